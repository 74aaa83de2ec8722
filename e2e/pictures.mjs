// Takes the pictures of docs/pictures: the demonstration's main pages, as each role sees them.
//
//   npm run pictures                  all of them
//   npm run pictures -- dossier       those with this word in their name
//
// The demonstration is made from a seed with dates around today, so only the dates differ from one run to the next.

import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { VIEWS, contextOptions, launch } from "./lib/chromium.mjs";
import { APPLICANTS, STAFF, STAFF_PASSWORD } from "./lib/people.mjs";
import { lighter } from "./lib/png.mjs";
import { start } from "./lib/server.mjs";

const FOLDER = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
/** A picture is read on a page, not studied: what weighs more is cut shorter. */
const MOST_BYTES = 150 * 1024;
const DESK = "français 1280";
const PHONE = "français 390";

/** Follows the first link that matches, as a person would. */
const follow = (selector) => async (page) => {
  await page.locator(selector).first().click();
  await page.waitForLoadState();
};

/** Opens what lies below the address of a dossier. */
const below = (selector, path) => async (page) => {
  await follow(selector)(page);
  await page.goto(new URL(page.url()).pathname + path);
};

const ROW = "tbody [data-row-link]";
const PICTURES = [
  { name: "accueil-1280", view: DESK, path: "/" },
  { name: "accueil-390", view: PHONE, path: "/" },
  { name: "offre-1280", view: DESK, path: "/offre?q=bio" },
  { name: "tableau-de-bord-1280", view: DESK, who: APPLICANTS.admitted, path: "/tableau-de-bord" },
  { name: "candidature-1280", view: DESK, who: APPLICANTS.toSubmit, path: "/candidatures", act: follow(".ec-app h3 a") },
  { name: "candidature-390", view: PHONE, who: APPLICANTS.toSubmit, path: "/candidatures", act: follow(".ec-app h3 a") },
  { name: "baccalaureat-390", view: PHONE, who: APPLICANTS.complete, path: "/mon-compte/baccalaureat/modifier" },
  { name: "gestion-candidatures-1280", view: DESK, who: STAFF.managerOfHealth, path: "/gestion/candidatures" },
  { name: "controle-des-pieces-1280", view: DESK, who: STAFF.managerOfHealth, path: "/gestion/candidatures?vue=a-controler", act: below(ROW, "/pieces") },
  { name: "commission-1280", view: DESK, who: STAFF.decidingMember, path: "/commission/SCI-MER/candidatures?avis=sans", act: follow("tbody .ec-who") },
  { name: "formation-1280", view: DESK, who: STAFF.central, path: "/gestion/formations/M1-BIOS" },
];

async function signIn(page, login) {
  await page.goto("/connexion");
  await page.fill("input[name=login]", login);
  await page.fill("input[name=password]", STAFF_PASSWORD);
  await page.click("form[action='/connexion'] button[type=submit]");
  await page.waitForLoadState();
}

async function take(browser, site, { name, view, who, path, act }) {
  const context = await browser.newContext({ ...contextOptions(VIEWS[view]), baseURL: site.url });
  const page = await context.newPage();
  if (who) await signIn(page, who);
  await page.goto(path);
  if (act) await act(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState("networkidle");
  const picture = lighter(await page.screenshot());
  await context.close();
  writeFileSync(`${FOLDER}${name}.png`, picture);
  const bytes = picture.length;
  console.log(`${name}: ${Math.ceil(bytes / 1024)} KB`);
  return bytes <= MOST_BYTES;
}

const wanted = PICTURES.filter(({ name }) => process.argv.length < 3 || process.argv.slice(2).some((word) => name.includes(word)));
mkdirSync(FOLDER, { recursive: true });
const site = await start(tmpdir());
const browser = await launch();
let areLight = true;
try {
  for (const picture of wanted) areLight = (await take(browser, site, picture)) && areLight;
} finally {
  await browser.close();
  await site.stop();
}
if (!areLight) console.error(`a picture weighs more than ${MOST_BYTES / 1024} KB`);
process.exit(areLight ? 0 : 1);
