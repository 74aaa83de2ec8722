// What is saved in the background never stands in the way of what the person does, and nothing of it is lost.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { violations } from "../lib/axe.mjs";
import { applicant } from "../lib/people.mjs";
import { plain } from "../lib/text.mjs";
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

const draft = (me) => me.page.locator("[data-autosave-text]");

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
  step("ce qui est tapé s’enregistre, puis le formulaire part sans que rien ne soit demandé", async (world) => {
    const me = await world.me();
    await me.open(world.memory.form);
    const asked = [];
    const onDialog = (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    };
    me.page.on("dialog", onDialog);
    await me.set("Adresse d’un dépôt que vous voulez montrer", "https://forge.example/~ada/solveur");
    await me.page.locator("#enregistre[data-said='saved']").waitFor();
    await me.press("Valider mes réponses");
    await me.sees("Votre formulaire est complet.", "https://forge.example/~ada/solveur");
    assert.deepEqual(asked, []);
    me.page.off("dialog", onDialog);
  });
  step("une réponse remise comme avant, pendant qu’une autre fenêtre enregistre, n’est pas perdue", async (world) => {
    const field = "Adresse d’un dépôt que vous voulez montrer";
    const [before, between] = ["https://forge.example/~ada/solveur", "https://forge.example/~ada/essai"];
    const me = await world.me();
    await me.open(world.memory.form);
    const other = await me.tab();
    await other.open(world.memory.form);
    const isSaid = (who, said) => who.page.locator(`#enregistre[data-said='${said}']`).waitFor();
    await me.set(field, between);
    await isSaid(me, "saved");
    await other.set("Autre", true);
    await isSaid(other, "saved");
    await me.set(field, before);
    await me.press("Valider mes réponses");
    await me.sees(me.t("questions-stale-one", { question: field }), me.t("profile-clash-stored", { value: between }));
    assert.equal(await me.field(field).inputValue(), before);
    assert.deepEqual(await violations(me.page), []);
    await me.press("Valider mes réponses");
    await me.sees("Votre formulaire est complet.", before, "Autre");
    await other.page.close();
  });

  part("une page du profil");
  step("ce qui est tapé est conservé sans être enregistré, et se retrouve", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/adresse/modifier");
    await me.set(me.t("profile-line1"), "14 quai de Choiseul");
    await draft(me).filter({ hasText: "24" }).waitFor();
    assert.equal(plain(await draft(me).innerText()), plain(me.t("draft-kept")));
    assert.deepEqual(await violations(me.page), []);
    const left = await me.page.evaluate(() => [JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join());
    assert.ok(!left.includes("Choiseul"), left);
    await me.open("/mon-compte/adresse");
    await me.shows("2 rue de l’Église");
    await me.go("Reprendre ma saisie");
    await me.sees(me.t("draft-shown"));
    assert.equal(await me.field(me.t("profile-line1")).inputValue(), "14 quai de Choiseul");
    assert.deepEqual(await violations(me.page), []);
  });
  step("ce qui est tapé juste avant de partir aussi", async (world) => {
    const me = await world.me();
    me.page.on("dialog", (dialog) => void dialog.accept());
    await me.open("/mon-compte/stages/nouveau");
    await me.set(me.t("profile-organisation"), "CNRS");
    await me.open("/tableau-de-bord");
    const isKept = await until(async () => {
      await me.open("/mon-compte/stages");
      return (await me.text()).includes(plain(me.t("draft-unfinished")));
    });
    assert.ok(isKept, "what was typed is lost");
  });
  step("une autre fenêtre de la même page : la dernière saisie compte, et on le dit", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/stages/nouveau");
    const other = await me.tab();
    await other.open("/mon-compte/stages/nouveau");
    await me.set(me.t("profile-organisation"), "INRAE");
    await draft(me).filter({ hasText: "24" }).waitFor();
    await other.set(me.t("profile-organisation"), "Ifremer");
    await until(async () => plain(await draft(other).innerText()) === plain(me.t("draft-elsewhere")));
    assert.equal(plain(await draft(other).innerText()), plain(me.t("draft-elsewhere")));
    await other.page.close();
  });
  step("« Annuler » abandonne la saisie", async (world) => {
    const me = await world.me();
    await me.open("/mon-compte/adresse/modifier");
    await me.sees(me.t("draft-shown"));
    await me.go(me.t("form-cancel"));
    await me.shows("2 rue de l’Église");
    await me.doesNotSee(me.t("draft-unfinished"));
  });
}
