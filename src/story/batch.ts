/** What `brink batch` counted, told: outcomes, flashpoints and what was drawn, with how it was counted. */

import type { BatchAnswer } from "../answer/batch.ts";
import type { OutcomeAnswer } from "../answer/outcome.ts";
import { formatNumber, likelihoodOf } from "../i18n/number.ts";
import type { FlashpointCourse } from "../study/courses.ts";
import type { Block, Section, Story, Table } from "./block.ts";
import { formatMean, formatShare, isolate, oneIn } from "./figures.ts";
import { flashpointBlocks } from "./flashpoints.ts";
import { inOrder, intervalRow, oddsFigures, outcomeName } from "./intervals.ts";
import {
  cautionBlocks,
  closing,
  heading,
  note,
  paragraph,
  settingsLine,
  type Telling,
} from "./telling.ts";

/** What a report adds to a batch. */
export interface BatchExtras {
  /** How its flashpoints went, step by step. */
  readonly courses?: readonly FlashpointCourse[];
  /** The name of this batch among several. */
  readonly label?: string;
}

/** Sentences of the headline at most. */
const HEADLINE_SENTENCES = 6;

/** An outcome that happens or does not, with the share of runs in which it does. */
export interface Chance {
  readonly id: string;
  readonly name: string;
  /** Of a time: the share of runs in which it comes at all. */
  readonly timed: boolean;
  readonly share: Exclude<OutcomeAnswer, { type: "number" }>;
}

/** Outcomes with their ids, in the author's order. */
const outcomesOf = ({ outcomes }: BatchAnswer, { names }: Telling) =>
  inOrder(
    Object.entries(outcomes).map(([id, outcome]) => ({ id, outcome })),
    names.outcomes,
  );

/** The outcomes that have a share, in the author's order. */
export function chancesOf(answer: BatchAnswer, telling: Telling): readonly Chance[] {
  return outcomesOf(answer, telling).flatMap(({ id, outcome }): Chance[] => {
    if (outcome.type === "number") return [];
    const name = outcomeName({ id, kind: outcome.type }, telling);
    return [{ id, name, timed: outcome.type === "time", share: outcome }];
  });
}

/** The story of a batch. */
export function tellBatch(answer: BatchAnswer, telling: Telling, extras: BatchExtras = {}): Story {
  const { say } = telling;
  const { runs, seed, set, cautions } = answer;
  const titled = (key: "odds" | "flashpoints" | "unknowns"): string =>
    extras.label === undefined
      ? say(`report.section.${key}`)
      : say(`report.section.${key}-of`, { label: isolate(extras.label, telling.style) });
  const sections: Section[] = [
    {
      id: "odds",
      title: titled("odds"),
      blocks: [
        ...precisionBlocks(answer, telling),
        ...cautionBlocks(cautions, telling),
        ...oddsBlocks(answer, telling),
      ],
    },
  ];
  const flashpoints = flashpointBlocks(answer, telling, extras.courses);
  if (flashpoints.length > 0) {
    sections.push({ id: "flashpoints", title: titled("flashpoints"), blocks: flashpoints });
  }
  const drawn = unknownBlocks(answer, telling);
  if (drawn.length > 0) sections.push({ id: "unknowns", title: titled("unknowns"), blocks: drawn });
  const last = sections.length - 1;
  return {
    subject: telling.subject,
    made: [say("batch.runs", { n: runs, seed }), ...settingsLine(set, telling)],
    headline: headlineOf(answer, telling),
    sections: sections.map((section, index) =>
      index < last
        ? section
        : { ...section, blocks: [...section.blocks, ...notes(answer, telling)] },
    ),
  };
}

function precisionBlocks({ precision }: BatchAnswer, { say }: Telling): Block[] {
  return precision?.reached === true
    ? [paragraph(say("precision.reached", { text: precision.wanted }))]
    : [];
}

