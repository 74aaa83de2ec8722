// The product, started for the tests on a free port with a folder of its own, or one that runs already.

import { execFile, spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { casServer } from "./peers.mjs";
import { freePort } from "./port.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const READY_WITHIN_MS = 120_000;
const LOGIN = /(\S+@\S+)\s+(\S+)/;

async function ready(url, gone) {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end) {
    if (gone()) throw new Error("the server ended at once");
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the server was not ready in time");
}

/** Logins as `demo load` prints them: one line each, with an address and a password. */
function loginsOf(text) {
  return text
    .split("\n")
    .map((line) => ({ line, found: LOGIN.exec(line) }))
    .filter(({ found }) => found)
    .map(({ line, found }) => ({ line, login: found[1], password: found[2] }));
}

/** The site under test: where it is, who can sign in, how to end it. */
export async function start(output, name = "server") {
  const given = process.env.ECANDIDAT_URL;
  if (given && name === "server") {
    const printed = process.env.ECANDIDAT_LOGINS;
    await ready(given, () => false);
    return { url: given.replace(/\/$/, ""), logins: printed ? loginsOf(readFileSync(printed, "utf8")) : [], stop: async () => {} };
  }
  const program = process.env.ECANDIDAT_PROGRAM ?? join(ROOT, "target/debug/ecandidat");
  if (!existsSync(program)) throw new Error(`${program} is missing: cargo build -p ecandidat`);
  // Sites that only change settings do without.
  const signOn = name === "server" ? await casServer(output) : null;
  try {
    return await serve({ program, output, name, signOn });
  } catch (error) {
    await signOn?.stop();
    throw error;
  }
}

async function serve({ program, output, name, signOn }) {
  const folder = mkdtempSync(join(tmpdir(), "ecandidat-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    ECANDIDAT__DEMO__ENABLED: "true",
    ECANDIDAT__INSTITUTION__NAME: "Université de Démonstration",
    ECANDIDAT__SERVER__LISTEN: `127.0.0.1:${port}`,
    ECANDIDAT__SERVER__PUBLIC_URL: url,
    ECANDIDAT__SERVER__METRICS_LISTEN: "off",
    // Each person of the journeys sits behind a network of their own.
    ECANDIDAT__SERVER__TRUSTED_PROXIES: "127.0.0.1",
    ECANDIDAT__DATABASE__URL: `sqlite:${join(folder, "ecandidat.db")}`,
    ECANDIDAT__FILES__URL: `file:${join(folder, "files")}`,
    ECANDIDAT__MAIL__URL: `folder:${join(folder, "outbox")}`,
    ECANDIDAT__STUDENT_RECORD__URL: `file:${join(folder, "scolarite")}`,
    ECANDIDAT__SECURITY__SECRET_KEY_FILE: join(folder, "secret.key"),
    ECANDIDAT__LOG__FILTER: "warn",
    // However busy the machine is, a deposit is checked while the page waits.
    ECANDIDAT__PAPER__PATIENCE_SECONDS: "60",
    ECANDIDAT__PAPER__WALL_SECONDS: "60",
    ...(signOn && { ECANDIDAT__SSO__KIND: "cas", ECANDIDAT__SSO__URL: signOn.url }),
  };
  // Another journey may be on its way: what it waits for must be heard meanwhile.
  const loaded = await promisify(execFile)(program, ["demo", "load"], { cwd: ROOT, env, maxBuffer: 1 << 26 }).catch((error) => {
    throw new Error(`the demonstration could not be loaded: ${error.stderr || error}`);
  });
  const log = createWriteStream(join(output, `${name}.log`));
  const child = spawn(program, ["serve"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  let ended = false;
  const end = new Promise((resolve) => child.once("exit", () => resolve((ended = true))));
  const stop = async () => {
    if (!ended) child.kill("SIGTERM");
    await end;
    await signOn?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await ready(url, () => ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, logins: loginsOf(loaded.stdout), signOn: signOn?.url, stop };
}
