// Somebody at a browser, who finds things by the words on the page.

import assert from "node:assert/strict";
import { violations } from "./axe.mjs";
import { contextOptions } from "./chromium.mjs";
import { waitForMail } from "./mailbox.mjs";
import { patternOf } from "./routes.mjs";
import { beginning, containing, labelled, named, plain } from "./text.mjs";
import { until } from "./until.mjs";
import { meanings, names, phrases, words } from "./words.mjs";

// A document is checked for up to a minute while its page waits (lib/server.mjs).
const WAIT_MS = 90_000;
let households = 0;

/** A network of one's own, as the reverse proxy of an institution would tell it: limits count people by it. */
function network() {
  households += 1;
  return `10.${(households >> 16) & 255}.${(households >> 8) & 255}.${households & 255}`;
}

export class Person {
  static async open(browser, site, view, who = {}) {
    const context = await browser.newContext({ ...contextOptions(view), extraHTTPHeaders: { "X-Forwarded-For": network() } });
    context.setDefaultTimeout(WAIT_MS);
    const person = new Person(context, await context.newPage(), site, view, who);
    await person.speak();
    return person;
  }

  constructor(context, page, site, view, who) {
    Object.assign(this, { context, page, site, view, who });
    this.read = new Set();
    this.troubles = [];
    /** States of pages that the automatic rules have seen; null where nobody looks. */
    this.inspected = null;
    page.on("pageerror", (error) => this.troubles.push(`script: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) this.troubles.push(`console: ${message.text()}`);
    });
    page.on("response", (response) => {
      const isAnswer = ["document", "fetch", "xhr"].includes(response.request().resourceType());
      if (response.status() >= (isAnswer ? 500 : 400)) this.troubles.push(`${response.status()} ${response.url()}`);
    });
  }

  /** The same person in another tab. */
  async tab() {
    const { read, troubles, inspected } = this;
    return Object.assign(new Person(this.context, await this.context.newPage(), this.site, this.view, this.who), { read, troubles, inspected });
  }

  /** Chooses the language of the view; an account brings its own when one signs in. */
  async speak() {
    await this.context.addCookies([{ name: "langue", value: this.view.language, url: this.site.url }]);
  }

  /** Fails when the page broke behind one's back. */
  untroubled() {
    const troubles = this.troubles.splice(0);
    assert.deepEqual(troubles, [], `trouble on ${this.page.url()}`);
  }

  /** The automatic rules on the page at hand, once for each route and state; what they find is trouble. */
  async inspect() {
    if (!this.inspected || this.page.isClosed() || !this.page.url().startsWith(this.site.url)) return;
    try {
      // A page that has just come has no title and no style yet.
      await this.page.waitForLoadState();
      const state = await this.page.evaluate(() => [".ec-errors", "dialog[open]"].filter((one) => document.querySelector(one)).join());
      const key = patternOf(this.path()) + state;
      if (this.inspected.has(key)) return;
      this.inspected.add(key);
      for (const line of await violations(this.page)) this.troubles.push(`axe: ${this.path()} ${state}: ${line}`);
    } catch (error) {
      // The page has just been left for the next one, which is looked at later.
      if (!/navigat|context was destroyed|context with specified id/i.test(error.message)) throw error;
    }
  }

  async close() {
    await this.context.close();
  }

  /** What a control, a field or a state with this French name is called in the language of the view. */
  names(french) {
    return names(this.view.language, french);
  }

  /** Whether a text shows these French words, in the language of the view. */
  #says(shown, french, of = meanings) {
    return of(this.view.language, french).some((pieces) => pieces.every((piece) => shown.includes(plain(piece))));
  }

  /** How a label that begins or contains these French words begins in the language of the view. */
  begins(french) {
    return phrases(this.view.language, french).map((pieces) => pieces[0] ?? french);
  }

  /** The words of a key in the person's language. */
  t(key, values) {
    return words(this.view.language, key, values);
  }

  async open(path) {
    await this.inspect();
    await this.page.goto(this.site.url + path);
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  /** A field by its label. */
  field(label, within = this.page) {
    return within.getByLabel(labelled(this.names(label))).filter({ visible: true }).first();
  }

  /** Waits until the page at hand has been read and its script has run: before, lists are not what they will be. */
  async whole() {
    await this.page.waitForLoadState("domcontentloaded");
  }

  /** Types, ticks or chooses, whatever the field asks for. */
  async set(label, value) {
    const control = value === true ? this.page.getByLabel(beginning(this.names(label))).filter({ visible: true }).first() : this.field(label);
    await control.waitFor();
    await this.whole();
    if (value === true) return control.check();
    const kind = await control.evaluate((element) => (element.tagName === "SELECT" ? "select" : element.getAttribute("role") === "combobox" ? "combo" : element.type));
    if (kind === "select") return this.#select(label, control, value);
    if (kind === "combo") return this.#combo(control, label, value);
    return control.fill(value);
  }

  async #select(label, control, value) {
    const line = control.locator("option").filter({ hasText: containing(this.names(value)) }).first();
    // Without script, lists follow an answer once asked to.
    if (!this.view.script && (await line.count()) === 0) {
      await this.go(this.t("profile-refresh"));
      control = this.field(label);
    }
    const options = control.locator("option");
    await options.filter({ hasText: containing(this.names(value)) }).first().waitFor({ state: "attached" });
    await control.selectOption(await (await this.#best(options, value)).getAttribute("value"));
  }

  /** The line that says exactly this, or the first that contains it. */
  async #best(options, value) {
    const exact = options.filter({ hasText: named(this.names(value)) });
    return (await exact.count()) > 0 ? exact.first() : options.filter({ hasText: containing(this.names(value)) }).first();
  }

  async #combo(control, label, value) {
    const options = this.page.getByRole("option").filter({ visible: true });
    const end = Date.now() + WAIT_MS;
    // The lines may still be on their way from the server.
    while (Date.now() < end) {
      await control.click();
      await control.fill(this.names(value)[0]);
      try {
        await options.filter({ hasText: containing(this.names(value)) }).first().waitFor({ timeout: 1_500 });
        await (await this.#best(options, value)).click({ timeout: 1_500 });
        return;
      } catch {
        await control.fill("");
      }
    }
    throw new Error(`« ${label} » does not offer « ${value} »`);
  }

  /** Several fields, in order. */
  async fill(values) {
    for (const [label, value] of Object.entries(values)) await this.set(label, value);
  }

  /** A button or link by its words. */
  control(label, within = this.page) {
    const name = named(this.names(label));
    return within.getByRole("button", { name }).or(within.getByRole("link", { name })).filter({ visible: true }).first();
  }

  async press(label, within) {
    await this.control(label, within).click();
  }

  /** Presses what leads to another page, and waits until it is there. */
  async go(label, within) {
    await this.moved(() => this.press(label, within));
  }

  /** Waits for the page that an act leads to: another document, not another address of the same one. */
  async moved(act) {
    await this.inspect();
    // Or the end of the page at hand would be taken for the next one.
    await this.whole();
    const arrival = this.page.waitForEvent("domcontentloaded");
    arrival.catch(() => {});
    await act();
    await arrival;
  }

  /** The link to a page of the main menu, wherever the menu is at this width. */
  async inMenu(label) {
    const link = this.page.getByRole("navigation").getByRole("link", { name: named(this.names(label)) }).filter({ visible: true });
    if ((await link.count()) === 0) await this.page.locator(".ec-menu > summary").click();
    await link.first().waitFor();
    return link.first();
  }

  /** Goes to a page of the main menu, wherever the menu is at this width. */
  async menu(label) {
    await this.moved(async () => (await this.inMenu(label)).click());
  }

  /** Opens what is folded under a line that contains these words. */
  async unfold(text) {
    await this.page.locator("summary").filter({ hasText: containing(this.begins(text)) }).filter({ visible: true }).first().click();
  }

  async text() {
    return plain(await this.page.locator("body").innerText());
  }

  /** Waits until the page shows these words. */
  async sees(...texts) {
    for (const text of texts) {
      let shown = "";
      const isThere = await until(async () => this.#says((shown = await this.text()), text));
      assert.ok(isThere, `« ${text} » is not on ${this.page.url()}; the page says: ${shown.slice(0, 700)}`);
    }
  }

  /** Waits until the page shows what somebody typed or is called, the same in every language. */
  async shows(...texts) {
    for (const text of texts) {
      const isThere = await until(async () => (await this.text()).includes(plain(text)));
      assert.ok(isThere, `« ${text} » is not on ${this.page.url()}`);
    }
  }

  async doesNotSee(text) {
    assert.ok(!this.#says(await this.text(), text, phrases), `« ${text} » should not be on ${this.page.url()}`);
  }

  async heading(text) {
    await this.page.getByRole("heading", { name: containing(this.begins(text)) }).filter({ visible: true }).first().waitFor();
  }

  async hasFields(...labels) {
    for (const label of labels) await this.field(label).waitFor();
  }

  async hasControls(...labels) {
    for (const label of labels) await this.control(label).waitFor();
  }

  /** The value beside a term of a list of facts. */
  async fact(term) {
    const found = this.page.locator("dt").filter({ hasText: named(this.names(term)) }).filter({ visible: true }).first();
    return (await found.locator("xpath=following-sibling::dd[1]").innerText()).trim();
  }

  async factIs(term, expected) {
    let found = "";
    const isThere = await until(async () => this.#says(plain((found = await this.fact(term))), expected));
    assert.ok(isThere, `« ${term} » is « ${found} » and not « ${expected} » on ${this.page.url()}`);
  }

  /** Waits for a mail and returns it. */
  async mail(subject) {
    return waitForMail(this.site, this.who.email, this.begins(subject), this.read);
  }

  /** A question: in a dialog with script, on a page of its own without. */
  dialog() {
    return this.page.locator("dialog[open]").or(this.page.locator("main [data-dialog-content]")).first();
  }

  async answer(label) {
    await this.press(label, this.dialog());
  }
}
