// Editable list with suggestions (ARIA 1.2 pattern). It stands in for a
// <select>, whose lines it searches. Without script that is an ordinary list.

import { announce, behaviour, language, sentence } from "../core/dom";
import { exactChoice, search, type Choice } from "../core/choices";
import { formatNumber, highlight, plural } from "../core/text";

/** The most suggestions shown at once. */
const LIMIT = 60;

class Combobox {
  private readonly list = document.createElement("ul");
  private found: Choice[] = [];
  private active = -1;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly select: HTMLSelectElement,
  ) {}

  start(label: string): void {
    const { input, list } = this;
    list.id = `${input.id}-list`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    if (label !== "") list.setAttribute("aria-label", label);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.autocomplete = "off";
    input.after(list);

    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("click", () => {
      if (list.hidden) this.look("");
    });
    input.addEventListener("blur", () => this.left());
    // Keeps the focus in the field while the pointer chooses.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const line = event.target instanceof Element ? event.target.closest("li") : null;
      if (line) this.take([...list.children].indexOf(line));
    });
    this.select.addEventListener("ec:options", () => this.settle());
    this.settle();
  }

  /** Shows what the <select> says. */
  private settle(): void {
    const { input, select } = this;
    input.value = select.value === "" ? "" : (select.selectedOptions[0]?.text ?? "");
    input.disabled = select.disabled;
  }

  private choose(choice: Choice | null): void {
    // While typing the former choice stays; an emptied field means none.
    if (!choice && this.input.value !== "") return;
    this.select.value = choice?.value ?? "";
    this.select.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private typed(): void {
    this.choose(null);
    this.look(this.input.value.trim());
  }

  private look(query: string): void {
    // A browser that fills a form in types without the focus: nobody looks for anything.
    if (document.activeElement !== this.input) return;
    const lines = [...this.select.options].filter((line) => line.value !== "");
    const choices = lines.map((line) => ({ value: line.value, label: line.text }));
    this.show(search(choices, query, LIMIT), query);
  }

  private show(found: Choice[], query: string): void {
    this.found = found;
    this.list.replaceChildren(...found.map((choice, index) => this.line(choice, index, query)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.mark(-1);
    if (found.length === 0) return announce(sentence(this.select, "msgNone"));
    const key = plural(language(), found.length, "msgOne", "msgMany");
    announce(sentence(this.select, key, { n: formatNumber(language(), found.length) }));
  }

  private line(choice: Choice, index: number, query: string): HTMLLIElement {
    const line = document.createElement("li");
    line.id = `${this.list.id}-${index}`;
    line.setAttribute("role", "option");
    line.setAttribute("aria-selected", "false");
    const label = document.createElement("span");
    for (const { text, hit } of highlight(choice.label, query)) {
      if (!hit) label.append(text);
      else label.append(Object.assign(document.createElement("mark"), { textContent: text }));
    }
    line.append(label);
    return line;
  }

  private mark(index: number): void {
    this.active = index;
    [...this.list.children].forEach((line, at) => {
      line.setAttribute("aria-selected", String(at === index));
      if (at !== index) return;
      this.input.setAttribute("aria-activedescendant", line.id);
      line.scrollIntoView({ block: "nearest" });
    });
    if (index < 0) this.input.removeAttribute("aria-activedescendant");
  }

  private pressed(event: KeyboardEvent): void {
    const isOpen = !this.list.hidden;
    const last = this.found.length - 1;
    switch (event.key) {
      case "ArrowDown":
        if (isOpen) this.mark(this.active >= last ? 0 : this.active + 1);
        else this.look(event.altKey ? "" : this.input.value.trim());
        break;
      case "ArrowUp":
        if (!isOpen) return;
        this.mark(this.active <= 0 ? last : this.active - 1);
        break;
      case "Enter":
        if (!isOpen || this.active < 0) return;
        this.take(this.active);
        break;
      case "Escape":
        if (!isOpen) return;
        // The key closes the list, not the dialog around it.
        event.stopPropagation();
        this.close();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  private take(index: number): void {
    const choice = this.found[index];
    if (!choice) return;
    this.input.value = choice.label;
    this.choose(choice);
    this.close();
  }

  private left(): void {
    const match = this.list.hidden ? null : exactChoice(this.found, this.input.value);
    if (match) this.choose(match);
    this.settle();
    this.close();
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}

const COPIED = ["aria-describedby", "aria-invalid", "aria-required", "aria-labelledby"];

/** A text field that takes the place, the label and the id of a list. */
function standIn(list: HTMLSelectElement): HTMLInputElement {
  const input = document.createElement("input");
  input.type = "text";
  input.className = "form-control";
  input.spellcheck = false;
  for (const name of COPIED) {
    const value = list.getAttribute(name);
    if (value !== null) input.setAttribute(name, value);
  }
  input.required = list.required;
  list.required = false;
  input.id = list.id;
  list.id = `${list.id}-value`;
  list.hidden = true;
  return input;
}

/** Puts a field in the box its list of suggestions hangs from. */
function box(input: HTMLInputElement, at: Element): void {
  const wrapper = document.createElement("div");
  wrapper.className = "ec-combo";
  at.before(wrapper);
  wrapper.append(input);
}

function labelOf(id: string): string {
  return document.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent?.replace("*", "").trim() ?? "";
}

export function startCombobox(): void {
  behaviour("select[data-combo]", (element) => {
    const select = element as HTMLSelectElement;
    const input = standIn(select);
    box(input, select);
    new Combobox(input, select).start(labelOf(input.id));
  });
}
