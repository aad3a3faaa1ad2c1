/** The inputs of a scenario: which of its numbers vary, alone or together. */

import { prepareInputs, type InputRange, type PreparedInput } from "../batch/inputs.ts";
import { shareParameters } from "../batch/shares.ts";
import type { Program } from "../ir/program.ts";
import { valueAlong, type Prior } from "../stats/prior.ts";

/** A number that may vary. */
export type Input = PreparedInput;

/** Inputs that vary together. */
export interface Factor {
  readonly id: string;
  readonly inputs: readonly Input[];
}

/**
 * The parameters that have a range of some width, in the program's order.
 * @param set by path, what was given a value by hand: it, and what stands below it, is known and rests;
 *   with one share of an unknown all of them
 */
export function rangesOf(
  program: Pick<Program, "parameters">,
  declared: readonly { readonly id: string; readonly prior?: Prior }[],
  set: Readonly<Record<string, unknown>>,
): InputRange[] {
  const priors = new Map(declared.map(({ id, prior }) => [id, prior]));
  const paths = Object.keys(set).map((path) =>
    path.startsWith("unknowns.") ? path.split(".").slice(0, 2).join(".") : path,
  );
  return program.parameters.flatMap(({ id, value }, parameter): InputRange[] => {
    const prior = priors.get(id);
    if (prior === undefined || prior.low === prior.high) return [];
    return paths.some((path) => isUnder(id, path)) ? [] : [{ id, parameter, value, prior }];
  });
}

/**
 * Without the last share of each unknown all of whose shares are among them: the others leave it no
 * freedom of its own.
 */
export function freeOf<One extends InputRange>(
  program: Pick<Program, "parameters" | "unknowns">,
  inputs: readonly One[],
): One[] {
  const varied = new Set(inputs.map(({ parameter }) => parameter));
  const bound = program.unknowns.flatMap((unknown) => {
    const shares = shareParameters(program, unknown) ?? [undefined];
    return shares.every((share) => share !== undefined && varied.has(share))
      ? shares.slice(-1)
      : [];
  });
  return inputs.filter(({ parameter }) => !bound.includes(parameter));
}

/** `rangesOf`, ready to draw from. */
export function inputsOf(...of: Parameters<typeof rangesOf>): Input[] {
  return prepareInputs(rangesOf(...of));
}

function isUnder(id: string, path: string): boolean {
  return id === path || id.startsWith(`${path}.`);
}

/** Those inputs whose id is, or begins with, one of the paths; all where no path is given. */
export function inputsUnder(inputs: readonly Input[], paths: readonly string[]): Input[] {
  return inputs.filter(({ id }) => paths.length === 0 || paths.some((path) => isUnder(id, path)));
}

/** One factor per input. */
export function eachAlone(inputs: readonly Input[]): Factor[] {
  return inputs.map((input) => ({ id: input.id, inputs: [input] }));
}

/** Inputs grouped by the element that they belong to: a flashpoint, an actor, an event … */
export function byElement(inputs: readonly Input[]): Factor[] {
  const groups = Map.groupBy(inputs, ({ id }) => id.split(".").slice(0, 2).join("."));
  return [...groups].map(([id, members]) => ({ id, inputs: members }));
}

/** The value of an input at a share of its range. */
export function alongRange({ prior }: Input, share: number): number {
  return valueAlong(prior, share);
}
