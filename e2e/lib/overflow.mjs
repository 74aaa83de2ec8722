// What sticks out of a page at the width at hand.

import assert from "node:assert/strict";
import { until } from "./until.mjs";

/** In the page: what has to be scrolled sideways, the innermost last; empty when nothing has. */
function out() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const all = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > width + 1);
  return [`${document.documentElement.scrollWidth} px; ${all.slice(-3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`).join(", ")}`];
}

/** Opens a page and names what has to be scrolled sideways. */
export async function overflow(me, path) {
  const answer = await me.page.goto(me.site.url + path);
  if (answer.status() >= 400) return [`${path}: ${answer.status()}`];
  return (await me.page.evaluate(out)).map((line) => `${path}: ${line}`);
}

/** Gives the window another size and waits until the page has it. */
export async function resize(page, size) {
  await page.setViewportSize(size);
  assert.ok(await until(() => page.evaluate((width) => innerWidth === width, size.width)), `the window does not become ${size.width} px wide`);
  // What follows the size of the window has followed by then.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** The same of the page at hand in a window of this size. */
export async function overflowAt(page, size) {
  await resize(page, size);
  return (await page.evaluate(out)).map((line) => `at ${size.width} px: ${line}`);
}
