// « Manuel du candidat », OSU Institut Pythéas: the manual's own order and labels.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { EVERY_VIEW } from "../lib/chromium.mjs";
import { APPLICANTS, STAFF_PASSWORD, applicant } from "../lib/people.mjs";
import { pdf, photo } from "../lib/samples.mjs";
import * as ent from "../lib/sign_on.mjs";
import * as staff from "../lib/staff.mjs";
import { until } from "../lib/until.mjs";

const NOT_CONCERNED = "Étudiant d’un pays dont le français n’est pas la seule langue officielle";

export const views = EVERY_VIEW;

export default function journey({ part, step }) {
  part("I - Création du dossier");
  // covers: M1.02
  step("ancien étudiant : identifiants de l’ENT, demandés par l’ENT", async (world) => {
    const me = await ent.studentOf(world);
    await me.open("/");
    await ent.signOn(me);
    await me.sees("Vous êtes connecté à l’ENT", me.who.login);
  });
  step("ancien étudiant : créer le compte, préremplir, arriver sur son tableau de bord", async (world) => ent.create(await ent.studentOf(world)));
  // covers: M1.02
  step("créer un compte avec nom, prénom et adresse mail", async (world) => {
    const me = await world.me(applicant("Vanessa", "Calanque"));
    await me.open("/");
    await me.press("Créer un compte");
    await me.fill({ Nom: me.who.last, Prénom: me.who.first, "Adresse mail": me.who.email, "Confirmation Adresse Mail": me.who.email });
    await me.press("Enregistrer");
    await me.sees("Validez votre adresse mail");
  });
  // covers: M1.03
  step("activer le compte en copiant dans le navigateur le lien indiqué dans le mail", async (world) => {
    const me = await world.me();
    const mail = await me.mail("activez votre compte");
    const copied = /https?:\/\/[^\s()]+\/compte\/valider\/[^\s()]+/.exec(mail.text)[0];
    await act.activate(me, { ...mail, links: [copied] });
  });
  // covers: M1.03
  step("se connecter avec l’identifiant et le mot de passe", async (world) => {
    const me = await world.me();
    await act.signOut(me);
    await act.signIn(me);
    await me.sees("Bonjour Vanessa");
  });

  part("1) État civil");
  // covers: M1.04
  step("rubrique « Informations perso. » : nationalité et INE, où le trouver", async (world) => {
    const me = await world.me();
    await me.press("Informations perso.");
    await me.hasFields("Nationalité", "INE et clé INE");
    await me.unfold("Où trouver mon INE");
    await me.sees("relevé de notes de baccalauréat", "certificat de scolarité des années antérieures", "relevé de notes universitaire");
  });
  // covers: M1.04
  step("compléter les informations relatives à l’état civil", async (world) => {
    const me = await world.me();
    await act.fillPersonal(me);
    await me.factIs("INE", me.who.ine.slice(0, 10));
    await me.factIs("Clé INE", me.who.ine.slice(10));
  });
  part("2) Coordonnées");
  // covers: M1.05
  step("renseigner l’adresse postale", async (world) => act.fillAddress(await world.me()));
  part("3) Baccalauréat");
  // covers: M1.06
  step("bac français, européen, DAEU, capacité, titre étranger, sinon « Je n’ai pas le bac »", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/baccalaureat");
    await me.sees("Je n’ai pas le bac", "DAEU", "capacité en droit", "titre étranger");
  });
  // covers: M1.07
  step("la liste des séries suit l’année d’obtention", async (world) => {
    const me = await world.me();
    await me.set("J’ai le bac ou une équivalence", true);
    const series = () => me.page.locator("select[name='series'] option").allInnerTexts();
    await me.set("Année d’obtention", "2019");
    await me.set("Série du bac ou équivalence", "ES – Économique et social");
    assert.ok(!(await me.page.locator("select[name='series'] option").evaluateAll((all) => all.map((one) => one.value))).includes("GEN"));
    await me.set("Année d’obtention", "2023");
    await me.set("Série du bac ou équivalence", "Général");
    assert.ok((await series()).length > 5);
    assert.ok(!(await me.page.locator("select[name='series'] option").evaluateAll((all) => all.map((one) => one.value))).includes("ES"));
  });
  // covers: M1.07
  step("une fois la commune renseignée, la liste des établissements s’actualise", async (world) => {
    const me = await world.me();
    await act.fillBac(me);
    await me.sees("Bellevue");
  });
  part("4) Cursus interne");
  // covers: M1.08
  step("la rubrique est vide et dit d’où elle vient et à qui écrire", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/cursus-interne");
    await me.sees("logiciel de scolarité", "En cas d’erreur, merci de contacter le service de scolarité");
  });
  // covers: M1.09
  step("un étudiant y trouve ses années, lues dans le logiciel de scolarité, sans pouvoir les modifier", async (world) => {
    const student = await world.person({ email: APPLICANTS.complete });
    await act.signIn(student, APPLICANTS.complete, STAFF_PASSWORD);
    await student.speak();
    const years = async () => {
      await student.open("/mon-compte/cursus-interne");
      return (await student.text()).includes("licence 2 sciences de la vie");
    };
    assert.ok(await until(years), "the record is read after the sign-in");
    await student.shows("Licence 1 Sciences de la vie", "Assez bien", "13,42");
    await student.sees("logiciel de scolarité");
    await student.hasControls("Actualiser");
    await student.open("/mon-compte/baccalaureat");
    await student.sees("Ces informations viennent du logiciel de scolarité");
    assert.equal(await student.page.locator("main").getByRole("link", { name: /^Modifier/ }).count(), 0);
  });
  part("5) Cursus externe");
  // covers: M1.10
  step("« Nouveau cursus » : le libellé suit « Niveau, Mention, Spécialité »", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/cursus-externe");
    await me.press("Nouveau cursus");
    await me.sees("Libellé et niveau de la formation", "BTS1, Assistant");
    await me.fill({ "Année d’obtention": "2021", Formation: "BTS", "Libellé et niveau de la formation": "BTS1, Assistant de gestion", Obtenu: "Oui" });
    await me.set("Département", "Tarn");
    await me.set("Commune", "Albi");
    await me.set("Établissement", "Autre établissement");
    await me.set("Autre établissement", "Lycée de la Préfecture");
    await me.press("Enregistrer");
    await me.sees("Votre cursus est enregistré.");
    await me.shows("BTS1, Assistant de gestion");
  });
  // covers: M1.10
  step("renouveler pour chaque année d’études", async (world) => {
    const me = await world.me();
    await me.press("Nouveau cursus");
    await me.fill({ "Année d’obtention": "2022", Formation: "BTS", "Libellé et niveau de la formation": "BTS2, Assistant de gestion", Obtenu: "Non" });
    await me.fill({ Département: "Tarn", Commune: "Albi", Établissement: "Autre établissement", "Autre établissement": "Lycée de la Préfecture" });
    await me.press("Enregistrer");
    await me.shows("BTS1, Assistant de gestion", "BTS2, Assistant de gestion");
  });
  part("6) Stages et expériences professionnelles");
  // covers: M1.11
  step("indiquer un stage et une expérience", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/stages");
    await me.press("Nouveau stage");
    await me.fill({ Année: "2021", Durée: "2 mois", "Employeur/organisme": "Aquarium", Descriptif: "Relevés de température et de salinité" });
    await me.press("Enregistrer");
    await me.sees("Votre stage est enregistré.");
    await me.open("/mon-compte/experiences-pro");
    await me.press("Nouvelle expérience professionnelle");
    await me.fill({ Année: "2022", Intitulé: "Animatrice", Durée: "1 an", "Employeur/organisme": "Maison de la mer" });
    await me.press("Enregistrer");
    await me.sees("Votre expérience professionnelle est enregistrée.");
  });

  part("II - Choix de la formation");
  // covers: M1.12
  step("rechercher par mot-clé ou en ouvrant une composante", async (world) => {
    const me = await world.me();
    await me.menu("Offre de formation");
    await me.page.locator("#q").fill("biodiversité");
    await me.press("Filtrer");
    await me.page.getByRole("link", { name: /MASTER 1 - BEE/ }).filter({ visible: true }).first().waitFor();
  });
  // covers: M1.13
  step("cliquer sur la formation ; un message de confirmation s’affiche : « Oui »", async (world) => {
    const me = await world.me();
    await me.moved(() => me.page.getByRole("link", { name: /MASTER 1 - BEE/ }).filter({ visible: true }).first().click());
    await me.press("Candidater");
    await me.sees("Voulez-vous candidater à la formation");
    await me.answer("Oui");
    await me.page.waitForURL(/\/candidatures\/\d+/);
    world.memory.path = me.path();
  });

  part("III - 1/ Dépôt des pièces justificatives");
  // covers: M1.15, M1.16
  step("formats PDF, JPG ou PNG ; statut « En attente »", async (world) => {
    const me = await world.me();
    await me.sees("PDF, JPG ou PNG");
    await act.statusIs(me, "Curriculum vitae", "En attente");
  });
  // covers: M1.15
  step("un PDF, un JPG, un PNG", async (world) => {
    const me = await world.me();
    await act.deposit(me, "Curriculum vitae", [pdf("cv")]);
    await act.deposit(me, "Justificatif d’identité", [await photo(world.browser, "recto"), await photo(world.browser, "verso")]);
    await act.deposit(me, "Une photo d’identité", [await photo(world.browser, "portrait", "png")]);
  });
  // covers: M1.15
  step("un fichier d’un autre format est refusé avec ce qu’il faut faire", async (world) => {
    const me = await world.me();
    const docx = { name: "lettre.docx", mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", buffer: Buffer.from("PK\u0003\u0004 not a pdf") };
    await act.refuseFile(me, "Lettre de motivation", docx, "n’est pas au bon format");
    await act.statusIs(me, "Lettre de motivation", "En attente");
  });
  // covers: M1.16, M1.17
  step("« Non concerné par cette pièce » : le statut devient « Non concerné »", async (world) => act.declare(await world.me(), NOT_CONCERNED));
  // covers: M1.18
  step("« Télécharger mon dossier » : un seul fichier PDF", async (world) => {
    const me = await world.me();
    const link = me.control("Télécharger mon dossier");
    const answer = await me.context.request.get(new URL(await link.getAttribute("href"), me.page.url()).href);
    assert.equal(answer.status(), 200);
    assert.equal((await answer.body()).subarray(0, 5).toString(), "%PDF-");
  });
  part("III - 2/ Formulaire complémentaire");
  // covers: M1.19
  step("ouvrir l’onglet « Formulaires complémentaires », cliquer sur l’Url, répondre", async (world) => {
    const me = await world.me();
    await act.openForm(me, "Formulaire complémentaire du master BEE");
    await me.set("Quelle espèce ou quel milieu aimeriez-vous étudier ?", "Les herbiers de posidonie");
    await act.pick(me, "Avez-vous le permis de conduire", "Non");
    await me.go("Valider mes réponses");
    await me.sees("Votre formulaire est complet.", "Les herbiers de posidonie");
  });
  // covers: M1.19
  step("enregistrer les réponses en PDF et les déposer comme pièce justificative", async (world) => {
    const me = await world.me();
    const link = me.control("Enregistrer mes réponses en PDF");
    const answer = await me.context.request.get(new URL(await link.getAttribute("href"), me.page.url()).href);
    assert.equal((await answer.body()).subarray(0, 5).toString(), "%PDF-");
    await me.go("Déposer ce PDF dans « Formulaire complémentaire à télécharger en PDF »");
    await act.statusIs(me, "Formulaire complémentaire à télécharger en PDF", "Déposée");
  });

  part("IV - Transmission de votre candidature");
  // covers: M1.20
  step("toutes les pièces déposées, un message s’affiche", async (world) => {
    const me = await world.me();
    await act.completeDocuments(me);
    await me.sees("Toutes les pièces sont là.", "Il reste à transmettre votre candidature");
  });
  // covers: M1.16, M1.20
  step("transmettre : message de confirmation, statut « Réceptionné », pièces « Transmise »", async (world) => {
    const me = await world.me();
    await act.submit(me);
    await me.factIs("Statut du dossier", "Réceptionné");
    await act.statusIs(me, "Curriculum vitae", "Transmise");
    await me.mail("Candidature - dossier réceptionné");
  });
  part("Et après…");
  staff.steps({ step }, "askCorrections", { label: "Lettre de motivation", comment: "page 2 illisible", manager: "managerOfSciences" });
  // covers: M1.16, M1.21
  staff.steps({ step }, "incomplete", { label: "Lettre de motivation", comment: "page 2 illisible" });
  staff.steps({ step }, "complete", { manager: "managerOfSciences" });
  staff.steps({ step }, "decide", { manager: "managerOfSciences" });
  // covers: M1.21
  staff.steps({ step }, "decisionMail");
}
