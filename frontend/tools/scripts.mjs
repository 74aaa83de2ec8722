// Bundles ts/main.ts, htmx included, into one module script.

import path from "node:path";
import { build } from "esbuild";

/** Oldest browsers the script and the style sheet are written for. */
export const BROWSERS = ["chrome111", "edge111", "firefox115", "safari16.4"];

/** Returns the bundle as a Buffer. `sourcemap` puts an inline map in. */
export async function buildScript(root, { minify, sourcemap }) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, "ts/main.ts")],
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
