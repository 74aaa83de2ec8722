// Labels as people read them: typographic apostrophes and non-breaking spaces make no difference.

const SPACES = /[\s\u00a0\u202f]+/g;

/** Text for comparing: one kind of apostrophe and of space, no case. */
export function plain(text) {
  return text.replace(/[’‘]/g, "'").replace(SPACES, " ").trim().toLowerCase();
}

/** A regular expression source that finds one of these texts whatever their spaces and apostrophes. */
function loose(texts) {
  const one = (text) => text.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/['’]/g, "[\\x27\\u2019]").replace(SPACES, "[\\s\\u00a0\\u202f]+");
  return `(?:${[texts].flat().map(one).join("|")})`;
}

/** Matches a control's name; what stands behind a dash for screen readers does not count. */
export function named(texts) {
  return new RegExp(`^\\s*${loose(texts)}(\\s+–\\s.*)?\\s*$`, "isu");
}

/** Matches the label of a field, with its mark for mandatory or optional. */
export function labelled(texts) {
  return new RegExp(`^\\s*${loose(texts)}\\s*(\\*|\\((facultatif|optional)\\))?\\s*$`, "isu");
}

/** Matches any text that contains this one. */
export function containing(texts) {
  return new RegExp(loose(texts), "isu");
}

/** Matches a label that begins with this and may explain itself further. */
export function beginning(texts) {
  return new RegExp(`^\\s*${loose(texts)}`, "isu");
}
