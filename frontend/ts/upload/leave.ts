// Where a deposit leads: another page, or the same one loaded again, at the
// document it was for.

import { focusOn } from "../core/dom";

/** Note in the tab: the part of the page to go to. A page that is loaded again stays where it was scrolled. */
const NOTE = "depot-piece";

/** Goes to an address, once. Whoever is asked whether to leave, for what else is unsaved in the page, may stay. */
export function leave(address: string, stayed: () => void): void {
  askedAbout(stayed);
  const to = new URL(address, location.href);
  // From the memory of the browser it would come back as it was left, still sending.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  if (to.pathname !== location.pathname || to.search !== location.search) {
    location.assign(to);
    return;
  }
  history.replaceState(history.state, "", to);
  history.scrollRestoration = "manual";
  try {
    sessionStorage.setItem(NOTE, to.hash);
  } catch {
    // The page is shown from its beginning.
  }
  location.reload();
}

/** Tells when somebody who was asked whether to leave the page has stayed. The dialogue holds up everything else. */
export function askedAbout(stayed: () => void): void {
  addEventListener(
    "beforeunload",
    (event) => {
      if (event.defaultPrevented) setTimeout(stayed, 1000);
    },
    { once: true },
  );
}

function takeNote(): string {
  try {
    const note = sessionStorage.getItem(NOTE) ?? "";
    sessionStorage.removeItem(NOTE);
    return note;
  } catch {
    return "";
  }
}

/** On the page that was loaded again: brings the document into view, and the focus to it. */
export function land(): void {
  const note = takeNote();
  const place = note !== "" && note === location.hash ? document.getElementById(decodeURIComponent(note.slice(1))) : null;
  if (!place) return;
  place.scrollIntoView({ block: "center" });
  if (document.activeElement === document.body) focusOn(place);
}

/** Reason written in the page the server answered with. */
export function refusalIn(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  return page.querySelector("[data-upload-refusal]")?.textContent?.trim() ?? "";
}
