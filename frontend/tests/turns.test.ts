import assert from "node:assert/strict";
import { test } from "node:test";
import { Turns } from "../ts/core/turns";

test("a form goes at once, and only once", () => {
  const turns = new Turns<string>();
  assert.equal(turns.ask("Valider"), "go");
  assert.ok(!turns.isOver);
  turns.sent();
  assert.ok(turns.isOver);
  assert.equal(turns.ask("Valider"), "ignore");
  turns.release();
  assert.ok(!turns.isOver);
  assert.equal(turns.ask("Valider"), "go");
});

test("a submit waits for the save that runs, and goes with its button", () => {
  const turns = new Turns<string>();
  const save = {};
  assert.ok(turns.startSave(save));
  assert.equal(turns.ask("Valider"), "wait");
  assert.deepEqual(turns.endSave(save), { button: "Valider" });
  assert.equal(turns.endSave(save), null);
  assert.equal(turns.ask("Valider"), "go");
});

test("of two clicks during a save the last one counts, and one submit goes", () => {
  const turns = new Turns<string>();
  const save = {};
  turns.startSave(save);
  turns.ask("Brouillon");
  assert.equal(turns.ask("Valider"), "wait");
  assert.deepEqual(turns.endSave(save), { button: "Valider" });
});

test("it waits for every save that runs", () => {
  const turns = new Turns<string>();
  const [first, second] = [{}, {}];
  turns.startSave(first);
  turns.startSave(second);
  turns.ask("Valider");
  assert.equal(turns.endSave(second), null);
  assert.deepEqual(turns.endSave(first), { button: "Valider" });
});

test("no save starts once the form was sent, or waits to be", () => {
  const turns = new Turns<string>();
  const save = {};
  turns.startSave(save);
  turns.ask("Valider");
  assert.ok(!turns.startSave({}));
  turns.endSave(save);
  turns.sent();
  assert.ok(!turns.startSave({}));
  turns.release();
  assert.ok(turns.startSave({}));
});

test("the end of a save that was refused its turn sends nothing", () => {
  const turns = new Turns<string>();
  const [running, refused] = [{}, {}];
  turns.startSave(running);
  turns.ask("Valider");
  assert.ok(!turns.startSave(refused));
  assert.equal(turns.endSave(refused), null);
  assert.deepEqual(turns.endSave(running), { button: "Valider" });
});

test("a form sent by other means takes what waited with it", () => {
  const turns = new Turns<string>();
  const save = {};
  turns.startSave(save);
  turns.ask("Valider");
  turns.sent();
  assert.equal(turns.endSave(save), null);
});
