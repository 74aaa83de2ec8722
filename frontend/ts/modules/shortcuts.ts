// Keyboard shortcuts written in the page: inside [data-keys], the element whose
// data-key names the pressed key is activated. Serves the review of documents,
// the decision form, the grid; "?" and the search field are keys like others.

import { chord, isCharacter, lists } from "../core/keys";
import { areShortcutsOn } from "./preferences";

const TEXT_TYPES = ["text", "search", "email", "tel", "url", "number", "password", "date", "time", "month", ""];

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return TEXT_TYPES.includes(target.getAttribute("type") ?? "");
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** Elements on which Enter already means something. */
function takesEnter(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a, button, summary, input, [role='button']") !== null;
}

function isUsable(element: HTMLElement): boolean {
  // The rows of a grid share their keys: only the current row answers.
  const row = element.closest("[data-row]");
  const isCurrent = !row || row.classList.contains("is-cursor");
  return isCurrent && !element.matches(":disabled, [aria-disabled='true']") && element.getClientRects().length > 0;
}

function candidates(scope: ParentNode, name: string): HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>("[data-key]")].filter(
    (element) => lists(element.dataset.key ?? "", name) && isUsable(element),
  );
}

/** Scopes that hear a key, nearest first: around the focus, then the whole page. */
function scopes(target: EventTarget | null, top: ParentNode): ParentNode[] {
  const around: ParentNode[] = [];
  let scope = target instanceof Element ? target.closest("[data-keys]") : null;
  while (scope) {
    around.push(scope);
    scope = scope.parentElement?.closest("[data-keys]") ?? null;
  }
  return [...around, ...top.querySelectorAll("[data-keys='page']")];
}

function find(name: string, target: EventTarget | null): HTMLElement | null {
  // Nothing behind an open question can be reached.
  const top: ParentNode = document.querySelector("dialog:modal") ?? document;
  const heard = name.startsWith("Ctrl+") ? [...scopes(target, top), top] : scopes(target, top);
  for (const scope of heard) {
    if (top instanceof Element && scope instanceof Element && !top.contains(scope)) continue;
    const [first] = candidates(scope, name);
    if (first) return first;
  }
  return null;
}

function activate(element: HTMLElement): void {
  if (isTyping(element)) {
    element.focus();
    if (element instanceof HTMLInputElement) element.select();
  } else {
    element.click();
  }
}

export function startShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const name = chord(event);
    if (isTyping(event.target) && !name.startsWith("Ctrl+")) return;
    if (isCharacter(name) && !areShortcutsOn()) return;
    if (name === "Enter" && takesEnter(event.target)) return;
    const element = find(name, event.target);
    if (!element) return;
    event.preventDefault();
    activate(element);
  });
}
