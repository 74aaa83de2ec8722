// Small things of the page frame: password in clear, menus, folding filters,
// printing, sentences inserted by a button, anchors that follow the scrolling,
// messages read aloud.

import { announce, behaviour, delegate, named } from "../core/dom";

function startReveal(): void {
  delegate("click", "[data-reveal]", (button) => {
    const field = document.getElementById(button.dataset.reveal ?? "");
    if (!(field instanceof HTMLInputElement)) return;
    const isShown = field.type === "password";
    field.type = isShown ? "text" : "password";
    const label = isShown ? button.dataset.labelHide : button.dataset.labelShow;
    // The first text is the visible word; a hidden complement may follow.
    if (label && button.firstChild) button.firstChild.textContent = label;
  });
}

function startMenus(): void {
  const openMenus = (): HTMLDetailsElement[] => [...document.querySelectorAll<HTMLDetailsElement>("details:is(.ec-menu, .ec-pop)[open]")];

  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  // Written open for those without script; folded on small screens.
  behaviour("details[data-desk-open]", (details) => {
    if (matchMedia("(max-width: 999.98px)").matches) (details as HTMLDetailsElement).open = false;
  });
}

function startInsert(): void {
  delegate("click", "[data-insert]", (button) => {
    const field = named(button.dataset.insert);
    const text = button.dataset.text ?? "";
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    if (!field.value.includes(text)) field.value = [field.value.trimEnd(), text].filter((part) => part !== "").join(" ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Marks in a list of anchors the section that is on screen. */
function startSpy(): void {
  behaviour("[data-spy]", (list) => {
    const links = new Map<Element, HTMLAnchorElement>();
    for (const link of list.querySelectorAll<HTMLAnchorElement>("a[href^='#']")) {
      const section = document.getElementById(link.hash.slice(1));
      if (section) links.set(section, link);
    }
    const observer = new IntersectionObserver(
      (entries) => {
        const seen = entries.find((entry) => entry.isIntersecting);
        if (!seen) return;
        for (const [section, link] of links) {
          if (section === seen.target) link.setAttribute("aria-current", "true");
          else link.removeAttribute("aria-current");
        }
      },
      { rootMargin: "-10% 0px -70% 0px" },
    );
    for (const section of links.keys()) observer.observe(section);
  });
}

/** Scrolls a list of its own to the line that was chosen, and leaves the page where it is. */
function startInView(): void {
  behaviour("[data-in-view]", (line) => {
    const scroller = line.closest<HTMLElement>(".ec-gridwrap");
    if (!scroller) return;
    const middle = (scroller.clientHeight - line.offsetHeight) / 2;
    scroller.scrollTop += line.getBoundingClientRect().top - scroller.getBoundingClientRect().top - middle;
  });
}

/** What the page before left to say stands there from the beginning, which nothing reads aloud by itself. */
function startMessages(): void {
  behaviour("[data-flash]", (message) => announce(message.textContent?.trim() ?? ""));
}

export function startPage(): void {
  startMessages();
  startInView();
  startReveal();
  startMenus();
  startInsert();
  startSpy();
  delegate("click", "[data-print]", (_button, event) => {
    event.preventDefault();
    window.print();
  });
}
