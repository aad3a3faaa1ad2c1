/** Flashpoints over time: where the runs stand, and which levels they have reached, step by step. */

import { at } from "../../base/invariant.ts";
import { formatChance } from "../../i18n/number.ts";
import { listIn } from "../../i18n/list.ts";
import type { FlashpointCourse } from "../../study/courses.ts";
import type { FlashpointEstimate, ShareEstimate } from "../../study/estimates.ts";
import { flashpointTable } from "../batch.ts";
import { inOrder } from "../../story/intervals.ts";
import type { Axis, Block, Section, Table } from "../../story/block.ts";
import { shareAxis, shownSteps, stepAxis } from "../../story/axis.ts";
import { titleFor, type SpokenResult } from "./result.ts";

/** Points of a line, and rows of a table by step, at most. */
const PLOT_POINTS = 180;
const TABLE_ROWS = 60;

/** A flashpoint with its words. */
interface Told {
  readonly result: SpokenResult;
  readonly course: FlashpointCourse;
  readonly estimate: FlashpointEstimate;
  readonly name: string;
  readonly levels: readonly string[];
}

/** The section of a result. */
export function flashpointsSection(result: SpokenResult): Section {
  const { words, estimates, courses, names, suffix } = result;
  const { say } = words;
  const told = inOrder(estimates.flashpoints, names.flashpoints).flatMap((estimate): Told[] => {
    const course = courses.find(({ id }) => id === estimate.id);
    const named = names.flashpoints.get(estimate.id);
    if (course === undefined) return [];
    return [
      {
        result,
        course,
        estimate,
        name: words.text(named?.name, estimate.id),
        levels: estimate.levels.map((id) => words.text(named?.levels.get(id), id)),
      },
    ];
  });
  const { every } = shownSteps(estimates.dates.length, TABLE_ROWS);
  return {
    id: `flashpoints${suffix}`,
    title: titleFor(result, "flashpoints"),
    blocks: [
      { kind: "paragraph", text: say("report.flashpoints.intro") },
      { kind: "table", table: glance(told, result) },
      ...(every === 1
        ? []
        : [{ kind: "paragraph" as const, text: say("report.thinned", { n: every }) }]),
      ...told.flatMap((one): Block[] => [
        { kind: "heading", text: one.name },
        { kind: "row", blocks: [bandsFigure(one), ...curvesFigure(one)] },
        {
          kind: "folded",
          title: say("report.detail", { flashpoint: one.name }),
          table: flashpointTable(one.estimate, words),
        },
      ]),
    ],
  };
}

/** A row per flashpoint: the level that is commonest at the end, and the worst that was seen. */
function glance(told: readonly Told[], { words }: SpokenResult): Table {
  const { say, style } = words;
  const chance = (share: ShareEstimate): string => formatChance(share.probability, style);
  return {
    head: [
      say("report.flashpoint"),
      say("report.flashpoint.usual"),
      say("batch.share"),
      say("report.flashpoint.worst"),
      say("report.flashpoint.reached"),
    ],
    texts: [0, 1, 3],
    rows: told.map(({ name, levels, estimate: { final, ever } }) => {
      const usual = final.reduce(
        (best, share, level) => (share.count > at(final, best).count ? level : best),
        0,
      );
      const worst = ever.findLastIndex(({ count }) => count > 0);
      return [
        name,
        at(levels, usual),
        chance(at(final, usual)),
        at(levels, worst),
        chance(at(ever, worst)),
      ];
    }),
  };
}

/** Shares by step as a table: a column per level. */
function stepTable(
  { result, levels }: Told,
  shares: readonly (readonly ShareEstimate[])[],
  from: number,
): Table {
  const { words, estimates } = result;
  const { steps } = shownSteps(estimates.dates.length, TABLE_ROWS);
  return {
    head: [words.say("report.date"), ...levels.slice(from)],
    rows: steps.map((step) => [
      words.date(step),
      ...at(shares, step)
        .slice(from)
        .map(({ probability }) => formatChance(probability, words.style)),
    ]),
  };
}

/** Levels with their shares, in words; those that no run is at are left out. */
function sharesInWords(
  { result, levels }: Told,
  shares: readonly ShareEstimate[],
  from: number,
): string {
  const { say, style } = result.words;
  const parts = levels
    .map((level, index) => ({ level, share: at(shares, index) }))
    .filter(({ share }, index) => index >= from && share.count > 0)
    .map(({ level, share }) =>
      say("report.share-of", { level, share: formatChance(share.probability, style) }),
    );
  return listIn(style, parts);
}

function axes({ result }: Told): { readonly steps: readonly number[]; readonly x: Axis } {
  const { dates } = result.estimates;
  const { steps } = shownSteps(dates.length, PLOT_POINTS);
  return { steps, x: stepAxis(dates, result.words.style, result.words.say) };
}

function bandsFigure(told: Told): Block {
  const { result, course, name, levels } = told;
  const { say, style } = result.words;
  const { steps, x } = axes(told);
  const { standing } = course;
  return {
    kind: "figure",
    caption: say("report.bands.caption", { flashpoint: name }),
    alternative: say("report.bands.alternative", {
      flashpoint: name,
      first: sharesInWords(told, at(standing, 0), 0),
      last: sharesInWords(told, at(standing, standing.length - 1), 0),
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
    table: stepTable(told, standing, 0),
  };
}

/** The levels above where all runs start; none to draw where that is the worst one. */
function curvesFigure(told: Told): readonly Block[] {
  const { result, course, name, levels } = told;
  const { say, style } = result.words;
  const { steps, x } = axes(told);
  const { reached } = course;
  const from = at(reached, 0).findIndex(({ probability }) => probability < 1);
  if (from < 0) return [];
  const last = at(reached, reached.length - 1);
  const of = (level: number, part: (share: ShareEstimate) => number): number[] =>
    steps.map((step) => part(at(at(reached, step), level)));
  return [
    {
      kind: "figure",
      caption: say("report.curves.caption", { flashpoint: name }),
      alternative: say("report.curves.alternative", {
        flashpoint: name,
        last: sharesInWords(told, last, from) || formatChance(0, style),
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
      table: stepTable(told, reached, from),
    },
  ];
}
