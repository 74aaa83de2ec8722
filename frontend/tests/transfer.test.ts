import assert from "node:assert/strict";
import { test } from "node:test";
import { isOver, parseMark } from "../ts/core/shelf";
import { BLOCK, blockEnd, idOf, isPassing, MOST_FAILURES, metadata, offsetIn, pauseAfter } from "../ts/upload/blocks";
import { Cancelled } from "../ts/upload/send";
import { Full, Lost, Refused, SignedOut, transfer, type Line, type Sending } from "../ts/upload/transfer";

/** A server that keeps what it gets, and fails as it is told. */
class MadeUpServer {
  readonly files = new Map<string, { size: number; bytes: number[] }>();
  readonly log: string[] = [];
  pauses: number[] = [];
  /** What the next requests meet: "cut" before the server, "lost" the answer on its way back, or a status. */
  plan: ("cut" | "lost" | number | null)[] = [];

  readonly line: Line = {
    fetch: async (address, options) => {
      const fault = this.plan.shift() ?? null;
      this.log.push(`${options.method} ${address}`);
      if (fault === "cut") throw new TypeError("network");
      if (typeof fault === "number") return new Response(fault === 422 ? "trop tard" : null, { status: fault });
      const answer = await this.answer(address, options);
      if (fault === "lost") throw new TypeError("network");
      return answer;
    },
    pause: async (ms) => void this.pauses.push(ms),
  };

  private async answer(address: string, options: RequestInit): Promise<Response> {
    const headers = new Headers(options.headers);
    if (options.method === "POST") {
      const place = `${address}/${this.files.size + 1}`;
      this.files.set(place, { size: Number(headers.get("Upload-Length")), bytes: [] });
      return new Response(null, { status: 201, headers: { Location: place } });
    }
    const file = this.files.get(address);
    if (!file) return new Response(null, { status: 404 });
    const offset = (): Record<string, string> => ({ "Upload-Offset": String(file.bytes.length) });
    if (options.method === "HEAD") return new Response(null, { status: 200, headers: offset() });
    if (Number(headers.get("Upload-Offset")) !== file.bytes.length) return new Response(null, { status: 409, headers: offset() });
    const block = new Uint8Array(await (options.body as Blob).arrayBuffer());
    assert.ok(block.length <= BLOCK);
    for (const byte of block) file.bytes.push(byte);
    return new Response(null, { status: 204, headers: offset() });
  }
}

function sending(size: number, place: string | null = null): Sending {
  return { name: "page.jpg", blob: new Blob([Uint8Array.from({ length: size }, (_, at) => at % 251)]), place };
}

async function run(server: MadeUpServer, sendings: Sending[], signal = new AbortController().signal): Promise<number[]> {
  const received: number[] = [];
  const how = { address: "/envois", token: "t", signal, onPlace: async () => undefined, onReceived: (bytes: number) => void received.push(bytes) };
  await transfer(sendings, how, server.line);
  return received;
}

async function arrived(server: MadeUpServer, sent: Sending): Promise<boolean> {
  const bytes = new Uint8Array(await sent.blob.arrayBuffer());
  const got = server.files.get(sent.place ?? "")?.bytes ?? [];
  return got.length === bytes.length && bytes.every((byte, at) => byte === got[at]);
}

test("files go one after the other, block by block, and progress counts what has arrived", async () => {
  const server = new MadeUpServer();
  const sendings = [sending(BLOCK + 10), sending(5)];
  assert.deepEqual(await run(server, sendings), [0, BLOCK, BLOCK + 10, BLOCK + 10, BLOCK + 15]);
  for (const one of sendings) assert.ok(await arrived(server, one));
  assert.deepEqual(server.log.map((line) => line.split(" ")[0]), ["POST", "PATCH", "PATCH", "POST", "PATCH"]);
});

test("a cut is waited out with growing pauses, and a lost answer sends nothing twice", async () => {
  const server = new MadeUpServer();
  server.plan = ["cut", "cut", null, "lost", 503];
  const one = sending(2 * BLOCK);
  await run(server, [one]);
  assert.ok(await arrived(server, one));
  assert.deepEqual(server.pauses, [1_000, 2_000, 1_000, 2_000]);
});

test("after a reload the server says where to go on", async () => {
  const server = new MadeUpServer();
  server.files.set("/envois/7", { size: 3 * BLOCK, bytes: Array.from({ length: 2 * BLOCK }, (_, at) => at % 251) });
  const one = sending(3 * BLOCK, "/envois/7");
  assert.deepEqual(await run(server, [one]), [2 * BLOCK, 3 * BLOCK]);
  assert.ok(await arrived(server, one));
  assert.deepEqual(server.log, ["HEAD /envois/7", "PATCH /envois/7"]);
});

test("what the server forgot is begun again, but not for ever", async () => {
  const server = new MadeUpServer();
  const one = sending(10, "/envois/gone");
  await run(server, [one]);
  assert.ok(await arrived(server, one));
  server.plan = [404, null, 404, null, 404];
  await assert.rejects(run(server, [sending(10, "/envois/gone")]), Lost);
});

test("a person is asked after some failures, and told at once of a refusal", async () => {
  const server = new MadeUpServer();
  server.plan = Array.from({ length: MOST_FAILURES + 1 }, () => "cut" as const);
  await assert.rejects(run(server, [sending(10)]), Lost);
  assert.equal(server.pauses.length, MOST_FAILURES);
  server.plan = [422];
  await assert.rejects(run(server, [sending(10)]), (error: Error) => error instanceof Refused && error.message === "trop tard");
  server.plan = [429];
  await assert.rejects(run(server, [sending(10)]), Full);
  for (const status of [401, 403]) {
    server.plan = [null, status];
    await assert.rejects(run(server, [sending(10)]), SignedOut);
  }
  await assert.rejects(run(server, [sending(10)], AbortSignal.abort()), Cancelled);
});

test("rules of blocks", () => {
  assert.deepEqual([0, 1, 4, 5, 9].map(pauseAfter), [1_000, 2_000, 16_000, 30_000, 30_000]);
  assert.equal(blockEnd(BLOCK, BLOCK + 1), BLOCK + 1);
  assert.deepEqual([0, 200, 404, 408, 409, 503].map(isPassing), [false, false, false, true, false, true]);
  assert.equal(metadata("relevé.pdf"), "filename cmVsZXbDqS5wZGY=");
  assert.equal(offsetIn(new Headers({ "Upload-Offset": "5" }), 10), 5);
  for (const text of ["11", "-1", "x", "1.5"]) assert.equal(offsetIn(new Headers({ "Upload-Offset": text }), 10), null);
  assert.equal(offsetIn(new Headers(), 10), null);
  assert.equal(idOf("/candidatures/1/pieces/CV/envois/abc"), "abc");
});

test("what is kept goes after a day and when somebody else signs in", () => {
  const mark = parseMark("abc 1000");
  assert.deepEqual(mark, { owner: "abc", until: 1000 });
  assert.ok(mark);
  assert.ok(!isOver(mark, "abc", 999));
  assert.ok(!isOver(mark, "", 999), "the sign-in page in between");
  assert.ok(isOver(mark, "abc", 1000));
  assert.ok(isOver(mark, "def", 999));
  assert.equal(parseMark(null), null);
  assert.equal(parseMark("abc soon"), null);
});
