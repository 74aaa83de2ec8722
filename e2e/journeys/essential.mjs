// The shortest way to a submitted application, in every view: create, apply, deposit, submit.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { EVERY_VIEW } from "../lib/chromium.mjs";
import { applicant } from "../lib/people.mjs";
import { photo } from "../lib/samples.mjs";

export const views = EVERY_VIEW;

export default function essential({ part, step }) {
  part("compte");
  step("créer un compte", async (world) => {
    const me = await world.me(applicant("Louise", "Essentiel"));
    await act.createAccount(me);
  });
  step("activer le compte depuis le mail", async (world) => {
    const me = await world.me();
    await act.activate(me, await me.mail("activez votre compte"));
  });
  part("profil");
  step("informations personnelles", async (world) => act.fillPersonal(await world.me()));
  step("adresse", async (world) => act.fillAddress(await world.me()));
  step("baccalauréat", async (world) => act.fillBac(await world.me()));
  part("candidature");
  step("candidater", async (world) => {
    const me = await world.me();
    world.memory.path = await act.apply(me, "L3-INFO");
    await me.mail("Candidature - enregistrée");
  });
  step("transmettre trop tôt dit ce qui manque", async (world) => {
    const me = await world.me();
    await me.press(me.t("action-submit"));
    const lines = me.page.locator(".ec-errors li");
    await lines.first().waitFor();
    world.memory.missing = await lines.count();
    assert.ok(world.memory.missing > 1);
    await me.go(me.t("back-to-application"));
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
    await me.mail("Candidature - dossier réceptionné");
  });
}
