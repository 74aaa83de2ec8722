// Editable list with suggestions (ARIA 1.2 pattern). It stands in for a
// <select>, whose lines it searches, or completes a text field with what the
// server finds. Without script both are ordinary fields.

import { announce, behaviour, language, named, sentence } from "../core/dom";
import { exactChoice, search, type Choice } from "../core/choices";
import { formatNumber, highlight, plural } from "../core/text";
import { fetchChoices, parametersOf } from "./dependent";

const LOCAL_LIMIT = 60;
const SERVER_DELAY_MS = 200;
const SERVER_LEAST_LETTERS = 2;

/** Where choices come from and where the chosen one goes. */
interface Source {
  /** Element that carries the data attributes. */
  options: HTMLElement;
  find(query: string, signal: AbortSignal): Promise<Choice[]>;
  choose(choice: Choice | null): void;
  /** Label to show again when the text matches nothing; null leaves the text. */
  settledLabel(): string | null;
  /** Letters before a search, and how long to wait for the next one. */
  leastLetters: number;
  delay: number;
}

class Combobox {
  private readonly list = document.createElement("ul");
  private found: Choice[] = [];
  private active = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | null = null;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly source: Source,
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
      if (list.hidden && this.source.leastLetters === 0) this.look("");
    });
    input.addEventListener("blur", () => this.left());
    // Keeps the focus in the field while the pointer chooses.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const line = event.target instanceof Element ? event.target.closest("li") : null;
      if (line) this.take([...list.children].indexOf(line));
    });
  }

  private typed(): void {
    this.source.choose(null);
    const query = this.input.value.trim();
    clearTimeout(this.timer);
    this.running?.abort();
    if (query.length < this.source.leastLetters) return this.close();
    this.timer = setTimeout(() => this.look(query), this.source.delay);
  }

  private look(query: string): void {
    const running = new AbortController();
    this.running = running;
    this.source.find(query, running.signal).then(
      (found) => {
        if (!running.signal.aborted && document.activeElement === this.input) this.show(found, query);
      },
      () => {
        if (!running.signal.aborted) announce(sentence(this.source.options, "msgFailed"));
      },
    );
  }

  private show(found: Choice[], query: string): void {
    this.found = found;
    this.list.replaceChildren(...found.map((choice, index) => this.line(choice, index, query)));
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    this.mark(-1);
    const { options } = this.source;
    if (found.length === 0) return announce(sentence(options, "msgNone"));
    const key = plural(language(), found.length, "msgOne", "msgMany");
    announce(sentence(options, key, { n: formatNumber(language(), found.length) }));
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
    if (choice.hint) line.append(Object.assign(document.createElement("small"), { textContent: choice.hint }));
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
        else this.look(this.source.leastLetters === 0 && event.altKey ? "" : this.input.value.trim());
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
    this.source.choose(choice);
    this.close();
  }

  private left(): void {
    const match = this.list.hidden ? null : exactChoice(this.found, this.input.value);
    if (match) this.source.choose(match);
    const settled = this.source.settledLabel();
    if (settled !== null) this.input.value = settled;
    this.close();
  }

  private close(): void {
    clearTimeout(this.timer);
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

function enhanceList(list: HTMLSelectElement): void {
  const url = list.dataset.comboUrl;
  const input = standIn(list);
  box(input, list);
  const lines = (): Choice[] =>
    [...list.options].filter((line) => line.value !== "").map((line) => ({ value: line.value, label: line.text }));
  const shownLabel = (): string => (list.value === "" ? "" : (list.selectedOptions[0]?.text ?? ""));
  const settle = (): void => {
    input.value = shownLabel();
    input.disabled = list.disabled;
  };

  const source: Source = {
    options: list,
    find: async (query, signal) => {
      if (!url) return search(lines(), query, LOCAL_LIMIT);
      const parameters = parametersOf(list, list.dataset.comboWith ?? "");
      parameters.set("q", query);
      return fetchChoices(url, parameters, signal);
    },
    choose: (choice) => {
      if (choice && ![...list.options].some((line) => line.value === choice.value)) {
        list.add(new Option(choice.label, choice.value));
      }
      // While typing the former choice stays; an emptied field means none.
      if (!choice && input.value !== "") return;
      list.value = choice?.value ?? "";
      list.dispatchEvent(new Event("change", { bubbles: true }));
    },
    settledLabel: shownLabel,
    leastLetters: url ? SERVER_LEAST_LETTERS : 0,
    delay: url ? SERVER_DELAY_MS : 0,
  };
  new Combobox(input, source).start(labelOf(input.id));
  list.addEventListener("ec:options", settle);
  settle();
}

function enhanceField(input: HTMLInputElement): void {
  const url = input.dataset.comboUrl;
  if (!url) return;
  const holder = named(input.dataset.comboValue);
  box(input, input);
  const source: Source = {
    options: input,
    find: async (query, signal) => {
      const parameters = parametersOf(input, input.dataset.comboWith ?? "");
      parameters.set("q", query);
      return fetchChoices(url, parameters, signal);
    },
    choose: (choice) => {
      if (!(holder instanceof HTMLInputElement)) return;
      holder.value = choice?.value ?? "";
      holder.dispatchEvent(new Event("change", { bubbles: true }));
    },
    // A free text stays: the server searches it or asks again.
    settledLabel: () => null,
    leastLetters: Number(input.dataset.comboMin) || SERVER_LEAST_LETTERS,
    delay: SERVER_DELAY_MS,
  };
  new Combobox(input, source).start(labelOf(input.id));
}

export function startCombobox(): void {
  behaviour("select[data-combo]", (list) => enhanceList(list as HTMLSelectElement));
  behaviour("input[data-combo]", (input) => enhanceField(input as HTMLInputElement));
}
