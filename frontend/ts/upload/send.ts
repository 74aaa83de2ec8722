// Sending a form with its files, with the progress that fetch does not tell.

import { ANSWER_MS, PATIENCE_MS } from "./blocks";

export interface Answer {
  status: number;
  text: string;
  /** Where the server asks to go, by the header HX-Redirect. */
  goTo: string | null;
}

/** Asks to be told where to go: a redirection would be followed here, and the message of the page behind it be lost. */
export const TELL = { "X-Tell-Address": "1" };

export class Cancelled extends Error {}

/** The network failed, or nothing moved any more. */
export class Cut extends Error {}

/**
 * Posts `body`. `onProgress` gets bytes sent and bytes in all. The promise is
 * rejected with `Cancelled` when `signal` is aborted, with `Cut` when the
 * network fails or nothing moves for too long.
 */
export function send(action: string, body: FormData, signal: AbortSignal, onProgress: (sent: number, total: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new Cancelled());
      return;
    }
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const allow = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(stop, ms);
    };
    request.open("POST", action);
    for (const [name, value] of Object.entries(TELL)) request.setRequestHeader(name, value);
    request.upload.addEventListener("progress", (event) => {
      allow(PATIENCE_MS);
      if (event.lengthComputable) onProgress(event.loaded, event.total);
    });
    request.upload.addEventListener("load", () => allow(ANSWER_MS));
    request.addEventListener("load", () => {
      resolve({ status: request.status, text: request.responseText, goTo: request.getResponseHeader("HX-Redirect") });
    });
    request.addEventListener("error", () => reject(new Cut()));
    request.addEventListener("abort", () => reject(signal.aborted ? new Cancelled() : new Cut()));
    request.addEventListener("loadend", () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    });
    signal.addEventListener("abort", stop);
    request.send(body);
    allow(PATIENCE_MS);
  });
}
