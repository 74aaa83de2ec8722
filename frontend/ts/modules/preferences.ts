// Single-character shortcuts, which may be switched off (success criterion 2.1.4).
// Kept in a cookie, so that the server writes the right page the next time.

import { behaviour, rememberPreference } from "../core/dom";

export function areShortcutsOn(): boolean {
  return document.documentElement.dataset.shortcuts !== "off";
}

export function startPreferences(): void {
  behaviour("input[data-shortcuts-switch]", (element) => {
    const box = element as HTMLInputElement;
    box.checked = areShortcutsOn();
    box.addEventListener("change", () => {
      document.documentElement.dataset.shortcuts = box.checked ? "on" : "off";
      rememberPreference("raccourcis", box.checked ? "on" : "off");
    });
  });
}
