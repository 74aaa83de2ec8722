// What is the same in every language or needs one look only: the pages of applicants in the other languages, and dark.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { violations } from "../lib/axe.mjs";
import { APPLICANTS, STAFF_PASSWORD } from "../lib/people.mjs";
import { firstApplication } from "../lib/visits.mjs";

const OPEN = ["/", "/connexion", "/compte/creer", "/offre", "/offre/M1-BIOS", "/assistance"];
const OWN = ["/tableau-de-bord", "/candidatures", "/mon-compte/acces", "/mon-compte/informations-perso/modifier"];

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
  check("menu ouvert à 390 px, apparence sombre", async (world) => {
    const me = await world.person();
    await me.page.setViewportSize({ width: 390, height: 844 });
    await me.open("/");
    await me.page.locator(".ec-menu > summary").click();
    const wrong = await violations(me.page);
    await me.page.emulateMedia({ colorScheme: "dark" });
    for (const path of ["/", "/offre", "/connexion"]) {
      await me.open(path);
      wrong.push(...(await violations(me.page)).map((line) => `${path}, dark: ${line}`));
    }
    assert.deepEqual(wrong, []);
  });
}
