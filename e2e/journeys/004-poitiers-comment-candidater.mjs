// « Comment candidater », Poitiers: the manual's own order and labels.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { EVERY_VIEW } from "../lib/chromium.mjs";
import { APPLICANTS, STAFF_PASSWORD, applicant } from "../lib/people.mjs";
import { pdf } from "../lib/samples.mjs";
import * as ent from "../lib/sign_on.mjs";
import * as staff from "../lib/staff.mjs";
import { until } from "../lib/until.mjs";

const PROGRAMME = "M1 Administration Économique et Sociale";
const PAPER = "M2-DM-FC";

export const views = EVERY_VIEW;

export default function journey({ part, step }) {
  part("2.1 Actuellement étudiant(e)");
  step("« Connexion » avec les identifiants de l’ENT", async (world) => {
    const me = await ent.studentOf(world);
    await me.open("/");
    await ent.signOn(me);
  });
  // covers: M4.03
  step("« Je n’ai pas de compte eCandidat », « Créer un compte » : ses informations, l’adresse préremplie à confirmer", async (world) => ent.openCreation(await ent.studentOf(world)));
  // covers: M4.03
  step("modifier l’adresse préremplie : « Vous devez maintenant valider la création de votre compte »", async (world) => ent.createWithOwnAddress(await ent.studentOf(world)));
  step("cliquer sur le lien de validation du mail : redirigé vers eCandidat", async (world) => ent.followLink(await ent.studentOf(world)));
  step("se connecter ensuite avec l’identifiant et le mot de passe de l’ENT", async (world) => {
    const me = await ent.studentOf(world);
    await ent.signOut(me);
    await ent.signOn(me);
    await me.sees("Bonjour Éloïse");
  });
  // covers: M0.06
  step("le cursus et l’INE basculés du logiciel de scolarité", async (world) => {
    const student = await world.person({ email: APPLICANTS.complete });
    await act.signIn(student, APPLICANTS.complete, STAFF_PASSWORD);
    await student.speak();
    const isRead = async () => {
      await student.open("/mon-compte/cursus-interne");
      return (await student.text()).includes("licence 2 sciences de la vie");
    };
    assert.ok(await until(isRead), "the record is read after the sign-in");
    await student.open("/mon-compte/informations-perso");
    await student.sees("Ces informations viennent du logiciel de scolarité", "Clé INE");
  });
  part("2.2 Plus ou jamais étudiant(e)");
  // covers: M4.29
  step("« Créer un compte », « Enregistrer »", async (world) => {
    const me = await world.me(applicant("Thomas", "Dupontel"));
    await me.open("/");
    await me.press("Créer un compte");
    await me.sees("Création de compte", "Une adresse ne sert qu’à un seul candidat.");
    await me.fill({ Nom: me.who.last, Prénom: me.who.first, "Adresse mail": me.who.email, "Confirmation Adresse Mail": me.who.email });
    await me.press("Enregistrer");
    await me.sees("Vous devez maintenant valider la création de votre compte.", "pensez à regarder dans vos mails « indésirables »");
  });
  // covers: M4.04
  step("la même adresse une seconde fois : même réponse, et son propriétaire est prévenu", async (world) => {
    const me = await world.me();
    world.memory.mail = await me.mail("activez votre compte");
    await act.createAccount(me);
    // The link of the first mail no longer works: this one brings its own.
    world.memory.mail = await me.mail("vous avez déjà un compte");
  });
  // covers: M4.05, M4.06
  step("activer le compte ; menu de gauche à huit rubriques", async (world) => {
    const me = await world.me();
    await act.activate(me, world.memory.mail);
    await me.open("/tableau-de-bord");
    await me.sees("Vous êtes connecté avec le login");
    for (const label of ["Informations perso.", "Adresse", "Baccalauréat", "Cursus interne", "Cursus externe", "Stages", "Expériences pro."]) await me.sees(label);
    await me.sees("Candidatures");
  });
  part("3.1 Informations perso.");
  // covers: M4.07
  step("« Nationalité », « INE » et « Clé INE », où le trouver ; « Suivant »", async (world) => {
    const me = await world.me();
    await me.press("Informations perso.");
    await me.heading("Édition des informations personnelles");
    await me.unfold("Je n’ai pas d’INE");
    await me.sees("nationalité française", "Aller à l’écran « Baccalauréat »");
    await me.unfold("Où trouver mon INE");
    await me.sees("se trouve sur votre relevé de notes de baccalauréat");
    await me.fill({ Nationalité: act.french(me), "INE et clé INE": me.who.ine });
    await me.hasControls("Annuler", "Suivant");
    await me.press("Suivant");
  });
  // covers: M4.09
  step("les champs de l’état civil ; « Suivant » mène à « Adresse »", async (world) => {
    const me = await world.me();
    await me.hasFields("Nom patronymique", "Nom usuel", "Prénom", "Autre prénom", "Date naissance (jj/mm/aa)", "Pays de naissance", "Département de naissance", "Ville de naissance", "Téléphone", "Téléphone portable");
    await me.set("Monsieur", true);
    await me.fill({ "Date naissance (jj/mm/aa)": "03/02/1999", "Département de naissance": "Vienne", "Ville de naissance": "Poitiers", "Téléphone portable": "06 39 98 41 27" });
    await me.press("Suivant");
    await me.heading("Édition d’adresse");
  });
  part("3.2 Adresse");
  // covers: M4.10
  step("pays, code postal, commune, adresse, compléments ; « Suivant » mène à « Baccalauréat »", async (world) => {
    const me = await world.me();
    await me.fill({ Pays: "France", "Code postal": "86000", Commune: "Poitiers", Adresse: "2 rue de l’église", "Complément d’adresse 1": "Bâtiment B", "Complément d’adresse 2": "Appartement 3" });
    await me.press("Suivant");
    await me.heading("Édition du baccalauréat");
  });
  part("3.3 Baccalauréat");
  // covers: M4.11
  step("2017, ES, assez bien, France, Vienne, Poitiers, « Bois d’Amour »", async (world) => {
    const me = await world.me();
    await me.set("J’ai le bac ou une équivalence", true);
    await me.sees("La liste de série du bac se met à jour avec l’année d’obtention");
    await me.fill({ "Année d’obtention": "2017", "Série du bac ou équivalence": "ES – Économique et social", Mention: "Assez bien", "Pays d’obtention": "France", Département: "Vienne", Commune: "Poitiers", Établissement: "Bois d’Amour" });
    await me.press("Enregistrer");
    await me.sees("Votre baccalauréat est enregistré.", "Assez bien", "Bois d’Amour");
  });
  part("3.4 Cursus interne");
  step("la partie se remplit automatiquement : vide ici", async (world) => {
    const me = await world.me();
    await act.rubric(me, "Cursus interne");
    await me.sees("Aucune année d’études enregistrée");
  });
  part("3.5 Cursus externe");
  // covers: M4.12
  step("« Nouveau cursus » : Gironde, Bordeaux, DUT, obtenu, bien", async (world) => {
    const me = await world.me();
    await act.rubric(me, "Cursus externe");
    await me.press("Nouveau cursus");
    await me.heading("Saisie d’un nouveau cursus post-baccalauréat");
    await me.fill({
      Pays: "France",
      Département: "Gironde",
      Commune: "Bordeaux",
      Établissement: "Université de Bordeaux",
      "Année d’obtention": "2019",
      Formation: "Diplôme universitaire de technologie",
      "Libellé et niveau de la formation": "DUT Gestion des Entreprises et des Administrations",
      Obtenu: "Oui",
      Mention: "Bien",
    });
    await me.press("Enregistrer");
    await me.sees("Votre cursus est enregistré.", "Université de Bordeaux");
  });
  part("3.6 Stages");
  // covers: M4.13, M4.32
  step("« Saisie d’un nouveau stage » : année, durée, heures, employeur, descriptif", async (world) => {
    const me = await world.me();
    await act.rubric(me, "Stages");
    await me.press("Nouveau stage");
    await me.heading("Saisie d’un nouveau stage");
    await me.fill({ Année: "2019", Durée: "6 mois", "Nombre d’heures/semaine": "35", "Employeur/organisme": "EDF", Descriptif: "gestion du fichier client, démarchage de nouveaux clients…" });
    await me.press("Enregistrer");
    await me.sees("Votre stage est enregistré.");
  });
  part("3.7 Expériences pro.");
  // covers: M4.13, M4.32
  step("« Saisie d’une nouvelle expérience professionnelle »", async (world) => {
    const me = await world.me();
    await act.rubric(me, "Expériences pro.");
    await me.press("Nouvelle expérience professionnelle");
    await me.heading("Saisie d’une nouvelle expérience professionnelle");
    await me.fill({ Année: "2021", Intitulé: "Commercial", Durée: "2 ans", "Employeur/organisme": "Renault France", Descriptif: "Prospection : conquête de nouveaux clients" });
    await me.press("Enregistrer");
    await me.sees("Votre expérience professionnelle est enregistrée.");
  });

  part("4 L’offre de formation");
  // covers: M4.14
  step("composante, type de diplôme, formation ; dates et modes, dossier papier compris", async (world) => {
    const me = await world.me();
    await me.menu("Offre de formation");
    const centre = await act.unfoldCentre(me, "UFR Droit et Sciences Sociales");
    await centre.getByRole("link", { name: /M1 Administration Économique et Sociale/ }).first().waitFor();
    await me.sees("Titre", "Mots clés", "Dates de candidature", "Mode de candidature", "Dossier dématérialisé", "Dossier papier");
  });
  part("5 Candidater à une formation");
  // covers: M4.15
  step("candidater depuis l’offre", async (world) => {
    const me = await world.me();
    const centre = await act.unfoldCentre(me, "UFR Droit et Sciences Sociales");
    await me.moved(() => centre.getByRole("link", { name: /M1 Administration Économique et Sociale/ }).first().click());
    await me.press("Candidater");
    await me.answer("Oui");
    await me.page.waitForURL(/\/candidatures\/\d+/);
    world.memory.path = me.path();
  });
  // covers: M4.17
  step("les dates utiles : limite de retour, confirmation, jury, publication", async (world) => {
    const me = await world.me();
    for (const term of ["Date limite de retour", "Date de confirmation", "Date du jury", "Date de publication"]) assert.match(await me.fact(term), /\d/);
  });
  // covers: M4.16, M4.30
  step("une pièce transmise, une pièce non concernée, une pièce en attente", async (world) => {
    const me = await world.me();
    await act.deposit(me, "Lettre de motivation", [pdf("lettre de motivation")]);
    await act.declare(me, "Demande d’aménagement au titre du handicap");
    await act.statusIs(me, "Relevés de notes du bac", "En attente");
    await act.deposit(me, "Autre document jugé utile par le candidat n°2", [pdf("autre document")]);
  });
  // covers: M4.18
  step("l’onglet « Formulaires complémentaires » et son Url", async (world) => {
    const me = await world.me();
    await act.tab(me, "Formulaires complémentaires");
    await me.sees("Pour remplir un formulaire, cliquez sur son Url et répondez aux questions.", "Formulaire", "Url", "Statut", "Réponses", "En attente");
    await act.openForm(me, "Pratique de la programmation");
    await me.set("Python", true);
    await me.go("Valider mes réponses");
    await me.sees("Votre formulaire est complet.", "Python");
    await me.open(world.memory.path);
  });
  // covers: M4.21
  step("« Transmettre ma candidature » devient vert ; transmettre et confirmer", async (world) => {
    const me = await world.me();
    await me.sees("Un dossier non transmis ne constitue pas une candidature");
    await act.completeDocuments(me);
    await me.page.locator(".ec-bar a.btn-go").waitFor();
    await act.submit(me);
    await me.factIs("Statut du dossier", "Réceptionné");
  });
  // covers: M4.22
  step("« candidature papier » : télécharger le dossier et l’envoyer à l’adresse indiquée", async (world) => {
    const me = await world.me();
    world.memory.paper = await act.apply(me, PAPER);
    await me.sees("Dossier papier : téléchargez votre dossier", "Adresse de contact");
    const link = me.control("Télécharger mon dossier");
    const answer = await me.context.request.get(new URL(await link.getAttribute("href"), me.page.url()).href);
    assert.equal((await answer.body()).subarray(0, 5).toString(), "%PDF-");
  });
  part("6 Consulter l’avancement");
  // covers: M4.23
  step("le menu « Candidatures » : formation, date limite, statut du dossier, décision", async (world) => {
    const me = await world.me();
    await me.menu("Candidatures");
    await me.sees(PROGRAMME, "Date limite de retour", "Statut du dossier", "Réceptionné", "Décision");
    await me.moved(() => me.page.getByRole("link", { name: /M1 Administration Économique et Sociale/ }).first().click());
    await me.sees("Informations détaillées");
  });
  // covers: M3.09, M4.20
  staff.steps({ step }, "managerSees", { manager: "central", programme: PROGRAMME });
  part("7 Confirmer sa candidature");
  staff.steps({ step }, "decide", { manager: "central", programme: PROGRAMME });
  // covers: M4.26
  staff.steps({ step }, "decisionMail");
  // covers: M4.01, M4.24, M4.27
  staff.steps({ step }, "confirm", { programme: PROGRAMME });
  // covers: M4.25
  step("« Télécharger lettre d’admission », et la page qui la vérifie", async (world) => {
    const me = await world.me();
    await me.open(world.memory.path);
    const link = me.control("Télécharger lettre d’admission");
    const answer = await me.context.request.get(new URL(await link.getAttribute("href"), me.page.url()).href);
    assert.equal((await answer.body()).subarray(0, 5).toString(), "%PDF-");
    await me.open("/verification");
    await me.sees("Vérifier une lettre", "Code de vérification");
  });
  // covers: M4.24, M4.27
  staff.steps({ step }, "withdraw");
  part("8 Annuler sa candidature");
  // covers: M4.28
  step("annuler une candidature non transmise ; un message automatique le confirme", async (world) => {
    const me = await world.me();
    await me.open(world.memory.paper);
    await me.press("Annuler la candidature");
    await me.answer("Oui, annuler");
    await me.sees("Votre candidature est annulée");
    await me.mail("Candidature - annulée");
  });
}
