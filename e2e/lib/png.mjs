// Makes a screenshot smaller: a picture of an interface has few colours, so a palette of 256 tells it all.

import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const COLOURS = 256;

function* chunks(png) {
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

function paeth(a, b, c) {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

/** Width, height and the pixels, three or four bytes each, of an 8-bit RGB or RGBA picture. */
function decode(png) {
  let header;
  const parts = [];
  for (const { type, data } of chunks(png)) {
    if (type === "IHDR") header = data;
    if (type === "IDAT") parts.push(data);
  }
  const [width, height, size] = [header.readUInt32BE(0), header.readUInt32BE(4), header[9] === 6 ? 4 : 3];
  const raw = inflateSync(Buffer.concat(parts));
  const row = width * size;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x >= size ? pixels[at - size] : 0;
      const up = y > 0 ? pixels[at - row] : 0;
      const corner = x >= size && y > 0 ? pixels[at - row - size] : 0;
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      pixels[at] = raw[y * (row + 1) + 1 + x] + added;
    }
  }
  return { width, height, size, pixels };
}

/** The colours that occur most, and for every other the nearest of them. */
function palette(pixels, size) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += size) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const chosen = [...counts].sort((a, b) => b[1] - a[1]).slice(0, COLOURS).map(([colour]) => colour);
  const indices = new Map(chosen.map((colour, n) => [colour, n]));
  const far = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
  for (const colour of counts.keys()) {
    if (!indices.has(colour)) indices.set(colour, chosen.reduce((best, other, n) => (far(colour, other) < far(colour, chosen[best]) ? n : best), 0));
  }
  return { chosen, indices };
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The same picture with a palette. */
export function lighter(png) {
  const { width, height, size, pixels } = decode(png);
  const { chosen, indices } = palette(pixels, size);
  const raw = Buffer.alloc((width + 1) * height);
  for (let n = 0; n < width * height; n += 1) raw[n + Math.floor(n / width) + 1] = indices.get(pixels.readUIntBE(n * size, 3));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(chosen.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("PLTE", colours), chunk("IDAT", deflateSync(raw, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}
