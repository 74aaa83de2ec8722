// Deposit of one document: takes the place of the plain file field, collects
// pages, prepares them, sends them, puts the answer of the server in the page.
// The looks and the words come from a <template> of the page.

import htmx from "htmx.org";
import { announce, focusOn, language, named, sentence } from "../core/dom";
import { formatBytes, formatNumber } from "../core/text";
import { markUnsaved } from "../modules/forms";
import { measure, prepare, type Item } from "./images";
import { passesHalf, refusal, sniff, type Limits, type Refusal } from "./rules";
import { Cancelled, send, type Answer } from "./send";
import { Strip } from "./strip";

const HEAD_BYTES = 16;

/** Sentence of each refusal, as data-msg-… of the template. */
const REFUSALS: Record<Refusal, string> = { type: "msgType", empty: "msgEmpty", size: "msgSize", count: "msgCount" };

async function headOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
}

export class Upload {
  private readonly ui: HTMLElement;
  private readonly strip: Strip;
  private readonly limits: Limits;
  private readonly units: string[] | undefined;
  private sending: AbortController | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly field: HTMLInputElement,
    private readonly template: HTMLTemplateElement,
  ) {
    this.ui = document.createElement("div");
    this.ui.className = "ec-upload";
    this.ui.append(template.content.cloneNode(true));
    this.limits = {
      maxBytes: Number(form.dataset.maxBytes) || Infinity,
      maxFiles: Number(form.dataset.maxFiles) || Infinity,
    };
    this.units = template.dataset.units?.split(" ");
    const list = this.part("pages") ?? document.createElement("ol");
    const model = this.ui.querySelector<HTMLTemplateElement>("template[data-part='page']");
    this.strip = new Strip(list, model ?? document.createElement("template"), template, () => this.pagesChanged());
  }

  start(): void {
    const { form, field, ui } = this;
    for (const plain of form.querySelectorAll<HTMLElement>("[data-upload-plain]")) plain.hidden = true;
    // A hidden field cannot be required; the server still checks.
    field.required = false;
    form.append(ui);
    this.startChoosing();
    this.startDropping();
    ui.addEventListener("click", (event) => {
      const act = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined;
      if (act === "send") void this.sendAll();
      else if (act === "cancel") this.sending?.abort();
      else if (act === "clear") this.strip.clear();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      void this.sendAll();
    });
    this.pagesChanged();
  }

  private part(name: string): HTMLElement | null {
    return this.ui.querySelector<HTMLElement>(`[data-part='${name}']`);
  }

  private show(name: string, isShown: boolean): void {
    const part = this.part(name);
    if (part) part.hidden = !isShown;
  }

  private say(key: string, values: Record<string, string | number> = {}): string {
    return sentence(this.template, key, values);
  }

  private bytes(count: number): string {
    return formatBytes(language(), count, this.units);
  }

  // Choosing ----------------------------------------------------------------

  private startChoosing(): void {
    const { field, ui } = this;
    const camera = document.createElement("input");
    camera.type = "file";
    camera.accept = "image/*";
    camera.setAttribute("capture", "environment");
    for (const input of [field, camera]) {
      input.addEventListener("change", () => {
        const files = [...(input.files ?? [])];
        // The same file can be chosen again, and the form sends nothing twice.
        input.value = "";
        void this.add(files);
      });
    }
    ui.addEventListener("click", (event) => {
      const act = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined;
      if (act === "choose") field.click();
      if (act === "camera") camera.click();
    });
    const hasCamera = matchMedia("(pointer: coarse)").matches;
    for (const button of ui.querySelectorAll<HTMLElement>("[data-act='camera']")) button.hidden = !hasCamera;
  }

  private startDropping(): void {
    const zone = this.part("drop");
    if (!zone) return;
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    this.ui.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      zone.classList.add("is-over");
    });
    this.ui.addEventListener("dragleave", () => zone.classList.remove("is-over"));
    this.ui.addEventListener("drop", (event) => {
      zone.classList.remove("is-over");
      if (!hasFiles(event)) return;
      event.preventDefault();
      void this.add([...(event.dataTransfer?.files ?? [])]);
    });
  }

  private async add(files: readonly File[]): Promise<void> {
    this.tellError("");
    const refusals: string[] = [];
    for (const file of files) {
      const reason = await this.addOne(file);
      if (reason !== "") refusals.push(reason);
    }
    if (refusals.length > 0) this.tellError(refusals.join(" "));
    const [first, second] = this.strip.all();
    const isLonePdf = first?.kind === "pdf" && !second;
    if (isLonePdf && refusals.length === 0 && this.form.dataset.uploadAuto !== undefined) void this.sendAll();
  }

  /** Adds a file, or returns the sentence that says why not. */
  private async addOne(file: File): Promise<string> {
    const kind = sniff(await headOf(file), file.type);
    const values = { name: file.name, size: this.bytes(file.size), limit: this.bytes(this.limits.maxBytes), n: this.limits.maxFiles };
    const reason = refusal(kind, file.size, this.strip.all().length, this.limits);
    if (reason) return this.say(REFUSALS[reason], values);
    const item: Item = { file, kind, quarters: 0, size: null };
    if (kind !== "pdf") {
      try {
        item.size = await measure(file);
      } catch {
        return this.say(kind === "heic" ? "msgHeic" : "msgUnreadable", values);
      }
    }
    this.strip.add(item);
    return "";
  }

  private pagesChanged(): void {
    const count = this.strip.all().length;
    this.show("work", count > 0);
    this.show("drop", count === 0);
    this.show("bar", false);
    const title = this.part("title");
    if (title && count > 0) title.textContent = this.say("msgReady", { n: count });
    markUnsaved(this.form, count > 0);
  }

  private tellError(text: string): void {
    const place = this.part("error-text");
    if (place) place.textContent = text;
    this.show("error", text !== "");
  }

  // Sending -----------------------------------------------------------------

  private async sendAll(): Promise<void> {
    if (this.sending || this.strip.all().length === 0) return;
    const running = new AbortController();
    this.sending = running;
    this.tellError("");
    this.show("bar", true);
    this.setBusy(true);
    try {
      const body = await this.body();
      if (!body || running.signal.aborted) return;
      announce(this.say("msgStart"));
      let before = 0;
      const answer = await send(this.form.action, body, this.headers(), running.signal, (sent, total) => {
        this.showProgress(sent, total);
        if (passesHalf(before, sent / total)) announce(this.say("msgHalf"));
        before = sent / total;
      });
      await this.conclude(answer);
    } catch (error) {
      const isCancelled = error instanceof Cancelled;
      if (isCancelled) announce(this.say("msgCancelled"));
      else this.tellError(this.say("msgFailed"));
    } finally {
      this.sending = null;
      this.setBusy(false);
      this.show("bar", false);
    }
  }

  private setBusy(isBusy: boolean): void {
    const pages = this.part("pages");
    if (pages) pages.inert = isBusy;
    for (const button of this.ui.querySelectorAll<HTMLElement>("[data-act='send'], [data-act='clear']")) {
      if (isBusy) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

  /** The form with the prepared pages in order; null when they are too heavy. */
  private async body(): Promise<FormData | null> {
    const body = new FormData(this.form);
    body.delete(this.field.name);
    this.showProgress(0, 1);
    const amount = this.part("amount");
    if (amount) amount.textContent = this.say("msgPreparing");
    let total = 0;
    for (const item of this.strip.all()) {
      const file = await prepare(item);
      total += file.size;
      body.append(this.field.name, file, file.name);
    }
    if (total <= this.limits.maxBytes) return body;
    this.tellError(this.say("msgTotal", { size: this.bytes(total), limit: this.bytes(this.limits.maxBytes) }));
    return null;
  }

  private headers(): Record<string, string> {
    const target = named(this.form.dataset.target);
    if (!target) return {};
    return { "HX-Request": "true", "HX-Target": `${target.tagName.toLowerCase()}#${target.id}` };
  }

  private showProgress(sent: number, total: number): void {
    const percent = Math.round((100 * sent) / total);
    const bar = this.ui.querySelector("progress");
    if (bar) {
      bar.max = 100;
      bar.value = percent;
    }
    const text = this.part("percent");
    if (text) text.textContent = new Intl.NumberFormat(language(), { style: "percent" }).format(percent / 100);
    const amount = this.part("amount");
    if (amount && sent > 0) amount.textContent = this.say("msgAmount", { sent: this.bytes(sent), total: this.bytes(total) });
  }

  private async conclude(answer: Answer): Promise<void> {
    document.dispatchEvent(new Event("ec:answered"));
    const target = named(this.form.dataset.target);
    const elsewhere = answer.goTo ?? (answer.isRedirected ? answer.url : null);
    if (elsewhere) {
      markUnsaved(this.form, false);
      location.assign(elsewhere);
    } else if (target && (answer.status < 300 || answer.status === 409 || answer.status === 422)) {
      markUnsaved(this.form, false);
      await htmx.swap({ text: answer.text, target, swap: "outerHTML", sourceElement: this.form });
      const renewed = document.getElementById(target.id);
      if (renewed) focusOn(renewed);
      if (answer.status < 300) announce(this.say("msgDone", { n: formatNumber(language(), this.strip.all().length) }));
    } else if (answer.status < 300) {
      markUnsaved(this.form, false);
      location.reload();
    } else {
      this.tellError(this.refusalIn(answer.text) || this.say("msgFailed"));
    }
  }

  /** Reason written in the page the server answered with. */
  private refusalIn(html: string): string {
    const page = new DOMParser().parseFromString(html, "text/html");
    return page.querySelector("[data-upload-refusal]")?.textContent?.trim() ?? "";
  }
}
