// Warning before the session ends, with a way to stay. All tabs agree on the
// hour of the end; a laptop that slept is told at once.

import { announce, behaviour, language, sentence } from "../core/dom";
import { formatNumber, plural } from "../core/text";

const CHECK_MS = 15_000;
const DEFAULT_WARNING_S = 300;

class SessionWatch {
  private endsAt: number;
  private readonly lasts: number;
  private readonly warning: number;
  private readonly channel = new BroadcastChannel("ec-session");

  constructor(private readonly notice: HTMLElement) {
    this.lasts = Number(notice.dataset.sessionSeconds) * 1000;
    this.warning = (Number(notice.dataset.sessionWarn) || DEFAULT_WARNING_S) * 1000;
    this.endsAt = Date.now() + this.lasts;
  }

  start(): void {
    setInterval(() => this.check(), CHECK_MS);
    document.addEventListener("visibilitychange", () => this.check());
    this.channel.addEventListener("message", (event) => this.setEnd(Number(event.data)));
    // Every answer of the server prolongs the session, but the one that says there is none.
    document.addEventListener("htmx:after:request", (event) => {
      if (event.detail.ctx.response?.status !== 401) this.renew();
    });
    document.addEventListener("ec:answered", () => this.renew());
    document.addEventListener("ec:ended", (event) => {
      event.preventDefault();
      this.setEnd(Date.now());
    });
    this.channel.postMessage(this.endsAt);
    this.notice.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.stay(event.target as HTMLFormElement);
    });
    this.check();
  }

  private renew(): void {
    this.setEnd(Date.now() + this.lasts);
    this.channel.postMessage(this.endsAt);
  }

  private setEnd(endsAt: number): void {
    this.endsAt = endsAt;
    this.check();
  }

  private check(): void {
    const left = this.endsAt - Date.now();
    if (left > this.warning) {
      this.notice.hidden = true;
    } else if (left > 0) {
      this.warn(Math.max(1, Math.round(left / 60_000)));
    } else {
      this.tell(sentence(this.notice, "msgEnded"));
    }
  }

  private warn(minutes: number): void {
    // Said when it appears and for the last minute, not at every tick.
    if (!this.notice.hidden && minutes > 1) return;
    const key = plural(language(), minutes, "msgOne", "msgMany");
    this.tell(sentence(this.notice, key, { n: formatNumber(language(), minutes) }));
  }

  private tell(text: string): void {
    const line = this.notice.querySelector<HTMLElement>("[data-session-text]");
    if (line && line.textContent !== text) line.textContent = text;
    this.notice.hidden = false;
  }

  private async stay(form: HTMLFormElement): Promise<void> {
    try {
      const body = new URLSearchParams();
      for (const [name, value] of new FormData(form)) body.append(name, String(value));
      const response = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      if (!response.ok || response.redirected) throw new Error("refused");
      this.renew();
      announce(sentence(this.notice, "msgKept"));
    } catch {
      form.submit();
    }
  }
}

export function startSession(): void {
  behaviour("[data-session]", (notice) => {
    if (Number(notice.dataset.sessionSeconds) > 0) new SessionWatch(notice).start();
  });
}
