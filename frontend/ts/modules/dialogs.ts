// Confirmations. A link to a confirmation page opens the same question in a
// <dialog> instead; without script, or if the question does not come, the link works.

import { delegate, enhance, isPlainClick } from "../core/dom";

/** The button that changes nothing has the focus first. */
function focusSafely(dialog: HTMLDialogElement): void {
  const safe =
    dialog.querySelector<HTMLElement>("[data-safe], [autofocus]") ?? dialog.querySelector<HTMLElement>("[data-close]");
  if (safe) safe.focus();
}

function openDialog(dialog: HTMLDialogElement): void {
  if (dialog.open) return;
  dialog.showModal();
  focusSafely(dialog);
}

let shared: HTMLDialogElement | null = null;

/** The one dialog that fetched questions are shown in. */
function sharedDialog(): HTMLDialogElement {
  if (!shared) {
    shared = document.createElement("dialog");
    shared.className = "ec-dialog";
    document.body.append(shared);
  }
  return shared;
}

/** Puts `[data-dialog-content]` of a fetched page in the shared dialog. */
function fillDialog(html: string): HTMLDialogElement | null {
  const page = new DOMParser().parseFromString(html, "text/html");
  const content = page.querySelector<HTMLElement>("[data-dialog-content]");
  if (!content) return null;
  const dialog = sharedDialog();
  dialog.replaceChildren(document.adoptNode(content));
  const title = dialog.querySelector<HTMLElement>("h1, h2");
  if (title) {
    title.id ||= "dialog-title";
    dialog.setAttribute("aria-labelledby", title.id);
  }
  enhance(dialog);
  return dialog;
}

async function openFetched(link: HTMLAnchorElement): Promise<void> {
  try {
    const response = await fetch(link.href, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
    const dialog = response.ok && !response.redirected ? fillDialog(await response.text()) : null;
    if (!dialog) throw new Error("no dialog content");
    openDialog(dialog);
  } catch {
    location.assign(link.href);
  }
}

export function startDialogs(): void {
  delegate("click", "a[data-dialog]", (link, event) => {
    if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event)) return;
    event.preventDefault();
    void openFetched(link);
  });

  delegate("click", "[data-close]", (button, event) => {
    const dialog = button.closest("dialog");
    if (!dialog) return;
    event.preventDefault();
    dialog.close();
  });
}
