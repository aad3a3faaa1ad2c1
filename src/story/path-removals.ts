/** What parts of the scenario do to an outcome, told: it with and without each of them. */

import type { RemovalsAnswer } from "../answer/paths-parts.ts";
import { numberAxis } from "./axis.ts";
import type { Block } from "./block.ts";
import { formatDifference } from "./figures.ts";
import { partName } from "./path-names.ts";
import { heading, paragraph, type Telling } from "./telling.ts";

/** The blocks of the parts that led. */
export function removalBlocks(
  { parts, screening, leaders }: RemovalsAnswer,
  target: string,
  telling: Telling,
): readonly Block[] {
  const { say, style } = telling;
  const fill = { parts, runs: screening.runs };
  const above = heading(say("report.paths.removals"));
  // Where no pair of runs was sound, nothing was learnt of any part; a caution says so.
  if (screening.parts.length === 0 && parts > 0) return [];
  if (leaders.parts.length === 0) return [above, paragraph(say("paths.no-leader", fill))];
  const told = leaders.parts.map(({ path, base, without, difference, low, high }) => {
    const { value, interval } = formatDifference({ difference, low, high }, 100, style);
    const name = partName(path, telling);
    const share = (probability: number): string => telling.share({ probability, low, high });
    return {
      cells: [name, share(base), share(without), value, interval],
      row: {
        ...{ label: name, figures: [value, interval] as const },
        ...{ value: difference * 100, low: low * 100, high: high * 100 },
      },
    };
  });
  const rows = told.map(({ row }) => row);
  const [lowest, highest] = [
    Math.min(0, ...rows.map(({ low }) => low)),
    Math.max(0, ...rows.map(({ high }) => high)),
  ];
  return [
    above,
    paragraph(
      say("paths.screening", {
        ...fill,
        ...{ idle: screening.idle, leaders: rows.length, more: leaders.runs },
      }),
    ),
    {
      kind: "figure",
      caption: say("report.paths.removals-caption", { outcome: target }),
      alternative: say("report.paths.removals-alternative", {
        part: rows[0]?.label ?? "",
        difference: rows[0]?.figures[0] ?? "",
      }),
      plot: {
        ...{ kind: "intervals", zero: true, rows },
        axis: numberAxis(lowest, highest, style, true),
      },
      table: {
        head: [
          ...[say("paths.removal"), say("paths.with"), say("paths.without")],
          ...[say("compare.difference"), say("batch.interval")],
        ],
        rows: told.map(({ cells }) => cells),
      },
    },
  ];
}
