/**
 * What would change an advice: the numbers whose ranges turn the best course over. Each is put at both ends
 * of its range, all else as it is, on the same luck: first all of them in a few runs, then those that come
 * nearest to a turn in all. The belief is held as it is.
 */

import { at } from "../base/invariant.ts";
import { changesAlong } from "../batch/inputs.ts";
import type { Bounded } from "../stats/interval.ts";
import { differenceOfRuns, ranked, valuesOf, type Aim, type AimValues } from "./advice.ts";
import type { Course, Steered } from "../ir/steer.ts";
import type { Input } from "./inputs.ts";

/** Two courses that compete for an aim, by their numbers. */
export interface Rivals {
  readonly best: number;
  readonly next: number;
}

/** The best of some courses and the next that is not the same in every run; undefined where there are no two. */
export function rivalsOf(values: AimValues, among: readonly number[]): Rivals | undefined {
  const [best, ...others] = ranked(values, among);
  if (best === undefined) return undefined;
  const own = at(values.courses, best);
  const next = others.find((course) =>
    at(values.courses, course).some((value, run) => !Object.is(value, own[run])),
  );
  return next === undefined ? undefined : { best, next };
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
function leadOf(values: AimValues, courses: Rivals): Bounded | undefined {
  const { best, next } = courses;
  return differenceOfRuns(at(values.courses, next), at(values.courses, best), values);
}

/** What is wanted where something leads. */
type Wanted = Pick<Aim, "wants">;

/** A lead by which more is better, whatever is wanted. */
const ahead = ({ wants }: Wanted, { value }: Bounded): number =>
  wants === "more" ? value : -value;

/** The inputs at one of whose ends the best is least ahead for some aim, nearest to a turn first. */
export function nearestToTurn<One extends TurningInput>(
  inputs: readonly One[],
  wanted: readonly Wanted[],
  most: number,
): readonly One[] {
  const nearest = ({ aims }: TurningInput): number =>
    Math.min(
      ...aims.flatMap((ends, aim) =>
        [ends?.low, ends?.high].flatMap((lead) =>
          lead === undefined ? [] : [ahead(at(wanted, aim), lead)],
        ),
      ),
    );
  return inputs.toSorted((a, b) => nearest(a) - nearest(b)).slice(0, most);
}

/** Runs of some courses that are asked for; what goes on is their outcomes, course by course. */
export interface RunsAsked {
  readonly courses: readonly (readonly number[])[];
  readonly runs: number;
}

/** Which inputs are tried, and on whose lead. */
export interface TurningTask {
  readonly inputs: readonly Input[];
  /** The same whatever the parameters are. */
  readonly aims: readonly Aim[];
  readonly courses: readonly (Course | undefined)[];
  /** By aim. */
  readonly rivals: readonly (Rivals | undefined)[];
  /** Inputs that are told of at most. */
  readonly most: number;
  readonly runs: number;
}

/** Runs of every course at an end of an input, where all are tried; a part of what a choice rests on. */
export const screenedRuns = (runs: number): number =>
  Math.min(runs, Math.max(64, Math.ceil(runs / 16)));

/** Which inputs would turn the best over its rival, each tried at the ends of its range: asks for runs, twice. */
export function* turningOf(
  steered: Steered,
  parameters: readonly number[],
  { inputs, aims, courses, rivals, most, runs }: TurningTask,
): Generator<RunsAsked, Turning, readonly Float64Array[]> {
  const used = [...new Set(rivals.flatMap((two) => (two ? [two.best, two.next] : [])))];
  if (used.length === 0) return { tried: 0, inputs: [] };
  const width = steered.program.outcomes.length;
  const coursesOf = (some: readonly Input[]): RunsAsked["courses"] =>
    some.flatMap((input) =>
      endsOf(parameters, input).flatMap((values) =>
        used.map((course) => steered.parameters(values, at(courses, course))),
      ),
    );
  const told = (some: readonly Input[], outcomes: readonly Float64Array[]): TurningInput[] =>
    some.map((input, index) => ({
      input,
      aims: aims.map((aim, number) => {
        const two = rivals[number];
        if (two === undefined) return undefined;
        const [low, high] = [0, 1].map((side) => {
          const first = (2 * index + side) * used.length;
          const own = outcomes.slice(first, first + used.length);
          const { best, next } = two;
          const among = { best: used.indexOf(best), next: used.indexOf(next) };
          return leadOf(valuesOf(aim, own, width), among);
        });
        return { low, high };
      }),
    }));
  const all = told(inputs, yield { courses: coursesOf(inputs), runs: screenedRuns(runs) });
  const near = nearestToTurn(all, aims, most).map(({ input }) => input);
  const found = told(near, yield { courses: coursesOf(near), runs });
  return { tried: inputs.length, inputs: nearestToTurn(found, aims, most) };
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
