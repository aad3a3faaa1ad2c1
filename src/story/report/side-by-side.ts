/** Several results beside one another: the outcomes that all of them have. */

import { chancesOf } from "../batch.ts";
import type { Block, Section } from "../block.ts";
import { intervalRow, oddsFigure } from "../intervals.ts";
import { paragraph } from "../telling.ts";
import type { ReportResult } from "./result.ts";

/** The section; none of a single result, or where nothing is shared. */
export function sideBySide(results: readonly ReportResult[]): readonly Section[] {
  const [first] = results;
  if (first === undefined || results.length < 2) return [];
  const { telling } = first;
  const all = results.map(({ label, answer, telling: words }) => ({
    label,
    chances: chancesOf(answer, words),
  }));
  const figures = chancesOf(first.answer, telling).flatMap(({ id, name }): Block[] => {
    const rows = all.flatMap(({ label, chances }) => {
      const same = chances.find((chance) => chance.id === id);
      return same === undefined ? [] : [intervalRow(label, same.share, telling)];
    });
    return rows.length < results.length ? [] : [oddsFigure(rows, name, telling)];
  });
  if (figures.length === 0) return [];
  const { say } = telling;
  return [
    {
      id: "side-by-side",
      title: say("report.section.side"),
      blocks: [paragraph(say("report.side.intro")), { kind: "row", blocks: figures }],
    },
  ];
}
