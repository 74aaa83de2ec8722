import assert from "node:assert/strict";
import { test } from "node:test";
import { exactChoice, holds, parseChoices, parseCondition, search, type Choice } from "../ts/core/choices";

const TOWNS: Choice[] = [
  { value: "1", label: "Villefranche-d’Albigeois" },
  { value: "2", label: "Castelnau-de-Lévis" },
  { value: "3", label: "Albi" },
  { value: "4", label: "Albine" },
  { value: "5", label: "Le Sequestre" },
];

function values(choices: readonly Choice[]): string {
  return choices.map((choice) => choice.value).join("");
}

test("the whole label comes first, then beginnings, then words", () => {
  assert.equal(values(search(TOWNS, "albi", 10)), "341");
});

test("accents and hyphens of the query do not matter", () => {
  assert.equal(values(search(TOWNS, "de levis", 10)), "2");
});

test("an empty query gives the first choices in their order", () => {
  assert.equal(values(search(TOWNS, " ", 2)), "12");
});

test("a label typed in full is recognised only if it is the only one", () => {
  assert.equal(exactChoice(TOWNS, "ALBI")?.value, "3");
  assert.equal(exactChoice([...TOWNS, { value: "6", label: "ALBI" }], "albi"), null);
  assert.equal(exactChoice(TOWNS, ""), null);
});

test("what the server sends is checked before use", () => {
  const data = [{ value: "81004", label: "Albi", more: "81000" }, { value: 5, label: "number" }, null, { value: "x" }];
  assert.deepEqual(parseChoices(data), [{ value: "81004", label: "Albi" }]);
  assert.deepEqual(parseChoices({ value: "1", label: "not a list" }), []);
});

test("a condition names a field and the answers it waits for", () => {
  const condition = parseCondition("pays =100|101");
  assert.deepEqual(condition, { name: "pays", values: ["100", "101"], isNegated: false });
});

test("a condition holds for one of its answers, a negated one for none", () => {
  const france = parseCondition("pays=100|101");
  const abroad = parseCondition("pays!=100|101");
  assert.ok(france && abroad);
  assert.ok(holds(france, ["101"]));
  assert.ok(!holds(france, ["109"]));
  assert.ok(holds(abroad, ["109"]));
  assert.ok(holds(abroad, []));
  assert.equal(parseCondition("pays"), null);
});
