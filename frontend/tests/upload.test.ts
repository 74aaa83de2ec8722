import assert from "node:assert/strict";
import { test } from "node:test";
import kinds from "../../crates/paper/src/kinds.json";
import { fitPage, HEAD_BYTES, jpegName, moved, needsDrawing, pageBudget, passesHalf, refusal, sniff, turned } from "../ts/upload/rules";

const LIMITS = { maxBytes: 1000, maxFiles: 3 };

function head(text: string, ...before: number[]): Uint8Array {
  return Uint8Array.from([...before, ...[...text].map((letter) => letter.charCodeAt(0)), 0, 0, 0, 0]);
}

test("the content says what a file is, not its name", () => {
  assert.equal(sniff(head("%PDF-1.7")), "pdf");
  assert.equal(sniff(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])), "jpeg");
  assert.equal(sniff(head("PNG\r\n", 0x89)), "png");
  assert.equal(sniff(head("ftypheic", 0, 0, 0, 24)), "heic");
  assert.equal(sniff(head("RIFF....WEBP"), "image/webp"), "image");
  assert.equal(sniff(head("PK\u0003\u0004"), "application/pdf"), "unknown");
  assert.equal(sniff(head("<svg xmlns="), "image/svg+xml"), "unknown");
  assert.equal(sniff(new Uint8Array()), "unknown");
});

test("a file is what the server says it is", () => {
  const known = ["pdf", "jpeg", "png", "heic"];
  for (const [kind, spaces, text] of kinds as [string, number, string][]) {
    const bytes = Uint8Array.from([...Array.from({ length: spaces }, () => 32), ...[...text].map((letter) => letter.charCodeAt(0))]);
    assert.equal(sniff(bytes.subarray(0, HEAD_BYTES)), known.includes(kind) ? kind : "unknown", `${spaces} spaces, then ${text}`);
  }
});

test("a photo shrinks to A4 at 200 dots per inch, either way round", () => {
  assert.deepEqual(fitPage({ width: 3024, height: 4032 }), { width: 1654, height: 2205 });
  assert.deepEqual(fitPage({ width: 4032, height: 3024 }), { width: 2205, height: 1654 });
  assert.deepEqual(fitPage({ width: 1000, height: 9000 }), { width: 260, height: 2339 });
});

test("a small image is never enlarged", () => {
  assert.deepEqual(fitPage({ width: 800, height: 600 }), { width: 800, height: 600 });
});

test("odd quarter turns exchange the sides", () => {
  assert.deepEqual(turned({ width: 3, height: 4 }, 1), { width: 4, height: 3 });
  assert.deepEqual(turned({ width: 3, height: 4 }, 2), { width: 3, height: 4 });
});

test("pages share what one document may weigh", () => {
  assert.equal(pageBudget(1), 600_000);
  assert.equal(pageBudget(8), 237_500);
  assert.equal(pageBudget(40), 120_000);
});

test("only what has to change is drawn again", () => {
  const small = { width: 800, height: 600 };
  assert.equal(needsDrawing("jpeg", small, 50_000, 8), false);
  assert.equal(needsDrawing("heic", small, 50_000, 8), true);
  assert.equal(needsDrawing("png", small, 5_000_000, 1), true);
  assert.equal(needsDrawing("jpeg", small, 400_000, 1), false);
  assert.equal(needsDrawing("jpeg", small, 400_000, 8), true);
  assert.equal(needsDrawing("jpeg", { width: 4032, height: 3024 }, 50_000, 1), true);
});

test("converted files say what they became", () => {
  assert.equal(jpegName("IMG_0042.HEIC"), "IMG_0042.jpg");
  assert.equal(jpegName("relevé.s5.png"), "relevé.s5.jpg");
  assert.equal(jpegName(".png"), "page.jpg");
});

test("pages move without getting lost", () => {
  assert.deepEqual(moved(["a", "b", "c"], 2, 0), ["c", "a", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], 0, 2), ["b", "c", "a"]);
  assert.deepEqual(moved(["a", "b", "c"], 0, -1), ["a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 2, 3), ["a", "b", "c"]);
});

test("half way is told once", () => {
  assert.ok(passesHalf(0.4, 0.6));
  assert.ok(!passesHalf(0.6, 0.7));
  assert.ok(!passesHalf(0.2, 0.4));
  assert.ok(!passesHalf(0, 1));
});

test("the first reason to refuse a file is given", () => {
  assert.equal(refusal("pdf", 0, 0, LIMITS), "empty");
  assert.equal(refusal("unknown", 10, 0, LIMITS), "type");
  assert.equal(refusal("pdf", 10, 3, LIMITS), "count");
  assert.equal(refusal("pdf", 1001, 0, LIMITS), "size");
  assert.equal(refusal("pdf", 1000, 0, LIMITS), null);
  assert.equal(refusal("jpeg", 9_000_000, 0, LIMITS), null);
});
