// What is saved in the background never stands in the way of what the person does, and nothing of it is lost.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { applicant } from "../lib/people.mjs";
import { until } from "../lib/until.mjs";

const FORM = "Pratique de la programmation";

/** Follows what a form posts to its address; saves in the background wait until they are let go. */
async function watch(me) {
  const path = me.path();
  const is = (url) => new URL(url).pathname === path;
  const seen = { log: [], letGo: () => {} };
  const gate = new Promise((resolve) => (seen.letGo = resolve));
  const onRequest = async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.continue();
    const isSave = "hx-request" in request.headers();
    seen.log.push(isSave ? "save" : "submit");
    if (isSave) {
      await gate;
      seen.log.push("let go");
    }
    return route.continue();
  };
  await me.page.route(is, onRequest);
  seen.stop = () => me.page.unroute(is, onRequest);
  return seen;
}

export default function saving({ part, step }) {
  part("un formulaire complémentaire");
  step("se préparer", async (world) => {
    const me = await world.me(applicant("Ada", "Patience"));
    await act.createAccount(me);
    await act.activate(me, await me.mail("activez votre compte"));
    await act.fillPersonal(me);
    await act.fillAddress(me);
    await act.fillBac(me);
    await act.apply(me, "M1-CHPS");
  });
  step("« Valider mes réponses » pressé pendant que la réponse s’enregistre n’est pas perdu", async (world) => {
    const me = await world.me();
    await act.openForm(me, FORM);
    world.memory.form = me.path();
    const seen = await watch(me);
    await me.set("Python", true);
    assert.ok(await until(() => seen.log.includes("save")), "the answer is not saved by itself");
    await me.press("Valider mes réponses");
    seen.letGo();
    await me.sees("Votre formulaire est complet.", "Python");
    assert.deepEqual(seen.log, ["save", "let go", "submit"]);
    await seen.stop();
  });
  step("pressé aussitôt, il part seul : aucun enregistrement ne commence après lui", async (world) => {
    const me = await world.me();
    await me.open(world.memory.form);
    const seen = await watch(me);
    seen.letGo();
    // Within one task of the browser: no timer comes between.
    await me.page.evaluate(() => {
      const box = [...document.querySelectorAll("input[type='checkbox']")].find((one) => one.labels?.[0]?.textContent.trim().startsWith("Fortran"));
      box.click();
      document.querySelector("button[name='suite'][value='valider']").click();
    });
    await me.sees("Votre formulaire est complet.", "Fortran");
    assert.deepEqual(seen.log, ["submit"]);
    await seen.stop();
  });
}
