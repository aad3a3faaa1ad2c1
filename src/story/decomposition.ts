/** Sobol' indices, told: how much of what varies the inputs make, and bars of each one's share in it. */

import type { SobolAnswer } from "../answer/sensitivity-schema.ts";
import { formatNumber } from "../i18n/number.ts";
import { numberAxis } from "./axis.ts";
import type { Block } from "./block.ts";
import { decimalsFor, formatShare, isolated } from "./figures.ts";
import { factorName, listed, restBlocks, type Followed } from "./inputs.ts";
import { paragraph, type Telling } from "./telling.ts";

/** One measure, and the runs at each point. */
type Measure = SobolAnswer["measures"][number] & { readonly runs: number };
type Index = NonNullable<Measure["factors"][number]["first"]>;

/** The blocks of one measure; no bars where there is nothing to share out. */
export function decompositionBlocks(
  measure: Measure,
  followed: Followed,
  telling: Telling,
): readonly Block[] {
  const { say, style } = telling;
  const { name, shown } = followed;
  const ranked = measure.factors
    .flatMap(({ factor, inputs, first, total }) =>
      first === null || total === null
        ? []
        : [{ label: factorName(factor, inputs, telling), first, total }],
    )
    .toSorted((a, b) => b.total.value - a.total.value);
  const [greatest] = ranked;
  if (greatest === undefined) return [paragraph(spreadText(measure, followed, telling))];
  const figures = ({ value, low, high }: Index): readonly [string, string] => [
    isolated(fixed(value), style),
    isolated(`${fixed(low)} … ${fixed(high)}`, style),
  ];
  const drawn = ranked.slice(0, shown);
  const longest = Math.max(0.01, ...drawn.map(({ total }) => total.value));
  return [
    paragraph(spreadText(measure, followed, telling)),
    {
      kind: "figure",
      caption: say("sensitivity.sobol-caption", { name }),
      alternative: say("sensitivity.sobol-alternative", {
        input: greatest.label,
        total: figures(greatest.total)[0],
      }),
      plot: {
        kind: "bars",
        axis: numberAxis(0, longest, style, false),
        zero: false,
        rows: drawn.map(({ label, first, total }) => ({
          label,
          figures: figures(total),
          parts: [
            { from: 0, to: Math.max(0, total.value), mark: "light" as const },
            {
              ...{ from: 0, to: Math.max(0, Math.min(first.value, total.value)) },
              mark: "dark" as const,
            },
          ],
        })),
        key: [
          { mark: "dark", label: say("sensitivity.sobol-first") },
          { mark: "light", label: say("sensitivity.sobol-total") },
        ],
      },
      table: {
        head: [
          say("sensitivity.column"),
          say("sensitivity.first"),
          say("batch.interval"),
          say("sensitivity.total"),
          say("batch.interval"),
        ],
        rows: listed(ranked, followed).map(({ label, first, total }) => [
          label,
          ...figures(first),
          ...figures(total),
        ]),
      },
    },
    ...restBlocks(ranked.length, followed, telling),
  ];
}

/** How much varies, and how much of that the inputs make. */
function spreadText(
  { mean, inputVariance, luckVariance: luck, runs }: Measure,
  { name, scale }: Followed,
  { say, style }: Telling,
): string {
  const variance = Math.max(0, inputVariance.value);
  const spread = Math.sqrt(variance) * scale;
  const unit = scale === 100 ? "%" : "";
  const amount = (value: number): string =>
    isolated(`${formatNumber(value, style, decimalsFor(spread))}${unit}`, style);
  const share = (part: number, rest: number): string =>
    formatShare({ probability: part / (part + rest), low: 0, high: 0.1 }, style).value;
  const seen = say("sensitivity.spread", {
    ...{ name, mean: amount(mean * scale), deviation: amount(spread) },
  });
  if (luck === 0) return `${seen}.`;
  const made = { single: share(variance, luck), point: share(luck / runs, variance) };
  return `${seen}. ${say("sensitivity.luck", made)}`;
}

function fixed(value: number): string {
  return value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/u, "")
    .replace("-", "−");
}
