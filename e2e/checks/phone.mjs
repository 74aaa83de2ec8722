// A telephone on a bad network: photos become one legible PDF, an upload goes on where it was cut, a first page can be
// used within three seconds, a deposit takes seconds.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { violations } from "../lib/axe.mjs";
import { photos } from "../lib/camera.mjs";
import { wordsOf } from "../lib/ocr.mjs";
import { applicant } from "../lib/people.mjs";
import { pdf } from "../lib/samples.mjs";
import { until } from "../lib/until.mjs";

export const views = ["téléphone"];

const BLOCK = 256 * 1024;
/** Slow 3G: bytes and milliseconds. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const USABLE_WITHIN_MS = 3_000;
/** Before the first request: the name is looked up, TCP and TLS are opened. The loopback spends nothing on any of them. */
const TRIPS_TO_CONNECT = 3;
const PLACE = /\/envois\/[0-9a-f-]{36}$/;

/** In the page: bytes of the prepared files, as the browser keeps them until they are through. */
function prepared() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("ecandidat-envois");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction("deposits").objectStore("deposits").getAll();
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.flatMap(({ files }) => files).reduce((sum, { blob }) => sum + blob.size, 0));
      };
    };
  });
}

/** In the page: what the browser keeps of deposits, the mark beside them included. */
async function kept() {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  return [localStorage.getItem("envois"), names.filter((name) => name === "ecandidat-envois")];
}

/** Follows what is sent in blocks; `atPart` is called once, before the block that would pass this part of the whole. */
async function watch(me, wanted, atPart) {
  const seen = { announced: 0, files: [], sent: 0, largest: 0, cut: false };
  const onRequest = async (route) => {
    const request = route.request();
    const headers = await request.allHeaders();
    if (request.method() === "POST") {
      seen.announced ||= await me.page.evaluate(prepared);
      seen.files.push(Number(headers["upload-length"]));
    } else if (request.method() === "PATCH" && atPart) {
      const before = seen.files.slice(0, -1).reduce((sum, size) => sum + size, 0);
      if (!seen.cut && (before + Number(headers["upload-offset"])) / seen.announced >= wanted) {
        seen.cut = true;
        await atPart();
      }
    }
    if (seen.cut && seen.isDown) return route.abort("internetdisconnected");
    return route.continue();
  };
  await me.page.route(/\/envois(\/|$)/, onRequest);
  me.page.on("requestfinished", async (request) => {
    if (request.method() !== "PATCH" || !PLACE.test(request.url())) return;
    const { requestBodySize } = await request.sizes().catch(() => ({ requestBodySize: 0 }));
    seen.sent += requestBodySize;
    seen.largest = Math.max(seen.largest, requestBodySize);
  });
  seen.stop = () => me.page.unroute(/\/envois(\/|$)/, onRequest);
  return seen;
}

/** A PDF as a scanner makes it: too large for one block, the same at every run. */
function scan(title, bytes) {
  const { name, mimeType, buffer } = pdf(title);
  let state = 1;
  const noise = Buffer.from(Uint8Array.from({ length: bytes }, () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24) | 128));
  const head = buffer.indexOf("\n") + 1;
  // A remark after the first line moves every object: the table at the end is then found again by the reader.
  return { name, mimeType, buffer: Buffer.concat([buffer.subarray(0, head), Buffer.from("%"), noise, Buffer.from("\n"), buffer.subarray(head)]) };
}

async function choose(me, form, files) {
  const choosing = me.page.waitForEvent("filechooser");
  await form.locator("[data-act='choose']").filter({ visible: true }).first().click();
  await (await choosing).setFiles(files);
}

/** The form of the first document that waits, with its label. */
async function waitingForm(me) {
  const [{ label }] = await act.waiting(me);
  const anchor = await act.documentRow(me, label).getAttribute("id");
  return { label, code: anchor.replace("piece-", ""), form: me.page.locator(`[id="${anchor}"] + tr.is-drop form`) };
}

async function deposited(me, label) {
  await act.documentRow(me, label).locator(".ec-file").waitFor();
  await act.checked(me, label);
}

/** From now on the page has a slow network, and nothing from before in its memory if it begins cold. */
async function slowDown(me, isCold = false) {
  const client = await me.context.newCDPSession(me.page);
  await client.send("Network.enable");
  if (isCold) await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  await client.send("Network.emulateNetworkConditions", SLOW);
  return client;
}

