import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, fold, formatBytes, formatNumber, highlight, plural } from "../ts/core/text";

test("folding ignores accents, case, ligatures and punctuation", () => {
  assert.equal(fold("  Lycée  LAPÉROUSE-Kerneis "), "lycee laperouse kerneis");
  assert.equal(fold("Cœur d’Hérault"), "coeur d herault");
  assert.equal(fold("L'Haÿ-les-Roses"), fold("l’hay les roses"));
});

test("a sentence is filled by name and keeps what it does not know", () => {
  assert.equal(fill("{n} pièces sur {total}, {other}", { n: 2, total: 9 }), "2 pièces sur 9, {other}");
});

test("French counts zero as one, English does not", () => {
  assert.equal(plural("fr", 0, "one", "many"), "one");
  assert.equal(plural("en", 0, "one", "many"), "many");
  assert.equal(plural("fr", 2, "one", "many"), "many");
  assert.equal(plural("fr", 1, "one", "many"), "one");
});

test("sizes have one decimal from the megabyte on", () => {
  const units = ["octets", "Ko", "Mo"];
  assert.equal(formatBytes("fr", 512, units), "512\u00a0octets");
  assert.equal(formatBytes("fr", 655_360, units), "640\u00a0Ko");
  assert.equal(formatBytes("fr", 4_299_162, units), "4,1\u00a0Mo");
  assert.equal(formatBytes("fr", 20 * 1024 * 1024, units), "20\u00a0Mo");
  assert.match(formatBytes("en", 4_299_162), /^4\.1.MB$/);
});

test("numbers are grouped as the language does", () => {
  assert.equal(formatNumber("fr", 1440).replace(/\s/u, " "), "1 440");
  assert.equal(formatNumber("en", 1440), "1,440");
});

test("highlighting finds the query without its accents and keeps the label", () => {
  const segments = highlight("Lycée Lapérouse", "laper");
  assert.deepEqual(segments, [
    { text: "Lycée ", hit: false },
    { text: "Lapér", hit: true },
    { text: "ouse", hit: false },
  ]);
});

test("highlighting across a ligature covers the whole letter", () => {
  assert.deepEqual(highlight("Sacré-Cœur", "coe"), [
    { text: "Sacré-", hit: false },
    { text: "Cœ", hit: true },
    { text: "ur", hit: false },
  ]);
});

test("highlighting without a match is one plain segment", () => {
  assert.deepEqual(highlight("Albi", "tou"), [{ text: "Albi", hit: false }]);
  assert.deepEqual(highlight("Albi", ""), [{ text: "Albi", hit: false }]);
});
