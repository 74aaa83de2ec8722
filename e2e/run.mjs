// Starts the product, walks the journeys and checks the accessibility of its pages; the last line counts.
//
//   node run.mjs                      everything
//   node run.mjs 002 accessib         what has one of these words in its name
//
// Environment: ECANDIDAT_PROGRAM (the binary), CHROMIUM, or ECANDIDAT_URL with ECANDIDAT_LOGINS (a file with what
// `demo load` printed) for a server that runs already.

import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { VIEWS, launch } from "./lib/chromium.mjs";
import { Journey } from "./lib/journey.mjs";
import { Report } from "./lib/report.mjs";
import { start } from "./lib/server.mjs";
import { World } from "./lib/world.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const OUTPUT = `${HERE}output`;
const AT_ONCE = Number(process.env.E2E_AT_ONCE ?? 2);
/** Where axe-core looks at what a manual meets, states of pages included, each once in all of them. */
const INSPECTED_VIEW = "français 1280";
const MANUAL = /^\d{3}-/;

/** Every journey in every view it is made for. */
async function collect(filters) {
  const runs = [];
  const inspected = new Set();
  // The longest first, so that none is left alone at the end.
  for (const folder of ["checks", "journeys"]) {
    for (const file of readdirSync(`${HERE}${folder}`).filter((name) => name.endsWith(".mjs")).sort()) {
      const module = await import(`./${folder}/${file}`);
      for (const view of module.views ?? ["français 1280"]) {
        const title = `${file.replace(".mjs", "")} [${view}]`;
        if (filters.length === 0 || filters.some((filter) => title.includes(filter))) runs.push({ title, site: module.site ?? "server", view: VIEWS[view], inspected: view === INSPECTED_VIEW && MANUAL.test(file) ? inspected : null, describe: module.default });
      }
    }
  }
  return runs;
}

/** The sites that the runs need, each started once; most share one, those that change settings have their own. */
function sites() {
  const started = new Map();
  return {
    named: (name) => {
      if (!started.has(name)) started.set(name, start(OUTPUT, name));
      return started.get(name);
    },
    stop: async () => {
      for (const site of started.values()) await site.then((one) => one.stop()).catch(() => {});
    },
  };
}

async function main() {
  rmSync(OUTPUT, { recursive: true, force: true });
  mkdirSync(OUTPUT, { recursive: true });
  const runs = await collect(process.argv.slice(2));
  const started = Date.now();
  const all = sites();
  const report = new Report();
  const stopEarly = () => void all.stop().finally(() => process.exit(130));
  process.once("SIGINT", stopEarly);
  process.once("SIGTERM", stopEarly);
  const browser = await launch();
  try {
    const queue = [...runs];
    const work = async () => {
      for (let run = queue.shift(); run; run = queue.shift()) {
        const world = new World({ browser, site: await all.named(run.site), output: OUTPUT, view: run.view, title: run.title, inspected: run.inspected });
        await new Journey(run.title, run.describe).run(world, report);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await browser.close();
    await all.stop();
  }
  console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s`);
  return report.end();
}

main().then(
  (isGood) => process.exit(isGood ? 0 : 1),
  (error) => {
    console.error(error);
    console.log("0 passed, 1 failed, 0 skipped");
    process.exit(1);
  },
);
