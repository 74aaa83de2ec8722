// Sends the prepared files of a form: small ones with the form itself, larger
// ones in blocks before it, kept in the browser until the form is through.

import { BLOCK, idOf, pauseAfter } from "./blocks";
import { send, type Answer } from "./send";
import { drop, keep, keepPlaces, kept } from "./shelf";
import { browserLine, Full, giveUp, Lost, transfer, type Piece } from "./transfer";

/** How often the form itself is sent when the network fails. */
const MOST_POSTS = 4;

export class Deposit {
  /** What is on its way or was interrupted, where the browser keeps nothing. */
  private current: Piece[] | null = null;

  constructor(
    private readonly form: HTMLFormElement,
    /** Name of the file field. */
    private readonly field: string,
    /** Headers of the form's request. */
    private readonly headers: () => Record<string, string>,
    private readonly onProgress: (received: number, total: number) => void,
  ) {}

  /** Sends files; the answer is that of the form. */
  async files(files: readonly File[], signal: AbortSignal): Promise<Answer> {
    const total = files.reduce((sum, file) => sum + file.size, 0);
    if (total <= BLOCK || !this.address()) return this.whole(files, signal);
    const pieces = files.map((file): Piece => ({ name: file.name, blob: file, place: null }));
    await keep(this.form.action, pieces);
    try {
      return await this.pieces(pieces, signal);
    } catch (error) {
      if (!(error instanceof Full)) throw error;
      await this.abandon(pieces);
      return this.whole(files, signal);
    }
  }

  /** Goes on with pieces, wherever they were. */
  async pieces(pieces: Piece[], signal: AbortSignal): Promise<Answer> {
    const total = pieces.reduce((sum, { blob }) => sum + blob.size, 0);
    this.current = pieces;
    this.onProgress(0, total);
    const how = {
      address: this.address(),
      token: this.token(),
      signal,
      onPlace: () => keepPlaces(this.form.action, pieces),
      onReceived: (bytes: number) => this.onProgress(bytes, total),
    };
    await transfer(pieces, how, browserLine);
    const answer = await this.post(pieces, signal);
    // Only when the server could not do its work may the same form be sent again.
    if (answer.status < 500) await this.forget();
    return answer;
  }

  /** What an earlier page of this form left unfinished. */
  async unfinished(): Promise<Piece[] | null> {
    return this.current ?? (this.address() ? kept(this.form.action) : null);
  }

  /** Forgets pieces here and on the server. */
  async abandon(pieces: readonly Piece[]): Promise<void> {
    giveUp(pieces, this.token());
    await this.forget();
  }

  private async forget(): Promise<void> {
    this.current = null;
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

  private whole(files: readonly File[], signal: AbortSignal): Promise<Answer> {
    const body = this.fields();
    for (const file of files) body.append(this.field, file, file.name);
    return send(this.form.action, body, this.headers(), signal, this.onProgress);
  }

  /** The form with the uploads in place of files. A network that fails now costs a few bytes to try again. */
  private async post(pieces: readonly Piece[], signal: AbortSignal): Promise<Answer> {
    const body = this.fields();
    for (const { place } of pieces) body.append("envoi", idOf(place ?? ""));
    for (let posts = 1; ; posts += 1) {
      try {
        const answer = await send(this.form.action, body, this.headers(), signal, () => undefined);
        // Sent twice because its first answer was lost, and nothing is left to deposit: the page tells what came of it.
        return posts > 1 && answer.status === 404 ? { ...answer, goTo: location.href } : answer;
      } catch (error) {
        if (!(error instanceof Error) || error.message !== "network") throw error;
        if (posts >= MOST_POSTS) throw new Lost();
        await browserLine.pause(pauseAfter(posts), signal);
      }
    }
  }
}
