// What happened, one line each, and the count at the end.

/** What a step needs is missing on this machine, and that is tolerated. */
export class NotHere extends Error {}

export class Report {
  constructor() {
    this.count = { passed: 0, failed: 0, skipped: 0 };
    this.failures = [];
  }

  passed(name, ms) {
    this.count.passed += 1;
    console.log(`  ok    ${name} (${(ms / 1000).toFixed(1)} s)`);
  }

  skipped(name, why) {
    this.count.skipped += 1;
    console.log(`  skip  ${name} – ${why}`);
  }

  failed(name, error, ms, pictures = []) {
    this.count.failed += 1;
    if (ms === 0 && error?.message === "not reached") {
      console.log(`  FAIL  ${name} (not reached)`);
      return;
    }
    const lines = String(error?.stack ?? error).split("\n").filter((line) => !/node_modules|node:internal/.test(line));
    const what = lines.slice(0, 14).map((line) => `          ${line}`).join("\n");
    console.log(`  FAIL  ${name} (${(ms / 1000).toFixed(1)} s)\n${what}${pictures.map((file) => `\n          picture: ${file}`).join("")}`);
    this.failures.push(name);
  }

  end() {
    const { passed, failed, skipped } = this.count;
    if (failed > 0) console.log(`\nfailed:\n${this.failures.map((name) => `  ${name}`).join("\n")}`);
    console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed === 0 && passed > 0;
  }
}
