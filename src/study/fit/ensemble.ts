/** An ensemble: numbers of a scenario drawn together from what targets leave of their priors, as a file. */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import type { PreparedInput } from "../../batch/inputs.ts";

/** An ensemble as it is kept. */
export interface Ensemble {
  readonly kind: "brink-ensemble";
  readonly version: 1;
  readonly scenario: string;
  readonly seed: string;
  /** Paths of the numbers. */
  readonly numbers: readonly string[];
  /** By member, the values of the numbers. */
  readonly members: readonly (readonly number[])[];
}

/** The text of a file. */
export function ensembleText(
  { id, parameters }: Pick<Program, "id" | "parameters">,
  seed: string,
  numbers: readonly number[],
  members: readonly (readonly number[])[],
): string {
  const ensemble: Ensemble = {
    ...{ kind: "brink-ensemble", version: 1, scenario: id, seed },
    numbers: numbers.map((parameter) => at(parameters, parameter).id),
    members: members.map((values) => numbers.map((parameter) => at(values, parameter))),
  };
  const lines = ensemble.members.map((values) => `    ${JSON.stringify(values)}`).join(",\n");
  const { members: _all, ...rest } = ensemble;
  const opening = JSON.stringify(rest, undefined, 2).slice(0, -2);
  return `${opening},\n  "members": [\n${lines}\n  ]\n}\n`;
}

/** The ensemble in a text; undefined for a text that is something else. */
export function readEnsemble(text: string): Ensemble | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined;
  }
  const one = found as Partial<Ensemble> | null;
  if (one?.kind !== "brink-ensemble" || one.version !== 1) return undefined;
  const { numbers, members } = one;
  const isText = (value: unknown): boolean => typeof value === "string";
  if (!Array.isArray(numbers) || !numbers.every(isText) || numbers.length === 0) return undefined;
  if (new Set(numbers).size < numbers.length) return undefined;
  if (!isText(one.scenario) || !isText(one.seed)) return undefined;
  const whole =
    Array.isArray(members) &&
    members.length >= 2 &&
    members.every(
      (values: unknown) =>
        Array.isArray(values) && values.length === numbers.length && values.every(Number.isFinite),
    );
  return whole ? (one as Ensemble) : undefined;
}

/** Why an ensemble does not fit a scenario. */
export interface Misfit {
  readonly kind: "other" | "outside";
  readonly id: string;
}

/**
 * Each member as all parameters of a program.
 * @param inputs the numbers of the scenario that have a range
 */
export function membersOf(
  { numbers, members }: Ensemble,
  central: readonly number[],
  inputs: readonly PreparedInput[],
): readonly (readonly number[])[] | Misfit {
  const found = numbers.map((id) => inputs.find((input) => input.id === id));
  const missing = found.findIndex((input) => input === undefined);
  if (missing >= 0) return { kind: "other", id: at(numbers, missing) };
  const known = found.filter((input) => input !== undefined);
  const outside = known.find(({ prior: { low, high } }, index) =>
    members.some((values) => !(at(values, index) >= low && at(values, index) <= high)),
  );
  if (outside !== undefined) return { kind: "outside", id: outside.id };
  return members.map((values) => {
    const all = [...central];
    for (const [index, { parameter }] of known.entries()) all[parameter] = at(values, index);
    return all;
  });
}

/** The value at a share of sorted ones, linear in between (Hyndman and Fan's type 7). */
function sortedQuantile(sorted: Float64Array, share: number): number {
  const place = Math.min(Math.max(share, 0), 1) * (sorted.length - 1);
  const below = Math.floor(place);
  const [low, high] = [at(sorted, below), at(sorted, Math.min(below + 1, sorted.length - 1))];
  return low + (place - below) * (high - low);
}

/** The part of an ensemble that its marginal range leaves out on each side. */
const TAIL = 0.05;

/**
 * Inputs that vary as single numbers of the ensemble do, each by itself: their ranges hold all but a
 * twentieth of the members on each side.
 */
export function marginalsOf(
  inputs: readonly PreparedInput[],
  members: readonly (readonly number[])[],
): PreparedInput[] {
  return inputs.flatMap((input): PreparedInput[] => {
    const sorted = Float64Array.from(members, (values) => at(values, input.parameter)).toSorted();
    const [low, high] = [TAIL, 1 - TAIL].map((share) => sortedQuantile(sorted, share));
    if (low === undefined || high === undefined || low >= high) return [];
    return [
      {
        ...input,
        prior: { ...input.prior, low, high },
        quantile: (u) => sortedQuantile(sorted, u),
      },
    ];
  });
}
