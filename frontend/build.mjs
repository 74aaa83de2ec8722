// Builds everything the pages need into dist/.
//
//   node build.mjs               minified, with compressed twins
//   node build.mjs --watch       readable, rebuilt at every change
//   node build.mjs --sourcemap   adds a map inside the script

import { watch } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildSprite } from "./icons.mjs";
import { emit, hashedName } from "./tools/emit.mjs";
import { buildNotices } from "./tools/notices.mjs";
import { buildScripts } from "./tools/scripts.mjs";
import { buildStyles, readFonts } from "./tools/styles.mjs";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const OUTPUT = path.join(ROOT, "dist");
const WATCHED = ["scss", "ts", "icons.txt"];

async function buildAll({ minify, sourcemap }) {
  const fonts = readFonts(ROOT);
  const fontNames = new Map([...fonts].map(([name, content]) => [name, hashedName(name, content)]));
  const assets = new Map([
    ["app.css", await buildStyles(ROOT, fontNames, { minify })],
    ...(await buildScripts(ROOT, { minify, sourcemap })),
    ["icons.svg", buildSprite(ROOT)],
    ["third-party.txt", buildNotices(ROOT)],
    ...fonts,
  ]);
  return emit(OUTPUT, assets, { compress: minify });
}

async function buildOnce(options) {
  const started = performance.now();
  const report = await buildAll(options);
  console.table(report);
  console.log(`dist/ written in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** Rebuilds 80 ms after the last change; a failed build is shown and waited out. */
function keepBuilding(options) {
  let pending;
  const rebuild = () => {
    clearTimeout(pending);
    pending = setTimeout(() => {
      buildOnce(options).catch((error) => console.error(String(error.message ?? error)));
    }, 80);
  };
  for (const name of WATCHED) watch(path.join(ROOT, name), { recursive: true }, rebuild);
  rebuild();
}

const flags = new Set(process.argv.slice(2));
if (flags.has("--watch")) {
  keepBuilding({ minify: false, sourcemap: true });
} else {
  await buildOnce({ minify: true, sourcemap: flags.has("--sourcemap") });
}
