/** Faults of one expression, collected in the order of their places. */

import { expressionCatalog, type ExpressionCode } from "../../source/catalog-expression.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { ExpressionPlace } from "./scope.ts";

/** Half-open range of UTF-16 offsets in the text of one expression. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What fills the holes of the message of `Code`. */
export type Fill<Code extends ExpressionCode> = Readonly<
  Record<(typeof expressionCatalog)[Code]["arguments"][number], string | number>
>;

/** Takes faults down. */
export interface Faults {
  readonly report: <Code extends ExpressionCode>(
    code: Code,
    range: Range,
    fill: Fill<Code>,
    suggestion?: string,
  ) => void;
  /** All that were reported, by place, each place and code once. */
  readonly all: () => readonly Diagnostic[];
  readonly any: () => boolean;
}

/** An empty collection for the text at `place`. */
export function collectFaults(place: ExpressionPlace): Faults {
  const found: { readonly range: Range; readonly diagnostic: Diagnostic }[] = [];
  return {
    report: (code, range, fill, suggestion) => {
      const known = found.some(
        (other) =>
          other.range.start === range.start &&
          other.range.end === range.end &&
          other.diagnostic.code === code,
      );
      if (known) return;
      const diagnostic: Diagnostic = {
        code,
        severity: expressionCatalog[code].severity,
        span: place.span(range.start, range.end),
        arguments: fill,
        ...(suggestion === undefined ? {} : { suggestion }),
      };
      found.push({ range, diagnostic });
    },
    all: () =>
      found
        .toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
        .map(({ diagnostic }) => diagnostic),
    any: () => found.length > 0,
  };
}

/** A piece of the author's text, short enough for a message. */
export function quote(text: string): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const letters = Array.from(line);
  return letters.length <= 40 ? line : `${letters.slice(0, 39).join("")}…`;
}
