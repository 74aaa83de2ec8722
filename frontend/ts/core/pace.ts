// When something that is being typed is kept: not at every key, and not too late.

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
