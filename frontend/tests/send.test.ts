import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { ANSWER_MS, isEnded, PATIENCE_MS } from "../ts/upload/blocks";
import { Cancelled, Cut, send, TELL } from "../ts/upload/send";

/** A request that does what the test says. */
class MadeUpRequest extends EventTarget {
  static last: MadeUpRequest;
  readonly upload = new EventTarget();
  readonly headers = new Map<string, string>();
  status = 0;
  responseText = "";
  isSent = false;
  readonly told = new Map<string, string>();

  constructor() {
    super();
    MadeUpRequest.last = this;
  }

  open(): void {}

  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  getResponseHeader(name: string): string | null {
    return this.told.get(name) ?? null;
  }

  send(): void {
    this.isSent = true;
  }

  abort(): void {
    this.end("abort");
  }

  end(how: "load" | "error" | "abort"): void {
    this.dispatchEvent(new Event(how));
    this.dispatchEvent(new Event("loadend"));
  }

  progress(loaded: number, total: number): void {
    this.upload.dispatchEvent(Object.assign(new Event("progress"), { lengthComputable: true, loaded, total }));
  }
}

interface Sent {
  request: MadeUpRequest;
  answer: ReturnType<typeof send>;
  abort: AbortController;
  seen: [number, number][];
}

function start(context: TestContext): Sent {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(globalThis, { XMLHttpRequest: MadeUpRequest });
  const abort = new AbortController();
  const seen: [number, number][] = [];
  const answer = send("/pieces/CV", new FormData(), abort.signal, (sent, total) => void seen.push([sent, total]));
  // What the test waits for later must not count as unhandled before.
  answer.catch(() => undefined);
  return { request: MadeUpRequest.last, answer, abort, seen };
}

test("the answer says where to go", async (context) => {
  const { request, answer, seen } = start(context);
  assert.deepEqual(Object.fromEntries(request.headers), TELL);
  request.progress(3, 10);
  request.upload.dispatchEvent(new Event("load"));
  request.status = 204;
  request.told.set("HX-Redirect", "/candidatures/1#piece-CV");
  request.end("load");
  assert.deepEqual(await answer, { status: 204, text: "", goTo: "/candidatures/1#piece-CV" });
  assert.deepEqual(seen, [[3, 10]]);
});

test("what does not move any more is cut, not cancelled", async (context) => {
  const { request, answer } = start(context);
  for (let loaded = 1; loaded < 5; loaded += 1) {
    context.mock.timers.tick(PATIENCE_MS - 1);
    request.progress(loaded, 10);
  }
  context.mock.timers.tick(PATIENCE_MS);
  await assert.rejects(answer, Cut);
});

test("the server has longer than it takes itself", async (context) => {
  const { request, answer } = start(context);
  request.upload.dispatchEvent(new Event("load"));
  assert.ok(ANSWER_MS > 100_000);
  context.mock.timers.tick(ANSWER_MS - 1);
  let isOver = false;
  answer.catch(() => (isOver = true));
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(!isOver);
  context.mock.timers.tick(1);
  await assert.rejects(answer, Cut);
});

test("a network that fails is a cut, a person who gives up is none", async (context) => {
  const { request, answer } = start(context);
  request.end("error");
  await assert.rejects(answer, Cut);
  context.mock.timers.reset();
  const { answer: given, abort } = start(context);
  abort.abort();
  await assert.rejects(given, Cancelled);
});

test("nothing is sent for a person who has given up", async (context) => {
  start(context);
  const before = MadeUpRequest.last;
  await assert.rejects(send("/pieces/CV", new FormData(), AbortSignal.abort(), () => undefined), Cancelled);
  assert.equal(MadeUpRequest.last, before);
});

test("what says that the session has ended", () => {
  assert.deepEqual([204, 303, 401, 403, 404, 422, 503].map(isEnded), [false, false, true, true, false, false, false]);
});