function oddsBlocks(answer: BatchAnswer, telling: Telling): Block[] {
  const { say } = telling;
  const outcomes = outcomesOf(answer, telling);
  if (outcomes.length === 0) return [];
  const rows = chancesOf(answer, telling).map(({ name, share }) =>
    intervalRow(name, share, telling),
  );
  const tables = valueTables(outcomes, telling);
  return [
    paragraph(say("report.odds.intro")),
    ...(rows.length === 0 ? [] : [{ kind: "row" as const, blocks: oddsFigures(rows, telling) }]),
    ...(tables.length === 0 ? [] : [heading(say("report.odds.values"))]),
    ...tables.map((table): Block => ({ kind: "table", table })),
  ];
}

/** Numbers with their intervals; by when what has a time had come in some of the runs. */
function valueTables(outcomes: ReturnType<typeof outcomesOf>, telling: Telling): Table[] {
  const { say, style } = telling;
  const numbers = outcomes.flatMap(({ id, outcome }) => {
    if (outcome.type !== "number") return [];
    const { mean, low, high } = outcome;
    const bounds = { mean, low: low ?? -Infinity, high: high ?? Infinity };
    const { value, interval } = formatMean(bounds, style);
    return [[telling.nameOf(id), value, interval]];
  });
  const times = outcomes.flatMap(({ id, outcome }) =>
    outcome.type === "time" ? [[telling.nameOf(id), ...telling.passage(outcome.quantiles)]] : [],
  );
  return [
    ...(numbers.length === 0
      ? []
      : [
          {
            head: [say("batch.outcome"), say("batch.estimate"), say("batch.interval")],
            rows: numbers,
          },
        ]),
    ...(times.length === 0
      ? []
      : [{ head: [say("batch.outcome"), ...telling.shares()], rows: times }]),
  ];
}

/** A table for each unknown: what was drawn, in which share of the runs. */
function unknownBlocks({ unknowns, unknownIntervals }: BatchAnswer, telling: Telling): Block[] {
  const { say, names } = telling;
  const all = Object.entries(unknowns).map(([id, values]) => ({ id, values }));
  return inOrder(all, names.unknowns).map(({ id, values }): Block => {
    const named = names.unknowns.get(id);
    return {
      kind: "table",
      table: {
        head: [telling.text(named?.name, id), say("batch.share")],
        rows: Object.entries(values).map(([value, probability]) => {
          const [low = 0, high = 1] = unknownIntervals[id]?.[value] ?? [];
          return [
            telling.text(named?.values.get(value), value),
            telling.share({ probability, low, high }),
          ];
        }),
      },
    };
  });
}

function notes(answer: BatchAnswer, telling: Telling): Block[] {
  const { say } = telling;
  const { precision, outcomes, flashpoints } = answer;
  const means = Object.values(outcomes).some(({ type }) => type === "number");
  const methods = means ? "batch.note.methods-means" : "batch.note.methods";
  const anytime = means ? "precision.note.methods-means" : "precision.note.methods";
  return [
    ...(Object.keys({ ...outcomes, ...flashpoints }).length === 0
      ? []
      : [note(say(precision === undefined ? methods : anytime)), note(say("batch.note.ever"))]),
    ...closing(answer, telling),
  ];
}

/** What it comes to, in sentences: the first outcomes in the author's order. */
function headlineOf(answer: BatchAnswer, telling: Telling): readonly string[] {
  const chances = chancesOf(answer, telling);
  const plain = chances.filter(({ timed }) => !timed);
  return (plain.length > 0 ? plain : chances)
    .slice(0, HEADLINE_SENTENCES)
    .map((chance) => sentenceOf(chance, telling));
}

function sentenceOf({ name: outcome, share }: Chance, { say, style }: Telling): string {
  const { value, interval: range } = formatShare(share, style);
  // No line ends inside an interval.
  const interval = range.replace("–", "\u2060–\u2060");
  if (share.count === 0) return say("report.headline.none", { outcome, interval });
  const likelihood = say(`likelihood.${likelihoodOf(share.probability)}`);
  const fill = { outcome, share: value, interval, likelihood };
  const rare = oneIn(share.probability);
  return rare === undefined
    ? say("report.headline.share", fill)
    : say("report.headline.rare", { ...fill, n: formatNumber(rare, style) });
}
