// What is the same in every language or needs one look only: the pages of applicants in the other languages, and dark.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { violations } from "../lib/axe.mjs";
import { APPLICANTS, STAFF, STAFF_PASSWORD } from "../lib/people.mjs";
import { firstApplication } from "../lib/visits.mjs";

const OPEN = ["/", "/connexion", "/compte/creer", "/offre", "/offre/M1-BIOS", "/assistance"];
const OWN = ["/tableau-de-bord", "/candidatures", "/mon-compte/acces", "/mon-compte/informations-perso/modifier"];

/** Who looks at dark pages, at which ones, and at which that are found on the way. */
const DARK = [
  ["sans compte", null, ["/", "/offre", "/connexion"], async () => []],
  ["un candidat", APPLICANTS.incomplete, ["/tableau-de-bord"], ofApplicant],
  ["un gestionnaire", STAFF.managerOfSciences, ["/gestion", "/gestion/candidatures"], ofManager],
];

async function ofApplicant(me) {
  const { tabs, forms } = await firstApplication(me);
  return [...tabs, forms[0]];
}

async function ofManager(me) {
  await me.open("/gestion/candidatures?vue=a-controler");
  const path = await me.page.locator(".ec-cards a[href^='/gestion/candidatures/']").first().getAttribute("href");
  return [path, `${path}/pieces`];
}

export default function languages({ part, check }) {
  part("autres langues");
  check("pages ouvertes et pages d’un candidat, en allemand et en espagnol", async (world) => {
    const visitor = await world.person();
    const me = await world.person();
    await act.signIn(me, APPLICANTS.incomplete, STAFF_PASSWORD);
    const { base, tabs, forms } = await firstApplication(me);
    const own = [...OWN, ...tabs, forms[0], `${base}/transmettre`];
    const wrong = [];
    for (const language of ["de", "es"]) {
      for (const [person, paths] of [[visitor, OPEN], [me, own]]) {
        await person.open(`/langue/${language}`);
        for (const path of paths) {
          await person.open(path);
          assert.equal(await person.page.locator("html").getAttribute("lang"), language, path);
          wrong.push(...(await violations(person.page)).map((line) => `${path}, ${language}: ${line}`));
        }
      }
    }
    assert.deepEqual(wrong, []);
  });
  part("autres apparences");
  check("menu ouvert à 390 px", async (world) => {
    const me = await world.person();
    await me.page.setViewportSize({ width: 390, height: 844 });
    await me.open("/");
    await me.page.locator(".ec-menu > summary").click();
    assert.deepEqual(await violations(me.page), []);
  });
  for (const [name, login, paths, more] of DARK) {
    check(`apparence sombre, ${name}`, async (world) => {
      const me = await world.person();
      if (login) await act.signIn(me, login, STAFF_PASSWORD);
      await me.context.addCookies([{ name: "theme", value: "dark", url: me.site.url }]);
      const wrong = [];
      for (const path of [...paths, ...(await more(me))]) {
        await me.open(path);
        assert.equal(await me.page.locator("html").getAttribute("data-bs-theme"), "dark", path);
        wrong.push(...(await violations(me.page)).map((line) => `${path}, dark: ${line}`));
      }
      assert.deepEqual(wrong, []);
    });
  }
  check("apparence sombre choisie par l’appareil", async (world) => {
    const me = await world.person();
    await me.page.emulateMedia({ colorScheme: "dark" });
    const ground = () => me.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const grounds = [];
    for (const theme of ["light", "auto", "dark"]) {
      await me.context.addCookies([{ name: "theme", value: theme, url: me.site.url }]);
      await me.open("/");
      grounds.push(await ground());
    }
    assert.notEqual(grounds[0], grounds[1]);
    assert.equal(grounds[1], grounds[2]);
  });
}
