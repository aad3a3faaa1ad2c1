/** The section of what `brink rare --json` printed. */

import { textIn } from "../../i18n/text.ts";
import { formatTiny, oneInText, stageTable } from "../rare.ts";
import { formatShare } from "../estimate-format.ts";
import {
  boundIn,
  fieldsIn,
  fieldsOf,
  listIn,
  numberIn,
  numberOf,
  optionalIn,
  shareIn,
  stringIn,
  stringOf,
  type Fields,
} from "./document.ts";
import { powerAxis } from "./number-axis.ts";
import { shareOf } from "./odds.ts";
import type { Block, IntervalRow, ReportSection } from "./report.ts";
import { isolate, type SpokenResult } from "./result.ts";

/** The section. */
export function rareSection(document: Fields, result: SpokenResult): ReportSection {
  const { say, style, names } = result.words;
  const condition = stringIn(document, "outcome");
  const title =
    textIn(names.outcomes.get(condition.trim()), style.language) || isolate(condition, style);
  const probability = shareIn(document, "probability");
  const low = Math.max(0, numberIn(document, "low"));
  const high = Math.min(1, boundIn(document, "high", 1));
  const replications = numberIn(document, "replications");
  const hits = numberIn(document, "hits");
  const made = {
    n: replications,
    effort: numberIn(document, "effort"),
    seed: stringIn(document, "seed"),
  };
  const stages = listIn(document, "stages", (value) => {
    const stage = fieldsOf(value);
    const level = optionalIn(stage, "level", numberOf);
    return {
      ...(level === undefined ? {} : { level }),
      runs: numberIn(stage, "runs"),
      crossed: numberIn(stage, "crossed"),
      happened: numberIn(stage, "happened"),
    };
  });
  const faults = numberIn(fieldsIn(document, "faults"), "count");
  const by = optionalIn(document, "by", stringOf);
  const estimate = { probability, low, high };
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  return {
    id: "rare",
    title: say("report.section.rare", { outcome: title }),
    blocks: [
      paragraph(`${say("rare.made", made)}.`),
      ...(document["partial"] === true ? [paragraph(say("report.partial"))] : []),
      ...(hits === 0 || probability === 0
        ? [paragraph(say("rare.never"))]
        : [
            paragraph(
              `${say("rare.estimate", {
                p: formatTiny(probability, style),
                n: oneInText(estimate, style),
              })}. ${
                replications < 2
                  ? say("rare.single")
                  : say("rare.interval", {
                      low: formatTiny(low, style),
                      high: formatTiny(high, style),
                    })
              }`,
            ),
            rareFigure(title, condition.trim(), estimate, result),
          ]),
      {
        kind: "folded",
        title: say("report.rare.stages"),
        table: stageTable({ stages }, by, say, style),
      },
      ...(faults > 0 ? [paragraph(say("rare.note.faults", { n: faults }))] : []),
      paragraph(say("rare.note.method", { n: replications })),
    ],
  };
}

/** Splitting beside the runs of this report, on an axis of powers of ten. */
function rareFigure(
  title: string,
  outcome: string,
  { probability, low, high }: { probability: number; low: number; high: number },
  { words, estimates }: SpokenResult,
): Block {
  const { say, style } = words;
  const interval = isolate(`${formatTiny(low, style)} – ${formatTiny(high, style)}`, style);
  const found = estimates.outcomes.find(({ id }) => id === outcome);
  const seen = found === undefined ? undefined : shareOf(found);
  const beside = seen === undefined ? undefined : formatShare(seen, style);
  // Seen in none of the runs: only its upper bound can stand on this axis.
  const lows = [low, probability, ...(seen === undefined ? [] : [seen.low, seen.probability])];
  const least = Math.max(-12, Math.log10(Math.min(...lows.filter((one) => one > 0))) - 0.2);
  const axis = powerAxis(least, Math.log10(Math.max(high, seen?.high ?? 0)), style);
  const place = (share: number): number =>
    share > 0 ? Math.min(axis.to, Math.max(axis.from, Math.log10(share))) : axis.from;
  const rows: readonly IntervalRow[] = [
    {
      label: say("report.rare.splitting"),
      figures: [formatTiny(probability, style), interval],
      value: place(probability),
      low: place(low),
      high: place(high),
    },
    ...(seen === undefined || beside === undefined
      ? []
      : [
          {
            label: say("report.rare.plain"),
            figures: [beside.value, beside.interval] as const,
            value: place(seen.probability),
            low: place(seen.low),
            high: place(seen.high),
          },
        ]),
  ];
  return {
    kind: "figure",
    caption: say("report.rare.caption", { outcome: title }),
    alternative: say("report.rare.alternative", { p: formatTiny(probability, style), interval }),
    plot: { kind: "intervals", axis, zero: false, rows },
    table: {
      head: [say("report.rare.way"), say("batch.estimate"), say("batch.interval")],
      rows: rows.map(({ label, figures }) => [label, ...figures]),
    },
  };
}
