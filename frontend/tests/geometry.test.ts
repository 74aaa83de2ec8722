import assert from "node:assert/strict";
import { test } from "node:test";
import { dragged, edgesNear, frame, isTouched, kept, quarterTurn, untouched, withEdge, type Edit } from "../ts/upload/geometry";
import { documentLook } from "../ts/upload/look";

const IMAGE = { width: 300, height: 400 };
const REACH = { x: 0.05, y: 0.05 };

function edited(change: Partial<Edit>): Edit {
  return { ...untouched(), ...change };
}

function near(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
}

test("a frame holds the whole image, whatever its angle", () => {
  assert.deepEqual(frame(IMAGE, untouched()), IMAGE);
  assert.deepEqual(frame(IMAGE, edited({ quarters: 1 })), { width: 400, height: 300 });
  const sine = Math.sin(Math.PI / 18);
  const cosine = Math.cos(Math.PI / 18);
  for (const angle of [10, -10]) {
    const { width, height } = frame(IMAGE, edited({ angle }));
    near(width, 300 * cosine + 400 * sine);
    near(height, 300 * sine + 400 * cosine);
  }
});

test("what is cut off is a part of the frame", () => {
  const box = kept({ width: 200, height: 100 }, { left: 0.1, top: 0.2, right: 0.3, bottom: 0 });
  for (const [actual, expected] of [[box.x, 20], [box.y, 20], [box.width, 120], [box.height, 80]] as const) near(actual, expected);
});

test("an edge stops before the opposite one and at the frame", () => {
  const { crop } = untouched();
  near(withEdge({ ...crop, right: 0.5 }, "left", 0.9).left, 0.4);
  near(withEdge({ ...crop, bottom: 0.2 }, "top", 2).top, 0.7);
  near(withEdge(crop, "right", -1).right, 0);
});

test("a quarter turn takes the crop with it, and four of them change nothing", () => {
  const before = edited({ crop: { left: 0.1, top: 0.2, right: 0.3, bottom: 0.4 } });
  const once = quarterTurn(before);
  assert.deepEqual(once, edited({ quarters: 1, crop: { left: 0.4, top: 0.1, right: 0.2, bottom: 0.3 } }));
  assert.deepEqual(quarterTurn(quarterTurn(quarterTurn(once))), before);
  const left = kept(frame(IMAGE, before), before.crop);
  const turned = kept(frame(IMAGE, once), once.crop);
  near(turned.width, left.height);
  near(turned.height, left.width);
});

test("a pointer takes the edges it is near to, at a corner two", () => {
  const crop = { left: 0.2, top: 0.2, right: 0.2, bottom: 0.2 };
  assert.deepEqual(edgesNear({ x: 0.22, y: 0.5 }, crop, REACH), ["left"]);
  assert.deepEqual(edgesNear({ x: 0.79, y: 0.78 }, crop, REACH), ["right", "bottom"]);
  assert.deepEqual(edgesNear({ x: 0.5, y: 0.5 }, crop, REACH), []);
  assert.deepEqual(edgesNear({ x: 0.2, y: 0.05 }, crop, REACH), [], "beside the end of an edge");
  assert.deepEqual(edgesNear({ x: 0.5, y: 0.5 }, { ...crop, left: 0.45, right: 0.45 }, { x: 0.1, y: 0.01 }), ["left"], "never both sides");
});

test("dragging moves what was taken and nothing else", () => {
  const crop = { left: 0.2, top: 0.2, right: 0.2, bottom: 0.2 };
  const moved = dragged(crop, ["right", "bottom"], { x: 0.9, y: 0.6 });
  near(moved.right, 0.1);
  near(moved.bottom, 0.4);
  assert.deepEqual([moved.left, moved.top], [0.2, 0.2]);
});

test("only an edit that changes something counts", () => {
  assert.ok(!isTouched(untouched()));
  assert.ok(!isTouched(edited({ quarters: 4 })));
  for (const change of [{ quarters: 1 }, { angle: 0.5 }, { contrast: true }, { crop: { ...untouched().crop, top: 0.01 } }]) assert.ok(isTouched(edited(change)));
});

test("a sheet in the shade becomes white, its print black", () => {
  const [width, height] = [128, 96];
  const pixels = new Uint8ClampedArray(4 * width * height);
  const isInk = (x: number, y: number): boolean => y % 12 < 2 && x % 16 < 9;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      // Paper from bright to shaded, ink at a third of it.
      const light = 240 - x;
      const value = isInk(x, y) ? light / 3 : light;
      pixels.set([value, value * 0.97, value * 0.9, 255], 4 * (y * width + x));
    }
  }
  documentLook(pixels, width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = pixels[4 * (y * width + x)] ?? -1;
      assert.ok(isInk(x, y) ? value < 40 : value > 220, `${x}, ${y}: ${value}`);
    }
  }
});
