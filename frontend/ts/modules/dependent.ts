// Fields that depend on others: lists refilled by the server (department, town,
// school), blocks shown for some answers only.

import { announce, behaviour, sentence } from "../core/dom";
import { holds, parseChoices, parseCondition, type Choice } from "../core/choices";

/** The controls of a name in the form of an element (several for radios). */
function controlsNamed(element: HTMLElement, name: string): HTMLElement[] {
  const form = element.closest("form");
  return form ? [...form.querySelectorAll<HTMLElement>(`[name="${CSS.escape(name)}"]`)] : [];
}

/** Values chosen under a name: what the form would send. */
function chosenValues(element: HTMLElement, name: string): string[] {
  return controlsNamed(element, name).flatMap((control) => {
    if (control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type)) {
      return control.checked ? [control.value] : [];
    }
    return control instanceof HTMLInputElement || control instanceof HTMLSelectElement ? [control.value] : [];
  });
}

/** Fields named in a list, as query parameters. */
function parametersOf(element: HTMLElement, names: string): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const name of names.split(" ").filter((part) => part !== "")) {
    for (const value of chosenValues(element, name)) parameters.append(name, value);
  }
  return parameters;
}

/** Choices the server proposes at an address. Rejects on any other answer. */
async function fetchChoices(url: string, parameters: URLSearchParams, signal: AbortSignal): Promise<Choice[]> {
  const address = new URL(url, location.href);
  for (const [name, value] of parameters) address.searchParams.append(name, value);
  const response = await fetch(address, { headers: { Accept: "application/json" }, credentials: "same-origin", signal });
  if (!response.ok) throw new Error(`choices: ${response.status}`);
  document.dispatchEvent(new Event("ec:answered"));
  return parseChoices(await response.json());
}

/** Puts choices in a list, keeping its first empty line and, if it can, its value. */
function refill(list: HTMLSelectElement, choices: readonly Choice[]): void {
  const before = list.value;
  const emptyLine = list.options[0]?.value === "" ? list.options[0] : null;
  const lines = choices.map(({ value, label }) => new Option(label, value));
  list.replaceChildren(...(emptyLine ? [emptyLine] : []), ...lines);
  const kept = choices.length === 1 ? choices[0]?.value : choices.find(({ value }) => value === before)?.value;
  list.value = kept ?? "";
  list.disabled = choices.length === 0;
  list.dispatchEvent(new Event("ec:options"));
  // The lists that depend on this one follow.
  list.dispatchEvent(new Event("change", { bubbles: true }));
}

function startCascades(): void {
  behaviour("select[data-cascade-url]", (element) => {
    const list = element as HTMLSelectElement;
    const { cascadeUrl = "", cascadeFrom = "", cascadeWith = "" } = list.dataset;
    const leastLength = Number(list.dataset.cascadeMin) || 1;
    let pending: AbortController | null = null;

    const follow = async (): Promise<void> => {
      pending?.abort();
      const [value = ""] = chosenValues(list, cascadeFrom);
      if (value.length < leastLength) return refill(list, []);
      pending = new AbortController();
      list.setAttribute("aria-busy", "true");
      try {
        const parameters = parametersOf(list, `${cascadeFrom} ${cascadeWith}`);
        refill(list, await fetchChoices(cascadeUrl, parameters, pending.signal));
      } catch (error) {
        if (error instanceof DOMException && error.name === "AbortError") return;
        announce(sentence(list, "msgFailed"));
      }
      list.removeAttribute("aria-busy");
    };

    list.form?.addEventListener("change", (event) => {
      if ((event.target as HTMLInputElement).name === cascadeFrom) void follow();
    });
  });
}

/** Required only while seen: a browser cannot point at a hidden field. */
function syncRequired(block: HTMLElement): void {
  for (const control of block.querySelectorAll<HTMLInputElement>("[required], [data-was-required]")) {
    if (block.hidden && control.required) control.dataset.wasRequired = "";
    const shouldRequire = !block.hidden && control.dataset.wasRequired !== undefined;
    control.required = !block.hidden && (control.required || shouldRequire);
  }
}

function startConditions(): void {
  behaviour("[data-show-when]", (block) => {
    const condition = parseCondition(block.dataset.showWhen ?? "");
    const form = block.closest("form");
    if (!condition || !form) return;
    const update = (): void => {
      block.hidden = !holds(condition, chosenValues(block, condition.name));
      syncRequired(block);
    };
    form.addEventListener("change", update);
    update();
  });
}

export function startDependent(): void {
  startCascades();
  startConditions();
}
