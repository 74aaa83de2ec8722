// Images before they are sent: oriented, shrunk to a page, drawn small in the
// strip. Everything happens in memory, on canvases, which the security policy
// of the pages allows without exceptions.

import { fitPage, jpegName, needsDrawing, turned, type Kind, type Size } from "./rules";

const JPEG_QUALITY = 0.82;

/** Twice the size shown, for dense screens. */
const THUMB: Size = { width: 184, height: 232 };

/** One page or document of a deposit. */
export interface Item {
  file: File;
  kind: Kind;
  /** Quarter turns clockwise. */
  quarters: number;
  /** Null for a PDF. */
  size: Size | null;
}

/** Decodes an image, turned the way its camera said. Rejects if it cannot. */
function decode(file: File): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: "from-image" });
}

/** Draws a bitmap, turned, in a canvas of the given size, on white. */
function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap, quarters: number, size: Size): void {
  canvas.width = size.width;
  canvas.height = size.height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no drawing context");
  const upright = turned(size, quarters);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, size.width, size.height);
  context.imageSmoothingQuality = "high";
  context.translate(size.width / 2, size.height / 2);
  context.rotate((quarters * Math.PI) / 2);
  context.drawImage(bitmap, -upright.width / 2, -upright.height / 2, upright.width, upright.height);
}

/** Size of an image, by decoding it. Rejects if the browser cannot read it. */
export async function measure(file: File): Promise<Size> {
  const bitmap = await decode(file);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

/** Draws the small picture of an item. */
export async function drawThumb(canvas: HTMLCanvasElement, item: Item): Promise<void> {
  const bitmap = await decode(item.file);
  const full = turned(bitmap, item.quarters);
  const scale = Math.min(THUMB.width / full.width, THUMB.height / full.height);
  const size = { width: Math.round(full.width * scale) || 1, height: Math.round(full.height * scale) || 1 };
  draw(canvas, bitmap, item.quarters, size);
  bitmap.close();
}

function toJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/jpeg", JPEG_QUALITY);
  });
}

/** The file as it will be sent. One image at a time: photos are large. */
export async function prepare(item: Item): Promise<File> {
  const { file, kind, quarters, size } = item;
  if (!size || !needsDrawing(kind, size, quarters, file.size)) return file;
  const bitmap = await decode(file);
  const canvas = document.createElement("canvas");
  draw(canvas, bitmap, quarters, fitPage(turned(size, quarters)));
  bitmap.close();
  const blob = await toJpeg(canvas);
  canvas.width = 0;
  // Some images are smaller as they came.
  const isSame = quarters % 4 === 0 && (kind === "jpeg" || kind === "png");
  if (isSame && blob.size >= file.size) return file;
  return new File([blob], jpegName(file.name), { type: "image/jpeg" });
}
