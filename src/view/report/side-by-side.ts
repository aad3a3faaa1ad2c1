/** Several results beside one another: the outcomes that all of them have. */

import { inOrder } from "../../story/intervals.ts";
import { intervalRow, oddsFigure, outcomeName } from "../../story/intervals.ts";
import { shareOf } from "./odds.ts";
import type { Block, Section } from "../../story/block.ts";
import type { SpokenResult } from "./result.ts";

/** The section; none of a single result, or where nothing is shared. */
export function sideBySide(results: readonly SpokenResult[]): readonly Section[] {
  const [first] = results;
  if (first === undefined || results.length < 2) return [];
  const { words } = first;
  const figures = inOrder(first.estimates.outcomes, first.names.outcomes).flatMap(
    (outcome): Block[] => {
      const rows = results.flatMap(({ estimates, label }) => {
        const same = estimates.outcomes.find(({ id }) => id === outcome.id);
        const share = same === undefined ? undefined : shareOf(same);
        return share === undefined ? [] : [intervalRow(label, share, words)];
      });
      return rows.length < results.length
        ? []
        : [oddsFigure(rows, outcomeName(outcome, words), words)];
    },
  );
  if (figures.length === 0) return [];
  const { say } = words;
  return [
    {
      id: "side-by-side",
      title: say("report.section.side"),
      blocks: [
        { kind: "paragraph", text: say("report.side.intro") },
        { kind: "row", blocks: figures },
      ],
    },
  ];
}
