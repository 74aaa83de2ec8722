// What a browser keeps of an unfinished deposit, and when it forgets it: at the
// end, after a day, at sign-out, and as soon as somebody else signs in.

/** Database with the prepared files. */
export const DATABASE = "ecandidat-envois";

/** Says beside it whose they are and until when, so that pages need not open it. */
const MARK = "envois";

export interface Mark {
  owner: string;
  until: number;
}

export function parseMark(text: string | null): Mark | null {
  const [owner, until] = (text ?? "").split(" ");
  return owner && Number.isFinite(Number(until)) ? { owner, until: Number(until) } : null;
}

/** Whether what is kept must go: it is over, or a page of somebody else is open. */
export function isOver(mark: Mark, present: string, now: number): boolean {
  return now >= mark.until || (present !== "" && present !== mark.owner);
}

/** Account of the page, as an opaque mark; empty when nobody is signed in. */
export function pageOwner(): string {
  return document.body.dataset.owner ?? "";
}

/** Reads the mark; null where the browser keeps nothing. */
export function readMark(): Mark | null {
  try {
    return parseMark(localStorage.getItem(MARK));
  } catch {
    return null;
  }
}

export function writeMark(mark: Mark): void {
  try {
    localStorage.setItem(MARK, `${mark.owner} ${mark.until}`);
  } catch {
    // Without storage a reload begins anew, nothing worse.
  }
}

/** Forgets everything. */
export function forget(): void {
  try {
    localStorage.removeItem(MARK);
    indexedDB.deleteDatabase(DATABASE);
  } catch {
    // There was nothing then.
  }
}
