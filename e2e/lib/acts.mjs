// What several journeys do alike, in the reader's language: the words come from the interface's own sentences.

import assert from "node:assert/strict";
import { pdf } from "./samples.mjs";
import { beginning, containing, plain } from "./text.mjs";
import { until } from "./until.mjs";

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
  await me.go(me.t("sign-in-button"), me.page.locator("main"));
  assert.notEqual(me.path(), "/connexion", await me.text());
}

export async function signOut(me) {
  if (!(await me.control(me.t("sign-out")).isVisible())) await me.page.locator(".ec-menu > summary").click();
  await me.go(me.t("sign-out"));
}

/** A page of « Mon compte » by its name in the list beside the page, which is folded on a telephone. */
export async function rubric(me, label) {
  const link = me.page.locator("main nav a").filter({ hasText: containing(me.names(label)) }).filter({ visible: true });
  if ((await link.count()) === 0) await me.page.locator("main nav summary, main details:has(nav) > summary").first().click();
  await me.moved(() => link.first().click());
}

/** The French nationality in the language of the view: lists are in the reader's own. */
export const french = (me) => ({ fr: "Française", en: "French" })[me.view.language];

export async function fillPersonal(me) {
  await me.open("/mon-compte/informations-perso");
  await me.fill({ [me.t("profile-nationality")]: french(me), [me.t("profile-ine")]: me.who.ine });
  await me.press(me.t("form-next"));
  await me.set(me.t("profile-civility-mrs"), true);
  await me.fill({ [me.t("profile-birth-date")]: "07/11/2001", [me.t("profile-birth-department")]: "Tarn", [me.t("profile-birth-city")]: "Albi" });
  await me.press(me.t("form-save"));
  await me.sees(me.t("profile-stored"));
}

export async function fillAddress(me) {
  await me.open("/mon-compte/adresse");
  await me.set(me.t("profile-postal-code"), "81000");
  await me.set(me.t("profile-town"), "Albi");
  await me.set(me.t("profile-line1"), "2 rue de l’Église");
  await me.press(me.t("form-save"));
  await me.sees(me.t("profile-stored"));
}

export async function fillBac(me) {
  await me.open("/mon-compte/baccalaureat");
  await me.set(me.t("profile-bac-held"), true);
  await me.set(me.t("profile-year-obtained"), "2019");
  await me.set(me.t("profile-series"), "ES – Économique et social");
  await me.set(me.t("profile-department"), "Tarn");
  await me.set(me.t("profile-town"), "Albi");
  await me.set(me.t("profile-school"), "Bellevue");
  await me.press(me.t("form-save"));
  await me.sees(me.t("profile-stored"));
}

/** An internship and a job, unless there are some. */
export async function addExperience(me) {
  const common = { [me.t("profile-year")]: "2021", [me.t("profile-duration")]: "2 mois", [me.t("profile-organisation")]: "Aquarium" };
  const kinds = [
    ["/mon-compte/stages", "/nouveau", { [me.t("profile-description")]: "Relevés de température" }],
    ["/mon-compte/experiences-pro", "/nouvelle", { [me.t("profile-job-title")]: "Animateur" }],
  ];
  for (const [list, form, more] of kinds) {
    await me.open(list);
    if ((await me.page.locator(`main a[href^='${list}/'][href$='/supprimer']`).count()) > 0) continue;
    await me.open(list + form);
    await me.fill({ ...common, ...more });
    await me.go(me.t("form-save"), me.page.locator("main form"));
    await me.page.locator(`main a[href^='${list}/'][href$='/supprimer']`).first().waitFor();
  }
}

/** Unfolds a centre of the catalogue; without script a centre may be a page of its own. Gives what holds its programmes. */
export async function unfoldCentre(me, label) {
  const centre = me.page.locator("details.ec-tree").filter({ hasText: label }).first();
  if (!(await centre.evaluate((element) => element.open))) await centre.locator("summary").click();
  if (me.view.script || (await centre.locator("table").count()) > 0) return centre;
  await me.moved(() => centre.locator(".ec-tree__all a").click());
  return me.page;
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
  return me.page.locator("table.ec-docs tbody tr:not(.is-drop)").filter({ has: me.page.locator(".ec-doc__name", { hasText: containing(me.begins(label)) }) }).first();
}

export async function statusOf(me, label) {
  return (await documentRow(me, label).locator(".ec-tag").first().innerText()).trim();
}

