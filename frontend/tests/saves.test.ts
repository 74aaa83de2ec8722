import assert from "node:assert/strict";
import { test } from "node:test";
import { type Outcome, Saves, touched } from "../ts/core/saves";

function saved(saves: Saves, text: string, outcome: Outcome = "saved"): void {
  const save = {};
  saves.start(save, text);
  saves.end(save, outcome);
}

test("what the page came with is no change, unless it was never saved", () => {
  assert.ok(!new Saves("a").isDue("a"));
  assert.ok(new Saves("a").isDue("b"));
  assert.ok(new Saves(null).isDue(""));
});

test("what was sent counts, not what was typed meanwhile", () => {
  const saves = new Saves("");
  const save = {};
  saves.start(save, "a");
  assert.ok(saves.isRunning);
  assert.ok(saves.isUnsaved("a"));
  saves.end(save, "saved");
  assert.ok(!saves.isRunning);
  assert.ok(!saves.isUnsaved("a"));
  assert.ok(saves.isDue("ab"));
});

test("a text the server does not keep is not sent again, and still unsaved", () => {
  const saves = new Saves("a");
  saved(saves, "b", "answered");
  assert.ok(!saves.isDue("b"));
  assert.ok(saves.isUnsaved("b"));
  assert.ok(saves.isDue("c"));
  assert.ok(!saves.isUnsaved("a"));
});

test("after a failure everything is due, for it may have arrived", () => {
  const saves = new Saves("a");
  saved(saves, "b", "failed");
  assert.ok(saves.isDue("b"));
  assert.ok(saves.isDue("a"));
  assert.equal(saves.failures, 1);
  saved(saves, "b", "failed");
  assert.equal(saves.failures, 2);
  saved(saves, "b");
  assert.equal(saves.failures, 0);
  assert.ok(!saves.isDue("b"));
});

test("of two texts on their way at once nobody knows which one stays", () => {
  const saves = new Saves("");
  const [first, second] = [{}, {}];
  saves.start(first, "a");
  saves.start(second, "ab");
  saves.end(second, "saved");
  assert.ok(saves.isDue("ab"));
  saves.end(first, "saved");
  assert.ok(saves.isDue("ab"));
  saved(saves, "ab");
  assert.ok(!saves.isDue("ab"));
});

test("the same text twice is no quarrel", () => {
  const saves = new Saves("");
  const [first, second] = [{}, {}];
  saves.start(first, "a");
  saves.start(second, "a");
  saves.end(first, "failed");
  saves.end(second, "saved");
  assert.ok(!saves.isUnsaved("a"));
});

test("the end of a save that never started says nothing", () => {
  const saves = new Saves("a");
  saves.end({}, "saved");
  assert.ok(!saves.isUnsaved("a"));
});

test("an answer that was touched says so once, whatever it is put back to", () => {
  assert.equal(touched("3.0123456789abcdef"), "3.0123456789abcdef~");
  assert.equal(touched(touched("0123456789abcdef")), "0123456789abcdef~");
});
