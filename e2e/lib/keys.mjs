// Somebody who has a keyboard and nothing else, and who must always see where they are.

import assert from "node:assert/strict";
import { plain } from "./text.mjs";
import { until } from "./until.mjs";

const MOST_TABS = 250;

/** In the page: what has the focus, by its words, its label, its field, and whether one sees that it has. */
function atFocus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A choice drawn as a button has its ring around it, as what stands above it.
  const isRinged = [element, element.parentElement].some((one) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0 && outlineColor !== "rgba(0, 0, 0, 0)";
  });
  const around = element.type === "radio" || element.type === "checkbox" ? element.parentElement : element;
  const { width, height } = around.getBoundingClientRect();
  return {
    text: (element.innerText || element.getAttribute("aria-label") || "").trim(),
    label: (element.labels?.[0]?.innerText ?? "").trim(),
    name: element.getAttribute("name") ?? "",
    id: element.id,
    act: element.dataset.act ?? "",
    visible: isRinged && width > 2 && height > 2,
    html: element.outerHTML.slice(0, 160),
  };
}

export const focused = (me) => me.page.evaluate(atFocus);

/** Presses Tab until the focus is where it is wanted; every stop on the way must be seen. */
export async function tabTo(me, wanted, key = "Tab") {
  for (let n = 0; n < MOST_TABS; n += 1) {
    await me.page.keyboard.press(key);
    const now = await focused(me);
    if (!now) continue;
    assert.ok(now.visible, `the focus cannot be seen on ${me.path()}: ${now.html}`);
    if (wanted(now)) return;
  }
  assert.fail(`the keyboard does not reach it on ${me.path()}`);
}

export const says = (words) => (now) => plain(now.text).startsWith(plain(words));
export const isField = (name) => (now) => now.name === name;
const isLabelled = (words) => (now) => plain(now.label).startsWith(plain(words));

/** Goes once around the page, past every stop: none of them holds the focus. */
export async function around(me) {
  const isFirst = says(me.t("skip-to-content"));
  await tabTo(me, isFirst);
  await tabTo(me, isFirst);
}

const enter = (me) => me.page.keyboard.press("Enter");

/** Reaches a link or button by its words and presses it. */
export async function press(me, words) {
  await tabTo(me, says(words));
  await enter(me);
}

/** The same where another page follows. */
export async function follow(me, words) {
  await tabTo(me, says(words));
  await me.moved(() => enter(me));
}

/** Opens a question over the page and answers it; the focus begins inside it. */
export async function answer(me, words, yes) {
  await press(me, words);
  await me.page.locator("dialog[open]").waitFor();
  await tabTo(me, says(yes));
  await me.moved(() => enter(me));
}

/** Types into a field, over what it holds. */
export async function write(me, name, text, key = "Tab") {
  await tabTo(me, isField(name), key);
  await me.page.keyboard.press("Control+A");
  await me.page.keyboard.type(text);
}

/** Ticks the box or button with this label. */
export async function tick(me, label) {
  await tabTo(me, isLabelled(label));
  await me.page.keyboard.press("Space");
}

/** Ticks the first of the buttons with this name: the group is one stop. */
export async function tickFirst(me, name) {
  await tabTo(me, isField(name));
  await me.page.keyboard.press("Space");
  assert.ok(await me.page.evaluate(() => document.activeElement.checked), name);
}

/** In the page: whether the list behind a field has come from the server. */
function isFilled(id) {
  const list = document.getElementById(`${id}-value`);
  return list !== null && !list.disabled && !list.hasAttribute("aria-busy") && [...list.options].some(({ value }) => value !== "");
}

/** Leaves a field for the next one and waits until the list that follows from it can be chosen from. */
export async function leaveFor(me, id) {
  await me.page.keyboard.press("Tab");
  assert.ok(await until(() => me.page.evaluate(isFilled, id)), `${id} stays empty`);
}

/** Chooses from a list with suggestions: types, goes down to the line that says it, takes it. */
export async function choose(me, id, wanted, key = "Tab") {
  if ((await focused(me))?.id !== id) await tabTo(me, (now) => now.id === id, key);
  await me.page.keyboard.press("Control+A");
  await me.page.keyboard.type(wanted);
  const lines = me.page.locator(`[id="${id}-list"] [role="option"]`);
  await lines.filter({ hasText: wanted }).first().waitFor();
  // What the last letter found is shown by now.
  await me.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const shown = (await lines.locator(":scope > span").allInnerTexts()).map(plain);
  const exact = shown.indexOf(plain(wanted));
  const place = exact >= 0 ? exact : shown.findIndex((line) => line.includes(plain(wanted)));
  assert.ok(place >= 0, `« ${wanted} » is not among ${shown.join(" | ")}`);
  for (let n = 0; n <= place; n += 1) await me.page.keyboard.press("ArrowDown");
  await enter(me);
  const taken = await me.page.locator(`[id="${id}"]`).inputValue();
  assert.ok(plain(taken).includes(plain(wanted)), `« ${taken} » and not « ${wanted} »`);
}
