// Forms: nothing sent twice, nothing left unsaved without a warning, characters
// counted, addresses of filters kept short.

import { announce, behaviour, language, sentence } from "../core/dom";
import { formatNumber, plural } from "../core/text";
import { Turns } from "../core/turns";

/** After this, a form that led nowhere (a download, a stopped page) works again. */
const RELEASE_MS = 10_000;

/** What buttons contained before their form went on its way. */
const buttonContents = new WeakMap<HTMLElement, Node[]>();

const allTurns = new WeakMap<HTMLFormElement, Turns<HTMLElement | null>>();

function turnsOf(form: HTMLFormElement): Turns<HTMLElement | null> {
  const known = allTurns.get(form);
  if (known) return known;
  const turns = new Turns<HTMLElement | null>();
  allTurns.set(form, turns);
  return turns;
}

/** Shows that a form is on its way. */
function showBusy(submitter: HTMLElement | null): void {
  if (!submitter) return;
  submitter.setAttribute("aria-disabled", "true");
  submitter.setAttribute("aria-busy", "true");
  const busy = submitter.dataset.busy;
  if (!busy || buttonContents.has(submitter)) return;
  buttonContents.set(submitter, [...submitter.childNodes]);
  submitter.textContent = busy;
  announce(busy);
}

function showReady(form: HTMLFormElement): void {
  for (const button of form.querySelectorAll<HTMLElement>("[aria-busy='true']")) {
    button.removeAttribute("aria-disabled");
    button.removeAttribute("aria-busy");
    const content = buttonContents.get(button);
    if (content) button.replaceChildren(...content);
    buttonContents.delete(button);
  }
}

function lock(form: HTMLFormElement, submitter: HTMLElement | null): void {
  turnsOf(form).sent();
  showBusy(submitter);
}

/** Whether the person has sent the form, and it has not led nowhere. */
export function isSent(form: HTMLFormElement): boolean {
  return turnsOf(form).isOver;
}

/** A script sends the form in the person's place: no save begins any more, and nobody is asked. */
export function markSent(form: HTMLFormElement): void {
  turnsOf(form).sent();
  markUnsaved(form, false);
}

function release(form: HTMLFormElement): void {
  turnsOf(form).release();
  showReady(form);
}

/** Whether a form is saved in the background now: not after it was sent. `save` stands for this save. */
export function startSave(form: HTMLFormElement, save: object): boolean {
  return turnsOf(form).startSave(save);
}

/** A save in the background has ended: what the person pressed meanwhile happens now. */
export function endSave(form: HTMLFormElement, save: object): void {
  const held = turnsOf(form).endSave(save);
  if (!held) return;
  showReady(form);
  if (!form.isConnected) return;
  const { button } = held;
  const isThere = button?.isConnected && (button as HTMLButtonElement).form === form;
  form.requestSubmit(isThere ? button : null);
}

/** Whether htmx saves a form on the way; its submit is the person's. */
export function isSave(sourceEvent: Event | null): boolean {
  return sourceEvent?.type !== "submit";
}

function startDoubleSubmit(): void {
  const isGuarded = (form: unknown): form is HTMLFormElement => form instanceof HTMLFormElement && form.method === "post";

  // Before anyone else, so that htmx does not see the second one either.
  document.addEventListener(
    "submit",
    (event) => {
      if (!isGuarded(event.target)) return;
      const turn = turnsOf(event.target).ask(event.submitter);
      if (turn === "go") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (turn === "wait") showBusy(event.submitter);
    },
    { capture: true },
  );

  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !isGuarded(event.target)) return;
    const form = event.target;
    lock(form, event.submitter);
    setTimeout(() => release(form), RELEASE_MS);
  });

  // Forms that htmx sends: locked while their request lasts. Forms that it only
  // saves meanwhile stay the person's: a submit waits for the save to end.
  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    const { sourceElement, sourceEvent, request } = ctx;
    if (!isGuarded(sourceElement)) return;
    if (!isSave(sourceEvent)) lock(sourceElement, request.submitter ?? null);
    else if (!startSave(sourceElement, ctx)) event.preventDefault();
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const { ctx } = event.detail;
    const { sourceElement, sourceEvent } = ctx;
    if (!isGuarded(sourceElement)) return;
    if (!isSave(sourceEvent)) {
      release(sourceElement);
      return;
    }
    endSave(sourceElement, ctx);
  });

  // A page that comes back from the browser's memory may be used again.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form")) release(form);
  });
}

/** What a form would send, to see whether it changed. Files count by name. */
function snapshot(form: HTMLFormElement): string {
  const parts = [...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : value.name]);
  return JSON.stringify(parts);
}

const unsaved = new Set<Element>();

/** Tells the guard that something outside of form fields waits to be saved. */
export function markUnsaved(element: Element, isUnsaved: boolean): void {
  if (isUnsaved) unsaved.add(element);
  else unsaved.delete(element);
}

function startUnsavedGuard(): void {
  behaviour("form[data-guard]", (element) => {
    const form = element as HTMLFormElement;
    // A form shown again with its errors was never saved.
    let saved = form.dataset.guard === "dirty" ? "" : snapshot(form);
    const check = (): void => markUnsaved(form, snapshot(form) !== saved);
    form.addEventListener("input", check);
    form.addEventListener("change", check);
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) markUnsaved(form, false);
    });
    form.addEventListener("htmx:after:swap", () => {
      saved = snapshot(form);
      check();
    });
    check();
  });

  window.addEventListener("beforeunload", (event) => {
    const isWaiting = [...unsaved].some((element) => element.isConnected);
    if (isWaiting) event.preventDefault();
  });
}

/** Quiet time before the number of characters left is read aloud. */
const COUNT_PAUSE_MS = 1_000;

function startCounters(): void {
  behaviour("[data-count-for]", (counter) => {
    const field = document.getElementById(counter.dataset.countFor ?? "");
    const limit = Number(counter.dataset.countMax);
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !limit) return;
    let pause: ReturnType<typeof setTimeout> | undefined;
    const update = (): void => {
      // Characters as people count them, and as the server does.
      const left = limit - [...field.value].length;
      const isOver = left < 0;
      const key = plural(language(), Math.abs(left), "One", "Many");
      const values = { n: formatNumber(language(), Math.abs(left)) };
      counter.textContent = sentence(counter, `${isOver ? "over" : "left"}${key}`, values);
      counter.classList.toggle("is-over", isOver);
      clearTimeout(pause);
      pause = setTimeout(() => announce(counter.textContent ?? ""), COUNT_PAUSE_MS);
    };
    field.addEventListener("input", update);
    update();
    clearTimeout(pause);
  });
}

function startFilters(): void {
  // Empty fields would make long addresses that say nothing.
  behaviour("form[data-tidy]", (form) => {
    form.addEventListener("formdata", (event) => {
      const data = event.formData;
      for (const [name, value] of [...data]) {
        if (value === "") data.delete(name);
      }
    });
  });
}

export function startForms(): void {
  startDoubleSubmit();
  startUnsavedGuard();
  startCounters();
  startFilters();
}
