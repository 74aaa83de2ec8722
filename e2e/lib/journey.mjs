// A journey: parts and steps in order, each counted; what waits for a later function is listed as pending.

import * as quiet from "./quiet.mjs";
import { NotHere } from "./report.mjs";

/** Runs the steps of a journey for one person. After a failure the remaining steps cannot be walked and count as failed. */
export class Journey {
  constructor(title, describe) {
    this.title = title;
    this.entries = [];
    let part = "";
    describe({
      part: (name) => (part = name),
      step: (name, walk) => this.entries.push({ part, name, walk }),
      // A step whose seconds count.
      timed: (name, walk) => this.entries.push({ part, name, walk, isTimed: true }),
      // A step that needs no other one.
      check: (name, walk) => this.entries.push({ part, name, walk, alone: true }),
      pending: (name, why) => this.entries.push({ part, name, why }),
    });
  }

  async run(world, report) {
    let broken = false;
    for (const entry of this.entries) {
      const name = [this.title, entry.part, entry.name].filter(Boolean).join(" › ");
      if (!entry.walk) report.skipped(name, entry.why);
      else if (broken && !entry.alone) report.failed(name, new Error("not reached"), 0);
      else {
        await quiet.begin(entry.isTimed);
        const started = Date.now();
        try {
          await entry.walk(world);
          for (const person of world.people) {
            await person.inspect();
            person.untroubled();
          }
          report.passed(name, Date.now() - started);
        } catch (error) {
          if (error instanceof NotHere) {
            report.skipped(name, error.message);
            continue;
          }
          broken ||= !entry.alone;
          const pictures = await world.pictures(name).catch(() => []);
          report.failed(name, error, Date.now() - started, pictures);
          for (const person of world.people) person.troubles = [];
        } finally {
          quiet.end(entry.isTimed);
        }
      }
    }
    await world.close();
  }
}
