// Geometry of an edited page: quarter turns, straightening, cropping. Pure, for
// the preview, the strip and the page that is sent alike.

import { turned, type Size } from "./rules";

/** Parts of the frame cut off at each edge, from 0 to 1. */
export interface Crop {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Edge = keyof Crop;

/** What a person did to a photo. */
export interface Edit {
  /** Quarter turns clockwise. */
  quarters: number;
  /** Degrees clockwise, a few only. */
  angle: number;
  crop: Crop;
  /** Black on white, as a photocopy. */
  contrast: boolean;
}

export interface Box extends Size {
  x: number;
  y: number;
}

export interface Point {
  x: number;
  y: number;
}

export const MOST_DEGREES = 15;

/** At least this part of the frame stays between two edges. */
const LEAST_LEFT = 0.1;

export function untouched(): Edit {
  return { quarters: 0, angle: 0, crop: { left: 0, top: 0, right: 0, bottom: 0 }, contrast: false };
}

export function isTouched({ quarters, angle, crop, contrast }: Edit): boolean {
  return quarters % 4 !== 0 || angle !== 0 || contrast || Object.values(crop).some((part) => part > 0);
}

/** Size of what holds the whole image, turned and straightened. Corners it adds are white. */
export function frame(image: Size, { quarters, angle }: Edit): Size {
  const { width, height } = turned(image, quarters);
  const radians = (Math.abs(angle) * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(radians), Math.cos(radians)];
  return { width: width * cosine + height * sine, height: width * sine + height * cosine };
}

/** What is left of a frame. */
export function kept({ width, height }: Size, { left, top, right, bottom }: Crop): Box {
  return { x: left * width, y: top * height, width: (1 - left - right) * width, height: (1 - top - bottom) * height };
}

const OPPOSITE: Record<Edge, Edge> = { left: "right", right: "left", top: "bottom", bottom: "top" };

/** The crop with one edge moved, as far as it may go. */
export function withEdge(crop: Crop, edge: Edge, part: number): Crop {
  const most = 1 - LEAST_LEFT - crop[OPPOSITE[edge]];
  return { ...crop, [edge]: Math.min(Math.max(part, 0), most) };
}

/** The same content one quarter turn further. */
export function quarterTurn(edit: Edit): Edit {
  const { left, top, right, bottom } = edit.crop;
  return { ...edit, quarters: (edit.quarters + 1) % 4, crop: { left: bottom, top: left, right: top, bottom: right } };
}

/** Edges within reach of a point; a corner has two. Points and reach are parts of the frame, reach for each direction. */
export function edgesNear({ x, y }: Point, crop: Crop, reach: Point): Edge[] {
  const distances: [Edge, number, number][] = [
    ["left", Math.abs(x - crop.left), reach.x],
    ["right", Math.abs(x - (1 - crop.right)), reach.x],
    ["top", Math.abs(y - crop.top), reach.y],
    ["bottom", Math.abs(y - (1 - crop.bottom)), reach.y],
  ];
  const isBeside = x >= crop.left - reach.x && x <= 1 - crop.right + reach.x && y >= crop.top - reach.y && y <= 1 - crop.bottom + reach.y;
  if (!isBeside) return [];
  const near = distances.filter(([, distance, limit]) => distance <= limit).map(([edge]) => edge);
  // Two opposite edges are never taken together.
  return near.filter((edge, at) => near.indexOf(OPPOSITE[edge]) === -1 || near.indexOf(OPPOSITE[edge]) > at);
}

/** The crop after a pointer drags edges to a point. */
export function dragged(crop: Crop, edges: readonly Edge[], { x, y }: Point): Crop {
  const parts: Record<Edge, number> = { left: x, top: y, right: 1 - x, bottom: 1 - y };
  return edges.reduce((moving, edge) => withEdge(moving, edge, parts[edge]), crop);
}
