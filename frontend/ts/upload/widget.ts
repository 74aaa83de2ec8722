// Deposit of one document: takes the place of the plain file field, collects
// pages, prepares them, sends them, goes where the server says.
// The looks and the words come from a <template> of the server; what an earlier
// page left unfinished is offered first.

import { announce, language, sentence } from "../core/dom";
import { formatBytes } from "../core/text";
import type { PageTools } from "../modules/upload";
import { Deposit } from "./deposit";
import { untouched } from "./geometry";
import { measure, prepare, type Item } from "./images";
import { askedAbout, land, leave, refusalIn } from "./leave";
import { parts } from "./parts";
import { HEAD_BYTES, passesHalf, refusal, sniff, type Limits, type Refusal } from "./rules";
import { Cancelled, Cut, type Answer } from "./send";
import { Strip } from "./strip";
import { Lost, Refused, SignedOut, type Sending } from "./transfer";

/** Sentence of each refusal, as data-msg-… of the template. */
const REFUSALS: Record<Refusal, string> = { type: "msgType", empty: "msgEmpty", size: "msgSize", count: "msgCount" };

async function headOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
}

/** Gives a form its widget, made of the parts that the link of the page names. */
export async function start(form: HTMLFormElement, field: HTMLInputElement, link: HTMLLinkElement, tools: PageTools): Promise<void> {
  const template = await parts(link.dataset.parts ?? "");
  // On its way as it was: what it carries must not be offered again.
  if (tools.isGone(form)) return;
  new Upload(form, field, template, tools).start();
  // Once all forms of the page are as high as they stay.
  requestAnimationFrame(land);
}