/** In the page, before anything of it: notes the first frame that shows this control as the style sheets want it. */
function watchUsable(selector) {
  const look = () => {
    const control = document.querySelector(selector);
    const sheets = [...document.querySelectorAll("link[rel='stylesheet']")];
    const isStyled = sheets.length > 0 && sheets.every(({ sheet }) => sheet);
    // No frame is drawn while a style sheet that blocks is on its way.
    if (isStyled && control?.checkVisibility() && getComputedStyle(control).borderRadius !== "0px") globalThis.usableAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Opens a page from cold and gives the milliseconds until something is drawn and until the control can be pressed. */
async function openCold(me, path, selector) {
  await me.page.addInitScript(watchUsable, selector);
  const client = await slowDown(me, true);
  await me.page.goto(me.site.url + path, { waitUntil: "commit" });
  const measured = await until(() =>
    me.page.evaluate(() => {
      const [drawn] = performance.getEntriesByName("first-contentful-paint");
      return drawn && globalThis.usableAt ? { drawn: drawn.startTime, usable: globalThis.usableAt } : null;
    }),
  );
  await client.detach();
  assert.ok(measured, `${path} is never usable`);
  return measured;
}

/** In the page: what comes before anything of it is drawn, as requests one after the other and bytes. */
function critical() {
  const [page] = performance.getEntriesByType("navigation");
  const sheets = performance.getEntriesByType("resource").filter(({ renderBlockingStatus }) => renderBlockingStatus === "blocking");
  // Style sheets named by the page come side by side, those named by a style sheet only after it.
  const rounds = new Set(sheets.map(({ initiatorType }) => initiatorType === "css")).size;
  return { sheets: sheets.length, requests: 1 + page.redirectCount + rounds, bytes: [page, ...sheets].reduce((sum, { transferSize }) => sum + transferSize, 0) };
}

/** The milliseconds that the slow network takes until a page is drawn, counted and not clocked: the same on any machine. */
async function neededFor(me, path) {
  const client = await me.context.newCDPSession(me.page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  await me.page.goto(me.site.url + path);
  const { sheets, requests, bytes } = await me.page.evaluate(critical);
  await client.detach();
  assert.ok(sheets > 0, `${path} has no style sheet to wait for`);
  const needed = (TRIPS_TO_CONNECT + requests) * SLOW.latency + (bytes / SLOW.downloadThroughput) * 1_000;
  console.log(`        ${path} : ${requests} requêtes l’une après l’autre, ${(bytes / 1_000).toFixed(1)} ko, ${(needed / 1_000).toFixed(2)} s`);
  return needed;
}

/** No other journey walks meanwhile, but the machine may have more to do: the best of three counts. */
async function usableInTime(what, open) {
  const tries = [];
  do tries.push(await open());
  while (tries.length < 3 && Math.max(tries.at(-1).drawn, tries.at(-1).usable) > USABLE_WITHIN_MS);
  const seconds = (ms) => (ms / 1000).toFixed(2);
  console.log(`        ${what} : ${tries.map(({ drawn, usable }) => `dessinée en ${seconds(drawn)} s, utilisable en ${seconds(usable)} s`).join(" ; ")}`);
  const { drawn, usable } = tries.at(-1);
  assert.ok(Math.max(drawn, usable) <= USABLE_WITHIN_MS, `${what} : ${seconds(Math.max(drawn, usable))} s`);
}

export default function phone({ part, step, timed }) {
  part("une candidature");
  step("se préparer", async (world) => {
    const me = await world.me(applicant("Lou", "Telephone"));
    me.page.on("dialog", (dialog) => void dialog.accept());
    await act.createAccount(me);
    await act.activate(me, await me.mail("activez votre compte"));
    await act.fillPersonal(me);
    await act.fillAddress(me);
    await act.fillBac(me);
    world.memory.path = await act.apply(me, "L3-INFO");
  });
  step("photographier huit pages : 35 Mo", async (world) => {
    world.memory.photos = await photos(world.browser, 8);
    const total = world.memory.photos.reduce((sum, { file }) => sum + file.buffer.length, 0);
    console.log(`        huit photos : ${(total / 1e6).toFixed(1)} Mo`);
    assert.ok(total > 33e6 && total < 38e6, `${total} octets`);
  });

  part("des photos au PDF");
  step("choisir les photos", async (world) => {
    const me = await world.me();
    Object.assign(world.memory, await waitingForm(me));
    const { form } = world.memory;
    await choose(me, form, world.memory.photos.map(({ file }) => file));
    await form.locator("[data-part='pages'] li:not(.is-add)").nth(7).waitFor();
    await me.sees("8 fichiers prêts à être envoyés");
  });
  step("recadrer au doigt et au clavier", async (world) => {
    const me = await world.me();
    const { form } = world.memory;
    await form.getByRole("button", { name: "Recadrer la page 1" }).click();
    const dialog = me.page.getByRole("dialog", { name: "Recadrer la photo" });
    await dialog.waitFor();
    assert.deepEqual(await violations(me.page), []);
    const box = await dialog.locator("canvas").boundingBox();
    assert.ok(box.width <= 390 && box.height > 100, JSON.stringify(box));
    const middle = box.y + box.height / 2;
    await me.page.mouse.move(box.x + 1, middle);
    await me.page.mouse.down();
    await me.page.mouse.move(box.x + box.width * 0.03, middle, { steps: 4 });
    await me.page.mouse.up();
    const left = dialog.getByLabel("Rogner à gauche");
    const dragged = Number(await left.inputValue());
    assert.ok(dragged >= 2 && dragged <= 4, `rogné de ${dragged} %`);
    await left.focus();
    await me.page.keyboard.press("ArrowLeft");
    assert.equal(Number(await left.inputValue()), dragged - 1);
    await dialog.getByLabel("Redresser").focus();
    for (let n = 0; n < 2; n += 1) await me.page.keyboard.press("ArrowRight");
    await dialog.getByLabel("Noir et blanc contrasté").check();
    await dialog.getByRole("button", { name: "Valider" }).click();
    await dialog.waitFor({ state: "detached" });
    await form.getByRole("button", { name: "Recadrer la page 2" }).click();
    await dialog.waitFor();
    await me.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.match(await me.page.evaluate(() => document.activeElement?.getAttribute("aria-label")), /page 2/);
  });
  step("envoyer, coupé à 80 %, repris au retour du réseau", async (world) => {
    const me = await world.me();
    const { form, label } = world.memory;
    const seen = await watch(me, 0.8, async () => {
      seen.isDown = true;
      await me.context.setOffline(true);
    });
    await form.locator("[data-act='send']").click();
    assert.ok(await until(() => seen.cut, 180_000), "never cut");
    assert.ok(await form.locator("[data-part='bar']").isVisible());
    seen.isDown = false;
    await me.context.setOffline(false);
    await deposited(me, label);
    await seen.stop();
    const total = seen.files.reduce((sum, size) => sum + size, 0);
    // The browser tells the size of a request some time after its end.
    await until(() => seen.sent >= total);
    console.log(`        préparé : ${(total / 1e6).toFixed(2)} Mo ; envoyé : ${(seen.sent / 1e6).toFixed(2)} Mo en blocs de ${seen.largest} octets au plus`);
    assert.equal(seen.files.length, 8);
    assert.ok(total < 2e6, `${total} octets préparés`);
    assert.ok(seen.largest <= BLOCK);
    assert.ok(seen.sent >= total && seen.sent <= total + BLOCK, `${seen.sent} octets envoyés pour ${total}`);
  });
  step("un seul PDF, sous 2 Mo, lisible", async (world) => {
    const me = await world.me();
    const { code, path, photos: taken } = world.memory;
    const answer = await me.context.request.get(`${me.site.url}${path}/pieces/${code}/fichier`);
    const bytes = await answer.body();
    assert.equal(answer.headers()["content-type"], "application/pdf");
    assert.ok(bytes.length < 2e6, `${bytes.length} octets`);
    const pages = await wordsOf(bytes);
    assert.equal(pages.length, 8);
    const shares = pages.map((read, at) => taken[at].words.filter((word) => read.includes(word)).length / taken[at].words.length);
    console.log(`        PDF : ${(bytes.length / 1e6).toFixed(2)} Mo ; mots relus : ${shares.map((share) => `${(100 * share).toFixed(0)} %`).join(", ")}`);
    for (const [at, share] of shares.entries()) assert.ok(share >= 0.97, `page ${at + 1} : ${share}`);
  });

  part("un envoi interrompu");
  step("coupé à 80 %, repris après un rechargement", async (world) => {
    const me = await world.me();
    const { label, form } = await waitingForm(me);
    const file = scan("Scan", 3_000_000);
    const seen = await watch(me, 0.8, () => (seen.isDown = true));
    await choose(me, form, [file]);
    await form.locator("[data-act='send']").click();
    assert.ok(await until(() => seen.cut, 180_000), "never cut");
    await me.page.reload();
    await me.sees("Un envoi a été interrompu.");
    assert.deepEqual(await violations(me.page), []);
    const before = seen.sent;
    seen.isDown = false;
    await me.press("Reprendre");
    await deposited(me, label);
    await seen.stop();
    assert.ok(before >= 0.7 * file.buffer.length && before < 0.9 * file.buffer.length, `${before} octets avant la coupure`);
    assert.ok(seen.sent <= file.buffer.length + BLOCK, `${seen.sent} octets envoyés pour ${file.buffer.length}`);
    await me.doesNotSee("Un envoi a été interrompu.");
  });
  step("abandonner, puis se déconnecter : le navigateur ne garde rien", async (world) => {
    const me = await world.me();
    const { form } = await waitingForm(me);
    const start = async () => {
      const seen = await watch(me, 0.3, () => (seen.isDown = true));
      await choose(me, form, [scan("Scan", 1_000_000)]);
      await form.locator("[data-act='send']").click();
      assert.ok(await until(() => seen.cut, 180_000), "never cut");
      await me.page.reload();
      await me.sees("Un envoi a été interrompu.");
      await seen.stop();
      const [mark, databases] = await me.page.evaluate(kept);
      assert.ok(mark && databases.length === 1, "nothing is kept");
    };
    const isForgotten = async () => {
      const isGone = await until(async () => {
        const [mark, databases] = await me.page.evaluate(kept);
        return mark === null && databases.length === 0;
      });
      assert.ok(isGone, "something is kept");
    };
    /** Only once the widget is there would it offer to go on. */
    const offersNothing = async () => {
      await form.locator("[data-part='drop'] [data-act='choose']").waitFor();
      await me.doesNotSee("Un envoi a été interrompu.");
    };
    await start();
    await me.press("Abandonner");
    assert.ok(await until(async () => !(await me.text()).includes("Un envoi a été interrompu.")), "the question stays");
    await isForgotten();
    await me.page.reload();
    await offersNothing();
    await start();
    await act.signOut(me);
    await isForgotten();
    await act.signIn(me);
    await me.open(world.memory.path);
    await offersNothing();
  });

  part("à 400 kbit/s et 400 ms");
  step("avant de voir une page : trois secondes de réseau au plus, connexion comprise", async (world) => {
    const visitor = await world.person();
    const other = await (await world.me()).tab();
    const slow = [];
    for (const [person, path] of [[visitor, "/connexion"], [other, "/tableau-de-bord"], [other, world.memory.path]]) {
      const needed = await neededFor(person, path);
      assert.equal(person.path(), path);
      if (needed > USABLE_WITHIN_MS) slow.push(`${path}: ${needed.toFixed(0)} ms`);
    }
    assert.deepEqual(slow, []);
    await other.page.close();
    await visitor.close();
    world.people.splice(world.people.indexOf(visitor), 1);
  });
  timed("la page de connexion et le tableau de bord sont utilisables en trois secondes, sans rien en mémoire", async (world) => {
    await usableInTime("connexion", async () => {
      const visitor = await world.person();
      const measured = await openCold(visitor, "/connexion", "main form button[type='submit']");
      await visitor.close();
      world.people.splice(world.people.indexOf(visitor), 1);
      return measured;
    });
    await usableInTime("tableau de bord", async () => {
      const other = await (await world.me()).tab();
      const measured = await openCold(other, "/tableau-de-bord", "main a.btn");
      await other.page.close();
      return measured;
    });
  });
  timed("une page, un petit dépôt et une photo", async (world) => {
    const me = await world.me();
    const client = await slowDown(me);
    const since = (started) => Date.now() - started;
    let started = Date.now();
    await me.open(world.memory.path);
    const small = await waitingForm(me);
    await small.form.locator("[data-act='choose']").first().waitFor();
    const opened = since(started);
    started = Date.now();
    await choose(me, small.form, [pdf("Petit document")]);
    await small.form.locator("[data-act='send']").click();
    await act.documentRow(me, small.label).locator(".ec-file").waitFor();
    const deposit = since(started);
    const { label, form } = await waitingForm(me);
    const [{ file }] = world.memory.photos;
    started = Date.now();
    await choose(me, form, [file]);
    await form.locator("[data-part='pages'] li:not(.is-add)").first().waitFor();
    await form.locator("[data-act='send']").click();
    await act.documentRow(me, label).locator(".ec-file").waitFor({ timeout: 60_000 });
    const photo = since(started);
    const seconds = (ms) => (ms / 1000).toFixed(1);
    console.log(`        page prête en ${seconds(opened)} s ; petit dépôt en ${seconds(deposit)} s ; photo de ${(file.buffer.length / 1e6).toFixed(1)} Mo en ${seconds(photo)} s`);
    assert.ok(opened < 10_000 && deposit < 20_000 && photo < 30_000);
    await client.detach();
  });
}
