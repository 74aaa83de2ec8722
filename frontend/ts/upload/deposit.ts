// Sends the prepared files of a form: small ones with the form itself, larger
// ones in blocks before it, kept in the browser until the form is through.

import { BLOCK, idOf, isEnded, pauseAfter } from "./blocks";
import { Cut, send, type Answer } from "./send";
import { drop, keep, keepPlaces, kept } from "./shelf";
import { browserLine, Full, giveUp, Lost, SignedOut, transfer, type Sending } from "./transfer";

/** How often the form itself is sent when the network fails. */
const MOST_POSTS = 4;

function sizeOf(sendings: readonly Sending[]): number {
  return sendings.reduce((sum, { blob }) => sum + blob.size, 0);
}

export class Deposit {
  /** What this page has on its way, or what was interrupted on it. */
  private current: Sending[] | null = null;
  /** Whether the browser keeps it too. */
  private isKept = false;

  constructor(
    private readonly form: HTMLFormElement,
    /** Name of the file field. */
    private readonly field: string,
    private readonly onProgress: (received: number, total: number) => void,
  ) {}

  /** Sends files; the answer is that of the form. */
  async files(files: readonly File[], signal: AbortSignal): Promise<Answer> {
    const sendings = files.map((file): Sending => ({ name: file.name, blob: file, place: null }));
    if (!this.address()) return this.whole(sendings, signal);
    const isSmall = sizeOf(sendings) <= BLOCK;
    this.current = sendings;
    this.isKept = await keep(this.form.action, sendings);
    try {
      return isSmall ? await this.whole(sendings, signal) : await this.goOn(sendings, signal);
    } catch (error) {
      if (isSmall && error instanceof Cut) return this.goOn(sendings, signal);
      if (!(error instanceof Full)) throw error;
      // What has arrived stands in its own way.
      giveUp(sendings, this.token());
      for (const sending of sendings) sending.place = null;
      return this.whole(sendings, signal);
    }
  }

  /** Goes on with what was begun, wherever it was. */
  async goOn(sendings: Sending[], signal: AbortSignal): Promise<Answer> {
    const total = sizeOf(sendings);
    this.current = sendings;
    this.onProgress(0, total);
    const how = {
      address: this.address(),
      token: this.token(),
      signal,
      onPlace: () => keepPlaces(this.form.action, sendings),
      onReceived: (bytes: number) => this.onProgress(bytes, total),
    };
    await transfer(sendings, how, browserLine);
    return this.finish(await this.post(sendings, signal));
  }

  /** Whether what is unfinished outlives the page. */
  get outlivesPage(): boolean {
    return this.isKept;
  }

  /** What an earlier page of this form left unfinished. */
  async unfinished(): Promise<Sending[] | null> {
    if (this.current || !this.address()) return this.current;
    const found = await kept(this.form.action);
    if (found) this.isKept = true;
    return found;
  }

  /** Forgets files here and on the server. */
  async abandon(sendings: readonly Sending[]): Promise<void> {
    giveUp(sendings, this.token());
    await this.forget();
  }

  private async finish(answer: Answer): Promise<Answer> {
    if (isEnded(answer.status)) throw new SignedOut();
    // Only when the server could not do its work may the same form be sent again.
    if (answer.status < 500) await this.forget();
    return answer;
  }

  private async forget(): Promise<void> {
    this.current = null;
    this.isKept = false;
    await drop(this.form.action);
  }

  private address(): string {
    return this.form.dataset.envois ?? "";
  }

  private token(): string {
    return this.form.querySelector<HTMLInputElement>("input[name='_csrf']")?.value ?? "";
  }

  private fields(): FormData {
    const body = new FormData(this.form);
    body.delete(this.field);
    return body;
  }

  private async whole(sendings: readonly Sending[], signal: AbortSignal): Promise<Answer> {
    const body = this.fields();
    for (const { blob, name } of sendings) body.append(this.field, blob, name);
    return this.finish(await send(this.form.action, body, signal, this.onProgress));
  }

  /** The form with the uploads in place of files. A network that fails now costs a few bytes to try again. */
  private async post(sendings: readonly Sending[], signal: AbortSignal): Promise<Answer> {
    const body = this.fields();
    for (const { place } of sendings) body.append("envoi", idOf(place ?? ""));
    for (let posts = 1; ; posts += 1) {
      try {
        const answer = await send(this.form.action, body, signal, () => undefined);
        // Sent twice because its first answer was lost, and nothing is left to deposit: the page tells what came of it.
        return posts > 1 && answer.status === 404 ? { ...answer, goTo: location.href } : answer;
      } catch (error) {
        if (!(error instanceof Cut)) throw error;
        if (posts >= MOST_POSTS) throw new Lost();
        await browserLine.pause(pauseAfter(posts), signal);
      }
    }
  }
}
