// What a journey has: the site, and people who each sit at a browser of their own.

import { join } from "node:path";
import { Person } from "./person.mjs";

export class World {
  /** `inspected` is shared by the journeys whose pages the automatic rules look at. */
  constructor({ browser, site, output, view, title, inspected = null }) {
    Object.assign(this, { browser, site, output, view, title, inspected });
    this.people = [];
    this.memory = {};
  }

  /** Somebody new; `view` is how the journey looks at the site unless told otherwise. */
  async person(who = {}, view = this.view) {
    const person = await Person.open(this.browser, this.site, view, who);
    person.inspected = this.inspected;
    this.people.push(person);
    return person;
  }

  /** The applicant of the journey, made at the first call. */
  async me(who) {
    this.applicant ??= await this.person(who);
    return this.applicant;
  }

  /** Pictures of what everybody saw last. */
  async pictures(name) {
    const files = [];
    for (const [n, person] of this.people.entries()) {
      const safe = name.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9]+/g, "-").slice(0, 110);
      const file = join(this.output, `${safe}-${n}.png`);
      await person.page.screenshot({ path: file, fullPage: true, timeout: 10_000 });
      files.push(file);
    }
    return files;
  }

  async close() {
    for (const person of this.people) await person.close().catch(() => {});
  }
}
