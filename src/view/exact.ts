/** An exact solution as plain tables in one language. */

import type { ExactAnswer } from "../engine/exact/answers.ts";
import type { Solution } from "../engine/exact/solve.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type { BatchNames, BatchTable, BatchView } from "./batch.ts";
import { bound, figure, sureDigits } from "./exact-figures.ts";
import { levelTables, type StepAsked } from "./exact-levels.ts";

/** The tables of a solution, and what they are worth. */
export function viewExact(
  solution: Solution,
  names: BatchNames,
  settings: readonly string[],
  say: Speech,
  style: NumberStyle,
  asked: readonly StepAsked[] = [],
): BatchView {
  const order = new Map([...names.outcomes.keys()].map((id, index) => [id, index]));
  const answers = solution.answers.toSorted(
    (a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
  );
  const name = ({ id }: ExactAnswer): string =>
    textIn(names.outcomes.get(id), style.language) || id;
  const tables: BatchTable[] = [];
  const values = answers.filter((answer) => answer.kind !== "time");
  if (values.length > 0) {
    tables.push({
      head: [say("exact.outcome"), say("exact.value"), say("exact.within")],
      rows: values.map((answer) =>
        answer.kind === "boolean"
          ? [
              name(answer),
              sureDigits(answer.probability, style, 100),
              bound(answer.probability, say, style, 100),
            ]
          : [name(answer), sureDigits(answer.mean, style), bound(answer.mean, say, style)],
      ),
    });
  }
  const times = answers.filter((answer) => answer.kind === "time");
  if (times.length > 0) {
    tables.push({
      head: [say("exact.outcome"), say("exact.ever"), say("exact.within"), say("exact.mean")],
      rows: times.map((answer) => [
        name(answer),
        sureDigits(answer.probability, style, 100),
        bound(answer.probability, say, style, 100),
        answer.mean === undefined ? "—" : sureDigits(answer.mean, style),
      ]),
    });
  }
  const { occupancy } = solution;
  if (occupancy !== undefined) tables.push(...levelTables(occupancy, asked, names, say, style));
  return {
    heading: headingOf(solution, names, settings, say, style),
    tables,
    notes: notesOf(solution, say, style),
  };
}

/** What was solved, and with what. */
export function headingOf(
  { peak, transitions }: Solution,
  names: BatchNames,
  settings: readonly string[],
  say: Speech,
  style: NumberStyle,
): readonly string[] {
  return [
    ...(names.title === undefined ? [] : [textIn(names.title, style.language)]),
    say("exact.solved", { peak, transitions }),
    ...(settings.length === 0 ? [] : [say("exact.with", { settings: settings.join(", ") })]),
  ];
}

/** What the figures are worth. */
export function notesOf({ dropped }: Solution, say: Speech, style: NumberStyle): readonly string[] {
  return [
    say("exact.note.bound"),
    ...(dropped > 1e-200
      ? [say("exact.note.dropped", { mass: figure(dropped.toExponential(1), style) })]
      : []),
    say("note.model"),
  ];
}