class Upload {
  private readonly ui: HTMLElement;
  private readonly strip: Strip;
  private readonly limits: Limits;
  private readonly units: string[] | undefined;
  private readonly deposit: Deposit;
  private sending: AbortController | null = null;
  /** The deposit is through, and the next page on its way. */
  private isLeaving = false;
  /** What was interrupted, by the network or by leaving an earlier page. */
  private cut: Sending[] | null = null;
  private half = 0;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly field: HTMLInputElement,
    private readonly template: HTMLTemplateElement,
    private readonly tools: PageTools,
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
    this.strip = new Strip(list, model ?? document.createElement("template"), template, () => this.pagesChanged(), (item, n) => this.edit(item, n));
    this.deposit = new Deposit(form, field.name, (received, total) => this.progress(received, total));
  }

  start(): void {
    const { form, field, ui } = this;
    const plain = [...form.querySelectorAll<HTMLElement>("[data-upload-plain]")];
    const hadFocus = plain.some((part) => part.contains(document.activeElement));
    for (const part of plain) part.hidden = true;
    // A hidden field cannot be required; the server still checks.
    field.required = false;
    form.append(ui);
    this.startChoosing();
    this.startDropping();
    ui.addEventListener("click", (event) => {
      const act = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined;
      if (act === "send") void this.sendAll();
      else if (act === "cancel") this.sending?.abort();
      else if (act === "clear" && !this.sending) this.strip.clear();
      else if (act === "resume") void this.resume();
      else if (act === "abandon") void this.abandon();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      void this.sendAll();
    });
    this.pagesChanged();
    if (hadFocus) this.focusChoose("drop");
    // On a slow network people choose before the widget is there.
    this.take(field);
    void this.deposit.unfinished().then((found) => {
      if (!this.sending) this.showCut(found);
    });
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
    for (const input of [field, camera]) input.addEventListener("change", () => this.take(input));
    ui.addEventListener("click", (event) => {
      const act = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined;
      if (act === "choose") field.click();
      if (act === "camera") camera.click();
    });
    const hasCamera = matchMedia("(pointer: coarse)").matches;
    for (const button of ui.querySelectorAll<HTMLElement>("[data-act='camera']")) button.hidden = !hasCamera;
  }

  /** Moves what a field holds into the strip. */
  private take(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    // The same file can be chosen again, and the form sends nothing twice.
    input.value = "";
    void this.add(files);
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
    if (refusals.length > 0) this.tellError([...new Set(refusals)].join(" "));
  }

  /** Adds a file, or returns the sentence that says why not. */
  private async addOne(file: File): Promise<string> {
    if (this.sending) return this.say("msgBusy");
    const kind = sniff(await headOf(file), file.type);
    const values = { name: file.name, size: this.bytes(file.size), limit: this.bytes(this.limits.maxBytes), n: this.limits.maxFiles };
    const reason = refusal(kind, file.size, this.strip.all().length, this.limits);
    if (reason) return this.say(REFUSALS[reason], values);
    const item: Item = { file, kind, edit: untouched(), size: null };
    if (kind !== "pdf") {
      try {
        item.size = await measure(file);
      } catch {
        return this.say(kind === "heic" ? "msgHeic" : "msgUnreadable", values);
      }
    }
    // The pages that are sent are counted by now.
    if (this.sending) return this.say("msgBusy");
    this.strip.add(item);
    return "";
  }

  /** « Recadrer »: the editor is loaded when it is first asked for. */
  private async edit(item: Item, n: number): Promise<boolean> {
    const model = this.ui.querySelector<HTMLTemplateElement>("template[data-part='editor']");
    const script = this.template.dataset.editor;
    if (!model || !script) return false;
    try {
      const { edit } = (await import(script)) as typeof import("./editor");
      const edited = await edit(item.file, item.edit, model);
      if (edited) item.edit = edited;
      if (edited) announce(this.say("msgEdited", { n }));
      return edited !== null;
    } catch {
      this.tellError(this.say("msgFailed"));
      return false;
    }
  }

  private pagesChanged(): void {
    const count = this.strip.all().length;
    const [shown, other] = count > 0 ? ["work", "drop"] : ["drop", "work"];
    const hadFocus = this.part(other)?.contains(document.activeElement);
    this.show(shown, true);
    this.show(other, false);
    this.show("bar", this.sending !== null);
    // What is hidden loses the focus it had.
    if (hadFocus) this.focusChoose(shown);
    const title = this.part("title");
    if (title && count > 0) title.textContent = this.say("msgReady", { n: count });
    this.tools.markUnsaved(this.form, count > 0);
  }

  private focusChoose(within: string): void {
    this.part(within)?.querySelector<HTMLElement>("[data-act='choose']")?.focus();
  }

  private tellError(text: string): void {
    const place = this.part("error-text");
    if (place) place.textContent = text;
    this.show("error", text !== "");
  }

  // Sending -----------------------------------------------------------------

  private async sendAll(): Promise<void> {
    if (this.sending || this.strip.all().length === 0) return;
    if (this.cut) await this.abandon();
    await this.run(async (signal) => {
      const files = await this.prepared();
      if (!files || signal.aborted) return;
      announce(this.say("msgStart"));
      await this.conclude(await this.deposit.files(files, signal));
    });
  }

  /** Goes on with what was interrupted. */
  private async resume(): Promise<void> {
    const { cut } = this;
    if (!cut || this.sending) return;
    this.showCut(null);
    const title = this.part("title");
    if (title) title.textContent = this.say("msgReady", { n: cut.length });
    await this.run(async (signal) => {
      announce(this.say("msgStart"));
      await this.conclude(await this.deposit.goOn(cut, signal));
    });
  }

  private async abandon(): Promise<void> {
    const { cut } = this;
    this.showCut(null);
    if (cut) await this.deposit.abandon(cut);
    this.pagesChanged();
  }

  /** « Un envoi a été interrompu », with what to do about it. */
  private showCut(cut: Sending[] | null): void {
    this.cut = cut;
    this.show("cut", cut !== null);
    const text = this.part("cut-text");
    const total = (cut ?? []).reduce((sum, { blob }) => sum + blob.size, 0);
    if (text) text.textContent = cut ? this.say("msgCut", { n: cut.length, total: this.bytes(total) }) : "";
  }

  private async run(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const running = new AbortController();
    this.sending = running;
    this.half = 0;
    this.tellError("");
    this.show("ended", false);
    this.show("work", true);
    this.show("drop", false);
    this.show("bar", true);
    this.setBusy(true);
    try {
      await act(running.signal);
    } catch (error) {
      await this.failed(error);
    } finally {
      if (!this.isLeaving) this.rest();
    }
  }

  /** Somebody whose page was about to be left has stayed. */
  private stay(): void {
    this.isLeaving = false;
    this.rest();
  }

  /** Nothing is on its way any more. */
  private rest(): void {
    this.sending = null;
    this.setBusy(false);
    this.show("bar", false);
    this.show("work", this.strip.all().length > 0);
    this.show("drop", this.strip.all().length === 0);
  }

  private async failed(error: unknown): Promise<void> {
    const unfinished = await this.deposit.unfinished();
    if (error instanceof SignedOut && this.deposit.outlivesPage) {
      // The page asks to sign in, comes back, and offers to go on.
      this.isLeaving = true;
      this.tools.markUnsaved(this.form, false);
      askedAbout(() => this.stay());
      location.reload();
    } else if (error instanceof SignedOut) {
      this.showCut(unfinished);
      this.tellEnded();
    } else if (error instanceof Cancelled) {
      if (unfinished) await this.deposit.abandon(unfinished);
      announce(this.say("msgCancelled"));
    } else if ((error instanceof Lost || error instanceof Cut) && unfinished) {
      this.showCut(unfinished);
      addEventListener("online", () => void this.resume(), { once: true });
    } else {
      if (unfinished && error instanceof Refused) await this.deposit.abandon(unfinished);
      else this.showCut(unfinished);
      this.tellError((error instanceof Refused && error.message) || this.say("msgFailed"));
    }
  }

  /** The files are only here: the page stays, and the way to sign in leads out of it. */
  private tellEnded(): void {
    document.dispatchEvent(new Event("ec:ended", { cancelable: true }));
    const link = this.part("sign-in");
    if (link instanceof HTMLAnchorElement) link.search = String(new URLSearchParams({ suite: location.pathname + location.search }));
    this.show("ended", true);
  }

  private setBusy(isBusy: boolean): void {
    const pages = this.part("pages");
    if (pages) pages.inert = isBusy;
    for (const button of this.ui.querySelectorAll<HTMLElement>("[data-act='send'], [data-act='clear']")) {
      if (isBusy) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }

  /** The prepared pages in order; null when they are too heavy. */
  private async prepared(): Promise<File[] | null> {
    this.showProgress(0, 1);
    const amount = this.part("amount");
    if (amount) amount.textContent = this.say("msgPreparing");
    const files: File[] = [];
    const items = this.strip.all();
    for (const item of items) files.push(await prepare(item, items.length));
    const total = files.reduce((sum, file) => sum + file.size, 0);
    if (total <= this.limits.maxBytes) return files;
    this.tellError(this.say("msgTotal", { size: this.bytes(total), limit: this.bytes(this.limits.maxBytes) }));
    return null;
  }

  private progress(received: number, total: number): void {
    this.showProgress(received, total);
    if (passesHalf(this.half, received / total)) announce(this.say("msgHalf"));
    this.half = received / total;
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
    if (answer.goTo || answer.status < 300) {
      this.isLeaving = true;
      this.tools.markUnsaved(this.form, false);
      leave(answer.goTo ?? location.href, () => this.stay());
    } else {
      // Out of reach: what has arrived still waits, and so does the question.
      if (answer.status >= 500) this.showCut(await this.deposit.unfinished());
      this.tellError(refusalIn(answer.text) || this.say("msgFailed"));
    }
  }
}
