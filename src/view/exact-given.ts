/** A solution with a condition as plain tables in one language. */

import { at } from "../base/invariant.ts";
import type { Bounded, ExactAnswer } from "../engine/exact/answers.ts";
import type { GivenAnswer, GivenSolution } from "../engine/exact/given.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import { inOrder } from "../story/intervals.ts";
import type { BatchNames, BatchTable, BatchView } from "./batch.ts";
import { bound, sureDigits } from "./exact-figures.ts";
import { headingOf, notesOf } from "./exact.ts";

/**
 * The tables of a solution with a condition.
 * @param condition as the user wrote it
 * @param hidden whether the condition is no outcome of the scenario, but was added for the question
 */
export function viewExactGiven(
  solution: GivenSolution,
  condition: string,
  hidden: boolean,
  names: BatchNames,
  settings: readonly string[],
  say: Speech,
  style: NumberStyle,
): BatchView {
  const { all, probability, unknowns } = solution;
  const heading = [
    ...headingOf(all, names, settings, say, style),
    say("given.heading", { condition }),
    say("exact.given.met", {
      share: sureDigits(probability, style, 100),
      bound: bound(probability, say, style, 100),
    }),
  ];
  const notes = notesOf(all, say, style);
  if (probability.low <= 0) {
    return { heading, tables: [], notes: [say("exact.given.never"), ...notes] };
  }
  const percent = (one: Bounded | undefined): string =>
    one === undefined ? "—" : sureDigits(one, style, 100);
  const outcomes = inOrder(
    all.answers
      .map((answer, index) => ({
        id: answer.id,
        answer,
        given: at(solution.outcomes, index),
        index,
      }))
      .filter(({ index }) => !hidden || index !== solution.condition),
    names.outcomes,
  );
  const columns = [say("given.all"), say("given.given"), say("exact.within")];
  const tables: BatchTable[] = [
    {
      head: [say("batch.outcome"), ...columns, say("given.joint")],
      rows: outcomes.map(({ id, answer, given }) => [
        textIn(names.outcomes.get(id), style.language) || id,
        ...outcomeCells(answer, given, say, style),
        percent(given.joint),
      ]),
    },
  ];
  for (const { id, values } of inOrder(unknowns, names.unknowns)) {
    const named = names.unknowns.get(id);
    tables.push({
      head: [`${textIn(named?.name, style.language) || id} (${say("batch.unknown")})`, ...columns],
      rows: values.map((value) => [
        textIn(named?.values.get(value.id), style.language) || value.id,
        percent(value.all),
        percent(value.given),
        value.given === undefined ? "—" : bound(value.given, say, style, 100),
      ]),
    });
  }
  return { heading, tables, notes };
}

/** Before, after, and how far the second may be off. */
function outcomeCells(
  answer: ExactAnswer,
  given: GivenAnswer,
  say: Speech,
  style: NumberStyle,
): readonly string[] {
  const number = answer.kind === "number";
  const before = number ? answer.mean : answer.probability;
  const after = number ? given.mean : given.probability;
  const scale = number ? 1 : 100;
  return [
    sureDigits(before, style, scale),
    after === undefined ? "—" : sureDigits(after, style, scale),
    after === undefined ? "—" : bound(after, say, style, scale),
  ];
}
