/** Flashpoints over time: where the runs stand and what they have reached, with plots where steps are known. */

import type { Share } from "./figures.ts";
import type { BatchAnswer, FlashpointAnswer } from "../answer/batch.ts";
import { at } from "../base/invariant.ts";
import { listIn } from "../i18n/list.ts";
import { formatChance } from "../i18n/number.ts";
import type { FlashpointCourse } from "../study/courses.ts";
import { shareAxis, shownSteps, stepAxis } from "./axis.ts";
import type { Axis, Block, Table } from "./block.ts";
import { inOrder } from "./intervals.ts";
import { heading, paragraph, type Telling } from "./telling.ts";

/** Points of a line, and rows of a table by step, at most. */
const PLOT_POINTS = 180;
const TABLE_ROWS = 60;

/** A flashpoint with its words. */
interface Named {
  readonly answer: FlashpointAnswer;
  readonly name: string;
  readonly levels: readonly string[];
}

/** The same with its course. */
interface Followed extends Named {
  readonly course: FlashpointCourse;
  readonly telling: Telling;
}

/** The flashpoints of a batch. @param courses how they went, for plots */
export function flashpointBlocks(
  { flashpoints }: BatchAnswer,
  telling: Telling,
  courses?: readonly FlashpointCourse[],
): Block[] {
  const { say, names, dates } = telling;
  const all = Object.entries(flashpoints).map(([id, answer]) => {
    const named = names.flashpoints.get(id);
    return {
      ...{ id, answer, name: telling.text(named?.name, id) },
      levels: answer.levels.map((level) => telling.text(named?.levels.get(level), level)),
    };
  });
  const ordered = inOrder(all, names.flashpoints);
  if (courses === undefined || ordered.length === 0) {
    return ordered.map((one) => ({
      kind: "folded",
      title: one.name,
      table: levelTable(one, telling),
    }));
  }
  const followed = ordered.flatMap((one): Followed[] => {
    const course = courses.find(({ id }) => id === one.id);
    return course === undefined ? [] : [{ ...one, course, telling }];
  });
  const { every } = shownSteps(dates.length, TABLE_ROWS);
  return [
    paragraph(say("report.flashpoints.intro")),
    { kind: "table", table: glance(followed, telling) },
    ...(every === 1 ? [] : [paragraph(say("report.thinned", { n: every }))]),
    ...followed.flatMap((one): Block[] => [
      heading(one.name),
      { kind: "row", blocks: [bandsFigure(one), ...curvesFigure(one)] },
      {
        kind: "folded",
        title: say("report.detail", { flashpoint: one.name }),
        table: levelTable(one, telling),
      },
    ]),
  ];
}

/** One flashpoint, a row per level. */
function levelTable({ answer, name, levels }: Named, telling: Telling): Table {
  const { say } = telling;
  const { final, finalIntervals, ever, everIntervals, firstPassage } = answer;
  const share = (
    shares: readonly number[],
    intervals: readonly (readonly number[])[],
    level: number,
  ): string => {
    const [low = 0, high = 1] = at(intervals, level);
    return telling.share({ probability: at(shares, level), low, high });
  };
  const columns = telling.shares();
  return {
    head: [name, say("batch.final"), say("batch.ever"), ...columns],
    rows: levels.map((label, level) => [
      label,
      share(final, finalIntervals, level),
      // Every run is at the best level or worse, always.
      ...(level === 0
        ? ["", ...columns.map(() => "")]
        : [
            share(ever, everIntervals, level),
            ...telling.passage(firstPassage[at(answer.levels, level)]),
          ]),
    ]),
  };
}

