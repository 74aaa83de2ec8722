// The applicant's pages enlarged to 200 % and on paper.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { overflow } from "../lib/overflow.mjs";
import { APPLICANTS, STAFF_PASSWORD } from "../lib/people.mjs";

/** A window of 1280 × 900 px at 200 %. */
const ENLARGED = { width: 640, height: 450 };

/** Ten pages: lists, one application with what belongs to it, forms. */
async function pages(me) {
  await me.open("/candidatures");
  const application = await me.page.locator("main .ec-app h3 a[href^='/candidatures/']").first().getAttribute("href");
  return [
    "/tableau-de-bord",
    "/candidatures",
    application,
    `${application}/messages`,
    `${application}/transmettre`,
    "/mon-compte/informations-perso",
    "/mon-compte/adresse/modifier",
    "/mon-compte/baccalaureat",
    "/mon-compte/cursus-externe/nouveau",
    "/offre",
  ];
}

export default function zoom({ part, check }) {
  part("à 200 % et imprimé");
  check("dix pages du candidat, rien à faire défiler de côté", async (world) => {
    const me = await world.person();
    await act.signIn(me, APPLICANTS.toSubmit, STAFF_PASSWORD);
    const all = await pages(me);
    await me.page.setViewportSize(ENLARGED);
    const wrong = [];
    for (const path of all) {
      wrong.push(...(await overflow(me, path)));
      await me.page.locator("main h1").first().waitFor();
    }
    assert.deepEqual(wrong, []);
  });
  check("les mêmes pages imprimées : le contenu, sans la navigation ni les boutons", async (world) => {
    const me = await world.person();
    await act.signIn(me, APPLICANTS.toSubmit, STAFF_PASSWORD);
    const all = await pages(me);
    await me.page.emulateMedia({ media: "print" });
    const wrong = [];
    for (const path of all) {
      await me.open(path);
      await me.page.locator("main h1").first().waitFor();
      const shown = (locator) => locator.filter({ visible: true }).count();
      if ((await shown(me.page.getByRole("navigation"))) > 0) wrong.push(`${path}: navigation`);
      if ((await shown(me.page.locator(".btn"))) > 0) wrong.push(`${path}: buttons`);
      const text = await me.page.locator("main").innerText();
      if (text.trim().length < 80) wrong.push(`${path}: hardly anything is left: ${text}`);
    }
    await me.open(all[2]);
    for (const part of [".ec-recap dl", "table.ec-docs tbody tr"]) {
      if (!(await me.page.locator(part).first().isVisible())) wrong.push(`${all[2]}: ${part} is not printed`);
    }
    assert.deepEqual(wrong, []);
  });
}
