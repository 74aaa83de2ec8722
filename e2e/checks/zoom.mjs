// The applicant's pages enlarged to 200 % and on paper, in the states that matter most; every page is looked at so by
// accessibility.mjs, in one state.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { overflow } from "../lib/overflow.mjs";
import { printed } from "../lib/paper.mjs";
import { APPLICANTS, STAFF_PASSWORD } from "../lib/people.mjs";
import { firstApplication } from "../lib/visits.mjs";

/** A window of 1280 × 900 px at 200 %. */
const ENLARGED = { width: 640, height: 450 };
/** Letters that are left of each of these pages, whatever its title. */
const LEAST = 40;

/** Lists, one application with what belongs to it, forms. */
async function ofReady(me) {
  const { base, tabs, forms } = await firstApplication(me);
  return ["/tableau-de-bord", "/candidatures", ...tabs, ...forms, `${base}/transmettre`, "/mon-compte/informations-perso", "/mon-compte/baccalaureat", "/mon-compte/cursus-externe/nouveau", "/offre"];
}

/** Questions and the forms that a record from elsewhere does not replace. */
async function ofIncomplete(me) {
  const { tabs, forms } = await firstApplication(me);
  return [...tabs.filter((path) => path.endsWith("/questions")), ...forms, "/mon-compte/adresse/modifier"];
}

/** An application that is decided: what is folded on the screen is not on paper. */
async function ofAdmitted(me) {
  const { base } = await firstApplication(me);
  return [base];
}

const VISITS = [
  [APPLICANTS.toSubmit, ofReady],
  [APPLICANTS.incomplete, ofIncomplete],
  [APPLICANTS.admitted, ofAdmitted],
];

/** Goes to each page of each person; `prepare` sets how it is shown, `look` says what is wrong with it. */
async function walk(world, prepare, look) {
  const wrong = [];
  for (const [login, pages] of VISITS) {
    const me = await world.person();
    await act.signIn(me, login, STAFF_PASSWORD);
    const all = await pages(me);
    await prepare(me);
    for (const path of all) wrong.push(...(await look(me, path)));
  }
  assert.deepEqual(wrong, []);
}

/** What an application shows on paper whatever else is left out. */
const KEPT = [".ec-recap dl", "table.ec-docs tbody tr"];

export default function zoom({ part, check }) {
  part("à 200 % et imprimé");
  check("les pages du candidat, rien à faire défiler de côté", async (world) => {
    const enlarge = (me) => me.page.setViewportSize(ENLARGED);
    await walk(world, enlarge, async (me, path) => {
      const wrong = await overflow(me, path);
      await me.page.locator("main h1").first().waitFor();
      return wrong;
    });
  });
  check("les mêmes pages imprimées : le contenu, sans la navigation ni les boutons", async (world) => {
    const print = (me) => me.page.emulateMedia({ media: "print" });
    await walk(world, print, async (me, path) => {
      await me.open(path);
      await me.page.locator("main h1").first().waitFor();
      const shown = (locator) => locator.filter({ visible: true }).count();
      const wrong = (await printed(me.page, LEAST)).map((line) => `${path}: ${line}`);
      const kept = /^\/candidatures\/\d+$/.test(path) ? KEPT : [];
      for (const part of kept) {
        if (!(await me.page.locator(part).first().isVisible())) wrong.push(`${path}: ${part} is not printed`);
      }
      // The questions and the answers given to them.
      const asks = /\/(questions|formulaires\/[^/]+)$/.test(path) && (await shown(me.page.locator("main label, main legend, main dt"))) === 0;
      if (asks) wrong.push(`${path}: no question is printed`);
      return wrong;
    });
  });
}
