/** New values for numbers of a scenario, written over the old ones where they stand: all else stays as it is. */

import type { SourceFile } from "../source/span.ts";
import type { Parameter } from "./model.ts";
import { plainNumber } from "./build/number.ts";

/** A number with the text that it is to have. */
export interface Rewritten {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Digits that a rewritten number has at most. */
const DIGITS = 4;

/**
 * The text of a new value in the manner of the old one, to four digits, or more where its range is narrow;
 * never out of the range. Undefined where no plain number stands at the parameter's place.
 */
export function rewrittenNumber(
  { span, prior }: Pick<Parameter, "span" | "prior">,
  value: number,
): Rewritten | undefined {
  const { file, start, end } = span;
  const old = plainNumber(file.text.slice(start, end));
  if (old === undefined) return undefined;
  for (let digits = DIGITS; digits <= 17; digits += 1) {
    const scaled = Number((old.percent ? value * 100 : value).toPrecision(digits));
    const text = `${String(scaled)}${old.percent ? "%" : ""}`;
    const read = plainNumber(text)?.value;
    if (read === undefined) return undefined;
    const width = prior === undefined ? Infinity : prior.high - prior.low;
    const inside = prior === undefined || (read >= prior.low && read <= prior.high);
    if (inside && Math.abs(read - value) <= width * 1e-3) return { file, start, end, text };
  }
  return undefined;
}

/** The files that change, each with its new text. */
export function rewriteFiles(numbers: readonly Rewritten[]): Map<SourceFile, string> {
  const byFile = Map.groupBy(numbers, ({ file }) => file);
  return new Map(
    [...byFile].map(([file, changes]) => {
      let text = "";
      let from = 0;
      for (const { start, end, text: put } of changes.toSorted((a, b) => a.start - b.start)) {
        text += file.text.slice(from, start) + put;
        from = end;
      }
      return [file, text + file.text.slice(from)];
    }),
  );
}
