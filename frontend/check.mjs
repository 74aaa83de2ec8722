// Checks that need no browser: what is built points nowhere outside, markup
// needs no style attribute, no file grows out of hand, sizes stay in budget.

import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { buildSprite } from "./icons.mjs";
import { hashedName } from "./tools/emit.mjs";
import { buildScripts } from "./tools/scripts.mjs";
import { buildStyles, readFonts } from "./tools/styles.mjs";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const MAX_LINES = 400;
/** Compressed sizes in bytes. The first page of an applicant has 70 KB in all. */
const BUDGET = { css: 24_000, font: 40 * 1024, "app.js": 26_000, "deposit.js": 10_000, "editor.js": 8_000 };

const complaints = [];
const complain = (text) => complaints.push(text);

function sourceFiles(folder) {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(path.join(ROOT, name)).isFile());
}

/** The only addresses a sheet may name are those of its fonts. */
function checkAddresses(css, fontFiles) {
  for (const [, address] of css.matchAll(/url\(\s*["']?([^"')]+)/g)) {
    // Not even data: addresses, the security policy of the pages refuses them.
    if (!fontFiles.has(address)) complain(`app.css points outside: ${address}`);
  }
  if (/@import/.test(css)) complain("app.css still contains an @import");
}

/** Every class the script sets or looks for exists in the sheet. */
function checkClasses(css) {
  const used = new Set();
  for (const name of sourceFiles("ts")) {
    const text = readFileSync(path.join(ROOT, name), "utf8");
    for (const [, className] of text.matchAll(/["'`. ](ec-[a-z_-]+|is-[a-z]+)(?=["'`. [])/g)) used.add(className);
  }
  for (const className of used) {
    if (!css.includes(`.${className}`)) complain(`the script uses a class the sheet does not know: ${className}`);
  }
}

function checkLengths() {
  for (const name of [...sourceFiles("scss"), ...sourceFiles("ts"), ...sourceFiles("tests")]) {
    const lines = readFileSync(path.join(ROOT, name), "utf8").split("\n").length - 1;
    if (lines > MAX_LINES) complain(`${name} has ${lines} lines, more than ${MAX_LINES}`);
  }
}

function checkBudget(what, bytes, limit) {
  const line = `${what}: ${bytes} bytes of ${limit}`;
  if (bytes > limit) complain(`over budget, ${line}`);
  else console.log(line);
}

const fonts = readFonts(ROOT);
const fontNames = new Map([...fonts].map(([name, content]) => [name, hashedName(name, content)]));
const css = String(await buildStyles(ROOT, fontNames, { minify: true }));
const scripts = await buildScripts(ROOT, { minify: true, sourcemap: false });

checkAddresses(css, new Set(fontNames.values()));
checkClasses(css);
checkLengths();
buildSprite(ROOT);
checkBudget("style sheet, gzip", gzipSync(css, { level: 9 }).length, BUDGET.css);
for (const [name, script] of scripts) checkBudget(`${name}, gzip`, gzipSync(script, { level: 9 }).length, BUDGET[name]);
checkBudget("font, latin", fonts.get("hanken-grotesk-latin.woff2").length, BUDGET.font);

for (const text of complaints) console.error(text);
process.exit(complaints.length === 0 ? 0 : 1);
