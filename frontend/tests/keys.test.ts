import assert from "node:assert/strict";
import { test } from "node:test";
import { chord, isCharacter, lists, nextIndex, span, type KeyPress } from "../ts/core/keys";

function press(key: string, code: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held };
}

test("letters are lower case whatever Shift or the capitals lock say", () => {
  assert.equal(chord(press("V", "KeyV", { shiftKey: true })), "v");
  assert.equal(chord(press("V", "KeyV")), "v");
});

test("the digits of a French keyboard count without Shift", () => {
  assert.equal(chord(press("&", "Digit1")), "1");
  assert.equal(chord(press('"', "Digit3")), "3");
  assert.equal(chord(press("4", "Numpad4")), "4");
});

test("signs that need Shift keep their meaning", () => {
  assert.equal(chord(press("?", "Comma", { shiftKey: true })), "?");
  assert.equal(chord(press("/", "Digit7", { shiftKey: true })), "/");
});

test("modifiers come first, Command counts as Control", () => {
  assert.equal(chord(press("k", "KeyK", { metaKey: true })), "Ctrl+k");
  assert.equal(chord(press("Enter", "Enter", { ctrlKey: true })), "Ctrl+Enter");
  assert.equal(chord(press("ArrowDown", "ArrowDown", { shiftKey: true })), "Shift+ArrowDown");
});

test("only single characters can be switched off", () => {
  assert.ok(isCharacter("v"));
  assert.ok(isCharacter("?"));
  assert.ok(!isCharacter("Enter"));
  assert.ok(!isCharacter("Ctrl+k"));
});

test("an attribute may list several keys", () => {
  assert.ok(lists("Enter Ctrl+Enter", "Ctrl+Enter"));
  assert.ok(!lists("Enter", "Ctrl+Enter"));
  assert.ok(!lists("Enter", "E"));
});

test("the cursor stops at both ends", () => {
  assert.equal(nextIndex("ArrowDown", 0, 3), 1);
  assert.equal(nextIndex("ArrowDown", 2, 3), 2);
  assert.equal(nextIndex("ArrowUp", 0, 3), 0);
  assert.equal(nextIndex("End", 0, 3), 2);
  assert.equal(nextIndex("PageDown", 1, 15), 11);
  assert.equal(nextIndex("a", 1, 15), null);
  assert.equal(nextIndex("ArrowDown", 0, 0), null);
});

test("a range is the same in both directions", () => {
  assert.deepEqual(span(2, 5), [2, 3, 4, 5]);
  assert.deepEqual(span(5, 2), [2, 3, 4, 5]);
  assert.deepEqual(span(3, 3), [3]);
});
