// What a person chooses for this browser: appearance, keyboard shortcuts. Kept
// in cookies, so that the server writes the right page the next time.

import { announce, behaviour, delegate, rememberPreference, sentence } from "../core/dom";

const MODES = ["light", "dark", "auto"] as const;
type Mode = (typeof MODES)[number];

function isMode(text: string | undefined): text is Mode {
  return MODES.some((mode) => mode === text);
}

/** What the page shows now, whatever the attribute says. */
function isDark(): boolean {
  const mode = document.documentElement.dataset.bsTheme;
  return mode === "dark" || (mode === "auto" && matchMedia("(prefers-color-scheme: dark)").matches);
}

function showMode(mode: Mode): void {
  document.documentElement.dataset.bsTheme = mode;
  rememberPreference("theme", mode);
}

function startTheme(): void {
  delegate("click", "[data-theme-toggle]", (button, event) => {
    event.preventDefault();
    const mode = isDark() ? "light" : "dark";
    showMode(mode);
    announce(sentence(button, mode === "dark" ? "msgDark" : "msgLight"));
  });

  delegate("click", "[data-theme-set]", (button, event) => {
    const mode = button.dataset.themeSet;
    if (!isMode(mode)) return;
    if (button instanceof HTMLAnchorElement || button instanceof HTMLButtonElement) event.preventDefault();
    showMode(mode);
  });
}

/** Single-letter shortcuts may be switched off (success criterion 2.1.4). */
export function areShortcutsOn(): boolean {
  return document.documentElement.dataset.shortcuts !== "off";
}

function startShortcutSwitch(): void {
  behaviour("input[data-shortcuts-switch]", (element) => {
    const box = element as HTMLInputElement;
    box.checked = areShortcutsOn();
    box.addEventListener("change", () => {
      document.documentElement.dataset.shortcuts = box.checked ? "on" : "off";
      rememberPreference("raccourcis", box.checked ? "on" : "off");
    });
  });
}

export function startPreferences(): void {
  startTheme();
  startShortcutSwitch();
}
