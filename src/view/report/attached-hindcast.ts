/** The section of what `brink hindcast --json` printed: scores beside those of others, and calibration. */

import { formatDate } from "../../i18n/date.ts";
import { formatNumber } from "../../i18n/number.ts";
import { formatMean, formatShare } from "../../story/figures.ts";
import { forecasterName } from "../hindcast.ts";
import {
  DamagedDocument,
  entriesIn,
  fieldsIn,
  fieldsOf,
  listIn,
  numberIn,
  optionalIn,
  shareIn,
  stringIn,
  type Fields,
} from "./document.ts";
import { numberAxis } from "../../story/axis.ts";
import type { Block, IntervalRow, Section } from "../../story/block.ts";
import { isolate } from "../../story/figures.ts";
import { shareAxis } from "../../story/axis.ts";
import type { SpokenResult } from "./result.ts";

/** A mean score, with its interval where there is one. */
interface ReadScore {
  readonly mean: number;
  readonly interval?: { readonly low: number; readonly high: number };
}

/** The section. */
export function hindcastSection(document: Fields, result: SpokenResult): Section {
  const { say, style } = result.words;
  const days = listIn(document, "days", fieldsOf);
  if (days.length === 0) throw new DamagedDocument();
  const forecasters = entriesIn(document, "forecasters");
  const fitted = forecasters.some(([, { fitted: one }]) => one === true);
  return {
    id: "hindcast",
    title: say("report.section.hindcast"),
    blocks: [
      {
        kind: "paragraph",
        text: `${say("hindcast.heading", {
          observed: isolate(stringIn(document, "observed"), style),
        })}. ${say("hindcast.note.one")}`,
      },
      ...days.flatMap((day) => dayBlocks(day, result)),
      ...(fitted ? [{ kind: "paragraph" as const, text: say("hindcast.note.fitted") }] : []),
      {
        kind: "paragraph",
        text: `${say("hindcast.note.scores")} ${say("hindcast.note.interval")}`,
      },
    ],
  };
}

function readScore(fields: Fields, key: string): ReadScore {
  const score = fieldsIn(fields, key);
  const mean = numberIn(score, "mean");
  if (score["low"] === undefined) return { mean };
  return { mean, interval: { low: numberIn(score, "low"), high: numberIn(score, "high") } };
}

function scoreText(
  { mean, interval }: ReadScore,
  { words: { style } }: SpokenResult,
): readonly [string, string] {
  const around = interval ?? { low: mean - 0.02, high: mean + 0.02 };
  const text = formatMean({ mean, ...around }, style);
  return [text.value, interval === undefined ? "—" : text.interval];
}

function dayBlocks(day: Fields, result: SpokenResult): readonly Block[] {
  const { naming, words } = result;
  const { say, style } = words;
  const iso = stringIn(day, "date");
  if (!/^\d{4}-\d\d-\d\d$/u.test(iso)) throw new DamagedDocument();
  const date = formatDate(iso, style);
  const scenario = optionalIn(day, "scenario", fieldsOf);
  const heading: Block = { kind: "heading", text: say("hindcast.on", { date }) };
  if (scenario === undefined) {
    return [heading, { kind: "paragraph", text: say("report.hindcast.none") }];
  }
  const scored = [
    { name: say("hindcast.scenario"), fields: scenario },
    ...entriesIn(day, "others").map(([id, fields]) => ({
      name: forecasterName(naming, id),
      fields,
    })),
  ].map(({ name, fields }) => ({
    name,
    questions: numberIn(fields, "questions"),
    brier: readScore(fields, "brier"),
    log: readScore(fields, "log"),
  }));
  const rows = scored.map(({ name, questions, brier }): IntervalRow => {
    const [value, interval] = scoreText(brier, result);
    return {
      label: say("report.hindcast.row", { name, n: questions }),
      figures: [value, interval === "—" ? "" : interval],
      value: brier.mean,
      low: brier.interval?.low ?? brier.mean,
      high: brier.interval?.high ?? brier.mean,
    };
  });
  return [
    heading,
    {
      kind: "row",
      blocks: [
        {
          kind: "figure",
          caption: say("report.hindcast.scores", { date }),
          alternative: say("report.hindcast.alternative", {
            score: rows[0]?.figures[0] ?? "",
            n: scored[0]?.questions ?? 0,
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
            rows: scored.map(({ name, questions, brier, log }) => [
              name,
              formatNumber(questions, style),
              ...scoreText(brier, result),
              scoreText(log, result)[0],
            ]),
          },
        },
        calibration(scenario, date, result),
      ],
    },
    questionTable(scenario, date, result),
    ...(optionalIn(day, "ladders", (value) => [ladderTable(fieldsOf(value), date, result)]) ?? []),
  ];
}

function percent(share: number, { words: { style } }: SpokenResult): string {
  // Whole percents, one decimal below 10 %, two below 1 %.
  const half = share >= 0.1 ? 0.05 : share >= 0.01 ? 0.005 : 0.0005;
  return formatShare({ probability: share, low: share - half, high: share + half }, style).value;
}

/** How often it came true, by what had been said. */
function calibration(scenario: Fields, date: string, result: SpokenResult): Block {
  const { say, style } = result.words;
  const bins = listIn(fieldsIn(scenario, "decomposition"), "bins", (value) => {
    const bin = fieldsOf(value);
    return {
      count: numberIn(bin, "count"),
      forecast: shareIn(bin, "forecast"),
      frequency: shareIn(bin, "frequency"),
    };
  });
  const axis = shareAxis(1, style);
  return {
    kind: "figure",
    caption: say("report.hindcast.calibration", { date }),
    alternative: say("report.hindcast.calibration-alternative", {
      bins: bins
        .map(({ forecast, frequency }) =>
          say("report.hindcast.bin", {
            forecast: percent(forecast, result),
            frequency: percent(frequency, result),
          }),
        )
        .join(", "),
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
        percent(forecast, result),
        percent(frequency, result),
        formatNumber(count, style),
      ]),
    },
  };
}

function questionTable(scenario: Fields, date: string, result: SpokenResult): Block {
  const { words } = result;
  const { say } = words;
  return {
    kind: "folded",
    title: say("report.hindcast.questions", { date }),
    table: {
      head: [
        say("batch.outcome"),
        say("hindcast.scenario"),
        say("hindcast.came"),
        say("hindcast.brier"),
      ],
      rows: entriesIn(scenario, "forecasts").map(([id, one]) => {
        if (typeof one["happened"] !== "boolean") throw new DamagedDocument();
        return [
          words.nameOf(id),
          percent(shareIn(one, "probability"), result),
          say(one["happened"] ? "hindcast.yes" : "hindcast.no"),
          scoreText({ mean: numberIn(one, "brier") }, result)[0],
        ];
      }),
    },
  };
}

function ladderTable(ladders: Fields, date: string, result: SpokenResult): Block {
  const { words } = result;
  const { say, names } = words;
  const rps = readScore(ladders, "rps");
  const [value, interval] = scoreText(rps, result);
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
          value,
          interval,
          scoreText(readScore(ladders, "persistence"), result)[0],
        ],
        ...entriesIn(ladders, "flashpoints").map(([id, one]) => [
          words.text(names.flashpoints.get(id)?.name, id),
          scoreText({ mean: numberIn(one, "score") }, result)[0],
          "",
          scoreText({ mean: numberIn(one, "persistence") }, result)[0],
        ]),
      ],
    },
  };
}
