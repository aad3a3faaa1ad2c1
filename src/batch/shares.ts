/**
 * The shares of an unknown move together. A run draws in proportion to what stands in the parameters;
 * a share that differs from its central value is meant as it stands, and the others share out the rest.
 */

import { at } from "../base/invariant.ts";
import type { Program, ProgramUnknown } from "../ir/program.ts";
import type { PreparedEngine } from "./engine.ts";

/** So much more than all others that nothing is left for them. */
const ALL = 2 ** 70;

/** The parameters by which an unknown is drawn, by its values; undefined where a share is an expression. */
export function shareParameters(
  program: Pick<Program, "parameters">,
  { values }: ProgramUnknown,
): readonly (number | undefined)[] | undefined {
  const parameters = values.map(({ share: { value } }) =>
    // A parameter of the author's own may be read elsewhere too.
    value.kind === "parameter" && at(program.parameters, value.parameter).id.startsWith("unknowns.")
      ? value.parameter
      : value.kind === "number"
        ? undefined
        : Number.NaN,
  );
  return parameters.some(Number.isNaN) ? undefined : parameters;
}

/** Parameters as runs are to have them: of each unknown all shares that do not move share out the rest. */
export function settledShares(program: Program): (given: readonly number[]) => readonly number[] {
  const unknowns = program.unknowns.flatMap((unknown) => {
    const parameters = shareParameters(program, unknown);
    return parameters === undefined ? [] : [{ unknown, parameters }];
  });
  return (given) => {
    const values = [...given];
    for (const { unknown, parameters } of unknowns) {
      let moved = 0;
      let rest = 0;
      const movers = parameters.flatMap((parameter, index) => {
        const { share } = at(unknown.values, index);
        if (parameter === undefined) {
          if (share.value.kind === "number") rest += share.value.value;
          return [];
        }
        const value = at(given, parameter);
        if (value === at(program.parameters, parameter).value) {
          rest += value;
          return [];
        }
        moved += value;
        return [parameter];
      });
      if (movers.length === 0 || rest === 0) continue;
      const factor = moved < 1 ? rest / (1 - moved) : ALL;
      for (const parameter of movers) values[parameter] = at(given, parameter) * factor;
    }
    return values;
  };
}

/** The engine, for parameters that vary; see `settledShares`. */
export function movingShares(engine: PreparedEngine, program: Program): PreparedEngine {
  const settled = settledShares(program);
  return {
    tally: (values, ...how) => engine.tally(settled(values), ...how),
    tallyFrom: (beginning, values, ...how) => engine.tallyFrom(beginning, settled(values), ...how),
    follower: (values, ...how) => engine.follower(settled(values), ...how),
    list: (values, ...how) => engine.list(settled(values), ...how),
    listFrom: (beginning, values, ...how) => engine.listFrom(beginning, settled(values), ...how),
  };
}
