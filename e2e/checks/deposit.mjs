// The plain form of a deposit serves until its widget is there, and nothing of what was done with it is lost when the
// widget comes late.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
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
    Object.assign(world.memory, { label, path, settled });
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
}
