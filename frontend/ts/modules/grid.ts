// Grid of the back office: a cursor moved by the arrow keys, a selection that
// outlives the change of page, the bar of mass actions.

import { announce, behaviour, language, sentence } from "../core/dom";
import { chord, nextIndex, span } from "../core/keys";
import { formatNumber, plural } from "../core/text";

const ROW = "[data-row]";
const PICK = "input[data-pick]";

class Grid {
  /** Row a range starts from. */
  private anchor = 0;
  /** Whether the swap that is under way replaces rows of this grid. */
  private isSwapping = false;

  constructor(private readonly root: HTMLElement) {}

  start(): void {
    const { root } = this;
    root.addEventListener("keydown", (event) => this.pressed(event));
    root.addEventListener("focusin", (event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>(ROW) : null;
      if (row) this.setCursor(row);
    });
    root.addEventListener("change", (event) => this.changed(event.target));
    root.addEventListener("click", (event) => {
      if (event.target instanceof Element && event.target.closest("[data-pick-none]")) this.pickNone();
    });
    document.addEventListener("htmx:before:swap", (event) => {
      this.isSwapping = this.concerns(event.detail.ctx.target);
      if (this.isSwapping) this.keep();
    });
    document.addEventListener("htmx:after:swap", () => {
      if (this.isSwapping) this.restore();
      this.isSwapping = false;
    });
    this.restore();
  }

  private concerns(target: unknown): boolean {
    return target instanceof Element && (this.root.contains(target) || target.contains(this.root));
  }

  private rows(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(ROW)];
  }

  private picks(): HTMLInputElement[] {
    return [...this.root.querySelectorAll<HTMLInputElement>(PICK)];
  }

  // Cursor ------------------------------------------------------------------

  private setCursor(current: HTMLElement): void {
    for (const row of this.rows()) {
      const isCurrent = row === current;
      row.classList.toggle("is-cursor", isCurrent && document.activeElement !== document.body);
      row.tabIndex = isCurrent ? 0 : -1;
    }
  }

  private pressed(event: KeyboardEvent): void {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const row = target.closest<HTMLElement>(ROW);
    // Text fields keep their arrows; links and boxes in a row do not need them.
    if (!row || target.matches("select, textarea, input:not([type='checkbox'])")) return;
    const rows = this.rows();
    const at = rows.indexOf(row);
    const name = chord(event);
    const bare = name.replace("Shift+", "");
    const next = nextIndex(bare, at, rows.length);
    if (next !== null) {
      event.preventDefault();
      rows[next]?.focus();
      if (name !== bare) this.pickRange(rows, this.anchor, next);
      else this.anchor = next;
    } else if (name === " " && target === row) {
      event.preventDefault();
      const box = row.querySelector<HTMLInputElement>(PICK);
      this.anchor = at;
      box?.click();
    } else if (name === "Enter" && target === row) {
      event.preventDefault();
      (row.querySelector<HTMLElement>("[data-row-link]") ?? row.querySelector<HTMLElement>("a[href]"))?.click();
    }
  }

  private pickRange(rows: HTMLElement[], from: number, to: number): void {
    for (const index of span(from, to)) {
      const box = rows[index]?.querySelector<HTMLInputElement>(PICK);
      if (box) this.setPick(box.value, true);
    }
    this.showSelection(true);
  }

  // Selection ---------------------------------------------------------------

  /** The boxes of one value: the table and the cards of phones both have one. */
  private setPick(value: string, isPicked: boolean): void {
    for (const box of this.picks()) {
      if (box.value === value) box.checked = isPicked;
    }
  }

  private changed(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.matches(PICK)) {
      this.setPick(target.value, target.checked);
    } else if (target.matches("[data-pick-all]")) {
      for (const box of this.picks()) box.checked = target.checked;
    } else {
      return;
    }
    this.showSelection(true);
  }

  private pickNone(): void {
    for (const box of this.picks()) box.checked = false;
    this.keeper()?.replaceChildren();
    this.showSelection(true);
  }

  /** Holds, as hidden fields, what is picked on the pages that are not shown. */
  private keeper(): HTMLElement | null {
    return this.root.querySelector<HTMLElement>("[data-pick-kept]");
  }

  private keptFields(): HTMLInputElement[] {
    return [...(this.keeper()?.querySelectorAll<HTMLInputElement>("input") ?? [])];
  }

  private keep(): void {
    const keeper = this.keeper();
    if (!keeper) return;
    const kept = new Set(this.keptFields().map((field) => field.value));
    for (const box of this.picks()) {
      if (!box.checked || kept.has(box.value)) continue;
      kept.add(box.value);
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = keeper.dataset.name ?? box.name;
      field.value = box.value;
      const form = box.getAttribute("form");
      if (form) field.setAttribute("form", form);
      keeper.append(field);
    }
  }

  private restore(): void {
    const shown = new Set(this.picks().map((box) => box.value));
    for (const field of this.keptFields()) {
      if (!shown.has(field.value)) continue;
      this.setPick(field.value, true);
      field.remove();
    }
    const rows = this.rows();
    if (!rows.some((row) => row.tabIndex === 0)) {
      rows.forEach((row, index) => {
        row.tabIndex = index === 0 ? 0 : -1;
      });
    }
    this.showSelection(false);
  }

  private showSelection(isSpoken: boolean): void {
    const values = new Set(this.picks().map((box) => box.value));
    const picked = new Set(this.picks().flatMap((box) => (box.checked ? [box.value] : [])));
    const count = picked.size + this.keptFields().length;
    const isWholePage = values.size > 0 && picked.size === values.size;

    for (const box of this.root.querySelectorAll<HTMLInputElement>("[data-pick-all]")) {
      box.checked = isWholePage;
      box.indeterminate = picked.size > 0 && !isWholePage;
    }
    for (const bar of this.root.querySelectorAll<HTMLElement>("[data-mass]")) bar.hidden = count === 0;
    for (const offer of this.root.querySelectorAll<HTMLElement>("[data-pick-everything]")) {
      offer.hidden = !isWholePage;
      const box = offer.querySelector<HTMLInputElement>("input");
      if (box && !isWholePage) box.checked = false;
    }
    for (const text of this.root.querySelectorAll<HTMLElement>("[data-pick-count]")) {
      const key = plural(language(), count, "one", "many");
      text.textContent = sentence(text, key, { n: formatNumber(language(), count) });
      if (isSpoken) announce(text.textContent);
    }
  }
}

export function startGrid(): void {
  behaviour("[data-grid]", (root) => new Grid(root).start());
}
