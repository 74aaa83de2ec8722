// Servers of others that the product talks to: those of the Rust tests (crates/testkit/peers), started the same way.

import { spawn, spawnSync } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./port.mjs";
import { until } from "./until.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAMS = join(ROOT, "target/peers/cas/bin");
const SCRIPTS = join(ROOT, "crates/testkit/peers/cas");
const READY_WITHIN_MS = 120_000;

/** The institution's sign-on: django-cas-server. Null when it is not installed and that is tolerated. */
export async function casServer(output) {
  if (!existsSync(join(PROGRAMS, "django-admin"))) {
    const why = "django-cas-server is not installed: `cargo xtask peers` installs it";
    if (process.env.CI) throw new Error(why);
    console.log(`*** NOT TESTED WITH the sign-on of the institution: ${why}`);
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), "ecandidat-e2e-cas-"));
  const port = await freePort();
  const env = { ...process.env, PYTHONPATH: SCRIPTS, DJANGO_SETTINGS_MODULE: "peer_settings", PEER_FOLDER: folder, PYTHONDONTWRITEBYTECODE: "1", NO_PROXY: "127.0.0.1" };
  const prepared = spawnSync(join(PROGRAMS, "python"), [join(SCRIPTS, "prepare.py")], { env, encoding: "utf8" });
  if (prepared.status !== 0) throw new Error(`the CAS server could not be prepared: ${prepared.stderr || prepared.error}`);
  const log = createWriteStream(join(output, "cas.log"));
  const child = spawn(join(PROGRAMS, "django-admin"), ["runserver", "--noreload", "--insecure", `127.0.0.1:${port}`], { env, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  let ended = false;
  const end = new Promise((resolve) => child.once("exit", () => resolve((ended = true))));
  const stop = async () => {
    if (!ended) child.kill("SIGTERM");
    await end;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}/cas`;
  const answers = await until(async () => ended || (await fetch(`${url}/login`)).ok, READY_WITHIN_MS, 100);
  if (ended || !answers) {
    await stop();
    throw new Error("the CAS server does not answer; see cas.log");
  }
  return { url, stop };
}