export async function statusIs(me, label, expected) {
  let found = "";
  const wanted = me.names(expected).map(plain);
  const isThere = await until(async () => wanted.includes(plain((found = await statusOf(me, label)))));
  assert.ok(isThere, `« ${label} » is « ${found} » and not « ${expected} »`);
}

async function choose(me, form, files) {
  const choosing = me.page.waitForEvent("filechooser");
  await form.locator("[data-act='choose']").first().click();
  await (await choosing).setFiles(files);
}

/** Chooses files in a deposit form and sends them. */
export async function depositIn(me, form, files) {
  if (me.view.script) {
    await choose(me, form, files);
    await form.locator("[data-act='send']").click();
  } else {
    await form.locator("input[type='file']").setInputFiles(files);
    await form.locator("button[type='submit']").first().click();
  }
}

export async function deposit(me, label, files = [pdf(label.replace(/[^A-Za-z ]/g, "").slice(0, 20))]) {
  await depositIn(me, await dropForm(me, label), files);
  await checked(me, label);
}

async function dropForm(me, label) {
  const anchor = await documentRow(me, label).getAttribute("id");
  return me.page.locator(`[id="${anchor}"] + tr.is-drop form`);
}

/** Chooses a file that cannot be taken; what the page says is shown. */
export async function refuseFile(me, label, file, sentence) {
  const back = me.path();
  const form = await dropForm(me, label);
  if (me.view.script) await choose(me, form, [file]);
  else await me.moved(() => depositIn(me, form, [file]));
  await me.sees(sentence);
  if (!me.view.script) await me.open(back);
}

/** « Remplacer » on the row of a document, then another file on its page. */
export async function replace(me, label, files) {
  await me.moved(() => documentRow(me, label).getByRole("link", { name: beginning(me.names("Remplacer")) }).click());
  await depositIn(me, me.page.locator("main form[data-upload]"), files);
  await checked(me, label);
}

/** On a busy machine the check of a file outlasts the request; it is deposited once the page says so. */
export async function checked(me, label) {
  await me.page.locator("table.ec-docs").waitFor();
  let status = "";
  const isDeposited = await until(async () => {
    status = plain(await statusOf(me, label));
    if (status === plain(me.t("document-status-checking"))) await me.page.reload();
    return status === plain(me.t("document-status-deposited"));
  }, 60_000);
  assert.ok(isDeposited, `« ${label} » is « ${status} »`);
}

export async function remove(me, label) {
  await documentRow(me, label).getByRole("link", { name: beginning(me.t("form-delete")) }).click();
  await me.answer(me.t("remove-yes"));
  await statusIs(me, label, me.t("document-status-waiting"));
}

/** Labels of the documents that still wait for a file. */
export async function waiting(me) {
  // Rows are counted as they stand: all of them must have come.
  await me.page.locator("table.ec-docs").waitFor();
  await me.whole();
  const rows = me.page.locator("table.ec-docs tbody tr.has-drop");
  const names = [];
  for (const row of await rows.all()) {
    const isConditional = (await row.locator("a[href$='/non-concerne']").count()) > 0;
    names.push({ label: (await row.locator(".ec-doc__name").innerText()).trim(), isConditional, isFacultative: (await row.getByText(containing(me.t("document-facultative"))).count()) > 0 });
  }
  return names;
}

export async function declare(me, label) {
  await me.press(me.t("action-not-concerned"), documentRow(me, label));
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
  await me.go(me.t("action-submit"));
  await me.sees(me.t("submit-warning"));
  await me.go(me.t("action-submit"), me.page.locator("main form"));
  await me.sees(me.t("submit-done"));
}

/** A tab of an application by how its name begins; a count may follow. */
export async function tab(me, label) {
  const link = me.page.locator("main nav .ec-tabs a").filter({ hasText: containing(me.names(label)) }).first();
  await me.moved(() => link.click());
}

/** One answer of a list shown as buttons or boxes. */
export async function pick(me, question, answer) {
  const group = me.page.locator("fieldset").filter({ has: me.page.locator("legend", { hasText: containing(me.begins(question)) }) }).first();
  await group.getByLabel(beginning(me.names(answer))).first().check();
}

/** Opens a complementary form from its tab. */
export async function openForm(me, label) {
  await tab(me, "Formulaires complémentaires");
  const row = me.page.locator("tr").filter({ hasText: containing(me.names(label)) }).first();
  await me.moved(() => row.getByRole("link", { name: beginning(me.names("Ouvrir")) }).click());
}
