// The plain form of a deposit serves until its widget is there, and nothing of what was done with it is lost when the
// widget comes late. What a deposit did is said where one arrives; what is added meanwhile is refused in words; what a
// session that ends interrupts goes on after sign-in.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { violations } from "../lib/axe.mjs";
import { applicant } from "../lib/people.mjs";
import { pdf } from "../lib/samples.mjs";
import { until } from "../lib/until.mjs";

/** What the script of deposits fetches before it takes the place of the form. */
const PARTS = /\/static\/depot-[^/]*\.html$/;
const NO_PARTS = [
  ["coupées", (route) => route.abort("failed")],
  ["introuvables", (route) => route.fulfill({ status: 404, contentType: "text/html; charset=utf-8", body: "<p>Introuvable.</p>" })],
  ["remplacées par la page d’un portail", (route) => route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body: "<!doctype html><title>Wifi</title><p>Identifiez-vous.</p>" })],
];

/** In the page, before anything of it: tells whether the plain form is still shown once the script has parts or has none. */
function watchParts() {
  const ask = globalThis.fetch;
  globalThis.fetch = async (address, ...rest) => {
    // A task of its own: what follows from the answer at once comes before.
    const settle = () => setTimeout(() => globalThis.partsSettled(location.pathname, document.querySelector("[data-upload-plain]").checkVisibility()));
    const isParts = String(address).includes("/static/depot-");
    try {
      const answer = await ask(address, ...rest);
      if (isParts && !answer.ok) settle();
      if (isParts) {
        const read = answer.text.bind(answer);
        answer.text = () => read().finally(settle);
      }
      return answer;
    } catch (error) {
      if (isParts) settle();
      throw error;
    }
  };
}

/** Waits for what the script does and checks that it left the form as it was. */
async function staysPlain({ settled }) {
  assert.ok(await until(() => settled.length > 0), "the script never asks for its parts");
  assert.deepEqual(settled, [true], "the widget takes the place of the form");
}

/** Answers requests for the parts in the server's place. */
async function answerParts(me, answer) {
  const seen = { asked: 0 };
  const onRequest = (route) => {
    seen.asked += 1;
    return answer(route);
  };
  await me.page.route(PARTS, onRequest);
  seen.stop = () => me.page.unroute(PARTS, onRequest);
  return seen;
}

/** In the page, before anything of it: notes what is read aloud. */
function watchSpoken() {
  globalThis.spoken = [];
  const note = () => {
    for (const region of document.querySelectorAll("body > .visually-hidden[role='status']")) {
      if (region.textContent !== "" && globalThis.spoken.at(-1) !== region.textContent) globalThis.spoken.push(region.textContent);
    }
  };
  new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
}

/** In the page, before anything of it: a browser that keeps no files. */
function keepNothing() {
  IDBFactory.prototype.open = () => {
    throw new DOMException("Nothing is kept here.", "InvalidStateError");
  };
}

/** In the page: drops a file on the widget of a form. */
function dropFile(form) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["%PDF-1.4"], "trop tard.pdf", { type: "application/pdf" }));
  form.querySelector(".ec-upload").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}

/** The form below the row of a document that waits, and the part of the page it belongs to. */
async function waitingForm(me, label) {
  const anchor = await act.documentRow(me, label).getAttribute("id");
  return { anchor, form: me.page.locator(`[id="${anchor}"] + tr.is-drop form`) };
}

const isInView = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

/** Chooses a file in the widget and leaves it there. */
async function choose(me, form, file) {
  const choosing = me.page.waitForEvent("filechooser");
  await form.locator("[data-part='drop'] [data-act='choose']").click();
  await (await choosing).setFiles([file]);
  await form.locator("[data-part='pages'] li:not(.is-add)").first().waitFor();
}

/** Signs out in another window of the same browser. */
async function signOutElsewhere(me) {
  const other = await me.tab();
  await other.open("/tableau-de-bord");
  await act.signOut(other);
  await other.page.close();
}

/** Requests wait at a gate until they are let go. */
function gate() {
  const made = {};
  const open = new Promise((resolve) => (made.letGo = resolve));
  made.pass = async (route) => {
    await open;
    return route.continue();
  };
  return made;
}

/** The form on the page of the document, which does not wait for all that the page asks for. */
async function openForm(world, me) {
  world.memory.settled.length = 0;
  await me.page.goto(me.site.url + world.memory.path, { waitUntil: "domcontentloaded" });
  const form = me.page.locator("main form[data-upload]");
  return { form, field: form.locator("input[type='file']"), plain: form.locator("[data-upload-plain]") };
}

async function deposited(world, me, file) {
  const { label } = world.memory;
  await act.documentRow(me, label).locator(".ec-file a", { hasText: file.name }).first().waitFor();
  await act.checked(me, label);
}

