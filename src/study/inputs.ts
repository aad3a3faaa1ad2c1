/** The inputs of a scenario: which of its numbers vary, alone or together. */

import { at } from "../base/invariant.ts";
import {
  prepareInputs,
  type CorrelatedNumber,
  type InputRange,
  type OtherShare,
  type PreparedInput,
} from "../batch/inputs.ts";
import { shareParameters } from "../batch/shares.ts";
import type { Program } from "../ir/program.ts";
import type { Correlation } from "../scenario/correlation.ts";
import type { Model } from "../scenario/model.ts";
import { shareConcentration } from "../stats/dirichlet.ts";
import type { Prior } from "../stats/prior.ts";

/** A number that may vary, or the shares of an unknown. */
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
 * As single numbers: without the last share of each unknown all of whose shares are among them: the others leave it no
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

/**
 * The shares of each unknown as one input, where all of them that have a range are among the ranges: led
 * by the one whose range says the least. Where only some are, each stands for itself.
 */
function sharesAsOne(
  program: Pick<Program, "parameters" | "unknowns">,
  ranges: readonly InputRange[],
  all: readonly InputRange[],
): InputRange[] {
  const has = (some: readonly InputRange[], parameter: number | undefined): boolean =>
    some.some((one) => one.parameter === parameter);
  const merged = new Map<number, InputRange | undefined>();
  for (const unknown of program.unknowns) {
    const parameters = shareParameters(program, unknown);
    if (parameters === undefined) continue;
    const members = ranges.filter(({ parameter }) => parameters.includes(parameter));
    if (parameters.some((one) => has(all, one) && !has(ranges, one))) continue;
    const found = shareConcentration(members);
    if (found === undefined) continue;
    const { concentration, widest } = found;
    const lead = at(members, widest);
    const path = `unknowns.${unknown.id}`;
    const others = unknown.values.flatMap(({ id, share }, index): OtherShare[] => {
      const parameter = parameters[index];
      if (parameter === lead.parameter) return [];
      const value =
        parameter !== undefined
          ? at(program.parameters, parameter).value
          : share.value.kind === "number"
            ? share.value.value
            : 0;
      const [atLow, atHigh] = [lead.prior.low, lead.prior.high].map(
        (end) => (value * (1 - end)) / (1 - lead.value),
      );
      return [
        {
          id: `${path}.${id}`,
          ...(parameter !== undefined && has(members, parameter) ? { parameter } : {}),
          ...{ value, atLow: atLow ?? 0, atHigh: atHigh ?? 0 },
        },
      ];
    });
    for (const { parameter } of members) merged.set(parameter, undefined);
    merged.set(lead.parameter, { ...lead, shares: { unknown: path, others, concentration } });
  }
  return ranges.flatMap((one) =>
    merged.has(one.parameter) ? (merged.get(one.parameter) ?? []) : [one],
  );
}

/** The numbers of each group as one input, led by the first of them; one that is left alone stands for itself. */
function groupsAsOne(
  groups: readonly Correlation[],
  ranges: readonly InputRange[],
): readonly InputRange[] {
  const merged = new Map<number, InputRange | undefined>();
  for (const { id, of, r } of groups) {
    const members = of.flatMap(({ parameter, opposite }) =>
      ranges.filter((one) => one.id === parameter).map((range) => ({ range, opposite })),
    );
    const [lead, ...rest] = members;
    if (lead === undefined || rest.length === 0) continue;
    const others = rest.map(({ range, opposite }): CorrelatedNumber => ({
      ...{ id: range.id, parameter: range.parameter, value: range.value, prior: range.prior },
      opposite: opposite !== lead.opposite,
    }));
    for (const { range } of rest) merged.set(range.parameter, undefined);
    const correlated = { group: `correlated.${id}`, r, others };
    merged.set(lead.range.parameter, { ...lead.range, correlated });
  }
  return ranges.flatMap((one) =>
    merged.has(one.parameter) ? (merged.get(one.parameter) ?? []) : [one],
  );
}

/** A scenario as its inputs are made of it. */
export interface InputSubject {
  readonly program: Pick<Program, "parameters" | "unknowns">;
  readonly model: Pick<Model, "parameters" | "correlations">;
}

/**
 * The inputs that vary: `rangesOf` at or below the paths, all where no path is given, the shares of an
 * unknown as one, and the numbers of a group.
 */
export function jointRanges(
  { program, model }: InputSubject,
  ranges: readonly InputRange[],
  paths: readonly string[] = [],
): readonly InputRange[] {
  const shared = sharesAsOne(program, rangesUnder(ranges, paths), ranges);
  return groupsAsOne(model.correlations ?? [], shared);
}

/** `rangesOf`, each number for itself, ready to draw from. */
export function inputsOf(...of: Parameters<typeof rangesOf>): Input[] {
  return prepareInputs(rangesOf(...of));
}

/** All inputs of a scenario, those that move together as one, ready to draw from. */
export function jointInputsOf(subject: InputSubject, set: Parameters<typeof rangesOf>[2]): Input[] {
  const { program, model } = subject;
  return prepareInputs(jointRanges(subject, rangesOf(program, model.parameters, set)));
}

function isUnder(id: string, path: string): boolean {
  return id === path || id.startsWith(`${path}.`);
}

/** Those ranges whose id is, or begins with, one of the paths; all where no path is given. */
export function rangesUnder(ranges: readonly InputRange[], paths: readonly string[]): InputRange[] {
  return ranges.filter(({ id }) => paths.length === 0 || paths.some((path) => isUnder(id, path)));
}

/** An input's own name, or that of the group that it leads. */
const nameOf = ({ id, correlated }: Input): string => correlated?.group ?? id;

/** One factor per input. */
export function eachAlone(inputs: readonly Input[]): Factor[] {
  return inputs.map((input) => ({ id: nameOf(input), inputs: [input] }));
}

/** Inputs grouped by the class of what they rest on; those that move together by that of the first. */
export function byClass(inputs: readonly Input[], classes: ReadonlyMap<string, string>): Factor[] {
  const groups = Map.groupBy(inputs, ({ id }) => classes.get(id) ?? "baseless");
  return [...groups].map(([id, members]) => ({ id: `class.${id}`, inputs: members }));
}

/** Inputs grouped by the element that they belong to: a flashpoint, an actor, an event … */
export function byElement(inputs: readonly Input[]): Factor[] {
  const groups = Map.groupBy(inputs, (input) => nameOf(input).split(".").slice(0, 2).join("."));
  return [...groups].map(([id, members]) => ({ id, inputs: members }));
}
