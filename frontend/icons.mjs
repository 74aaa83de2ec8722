// Builds the icon sprite: one <symbol> for every name listed in icons.txt.
// Pages use it as <svg class="ec-i"><use href="…/icons-HASH.svg#i-name"/></svg>.

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Names listed in icons.txt: one per line, "#" starts a remark. */
export function listedIcons(text) {
  return text
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter((line) => line !== "");
}

/** What is drawn inside one icon file, on one line, without the outer <svg>. */
export function innerDrawing(svg) {
  const start = svg.indexOf(">", svg.indexOf("<svg")) + 1;
  const end = svg.lastIndexOf("</svg>");
  return svg
    .slice(start, end)
    .replace(/\s*\n\s*/g, "")
    .replace(/ \/>/g, "/>")
    .trim();
}

/**
 * Stroke, width and colour are not repeated here: they come from the class
 * `ec-i` of the page and are inherited by what <use> draws.
 */
export function buildSprite(root) {
  const names = listedIcons(readFileSync(path.join(root, "icons.txt"), "utf8"));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`icons.txt lists twice: ${twice.join(", ")}`);
  const symbols = names.toSorted().map((name) => {
    const file = path.join(root, "node_modules/lucide-static/icons", `${name}.svg`);
    if (!existsSync(file)) throw new Error(`icons.txt: no Lucide icon is called "${name}"`);
    return `<symbol id="i-${name}" viewBox="0 0 24 24">${innerDrawing(readFileSync(file, "utf8"))}</symbol>`;
  });
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}
