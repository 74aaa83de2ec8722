// Forms that htmx saves at each change: saved as well when typing pauses and when
// the page is left. Whoever leaves before that is asked.

import { behaviour } from "../core/dom";
import { wait } from "../core/pace";
import { endSave, markUnsaved, startSave } from "./forms";

/** What htmx waits for beside changes, as `hx-trigger` names it. */
const TYPED = "typed";

const TIMEOUT_MS = 8_000;

/** Says in an answer that something was not taken. */
const WRONG = "data-wrong";

class Saving {
  private readonly form: HTMLFormElement;
  /** What the server has. */
  private saved: string;
  /** What the request of htmx that runs carries. */
  private sending = "";
  private isRunning = false;
  private changed = 0;
  private waitingSince = 0;
  private sent = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement) {
    this.form = form;
    // A form shown again with its errors was never saved.
    this.saved = form.dataset.saves === "dirty" ? "" : this.typed();
  }

  start(): void {
    this.form.addEventListener("input", () => this.noteChange());
    this.form.addEventListener("change", () => this.noteChange());
    window.addEventListener("online", () => this.noteChange());
    document.addEventListener("htmx:before:request", (event) => {
      if (event.detail.ctx.sourceElement !== this.form || event.defaultPrevented) return;
      this.sending = this.typed();
      this.isRunning = true;
    });
    document.addEventListener("htmx:finally:request", (event) => {
      const { sourceElement, response } = event.detail.ctx;
      if (sourceElement !== this.form) return;
      this.isRunning = false;
      if (response?.status === 200 && !this.form.querySelector(`[${WRONG}]`)) this.took(this.sending);
      if (this.waitingSince > 0) this.schedule();
    });
    // The page may not come back: another tab, another application, the end.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.keep();
    });
    window.addEventListener("pagehide", () => void this.keep());
    this.form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) markUnsaved(this.form, false);
    });
    this.check();
  }

  private typed(): string {
    return this.fields().toString();
  }

  private fields(): URLSearchParams {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") fields.append(name, value);
    }
    return fields;
  }

  private check(): void {
    markUnsaved(this.form, this.typed() !== this.saved);
  }

  private took(text: string): void {
    this.saved = text;
    if (this.typed() === text) this.waitingSince = 0;
    this.check();
  }

  private noteChange(): void {
    this.check();
    if (this.typed() === this.saved) return;
    this.changed = Date.now();
    this.waitingSince ||= this.changed;
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const { changed, waitingSince, sent } = this;
    this.timer = setTimeout(() => this.ask(), wait(Date.now(), { changed, waitingSince, sent }));
  }

  /** Lets htmx save, unless a change did already. */
  private ask(): void {
    if (!this.form.isConnected || this.isRunning || this.typed() === this.saved) return;
    this.sent = Date.now();
    this.waitingSince = 0;
    this.form.dispatchEvent(new Event(TYPED));
  }

  /** Saves in a way that survives the page. */
  private async keep(): Promise<void> {
    clearTimeout(this.timer);
    const body = this.fields();
    const text = body.toString();
    const save = {};
    if (text === this.saved || !startSave(this.form, save)) return;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const headers = { "HX-Request": "true" };
    const how = { credentials: "same-origin", redirect: "manual", keepalive: true } as const;
    try {
      const answer = await fetch(this.form.action, { method: "POST", body, headers, signal, ...how });
      if (answer.status === 200 && !(await answer.text()).includes(WRONG)) {
        document.dispatchEvent(new Event("ec:answered"));
        this.took(text);
      }
    } catch {
      // Still marked as not saved: the next pause tries again.
    } finally {
      endSave(this.form, save);
    }
  }
}

export function startSaving(): void {
  behaviour("form[data-saves]", (form) => new Saving(form as HTMLFormElement).start());
}
