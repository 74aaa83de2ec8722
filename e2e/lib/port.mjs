// A port of the loopback for a server that is told where to listen before it does. What the system calls free may be
// somebody else's by then: it gives the same ports to connections that go out. Chosen as in crates/testkit/src/ports.rs.

import { createServer } from "node:net";

// Two numbers for each server, below those that the system takes of its own accord.
const FIRST = 20_000;
const PAIRS = 6_000;

let looked = 0;

/** Listens at a port; null where somebody does already. */
function listening(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => (error.code === "EADDRINUSE" ? resolve(null) : reject(error)));
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

/** Nobody else who chooses this way is given it until this process ends. */
export async function freePort() {
  for (let tried = 0; tried < PAIRS; tried += 1) {
    const port = FIRST + 2 * ((process.pid * 97 + looked) % PAIRS);
    looked += 1;
    // Somebody listens at the odd number: the even one before it is taken.
    const sign = await listening(port + 1);
    if (!sign) continue;
    const probe = await listening(port);
    if (probe) {
      sign.unref();
      await new Promise((resolve) => probe.close(resolve));
      return port;
    }
    // Others may listen there without a sign.
    await new Promise((resolve) => sign.close(resolve));
  }
  throw new Error("all ports for tests are taken");
}
