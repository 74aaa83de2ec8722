// Forms that htmx saves at each change: saved as well when typing pauses and when
// the page is left. Whoever leaves before that is asked.

import { behaviour } from "../core/dom";
import { pauseAfter, wait } from "../core/pace";
import { type Outcome, Saves, touched } from "../core/saves";
import { endSave, isSent, markUnsaved, startSave } from "./forms";

/** What htmx waits for beside changes, as `hx-trigger` names it. */
const TYPED = "typed";

const TIMEOUT_MS = 8_000;

/** Browsers refuse longer bodies to what outlives its page. */
const MAX_KEPT_ALIVE = 60_000;

function outcome(status: number): Outcome {
  if (status === 200) return "saved";
  return status >= 400 && status < 500 && status !== 429 ? "answered" : "failed";
}

class Saving {
  private readonly form: HTMLFormElement;
  private readonly saves: Saves;
  private changed = 0;
  private waitingSince = 0;
  private sent = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement) {
    this.form = form;
    // A form shown again with its errors was never saved.
    this.saves = new Saves(form.dataset.saves === "dirty" ? null : this.typed());
  }

  start(): void {
    const note = (event: Event): void => {
      this.touch(event.target);
      this.noteChange();
    };
    this.form.addEventListener("input", note);
    this.form.addEventListener("change", note);
    window.addEventListener("online", () => this.tryAgain());
    document.addEventListener("htmx:before:request", (event) => {
      const { ctx } = event.detail;
      if (ctx.sourceElement !== this.form || event.defaultPrevented) return;
      // Not what is typed by now: the request may have waited for another.
      this.saves.start(ctx, String(ctx.request.body));
    });
    document.addEventListener("htmx:after:request", (event) => {
      const { ctx } = event.detail;
      if (ctx.sourceElement === this.form && this.isQuiet(ctx.sourceEvent, ctx.text ?? "")) ctx.swap = "none";
    });
    document.addEventListener("htmx:finally:request", (event) => {
      const { ctx } = event.detail;
      if (ctx.sourceElement === this.form) this.end(ctx, outcome(ctx.response?.status ?? 0));
    });
    // The page may not come back: another tab, another application, the end.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.keep();
      else this.tryAgain();
    });
    window.addEventListener("pagehide", () => void this.keep());
    this.form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) markUnsaved(this.form, false);
    });
    this.check();
  }

  private typed(): string {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string") fields.append(name, value);
    }
    return fields.toString();
  }

  /** An answer that is put back to what the page came with, saved meanwhile, was changed all the same: its mark says so. */
  private touch(target: EventTarget | null): void {
    const name = target instanceof Element ? target.getAttribute("name") : null;
    if (!name) return;
    for (const mark of this.form.querySelectorAll<HTMLInputElement>("input[data-shows]")) {
      if (mark.dataset.shows?.split(" ").includes(name)) mark.value = touched(mark.value);
    }
  }

  private check(): void {
    // The person's own submit is no reason to be asked.
    markUnsaved(this.form, !isSent(this.form) && this.saves.isUnsaved(this.typed()));
  }

  /** While somebody types, the line says what is new: no complaint yet, and not the hour at every pause. */
  private isQuiet(sourceEvent: Event | null, answer: string): boolean {
    const said = /data-said="(\w+)"/.exec(answer)?.[1];
    if (sourceEvent?.type !== TYPED || !said) return false;
    return said === "wrong" || this.form.querySelector<HTMLElement>("[data-said]")?.dataset.said === said;
  }

  private end(save: object, result: Outcome): void {
    this.saves.end(save, result);
    this.check();
    if (this.saves.isDue(this.typed())) {
      this.waitingSince ||= Date.now();
      this.schedule();
    } else {
      this.waitingSince = 0;
    }
  }

  private noteChange(): void {
    this.check();
    if (!this.saves.isDue(this.typed())) return;
    this.changed = Date.now();
    this.waitingSince ||= this.changed;
    this.schedule();
  }

  private tryAgain(): void {
    this.saves.failures = 0;
    this.noteChange();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const { changed, waitingSince, sent } = this;
    const { failures } = this.saves;
    const pause = wait(Date.now(), { changed, waitingSince, sent });
    this.timer = setTimeout(() => this.ask(), failures > 0 ? Math.max(pause, pauseAfter(failures)) : pause);
  }

  /** Lets htmx save, unless a change did already. */
  private ask(): void {
    if (!this.form.isConnected || this.saves.isRunning || !this.saves.isDue(this.typed())) return;
    this.check();
    this.sent = Date.now();
    // Sent by the person: all is in there, unless it led nowhere.
    if (isSent(this.form)) return this.schedule();
    this.waitingSince = 0;
    this.form.dispatchEvent(new Event(TYPED));
  }

  /** Saves in a way that survives the page. */
  private async keep(): Promise<void> {
    clearTimeout(this.timer);
    const text = this.typed();
    const save = {};
    if (!this.saves.isDue(text) || !startSave(this.form, save)) return;
    this.sent = Date.now();
    this.saves.start(save, text);
    let result: Outcome = "failed";
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: new URLSearchParams(text),
        headers: { "HX-Request": "true" },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        credentials: "same-origin",
        redirect: "manual",
        keepalive: text.length < MAX_KEPT_ALIVE,
      });
      // To another page, such as the one to sign in, it does not go: neither would it the next time.
      result = answer.type === "opaqueredirect" ? "answered" : outcome(answer.status);
      if (answer.status === 401) document.dispatchEvent(new Event("ec:ended", { cancelable: true }));
      if (result === "saved") document.dispatchEvent(new Event("ec:answered"));
    } catch {
      // Still marked as not saved, and tried again.
    } finally {
      this.end(save, result);
      endSave(this.form, save);
    }
  }
}

export function startSaving(): void {
  behaviour("form[data-saves]", (form) => new Saving(form as HTMLFormElement).start());
}
