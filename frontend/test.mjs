// Runs tests/*.test.ts with node's own runner: esbuild turns them into plain
// modules first, beside the dependencies, out of sight.

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const COMPILED = path.join(ROOT, "node_modules/.cache/tests");

const sources = readdirSync(path.join(ROOT, "tests")).filter((name) => name.endsWith(".test.ts"));
rmSync(COMPILED, { recursive: true, force: true });
await build({
  absWorkingDir: ROOT,
  entryPoints: sources.map((name) => path.join("tests", name)),
  outdir: COMPILED,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  logLevel: "warning",
});

const files = sources.map((name) => path.join(COMPILED, name.replace(/\.ts$/, ".mjs")));
const { status } = spawnSync(process.execPath, ["--test", "--test-reporter=spec", ...process.argv.slice(2), ...files], { stdio: "inherit" });
process.exit(status ?? 1);
