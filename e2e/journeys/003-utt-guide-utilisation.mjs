// « Guide d’utilisation », UTT: the manual's own order and labels.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { EVERY_VIEW } from "../lib/chromium.mjs";
import { APPLICANTS, STAFF_PASSWORD, applicant } from "../lib/people.mjs";
import { pdf } from "../lib/samples.mjs";
import * as ent from "../lib/sign_on.mjs";
import * as staff from "../lib/staff.mjs";
import { until } from "../lib/until.mjs";

const PROGRAMME = "M1-EEEA";
const NEW_PASSWORD = "savane-horloge-melon-42";

export const views = EVERY_VIEW;

export default function journey({ part, step }) {
  part("Je crée mon compte");
  // covers: M3.01
  step("renseigner nom, prénom et adresse mail valide", async (world) => {
    const me = await world.me(applicant("Karim", "Aubertin"));
    await act.createAccount(me);
  });
  // covers: M3.02
  step("le mail de confirmation fournit le lien d’activation et le login de connexion", async (world) => {
    const me = await world.me();
    world.memory.mail = await me.mail("activez votre compte");
    me.who.number = /login\s*:\s*([2-9A-Z]{8})/.exec(world.memory.mail.text)?.[1];
    assert.ok(me.who.number);
  });
  // covers: M3.02
  step("sans activation, la connexion est refusée et dit quoi faire", async (world) => {
    const me = await world.me();
    await me.open("/connexion");
    await me.fill({ Utilisateur: me.who.number, "Mot de passe": me.who.password });
    await me.press("Connexion", me.page.locator("main"));
    await me.sees("J’ai perdu mon code d’activation");
    await me.doesNotSee("Bonjour");
  });
  step("activer le compte", async (world) => act.activate(await world.me(), world.memory.mail));
  part("Je me connecte");
  // covers: M3.03
  step("« Vous êtes déjà étudiant » : identifiants ENT", async (world) => {
    const me = await ent.studentOf(world);
    await me.open("/connexion");
    await ent.signOn(me);
    await me.sees("Vous êtes connecté à l’ENT", me.who.login);
  });
  // covers: M3.03
  step("« Vous n’êtes pas étudiant » : login du mail et mot de passe", async (world) => {
    const me = await world.me();
    await act.signOut(me);
    await act.signIn(me, me.who.number);
    await me.sees("Bonjour Karim");
  });
  part("Je me déconnecte");
  // covers: M3.04
  step("« Déconnexion »", async (world) => {
    const me = await world.me();
    await act.signOut(me);
    await me.open("/candidatures");
    await me.sees("Veuillez vous connecter avec votre compte eCandidat");
  });
  // covers: M3.04
  step("sans déconnexion, rien n’est verrouillé : deux navigateurs à la fois", async (world) => {
    const me = await world.me();
    await act.signIn(me, me.who.number);
    const elsewhere = await world.person(me.who);
    await act.signIn(elsewhere, me.who.number);
    await elsewhere.sees("Bonjour Karim");
    await elsewhere.doesNotSee("verrouillée par un autre utilisateur");
  });
  part("Je complète mon compte eCandidat");
  // covers: M3.05
  step("tout est à compléter avant de candidater", async (world) => {
    const me = await world.me();
    await me.open(`/offre/${PROGRAMME}`);
    await me.press("Candidater");
    await me.sees("Avant de candidater");
  });
  // covers: M3.06
  step("un INE mal saisi n’est pas reconnu et dit pourquoi", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/informations-perso");
    await me.fill({ Nationalité: act.french(me), "INE et clé INE": "1234567890A" });
    await me.press("Suivant");
    await me.sees("Le numéro et la clé ne vont pas ensemble");
  });
  // covers: M3.06
  step("un INES (9 chiffres et 2 lettres) est accepté", async (world) => {
    const me = await world.me();
    const ines = `${String(Math.floor(Math.random() * 1e9)).padStart(9, "0")}AB`;
    me.who.ine = ines;
    await act.fillPersonal(me);
    await me.factIs("Clé INE", "AB");
  });
  step("adresse et baccalauréat", async (world) => {
    const me = await world.me();
    await act.fillAddress(me);
    await act.fillBac(me);
  });
  step("cursus externe, stages, expériences professionnelles sont proposés", async (world) => {
    const me = await world.me();
    for (const [path, label] of [["cursus-externe", "Nouveau cursus"], ["stages", "Nouveau stage"], ["experiences-pro", "Nouvelle expérience professionnelle"]]) {
      await me.open(`/mon-compte/${path}`);
      await me.hasControls(label);
    }
  });
  part("Si vous êtes un étudiant déjà inscrit");
  // covers: M3.07
  step("« Je n’ai pas de compte eCandidat », puis « Créer un compte » ; une adresse mail de confirmation", async (world) => {
    const me = await ent.studentOf(world);
    await ent.openCreation(me);
    await ent.createWithOwnAddress(me);
  });
  // covers: M3.07
  step("cliquer sur le lien du mail d’activation, se reconnecter avec le compte ENT", async (world) => ent.followLink(await ent.studentOf(world)));
  // covers: M3.08
  step("les données récupérées du logiciel de scolarité, dont certaines ne sont pas modifiables", async (world) => {
    const student = await world.person({ email: APPLICANTS.complete });
    await act.signIn(student, APPLICANTS.complete, STAFF_PASSWORD);
    await student.speak();
    const isRead = async () => {
      await student.open("/mon-compte/cursus-interne");
      return (await student.text()).includes("licence 2 sciences de la vie");
    };
    assert.ok(await until(isRead), "the record is read after the sign-in");
    await student.open("/mon-compte/baccalaureat");
    await student.sees("Ces informations viennent du logiciel de scolarité");
  });

  part("J’effectue une candidature");
  step("onglet « Candidatures », « Nouvelle candidature », l’écran « Offre de formation »", async (world) => {
    const me = await world.me();
    await me.menu("Candidatures");
    await me.press("Nouvelle candidature");
    await me.heading("Offre de formation");
  });
  step("cliquer sur l’intitulé de la formation, candidater", async (world) => {
    const me = await world.me();
    await me.page.locator("#q").fill("automatique systèmes embarqués");
    await me.press("Filtrer");
    await me.moved(() => me.page.getByRole("link", { name: /MASTER 1 - ÉLECTRONIQUE/ }).filter({ visible: true }).first().click());
    await me.press("Candidater");
    await me.answer("Oui");
    await me.page.waitForURL(/\/candidatures\/\d+/);
    world.memory.path = me.path();
  });
  // covers: M3.10
  step("ajouter, supprimer, ne pas être concerné", async (world) => {
    const me = await world.me();
    await act.deposit(me, "Lettre de motivation", [pdf("lettre de motivation")]);
    await act.remove(me, "Lettre de motivation");
    await act.declare(me, "Justificatifs de stages");
  });
  // covers: M3.10
  step("une fois toutes les pièces obligatoires déposées, transmettre", async (world) => {
    const me = await world.me();
    await act.completeDocuments(me);
    await act.submit(me);
  });
  part("Les étapes de mon dossier de candidature");
  // covers: M3.11
  step("« Réceptionné », et le mail à chaque changement de statut", async (world) => {
    const me = await world.me();
    await me.factIs("Statut du dossier", "Réceptionné");
    await me.mail("Candidature - dossier réceptionné");
    await me.open("/tableau-de-bord");
    await me.sees("Candidature - dossier réceptionné");
  });
  staff.steps({ step }, "askCorrections", { label: "Lettre de motivation", comment: "la signature manque", manager: "managerOfSciences" });
  // covers: M3.11, M3.12
  staff.steps({ step }, "incomplete", { label: "Lettre de motivation", comment: "la signature manque" });
  // covers: M3.11
  staff.steps({ step }, "complete", { manager: "managerOfSciences" });
  part("Je confirme ou désiste ma candidature");
  staff.steps({ step }, "decide", { manager: "managerOfSciences" });
  staff.steps({ step }, "decisionMail");
  // covers: M3.13
  step("la lettre d’admission jointe au mail d’avis favorable", async (world) => {
    assert.match(world.memory.decisionMail.attachments, /lettre_admission-[^<]*\.pdf/);
  });
  // covers: M3.14
  staff.steps({ step }, "withdraw");

  part("Besoin d’aide");
  // covers: M3.16
  step("« J’ai oublié mes identifiants » : l’adresse mail, et de nouveaux identifiants par mail", async (world) => {
    const me = await world.me();
    await act.signOut(me);
    await me.open("/connexion");
    await me.press("J’ai oublié mes identifiants");
    await me.sees("Saisissez l’adresse mail fournie lors de la création de votre compte eCandidat.");
    await me.fill({ "Adresse mail": me.who.email });
    await me.press("Envoyer");
    await me.sees("Si un compte eCandidat existe pour cette adresse");
    const mail = await me.mail("vos identifiants");
    assert.ok(mail.text.includes(me.who.number));
    await me.page.goto(mail.links.find((link) => link.includes("/compte/mot-de-passe/")));
    await me.fill({ "Nouveau mot de passe": NEW_PASSWORD, "Confirmation mot de passe": NEW_PASSWORD });
    await me.press("Enregistrer");
    await me.sees("Votre nouveau mot de passe est enregistré. Connectez-vous.");
    await act.signIn(me, me.who.email, NEW_PASSWORD);
    await me.sees("Bonjour Karim");
  });
  step("« Assistance » répond, même sur la réunion de plusieurs PDF", async (world) => {
    const me = await world.me();
    await me.menu("Assistance");
    await me.heading("Assistance");
  });
}
