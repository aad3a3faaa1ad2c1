/** The pieces of which the text of `brink paths` is made. */

import type { BatchTable } from "./batch.ts";

/** Lines that stand in by so many columns and hang by more, or a table; a blank line goes before each block. */
export type PathsBlock =
  | {
      readonly kind: "lines";
      readonly lines: readonly {
        readonly text: string;
        readonly inset: number;
        readonly hang: number;
      }[];
    }
  | { readonly kind: "table"; readonly table: BatchTable };

/** A block of lines without inset. */
export function lines(texts: readonly string[], hang = 0): PathsBlock {
  return { kind: "lines", lines: texts.map((text) => ({ text, inset: 0, hang })) };
}
