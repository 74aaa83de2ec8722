// The few document helpers every module uses.

import { fill } from "./text";

/** What a module attaches to each element of the page that asks for it. */
type Attach = (element: HTMLElement) => void;

interface Behaviour {
  selector: string;
  attach: Attach;
  done: WeakSet<Element>;
}

const behaviours: Behaviour[] = [];

/** Registers `attach` for every element matching `selector`, present or swapped in later. */
export function behaviour(selector: string, attach: Attach): void {
  behaviours.push({ selector, attach, done: new WeakSet() });
}

/** Runs the registered behaviours on `root` and below, once per element. */
export function enhance(root: Element): void {
  for (const { selector, attach, done } of behaviours) {
    const found = [...root.querySelectorAll<HTMLElement>(selector)];
    if (root.matches(selector)) found.unshift(root as HTMLElement);
    for (const element of found) {
      if (done.has(element)) continue;
      done.add(element);
      attach(element);
    }
  }
}

/** Listens on the document for an event below an element matching `selector`. */
export function delegate<K extends keyof DocumentEventMap>(
  type: K,
  selector: string,
  handle: (element: HTMLElement, event: DocumentEventMap[K]) => void,
): void {
  document.addEventListener(type, (event) => {
    const target = event.target;
    const element = target instanceof Element ? target.closest<HTMLElement>(selector) : null;
    if (element) handle(element, event);
  });
}

/** Language of the page, for numbers and plurals. */
export function language(): string {
  return document.documentElement.lang || "fr";
}

/** Element a selector in a data attribute names, or null without attribute. */
export function named(selector: string | undefined): HTMLElement | null {
  return selector ? document.querySelector<HTMLElement>(selector) : null;
}

/**
 * Sentence `data-{key}` of an element, filled; empty without the attribute.
 * Scripts own no sentence: what the page does not say is not said.
 */
export function sentence(element: HTMLElement, key: string, values: Record<string, string | number> = {}): string {
  return fill(element.dataset[key] ?? "", values);
}

let liveRegion: HTMLElement | null = null;

/** Reads a sentence aloud through one polite live region. */
export function announce(text: string): void {
  if (text === "") return;
  if (!liveRegion) {
    liveRegion = document.createElement("div");
    liveRegion.className = "visually-hidden";
    liveRegion.setAttribute("role", "status");
    document.body.append(liveRegion);
  }
  const region = liveRegion;
  region.textContent = "";
  // The same words twice are only read twice if the region was empty between.
  setTimeout(() => {
    region.textContent = text;
  }, 100);
}

/** Moves the focus to something that may not take it by itself. */
export function focusOn(element: HTMLElement): void {
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus();
}

/** Plain left click, nothing that means "in another tab". */
export function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

/** Sets a cookie of preference, readable by the server at the next page. */
export function rememberPreference(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}

/**
 * Shows a failure at the top of the content. Used when an answer of the server
 * could not be put in the page.
 */
export function showFailure(text: string): void {
  if (text === "") return;
  const notice = document.createElement("div");
  notice.className = "ec-notice ec-notice--danger";
  notice.setAttribute("role", "alert");
  const body = document.createElement("div");
  const line = document.createElement("p");
  line.textContent = text;
  body.append(line);
  notice.append(body);
  const place = document.querySelector("[data-flash]") ?? document.querySelector("main");
  place?.prepend(notice);
  notice.scrollIntoView({ block: "nearest" });
}
