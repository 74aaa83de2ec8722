// Finds the forms that deposit files and gives them the widget, where the
// browser can do what it needs. Elsewhere the plain form stays. The widget is a
// script of its own, which a link of the page names: most pages have no form of
// this kind.

import { behaviour, named } from "../core/dom";
import { markUnsaved } from "./forms";

/** What the widget needs of the script of the page. */
export interface PageTools {
  markUnsaved(element: Element, isUnsaved: boolean): void;
  /** Whether a form was sent the ordinary way, before it had the widget. */
  isGone(form: HTMLFormElement): boolean;
}

const gone = new WeakSet<HTMLFormElement>();

const tools: PageTools = {
  markUnsaved,
  isGone: (form) => gone.has(form),
};

function canPrepareImages(): boolean {
  return typeof createImageBitmap === "function" && "toBlob" in HTMLCanvasElement.prototype;
}

async function attach(form: HTMLFormElement): Promise<void> {
  const field = form.querySelector<HTMLInputElement>("input[type='file']");
  const link = named(form.dataset.upload);
  if (!field || !(link instanceof HTMLLinkElement) || !canPrepareImages()) return;
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) gone.add(form);
  });
  const { start } = (await import(link.href)) as typeof import("../upload/widget");
  await start(form, field, link, tools);
}

export function startUpload(): void {
  behaviour("form[data-upload]", (form) => {
    // Without the widget the form is sent the ordinary way.
    attach(form as HTMLFormElement).catch(() => undefined);
  });

  // A file dropped beside the zone must not replace the page; a plain field takes it by itself.
  for (const type of ["dragover", "drop"] as const) {
    window.addEventListener(type, (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === "file") return;
      if (event.dataTransfer?.types.includes("Files") && document.querySelector("form[data-upload]")) event.preventDefault();
    });
  }
}
