// A second application that asks for the same documents takes them from the first, in three clicks at most for each.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { applicant } from "../lib/people.mjs";
import { beginning } from "../lib/text.mjs";

const MOST_CLICKS = 3;
const FIRST = "L3-INFO";
const SECOND = "M1-CHPS";

/** Counts what the hand presses, from one page to the next. */
async function countClicks(me) {
  const counted = { clicks: 0 };
  await me.page.exposeFunction("countClick", () => (counted.clicks += 1));
  await me.page.addInitScript(() => addEventListener("pointerdown", (event) => event.isTrusted && globalThis.countClick(), true));
  return counted;
}

/** Labels of the documents with their status. */
async function documents(me) {
  await me.whole();
  const rows = await me.page.locator("table.ec-docs tbody tr:not(.is-drop)").all();
  return Promise.all(rows.map(async (row) => ({ label: (await row.locator(".ec-doc__name").innerText()).trim(), status: (await row.locator(".ec-tag").first().innerText()).trim() })));
}

/** The form under the row of a document that waits. */
function under(me, row) {
  return row.evaluate((element) => element.id).then((id) => me.page.locator(`[id="${id}"] + tr.is-drop`));
}

export default function wallet({ part, step }) {
  part("les mêmes pièces pour une deuxième candidature");
  step("une première candidature avec toutes ses pièces", async (world) => {
    const me = await world.me(applicant("Rose", "Deuxfois"));
    await act.createAccount(me);
    await act.activate(me, await me.mail("activez votre compte"));
    await act.fillPersonal(me);
    await act.fillAddress(me);
    await act.fillBac(me);
    await act.apply(me, FIRST);
    await act.completeDocuments(me);
    const deposited = me.t("document-status-deposited");
    world.memory.labels = (await documents(me)).filter(({ status }) => status === deposited).map(({ label }) => label);
    assert.ok(world.memory.labels.length >= 2, world.memory.labels.join(", "));
  });
  step("la deuxième les reprend, trois clics au plus pour chacune", async (world) => {
    const me = await world.me();
    const counted = await countClicks(me);
    await act.apply(me, SECOND);
    const asked = (await documents(me)).map(({ label }) => label);
    const repeated = world.memory.labels.filter((label) => asked.includes(label));
    const took = [];
    for (const label of repeated) {
      const before = counted.clicks;
      if ((await act.statusOf(me, label)) !== me.t("document-status-deposited")) {
        const drop = await under(me, act.documentRow(me, label));
        await me.moved(() => drop.getByRole("link", { name: beginning(me.names("Utiliser un document déjà déposé")) }).click());
        const line = me.page.locator("main li form").filter({ has: me.page.locator("strong", { hasText: label }) }).first();
        await me.moved(() => line.getByRole("button").click());
        await act.checked(me, label);
      }
      took.push({ label, clicks: counted.clicks - before });
    }
    console.log(`        clics : ${took.map(({ label, clicks }) => `${label} ${clicks}`).join(", ")}`);
    assert.ok(took.some(({ clicks }) => clicks > 0), "no document was taken from the first application");
    assert.deepEqual(took.filter(({ clicks }) => clicks > MOST_CLICKS), []);
  });
}
