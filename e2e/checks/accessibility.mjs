// Every page that somebody can reach, once per route and language: automatic rules without a violation.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { violations } from "../lib/axe.mjs";
import { APPLICANTS, STAFF, STAFF_PASSWORD } from "../lib/people.mjs";
import { routeOf } from "../lib/routes.mjs";

export const views = ["français 1280", "anglais 1280"];

const AUDIENCES = [
  ["sans compte", null, ["/", "/connexion", "/compte/creer", "/compte/cree", "/compte/identifiants-oublies", "/compte/code-perdu", "/offre", "/assistance", "/verification", "/demo/courrier", "/page-inexistante"]],
  ["candidat admis", APPLICANTS.admitted, ["/tableau-de-bord", "/mon-compte/acces", "/mon-compte/informations-perso", "/candidatures"]],
  ["candidat qui transmet", APPLICANTS.toSubmit, ["/candidatures", "/mon-compte/cursus-externe"]],
  ["gestionnaire", STAFF.managerOfSciences, ["/gestion", "/gestion/candidatures"]],
  ["membre de commission", STAFF.decidingMember, ["/commission", "/gestion"]],
  ["scolarité centrale", STAFF.central, ["/gestion", "/admin"]],
  ["administrateur", STAFF.admin, ["/admin", "/gestion"]],
];

/** Routes already checked, per language. */
const seen = { fr: new Set(), en: new Set() };

async function crawl(me, starts) {
  const checked = seen[me.view.language];
  const queue = [...starts];
  const wrong = [];
  let count = 0;
  while (queue.length > 0) {
    const path = queue.shift();
    const route = routeOf(path);
    if (!route || checked.has(route)) continue;
    checked.add(route);
    const answer = await me.page.goto(me.site.url + path).catch((error) => error);
    if (answer instanceof Error) {
      wrong.push(`${path}: ${answer.message.split("\n")[0]}`);
      continue;
    }
    if (!(answer.headers()["content-type"] ?? "").includes("text/html")) continue;
    // A link in a mail of the demonstration may have been used meanwhile: the page that says so is a page too.
    if (answer.status() >= 400 && answer.status() !== 410 && path !== "/page-inexistante") wrong.push(`${path}: ${answer.status()}`);
    checked.add(routeOf(me.path()) ?? route);
    count += 1;
    for (const line of await violations(me.page)) wrong.push(`${me.path()} (${route}): ${line}`);
    const links = await me.page.locator("a[href]").evaluateAll((all) => all.map((link) => link.href));
    for (const link of links) {
      const url = new URL(link);
      if (url.origin === me.site.url && !checked.has(routeOf(url.pathname))) queue.push(url.pathname);
    }
  }
  me.troubles = me.troubles.filter((line) => !/^(404|410) /.test(line));
  return { wrong, count };
}

async function inLanguage(me) {
  if (me.view.language === "en") await me.open("/langue/en");
}

export default function accessibility({ part, check }) {
  part("toutes les pages");
  for (const [who, login, starts] of AUDIENCES) {
    check(who, async (world) => {
      const me = await world.person();
      await inLanguage(me);
      if (login) await act.signIn(me, login, STAFF_PASSWORD);
      // An account brings its own language.
      await inLanguage(me);
      const { wrong, count } = await crawl(me, starts);
      assert.deepEqual(wrong, [], `${count} pages checked`);
      assert.ok(count > 0 || login, "no page was checked");
      await me.close();
      world.people.splice(world.people.indexOf(me), 1);
    });
  }
  part("états des pages");
  check("formulaires refusés", async (world) => {
    const me = await world.person();
    await inLanguage(me);
    const wrong = [];
    for (const [path, button] of [["/connexion", "sign-in-button"], ["/compte/creer", "form-save"]]) {
      await me.open(path);
      await me.press(me.t(button), me.page.locator("main"));
      await me.page.locator(".ec-errors").waitFor();
      wrong.push(...(await violations(me.page)).map((line) => `${path}: ${line}`));
    }
    assert.deepEqual(wrong, []);
  });
  check("formulaires refusés des gestionnaires", async (world) => {
    const me = await world.person();
    await act.signIn(me, STAFF.managerOfSciences, STAFF_PASSWORD);
    await inLanguage(me);
    await me.open("/gestion/candidatures?vue=avis-a-saisir");
    const dossier = await me.page.locator("tr[data-row] a[data-row-link]").first().getAttribute("href");
    const wrong = [];
    for (const path of [`${dossier}/avis`, `${dossier}/corrections`, `${dossier}/bloc-notes`]) {
      await me.open(path);
      await me.moved(() => me.page.locator(`main form[action="${path}"] button[type="submit"]`).last().click());
      await me.page.locator(".ec-errors").waitFor();
      wrong.push(...(await violations(me.page)).map((line) => `${path}: ${line}`));
    }
    assert.deepEqual(wrong, []);
  });
  check("autres langues", async (world) => {
    const me = await world.person();
    const wrong = [];
    for (const language of ["de", "es"]) {
      await me.open(`/langue/${language}`);
      for (const path of ["/", "/connexion", "/compte/creer", "/offre", "/assistance"]) {
        await me.open(path);
        assert.equal(await me.page.locator("html").getAttribute("lang"), language, path);
        wrong.push(...(await violations(me.page)).map((line) => `${path}, ${language}: ${line}`));
      }
    }
    assert.deepEqual(wrong, []);
  });
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
