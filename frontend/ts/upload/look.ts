// « Noir et blanc contrasté »: a photo of a sheet becomes black on white. Each
// point is compared with the paper around it, so that shadows go and print stays.

/** Side of the squares over which the paper is looked for. */
const SQUARE = 32;
/** Share of the brightest points of a square that count as glare. */
const GLARE = 0.1;
/** As dark as this beside its paper is black, as bright as that is white. */
const BLACK = 0.45;
const WHITE = 0.85;

function brightness(pixels: Uint8ClampedArray, at: number): number {
  return 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
}

/** Brightness of the paper, one value for each square. */
function paperOf(pixels: Uint8ClampedArray, width: number, height: number, columns: number, rows: number): Float32Array {
  const paper = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0);
      let seen = 0;
      for (let y = row * SQUARE; y < Math.min((row + 1) * SQUARE, height); y += 2) {
        for (let x = column * SQUARE; x < Math.min((column + 1) * SQUARE, width); x += 2) {
          const value = Math.round(brightness(pixels, 4 * (y * width + x)));
          counts[value] = (counts[value] ?? 0) + 1;
          seen += 1;
        }
      }
      let left = seen * GLARE;
      let value = 255;
      while (value > 0 && (left -= counts[value] ?? 0) > 0) value -= 1;
      // Nothing on a sheet is darker all over than this: a black square is a picture.
      paper[row * columns + column] = Math.max(value, 64);
    }
  }
  return paper;
}

/** Changes the pixels (red, green, blue, opacity) of a picture in place. */
export function documentLook(pixels: Uint8ClampedArray, width: number, height: number): void {
  const columns = Math.ceil(width / SQUARE);
  const rows = Math.ceil(height / SQUARE);
  const paper = paperOf(pixels, width, height, columns, rows);
  const at = (column: number, row: number): number =>
    paper[Math.min(Math.max(row, 0), rows - 1) * columns + Math.min(Math.max(column, 0), columns - 1)] ?? 255;
  for (let y = 0; y < height; y += 1) {
    const v = y / SQUARE - 0.5;
    const row = Math.floor(v);
    for (let x = 0; x < width; x += 1) {
      const u = x / SQUARE - 0.5;
      const column = Math.floor(u);
      // Between the middles of squares the paper changes evenly.
      const above = at(column, row) * (column + 1 - u) + at(column + 1, row) * (u - column);
      const below = at(column, row + 1) * (column + 1 - u) + at(column + 1, row + 1) * (u - column);
      const around = above * (row + 1 - v) + below * (v - row);
      const place = 4 * (y * width + x);
      const value = (255 * (brightness(pixels, place) / around - BLACK)) / (WHITE - BLACK);
      pixels[place] = pixels[place + 1] = pixels[place + 2] = value;
    }
  }
}