/** A row per flashpoint: the level that is commonest at the end, and the worst that was seen. */
function glance(followed: readonly Followed[], { say, style }: Telling): Table {
  return {
    head: [
      say("report.flashpoint"),
      say("report.flashpoint.usual"),
      say("batch.share"),
      say("report.flashpoint.worst"),
      say("report.flashpoint.reached"),
    ],
    texts: [0, 1, 3],
    rows: followed.map(({ name, levels, answer: { final, ever } }) => {
      const usual = final.reduce(
        (best, share, level) => (share > at(final, best) ? level : best),
        0,
      );
      const worst = ever.findLastIndex((share) => share > 0);
      return [
        name,
        at(levels, usual),
        formatChance(at(final, usual), style),
        at(levels, worst),
        formatChance(at(ever, worst), style),
      ];
    }),
  };
}

/** Shares by step as a table: a column per level. */
function stepTable(
  { telling, levels }: Followed,
  shares: readonly (readonly Share[])[],
  from: number,
): Table {
  const { steps } = shownSteps(telling.dates.length, TABLE_ROWS);
  return {
    head: [telling.say("report.date"), ...levels.slice(from)],
    rows: steps.map((step) => [
      telling.date(step),
      ...at(shares, step)
        .slice(from)
        .map(({ probability }) => formatChance(probability, telling.style)),
    ]),
  };
}

/** Levels with their shares, in words; those that no run is at are left out. */
function sharesInWords(
  { telling, levels }: Followed,
  shares: readonly Share[],
  from: number,
): string {
  const { say, style } = telling;
  const parts = levels
    .map((level, index) => ({ level, share: at(shares, index) }))
    .filter(({ share }, index) => index >= from && share.probability > 0)
    .map(({ level, share }) =>
      say("report.share-of", { level, share: formatChance(share.probability, style) }),
    );
  return listIn(style, parts);
}

function axes({ telling }: Followed): { readonly steps: readonly number[]; readonly x: Axis } {
  const { dates, style, say } = telling;
  const { steps } = shownSteps(dates.length, PLOT_POINTS);
  return { steps, x: stepAxis(dates, style, say) };
}

function bandsFigure(followed: Followed): Block {
  const { telling, course, name, levels } = followed;
  const { say, style } = telling;
  const { steps, x } = axes(followed);
  const { standing } = course;
  return {
    kind: "figure",
    caption: say("report.bands.caption", { flashpoint: name }),
    alternative: say("report.bands.alternative", {
      flashpoint: name,
      first: sharesInWords(followed, at(standing, 0), 0),
      last: sharesInWords(followed, at(standing, standing.length - 1), 0),
    }),
    plot: {
      kind: "bands",
      steps,
      x,
      y: shareAxis(1, style),
      bands: levels.map((label, level) => ({
        label,
        shares: steps.map((step) => at(at(standing, step), level).probability),
      })),
    },
    table: stepTable(followed, standing, 0),
  };
}

/** The levels above where all runs start; none to draw where that is the worst one. */
function curvesFigure(followed: Followed): readonly Block[] {
  const { telling, course, name, levels } = followed;
  const { say, style } = telling;
  const { steps, x } = axes(followed);
  const { reached } = course;
  const from = at(reached, 0).findIndex(({ probability }) => probability < 1);
  if (from < 0) return [];
  const last = at(reached, reached.length - 1);
  const of = (level: number, part: (share: Share) => number): number[] =>
    steps.map((step) => part(at(at(reached, step), level)));
  return [
    {
      kind: "figure",
      caption: say("report.curves.caption", { flashpoint: name }),
      alternative: say("report.curves.alternative", {
        flashpoint: name,
        last: sharesInWords(followed, last, from) || formatChance(0, style),
      }),
      plot: {
        kind: "curves",
        steps,
        x,
        y: shareAxis(Math.max(...last.slice(from).map(({ high }) => high)), style),
        firstNumber: from,
        curves: levels.slice(from).map((label, index) => ({
          label,
          values: of(from + index, ({ probability }) => probability),
          low: of(from + index, ({ low }) => low),
          high: of(from + index, ({ high }) => high),
        })),
      },
      table: stepTable(followed, reached, from),
    },
  ];
}
