// When something that is being typed is kept: not at every key, and not too late.
// When a page asks whether long work is over: often at first, then more rarely.

/** Quiet time after the last key. */
export const PAUSE_MS = 1_500;
/** Whoever types without a pause does not wait longer. */
export const PATIENCE_MS = 10_000;
/** Time between two requests, whatever happens. */
export const SPACING_MS = 5_000;

export interface Moments {
  /** The last change. */
  changed: number;
  /** The first change that is not kept yet. */
  waitingSince: number;
  /** The last request, or -Infinity. */
  sent: number;
}

/** How long to wait from now, in milliseconds. */
export function wait(now: number, { changed, waitingSince, sent }: Moments): number {
  const due = Math.min(changed + PAUSE_MS, waitingSince + PATIENCE_MS);
  return Math.max(0, Math.max(due, sent + SPACING_MS) - now);
}

/** The longest time before a save that failed is tried again. */
export const RETRY_MS = 60_000;

/** How long to wait after a number of failures in a row. */
export function pauseAfter(failures: number): number {
  return Math.min(RETRY_MS, SPACING_MS * 2 ** (failures - 1));
}

/** Time between the first questions. */
export const ASK_MS = 2_000;
/** The longest time between two. */
export const ASK_LATER_MS = 30_000;
/** How many times it is asked before the pauses grow. */
const SOON = 15;
/** After this, nobody is asked any more. */
export const ENOUGH_MS = 10 * 60_000;

/** How long to wait before a question, the first of which is number 0. */
export function pauseBefore(time: number): number {
  return Math.min(ASK_LATER_MS, ASK_MS * 1.5 ** Math.max(0, time - SOON));
}
