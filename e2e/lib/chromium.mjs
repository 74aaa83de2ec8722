// The browser: the machine's own chromium, with nothing of a person's profile and no traffic of its own.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

export async function launch() {
  const executablePath = process.env.CHROMIUM ?? PLACES.find((path) => existsSync(path));
  if (!executablePath) throw new Error("chromium is missing (Debian: apt-get install chromium-headless-shell)");
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

/** How somebody looks at the site. */
export const VIEWS = {
  "français 1280": { language: "fr", width: 1280, height: 900, script: true },
  "français 390": { language: "fr", width: 390, height: 844, script: true },
  "anglais 1280": { language: "en", width: 1280, height: 900, script: true },
  téléphone: { language: "fr", width: 390, height: 844, script: true, touch: true },
  "français 390 sans JavaScript": { language: "fr", width: 390, height: 844, script: false },
};

export const EVERY_VIEW = Object.keys(VIEWS).filter((name) => !VIEWS[name].touch);
export const BOTH_WIDTHS = ["français 1280", "français 390"];

export function contextOptions(view) {
  return {
    viewport: { width: view.width, height: view.height },
    locale: view.language === "en" ? "en-GB" : "fr-FR",
    timezoneId: "Europe/Paris",
    javaScriptEnabled: view.script,
    hasTouch: view.touch ?? false,
    isMobile: view.touch ?? false,
    reducedMotion: "reduce",
    acceptDownloads: true,
  };
}
