/** A precision at which a batch may stop before its last run, read from a request and checked. */

import { suggest } from "../../base/suggest.ts";
import type { Speech } from "../../i18n/catalog.ts";
import type { Program } from "../../ir/program.ts";
import { judgeOf, readPrecision, type Judge, type Precision } from "../../study/precision.ts";

/** A precision to stop at. */
export interface Goal extends Judge {
  /** As written. */
  readonly text: string;
  readonly precision: Precision;
  /** Ids as given; none means all. */
  readonly outcomes: readonly string[];
}

/**
 * What a precision asks for; undefined if there is none.
 * @param text as written
 * @param outcomes ids of those that are to be precise; none means all that can be
 */
export function goalOf(
  text: string | undefined,
  outcomes: readonly string[],
  program: Program,
  parameters: readonly number[],
  say: Speech,
): Goal | { readonly refusal: string } | undefined {
  if (text === undefined) {
    return outcomes.length === 0 ? undefined : { refusal: say("precision.outcome-alone") };
  }
  const precision = readPrecision(text);
  if (precision === undefined) {
    const wanted = say("precision.wanted");
    return { refusal: say("usage.bad-value", { option: "--precision", value: text, wanted }) };
  }
  const wanted: number[] = [];
  for (const id of outcomes) {
    const index = program.outcomes.findIndex((outcome) => outcome.id === id);
    if (index < 0) return { refusal: unknownOutcome(program, id, say) };
    wanted.push(index);
  }
  const all = outcomes.length === 0 ? [...program.outcomes.keys()] : wanted;
  const judge = judgeOf(program, parameters, precision, all);
  const beyond = outcomes.find((id) => judge.unbounded.includes(id));
  if (beyond !== undefined) return { refusal: say("precision.unbounded", { id: beyond }) };
  if (judge.unbounded.length === all.length) return { refusal: say("precision.no-outcome") };
  return { ...judge, text, precision, outcomes };
}

/** That there is no such outcome, with the one that was probably meant. */
export function unknownOutcome(program: Program, id: string, say: Speech): string {
  const near = suggest(
    id,
    program.outcomes.map((outcome): string => outcome.id),
  );
  const hint = near === undefined ? "" : ` ${say("usage.did-you-mean", { name: near })}`;
  return `${say("precision.unknown-outcome", { id })}${hint}`;
}
