// Steps on the staff's side, and what the applicant does after them.

const LATER = "pages des gestionnaires";

const NAMES = {
  askCorrections: ["le gestionnaire refuse une pièce, valide les autres et demande des corrections"],
  incomplete: ["le mail « Candidature - dossier incomplet » arrive", "la pièce refusée porte le commentaire", "remplacer la pièce et transmettre de nouveau"],
  managerSees: ["le gestionnaire voit type de traitement, code OPI, dates de réception et de transmission, bloc-notes"],
  complete: ["le gestionnaire valide les pièces : « Complet », et le mail"],
  favourable: ["le gestionnaire déclare le dossier complet", "l’avis favorable est saisi et publié"],
  favourableOnly: ["l’avis favorable est saisi et publié"],
  decisionMail: ["l’avis est notifié par mail"],
  confirm: ["le mail d’avis favorable arrive", "ouvrir la candidature et la confirmer"],
  withdraw: ["se désister"],
};

export function steps({ pending }, what) {
  for (const name of NAMES[what]) pending(name, LATER);
}
