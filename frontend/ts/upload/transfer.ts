// Sending files in blocks, one after the other: what fails is sent again after a
// pause, what the server has is not sent twice. Tested against a made-up server.

import { blockEnd, isEnded, isPassing, metadata, MOST_FAILURES, offsetIn, PATIENCE_MS, pauseAfter } from "./blocks";
import { Cancelled, TELL } from "./send";

/** A prepared file, and the address where its blocks go once it was begun. */
export interface Sending {
  name: string;
  blob: Blob;
  place: string | null;
}

/** The server says no, in words for the person. */
export class Refused extends Error {}

/** Too much is on its way already: the deposit goes whole. */
export class Full extends Error {}

/** The session has ended. */
export class SignedOut extends Error {}

/** The network failed too often. */
export class Lost extends Error {}

/** How often a file may be begun again when the server lost it. */
const MOST_BEGINNINGS = 3;

/** The world around: what tests replace. */
export interface Line {
  fetch(address: string, options: RequestInit): Promise<Response>;
  /** Waits so long, or until the network is back. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Transfer {
  /** Where files are begun. */
  address: string;
  /** The token of the page. */
  token: string;
  signal: AbortSignal;
  /** A file got its place. */
  onPlace(): Promise<void>;
  /** Bytes that have arrived, of all files. */
  onReceived(bytes: number): void;
}

export const browserLine: Line = {
  fetch: (address, options) => fetch(address, options),
  pause: (ms, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        removeEventListener("online", end);
        signal.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      addEventListener("online", end);
      signal.addEventListener("abort", end);
    }),
};

type Ask = RequestInit & { headers?: Record<string, string> };

/** One try, given up when the server stays silent. Null when the network failed. */
async function tryOnce(address: string, options: Ask, signal: AbortSignal, line: Line): Promise<Response | null> {
  const limit = new AbortController();
  const stop = (): void => limit.abort();
  const timer = setTimeout(stop, PATIENCE_MS);
  signal.addEventListener("abort", stop);
  try {
    return await line.fetch(address, { ...options, headers: { ...TELL, ...options.headers }, redirect: "manual", signal: limit.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

/** Asks until there is an answer that means something. */
async function ask(address: string, options: Ask, signal: AbortSignal, line: Line): Promise<Response> {
  for (let failures = 0; ; failures += 1) {
    if (signal.aborted) throw new Cancelled();
    const response = await tryOnce(address, options, signal, line);
    if (signal.aborted) throw new Cancelled();
    if (response && (response.type === "opaqueredirect" || isEnded(response.status))) throw new SignedOut();
    if (response && !isPassing(response.status)) return response;
    if (failures >= MOST_FAILURES) throw new Lost();
    await line.pause(pauseAfter(failures), signal);
  }
}

async function begin(sending: Sending, how: Transfer, line: Line): Promise<string> {
  const headers = { "X-CSRF-Token": how.token, "Upload-Length": String(sending.blob.size), "Upload-Metadata": metadata(sending.name) };
  const response = await ask(how.address, { method: "POST", headers }, how.signal, line);
  const place = response.headers.get("Location");
  if (response.status === 201 && place) return place;
  if (response.status === 429) throw new Full();
  throw new Refused(response.status === 422 ? await response.text() : "");
}

/** Where a file goes on; null when the server does not know it any more. */
async function offsetOf(sending: Sending, place: string, how: Transfer, line: Line): Promise<number | null> {
  const response = await ask(place, { method: "HEAD" }, how.signal, line);
  return response.ok ? offsetIn(response.headers, sending.blob.size) : null;
}

/** Sends one block; where the next one begins, null when the server does not know the file. */
async function sendBlock(sending: Sending, place: string, offset: number, how: Transfer, line: Line): Promise<number | null> {
  const headers = { "X-CSRF-Token": how.token, "Upload-Offset": String(offset), "Content-Type": "application/offset+octet-stream" };
  const body = sending.blob.slice(offset, blockEnd(offset, sending.blob.size));
  const response = await ask(place, { method: "PATCH", headers, body }, how.signal, line);
  if (response.status === 204 || response.status === 409) return offsetIn(response.headers, sending.blob.size);
  if (response.status === 404) return null;
  throw new Refused("");
}

/** Brings one file over, beginning it again if it was lost. */
async function bring(sending: Sending, before: number, how: Transfer, line: Line): Promise<void> {
  for (let beginnings = 0; beginnings < MOST_BEGINNINGS; beginnings += 1) {
    let offset: number | null = 0;
    if (sending.place === null) {
      sending.place = await begin(sending, how, line);
      await how.onPlace();
    } else {
      offset = await offsetOf(sending, sending.place, how, line);
    }
    while (offset !== null && offset < sending.blob.size) {
      how.onReceived(before + offset);
      offset = await sendBlock(sending, sending.place, offset, how, line);
    }
    if (offset !== null) return;
    sending.place = null;
  }
  throw new Lost();
}

/** Brings all files over. Rejects with Cancelled, Refused, Full, SignedOut or Lost. */
export async function transfer(sendings: readonly Sending[], how: Transfer, line: Line): Promise<void> {
  let before = 0;
  for (const sending of sendings) {
    await bring(sending, before, how, line);
    before += sending.blob.size;
    how.onReceived(before);
  }
}

/** Tells the server that nothing more comes. Whatever it answers, nobody waits. */
export function giveUp(sendings: readonly Sending[], token: string): void {
  for (const { place } of sendings) {
    if (place) fetch(place, { method: "DELETE", headers: { "X-CSRF-Token": token }, keepalive: true, redirect: "manual" }).catch(() => undefined);
  }
}
