// « Recadrer »: crops, straightens and turns one photo in a dialog, with a
// pointer on the picture or with the fields beside it. A script of its own,
// loaded when the first photo is edited.

import { announce, sentence } from "../core/dom";
import { dragged, edgesNear, frame, MOST_DEGREES, quarterTurn, untouched, withEdge, type Crop, type Edge, type Edit, type Point } from "./geometry";
import { decode, draw, within } from "./images";
import type { Size } from "./rules";

/** The preview is drawn no larger than this. */
const ROOM: Size = { width: 1_000, height: 1_000 };
/** How near to an edge a finger has to be, in pixels of the screen. */
const REACH = 28;
/** Knobs and lines, in pixels of the preview per pixel of the screen. */
const KNOB = 9;

const EDGES: readonly Edge[] = ["left", "top", "right", "bottom"];

class Editor {
  private edit: Edit;
  private holding: Edge[] = [];
  private isDrawn = true;
  private readonly canvas: HTMLCanvasElement;
  /** The picture without its crop, drawn anew when it turns. */
  private readonly picture = document.createElement("canvas");

  constructor(
    private readonly dialog: HTMLDialogElement,
    private readonly bitmap: ImageBitmap,
    edit: Edit,
  ) {
    this.edit = edit;
    this.canvas = dialog.querySelector("canvas") ?? document.createElement("canvas");
  }

  start(): void {
    const { dialog, canvas } = this;
    dialog.addEventListener("input", (event) => this.read(event.target));
    dialog.addEventListener("click", (event) => {
      const act = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined;
      if (act === "quarter") this.change(quarterTurn(this.edit), true);
      if (act === "reset") this.change(untouched(), true);
    });
    canvas.addEventListener("pointerdown", (event) => this.take(event));
    canvas.addEventListener("pointermove", (event) => {
      if (this.holding.length > 0) this.change({ ...this.edit, crop: dragged(this.edit.crop, this.holding, this.pointOf(event)) }, false);
    });
    for (const end of ["pointerup", "pointercancel"] as const) canvas.addEventListener(end, () => this.letGo());
    this.change(this.edit, true);
  }

  result(): Edit {
    return this.edit;
  }

  private field(name: string): HTMLInputElement | null {
    return this.dialog.querySelector<HTMLInputElement>(`input[name='${name}']`);
  }

  private read(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement)) return;
    const value = Number(target.value);
    const edge = EDGES.find((known) => known === target.name);
    if (edge) this.change({ ...this.edit, crop: withEdge(this.edit.crop, edge, value / 100) }, false);
    else if (target.name === "angle") this.change({ ...this.edit, angle: Math.min(Math.max(value || 0, -MOST_DEGREES), MOST_DEGREES) }, true);
    else if (target.name === "contrast") this.change({ ...this.edit, contrast: target.checked }, true);
  }

  /** Takes over a change; the picture itself is only drawn anew when it turned or got another look. */
  private change(edit: Edit, isRedrawn: boolean): void {
    this.edit = edit;
    for (const edge of EDGES) this.write(edge, String(Math.round(edit.crop[edge] * 100)));
    this.write("angle", String(edit.angle));
    const contrast = this.field("contrast");
    if (contrast) contrast.checked = edit.contrast;
    if (isRedrawn) {
      const uncropped = { ...edit, crop: untouched().crop };
      draw(this.picture, this.bitmap, uncropped, within(frame(this.bitmap, uncropped), ROOM));
    }
    if (!this.isDrawn) return;
    this.isDrawn = false;
    requestAnimationFrame(() => this.paint());
  }

  private write(name: string, value: string): void {
    const field = this.field(name);
    if (field && field.value !== value) field.value = value;
    const shown = this.dialog.querySelector(`output[data-for='${name}']`);
    if (shown) shown.textContent = value.replace("-", "\u2212");
  }

  private paint(): void {
    this.isDrawn = true;
    const { canvas, picture } = this;
    const { width, height } = picture;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d");
    if (!context) return;
    const { left, top, right, bottom } = this.edit.crop;
    const [x, y] = [left * width, top * height];
    const [w, h] = [(1 - left - right) * width, (1 - top - bottom) * height];
    context.drawImage(picture, 0, 0);
    context.fillStyle = "rgb(15 20 30 / 0.55)";
    context.fillRect(0, 0, width, y);
    context.fillRect(0, y + h, width, height - y - h);
    context.fillRect(0, y, x, h);
    context.fillRect(x + w, y, width - x - w, h);
    const scale = width / (canvas.getBoundingClientRect().width || width);
    context.lineWidth = 2 * scale;
    context.strokeStyle = "#2b6cff";
    context.strokeRect(x, y, w, h);
    const knob = KNOB * scale;
    for (const [kx, ky] of [[x, y + h / 2], [x + w, y + h / 2], [x + w / 2, y], [x + w / 2, y + h]] as const) {
      context.beginPath();
      context.arc(kx, ky, knob, 0, 2 * Math.PI);
      context.fillStyle = "#fff";
      context.fill();
      context.stroke();
    }
  }

  private pointOf(event: PointerEvent): Point {
    const box = this.canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  }

  private take(event: PointerEvent): void {
    const box = this.canvas.getBoundingClientRect();
    this.holding = edgesNear(this.pointOf(event), this.edit.crop, { x: REACH / box.width, y: REACH / box.height });
    if (this.holding.length === 0) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
  }

  private letGo(): void {
    if (this.holding.length === 0) return;
    this.holding = [];
    announce(sentence(this.dialog, "msgCrop", percentages(this.edit.crop)));
  }
}

function percentages(crop: Crop): Record<Edge, number> {
  const { left, top, right, bottom } = crop;
  return { left: Math.round(left * 100), top: Math.round(top * 100), right: Math.round(right * 100), bottom: Math.round(bottom * 100) };
}

/** Shows the dialog for one photo; resolves with the edit, or null when it was left as it was. */
export async function edit(file: File, before: Edit, model: HTMLTemplateElement): Promise<Edit | null> {
  const dialog = (model.content.cloneNode(true) as DocumentFragment).querySelector("dialog");
  if (!dialog) return null;
  const bitmap = await decode(file);
  document.body.append(dialog);
  const editor = new Editor(dialog, bitmap, before);
  dialog.showModal();
  editor.start();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  bitmap.close();
  return dialog.returnValue === "apply" ? editor.result() : null;
}
