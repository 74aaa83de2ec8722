// What a machine reads on the pages of a PDF: drawn by Poppler, read by Tesseract, two pages at a time.

import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const env = { ...process.env, OMP_THREAD_LIMIT: "1" };

/** Words of each page, in small letters. */
export async function wordsOf(pdf) {
  const folder = mkdtempSync(join(tmpdir(), "ecandidat-ocr-"));
  try {
    const file = join(folder, "document.pdf");
    writeFileSync(file, pdf);
    await run("pdftoppm", ["-r", "200", "-gray", file, join(folder, "page")]);
    const pages = readdirSync(folder).filter((name) => name.endsWith(".pgm")).sort();
    const words = new Array(pages.length);
    const queue = [...pages.keys()];
    const work = async () => {
      for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
        const { stdout } = await run("tesseract", [join(folder, pages[at]), "stdout", "-l", "eng", "--psm", "6"], { env, maxBuffer: 1 << 24 });
        words[at] = stdout.toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 2);
      }
    };
    await Promise.all([work(), work()]);
    return words;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
