// What of a form the server has, when two ways of saving may overlap. A text is
// what a request carries: all fields of the form as they are posted.

/** The server keeps what it was sent; it answered and keeps less, or nothing; nobody knows whether it got there. */
export type Outcome = "saved" | "answered" | "failed";

/** What stands in a page for an answer that was touched there, as the server reads it. */
export function touched(mark: string): string {
  return mark.endsWith("~") ? mark : `${mark}~`;
}

interface Save {
  text: string;
  /** Whether no other text was on its way at the same time: the last to arrive is what counts, whichever that is. */
  isAlone: boolean;
}

export class Saves {
  private readonly running = new Map<object, Save>();
  /** What was answered last, kept or not: asked again, the answer would be the same. */
  private answered: string | null = null;
  /** How many times in a row nothing came back. */
  failures = 0;

  /** `saved` is what the page came with, null when that was never saved. */
  constructor(private saved: string | null) {}

  get isRunning(): boolean {
    return this.running.size > 0;
  }

  /** Whether something is lost when the page is left. */
  isUnsaved(text: string): boolean {
    return text !== this.saved;
  }

  /** Whether it is worth a request. */
  isDue(text: string): boolean {
    return this.isUnsaved(text) && text !== this.answered;
  }

  start(save: object, text: string): void {
    let isAlone = true;
    for (const other of this.running.values()) {
      if (other.text === text) continue;
      other.isAlone = false;
      isAlone = false;
    }
    this.running.set(save, { text, isAlone });
  }

  end(save: object, outcome: Outcome): void {
    const ended = this.running.get(save);
    if (!ended) return;
    this.running.delete(save);
    this.failures = outcome === "failed" ? this.failures + 1 : 0;
    const known = ended.isAlone && outcome !== "failed" ? ended.text : null;
    this.answered = known;
    // What may or may not have arrived is in the place of what the server had.
    if (outcome === "saved" || known === null) this.saved = known;
  }
}
