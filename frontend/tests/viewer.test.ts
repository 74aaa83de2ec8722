import assert from "node:assert/strict";
import { test } from "node:test";
import { nextZoom } from "../ts/modules/viewer";

test("zoom goes by steps and stops at the ends", () => {
  assert.equal(nextZoom(100, "in"), 125);
  assert.equal(nextZoom(100, "out"), 75);
  assert.equal(nextZoom(300, "in"), 300);
  assert.equal(nextZoom(50, "out"), 50);
  assert.equal(nextZoom(200, "fit"), 100);
});
