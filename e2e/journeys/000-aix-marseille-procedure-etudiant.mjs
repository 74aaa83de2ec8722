// « Procédure étudiant eCandidat », Aix-Marseille: the manual's own order and labels.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { EVERY_VIEW } from "../lib/chromium.mjs";
import { applicant } from "../lib/people.mjs";
import { pdf } from "../lib/samples.mjs";
import * as ent from "../lib/sign_on.mjs";

const PROGRAMME = "M1-BIOS";

export const views = EVERY_VIEW;

export default function journey({ part, step }) {
  part("L’accueil");
  // covers: M0.01, M0.03
  step("le menu : « Accueil », « Assistance », « Offre de formation » ; « Non connecté » ; « Informations »", async (world) => {
    const me = await world.me(applicant("Charlotte", "Gockel"));
    await me.open("/");
    await me.sees("Informations");
    for (const label of ["Accueil", "Assistance", "Offre de formation"]) await me.inMenu(label);
    await me.page.getByText(me.t("not-signed-in")).first().waitFor({ state: "attached" });
  });
  part("Si vous êtes étudiant et avez un compte ENT actif");
  step("1) se connecter à l’ENT ; un mot de passe faux y est refusé", async (world) => {
    const me = await ent.studentOf(world);
    await me.open("/");
    await me.sees("Je suis étudiant");
    await ent.mistype(me);
    await ent.signOn(me);
  });
  // covers: M0.04
  step("2) créer un compte eCandidat : la fenêtre est préremplie, et 3) l’adresse de l’établissement est déjà validée", async (world) => ent.create(await ent.studentOf(world)));
  // covers: M0.04
  step("4) se reconnecter par l’ENT", async (world) => {
    const me = await ent.studentOf(world);
    await ent.signOut(me);
    await ent.signOn(me);
    await me.sees("Bonjour Éloïse");
  });

  part("Créer un compte");
  // covers: M0.07
  step("« Créer un compte » ouvre « Création de compte » avec ses quatre champs", async (world) => {
    const me = await world.me();
    await me.press("Créer un compte");
    await me.heading("Création de compte");
    await me.hasFields("Nom", "Prénom", "Adresse mail", "Confirmation Adresse Mail");
    await me.hasControls("Annuler", "Enregistrer");
  });
  step("deux adresses différentes sont refusées et rien de saisi ne se perd", async (world) => {
    const me = await world.me();
    await me.fill({ Nom: me.who.last, Prénom: me.who.first, "Adresse mail": me.who.email, "Confirmation Adresse Mail": `x${me.who.email}` });
    await me.press("Enregistrer");
    await me.sees("Les deux adresses sont différentes");
    assert.equal(await me.field("Nom").inputValue(), me.who.last);
    assert.equal(await me.field("Adresse mail").inputValue(), me.who.email);
  });
  // covers: M0.05
  step("« Enregistrer » : un mail est envoyé", async (world) => {
    const me = await world.me();
    await me.fill({ "Confirmation Adresse Mail": me.who.email });
    await me.press("Enregistrer");
    await me.sees("rendez-vous sur votre boîte mail");
    world.memory.mail = await me.mail("activez votre compte");
  });
  // covers: M0.08
  step("cliquer sur le lien du mail, comme dans une boîte mail", async (world) => {
    const me = await world.me();
    await me.open(world.memory.mail.href);
    await me.page.locator("article a[href*='/compte/valider/']").first().click();
    await me.heading("Activation de votre compte");
    await me.fill({ "Mot de passe": me.who.password, "Confirmation mot de passe": me.who.password });
    await me.press("Activer mon compte");
    await me.sees("Votre compte est activé");
  });
  step("le lien ne sert qu’une fois", async (world) => {
    const me = await world.me();
    await me.page.goto(world.memory.mail.links.find((link) => link.includes("/compte/valider/")));
    await me.doesNotSee("Activer mon compte");
  });
  // covers: M0.05, M0.09
  step("se connecter au bas de l’accueil : « Utilisateur », « Mot de passe », « Connexion » et ses trois liens", async (world) => {
    const me = await world.me();
    await act.signOut(me);
    await me.open("/");
    await me.sees("Veuillez vous connecter avec votre compte eCandidat");
    await me.hasControls("J’ai oublié mes identifiants", "J’ai perdu mon code d’activation", "Créer un compte");
    await me.fill({ Utilisateur: me.who.email, "Mot de passe": me.who.password });
    await me.press("Connexion", me.page.locator("main form").filter({ has: me.page.locator("input[type='password']") }));
    await me.sees("Bonjour Charlotte");
  });

  part("Mon compte");
  // covers: M0.10
  step("sans informations personnelles, aucun vœu n’est possible", async (world) => {
    const me = await world.me();
    await me.open(`/offre/${PROGRAMME}`);
    await me.press("Candidater");
    await me.sees("Avant de candidater, complétez vos informations personnelles.");
  });
  // covers: M0.10
  step("informations personnelles, puis adresse, puis baccalauréat", async (world) => {
    const me = await world.me();
    await act.fillPersonal(me);
    await act.fillAddress(me);
    await act.fillBac(me);
  });

  part("Candidatures");
  // covers: M0.11
  step("onglet « Candidatures », « Nouvelle candidature » : la page « Offre de formation » s’ouvre", async (world) => {
    const me = await world.me();
    await me.menu("Candidatures");
    await me.press("Nouvelle candidature");
    await me.heading("Offre de formation");
  });
  // covers: M0.12
  step("sélectionner la formation et confirmer la candidature", async (world) => {
    const me = await world.me();
    await me.page.locator("#q").fill("Biologie Santé conseil génétique développement");
    await me.press("Filtrer");
    await me.moved(() => me.page.getByRole("link", { name: /Master 1 Biologie Santé \(hors parcours/ }).filter({ visible: true }).first().click());
    await me.press("Candidater");
    await me.answer("Oui");
    await me.page.waitForURL(/\/candidatures\/\d+/);
  });
  // covers: M0.13, M0.16, M0.17, M0.19
  step("« Récapitulatif de votre candidature » : les trois cadres et le tableau des pièces", async (world) => {
    const me = await world.me();
    await me.sees("Récapitulatif de votre candidature", "Informations détaillées", "Dates utiles", "Adresse de contact");
    await me.factIs("Statut du dossier", "En attente");
    await me.factIs("Décision", "En attente");
    assert.match(await me.fact("Date limite de retour"), /\d\d\/\d\d\/\d{4}/);
    assert.match(await me.fact("Date de publication"), /\d\d\/\d\d\/\d{4}/);
    await me.sees("Mail :", "Procédure dématérialisée, veuillez déposer vos pièces via les commandes du tableau avant le");
    for (const label of ["Justificatif d’identité en cours de validité", "Une photo d’identité récente", "Curriculum vitae", "Lettre de motivation", "Attestation des diplômes obtenus", "Formulaire complémentaire à télécharger en PDF"]) {
      await act.statusIs(me, label, "En attente");
    }
    await me.hasControls("Fermer", "Annuler la candidature", "Transmettre ma candidature", "Télécharger mon dossier");
  });
  // covers: M0.14, M0.15
  step("« N’oubliez pas de consulter l’onglet « Formulaires complémentaires » » et cet onglet", async (world) => {
    const me = await world.me();
    world.memory.path = me.path();
    await me.sees("N’oubliez pas de consulter l’onglet « Formulaires complémentaires »");
    await act.openForm(me, "Expérience et projet en biologie");
    await act.pick(me, "Avez-vous fait un stage en laboratoire", "Oui");
    await me.set("Décrivez ce stage et ce que vous y avez appris", "Huit semaines en microbiologie.");
    await act.pick(me, "Quel parcours visez-vous", "Génétique");
    await me.go("Valider mes réponses");
    await me.sees("Votre formulaire est complet.", "Huit semaines en microbiologie.");
  });
  // covers: M0.18
  step("la pièce « Formulaire complémentaire à télécharger en PDF » reçoit les réponses", async (world) => {
    const me = await world.me();
    await me.go("Déposer ce PDF dans « Formulaire complémentaire à télécharger en PDF »");
    await act.statusIs(me, "Formulaire complémentaire à télécharger en PDF", "Déposée");
  });
  // covers: M0.17
  step("ajouter les pièces justificatives ; « Si vous n’êtes pas concerné par cette pièce »", async (world) => {
    const me = await world.me();
    await act.declare(me, "Informations complémentaires jugées utiles");
    await act.deposit(me, "Curriculum vitae", [pdf("curriculum vitae")]);
    await act.completeDocuments(me);
  });
  // covers: M0.19
  step("« Transmettre ma candidature » est en vert : transmettre", async (world) => {
    const me = await world.me();
    await me.page.locator(".ec-bar a.btn-go").waitFor();
    await act.submit(me);
    await me.factIs("Statut du dossier", "Réceptionné");
    await me.mail("Candidature - dossier réceptionné");
  });

  part("Assistance");
  // covers: M0.20
  step("« Assistance » : « Aide », « Boîte à outils / FAQ »", async (world) => {
    const me = await world.me();
    await me.menu("Assistance");
    await me.sees("Boîte à outils / FAQ");
    await me.press("Boîte à outils / FAQ");
    await me.heading("FAQ");
  });
}