export default function deposit({ part, step }) {
  part("une candidature");
  step("se préparer", async (world) => {
    const me = await world.me(applicant("Lise", "Patiente"));
    await act.createAccount(me);
    await act.activate(me, await me.mail("activez votre compte"));
    await act.fillPersonal(me);
    await act.fillAddress(me);
    await act.fillBac(me);
    const application = await act.apply(me, "L3-INFO");
    const [{ label }] = await act.waiting(me);
    const code = (await act.documentRow(me, label).getAttribute("id")).replace("piece-", "");
    const settled = [];
    const path = `${application}/pieces/${code}`;
    Object.assign(world.memory, { label, path, settled, application });
    // The page is not asked: it does not answer while it is on its way to another.
    await me.page.exposeFunction("partsSettled", (at, isPlain) => at === path && settled.push(isPlain));
    await me.page.addInitScript(watchParts);
  });

  part("sans les parties du script");
  for (const [n, [what, answer]] of NO_PARTS.entries()) {
    step(`${what} : le formulaire simple dépose le fichier`, async (world) => {
      const me = await world.me();
      const file = pdf(`sans script ${n + 1}`);
      const seen = await answerParts(me, answer);
      const { field, plain } = await openForm(world, me);
      await staysPlain(world.memory);
      assert.ok(seen.asked > 0, "the parts came from elsewhere");
      await field.setInputFiles([file]);
      await me.moved(() => plain.locator("button[type='submit']").click());
      await seen.stop();
      await deposited(world, me, file);
      me.troubles = me.troubles.filter((line) => !line.includes("/static/depot-"));
    });
  }

  part("les parties du script arrivent tard");
  step("un fichier déjà choisi est dans la bande, le foyer sur « Choisir », et « Envoyer » le dépose", async (world) => {
    const me = await world.me();
    const file = pdf("choisi avant");
    const parts = gate();
    const seen = await answerParts(me, parts.pass);
    const { form, field, plain } = await openForm(world, me);
    assert.ok(await until(() => seen.asked > 0), "the parts came from elsewhere");
    await field.setInputFiles([file]);
    await field.focus();
    parts.letGo();
    const pages = form.locator("[data-part='pages'] li:not(.is-add)");
    await pages.first().waitFor();
    assert.deepEqual(await pages.locator("[data-part='kind']").allTextContents(), [file.name]);
    assert.ok(!(await plain.isVisible()), "the form is there twice");
    // Waits for the one that is shown.
    await form.locator("[data-act='choose']:focus").waitFor();
    await me.moved(() => form.locator("[data-act='send']").click());
    await seen.stop();
    await deposited(world, me, file);
  });
  step("rien de choisi : le foyer passe du champ à « Choisir », et n’est pas pris ailleurs", async (world) => {
    const me = await world.me();
    for (const isInside of [true, false]) {
      const parts = gate();
      const seen = await answerParts(me, parts.pass);
      const { form, field } = await openForm(world, me);
      assert.ok(await until(() => seen.asked > 0), "the parts came from elsewhere");
      await (isInside ? field : me.page.locator("nav.ec-crumb a").first()).focus();
      parts.letGo();
      await form.locator("[data-part='drop'] [data-act='choose']").waitFor();
      await (isInside ? form.locator("[data-act='choose']:focus") : me.page.locator("nav.ec-crumb a:focus")).waitFor();
      await seen.stop();
    }
  });
  step("un formulaire déjà envoyé reste tel quel, et n’est envoyé qu’une fois", async (world) => {
    const me = await world.me();
    const file = pdf("parti avant");
    const parts = gate();
    const post = gate();
    const posts = [];
    const isForm = (url) => url.pathname === world.memory.path;
    const onForm = (route) => {
      if (route.request().method() !== "POST") return route.continue();
      posts.push(route.request().url());
      return post.pass(route);
    };
    const seen = await answerParts(me, parts.pass);
    await me.page.route(isForm, onForm);
    const { field, plain } = await openForm(world, me);
    assert.ok(await until(() => seen.asked > 0), "the parts came from elsewhere");
    await field.setInputFiles([file]);
    await me.moved(async () => {
      await plain.locator("button[type='submit']").click({ noWaitAfter: true });
      assert.ok(await until(() => posts.length > 0), "the form is not sent");
      parts.letGo();
      await staysPlain(world.memory);
      post.letGo();
    });
    await me.page.unroute(isForm, onForm);
    await seen.stop();
    await deposited(world, me, file);
    assert.equal(posts.length, 1);
  });

  part("ce que dit un dépôt");
  step("le message est montré et lu à voix haute, la page vient une fois, et l’on est à la pièce", async (world) => {
    const me = await world.me();
    await me.page.addInitScript(watchSpoken);
    await me.open(world.memory.application);
    const [{ label }] = await act.waiting(me);
    const { anchor, form } = await waitingForm(me, label);
    const asked = [];
    const onRequest = (request) => {
      if (request.method() === "GET" && new URL(request.url()).pathname === world.memory.application) asked.push(request.resourceType());
    };
    me.page.on("request", onRequest);
    await me.moved(() => act.depositIn(me, form, [pdf("Confirmation")]));
    const said = "Votre fichier est déposé.";
    await me.page.locator("#flash", { hasText: said }).waitFor();
    assert.ok(await until(() => me.page.evaluate((words) => globalThis.spoken.some((one) => one.includes(words)), said)), "the message is not read aloud");
    await me.page.locator(`[id="${anchor}"]:focus`).waitFor();
    assert.ok(await until(() => act.documentRow(me, label).evaluate(isInView)), "the document is out of view");
    assert.equal(new URL(me.page.url()).hash, `#${anchor}`);
    me.page.off("request", onRequest);
    assert.deepEqual(asked, ["document"]);
    assert.deepEqual(await violations(me.page), []);
    await act.checked(me, label);
  });
  step("la dernière pièce : il le dit en haut de la page", async (world) => {
    const me = await world.me();
    await me.open(world.memory.application);
    const all = (await act.waiting(me)).filter(({ isFacultative }) => !isFacultative);
    for (const { label } of all.filter(({ isConditional }) => isConditional)) await act.declare(me, label);
    const asked = all.filter(({ isConditional }) => !isConditional);
    for (const { label } of asked.slice(0, -1)) await act.deposit(me, label);
    const { label } = asked.at(-1);
    const { form } = await waitingForm(me, label);
    await me.moved(() => act.depositIn(me, form, [pdf("Derniere")]));
    await me.page.locator("#flash", { hasText: "Toutes les pièces sont là." }).waitFor();
    assert.ok(await until(() => me.page.locator("#flash").evaluate(isInView)), "the message is out of view");
  });
  step("ce qui est ajouté pendant l’envoi n’est pas pris, et la page le dit", async (world) => {
    const me = await world.me();
    const file = pdf("envoi en cours");
    const post = gate();
    const posts = [];
    const isForm = (url) => url.pathname === world.memory.path;
    const onForm = (route) => {
      if (route.request().method() !== "POST") return route.continue();
      posts.push(route.request().url());
      return post.pass(route);
    };
    await me.page.route(isForm, onForm);
    const { form } = await openForm(world, me);
    await choose(me, form, file);
    await me.moved(async () => {
      await form.locator("[data-act='send']").click();
      assert.ok(await until(() => posts.length > 0), "the form is not sent");
      await form.evaluate(dropFile);
      await form.locator("[data-part='error']", { hasText: "ce que vous venez d’ajouter n’a pas été pris" }).waitFor();
      assert.ok(await form.locator("[data-part='bar']").isVisible(), "the bar is hidden");
      assert.equal(await form.locator("[data-part='pages'] li:not(.is-add)").count(), 1);
      assert.deepEqual(await violations(me.page), []);
      post.letGo();
    });
    await me.page.unroute(isForm, onForm);
    await deposited(world, me, file);
    assert.equal(posts.length, 1);
  });

  part("la session a pris fin");
  step("le navigateur garde le fichier : l’envoi reprend après la connexion", async (world) => {
    const me = await world.me();
    const file = pdf("garde par le navigateur");
    const { form } = await openForm(world, me);
    await choose(me, form, file);
    await signOutElsewhere(me);
    await me.moved(() => form.locator("[data-act='send']").click());
    await me.page.waitForURL(/\/connexion\?/);
    await me.sees("Reconnectez-vous avec le même compte pour le reprendre.");
    await me.doesNotSee("le fichier n’a pas été enregistré");
    await me.fill({ [me.t("sign-in-login")]: me.who.email, [me.t("sign-in-password")]: me.who.password });
    await me.go(me.t("sign-in-button"), me.page.locator("main"));
    assert.equal(me.path(), world.memory.path);
    await me.sees("Un envoi a été interrompu.");
    await me.go("Reprendre");
    await deposited(world, me, file);
  });
  step("il ne garde rien : la page reste, dit comment se reconnecter, et reprend l’envoi", async (world) => {
    const me = await world.me();
    const file = pdf("garde par la page");
    const other = await me.tab();
    await other.page.addInitScript(keepNothing);
    await other.open(world.memory.path);
    const form = other.page.locator("main form[data-upload]");
    await choose(other, form, file);
    await signOutElsewhere(me);
    await form.locator("[data-act='send']").click();
    await other.sees("Votre session est terminée et vos fichiers ne sont pas encore déposés.", "Un envoi a été interrompu.");
    assert.equal(other.path(), world.memory.path);
    assert.deepEqual(await violations(other.page), []);
    const opening = me.context.waitForEvent("page");
    await form.getByRole("link", { name: "Se reconnecter dans un nouvel onglet" }).click();
    const signIn = await opening;
    await signIn.waitForURL((url) => url.pathname === "/connexion" && url.searchParams.get("suite") === world.memory.path);
    await signIn.close();
    await act.signIn(me);
    await other.go("Reprendre", form);
    await deposited(world, other, file);
    await other.page.close();
  });
}
