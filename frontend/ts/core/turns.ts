// Whose turn it is when one form is saved in the background and also sent by
// the person: never two effects, nothing lost, whatever comes first.

/** What becomes of a submit: it goes, waits for the save to end, or is the second half of a double click. */
export type Turn = "go" | "wait" | "ignore";

/** The turns of one form; `Button` is what it was sent with. */
export class Turns<Button> {
  private readonly saves = new Set<object>();
  private held: { button: Button } | null = null;
  private isSent = false;

  /** The person sends the form. What is pressed last while a save lasts is what counts. */
  ask(button: Button): Turn {
    if (this.isSent) return "ignore";
    if (this.saves.size === 0) return "go";
    this.held = { button };
    return "wait";
  }

  /** The form is on its way. */
  sent(): void {
    this.isSent = true;
    this.held = null;
  }

  /** Whether the form is on its way. */
  get isOver(): boolean {
    return this.isSent;
  }

  /** Whether a save may start: not once the form was sent or waits to be, for it carries everything itself. */
  startSave(save: object): boolean {
    if (this.isSent || this.held) return false;
    this.saves.add(save);
    return true;
  }

  /** A save has ended, whatever came of it. Gives what waited for it and is to be sent now. */
  endSave(save: object): { button: Button } | null {
    if (!this.saves.delete(save) || this.saves.size > 0) return null;
    const { held } = this;
    this.held = null;
    return held;
  }

  /** The form led nowhere, or its page came back: it may be used again. */
  release(): void {
    this.isSent = false;
  }
}
