// « Guide utilisateur eCandidat », Perpignan: the chapters of the manual in their order, with its labels.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { EVERY_VIEW } from "../lib/chromium.mjs";
import { APPLICANTS, STAFF_PASSWORD, applicant } from "../lib/people.mjs";
import { pdf, photo } from "../lib/samples.mjs";
import * as ent from "../lib/sign_on.mjs";
import * as staff from "../lib/staff.mjs";
import { beginning } from "../lib/text.mjs";
import { until } from "../lib/until.mjs";

const PROGRAMME = { code: "M1-CHPS", title: "MASTER 1 - CALCUL HAUTE PERFORMANCE, SIMULATION", centre: "UFR Sciences exactes et expérimentales" };
const LANGUAGE = "Attestation de langue française de niveau B2";
const TRANSCRIPTS = "Relevés de notes depuis le bac";

export const views = EVERY_VIEW;

export default function journey({ part, step }) {
  part("Je crée mon compte eCandidat");
  // covers: M2.20
  step("l’accueil dit « Connexion », « Informations », « Assistance » et « Créer un compte »", async (world) => {
    const me = await world.me(applicant("Estelle", "Guerrin"));
    await me.open("/");
    await me.sees("Connexion", "Informations", "Veuillez vous connecter avec votre compte eCandidat");
    await me.hasFields("Utilisateur", "Mot de passe");
    await me.hasControls("Créer un compte", "J’ai oublié mes identifiants", "Assistance");
  });
  // covers: M2.05
  step("la mention sur les données personnelles s’ouvre depuis l’accueil, puis revenir", async (world) => {
    const me = await world.me();
    await me.go("Données personnelles", me.page.getByRole("contentinfo"));
    await me.heading("Données personnelles");
    await me.open("/");
  });
  part("Je suis étudiant à l’Université");
  // covers: M2.02
  step("« Créer un compte », puis se connecter dans un premier temps avec ses identifiants ENT", async (world) => {
    const me = await ent.studentOf(world);
    await me.open("/compte/creer");
    await me.sees("Vous êtes étudiant à l’établissement");
    await ent.signOn(me);
  });
  // covers: M2.06
  step("la fenêtre « Création de compte » est préremplie ; « Enregistrer »", async (world) => ent.create(await ent.studentOf(world)));
  // covers: M2.07
  step("se connecter ensuite à son espace avec ses identifiants ENT", async (world) => {
    const me = await ent.studentOf(world);
    await ent.signOut(me);
    await ent.signOn(me);
    await me.sees("Bonjour Éloïse");
  });
  // covers: M2.08
  step("les données de la scolarité, dont le téléphone et l’adresse restent modifiables", async (world) => {
    const student = await world.person({ email: APPLICANTS.complete });
    await act.signIn(student, APPLICANTS.complete, STAFF_PASSWORD);
    await student.speak();
    const isRead = async () => {
      await student.open("/mon-compte/cursus-interne");
      return (await student.text()).includes("licence 2 sciences de la vie");
    };
    assert.ok(await until(isRead), "the record is read after the sign-in");
    await student.open("/mon-compte/informations-perso");
    await student.sees("Ces informations viennent du logiciel de scolarité", "Nationalité, téléphones et langue restent modifiables.");
    await student.hasControls("Modifier");
    await student.open("/mon-compte/adresse");
    await student.hasControls("Modifier");
    await student.open("/mon-compte/baccalaureat");
    await student.sees("Ces informations viennent du logiciel de scolarité");
  });
  part("Je ne suis pas étudiant à l’Université");
  // covers: M0.07, M2.02
  step("« Créer un compte » : nom, prénom, adresse mail et sa confirmation", async (world) => {
    const me = await world.me();
    await me.press("Créer un compte");
    await me.heading("Création de compte");
    await me.sees("Attention, lorsque vous aurez modifié votre compte, vous serez déconnecté.", "Vous devrez consulter vos courriels pour valider votre adresse, puis vous pourrez vous reconnecter.");
    await me.hasControls("Annuler", "Enregistrer");
    await me.fill({ Nom: me.who.last, Prénom: me.who.first, "Adresse mail": me.who.email, "Confirmation Adresse Mail": me.who.email });
    await me.press("Enregistrer");
    await me.sees("cliquez sur le lien de validation", "indésirables");
  });
  // covers: M2.07
  step("le mail porte le lien de validation, en entier pour le copier, et l’identifiant", async (world) => {
    const me = await world.me();
    world.memory.mail = await me.mail("activez votre compte");
    assert.match(world.memory.mail.text, /login/);
    assert.match(world.memory.mail.text, /https?:\/\/\S+\/compte\/valider\/\S+/);
    me.who.number = /login\s*:\s*([2-9A-Z]{8})/.exec(world.memory.mail.text)?.[1];
    assert.ok(me.who.number, world.memory.mail.text);
  });
  // covers: M2.07
  step("activer, se déconnecter, se connecter avec les identifiants du mail", async (world) => {
    const me = await world.me();
    await act.activate(me, world.memory.mail);
    await act.signOut(me);
    await act.signIn(me, me.who.number);
    await me.sees("Bonjour Estelle");
  });
  // covers: M2.09
  step("les informations personnelles, puis l’adresse, puis le baccalauréat, avec leurs champs obligatoires", async (world) => {
    const me = await world.me();
    await act.fillPersonal(me);
    await act.fillAddress(me);
    await act.fillBac(me);
  });
  // covers: M2.09
  step("revenir à tout moment sur les informations saisies", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/adresse");
    await me.press("Modifier");
    await me.sees("Les champs marqués d’un * sont obligatoires.");
    await me.set("Complément d’adresse 1", "Bâtiment C");
    await me.press("Enregistrer");
    await me.sees("Votre adresse est enregistrée", "Bâtiment C");
  });

  part("J’effectue ma candidature");
  // covers: M2.10, M2.20
  step("« Candidatures » montre « Nouvelle candidature », qui affiche l’offre de formation", async (world) => {
    const me = await world.me();
    await me.menu("Candidatures");
    await me.press("Nouvelle candidature");
    await me.heading("Offre de formation");
    await me.sees("Vous pouvez consulter les formations en dépliant les menus et candidater à une formation en cliquant dessus.", "Filtre en cours", "Aucun");
  });
  // covers: M2.10, M2.11
  step("dérouler l’offre : centre, type de diplôme, formation avec ses colonnes", async (world) => {
    const me = await world.me();
    const centre = await act.unfoldCentre(me, PROGRAMME.centre);
    await centre.getByRole("link", { name: /CALCUL HAUTE PERFORMANCE/ }).first().waitFor();
    await me.sees("Titre", "Mots clés", "Dates de candidature", "Mode de candidature", "Dossier dématérialisé");
  });
  // covers: M2.10
  step("rechercher par mot clé avec « Filtre »", async (world) => {
    const me = await world.me();
    await me.page.locator("#q").fill("calcul intensif");
    await me.press("Filtrer");
    await me.sees("calcul intensif");
    await me.page.getByRole("link", { name: /MASTER 1 - CALCUL HAUTE PERFORMANCE/ }).filter({ visible: true }).first().waitFor();
  });
  step("sélectionner la formation en cliquant sur son libellé et confirmer par « Oui »", async (world) => {
    const me = await world.me();
    await me.moved(() => me.page.getByRole("link", { name: /MASTER 1 - CALCUL HAUTE PERFORMANCE/ }).filter({ visible: true }).first().click());
    await me.press("Candidater");
    await me.answer("Oui");
    await me.page.waitForURL(/\/candidatures\/\d+/);
    world.memory.path = me.path();
    await me.mail("Candidature - enregistrée");
  });

  part("Je dépose mes pièces justificatives");
  // covers: M2.12
  step("le récapitulatif : informations détaillées, dates utiles, adresse de contact", async (world) => {
    const me = await world.me();
    await me.sees("Récapitulatif de votre candidature", "Informations détaillées", "Dates utiles", "Adresse de contact", "Pièces justificatives");
    await me.factIs("Formation", PROGRAMME.title);
    await me.factIs("Statut du dossier", "En attente");
    await me.factIs("Décision", "En attente");
    assert.match(await me.fact("Date limite de retour"), /\d\d\/\d\d\/\d{4}/);
    assert.match(await me.fact("Date de confirmation"), /\d\d\/\d\d\/\d{4}|jours/);
    await me.sees("Procédure dématérialisée, veuillez déposer vos pièces via les commandes du tableau avant le", "Une fois fait vous devrez transmettre votre candidature.");
    await me.sees("Pièce justificative", "Fichier", "Statut", "Pièce conditionnelle");
    await me.hasControls("Fermer", "Annuler la candidature", "Transmettre ma candidature", "Télécharger mon dossier");
  });
  // covers: M2.13
  step("ajouter une pièce, la supprimer, l’ajouter de nouveau", async (world) => {
    const me = await world.me();
    await act.deposit(me, "Relevés de notes du bac", [pdf("releve du bac")]);
    await act.remove(me, "Relevés de notes du bac");
    await act.deposit(me, "Relevés de notes du bac", [await photo(world.browser, "releve du bac")]);
  });
  // covers: M2.13
  step("télécharger le document à compléter, puis le redéposer", async (world) => {
    const me = await world.me();
    const link = act.documentRow(me, "Dossier de candidature complémentaire").getByRole("link", { name: beginning(me.names("Modèle à compléter")) });
    const answer = await me.context.request.get(new URL(await link.getAttribute("href"), me.page.url()).href);
    assert.equal(answer.headers()["content-type"], "application/pdf");
    await act.deposit(me, "Dossier de candidature complémentaire", [{ name: "Formulaire complété.pdf", mimeType: "application/pdf", buffer: await answer.body() }]);
  });
  // covers: M2.14
  step("« Non concerné par cette pièce », puis « Concerné par cette pièce », puis non concerné", async (world) => {
    const me = await world.me();
    await act.declare(me, LANGUAGE);
    await me.go("Concerné par cette pièce", act.documentRow(me, LANGUAGE));
    await act.statusIs(me, LANGUAGE, "En attente");
    await act.declare(me, LANGUAGE);
  });
  // covers: M2.15
  step("l’onglet « Formulaires complémentaires »", async (world) => {
    const me = await world.me();
    await act.tab(me, "Formulaires complémentaires");
    await me.sees("Pour remplir un formulaire, cliquez sur son Url et répondez aux questions.", "Formulaire", "Url", "Statut", "Réponses", "En attente");
    await act.openForm(me, "Pratique de la programmation");
    await me.set("Python", true);
    await me.go("Valider mes réponses");
    await me.sees("Votre formulaire est complet.", "Python");
    await me.open(world.memory.path);
  });

  part("Je transmets ma candidature");
  // covers: M2.16
  step("le bouton n’est pas vert tant qu’une pièce manque, et dit laquelle", async (world) => {
    const me = await world.me();
    assert.equal(await me.page.locator(".ec-bar a.btn-go").count(), 0);
    await me.press("Transmettre ma candidature");
    await me.sees("avant de transmettre", "Lettre de motivation");
    await me.go("Revenir à la candidature");
  });
  // covers: M2.16
  step("toutes les pièces déposées, le bouton est vert", async (world) => {
    const me = await world.me();
    await act.completeDocuments(me);
    await me.sees("Toutes les pièces sont là.");
    await me.page.locator(".ec-bar a.btn-go").waitFor();
  });
  // covers: M2.16
  step("transmettre, être prévenu que rien ne pourra être changé, recevoir la confirmation par mail", async (world) => {
    const me = await world.me();
    await act.submit(me);
    await me.factIs("Statut du dossier", "Réceptionné");
    await me.mail("Candidature - dossier réceptionné");
  });

  part("Je remplace une pièce justificative refusée");
  // covers: M2.18
  staff.steps({ step }, "askCorrections", { label: TRANSCRIPTS, comment: "scan illisible", manager: "managerOfSciences" });
  // covers: M2.18
  staff.steps({ step }, "incomplete", { label: TRANSCRIPTS, comment: "scan illisible", replacement: "remove" });

  part("Je confirme ou je me désiste suite à un avis favorable");
  // covers: M2.17
  staff.steps({ step }, "complete", { manager: "managerOfSciences" });
  staff.steps({ step }, "decide", { manager: "managerOfSciences" });
  // covers: M2.19
  staff.steps({ step }, "decisionMail");
  // covers: M2.19
  staff.steps({ step }, "confirm", { programme: PROGRAMME.title });
}
