// From signing in to the confirmed application with the keyboard alone, the focus always visible.

import assert from "node:assert/strict";
import { APPLICANTS, STAFF_PASSWORD } from "../lib/people.mjs";
import { plain } from "../lib/text.mjs";

const MOST_TABS = 120;

/** What has the focus: its words, its field name, and whether one sees it. */
function focused(me) {
  return me.page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const around = getComputedStyle(element.parentElement ?? element);
    const visible = [style, around].some((one) => (one.outlineStyle !== "none" && Number.parseFloat(one.outlineWidth) > 0) || one.boxShadow !== "none");
    return { text: (element.innerText || element.getAttribute("aria-label") || "").trim(), name: element.getAttribute("name") ?? "", id: element.id, visible, html: element.outerHTML.slice(0, 160) };
  });
}

/** Presses Tab until the focus is where it is wanted. */
async function tabTo(me, wanted) {
  for (let n = 0; n < MOST_TABS; n += 1) {
    await me.page.keyboard.press("Tab");
    const now = await focused(me);
    if (!now) continue;
    assert.ok(now.visible, `the focus cannot be seen on ${me.path()}: ${now.html}`);
    if (wanted(now)) return;
  }
  assert.fail(`the keyboard does not reach it on ${me.path()}`);
}

const says = (words) => (now) => plain(now.text).startsWith(plain(words));

export default function keyboard({ part, step }) {
  part("au clavier seul");
  step("se connecter", async (world) => {
    const me = await world.me({ email: APPLICANTS.complete });
    await me.open("/connexion");
    await tabTo(me, (now) => now.name === "login");
    await me.page.keyboard.type(me.who.email);
    await tabTo(me, (now) => now.name === "password");
    await me.page.keyboard.type(STAFF_PASSWORD);
    await me.page.keyboard.press("Enter");
    await me.sees("Bonjour");
  });
  step("« Aller au contenu » est le premier arrêt", async (world) => {
    const me = await world.me();
    await me.open("/offre");
    await me.page.keyboard.press("Tab");
    assert.match((await focused(me)).text, /Aller au contenu/);
    await me.page.keyboard.press("Enter");
    assert.equal(new URL(me.page.url()).hash, "#contenu");
  });
  step("chercher une formation", async (world) => {
    const me = await world.me();
    await tabTo(me, (now) => now.id === "q");
    await me.page.keyboard.type("contentieux collectivités");
    await me.page.keyboard.press("Enter");
    await me.sees("M1 Droit public");
    await tabTo(me, says("M1 Droit public"));
    await me.page.keyboard.press("Enter");
    await me.heading("M1 Droit public");
  });
  step("candidater et confirmer par « Oui »", async (world) => {
    const me = await world.me();
    await tabTo(me, says("Candidater"));
    await me.page.keyboard.press("Enter");
    await me.sees("Voulez-vous candidater à la formation");
    await tabTo(me, says("Oui"));
    await me.page.keyboard.press("Enter");
    await me.page.waitForURL(/\/candidatures\/\d+/);
  });
  step("ouvrir la question « Annuler la candidature », le foyer est sur le choix sans effet, Échap la ferme", async (world) => {
    const me = await world.me();
    await tabTo(me, says("Annuler la candidature"));
    await me.page.keyboard.press("Enter");
    await me.page.locator("dialog[open]").waitFor();
    assert.match((await focused(me)).text, /Non/);
    await me.page.keyboard.press("Escape");
    await me.page.locator("dialog[open]").waitFor({ state: "detached" }).catch(() => {});
    assert.equal(await me.page.locator("dialog[open]").count(), 0);
  });
}
