/** The section of what `brink exact --json` printed: values with bounds, levels by step, a condition. */

import type { Bounded } from "../../engine/exact/answers.ts";
import { inOrder } from "../../story/intervals.ts";
import type { BatchTable } from "../batch.ts";
import { bound, sureDigits } from "../exact-figures.ts";
import { levelTables } from "../exact-levels.ts";
import {
  DamagedDocument,
  boundIn,
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
import { onPages, outcomeName } from "../../story/intervals.ts";
import { shareOf } from "./odds.ts";
import type { Block, IntervalRow, Section } from "../../story/block.ts";
import { isolate } from "../../story/figures.ts";
import { shareAxis, shownSteps, stepAxis } from "../../story/axis.ts";
import type { SpokenResult } from "./result.ts";

/** An outcome with what was found of it. */
interface ReadAnswer {
  readonly id: string;
  readonly kind: "boolean" | "number" | "time";
  readonly value: Bounded;
}

/** The section. */
export function exactSection(document: Fields, result: SpokenResult): Section {
  const { say, style } = result.words;
  const made = say("exact.solved", {
    peak: numberIn(document, "statesAtOnce"),
    transitions: numberIn(document, "transitions"),
  });
  const answers = inOrder(
    entriesIn(document, "outcomes").map(([id, fields]) => readAnswer(id, fields)),
    result.names.outcomes,
  );
  const set = Object.entries(fieldsIn(document, "set")).map(
    ([id, value]) => `${id}=${String(value)}`,
  );
  const given = optionalIn(document, "given", fieldsOf);
  const levels = optionalIn(document, "levels", fieldsOf);
  return {
    id: "exact",
    title: say("report.section.exact"),
    blocks: [
      { kind: "paragraph", text: `${made}. ${say("report.exact.intro")}` },
      ...(set.length === 0
        ? []
        : [
            {
              kind: "paragraph" as const,
              text: say("batch.with", { settings: isolate(set.join(", "), style) }),
            },
          ]),
      { kind: "row", blocks: answerFigures(answers, result) },
      ...numberTables(answers, result),
      ...(given === undefined ? [] : givenBlocks(given, answers, result)),
      ...(levels === undefined ? [] : levelBlocks(levels, result)),
      { kind: "paragraph", text: say("exact.note.bound") },
    ],
  };
}

function readBounded(fields: Fields, key: string): Bounded {
  return {
    value: numberIn(fields, key),
    low: boundIn(fields, "low", -Infinity),
    high: boundIn(fields, "high", Infinity),
  };
}

const boundedOf = (value: unknown): Bounded => readBounded(fieldsOf(value), "value");

function readAnswer(id: string, fields: Fields): ReadAnswer {
  switch (fields["type"]) {
    case "boolean":
      return { id, kind: "boolean", value: readBounded(fields, "probability") };
    case "time":
      return { id, kind: "time", value: readBounded(fields, "probability") };
    case "number":
      return { id, kind: "number", value: readBounded(fields, "mean") };
    default:
      throw new DamagedDocument();
  }
}

/** Exact values, beside the intervals of the runs of this report. */
function answerFigures(
  answers: readonly ReadAnswer[],
  { words, estimates }: SpokenResult,
): readonly Block[] {
  const { say, style } = words;
  const all = answers.flatMap((answer) => {
    if (answer.kind === "number") return [];
    const { value } = answer;
    const found = estimates.outcomes.find(({ id }) => id === answer.id);
    const runs = found === undefined ? undefined : shareOf(found);
    const row: IntervalRow = {
      label: outcomeName(answer, words),
      figures: [sureDigits(value, style, 100), ""],
      value: runs?.probability ?? value.value,
      low: runs?.low ?? Math.max(0, value.low),
      high: runs?.high ?? Math.min(1, value.high),
      other: value.value,
    };
    const share = runs === undefined ? "" : words.share(runs);
    return [{ row, cells: [row.label, row.figures[0], bound(value, say, style, 100), share] }];
  });
  return onPages(all).map((part, index, parts): Block => {
    const sorted = part.toSorted((a, b) => (b.row.other ?? 0) - (a.row.other ?? 0));
    const [highest, lowest] = [sorted[0]?.row, sorted.at(-1)?.row];
    return {
      kind: "figure",
      caption:
        parts.length === 1
          ? say("report.exact.caption")
          : say("report.exact.caption-part", { part: index + 1, parts: parts.length }),
      alternative: say("report.exact.alternative", {
        highest: highest?.label ?? "",
        high: highest?.figures[0] ?? "",
        lowest: lowest?.label ?? "",
        low: lowest?.figures[0] ?? "",
      }),
      plot: {
        kind: "intervals",
        axis: shareAxis(1, style),
        zero: false,
        rows: part.map(({ row }) => row),
        key: [
          { mark: "other", label: say("exact.value") },
          { mark: "point", label: say("report.exact.runs") },
        ],
      },
      table: {
        head: [
          say("exact.outcome"),
          say("exact.value"),
          say("exact.within"),
          say("report.exact.runs"),
        ],
        rows: part.map(({ cells }) => cells),
      },
    };
  });
}

function numberTables(answers: readonly ReadAnswer[], { words }: SpokenResult): readonly Block[] {
  const { say, style } = words;
  const rows = answers.flatMap(({ id, kind, value }) =>
    kind === "number"
      ? [[words.nameOf(id), sureDigits(value, style), bound(value, say, style)]]
      : [],
  );
  if (rows.length === 0) return [];
  const head = [say("exact.outcome"), say("exact.value"), say("exact.within")];
  return [{ kind: "table", table: { head, rows } }];
}

function givenBlocks(
  given: Fields,
  answers: readonly ReadAnswer[],
  { words }: SpokenResult,
): readonly Block[] {
  const { say, style, names } = words;
  const condition = isolate(stringIn(given, "condition"), style);
  const heading: Block = { kind: "heading", text: say("report.section.given", { condition }) };
  const met = boundedOf(given);
  if (met.low <= 0) return [heading, { kind: "paragraph", text: say("exact.given.never") }];
  const percent = (one: Bounded | undefined): string =>
    one === undefined ? "—" : sureDigits(one, style, 100);
  const found = fieldsIn(given, "outcomes");
  const columns = [say("given.all"), say("given.given"), say("exact.within")];
  const table: BatchTable = {
    head: [say("batch.outcome"), ...columns, say("given.joint")],
    rows: answers.map((answer) => {
      const one = optionalIn(found, answer.id, fieldsOf);
      const number = answer.kind === "number";
      const scale = number ? 1 : 100;
      const after =
        one === undefined ? undefined : optionalIn(one, number ? "mean" : "probability", boundedOf);
      return [
        words.nameOf(answer.id),
        sureDigits(answer.value, style, scale),
        after === undefined ? "—" : sureDigits(after, style, scale),
        after === undefined ? "—" : bound(after, say, style, scale),
        percent(one === undefined ? undefined : optionalIn(one, "joint", boundedOf)),
      ];
    }),
  };
  const unknowns = entriesIn(given, "unknowns").map(([id, values]): Block => {
    const named = names.unknowns.get(id);
    return {
      kind: "table",
      table: {
        head: [`${words.text(named?.name, id)} (${say("batch.unknown")})`, ...columns],
        rows: Object.entries(values).map(([value, entry]) => {
          const after = optionalIn(fieldsOf(entry), "given", boundedOf);
          return [
            words.text(named?.values.get(value), value),
            percent(boundedOf(fieldsOf(entry)["all"])),
            percent(after),
            after === undefined ? "—" : bound(after, say, style, 100),
          ];
        }),
      },
    };
  });
  return [
    heading,
    {
      kind: "paragraph",
      text: say("exact.given.met", {
        share: sureDigits(met, style, 100),
        bound: bound(met, say, style, 100),
      }),
    },
    { kind: "table", table },
    ...unknowns,
  ];
}

/** Steps of which a table shows the levels. */
const SHOWN = 13;

function levelBlocks(levels: Fields, { words, estimates }: SpokenResult): readonly Block[] {
  const { say, style, names } = words;
  const within = numberIn(levels, "within");
  const most = estimates.dates.length - 1;
  const steps = listIn(levels, "steps", (value) => {
    const fields = fieldsOf(value);
    const step = numberIn(fields, "step");
    const date = stringIn(fields, "date");
    if (!Number.isInteger(step) || step < 0 || step > most) throw new DamagedDocument();
    if (!/^\d{4}-\d\d-\d\d$/u.test(date)) throw new DamagedDocument();
    return { step, date, flashpoints: fieldsIn(fields, "flashpoints") };
  });
  const [first] = steps;
  if (first === undefined) throw new DamagedDocument();
  const ladders = Object.keys(first.flashpoints).map((id) => {
    const ids = Object.keys(fieldsIn(first.flashpoints, id));
    const read = (key: "probability" | "reached"): readonly (readonly number[])[] => {
      const byStep: (readonly number[])[] = Array.from({ length: most + 1 }, () => []);
      for (const { step, flashpoints } of steps) {
        const ladder = fieldsIn(flashpoints, id);
        byStep[step] = ids.map((level) => shareIn(fieldsIn(ladder, level), key));
      }
      return byStep;
    };
    return { id, levels: ids, standing: read("probability"), reached: read("reached") };
  });
  const heading: Block = { kind: "heading", text: say("report.exact.levels") };
  const kept = shownSteps(steps.length, SHOWN).steps.flatMap((index) => steps[index] ?? []);
  const tables = levelTables({ within, ladders }, kept, names, say, style);
  if (steps.length === 1) {
    return [heading, ...tables.map((table): Block => ({ kind: "table", table }))];
  }
  const figures = inOrder(ladders, names.flashpoints).map((ladder, index): Block => {
    const named = names.flashpoints.get(ladder.id);
    const name = words.text(named?.name, ladder.id);
    const labels = ladder.levels.map((level) => words.text(named?.levels.get(level), level));
    const share = (step: number | undefined): string =>
      labels
        .map((level, place) => {
          const value = ladder.standing[step ?? 0]?.[place] ?? 0;
          const text = sureDigits({ value, low: value - 5e-4, high: value + 5e-4 }, style, 100);
          return say("report.share-of", { level, share: text });
        })
        .join(", ");
    return {
      kind: "figure",
      caption: say("report.exact.bands", { flashpoint: name }),
      alternative: say("report.bands.alternative", {
        flashpoint: name,
        first: share(first.step),
        last: share(steps.at(-1)?.step),
      }),
      plot: {
        kind: "bands",
        steps: steps.map(({ step }) => step),
        x: stepAxis(estimates.dates, style, say),
        y: shareAxis(1, style),
        bands: labels.map((label, level) => ({
          label,
          shares: steps.map(({ step }) => ladder.standing[step]?.[level] ?? 0),
        })),
      },
      table: tables[index] ?? { head: [], rows: [] },
    };
  });
  return [heading, { kind: "row", blocks: figures }];
}
