// What several journeys do alike, in the reader's language: the words come from the interface's own sentences.

import assert from "node:assert/strict";
import { pdf } from "./samples.mjs";
import { beginning, containing, plain } from "./text.mjs";

export async function createAccount(me) {
  const { first, last, email } = me.who;
  await me.open("/compte/creer");
  await me.heading(me.t("account-create-title"));
  await me.fill({
    [me.t("account-last-name")]: last,
    [me.t("account-first-name")]: first,
    [me.t("account-email")]: email,
    [me.t("account-email-again")]: email,
  });
  await me.press(me.t("form-save"));
  await me.heading(me.t("account-sent-title"));
}

/** Opens the link of the mail, chooses a password; signed in afterwards. */
export async function activate(me, mail) {
  const link = mail.links.find((one) => one.includes("/compte/valider/"));
  assert.ok(link, `the mail has no activation link: ${mail.text}`);
  await me.page.goto(link);
  await me.fill({ [me.t("sign-in-password")]: me.who.password, [me.t("account-password-again")]: me.who.password });
  await me.press(me.t("account-activate-button"));
  await me.sees(me.t("account-activated"));
}

export async function signIn(me, login = me.who.email, password = me.who.password) {
  await me.open("/connexion");
  await me.fill({ [me.t("sign-in-login")]: login, [me.t("sign-in-password")]: password });
  await me.press(me.t("sign-in-button"));
  await me.page.waitForURL((url) => url.pathname !== "/connexion");
}

export async function signOut(me) {
  if (!(await me.control(me.t("sign-out")).isVisible())) await me.page.locator(".ec-menu > summary").click();
  await me.press(me.t("sign-out"));
  await me.page.waitForURL((url) => !/tableau-de-bord|candidatures|mon-compte/.test(url.pathname));
}

/** Without script, lists follow an answer once asked to. */
export async function refresh(me, within = me.page) {
  if (!me.view.script) await me.press(me.t("profile-refresh"), within);
}

export async function fillPersonal(me) {
  await me.open("/mon-compte/informations-perso");
  await me.fill({ [me.t("profile-nationality")]: me.view.language === "fr" ? "Française" : "French", [me.t("profile-ine")]: me.who.ine });
  await me.press(me.t("form-next"));
  await me.set(me.t("profile-civility-mrs"), true);
  await me.fill({ [me.t("profile-birth-date")]: "07/11/2001", [me.t("profile-birth-department")]: "Tarn", [me.t("profile-birth-city")]: "Albi" });
  await me.press(me.t("form-save"));
  await me.sees(me.t("profile-stored"));
}

export async function fillAddress(me) {
  await me.open("/mon-compte/adresse");
  await me.set(me.t("profile-postal-code"), "81000");
  await refresh(me);
  await me.set(me.t("profile-town"), "Albi");
  await me.set(me.t("profile-line1"), "2 rue de l’Église");
  await me.press(me.t("form-save"));
  await me.sees(me.t("profile-stored"));
}

export async function fillBac(me) {
  await me.open("/mon-compte/baccalaureat");
  await me.set(me.t("profile-bac-held"), true);
  await me.set(me.t("profile-year-obtained"), "2019");
  await refresh(me);
  await me.set(me.t("profile-series"), me.view.language === "fr" ? "ES – Économique et social" : "ES – Economics and social sciences");
  await me.set(me.t("profile-department"), "Tarn");
  await refresh(me);
  await me.set(me.t("profile-town"), "Albi");
  await refresh(me);
  await me.set(me.t("profile-school"), "Bellevue");
  await me.press(me.t("form-save"));
  await me.sees(me.t("profile-stored"));
}

/** From the page of a programme to the new application; gives its address. */
export async function apply(me, programme) {
  await me.open(`/offre/${programme}`);
  await me.press(me.t("apply-button"));
  await me.answer(me.t("form-yes"));
  await me.page.waitForURL(/\/candidatures\/\d+/);
  return me.path();
}

/** The row of a document; `label` is how it begins. */
export function documentRow(me, label) {
  return me.page.locator("table.ec-docs tbody tr:not(.is-drop)").filter({ has: me.page.locator(".ec-doc__name", { hasText: containing(label) }) }).first();
}

export async function statusOf(me, label) {
  return (await documentRow(me, label).locator("td").last().innerText()).trim();
}

export async function statusIs(me, label, expected) {
  const end = Date.now() + 15_000;
  let found = "";
  while (Date.now() < end) {
    found = await statusOf(me, label).catch(() => "");
    if (plain(found) === plain(expected)) return;
    await me.page.waitForTimeout(100);
  }
  assert.fail(`« ${label} » is « ${found} » and not « ${expected} »`);
}

/** Chooses files in a deposit form and sends them. */
export async function depositIn(me, form, files) {
  if (me.view.script) {
    const choosing = me.page.waitForEvent("filechooser");
    await form.locator("[data-act='choose']").first().click();
    await (await choosing).setFiles(files);
    await form.locator("[data-act='send']").click();
  } else {
    await form.locator("input[type='file']").setInputFiles(files);
    await form.locator("button[type='submit']").first().click();
  }
}

export async function deposit(me, label, files = [pdf(label.replace(/[^A-Za-z ]/g, "").slice(0, 20))]) {
  const anchor = await documentRow(me, label).getAttribute("id");
  await depositIn(me, me.page.locator(`[id="${anchor}"] + tr.is-drop form`), files);
  await checked(me, label);
}

/** On a busy machine the check of a file outlasts the request; it is deposited once the page says so. */
async function checked(me, label) {
  const end = Date.now() + 60_000;
  await me.page.locator("table.ec-docs").waitFor();
  while (Date.now() < end) {
    const status = plain(await statusOf(me, label).catch(() => ""));
    if (status === plain(me.t("document-status-deposited"))) return;
    const isChecking = status === plain(me.t("document-status-checking"));
    await me.page.waitForTimeout(isChecking ? 1_000 : 100);
    if (isChecking) await me.page.reload();
  }
  assert.fail(`« ${label} » is « ${await statusOf(me, label)} »`);
}

export async function remove(me, label) {
  await documentRow(me, label).getByRole("link", { name: beginning(me.t("form-delete")) }).click();
  await me.answer(me.t("remove-yes"));
  await statusIs(me, label, me.t("document-status-waiting"));
}

/** Labels of the documents that still wait for a file. */
export async function waiting(me) {
  const rows = me.page.locator("table.ec-docs tbody tr.has-drop");
  const names = [];
  for (const row of await rows.all()) {
    const isConditional = (await row.locator("a[href$='/non-concerne']").count()) > 0;
    names.push({ label: (await row.locator(".ec-doc__name").innerText()).trim(), isConditional, isFacultative: (await row.getByText(containing(me.t("document-facultative"))).count()) > 0 });
  }
  return names;
}

export async function declare(me, label) {
  await documentRow(me, label).locator("a[href$='/non-concerne']").click();
  await me.answer(me.t("declare-yes"));
  await statusIs(me, label, me.t("document-status-not-concerned"));
}

/** Deposits everything that is asked, declines what is conditional, leaves what is facultative. */
export async function completeDocuments(me) {
  for (const { label, isConditional, isFacultative } of await waiting(me)) {
    if (isConditional) await declare(me, label);
    else if (!isFacultative) await deposit(me, label);
  }
}

/** « Transmettre ma candidature » with its confirmation. */
export async function submit(me) {
  await me.press(me.t("action-submit"));
  await me.sees(me.t("submit-warning"));
  await me.press(me.t("action-submit"), me.page.locator("main form"));
  await me.sees(me.t("submit-done"));
}
