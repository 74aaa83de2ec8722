// Bundles each entry into one module script: main.ts, htmx included, for every
// page, the others for the few pages that load them.

import path from "node:path";
import { build } from "esbuild";

/** Oldest browsers the script and the style sheet are written for. */
export const BROWSERS = ["chrome111", "edge111", "firefox115", "safari16.4"];

/** Logical name of each script and where it begins. */
export const SCRIPTS = { "app.js": "ts/main.ts", "deposit.js": "ts/upload/widget.ts", "editor.js": "ts/upload/editor.ts" };

/** Every script by its logical name. */
export async function buildScripts(root, options) {
  const built = Object.entries(SCRIPTS).map(async ([name, entry]) => [name, await buildScript(root, entry, options)]);
  return new Map(await Promise.all(built));
}

/** Returns the bundle as a Buffer. `sourcemap` puts an inline map in. */
async function buildScript(root, entry, { minify, sourcemap }) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, entry)],
    bundle: true,
    write: false,
    format: "esm",
    target: BROWSERS,
    minify,
    sourcemap: sourcemap ? "inline" : false,
    legalComments: "none",
    charset: "utf8",
    logLevel: "warning",
  });
  const [output] = result.outputFiles;
  return Buffer.from(output.contents);
}
