// Compiles scss/app.scss to one style sheet and puts the hashed font names in.

import { readFileSync } from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import { compile } from "sass";
import { BROWSERS } from "./scripts.mjs";

/**
 * Bootstrap 5.3 still uses the `@import` rule and global functions; their
 * deprecation is its business, ours is silent unless our own files cause it.
 */
const BOOTSTRAP_DEPRECATIONS = ["import", "global-builtin", "color-functions", "if-function"];

/** `url("font:latin.woff2")` in the sources names an asset of the build. */
const FONT_REFERENCE = /url\("?font:([\w.-]+)"?\)/g;

/** Returns { content, sources }: the sheet, and the files to watch. */
export async function buildStyles(root, fontNames, { minify }) {
  const result = compile(path.join(root, "scss/app.scss"), {
    style: "expanded",
    loadPaths: [path.join(root, "node_modules")],
    quietDeps: true,
    silenceDeprecations: BOOTSTRAP_DEPRECATIONS,
  });
  const withFonts = result.css.replace(FONT_REFERENCE, (whole, logicalName) => {
    const fileName = fontNames.get(logicalName);
    if (!fileName) throw new Error(`scss names an unknown font: ${logicalName}`);
    return `url("${fileName}")`;
  });
  // Colours stay as written and nesting is already flat: esbuild only shortens.
  const { code } = await transform(withFonts, { loader: "css", minify, target: BROWSERS, legalComments: "none" });
  return Buffer.from(code);
}

/** The font files: logical name to content. */
export function readFonts(root) {
  const folder = path.join(root, "node_modules/@fontsource-variable/hanken-grotesk/files");
  const subsets = ["latin", "latin-ext"];
  return new Map(
    subsets.map((subset) => [
      `hanken-grotesk-${subset}.woff2`,
      readFileSync(path.join(folder, `hanken-grotesk-${subset}-wght-normal.woff2`)),
    ]),
  );
}
