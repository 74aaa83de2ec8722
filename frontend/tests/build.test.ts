import assert from "node:assert/strict";
import { test } from "node:test";
// @ts-expect-error: plain module of the build, without types
import { innerDrawing, listedIcons } from "../icons.mjs";
// @ts-expect-error: plain module of the build, without types
import { hashedName, shortHash } from "../tools/emit.mjs";

test("the list of icons ignores remarks and empty lines", () => {
  assert.deepEqual(listedIcons("# remark\ncheck\n\n x # cross\n"), ["check", "x"]);
});

test("a symbol keeps the drawing and loses the frame", () => {
  const svg = '<!-- licence -->\n<svg\n  width="24"\n>\n  <path d="m1 2" />\n  <circle r="3" />\n</svg>\n';
  assert.equal(innerDrawing(svg), '<path d="m1 2"/><circle r="3"/>');
});

test("a name carries eight digits of its content", () => {
  assert.match(shortHash("a"), /^[0-9a-f]{8}$/);
  assert.equal(hashedName("app.css", "a"), `app-${shortHash("a")}.css`);
  assert.notEqual(hashedName("app.css", "a"), hashedName("app.css", "b"));
});
