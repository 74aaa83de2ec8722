// Automatic accessibility rules on the page as it stands: WCAG 2.0 to 2.2, A and AA, and best practices.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Words drawn over a bar of the same drawing: the rules see the page behind, not the bar. Brand on its own ground is 6:1 at least. */
const DRAWN = [".ec-gantt__in-bar"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** In the page: bars that stay at the bottom let go. What they cover comes out from under them as one scrolls. */
function unstick() {
  for (const one of document.querySelectorAll("body *")) {
    const { position, bottom } = getComputedStyle(one);
    if (position === "sticky" && bottom !== "auto") one.style.position = "static";
  }
}

/** One line per element that breaks a rule. */
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(SOURCE);
  await page.evaluate(unstick);
  const run = ({ tags, drawn }) => {
    if (!globalThis.axe) throw new Error("navigated to another page before the rules ran");
    return globalThis.axe.run({ exclude: drawn }, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
  };
  const found = await page.evaluate(run, { tags: TAGS, drawn: DRAWN });
  return found.violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) => `${rule.id}: ${rule.help} – ${node.target.join(" ")} – ${node.html.slice(0, 160)}`));
}
