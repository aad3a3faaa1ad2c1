/**
 * What would change an advice: the numbers whose ranges turn the best course over. Each is put at both ends
 * of its range, all else as it is, on the same luck: first all of them in a few runs, then those that come
 * nearest to a turn in all. The belief is held as it is.
 */

import { at } from "../base/invariant.ts";
import { changesAlong } from "../batch/inputs.ts";
import type { Bounded } from "../stats/interval.ts";
import { bestOf, differenceOfRuns, type AimValues } from "./advice.ts";
import type { Input } from "./inputs.ts";

/** Two courses that compete for an aim, by their numbers. */
export interface Rivals {
  readonly best: number;
  readonly next: number;
}

/** The best of some courses and the next; undefined where there are no two. */
export function rivalsOf(values: AimValues, among: readonly number[]): Rivals | undefined {
  const found = bestOf(values, among);
  return found?.next === undefined ? undefined : { best: found.best, next: found.next };
}

/** A number put at the ends of its range, and the lead of the best over the next there. */
export interface TurningInput {
  readonly input: Input;
  /** By aim; undefined where it has no rivals or no run has a value. */
  readonly aims: readonly (
    { readonly low: Bounded | undefined; readonly high: Bounded | undefined } | undefined
  )[];
}

/** What was tried, and what came of those that come nearest to a turn. */
export interface Turning {
  /** How many numbers were tried. */
  readonly tried: number;
  readonly inputs: readonly TurningInput[];
}

/** The values of the parameters with an input at its low end, then at its high end. */
export const endsOf = (central: readonly number[], input: Input): readonly number[][] =>
  [0, 1].map((share) => {
    const values = [...central];
    for (const [parameter, value] of changesAlong(input, share)) values[parameter] = value;
    return values;
  });

/**
 * How far the best is ahead where an input lies at an end.
 * @param courses the rivals' own numbers among those of the values
 */
export function leadOf(values: AimValues, courses: Rivals): Bounded | undefined {
  const { best, next } = courses;
  return differenceOfRuns(at(values.courses, next), at(values.courses, best), values);
}

/** A lead by which more is better, whatever is wanted. */
const ahead = ({ aim }: AimValues, { value }: Bounded): number =>
  aim.wants === "more" ? value : -value;

/** The inputs at one of whose ends the best is least ahead for some aim, nearest to a turn first. */
export function nearestToTurn<One extends TurningInput>(
  inputs: readonly One[],
  values: readonly AimValues[],
  most: number,
): readonly One[] {
  const nearest = ({ aims }: TurningInput): number =>
    Math.min(
      ...aims.flatMap((ends, aim) =>
        [ends?.low, ends?.high].flatMap((lead) =>
          lead === undefined ? [] : [ahead(at(values, aim), lead)],
        ),
      ),
    );
  return inputs.toSorted((a, b) => nearest(a) - nearest(b)).slice(0, most);
}

/** Whether the best is no longer the best at an end: surely, perhaps, or not. */
function turnsAt(wants: "less" | "more", lead: Bounded | undefined): "no" | "perhaps" | "yes" {
  if (lead === undefined) return "no";
  const { value, low, high } =
    wants === "more" ? lead : { value: -lead.value, low: -lead.high, high: -lead.low };
  if (high < 0) return "yes";
  return value <= 0 || low < 0 ? "perhaps" : "no";
}

/** By input of a turning, whether the best of an aim is no longer the best at one of its ends. */
export function turnsOf(
  wants: "less" | "more",
  turning: Turning | undefined,
  aim: number,
): readonly ("no" | "perhaps" | "yes")[] {
  return (turning?.inputs ?? []).map(({ aims }) => {
    const ends = aims[aim];
    const both = [ends?.low, ends?.high].map((lead) => turnsAt(wants, lead));
    return both.includes("yes") ? "yes" : both.includes("perhaps") ? "perhaps" : "no";
  });
}
