// Viewer of documents: zoom, turning, from page to page. The pages are images
// the server made; without script they stand one under the other.

import { behaviour } from "../core/dom";

const STEPS = [50, 75, 100, 125, 150, 200, 300];

/** The next larger or smaller step of zoom. */
export function nextZoom(current: number, direction: string): number {
  if (direction === "fit") return 100;
  const larger = STEPS.find((step) => step > current);
  const smaller = STEPS.findLast((step) => step < current);
  return (direction === "in" ? larger : smaller) ?? current;
}

class Viewer {
  private zoom = 100;
  private turn = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly sheet: HTMLElement,
  ) {}

  start(): void {
    this.root.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-zoom], [data-turn], [data-page-step]") : null;
      if (!button || !this.root.contains(button)) return;
      event.preventDefault();
      if (button.dataset.zoom) this.zoom = nextZoom(this.zoom, button.dataset.zoom);
      else if (button.dataset.pageStep) return this.go(Number(button.dataset.pageStep));
      else this.turn = (this.turn + 90) % 360;
      this.draw();
    });
    this.sheet.addEventListener("scroll", () => this.showPage(), { passive: true });
    // Pages come as they are scrolled to, each with a shape of its own.
    this.sheet.addEventListener("load", () => this.draw(), true);
    this.showPage();
  }

  private pages(): HTMLImageElement[] {
    return [...this.sheet.querySelectorAll("img")];
  }

  private draw(): void {
    this.sheet.classList.toggle("is-zoomed", this.zoom !== 100);
    for (const page of this.pages()) {
      const sheet = page.parentElement as HTMLElement;
      sheet.className = `ec-sheet is-turned-${this.turn}`;
      sheet.style.width = this.zoom === 100 ? "" : `${this.zoom}%`;
      // Of a page that is not there yet: upright A4.
      sheet.style.setProperty("--ratio", `${page.naturalWidth / page.naturalHeight || 0.707}`);
    }
    for (const level of this.root.querySelectorAll("[data-zoom-level]")) {
      level.textContent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(this.zoom / 100);
    }
  }

  /** Index of the page that fills the top of the sheet. */
  private current(): number {
    const top = this.sheet.getBoundingClientRect().top;
    const shown = this.pages().findIndex((page) => page.getBoundingClientRect().bottom > top + 60);
    return Math.max(0, shown);
  }

  private go(step: number): void {
    const pages = this.pages();
    const to = Math.min(Math.max(this.current() + step, 0), pages.length - 1);
    const page = pages[to];
    if (page) this.sheet.scrollTop += page.getBoundingClientRect().top - this.sheet.getBoundingClientRect().top;
  }

  private showPage(): void {
    const now = this.root.querySelector("[data-page-now]");
    if (now && this.pages().length > 0) now.textContent = String(this.current() + 1);
  }
}

export function startViewer(): void {
  behaviour("[data-viewer]", (root) => {
    const sheet = root.querySelector<HTMLElement>(".ec-vpage");
    if (sheet) new Viewer(root, sheet).start();
  });
}
