/** Several results beside one another: the outcomes that all of them have. */

import { inOrder } from "../batch.ts";
import { intervalRow, oddsFigure, shareOf } from "./odds.ts";
import type { Block, ReportSection } from "./report.ts";
import type { SpokenResult } from "./result.ts";

/** The section; none of a single result, or where nothing is shared. */
export function sideBySide(results: readonly SpokenResult[]): readonly ReportSection[] {
  const [first] = results;
  if (first === undefined || results.length < 2) return [];
  const { words } = first;
  const figures = inOrder(first.estimates.outcomes, first.names.outcomes).flatMap(
    ({ id }): Block[] => {
      const rows = results.flatMap(({ estimates, label }) => {
        const outcome = estimates.outcomes.find((one) => one.id === id);
        const share = outcome === undefined ? undefined : shareOf(outcome);
        return share === undefined ? [] : [intervalRow(label, share, words)];
      });
      return rows.length < results.length ? [] : [oddsFigure(rows, words.nameOf(id), words)];
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
