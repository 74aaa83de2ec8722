// Long work: a part of the page that waits for it asks until it is over, more and
// more rarely, and is replaced by what comes then. After a while it says what
// pages without script say: that the page can be asked for again.

import { announce, behaviour, enhance, focusOn } from "../core/dom";
import { ENOUGH_MS, pauseBefore } from "../core/pace";

const TIMEOUT_MS = 10_000;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Nobody waits before a page that is not seen. */
function seen(): Promise<void> {
  if (document.visibilityState === "visible") return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener("visibilitychange", () => resolve(), { once: true });
  });
}

/** The answer, or null where there is no network at the moment. */
async function asked(url: string): Promise<Response | null> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    return await fetch(url, { headers: { "HX-Request": "true" }, credentials: "same-origin", redirect: "manual", signal });
  } catch {
    return null;
  }
}

function replace(element: HTMLElement, html: string): void {
  const box = document.createElement("template");
  box.innerHTML = html;
  const next = box.content.firstElementChild;
  if (!(next instanceof HTMLElement)) return;
  const hadFocus = element.contains(document.activeElement);
  element.replaceWith(next);
  enhance(next);
  announce(next.querySelector("[data-announce]")?.textContent?.trim() ?? "");
  if (hadFocus) focusOn(next);
}

async function follow(element: HTMLElement, url: string): Promise<void> {
  const began = Date.now();
  for (let time = 0; Date.now() - began < ENOUGH_MS; time++) {
    await pause(pauseBefore(time));
    await seen();
    if (!element.isConnected) return;
    const answer = await asked(url);
    // The session goes on from here.
    if (answer?.status === 200 || answer?.status === 204) document.dispatchEvent(new Event("ec:answered"));
    if (answer === null || answer.status === 204) continue;
    if (answer.status !== 200) break;
    const html = await answer.text();
    if (element.isConnected) replace(element, html);
    return;
  }
  const words = [...element.querySelectorAll(".ec-nojs")];
  for (const one of words) one.classList.remove("ec-nojs");
  announce(words.map((one) => one.textContent?.trim() ?? "").join(" "));
}

export function startProgress(): void {
  behaviour("[data-progress]", (element) => void follow(element, element.dataset.progress ?? ""));
}
