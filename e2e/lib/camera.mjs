// Photos of printed pages as a telephone takes them: twelve million points, slightly askew, in uneven light, with the
// noise of a sensor. Drawn by the browser from a seed, the same at every run.

const PAGE = { width: 3024, height: 4032 };
const LINES = 15;
const WORDS_IN_LINE = 5;

const VOCABULARY =
  "academic semester lecture physics chemistry mathematics history geography language literature economics statistics algebra geometry biology laboratory project report library student teacher university faculty council degree result average session examination passed credit number name first second third summer winter spring autumn morning paper journal method theory practice model system network signal energy matter crystal ocean river mountain forest garden village capital market finance contract public private justice society culture museum theatre music painting sculpture cinema photograph document certificate signature registration calendar window bridge station airport harbour engine vehicle machine computer program memory screen keyboard printer".split(" ");

/** A small generator of numbers from 0 to 1. */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function pageOf(seed) {
  const next = chance(seed);
  for (let n = 0; n < 8; n += 1) next();
  return Array.from({ length: LINES }, () => Array.from({ length: WORDS_IN_LINE }, () => VOCABULARY[Math.floor(next() * VOCABULARY.length)]));
}

/** In the page: draws one photo and gives it as base64. */
async function draw({ width, height, lines, seed, askew }) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.fillStyle = "#6b5a48";
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((askew * Math.PI) / 180);
  context.fillStyle = "#f4f1ea";
  context.fillRect(-1380, -1900, 2760, 3800);
  context.fillStyle = "#1c1b1a";
  context.font = "78px 'DejaVu Serif', 'Liberation Serif', serif";
  lines.forEach((words, at) => context.fillText(words.join("   "), -1220, -1560 + at * 225, 2440));
  context.setTransform(1, 0, 0, 1, 0, 0);
  const light = context.createLinearGradient(0, 0, width, height);
  light.addColorStop(0, "rgb(0 0 0 / 0)");
  light.addColorStop(1, "rgb(0 0 0 / 0.28)");
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
  // One tile of noise, laid over everything.
  const side = 499;
  const tile = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const grain = tile.getContext("2d");
  const pixels = grain.createImageData(side, side);
  let state = seed >>> 0;
  for (let at = 0; at < pixels.data.length; at += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const value = state >>> 24;
    pixels.data.set([value, (state >>> 16) & 255, value, 28], at);
  }
  grain.putImageData(pixels, 0, 0);
  context.fillStyle = context.createPattern(tile, "repeat");
  context.fillRect(0, 0, width, height);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.93));
  const url = await new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
  return url.slice(url.indexOf(",") + 1);
}

/** So many photos, each with the words on it. */
export async function photos(browser, count) {
  const page = await browser.newPage();
  const made = [];
  for (let n = 1; n <= count; n += 1) {
    const lines = pageOf(n * 7919);
    const base64 = await page.evaluate(draw, { ...PAGE, lines, seed: n, askew: ((n % 3) - 1) * 0.8 });
    made.push({ words: lines.flat(), file: { name: `IMG_00${n}0.jpg`, mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") } });
  }
  await page.close();
  return made;
}
