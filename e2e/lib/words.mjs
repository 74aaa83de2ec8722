// The sentences of the interface, read from the same files as the product.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../i18n/", import.meta.url));
const cache = new Map();

function load(language) {
  const words = new Map();
  for (const file of readdirSync(`${FOLDER}${language}`)) {
    for (const line of readFileSync(`${FOLDER}${language}/${file}`, "utf8").split("\n")) {
      const found = /^([a-z][a-z0-9-]*) = (.*)$/.exec(line);
      if (found) words.set(found[1], found[2]);
    }
  }
  return words;
}

/** The words of a key in a language. Only for sentences that do not depend on a number. */
export function words(language, key, values = {}) {
  if (!cache.has(language)) cache.set(language, load(language));
  const text = cache.get(language).get(key);
  if (text === undefined) throw new Error(`no sentence ${key} in ${language}`);
  return text.replace(/\{"([^"]*)"\}/g, "$1").replace(/\{ \$(\w+) \}/g, (_, name) => values[name] ?? "");
}
