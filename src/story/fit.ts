/** What `brink fit` found, told: targets before and after, what stands against them, and the numbers. */

import { listIn } from "../i18n/list.ts";
import type { FitAnswer } from "../answer/fit.ts";
import type { Block, Story } from "./block.ts";
import { formatShare, formatSignificant, isolated } from "./figures.ts";
import { inputName } from "./inputs.ts";
import {
  cautionBlocks,
  closing,
  heading,
  note,
  paragraph,
  settingsLine,
  type Telling,
} from "./telling.ts";

type Target = FitAnswer["targets"][number];

/** The story of a fit. */
export function tellFit(answer: FitAnswer, telling: Telling): Story {
  const { say, style } = telling;
  const { seed, set, cautions, targets, inputs, members, runsPerMember: runs, rounds } = answer;
  const loss = (value: number): string => formatSignificant(value, 3, style);
  return {
    subject: telling.subject,
    made: [
      say("fit.made", { targets: targets.length, inputs, members, runs, rounds, seed }),
      ...settingsLine(set, telling),
    ],
    sections: [
      {
        id: "fit",
        title: say("fit.title"),
        blocks: [
          ...cautionBlocks(cautions, telling),
          paragraph(
            say("fit.loss", { before: loss(answer.lossBefore), after: loss(answer.lossAfter) }),
          ),
          ...targetBlocks(answer, false, telling),
          ...targetBlocks(answer, true, telling),
          note(say("fit.deviations")),
          ...conflictBlocks(answer, telling),
          ...numberBlocks(answer, telling),
          ...togetherBlocks(answer, telling),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

const nameOf = ({ id, date, question }: Target): string =>
  [id, date, question].filter((part) => part !== null).join(" ");

function targetBlocks(answer: FitAnswer, heldOut: boolean, telling: Telling): Block[] {
  const { say, style } = telling;
  const rows = answer.targets.filter((target) => target.heldOut === heldOut);
  if (rows.length === 0) return [];
  const off = ({ missedAfter, sampling }: Target): string => {
    if (missedAfter === null || sampling === null) return "—";
    const missed = missedAfter.toFixed(1).replace(/^-(0\.0)$/u, "$1");
    return isolated(`${missed} ± ${sampling.toFixed(1)}`, style);
  };
  return [
    heading(say(heldOut ? "fit.held-out" : "fit.fitted")),
    {
      kind: "table",
      table: {
        head: [
          ...[say("fit.column"), say("fit.is"), say("fit.band"), say("fit.before")],
          ...[say("fit.after"), say("fit.missed")],
        ],
        rows: rows.map((one) => {
          const figure = (value: number | null): string => figureOf(one, value, telling);
          return [
            one.met ? nameOf(one) : say("fit.unmet", { name: nameOf(one) }),
            figure(one.is),
            isolated(`${figure(one.low)} … ${figure(one.high)}`, style),
            ...[figure(one.before), figure(one.after), off(one)],
          ];
        }),
      },
    },
  ];
}

/** A value of a target in its own units. */
function figureOf(
  { measure, low, high }: Target,
  value: number | null,
  { style }: Telling,
): string {
  if (value === null) return "—";
  if (measure === "mean" || measure === "entries") return formatSignificant(value, 3, style);
  // As many decimals as a tenth of the band has.
  const width = (high - low) / 10;
  const estimate = { probability: value, low: value - width / 2, high: value + width / 2 };
  return formatShare(estimate, style).value;
}

function conflictBlocks({ conflicts, targets }: FitAnswer, telling: Telling): Block[] {
  const { say, style } = telling;
  if (conflicts.length === 0) return [];
  const told = conflicts.map(({ target, why, by, most }) => {
    const about = targets.find((one) => nameOf(one) === target);
    switch (why) {
      case "out-of-reach":
        return most === null || about === undefined
          ? say("fit.out-of-reach.nothing", { target })
          : say("fit.out-of-reach", {
              target,
              most: figureOf(about, most, telling),
              is: figureOf(about, about.is, telling),
            });
      case "contradicted":
        return say("fit.contradicted", {
          target,
          by: listIn(
            style,
            by.map((one) => isolated(one, style)),
          ),
        });
      case "held-back":
        return say("fit.held-back", { target });
    }
  });
  return [heading(say("fit.conflicts")), ...told.map(paragraph)];
}

function numberBlocks(answer: FitAnswer, telling: Telling): Block[] {
  const { say, style } = telling;
  const { numbers, inputs, untold, shown } = answer;
  const figure = (value: number): string => formatSignificant(value, 3, style);
  const rows = numbers.toSorted((a, b) => b.told - a.told).slice(0, shown);
  return [
    heading(say("fit.numbers")),
    {
      kind: "table",
      table: {
        head: [
          ...[say("fit.number"), say("fit.range"), say("fit.before"), say("fit.after")],
          say("fit.told"),
        ],
        rows: rows.map((one) => [
          inputName(one.id, telling),
          isolated(`${figure(one.low)} … ${figure(one.high)}`, style),
          ...[figure(one.before), figure(one.after)],
          isolated(`${(one.told * 100).toFixed(0)}%`, style),
        ]),
      },
    },
    ...rest(numbers.length - rows.length, telling),
    note(say("fit.told-note", { untold, inputs })),
  ];
}

function togetherBlocks({ together, shown }: FitAnswer, telling: Telling): Block[] {
  const { say, style } = telling;
  if (together.length === 0) return [];
  const rows = together.slice(0, shown);
  return [
    heading(say("fit.together")),
    {
      kind: "table",
      table: {
        head: [say("fit.number"), say("fit.other"), say("fit.correlation")],
        rows: rows.map(({ first, second, correlation }) => [
          ...[inputName(first, telling), inputName(second, telling)],
          isolated(correlation.toFixed(2), style),
        ]),
        texts: [1],
      },
    },
    ...rest(together.length - rows.length, telling),
    note(say("fit.together-note")),
  ];
}

const rest = (n: number, { say }: Telling): Block[] =>
  n > 0 ? [note(say("fit.rest", { n }))] : [];
