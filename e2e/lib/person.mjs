// Somebody at a browser, who finds things by the words on the page.

import assert from "node:assert/strict";
import { contextOptions } from "./chromium.mjs";
import { waitForMail } from "./mailbox.mjs";
import { beginning, containing, labelled, named, plain } from "./text.mjs";
import { words } from "./words.mjs";

const WAIT_MS = 15_000;

export class Person {
  static async open(browser, site, view, who = {}) {
    const context = await browser.newContext(contextOptions(view));
    context.setDefaultTimeout(WAIT_MS);
    const page = await context.newPage();
    return new Person(context, page, site, view, who);
  }

  constructor(context, page, site, view, who) {
    Object.assign(this, { context, page, site, view, who });
    this.read = new Set();
    this.troubles = [];
    page.on("pageerror", (error) => this.troubles.push(`script: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) this.troubles.push(`console: ${message.text()}`);
    });
    page.on("response", (response) => {
      const isAnswer = ["document", "fetch", "xhr"].includes(response.request().resourceType());
      if (response.status() >= (isAnswer ? 500 : 400)) this.troubles.push(`${response.status()} ${response.url()}`);
    });
  }

  /** Fails when the page broke behind one's back. */
  untroubled() {
    const troubles = this.troubles.splice(0);
    assert.deepEqual(troubles, [], `trouble on ${this.page.url()}`);
  }

  async close() {
    await this.context.close();
  }

  /** The words of a key in the person's language. */
  t(key, values) {
    return words(this.view.language, key, values);
  }

  async open(path) {
    await this.page.goto(this.site.url + path);
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  /** A field by its label. */
  field(label, within = this.page) {
    return within.getByLabel(labelled(label)).filter({ visible: true }).first();
  }

  /** Types, ticks or chooses, whatever the field asks for. */
  async set(label, value) {
    if (value === true) return this.page.getByLabel(beginning(label)).filter({ visible: true }).first().check();
    const control = this.field(label);
    const kind = await control.evaluate((element) => (element.tagName === "SELECT" ? "select" : element.getAttribute("role") === "combobox" ? "combo" : element.type));
    if (kind === "select") return this.#select(control, value);
    if (kind === "combo") return this.#combo(control, label, value);
    return control.fill(value);
  }

  async #select(control, value) {
    const options = control.locator("option");
    await options.filter({ hasText: containing(value) }).first().waitFor({ state: "attached" });
    await control.selectOption(await (await this.#best(options, value)).getAttribute("value"));
  }

  /** The line that says exactly this, or the first that contains it. */
  async #best(options, value) {
    const exact = options.filter({ hasText: named(value) });
    return (await exact.count()) > 0 ? exact.first() : options.filter({ hasText: containing(value) }).first();
  }

  async #combo(control, label, value) {
    const options = this.page.getByRole("option").filter({ visible: true });
    const end = Date.now() + WAIT_MS;
    // The lines may still be on their way from the server.
    while (Date.now() < end) {
      await control.click();
      await control.fill(value);
      try {
        await options.filter({ hasText: containing(value) }).first().waitFor({ timeout: 1_500 });
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
    const name = named(label);
    return within.getByRole("button", { name }).or(within.getByRole("link", { name })).filter({ visible: true }).first();
  }

  async press(label, within) {
    await this.control(label, within).click();
  }

  /** A page of the main menu, wherever the menu is at this width. */
  async menu(label) {
    const link = this.page.getByRole("navigation").getByRole("link", { name: named(label) }).filter({ visible: true });
    if ((await link.count()) === 0) await this.page.locator(".ec-menu > summary").click();
    await link.first().click();
  }

  async text() {
    return plain(await this.page.locator("body").innerText());
  }

  /** Waits until the page shows these words. */
  async sees(...texts) {
    for (const text of texts) {
      const wanted = plain(text);
      const end = Date.now() + WAIT_MS;
      let shown = "";
      while (Date.now() < end) {
        shown = await this.text().catch(() => "");
        if (shown.includes(wanted)) break;
        await this.page.waitForTimeout(100);
      }
      assert.ok(shown.includes(wanted), `« ${text} » is not on ${this.page.url()}; the page says: ${shown.slice(0, 700)}`);
    }
  }

  async doesNotSee(text) {
    assert.ok(!(await this.text()).includes(plain(text)), `« ${text} » should not be on ${this.page.url()}`);
  }

  async heading(text) {
    await this.page.getByRole("heading", { name: containing(text) }).filter({ visible: true }).first().waitFor();
  }

  async hasFields(...labels) {
    for (const label of labels) await this.field(label).waitFor();
  }

  async hasControls(...labels) {
    for (const label of labels) await this.control(label).waitFor();
  }

  /** The value beside a term of a list of facts. */
  async fact(term) {
    const found = this.page.locator("dt").filter({ hasText: named(term) }).filter({ visible: true }).first();
    return (await found.locator("xpath=following-sibling::dd[1]").innerText()).trim();
  }

  async factIs(term, expected) {
    const end = Date.now() + WAIT_MS;
    let found = "";
    while (Date.now() < end) {
      found = await this.fact(term).catch(() => "");
      if (plain(found).includes(plain(expected))) return;
      await this.page.waitForTimeout(100);
    }
    assert.fail(`« ${term} » is « ${found} » and not « ${expected} » on ${this.page.url()}`);
  }

  /** Waits for a mail and returns it. */
  async mail(subject) {
    return waitForMail(this.site, this.who.email, subject, this.read);
  }

  /** A question: in a dialog with script, on a page of its own without. */
  dialog() {
    return this.page.locator("dialog[open]").or(this.page.locator("main [data-dialog-content]")).first();
  }

  async answer(label) {
    await this.press(label, this.dialog());
  }
}
