// The sentences of the interface, read from the same files as the product: by key, and from French to another language.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { plain } from "./text.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** A place for a value; scripts fill those without a dollar. */
const HOLE = /\{ ?\$?\w+ ?\}/;
const cache = new Map();

/** Every sentence of a language by key; one that depends on a number has one line for each form. */
function sentences(language) {
  if (cache.has(language)) return cache.get(language);
  const found = new Map();
  const folder = `${ROOT}i18n/${language}/`;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ftl"))) {
    let key = null;
    for (const line of readFileSync(folder + file, "utf8").split("\n")) {
      const [, name, text] = /^([a-z][a-z0-9-]*) = (.*)$/.exec(line) ?? [];
      const form = /^ +\*?\[\w+\] (.*)$/.exec(line)?.[1];
      // A sentence may begin with words and go on by number.
      if (name) found.set((key = name), text.includes("->") ? [text.replace(/\{ ?\$\w+ ->$/, "").trim()].filter(Boolean) : [text]);
      else if (key && form) found.get(key).push(form);
      else if (!line.startsWith(" ") && !line.startsWith("}")) key = null;
    }
  }
  for (const [key, forms] of found) found.set(key, forms.map((form) => form.replace(/\{"([^"]*)"\}/g, "$1")));
  cache.set(language, found);
  return found;
}

/** The words of a key in a language. Only for sentences that do not depend on a number. */
export function words(language, key, values = {}) {
  const forms = sentences(language).get(key);
  if (forms?.length !== 1) throw new Error(`no sentence ${key} in ${language}`);
  return forms[0].replace(/\{ \$(\w+) \}/g, (_, name) => values[name] ?? "");
}

/** Pairs of French and English of what the data names: documents, subjects of mails, lines of the reference tables. */
function demonstration() {
  if (cache.has("demonstration")) return cache.get("demonstration");
  // Lists of answers are slices, pairs of words are not.
  const written = ["papers", "forms", "questions"].map((name) => readFileSync(`${ROOT}crates/server/src/demo/${name}.rs`, "utf8").replace(/\\"/g, "”")).join("\n");
  const pairs = [...written.matchAll(/(?<!&)\[\s*"([^"]+)",\s*"([^"]+)",?\s*\]/g)].map(([, fr, en]) => [fr.replace(/”/g, '"'), en.replace(/”/g, '"')]);
  // Lists of answers have one line for each.
  for (const [, fr, en] of written.matchAll(/choices(?:: \[|\()"([^"]+)",\s*"([^"]+)"/g)) {
    const lines = en.split("\\n");
    fr.split("\\n").forEach((line, n) => pairs.push([line, lines[n]]));
  }
  const subjects = ["fr", "en"].map((language) => {
    const text = readFileSync(`${ROOT}i18n/${language}/mails.html`, "utf8");
    return new Map([...text.matchAll(/^=== (\w+)\n(?:label: .*\n)?subject: (.*)$/gm)].map(([, code, subject]) => [code, subject]));
  });
  for (const [code, subject] of subjects[0]) pairs.push([subject, subjects[1].get(code)]);
  for (const [table, fr, en] of [["bac_series", 1, 2], ["honours", 1, 2], ["diplomas", 1, 2], ["countries", 2, 3], ["countries", 4, 5]]) {
    for (const line of readFileSync(`${ROOT}data/${table}.csv`, "utf8").split("\n").slice(1)) {
      const cells = [...line.matchAll(/"([^"]*)"(?:,|$)|([^,]*)(?:,|$)/g)].map(([, quoted, bare]) => quoted ?? bare);
      if (cells[fr] && cells[en]) pairs.push([cells[fr], cells[en]]);
    }
  }
  // What the institution calls its favourable decision.
  pairs.push(["Favorable", "Admitted"]);
  cache.set("demonstration", pairs);
  return pairs;
}

/** What stands between the values of a sentence. */
function pieces(sentence) {
  return sentence.split(HOLE).map((piece) => piece.trim()).filter((piece) => /\p{L}/u.test(piece));
}

/**
 * What French words are in another language: for each sentence that says this, or else contains it, the pieces that
 * a page must show. Words that nobody wrote there, such as names, stay as they are.
 */
export function phrases(language, french) {
  if (language === "fr") return [[french]];
  const { exact, partial } = searched(language, french);
  return exact.length > 0 ? exact : partial;
}

/** The same, with the sentences that contain this beside those that say it: a page may mean either. */
export function meanings(language, french) {
  if (language === "fr") return [[french]];
  const { exact, partial } = searched(language, french);
  return [...exact, ...partial];
}

function searched(language, french) {
  const key = `${language} ${french}`;
  if (!cache.has(key)) cache.set(key, search(language, french));
  return cache.get(key);
}

function search(language, french) {
  const wanted = plain(french);
  const exact = [];
  const partial = [];
  const keep = (fr, en) => {
    const parts = pieces(fr);
    if (parts.length === 1 && plain(parts[0]) === wanted) exact.push(pieces(en));
    // A letter or two are a value, and part of every sentence.
    else if (wanted.length > 2 && plain(fr.replaceAll(new RegExp(HOLE, "g"), "")).includes(wanted)) partial.push(pieces(en));
  };
  for (const [fr, en] of demonstration()) keep(fr, en);
  for (const [key, forms] of sentences("fr")) {
    const there = sentences(language).get(key) ?? [];
    forms.forEach((form, n) => keep(form, there[Math.min(n, there.length - 1)] ?? form));
  }
  if (exact.length + partial.length > 0) return { exact, partial };
  const filled = withValues(language, french);
  return { exact, partial: filled.length > 0 ? filled : [[french]] };
}

/** A value that is words of the interface, or quotes them between the marks of the language. */
function quoted(language, value) {
  const [before, after] = words(language, "quoted", { text: "\u0001" }).split("\u0001");
  if (!value.includes("«")) return names(language, value)[0];
  return value.replace(/« ?(.+?) ?»/g, (_, said) => before + names(language, said)[0] + after);
}

/** Sentences whose places for values this text has filled, with the same values. */
function withValues(language, french) {
  const found = [];
  for (const [key, forms] of sentences("fr")) {
    const there = sentences(language).get(key) ?? [];
    forms.forEach((form, n) => {
      if (!HOLE.test(form) || !/\p{L}{4}/u.test(pieces(form).join(" "))) return;
      const names = [];
      const source = plain(form.replace(new RegExp(HOLE, "g"), (hole) => (names.push(hole), "\u0001"))).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("\u0001", "(.+)");
      const values = new RegExp(`^${source}$`, "su").exec(plain(french))?.slice(1);
      if (values && there[n]) found.push([names.reduce((text, name, at) => text.replace(name, quoted(language, values[at])), there[n])]);
    });
  }
  return found;
}

/** The names that a control, field, line or state with this French name may have; part of a name is no name. */
export function names(language, french) {
  if (language === "fr") return [french];
  // A text that staff enter in each language: « Libellé (Français) ».
  const [, field, said] = /^(.+) \((\p{Lu}\p{Ll}+)\)$/u.exec(french) ?? [];
  if (said && sentences("fr").get("language-name")) return names(language, field).map((name) => `${name} (${said})`);
  const wanted = plain(french);
  const found = new Set(demonstration().filter(([fr]) => plain(fr) === wanted).map(([, en]) => en));
  for (const [key, forms] of sentences("fr")) {
    const there = sentences(language).get(key) ?? [];
    forms.forEach((form, n) => plain(form) === wanted && there[n] && found.add(there[n]));
  }
  if (found.size > 0) return [...found];
  // A line of a table may say its short form behind its name.
  const longer = demonstration().filter(([fr]) => plain(fr).startsWith(`${wanted} (`)).map(([, en]) => en);
  return longer.length > 0 ? longer : [...withValues(language, french).flat(), french];
}
