// Keeps the prepared files of a deposit until it is done, so that a reload or a
// closed tab does not lose them. Where the browser refuses, nothing is kept.

import { DATABASE, forget, isOver, pageOwner, readMark, writeMark } from "../core/shelf";
import { KEPT_MS } from "./blocks";
import type { Sending } from "./transfer";

const STORES = ["deposits", "places"] as const;
type Store = (typeof STORES)[number];

interface Entry {
  /** Where the form is posted. */
  action: string;
  owner: string;
  until: number;
  files: { name: string; blob: Blob }[];
}

/** Where the blocks of each file go, apart from the files: those are heavy and never change. */
interface Places {
  action: string;
  places: (string | null)[];
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener("upgradeneeded", () => {
      for (const name of STORES) request.result.createObjectStore(name, { keyPath: "action" });
    });
    request.addEventListener("success", () => {
      const database = request.result;
      // Another tab signs out: everything goes.
      database.addEventListener("versionchange", () => database.close());
      resolve(database);
    });
    request.addEventListener("error", () => reject(request.error));
    request.addEventListener("blocked", () => reject(new Error("blocked")));
  });
}

async function run<T>(name: Store, mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(name, mode);
      const request = act(transaction.objectStore(name));
      transaction.addEventListener("complete", () => resolve(request.result));
      transaction.addEventListener("abort", () => reject(transaction.error));
      transaction.addEventListener("error", () => reject(transaction.error));
    });
  } finally {
    database.close();
  }
}

/** Keeps the files of a deposit; whether they are kept. */
export async function keep(action: string, sendings: readonly Sending[]): Promise<boolean> {
  const owner = pageOwner();
  if (owner === "") return false;
  const until = Date.now() + KEPT_MS;
  try {
    const entry: Entry = { action, owner, until, files: sendings.map(({ name, blob }) => ({ name, blob })) };
    await run("deposits", "readwrite", (store) => store.put(entry));
    await keepPlaces(action, sendings);
    writeMark({ owner, until });
    return readMark() !== null;
  } catch {
    // No room, or a private window: the deposit goes on without.
    return false;
  }
}

/** Keeps where the files go, once the server said so. */
export async function keepPlaces(action: string, sendings: readonly Sending[]): Promise<void> {
  try {
    const places: Places = { action, places: sendings.map(({ place }) => place) };
    await run("places", "readwrite", (store) => store.put(places));
  } catch {
    // After a reload the files are sent from their beginning.
  }
}

/** The files of an interrupted deposit of this form by this account. */
export async function kept(action: string): Promise<Sending[] | null> {
  const mark = readMark();
  if (!mark || isOver(mark, pageOwner(), Date.now())) return null;
  try {
    const entry = (await run("deposits", "readonly", (store) => store.get(action))) as Entry | undefined;
    if (!entry || isOver(entry, pageOwner(), Date.now())) return null;
    const found = (await run("places", "readonly", (store) => store.get(action))) as Places | undefined;
    return entry.files.map((file, at) => ({ ...file, place: found?.places[at] ?? null }));
  } catch {
    return null;
  }
}

/** Forgets a deposit; the last one takes everything with it. */
export async function drop(action: string): Promise<void> {
  if (!readMark()) return;
  try {
    for (const name of STORES) await run(name, "readwrite", (store) => store.delete(action));
    if ((await run("deposits", "readonly", (store) => store.count())) === 0) forget();
  } catch {
    forget();
  }
}
