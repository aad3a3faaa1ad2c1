/** How a class forecast: each question with its three truths apart, and calibration. */

import type { QuestionSpread } from "../../../exercise/class/grade.ts";
import type { QuestionTruths } from "../../../exercise/class/graded.ts";
import type { Question } from "../../../exercise/model.ts";
import { formatDate } from "../../../i18n/date.ts";
import { formatChance, formatNumber } from "../../../i18n/number.ts";
import { told } from "../../naming.ts";
import type { Block, IntervalRow, Section, Table } from "../../block.ts";
import { chanceFigures, percentRange, wholeAxis, type ClassSubject } from "./words.ts";
import { blocksOf, heading, type Said } from "../blocks.ts";
import { answerWords, categoryNames, oddsText } from "../answers.ts";

/** What the truths say, each in a sentence. */
function truthLines(subject: ClassSubject, question: Question, truths: QuestionTruths): string {
  const { say } = subject.naming;
  const { sealed, differs, known } = truths;
  return [
    sealed === undefined
      ? say("grade.truth-none")
      : say("grade.truth-sealed", { answer: answerWords(subject.naming, question, sealed) }),
    ...(differs ? [say("grade.truth-differs")] : []),
    ...(known !== undefined
      ? [say("grade.truth-known", { answer: answerWords(subject.naming, question, known) })]
      : question.known === undefined
        ? []
        : [say("grade.truth-open")]),
  ].join(" ");
}

/** Rows of the plot of a yes-or-no question. */
function binaryRows(
  { naming }: ClassSubject,
  question: Question,
  { quantiles }: QuestionSpread,
  { odds }: QuestionTruths,
): readonly IntervalRow[] {
  const { say, style } = naming;
  const row = (label: string, value: number, low = value, high = value): IntervalRow => ({
    label,
    figures:
      low === high ? [formatChance(value, style), "—"] : chanceFigures(value, low, high, style),
    value,
    low,
    high,
  });
  return [
    ...(quantiles === undefined
      ? []
      : [row(say("grade.class-last"), quantiles[1], quantiles[0], quantiles[2])]),
    ...(odds?.kind === "binary"
      ? [row(say("grade.engine"), odds.yes.p, odds.yes.low, odds.yes.high)]
      : []),
    ...(question.reference?.p ?? []).slice(0, 1).map((p) => row(say("grade.reference"), p)),
    ...question.crowd.map(({ on, p }) =>
      row(say("grade.crowd", { date: formatDate(on, style, "short") }), p),
    ),
  ];
}

function binsTable({ naming }: ClassSubject, bins: readonly number[]): Table {
  const { say, style } = naming;
  return {
    head: [say("grade.probability"), say("grade.people")],
    rows: bins.map((count, bin) => [
      percentRange(bin * 10, bin * 10 + 10, style),
      formatNumber(count, style),
    ]),
  };
}

function categoryTable(
  subject: ClassSubject,
  question: Question,
  { mean = [] }: QuestionSpread,
  { odds }: QuestionTruths,
): Table {
  const { say, style } = subject.naming;
  return {
    head: [say("grade.category"), say("grade.class-mean"), say("grade.engine-short")],
    rows: categoryNames(subject.naming, question).map(({ id, text: name }, index) => {
      const share = mean[index];
      const engine =
        odds?.kind === "categories" ? odds.categories.find((one) => one.id === id)?.p : undefined;
      return [
        name,
        share === undefined ? "—" : formatChance(share, style),
        engine === undefined ? "—" : formatChance(engine, style),
      ];
    }),
  };
}

function questionBlocks(
  subject: ClassSubject,
  question: Question,
  spread: QuestionSpread,
  truths: QuestionTruths,
): readonly Said[] {
  const { naming } = subject;
  const { say, style } = naming;
  const name = told(naming, question.text);
  const { bins, range, forecasts } = spread;
  const common = [heading(name), truthLines(subject, question, truths)];
  if (forecasts === 0) return [...common, say("grade.spread", { n: 0 })];
  if (bins !== undefined) {
    const rows = binaryRows(subject, question, spread, truths);
    const figure: Block = {
      kind: "figure",
      caption: say("grade.spread", { n: forecasts }),
      alternative: say("grade.spread-of", { question: name }),
      plot: { kind: "intervals", axis: wholeAxis(style), zero: false, rows },
      table: {
        head: ["", say("grade.probability"), ""],
        rows: rows.map(({ label, figures }) => [label, ...figures]),
      },
    };
    const blocks = [figure, { kind: "table", table: binsTable(subject, bins) } as const];
    return [...common, { kind: "row", blocks }];
  }
  if (range !== undefined) {
    const odds =
      truths.odds === undefined ? say("grade.no-odds") : oddsText(naming, question, truths.odds);
    return [
      ...common,
      say("grade.middle-range", {
        low: answerWords(subject.naming, question, range[0]),
        high: answerWords(subject.naming, question, range[1]),
        odds,
      }),
    ];
  }
  return [...common, { kind: "table", table: categoryTable(subject, question, spread, truths) }];
}

/** Every question that the exercise asks. */
export function questionsSection(subject: ClassSubject): Section {
  const { exercise, graded, naming } = subject;
  return {
    id: "questions",
    title: naming.say("grade.section.questions"),
    blocks: blocksOf(
      exercise.questions.map((question) => {
        const spread = graded.graded.spread.find((one) => one.question === question.id);
        const truths = graded.truths.find((one) => one.question === question.id);
        const known = spread !== undefined && truths !== undefined;
        return known && questionBlocks(subject, question, spread, truths);
      }),
    ),
  };
}

/** The calibration plot, where the sealed run decided anything. */
export function calibrationSection({ graded, naming }: ClassSubject): readonly Section[] {
  const { calibration, resolved } = graded.graded;
  if (calibration === undefined) return [];
  const { say, style } = naming;
  const { bins, forecasts } = calibration;
  const number = (value: number): string => formatNumber(value, style, 3);
  const table: Table = {
    head: [say("grade.forecast"), say("grade.frequency"), say("grade.people")],
    rows: bins.map(({ forecast, frequency, count }) => [
      formatChance(forecast, style),
      formatChance(frequency, style),
      formatNumber(count, style),
    ]),
  };
  const steps = bins.map(({ forecast }) => forecast);
  const flat = bins.map(({ frequency }) => frequency);
  return [
    {
      id: "calibration",
      title: say("grade.section.calibration"),
      blocks: blocksOf(
        say("grade.calibration-note", { n: resolved, forecasts }),
        say("grade.murphy", {
          brier: number(calibration.brier),
          reliability: number(calibration.reliability),
          resolution: number(calibration.resolution),
          uncertainty: number(calibration.uncertainty),
          residual: number(calibration.residual),
        }),
        {
          kind: "figure",
          caption: say("grade.section.calibration"),
          alternative: say("grade.calibration-alternative"),
          plot: {
            kind: "curves",
            steps,
            x: wholeAxis(style),
            y: wholeAxis(style),
            firstNumber: 1,
            curves: [
              { label: say("grade.perfect"), values: steps, low: steps, high: steps },
              { label: say("grade.class-curve"), values: flat, low: flat, high: flat },
            ],
          },
          table,
        },
      ),
    },
  ];
}
