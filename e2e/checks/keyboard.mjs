// From creating an account to withdrawing from an admission with the keyboard alone: the focus always visible, no page
// that holds it.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import * as keys from "../lib/keys.mjs";
import { APPLICANTS, STAFF_PASSWORD, applicant } from "../lib/people.mjs";
import { pdf } from "../lib/samples.mjs";
import { plain } from "../lib/text.mjs";
import { until } from "../lib/until.mjs";

const PROGRAMME = "M1-CHPS";
const ADMITTED = "MASTER 1 - SCIENCES DE LA MER";

async function signIn(me, password) {
  await me.open("/connexion");
  await keys.write(me, "login", me.who.email);
  await keys.write(me, "password", password);
  await me.moved(() => me.page.keyboard.press("Enter"));
  await me.sees("Bonjour");
}

export default function keyboard({ part, step }) {
  part("au clavier seul, un compte et son profil");
  step("créer un compte et l’activer", async (world) => {
    const me = await world.me(applicant("Agathe", "Clavier"));
    await me.open("/compte/creer");
    await keys.around(me);
    const { first, last, email, password } = me.who;
    for (const [name, text] of [["last_name", last], ["first_name", first], ["email", email], ["email_again", email]]) await keys.write(me, name, text);
    await me.moved(() => me.page.keyboard.press("Enter"));
    await me.heading(me.t("account-sent-title"));
    const mail = await me.mail("activez votre compte");
    await me.page.goto(mail.links.find((one) => one.includes("/compte/valider/")));
    await keys.write(me, "password", password);
    await keys.write(me, "password_again", password);
    await keys.follow(me, me.t("account-activate-button"));
    await me.sees(me.t("account-activated"));
  });
  step("informations personnelles : la liste des nationalités, les choix, les dates", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/informations-perso");
    await keys.choose(me, "f-nationality", "Française");
    await keys.write(me, "ine", me.who.ine);
    await keys.follow(me, me.t("form-next"));
    await keys.tickFirst(me, "civility");
    await keys.write(me, "birth_date", "07/11/2001");
    await keys.choose(me, "f-birth_department", "Tarn");
    await keys.write(me, "birth_city", "Albi");
    await keys.follow(me, me.t("form-save"));
    await me.sees(me.t("profile-stored"));
  });
  step("adresse : la commune suit le code postal", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/adresse");
    await keys.write(me, "postal_code", "81000");
    await keys.leaveFor(me, "f-town");
    // Where the list was still empty, the focus went past it.
    await keys.choose(me, "f-town", "Albi", "Shift+Tab");
    await keys.write(me, "line1", "2 rue de l’Église");
    await keys.follow(me, me.t("form-save"));
    await me.sees(me.t("profile-stored"));
  });
  step("baccalauréat : série, département, commune, établissement", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/baccalaureat");
    await keys.tickFirst(me, "situation");
    await keys.write(me, "year", "2019");
    await keys.leaveFor(me, "f-series");
    await keys.choose(me, "f-series", "Économique et social");
    await keys.choose(me, "f-department", "Tarn");
    await keys.leaveFor(me, "f-town");
    await keys.choose(me, "f-town", "Albi", "Shift+Tab");
    await keys.leaveFor(me, "f-school");
    await keys.choose(me, "f-school", "Bellevue", "Shift+Tab");
    await keys.around(me);
    await keys.follow(me, me.t("form-save"));
    await me.sees(me.t("profile-stored"));
  });

  part("au clavier seul, une candidature");
  step("candidater et confirmer par « Oui »", async (world) => {
    const me = await world.me();
    await me.open(`/offre/${PROGRAMME}`);
    await keys.press(me, me.t("apply-button"));
    await me.sees("Voulez-vous candidater à la formation");
    await keys.press(me, me.t("form-yes"));
    await me.page.waitForURL(/\/candidatures\/\d+/);
    world.memory.path = me.path();
    await keys.around(me);
  });
  step("déposer une pièce ; les autres à la souris", async (world) => {
    const me = await world.me();
    const [{ label }] = await act.waiting(me);
    // Waited for before the way there: the browser hears of it elsewhere than of a key, which could come first.
    const press = async () => {
      await keys.tabTo(me, (now) => now.act === "choose");
      await me.page.keyboard.press("Space");
    };
    const [choosing] = await Promise.all([me.page.waitForEvent("filechooser"), press()]);
    await choosing.setFiles([pdf("piece au clavier")]);
    await me.page.locator("[data-act='send']").filter({ visible: true }).first().waitFor();
    await keys.tabTo(me, (now) => now.act === "send");
    await me.page.keyboard.press("Enter");
    await act.documentRow(me, label).locator(".ec-file").waitFor();
    await act.checked(me, label);
    await act.completeDocuments(me);
  });
  step("répondre à un formulaire complémentaire", async (world) => {
    const me = await world.me();
    // The page of the last deposit may still be about to take the focus to its document.
    await me.open(world.memory.path);
    await keys.follow(me, me.t("tab-forms"));
    await keys.follow(me, me.t("form-open"));
    await keys.around(me);
    await keys.tick(me, "Python");
    await keys.follow(me, me.t("form-complete"));
    await me.sees("Votre formulaire est complet.", "Python");
  });
  step("répondre aux questions", async (world) => {
    const me = await world.me();
    await me.open(world.memory.path);
    await keys.follow(me, me.t("tab-questions"));
    // The stop of the group is « no answer »; the arrows go on to the first one.
    await keys.tabTo(me, keys.isField("q-CONNU"));
    await me.page.keyboard.press("ArrowDown");
    await keys.follow(me, me.t("questions-save"));
    await me.sees(me.t("questions-saved"));
    assert.ok(await me.field("Un enseignant").isChecked());
  });
  step("écrire un message", async (world) => {
    const me = await world.me();
    await keys.follow(me, me.t("messages-title"));
    await keys.write(me, "body", "Bonjour, mon relevé arrive en juillet.");
    await keys.follow(me, me.t("messages-send"));
    await me.sees(me.t("messages-sent"));
    await me.shows("mon relevé arrive en juillet");
  });
  step("transmettre", async (world) => {
    const me = await world.me();
    await me.open(world.memory.path);
    await keys.follow(me, me.t("action-submit"));
    await me.sees(me.t("submit-warning"));
    await keys.follow(me, me.t("action-submit"));
    await me.sees(me.t("submit-done"));
    await me.factIs("Statut du dossier", "Réceptionné");
  });

  part("au clavier seul, une réponse");
  step("se connecter, ouvrir la candidature admise et confirmer", async (world) => {
    const me = (world.admitted = await world.person({ email: APPLICANTS.admitted }));
    await signIn(me, STAFF_PASSWORD);
    await me.open("/candidatures");
    await keys.follow(me, ADMITTED);
    await keys.answer(me, me.t("action-confirm"), me.t("confirm-yes"));
    await me.sees(me.t("confirm-done"));
  });
  step("se désister, puis revenir sur le désistement", async (world) => {
    const me = world.admitted;
    await keys.answer(me, me.t("action-withdraw"), me.t("withdraw-yes"));
    await me.sees(me.t("withdraw-done"));
    await keys.follow(me, me.t("action-withdraw-undo"));
    await me.sees(me.t("withdraw-undone"));
  });

  part("au clavier seul, chercher et renoncer");
  step("« Aller au contenu » est le premier arrêt", async (world) => {
    const me = (world.searching = await world.person({ email: APPLICANTS.complete }));
    await signIn(me, STAFF_PASSWORD);
    await me.open("/offre");
    await me.page.keyboard.press("Tab");
    assert.match((await keys.focused(me)).text, /Aller au contenu/);
    await me.page.keyboard.press("Enter");
    assert.ok(await until(() => new URL(me.page.url()).hash === "#contenu"), me.page.url());
  });
  step("chercher une formation", async (world) => {
    const me = world.searching;
    await keys.tabTo(me, (now) => now.id === "q");
    await me.page.keyboard.type("contentieux collectivités");
    await me.page.keyboard.press("Enter");
    await me.sees("M1 Droit public");
    await keys.follow(me, "M1 Droit public");
    await me.heading("M1 Droit public");
  });
  step("candidater ; la question « Annuler la candidature » a le foyer sur le choix sans effet, Échap la ferme", async (world) => {
    const me = world.searching;
    await keys.press(me, me.t("apply-button"));
    await me.sees("Voulez-vous candidater à la formation");
    await keys.press(me, me.t("form-yes"));
    await me.page.waitForURL(/\/candidatures\/\d+/);
    await keys.press(me, me.t("action-cancel"));
    await me.page.locator("dialog[open]").waitFor();
    assert.match((await keys.focused(me)).text, /Non/);
    await me.page.keyboard.press("Escape");
    await me.page.locator("dialog[open]").waitFor({ state: "detached" }).catch(() => {});
    assert.equal(await me.page.locator("dialog[open]").count(), 0);
    // The focus is back where the question was opened.
    assert.equal(plain((await keys.focused(me)).text), plain(me.t("action-cancel")));
  });
}
