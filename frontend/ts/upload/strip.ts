// Strip of pages: their order, turning them, taking one out. Each act is a
// button; dragging is an extra.

import { announce, sentence } from "../core/dom";
import { fill } from "../core/text";
import { quarterTurn } from "./geometry";
import { drawThumb, type Item } from "./images";
import { moved } from "./rules";

/** Position of "add a page", which the server draws last in the list. */
const ADD = "[data-part='add']";

export class Strip {
  private items: Item[] = [];
  private readonly lines = new Map<Item, HTMLElement>();
  private dragged: Item | null = null;

  constructor(
    /** The list the pages stand in. */
    private readonly list: HTMLElement,
    /** What one page looks like. */
    private readonly model: HTMLTemplateElement,
    /** Element that owns the sentences. */
    private readonly words: HTMLElement,
    private readonly onChange: () => void,
    /** Edits a photo; resolves when its picture is another one. */
    private readonly onEdit: (item: Item, n: number) => Promise<boolean>,
  ) {
    list.addEventListener("click", (event) => this.clicked(event));
    this.startDragging();
  }

  all(): readonly Item[] {
    return this.items;
  }

  add(item: Item): void {
    this.items.push(item);
    this.lines.set(item, this.newLine(item));
    this.show();
  }

  clear(): void {
    this.items = [];
    this.lines.clear();
    this.show();
  }

  private newLine(item: Item): HTMLElement {
    const copy = this.model.content.cloneNode(true) as DocumentFragment;
    const line = copy.firstElementChild as HTMLElement;
    line.draggable = true;
    this.picture(item, line);
    return line;
  }

  private picture(item: Item, line: HTMLElement): void {
    const canvas = line.querySelector("canvas");
    const kind = line.querySelector<HTMLElement>("[data-part='kind']");
    const isImage = item.size !== null;
    if (canvas) canvas.hidden = !isImage;
    for (const act of ["turn", "edit"]) {
      const button = line.querySelector<HTMLElement>(`[data-act='${act}']`);
      if (button) button.hidden = !isImage;
    }
    if (kind) {
      kind.hidden = isImage;
      kind.textContent = item.file.name;
    }
    // A thumbnail that cannot be drawn leaves an empty page, nothing worse.
    if (isImage && canvas) drawThumb(canvas, item).catch(() => undefined);
  }

  /** Puts the lines in order and renames what their buttons do. */
  private show(): void {
    const add = this.list.querySelector(ADD);
    const lines = this.items.flatMap((item) => this.lines.get(item) ?? []);
    lines.forEach((line, index) => {
      const values = { n: index + 1, total: lines.length };
      for (const number of line.querySelectorAll("[data-part='n']")) number.textContent = String(values.n);
      for (const button of line.querySelectorAll<HTMLElement>("[data-label]")) {
        button.setAttribute("aria-label", fill(button.dataset.label ?? "", values));
      }
      this.allow(line, "forward", index > 0);
      this.allow(line, "back", index < lines.length - 1);
    });
    const held = document.activeElement;
    this.list.replaceChildren(...lines, ...(add ? [add] : []));
    // Moving a node loses the focus it had.
    if (held instanceof HTMLElement && this.list.contains(held)) held.focus({ preventScroll: true });
    this.onChange();
  }

  private allow(line: HTMLElement, act: string, isAllowed: boolean): void {
    const button = line.querySelector(`[data-act='${act}']`);
    if (isAllowed) button?.removeAttribute("aria-disabled");
    else button?.setAttribute("aria-disabled", "true");
  }

  private itemOf(line: Element | null | undefined): Item | null {
    for (const [item, known] of this.lines) if (known === line) return item;
    return null;
  }

  private clicked(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-act]") : null;
    const item = this.itemOf(button?.closest("li"));
    if (!button || !item || button.getAttribute("aria-disabled") === "true") return;
    const at = this.items.indexOf(item);
    switch (button.dataset.act) {
      case "forward":
        return this.move(item, at - 1, button);
      case "back":
        return this.move(item, at + 1, button);
      case "turn":
        item.edit = quarterTurn(item.edit);
        this.picture(item, this.lines.get(item) as HTMLElement);
        return announce(sentence(this.words, "msgTurned", { n: at + 1 }));
      case "edit":
        return void this.edit(item, at, button);
      case "remove":
        return this.remove(item, at);
    }
  }

  private async edit(item: Item, at: number, button: HTMLElement): Promise<void> {
    const line = this.lines.get(item);
    if ((await this.onEdit(item, at + 1)) && line) this.picture(item, line);
    button.focus();
  }

  private move(item: Item, to: number, button?: HTMLElement): void {
    this.items = moved(this.items, this.items.indexOf(item), to);
    this.show();
    // Not every browser gives the focus to a button that is clicked.
    button?.focus();
    announce(sentence(this.words, "msgMoved", { n: to + 1, total: this.items.length }));
  }

  private remove(item: Item, at: number): void {
    this.items = this.items.filter((other) => other !== item);
    this.lines.delete(item);
    this.show();
    const next = this.items[Math.min(at, this.items.length - 1)];
    const line = next ? this.lines.get(next) : null;
    (line?.querySelector<HTMLElement>("[data-act='remove']") ?? this.list.querySelector<HTMLElement>(`${ADD} button`))?.focus();
    announce(sentence(this.words, "msgRemoved", { n: at + 1, total: this.items.length }));
  }

  private startDragging(): void {
    const lineAt = (event: DragEvent): Element | null => (event.target instanceof Element ? event.target.closest("li") : null);
    this.list.addEventListener("dragstart", (event) => {
      this.dragged = this.itemOf(lineAt(event));
      lineAt(event)?.classList.add("is-moving");
      event.dataTransfer?.setData("text/plain", "");
    });
    this.list.addEventListener("dragover", (event) => {
      if (!this.dragged) return;
      event.preventDefault();
      for (const line of this.lines.values()) line.classList.toggle("is-target", line === lineAt(event));
    });
    this.list.addEventListener("drop", (event) => {
      const target = this.itemOf(lineAt(event));
      if (!this.dragged || !target) return;
      event.preventDefault();
      event.stopPropagation();
      this.move(this.dragged, this.items.indexOf(target));
    });
    this.list.addEventListener("dragend", () => {
      this.dragged = null;
      for (const line of this.lines.values()) line.classList.remove("is-moving", "is-target");
    });
  }
}
