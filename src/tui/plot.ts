/** Curves of braille dots: two columns and four rows of dots a character; time runs left to right in every language. */

/** Dots of a braille character by column and row, from the top left. */
const dots = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/** What a curve is drawn in. */
export interface PlotRoom {
  /** Characters. */
  readonly width: number;
  readonly height: number;
  /** Values at the bottom and at the top. */
  readonly low: number;
  readonly high: number;
}

/** A grid of dots that is drawn in characters. */
export class Dots {
  readonly #cells: Uint8Array;
  readonly #width: number;
  readonly #height: number;

  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#cells = new Uint8Array(width * height);
  }

  /** Sets a dot, counted from the top left; dots outside are left out. */
  set(x: number, y: number): void {
    const [column, row] = [Math.floor(x / 2), Math.floor(y / 4)];
    if (column < 0 || row < 0 || column >= this.#width || row >= this.#height) return;
    const cell = row * this.#width + column;
    this.#cells[cell] = (this.#cells[cell] ?? 0) | (dots[x % 2 === 0 ? 0 : 1][y % 4] ?? 0);
  }

  /** A line between two dots (Bresenham 1965). */
  line(x0: number, y0: number, x1: number, y1: number): void {
    const [dx, dy] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    const [sx, sy] = [x0 < x1 ? 1 : -1, y0 < y1 ? 1 : -1];
    let [x, y, error] = [x0, y0, dx - dy];
    for (;;) {
      this.set(x, y);
      if (x === x1 && y === y1) return;
      const twice = 2 * error;
      if (twice > -dy) [error, x] = [error - dy, x + sx];
      if (twice < dx) [error, y] = [error + dx, y + sy];
    }
  }

  /** The rows of characters, from the top; a cell without dots is a braille blank, which no terminal reorders. */
  rows(): readonly string[] {
    return Array.from({ length: this.#height }, (_, row) => {
      const cells = this.#cells.subarray(row * this.#width, (row + 1) * this.#width);
      return String.fromCodePoint(...Array.from(cells, (cell) => 0x2800 + cell));
    });
  }
}

/**
 * A curve, from the top row down. Values are spread over the width, or over a part of it where `of` says that
 * there will be more of them.
 */
export function curveRows(
  values: readonly number[],
  { width, height, low, high }: PlotRoom,
  of: number = values.length,
): readonly string[] {
  const grid = new Dots(width, height);
  const span = high > low ? high - low : 1;
  const [right, bottom] = [width * 2 - 1, height * 4 - 1];
  const place = (value: number, index: number): readonly [number, number] => [
    of <= 1 ? 0 : Math.round((index / (of - 1)) * right),
    Math.round((1 - Math.max(0, Math.min(1, (value - low) / span))) * bottom),
  ];
  let before: readonly [number, number] | undefined;
  for (const [index, value] of values.entries()) {
    const [x, y] = place(value, index);
    if (before === undefined) grid.set(x, y);
    else grid.line(before[0], before[1], x, y);
    before = [x, y];
  }
  return grid.rows();
}
