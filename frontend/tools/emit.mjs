// Turns built assets into the files of dist/: a name carrying the hash of the
// content, compressed twins, and the manifest the server reads.

import { createHash } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Extensions worth compressing; a woff2 file already is. */
const COMPRESSIBLE = new Set([".css", ".js", ".svg", ".txt"]);

/** First eight hexadecimal digits of the SHA-256 of the content. */
export function shortHash(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 8);
}

/** "app.css" and its content give "app-1a2b3c4d.css". */
export function hashedName(logicalName, content) {
  const { name, ext } = path.parse(logicalName);
  return `${name}-${shortHash(content)}${ext}`;
}

function compressed(fileName, content) {
  const brotli = brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  return [
    [`${fileName}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION })],
    [`${fileName}.br`, brotli],
  ];
}

/** Sizes in bytes of one emitted asset, for the table printed after a build. */
function describe(logicalName, content, twins) {
  const [gz, br] = twins.map(([, bytes]) => bytes.length);
  return { asset: logicalName, bytes: content.length, gz: gz ?? "", br: br ?? "" };
}

/**
 * Writes the assets (Map of logical name to Buffer) and removes what an earlier
 * build left behind. Without `compress` the twins are skipped (development).
 * Returns one line per asset.
 */
export async function emit(outputFolder, assets, { compress }) {
  const files = new Map();
  const manifest = {};
  const report = [];
  for (const [logicalName, content] of assets) {
    const fileName = hashedName(logicalName, content);
    const twins = compress && COMPRESSIBLE.has(path.extname(fileName)) ? compressed(fileName, content) : [];
    manifest[logicalName] = fileName;
    files.set(fileName, content);
    for (const [twinName, bytes] of twins) files.set(twinName, bytes);
    report.push(describe(logicalName, content, twins));
  }
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
  files.set("manifest.json", Buffer.from(`${JSON.stringify(sorted, null, 2)}\n`));

  await mkdir(outputFolder, { recursive: true });
  for (const [fileName, content] of files) await writeFile(path.join(outputFolder, fileName), content);
  for (const present of await readdir(outputFolder)) {
    if (!files.has(present)) await rm(path.join(outputFolder, present), { recursive: true });
  }
  return report;
}
