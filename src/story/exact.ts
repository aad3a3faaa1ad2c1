/** An exact solution, told: what a condition changes, every outcome with its bound, levels by step. */

import type { ExactAnswer } from "../answer/exact-schema.ts";
import { listIn } from "../i18n/list.ts";
import { shareAxis } from "./axis.ts";
import type { Block, IntervalRow, Section, Story } from "./block.ts";
import { furthest, sureDigits, type FoundOutcome } from "./exact-figures.ts";
import { tellGiven } from "./exact-given.ts";
import { levelBlocks } from "./exact-levels.ts";
import { formatShare } from "./figures.ts";
import { inOrder, onPages, outcomeName } from "./intervals.ts";
import { cautionBlocks, closing, note, settingsLine, type Telling } from "./telling.ts";

/** The story of a solution. */
export function tellExact(answer: ExactAnswer, telling: Telling): Story {
  const { say } = telling;
  const { statesAtOnce: peak, transitions, set, cautions, given, levels } = answer;
  const outcomes = inOrder(
    Object.entries(answer.outcomes).map(([id, one]) => foundIn(id, one)),
    telling.names.outcomes,
  );
  const all: Section = {
    id: "exact",
    title: say("report.section.exact"),
    blocks: [
      ...(given === undefined ? cautionBlocks(cautions, telling) : []),
      { kind: "row", blocks: chanceFigures(outcomes, telling) },
      ...numberTables(outcomes, telling),
      ...(levels === undefined ? [] : levelBlocks(levels, telling)),
      ...alikeNotes(answer, telling),
      note(say("exact.note.bound")),
      note(say("report.exact.intro")),
      ...(telling.runs.size === 0 ? [] : [note(say("report.exact.beside"))]),
      ...closing(answer, telling),
    ],
  };
  return {
    subject: telling.subject,
    made: [say("exact.solved", { peak, transitions }), ...settingsLine(set, telling)],
    sections: [
      ...(given === undefined ? [] : [tellGiven(given, cautions, outcomes, telling)]),
      all,
    ],
  };
}

/** Which flashpoints were followed as one. */
function alikeNotes({ alike = [] }: ExactAnswer, telling: Telling): readonly Block[] {
  const { say, style, names } = telling;
  const nameOf = (id: string): string => telling.text(names.flashpoints.get(id)?.name, id);
  return alike.map((ids) =>
    note(say("exact.note.alike", { flashpoints: listIn(style, ids.map(nameOf)) })),
  );
}

function foundIn(id: string, one: ExactAnswer["outcomes"][string]): FoundOutcome {
  const { low, high } = one;
  switch (one.type) {
    case "boolean":
      return { id, kind: "boolean", found: { value: one.probability, low, high } };
    case "number":
      return { id, kind: "number", found: { value: one.mean, low, high } };
    case "time":
      return {
        ...{ id, kind: "time", found: { value: one.probability, low, high } },
        mean: one.mean,
      };
  }
}

/** Exact chances, beside the intervals of runs where there are any. */
function chanceFigures(outcomes: readonly FoundOutcome[], telling: Telling): readonly Block[] {
  const { say, style, runs } = telling;
  const chances = outcomes.filter(({ kind }) => kind !== "number");
  const [timed, beside] = [chances.some(({ kind }) => kind === "time"), runs.size > 0];
  const rows = chances.map((outcome) => {
    const { found, mean } = outcome;
    const value = found.value ?? 0;
    const counted = runs.get(outcome.id);
    const row: IntervalRow = {
      label: outcomeName(outcome, telling),
      figures: [sureDigits(found, style, 100), furthest(found, say, style, 100)],
      value: counted?.probability ?? value,
      low: counted?.low ?? found.low ?? 0,
      high: counted?.high ?? found.high ?? 1,
      ...(beside ? { other: value } : {}),
    };
    const cells = [
      ...[row.label, ...row.figures],
      ...(timed ? [mean === undefined ? "" : sureDigits(mean, style)] : []),
      ...(beside ? [counted === undefined ? "" : formatShare(counted, style).value] : []),
    ];
    return { row, value, cells };
  });
  const head = [
    ...[say("exact.outcome"), say("exact.value"), say("exact.within")],
    ...(timed ? [say("exact.mean")] : []),
    ...(beside ? [say("report.exact.runs")] : []),
  ];
  return onPages(rows).map((part, index, parts): Block => {
    const sorted = part.toSorted((a, b) => b.value - a.value);
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
        ...(beside
          ? {
              key: [
                { mark: "other", label: say("exact.value") },
                { mark: "point", label: say("report.exact.runs") },
              ],
            }
          : {}),
      },
      table: { head, rows: part.map(({ cells }) => cells) },
    };
  });
}

function numberTables(outcomes: readonly FoundOutcome[], telling: Telling): readonly Block[] {
  const { say, style } = telling;
  const rows = outcomes.flatMap(({ id, kind, found }) =>
    kind === "number"
      ? [[telling.nameOf(id), sureDigits(found, style), furthest(found, say, style)]]
      : [],
  );
  if (rows.length === 0) return [];
  const head = [say("exact.outcome"), say("exact.value"), say("exact.within")];
  return [{ kind: "table", table: { head, rows } }];
}
