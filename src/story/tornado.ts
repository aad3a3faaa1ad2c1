/** A tornado, told: bars of what an outcome does as one input after another goes to its ends. */

import type { TornadoAnswer } from "../answer/sensitivity-schema.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { numberAxis } from "./axis.ts";
import type { Block, PlotBarRow } from "./block.ts";
import { formatDifference, formatMean, formatShare } from "./figures.ts";
import { inputName, listed, rangeText, restBlocks, type Followed } from "./inputs.ts";
import { paragraph, type Telling } from "./telling.ts";

type Measure = TornadoAnswer["measures"][number];
type Bar = Measure["inputs"][number];

/** The blocks of one measure; none where no input can be told of. */
export function tornadoBlocks(
  { central, inputs }: Measure,
  followed: Followed,
  telling: Telling,
): readonly Block[] {
  const { say, style } = telling;
  const { name, scale, shown } = followed;
  const [first] = inputs;
  if (first === undefined || central === null) return [];
  const drawn = inputs.slice(0, shown);
  const ends = drawn.flatMap(({ atLow, atHigh }) => [
    atLow.difference * scale,
    atHigh.difference * scale,
  ]);
  const swing = (bar: Bar): readonly [string, string] => {
    const { value, interval } = formatDifference(bounded(bar.swing), scale, style);
    return [value, interval];
  };
  return [
    paragraph(
      say("sensitivity.central", { name, value: centralText(central, first, scale, style) }),
    ),
    {
      kind: "figure",
      caption: say(
        scale === 100 ? "sensitivity.tornado-caption-share" : "sensitivity.tornado-caption",
        { name },
      ),
      alternative: say("sensitivity.tornado-alternative", {
        input: inputName(first.input, telling),
        swing: swing(first)[0],
      }),
      plot: {
        kind: "bars",
        axis: numberAxis(Math.min(0, ...ends), Math.max(0, ...ends), style, true),
        zero: true,
        rows: drawn.map((bar) => ({
          ...{ label: rangeText(bar, telling), figures: swing(bar), parts: partsOf(bar, scale) },
        })),
        key: [
          { mark: "light", label: say("sensitivity.at-low") },
          { mark: "dark", label: say("sensitivity.at-high") },
        ],
      },
      table: {
        head: [
          say("sensitivity.column"),
          say("sensitivity.low"),
          say("sensitivity.high"),
          say("sensitivity.swing"),
          say("batch.interval"),
        ],
        rows: listed(inputs, followed).map((bar) => [
          rangeText(bar, telling),
          // As many decimals as the swing has.
          ...[bar.atLow, bar.atHigh].map(
            ({ difference }) =>
              formatDifference({ ...bounded(bar.swing), difference }, scale, style).value,
          ),
          ...swing(bar),
        ]),
      },
    },
    ...restBlocks(inputs.length, followed, telling),
  ];
}

function partsOf({ atLow, atHigh }: Bar, scale: number): PlotBarRow["parts"] {
  const parts = [
    { from: 0, to: atLow.difference * scale, mark: "light" as const },
    { from: 0, to: atHigh.difference * scale, mark: "dark" as const },
  ];
  // The shorter one on top, should both go to one side.
  return Math.abs(atLow.difference) < Math.abs(atHigh.difference) ? parts.toReversed() : parts;
}

/** The outcome at central values, with as many decimals as its difference from the low end. */
function centralText(central: number, { atLow }: Bar, scale: number, style: NumberStyle): string {
  const { low, high } = bounded(atLow);
  return scale === 100
    ? formatShare({ probability: central, low, high }, style).value
    : formatMean({ mean: central, low, high }, style).value;
}

/** With infinite bounds where there are none. */
function bounded({ difference, low, high }: Bar["swing"]) {
  return { difference, low: low ?? -Infinity, high: high ?? Infinity };
}
