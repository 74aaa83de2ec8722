// Images before they are sent: oriented, edited, shrunk to a page, drawn small
// in the strip. Everything happens in memory, on canvases, which the security
// policy of the pages allows without exceptions.

import { frame, isTouched, kept, type Edit } from "./geometry";
import { documentLook } from "./look";
import { fitPage, jpegName, needsDrawing, pageBudget, STEPS, type Kind, type Size } from "./rules";

/** Twice the size shown, for dense screens. */
const THUMB: Size = { width: 184, height: 232 };

/** One page or document of a deposit. */
export interface Item {
  file: File;
  kind: Kind;
  edit: Edit;
  /** Null for a PDF. */
  size: Size | null;
}

/** Decodes an image, turned the way its camera said. Rejects if it cannot. */
export function decode(file: File): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: "from-image" });
}

/** Draws what is left of a bitmap after its edits, on white, in a canvas of the given size. */
export function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap, edit: Edit, size: Size): void {
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext("2d", { willReadFrequently: edit.contrast });
  if (!context) throw new Error("no drawing context");
  const whole = frame(bitmap, edit);
  const box = kept(whole, edit.crop);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, size.width, size.height);
  context.imageSmoothingQuality = "high";
  context.scale(size.width / box.width, size.height / box.height);
  context.translate(whole.width / 2 - box.x, whole.height / 2 - box.y);
  context.rotate(((edit.quarters * 90 + edit.angle) * Math.PI) / 180);
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2);
  if (!edit.contrast) return;
  const picture = context.getImageData(0, 0, size.width, size.height);
  documentLook(picture.data, size.width, size.height);
  context.putImageData(picture, 0, 0);
}

/** Size of an image, by decoding it. Rejects if the browser cannot read it. */
export async function measure(file: File): Promise<Size> {
  const bitmap = await decode(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

/** Size of the drawing that fits in a given one. */
export function within(full: Size, room: Size): Size {
  const scale = Math.min(room.width / full.width, room.height / full.height);
  return { width: Math.round(full.width * scale) || 1, height: Math.round(full.height * scale) || 1 };
}

/** Draws the small picture of an item. */
export async function drawThumb(canvas: HTMLCanvasElement, item: Item): Promise<void> {
  const bitmap = await decode(item.file);
  draw(canvas, bitmap, item.edit, within(kept(frame(bitmap, item.edit), item.edit.crop), THUMB));
  bitmap.close();
}

function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/jpeg", quality);
  });
}

/**
 * The file as it will be sent, one of so many pages. One image at a time:
 * photos are large.
 */
export async function prepare(item: Item, pages: number): Promise<File> {
  const { file, kind, edit, size } = item;
  if (!size || !(isTouched(edit) || needsDrawing(kind, size, file.size, pages))) return file;
  const bitmap = await decode(file);
  const canvas = document.createElement("canvas");
  const full = kept(frame(size, edit), edit.crop);
  let blob: Blob | null = null;
  let drawn: Size | null = null;
  // The first step that is small enough, else the last: it is still legible.
  for (const { dpi, quality } of STEPS) {
    const wanted = fitPage(full, dpi);
    if (drawn?.width !== wanted.width || drawn.height !== wanted.height) draw(canvas, bitmap, edit, wanted);
    drawn = wanted;
    blob = await toJpeg(canvas, quality);
    if (blob.size <= pageBudget(pages)) break;
  }
  bitmap.close();
  canvas.width = 0;
  // Some images are smaller as they came.
  const isSame = !isTouched(edit) && (kind === "jpeg" || kind === "png");
  if (!blob || (isSame && blob.size >= file.size)) return file;
  return new File([blob], jpegName(file.name), { type: "image/jpeg" });
}
