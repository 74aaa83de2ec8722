// Forms whose contents are kept by the server while they are typed, until they
// are saved. Nothing of them stays in the browser; without script nothing changes.

import { behaviour, isPlainClick, sentence } from "../core/dom";
import { wait } from "../core/pace";
import { endSave, markUnsaved, startSave } from "./forms";

/** A submit waits for a request that runs: not for long. */
const TIMEOUT_MS = 8_000;

/** Names of what is told beside the fields of the form. */
const FORM = "brouillon-de";
const PAGE = "brouillon-page";
const KNOWN = "brouillon-vu";

/** Whether an answer says this of what was kept. */
function says(answer: unknown, name: string): boolean {
  return typeof answer === "object" && answer !== null && (answer as Record<string, unknown>)[name] === true;
}

class Autosave {
  private readonly form: HTMLFormElement;
  private readonly url: string;
  private readonly line: HTMLElement | null;
  /** What was kept last, or what the page came with. */
  private kept: string;
  private known: string;
  private changed = 0;
  private waitingSince = 0;
  private sent = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<Response> | null = null;
  private isOver = false;

  constructor(form: HTMLFormElement) {
    this.form = form;
    this.url = form.dataset.autosave ?? "";
    this.line = form.querySelector<HTMLElement>("[data-autosave-text]");
    // A form shown after a post was never saved: it is kept as it came.
    this.kept = form.dataset.autosaveNow === undefined ? this.typed().toString() : "";
    this.known = form.dataset.autosaveSeen ?? "";
  }

  start(): void {
    const note = (): void => this.noteChange();
    this.form.addEventListener("input", note);
    this.form.addEventListener("change", note);
    window.addEventListener("online", note);
    // The page may not come back: another tab, another application, the end.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") void this.keep();
    });
    window.addEventListener("pagehide", () => void this.keep());
    for (const link of this.form.querySelectorAll<HTMLAnchorElement>("a[data-autosave-cancel]")) {
      link.addEventListener("click", (event) => {
        if (!isPlainClick(event) || this.isClean()) return;
        event.preventDefault();
        void this.giveUp(link.href);
      });
    }
    if (this.kept === "") this.noteChange();
  }

  /** Whether there is nothing to give up. */
  private isClean(): boolean {
    return this.sent === Number.NEGATIVE_INFINITY && this.waitingSince === 0 && this.known === "";
  }

  /** The fields of the form, without the token, which changes from page to page. */
  private typed(): URLSearchParams {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (name !== "_csrf" && typeof value === "string") fields.append(name, value);
    }
    return fields;
  }

  /** Files that are joined are not kept. */
  private hasFiles(): boolean {
    return [...this.form.querySelectorAll<HTMLInputElement>("input[type='file']")].some((input) => Boolean(input.files?.length));
  }

  private about(): URLSearchParams {
    const token = this.form.querySelector<HTMLInputElement>("input[name='_csrf']");
    const action = new URL(this.form.action).pathname;
    return new URLSearchParams({ _csrf: token?.value ?? "", [FORM]: action });
  }

  private noteChange(): void {
    if (this.isOver) return;
    if (this.typed().toString() === this.kept) {
      if (!this.hasFiles()) markUnsaved(this.form, false);
      return;
    }
    this.changed = Date.now();
    this.waitingSince ||= this.changed;
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const { changed, waitingSince, sent } = this;
    this.timer = setTimeout(() => void this.keep(), wait(Date.now(), { changed, waitingSince, sent }));
  }

  private async keep(): Promise<void> {
    clearTimeout(this.timer);
    const typed = this.typed();
    const text = typed.toString();
    const save = {};
    // A form that was sent carries everything itself.
    if (this.isOver || this.running || text === this.kept || !startSave(this.form, save)) return;
    this.sent = Date.now();
    this.waitingSince = 0;
    const body = this.about();
    body.append(PAGE, this.form.dataset.autosavePage ?? "");
    body.append(KNOWN, this.known);
    for (const [name, value] of typed) body.append(name, value);
    try {
      this.running = this.post(this.url, body);
      const response = await this.running;
      if (response.ok) this.tellKept(text, await response.json());
      else {
        // Signed out for longer than a day, say: nothing is kept any more, and whoever types is told so.
        if (response.type === "opaqueredirect") this.isOver = true;
        this.tell("msgFailed");
      }
    } catch {
      this.tell("msgFailed");
    } finally {
      this.running = null;
      endSave(this.form, save);
    }
    if (this.waitingSince > 0) this.schedule();
  }

  /** Survives the page. To a redirection, which leads to the sign-in page, it does not go. */
  private post(url: string, body: URLSearchParams): Promise<Response> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return fetch(url, { method: "POST", body, credentials: "same-origin", redirect: "manual", keepalive: true, signal });
  }

  private tellKept(text: string, answer: unknown): void {
    this.kept = text;
    this.known = "";
    // The session goes on from here, unless it has ended already.
    if (!says(answer, "late")) document.dispatchEvent(new Event("ec:answered"));
    if (this.typed().toString() === text && !this.hasFiles()) markUnsaved(this.form, false);
    this.tell(says(answer, "elsewhere") ? "msgElsewhere" : "msgKept");
  }

  /** Says the same thing once, so that nobody hears it at every pause. */
  private tell(key: string): void {
    if (!this.line) return;
    const text = sentence(this.line, key);
    if (this.line.textContent !== text) this.line.textContent = text;
  }

  /** « Annuler »: what was typed is given up before the page is left. */
  private async giveUp(next: string): Promise<void> {
    this.isOver = true;
    clearTimeout(this.timer);
    markUnsaved(this.form, false);
    try {
      // What is on its way must not arrive after it was given up.
      await this.running?.catch(() => null);
      await this.post(this.form.dataset.autosaveDiscard ?? "", this.about());
    } catch {
      // The next page says that something is not saved, and offers to give it up.
    }
    location.assign(next);
  }
}

export function startAutosave(): void {
  behaviour("form[data-autosave]", (form) => new Autosave(form as HTMLFormElement).start());
}
