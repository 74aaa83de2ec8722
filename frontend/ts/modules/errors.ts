// Error summary: takes the focus after a refused form, and its links lead to
// the field with its label in view.

import { behaviour, delegate, focusOn } from "../core/dom";

/** The control an error link means: the target, or the first one inside it. */
function controlOf(target: HTMLElement): HTMLElement {
  const isControl = target.matches("input, select, textarea, button, a[href]");
  return isControl ? target : (target.querySelector<HTMLElement>("input, select, textarea") ?? target);
}

export function startErrors(): void {
  behaviour(".ec-errors", (summary) => focusOn(summary));

  delegate("click", ".ec-errors a[href^='#']", (link, event) => {
    const target = document.getElementById(decodeURIComponent((link as HTMLAnchorElement).hash.slice(1)));
    if (!target) return;
    event.preventDefault();
    for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
      fold.open = true;
    }
    const control = controlOf(target);
    // The label stands above the control: showing the field shows both.
    (control.closest(".ec-field, fieldset") ?? control).scrollIntoView({ block: "start" });
    control.focus({ preventScroll: true });
  });
}
