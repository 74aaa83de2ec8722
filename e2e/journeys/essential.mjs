// The shortest way to a submitted application, in every view: create, apply, deposit, submit.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { applicant } from "../lib/people.mjs";
import { photo } from "../lib/samples.mjs";

export const views = ["français 1280", "français 390", "anglais 1280", "français 390 sans JavaScript"];

export default function essential({ part, step }) {
  part("compte");
  step("créer un compte", async (world) => {
    const me = await world.me(applicant("Louise", "Essentiel"));
    if (me.view.language === "en") await me.open("/langue/en");
    await act.createAccount(me);
  });
  step("activer le compte depuis le mail", async (world) => {
    const me = await world.me();
    await act.activate(me, await me.mail("eCandidat - "));
  });
  part("profil");
  step("informations personnelles", async (world) => act.fillPersonal(await world.me()));
  step("adresse", async (world) => act.fillAddress(await world.me()));
  step("baccalauréat", async (world) => act.fillBac(await world.me()));
  part("candidature");
  step("candidater", async (world) => {
    const me = await world.me();
    world.memory.path = await act.apply(me, "L3-INFO");
    await me.mail(me.view.language === "en" ? "Application - saved" : "Candidature - enregistrée");
  });
  step("transmettre trop tôt dit ce qui manque", async (world) => {
    const me = await world.me();
    await me.press(me.t("action-submit"));
    const lines = me.page.locator(".ec-errors li");
    await lines.first().waitFor();
    world.memory.missing = await lines.count();
    assert.ok(world.memory.missing > 1);
    await me.press(me.t("back-to-application"));
  });
  step("déposer plusieurs photos pour une pièce", async (world) => {
    const me = await world.me();
    const [first] = await act.waiting(me);
    await act.deposit(me, first.label, [await photo(world.browser, "recto"), await photo(world.browser, "verso", "png")]);
  });
  step("déposer les autres pièces", async (world) => {
    const me = await world.me();
    await act.completeDocuments(me);
    await me.sees(me.t("all-there"));
  });
  step("transmettre", async (world) => {
    const me = await world.me();
    await act.submit(me);
    await me.factIs(me.t("recap-file-status"), me.t("file-status-received"));
    await me.mail(me.view.language === "en" ? "Application - file received" : "Candidature - dossier réceptionné");
  });
}
