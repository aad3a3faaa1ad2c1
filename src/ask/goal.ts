/** A precision at which a batch may stop before its last run, read from what was asked and checked. */

import { suggest } from "../base/suggest.ts";
import type { Program } from "../ir/program.ts";
import { judgeOf, readPrecision, type Judge, type Precision } from "../study/precision.ts";
import type { Asking, Subject } from "./asking.ts";

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
 * @throws UsageFault
 */
export function goalOf(
  text: string | undefined,
  outcomes: readonly string[],
  { program, parameters }: Pick<Subject, "program" | "parameters">,
  asking: Asking,
): Goal | undefined {
  const { say } = asking;
  if (text === undefined) {
    return outcomes.length === 0 ? undefined : asking.refuse(say("precision.outcome-alone"));
  }
  const precision = readPrecision(text);
  if (precision === undefined) {
    const wanted = say("precision.wanted");
    return asking.refuse(say("usage.bad-value", { option: "--precision", value: text, wanted }));
  }
  const wanted = outcomes.map((id) => outcomeIndex(program, id, asking));
  const all = outcomes.length === 0 ? [...program.outcomes.keys()] : wanted;
  const judge = judgeOf(program, parameters, precision, all);
  const beyond = outcomes.find((id) => judge.unbounded.includes(id));
  if (beyond !== undefined) return asking.refuse(say("precision.unbounded", { id: beyond }));
  if (judge.unbounded.length === all.length) return asking.refuse(say("precision.no-outcome"));
  return { ...judge, text, precision, outcomes };
}

/** The index of an outcome. @throws UsageFault with the one that was probably meant */
function outcomeIndex({ outcomes }: Program, id: string, asking: Asking): number {
  const { say } = asking;
  const index = outcomes.findIndex((outcome) => outcome.id === id);
  if (index >= 0) return index;
  const near = suggest(
    id,
    outcomes.map((outcome): string => outcome.id),
  );
  const hint = near === undefined ? "" : ` ${say("usage.did-you-mean", { name: near })}`;
  return asking.refuse(`${say("precision.unknown-outcome", { id })}${hint}`);
}
