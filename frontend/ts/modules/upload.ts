// Finds the forms that deposit files and gives them the widget, where the
// browser can do what it needs. Elsewhere the plain form stays.

import { behaviour, named } from "../core/dom";
import { Upload } from "../upload/widget";

function canPrepareImages(): boolean {
  return typeof createImageBitmap === "function" && "toBlob" in HTMLCanvasElement.prototype;
}

export function startUpload(): void {
  behaviour("form[data-upload]", (element) => {
    const form = element as HTMLFormElement;
    const field = form.querySelector<HTMLInputElement>("input[type='file']");
    const template = named(form.dataset.upload);
    if (!field || !(template instanceof HTMLTemplateElement) || !canPrepareImages()) return;
    new Upload(form, field, template).start();
  });

  // A file dropped beside the zone must not replace the page.
  for (const type of ["dragover", "drop"] as const) {
    window.addEventListener(type, (event) => {
      if (event.dataTransfer?.types.includes("Files") && document.querySelector("form[data-upload]")) event.preventDefault();
    });
  }
}
