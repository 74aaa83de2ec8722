// Rules of sending in blocks that need no browser: how large, how long to wait,
// what an answer means.

/** What the server takes at once. A deposit that is no larger goes whole. */
export const BLOCK = 256 * 1024;

/** How long the server and the browser keep what was begun. */
export const KEPT_MS = 24 * 3600 * 1000;

/** Failures in a row after which a person has to decide. */
export const MOST_FAILURES = 7;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** A block that is not through by then is sent again: 256 KiB at 25 kbit/s. */
export const PATIENCE_MS = 90_000;

/** How long the server may work on what it has: it gives up by itself a little earlier. */
export const ANSWER_MS = 120_000;

/** Growing pauses: 1, 2, 4… seconds, never more than half a minute. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
}

/** End of the block that begins at `offset`. */
export function blockEnd(offset: number, size: number): number {
  return Math.min(offset + BLOCK, size);
}

/** Statuses that say "later", not "no". */
export function isPassing(status: number): boolean {
  return status === 408 || status === 425 || status >= 500;
}

/** The session has ended, or the token of the page belongs to an earlier one. */
export function isEnded(status: number): boolean {
  return status === 401 || status === 403;
}

/** `Upload-Metadata` with the name of a file in any script. */
export function metadata(name: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(name)) bytes += String.fromCharCode(byte);
  return `filename ${btoa(bytes)}`;
}

/** Where the next block begins, by the answer; null when it does not say. */
export function offsetIn(headers: Headers, size: number): number | null {
  const text = headers.get("Upload-Offset");
  const offset = text === null ? Number.NaN : Number(text);
  return Number.isInteger(offset) && offset >= 0 && offset <= size ? offset : null;
}

/** Identifier of an upload: the end of its address. */
export function idOf(place: string): string {
  return place.split("/").at(-1) ?? "";
}
