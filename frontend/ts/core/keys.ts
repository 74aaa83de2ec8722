// Keys of the keyboard as words: "v", "Enter", "Ctrl+k". Tested without a page.

/** What is read of a keyboard event. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/**
 * Name of the key that was pressed. Letters are lower case; Shift is only named
 * with keys that are words, since "?" and "/" need it on some keyboards.
 * A digit of the upper row counts without Shift on French keyboards too.
 */
export function chord(press: KeyPress): string {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey } = press;
  const isPrintable = [...key].length === 1;
  let name = isPrintable ? key.toLowerCase() : key;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined && !shiftKey) name = digit;
  const prefix = `${ctrlKey || metaKey ? "Ctrl+" : ""}${altKey ? "Alt+" : ""}`;
  return `${prefix}${!isPrintable && shiftKey ? "Shift+" : ""}${name}`;
}

/** True for a key that could also be typed in a text. */
export function isCharacter(name: string): boolean {
  return [...name].length === 1;
}

/** True if the list of a `data-key` attribute ("Enter Ctrl+Enter") names the key. */
export function lists(attribute: string, name: string): boolean {
  return attribute.split(" ").includes(name);
}

/** Index the arrow keys lead to in a list, or null for another key. */
export function nextIndex(name: string, current: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (name) {
    case "ArrowDown":
      return Math.min(current + 1, last);
    case "ArrowUp":
      return Math.max(current - 1, 0);
    case "Home":
    case "Ctrl+Home":
      return 0;
    case "End":
    case "Ctrl+End":
      return last;
    case "PageDown":
      return Math.min(current + 10, last);
    case "PageUp":
      return Math.max(current - 10, 0);
    default:
      return null;
  }
}

/** Indices from one to the other, both included, in growing order. */
export function span(from: number, to: number): number[] {
  const start = Math.min(from, to);
  return Array.from({ length: Math.abs(from - to) + 1 }, (_, offset) => start + offset);
}
