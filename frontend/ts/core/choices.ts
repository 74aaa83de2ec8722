// Choices of a list, as the server sends them and as a query orders them.

import { fold } from "./text";

/** One choice: what is posted, what is read. */
export interface Choice {
  value: string;
  label: string;
}

/** Reads the JSON array of choices; anything else in it is left out. */
export function parseChoices(data: unknown): Choice[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null) return [];
    const { value, label } = item as Record<string, unknown>;
    return typeof value === "string" && typeof label === "string" ? [{ value, label }] : [];
  });
}

/** 0 the whole label, 1 its beginning, 2 the beginning of a word, 3 anywhere. */
function distance(label: string, query: string): number | null {
  const at = label.indexOf(query);
  if (at < 0) return null;
  if (label === query) return 0;
  if (at === 0) return 1;
  return label.includes(` ${query}`) ? 2 : 3;
}

/** The choices a query finds, best first, in the given order among equals. */
export function search(choices: readonly Choice[], query: string, limit: number): Choice[] {
  const wanted = fold(query);
  if (wanted === "") return choices.slice(0, limit);
  return choices
    .flatMap((choice) => {
      const far = distance(fold(choice.label), wanted);
      return far === null ? [] : [{ choice, far }];
    })
    .sort((a, b) => a.far - b.far)
    .slice(0, limit)
    .map(({ choice }) => choice);
}

/** The only choice whose label is that text, accents and case aside. */
export function exactChoice(choices: readonly Choice[], text: string): Choice | null {
  const wanted = fold(text);
  const same = choices.filter((choice) => fold(choice.label) === wanted);
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** A condition of display: "country=100" or "country!=100|101". */
export interface Condition {
  name: string;
  values: string[];
  isNegated: boolean;
}

/** Reads `data-show-when`; null if it is not a condition. */
export function parseCondition(text: string): Condition | null {
  const match = /^([^!=]+)(!?)=(.*)$/.exec(text.trim());
  if (!match) return null;
  const [, name = "", not = "", values = ""] = match;
  return { name: name.trim(), values: values.split("|"), isNegated: not !== "" };
}

/** Whether the condition holds for the chosen values of its field. */
export function holds(condition: Condition, chosen: readonly string[]): boolean {
  const isAmong = chosen.some((value) => condition.values.includes(value));
  return isAmong !== condition.isNegated;
}
