/** Morris's screening, told: mean absolute effects as bars, and beside their spread in the plane. */

import type { MorrisAnswer } from "../answer/sensitivity-schema.ts";
import { formatNumber } from "../i18n/number.ts";
import { numberAxis } from "./axis.ts";
import type { Block } from "./block.ts";
import { decimalsFor, formatDifference, isolated } from "./figures.ts";
import { inputName, listed, rangeText, restBlocks, type Followed } from "./inputs.ts";
import type { Telling } from "./telling.ts";

type Measure = MorrisAnswer["measures"][number];

/** An input in the units that are told. */
interface Effect {
  readonly name: string;
  readonly star: number;
  readonly low: number;
  readonly high: number;
  readonly sigma: number;
  readonly luck: number;
  /** µ*, its interval, µ, σ and luck. */
  readonly figures: readonly [string, string, string, string, string];
}

/** The blocks of one measure; none where no input can be told of. */
export function screeningBlocks(
  { inputs }: Measure,
  followed: Followed,
  telling: Telling,
): readonly Block[] {
  const { say, style } = telling;
  const { name, scale, shown } = followed;
  const effects = listed(inputs, followed).map((one) => effectOf(one, scale, telling));
  const [first] = effects;
  if (first === undefined) return [];
  const drawn = effects.slice(0, shown);
  const caption = scale === 100 ? "sensitivity.morris-caption-share" : "sensitivity.morris-caption";
  const greatest = { input: first.name, effect: first.figures[0] };
  const reach = numberAxis(0, Math.max(0, ...drawn.map(({ high }) => high)), style, false);
  return [
    {
      kind: "figure",
      caption: say(caption, { name }),
      alternative: say("sensitivity.morris-alternative", greatest),
      plot: {
        kind: "bars",
        axis: numberAxis(0, Math.max(0, ...drawn.map(({ star }) => star)), style, false),
        zero: false,
        rows: drawn.map(({ name: label, star, luck, figures: [value, interval] }) => ({
          label,
          figures: [value, interval] as const,
          parts: [
            { from: 0, to: star, mark: "dark" as const },
            { from: 0, to: Math.min(star, luck), mark: "light" as const },
          ],
        })),
        key: [
          { mark: "dark", label: say("sensitivity.morris-x") },
          { mark: "light", label: say("sensitivity.floor") },
        ],
      },
      table: {
        head: [
          say("sensitivity.column"),
          say("sensitivity.absolute"),
          say("batch.interval"),
          say("sensitivity.mean"),
          say("sensitivity.deviation"),
          say("sensitivity.floor"),
        ],
        rows: effects.map(({ name: label, figures }) => [label, ...figures]),
      },
    },
    ...restBlocks(inputs.length, followed, telling),
    {
      kind: "figure",
      caption: say("sensitivity.morris-plane", { name }),
      alternative: say("sensitivity.morris-plane-alternative", greatest),
      plot: {
        kind: "scatter",
        x: reach,
        y: numberAxis(0, Math.max(0, ...effects.map(({ sigma }) => sigma)), style, false),
        names: [say("sensitivity.morris-x"), say("sensitivity.morris-y")],
        diagonal: false,
        points: effects.map(({ name: label, star: x, sigma: y, low, high }, index) =>
          index < shown ? { label, x, y, low, high } : { x, y },
        ),
      },
      table: {
        head: [
          say("sensitivity.column"),
          say("sensitivity.absolute"),
          say("sensitivity.deviation"),
        ],
        rows: drawn.map(({ name: label, figures: [star, , , sigma] }) => [label, star, sigma]),
      },
      illustrates: true,
    },
  ];
}

function effectOf(input: Measure["inputs"][number], scale: number, telling: Telling): Effect {
  const { style } = telling;
  const star = input.muStar * scale;
  const bounds = { low: input.low ?? -Infinity, high: input.high ?? Infinity };
  const bounded = input.low !== null && input.high !== null;
  // Without an interval the estimate stands alone.
  const [low, high] = bounded ? [bounds.low * scale, bounds.high * scale] : [star, star];
  const decimals = decimalsFor(high - low);
  const plain = (value: number): string => formatNumber(value, style, decimals);
  const signed = { difference: input.mu, ...bounds };
  const [sigma, luck] = [input.sigma * scale, input.luck * scale];
  const above = Math.max(0, low);
  return {
    name:
      input.shares === undefined && input.correlated === undefined
        ? inputName(input.input, telling)
        : rangeText(input, telling),
    ...{ star, low: above, high, sigma, luck },
    figures: [
      plain(star),
      bounded ? isolated(`${plain(above)} … ${plain(high)}`, style) : "—",
      formatDifference(signed, scale, style).value,
      ...([plain(sigma), plain(luck)] as const),
    ],
  };
}
