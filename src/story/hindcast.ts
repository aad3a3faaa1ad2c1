/** What `brink hindcast` found, told: scores beside those of others, calibration, and every question. */

import { listIn } from "../i18n/list.ts";
import type { EstimateAnswer, HindcastAnswer, ScoreAnswer } from "../answer/hindcast.ts";
import { formatDate } from "../i18n/date.ts";
import { numberAxis, shareAxis } from "./axis.ts";
import type { Block, IntervalRow, Story } from "./block.ts";
import { hindcastEnsembleBlocks } from "./ensemble.ts";
import { formatMean, formatShare } from "./figures.ts";
import { forecasterName, plainShare } from "./forecasters.ts";
import {
  cautionBlocks,
  closing,
  heading,
  note,
  paragraph,
  settingsLine,
  type Telling,
} from "./telling.ts";

type Day = HindcastAnswer["days"][number];

/** The story of a hindcast. */
export function tellHindcast(answer: HindcastAnswer, telling: Telling): Story {
  const { say } = telling;
  const { days, beliefs, cautions, observed, set } = answer;
  const several = days.some(({ others }) => Object.keys(others).length > 1);
  return {
    subject: telling.subject,
    made: [say("hindcast.heading", { observed }), ...settingsLine(set, telling)],
    sections: [
      {
        id: "hindcast",
        title: say("report.section.hindcast"),
        blocks: [
          ...cautionBlocks(cautions, telling),
          ...days.flatMap((day) => dayBlocks(day, telling)),
          ...beliefs.map((one) => beliefBlock(one, telling)),
          ...hindcastEnsembleBlocks(
            answer.ensemble,
            days.map(({ scenario }) => scenario),
            beliefs.map((one) => ({ name: besideName(one, telling), points: one.points })),
            telling,
          ),
          note(say("hindcast.note.scores")),
          ...(several ? [note(say("hindcast.note.others"))] : []),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function formatScore(score: number, { style }: Telling): string {
  return formatMean({ mean: score, low: score - 0.02, high: score + 0.02 }, style).value;
}

/** A mean score and its interval; a dash where there are too few questions. */
function cellsOf({ mean, low, high }: EstimateAnswer, telling: Telling): readonly [string, string] {
  if (low === undefined || high === undefined) return [formatScore(mean, telling), "—"];
  const { value, interval } = formatMean({ mean, low, high }, telling.style);
  return [value, interval];
}

/** A forecaster by the name that is shown, with its score. */
interface Scored {
  readonly name: string;
  readonly score: ScoreAnswer;
}

function dayBlocks(day: Day, telling: Telling): readonly Block[] {
  const { say, style, naming } = telling;
  const { scenario, others, ladders } = day;
  const date = formatDate(day.date, style);
  const opening = heading(say("hindcast.on", { date }));
  if (scenario === null) return [opening, paragraph(say("report.hindcast.none"))];
  const scored: readonly Scored[] = [
    { name: say("hindcast.scenario"), score: scenario },
    ...Object.entries(others).map(([id, score]) => ({ name: forecasterName(naming, id), score })),
  ];
  return [
    opening,
    {
      kind: "row",
      blocks: [scoresFigure(scored, date, telling), calibration(scenario, date, telling)],
    },
    ...comparisonTable(others, telling),
    questionTable(scored, date, telling),
    ...(ladders === null ? [] : [ladderTable(ladders, date, telling)]),
  ];
}

function scoresFigure(scored: readonly Scored[], date: string, telling: Telling): Block {
  const { say, style } = telling;
  const rows = scored.map(({ name, score: { questions, brier } }): IntervalRow => {
    const [value, interval] = cellsOf(brier, telling);
    return {
      label: say("report.hindcast.row", { name, n: questions }),
      figures: [value, interval === "—" ? "" : interval],
      value: brier.mean,
      low: brier.low ?? brier.mean,
      high: brier.high ?? brier.mean,
    };
  });
  return {
    kind: "figure",
    caption: say("report.hindcast.scores", { date }),
    alternative: say("report.hindcast.alternative", {
      score: rows[0]?.figures[0] ?? "",
      n: scored[0]?.score.questions ?? 0,
    }),
    plot: {
      kind: "intervals",
      axis: numberAxis(0, Math.max(0.25, ...rows.map(({ high }) => high)), style, false),
      zero: false,
      rows,
    },
    table: {
      head: [
        say("report.hindcast.who"),
        say("hindcast.questions"),
        say("hindcast.brier"),
        say("batch.interval"),
        say("hindcast.log"),
      ],
      rows: scored.map(({ name, score: { questions, brier, log } }) => [
        name,
        telling.number(questions),
        ...cellsOf(brier, telling),
        formatScore(log.mean, telling),
      ]),
    },
  };
}

/** The scenario less each of the others, on the questions that both answered. */
function comparisonTable(others: Day["others"], telling: Telling): readonly Block[] {
  const { say, naming } = telling;
  const rows = Object.entries(others).flatMap(([id, { comparison }]) =>
    comparison === null
      ? []
      : [
          [
            forecasterName(naming, id),
            telling.number(comparison.questions),
            ...cellsOf(comparison.brierDifference, telling),
            comparison.skill === null ? "—" : formatScore(comparison.skill, telling),
          ],
        ],
  );
  if (rows.length === 0) return [];
  const head = [
    say("hindcast.same"),
    say("hindcast.questions"),
    say("hindcast.difference"),
    say("batch.interval"),
    say("hindcast.skill"),
  ];
  return [{ kind: "table", table: { head, rows } }];
}

/** How often it came true, by what had been said. */
function calibration({ decomposition }: ScoreAnswer, date: string, telling: Telling): Block {
  const { say, style } = telling;
  const { bins } = decomposition;
  const axis = shareAxis(1, style);
  const percent = (share: number): string => plainShare(share, style);
  return {
    kind: "figure",
    caption: say("report.hindcast.calibration", { date }),
    alternative: say("report.hindcast.calibration-alternative", {
      bins: listIn(
        style,
        bins.map(({ forecast, frequency }) =>
          say("report.hindcast.bin", {
            forecast: percent(forecast),
            frequency: percent(frequency),
          }),
        ),
      ),
    }),
    plot: {
      kind: "scatter",
      x: axis,
      y: axis,
      names: [say("report.hindcast.forecast"), say("report.hindcast.frequency")],
      diagonal: true,
      points: bins.map(({ count, forecast, frequency }) => ({
        label: say("report.hindcast.count", { n: count }),
        x: forecast,
        y: frequency,
      })),
    },
    table: {
      head: [
        say("report.hindcast.forecast"),
        say("report.hindcast.frequency"),
        say("hindcast.questions"),
      ],
      rows: bins.map(({ count, forecast, frequency }) => [
        percent(forecast),
        percent(frequency),
        telling.number(count),
      ]),
    },
  };
}

/** Every question with what the scenario and the others said, and what came. */
function questionTable([own, ...others]: readonly Scored[], date: string, telling: Telling): Block {
  const { say, style } = telling;
  return {
    kind: "folded",
    title: say("report.hindcast.questions", { date }),
    table: {
      head: [
        say("hindcast.question", { date }),
        say("hindcast.scenario"),
        ...others.map(({ name }) => name),
        say("hindcast.came"),
        say("hindcast.brier"),
      ],
      rows: Object.entries(own?.score.forecasts ?? {}).map(([id, one]) => [
        telling.nameOf(id),
        plainShare(one.probability, style),
        ...others.map(({ score }) => {
          const said = score.forecasts[id];
          return said === undefined ? "" : plainShare(said.probability, style);
        }),
        say(one.happened ? "hindcast.yes" : "hindcast.no"),
        formatScore(one.brier, telling),
      ]),
    },
  };
}

function ladderTable(ladders: NonNullable<Day["ladders"]>, date: string, telling: Telling): Block {
  const { say, names } = telling;
  return {
    kind: "folded",
    title: say("hindcast.ladders", { date }),
    table: {
      head: [
        say("report.flashpoint"),
        say("hindcast.rps"),
        say("batch.interval"),
        say("hindcast.persistence"),
      ],
      rows: [
        [
          say("hindcast.all"),
          ...cellsOf(ladders.rps, telling),
          formatScore(ladders.persistence.mean, telling),
        ],
        ...Object.entries(ladders.flashpoints).map(([id, { score, persistence }]) => [
          telling.text(names.flashpoints.get(id)?.name, id),
          formatScore(score, telling),
          "",
          formatScore(persistence, telling),
        ]),
      ],
    },
  };
}

function besideName(beside: HindcastAnswer["beliefs"][number], telling: Telling): string {
  const { say, names, naming } = telling;
  const named = names.unknowns.get(beside.unknown);
  return say("hindcast.beside", {
    unknown: telling.text(named?.name, beside.unknown),
    value: telling.text(named?.values.get(beside.value), beside.value),
    forecaster: forecasterName(naming, beside.forecaster),
  });
}

/** Belief in a value beside what a forecaster said of it. */
function beliefBlock(beside: HindcastAnswer["beliefs"][number], telling: Telling): Block {
  const { say, style } = telling;
  return {
    kind: "table",
    table: {
      head: [
        besideName(beside, telling),
        say("hindcast.scenario"),
        say("batch.interval"),
        say("hindcast.others"),
      ],
      rows: beside.points.map(({ date, said, belief }) => {
        const text = belief === undefined ? undefined : formatShare(belief, style);
        const own = [text?.value ?? "—", text?.interval ?? ""];
        return [formatDate(date, style), ...own, plainShare(said, style)];
      }),
    },
  };
}
