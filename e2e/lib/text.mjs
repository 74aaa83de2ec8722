// Labels as people read them: typographic apostrophes and non-breaking spaces make no difference.

const SPACES = /[\s\u00a0\u202f]+/g;

/** Text for comparing: one kind of apostrophe and of space, no case. */
export function plain(text) {
  return text.replace(/[’‘]/g, "'").replace(SPACES, " ").trim().toLowerCase();
}

/** A regular expression source that finds a text whatever its spaces and apostrophes. */
function loose(text) {
  const escaped = text.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return escaped.replace(/['’]/g, "[\\x27\\u2019]").replace(SPACES, "[\\s\\u00a0\\u202f]+");
}

/** Matches a control's name; what stands behind a dash for screen readers does not count. */
export function named(text) {
  return new RegExp(`^\\s*${loose(text)}(\\s+–\\s.*)?\\s*$`, "isu");
}

/** Matches the label of a field, with its mark for mandatory or optional. */
export function labelled(text) {
  return new RegExp(`^\\s*${loose(text)}\\s*(\\*|\\((facultatif|optional)\\))?\\s*$`, "isu");
}

/** Matches any text that contains this one. */
export function containing(text) {
  return new RegExp(loose(text), "isu");
}

/** Matches a label that begins with this and may explain itself further. */
export function beginning(text) {
  return new RegExp(`^\\s*${loose(text)}`, "isu");
}
