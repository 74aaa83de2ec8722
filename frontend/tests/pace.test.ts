import assert from "node:assert/strict";
import { test } from "node:test";
import { ASK_LATER_MS, ASK_MS, PATIENCE_MS, PAUSE_MS, RETRY_MS, SPACING_MS, pauseAfter, pauseBefore, wait } from "../ts/core/pace";

const never = Number.NEGATIVE_INFINITY;

test("what is typed is kept after a pause", () => {
  assert.equal(wait(1_000, { changed: 1_000, waitingSince: 1_000, sent: never }), PAUSE_MS);
  assert.equal(wait(1_000 + PAUSE_MS, { changed: 1_000, waitingSince: 1_000, sent: never }), 0);
});

test("whoever never pauses is not kept waiting", () => {
  const now = PATIENCE_MS - 100;
  assert.equal(wait(now, { changed: now, waitingSince: 0, sent: never }), 100);
});

test("requests keep their distance", () => {
  assert.equal(wait(2_000, { changed: 500, waitingSince: 500, sent: 1_000 }), SPACING_MS - 1_000);
  assert.equal(wait(60_000, { changed: 10_000, waitingSince: 10_000, sent: 1_000 }), 0);
});

test("long work is asked for often at first, then more rarely", () => {
  assert.equal(pauseBefore(0), ASK_MS);
  assert.equal(pauseBefore(15), ASK_MS);
  assert.ok(pauseBefore(17) > pauseBefore(16));
  assert.equal(pauseBefore(100), ASK_LATER_MS);
});

test("what failed is tried again, later and later", () => {
  assert.equal(pauseAfter(1), SPACING_MS);
  assert.equal(pauseAfter(2), 2 * SPACING_MS);
  assert.equal(pauseAfter(50), RETRY_MS);
});
