// Words and numbers: comparing without accents, filling sentences that come
// from the page, sizes of files. No document here, all of it is tested.

const LIGATURES: Record<string, string> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d" };

/** One character without accent and in lower case; punctuation becomes a space. */
function foldCharacter(character: string): string {
  const bare = character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const letters = LIGATURES[bare] ?? bare;
  return /^[\p{L}\p{N}]+$/u.test(letters) || letters === "" ? letters : " ";
}

/** Text to compare: no accent, no case, one space between words. */
export function fold(text: string): string {
  return [...text].map(foldCharacter).join("").replace(/ +/g, " ").trim();
}

/** Replaces each `{name}` of the sentence; an unknown name stays as it is. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}

/** Chooses between two sentences by the plural rule of the language. */
export function plural(language: string, count: number, one: string, many: string): string {
  return new Intl.PluralRules(language).select(count) === "one" ? one : many;
}

/** A whole number as the language writes it. */
export function formatNumber(language: string, value: number): string {
  return new Intl.NumberFormat(language).format(value);
}

const SIZE_UNITS = ["byte", "kilobyte", "megabyte"] as const;

/**
 * Size of a file, one decimal from the megabyte on: "640 ko", "4,1 Mo".
 * `units` replaces the unit names of the language, in the order of bytes,
 * kilobytes, megabytes.
 */
export function formatBytes(language: string, bytes: number, units?: readonly string[]): string {
  const step = bytes >= 1024 * 1024 ? 2 : bytes >= 1024 ? 1 : 0;
  const value = bytes / 1024 ** step;
  const digits = { maximumFractionDigits: step === 2 ? 1 : 0 };
  const name = units?.[step];
  if (name) return `${new Intl.NumberFormat(language, digits).format(value)}\u00a0${name}`;
  const unit = SIZE_UNITS[step] ?? "byte";
  return new Intl.NumberFormat(language, { style: "unit", unit, ...digits }).format(value);
}

/** A part of a label, found by the query or not. */
export interface Segment {
  text: string;
  hit: boolean;
}

/** Cuts a label around the first place where the query stands, accents aside. */
export function highlight(label: string, query: string): Segment[] {
  const wanted = fold(query);
  if (wanted === "") return [{ text: label, hit: false }];
  // Folding changes lengths, so every folded character remembers its origin.
  const characters = [...label];
  let folded = "";
  const origins: number[] = [];
  characters.forEach((character, index) => {
    for (const letter of foldCharacter(character)) {
      folded += letter;
      origins.push(index);
    }
  });
  const at = folded.indexOf(wanted);
  if (at < 0) return [{ text: label, hit: false }];
  const from = origins[at] ?? 0;
  const to = (origins[at + wanted.length - 1] ?? from) + 1;
  return [
    { text: characters.slice(0, from).join(""), hit: false },
    { text: characters.slice(from, to).join(""), hit: true },
    { text: characters.slice(to).join(""), hit: false },
  ].filter((segment) => segment.text !== "");
}
