// Rules of depositing files that need no browser: what a file is, how large an
// image may be, in which order pages stand. The server checks everything again.

/** Sides of A4 in inches. */
const LONG_SIDE = 11.693;
const SHORT_SIDE = 8.268;

/** Enough to read small print, no larger. */
const PAGE_DPI = 200;

/** Ways to draw a page, the finest first. Print stays legible at the last one. */
export const STEPS = [
  { dpi: PAGE_DPI, quality: 0.82 },
  { dpi: PAGE_DPI, quality: 0.7 },
  { dpi: 170, quality: 0.65 },
  { dpi: 150, quality: 0.6 },
  { dpi: 150, quality: 0.5 },
] as const;

/** What the PDF of a document should not exceed, headers of pages included. */
const DOCUMENT_BYTES = 1_900_000;
const LARGEST_PAGE = 600_000;
const SMALLEST_PAGE = 120_000;

/** Bytes one of so many pages should not exceed. */
export function pageBudget(pages: number): number {
  return Math.max(SMALLEST_PAGE, Math.min(LARGEST_PAGE, Math.floor(DOCUMENT_BYTES / Math.max(1, pages))));
}

/** As far as the server looks for the beginning of a PDF: some programs write a few bytes before it. */
export const HEAD_BYTES = 1024;

/** What the first bytes of a file say it is. "image" is one to convert. */
export type Kind = "pdf" | "jpeg" | "png" | "heic" | "image" | "unknown";

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** Names whose pictures phones of one make take by default. */
const HEIC_BRANDS = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "heif"];

/** Kind by the first kilobyte; the announced type only helps with images. */
export function sniff(head: Uint8Array, announcedType = ""): Kind {
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "jpeg";
  if (ascii(head, 1, 4) === "PNG" && head[0] === 0x89) return "png";
  if (ascii(head, 4, 8) === "ftyp" && HEIC_BRANDS.includes(ascii(head, 8, 12))) return "heic";
  // Archives hold PDFs without being any.
  if (ascii(head, 0, 2) !== "PK" && ascii(head, 0, HEAD_BYTES).includes("%PDF-")) return "pdf";
  return announcedType.startsWith("image/") && announcedType !== "image/svg+xml" ? "image" : "unknown";
}

export interface Size {
  width: number;
  height: number;
}

/** Size an image shrinks to so that it fits an A4 page, never larger than it is. */
export function fitPage({ width, height }: Size, dpi: number = PAGE_DPI): Size {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const scale = Math.min(1, (LONG_SIDE * dpi) / long, (SHORT_SIDE * dpi) / short);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Size of the drawing after quarter turns. */
export function turned({ width, height }: Size, quarters: number): Size {
  return quarters % 2 === 0 ? { width, height } : { width: height, height: width };
}

/** Whether an image that nobody edited has to be drawn again before it is sent as one of so many pages. */
export function needsDrawing(kind: Kind, size: Size, bytes: number, pages: number): boolean {
  if (kind !== "jpeg" && kind !== "png") return true;
  const fitted = fitPage(size);
  return fitted.width < size.width || fitted.height < size.height || bytes > pageBudget(pages);
}

/** "IMG_0042.HEIC" becomes "IMG_0042.jpg". */
export function jpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, "") || "page"}.jpg`;
}

/** The list with one item moved; out of bounds leaves it as it is. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const copy = [...items];
  if (to < 0 || to >= items.length || from < 0 || from >= items.length) return copy;
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}

/** Whether a progress passed the half between two measures (from 0 to 1). */
export function passesHalf(before: number, now: number): boolean {
  return before < 0.5 && now >= 0.5 && now < 1;
}

/** Why a file is refused before it leaves, named like the sentence it shows. */
export type Refusal = "type" | "empty" | "size" | "count";

export interface Limits {
  maxBytes: number;
  maxFiles: number;
}

/**
 * First reason to refuse a file, or null. An image is not measured here: it
 * shrinks before it is sent, and the total is measured then.
 */
export function refusal(kind: Kind, bytes: number, already: number, limits: Limits): Refusal | null {
  if (bytes === 0) return "empty";
  if (kind === "unknown") return "type";
  if (already >= limits.maxFiles) return "count";
  if (kind === "pdf" && bytes > limits.maxBytes) return "size";
  return null;
}
