/**
 * What can be solved of a program that faults: the outcomes and levels whose own slices come through,
 * together; the others have no exact answer.
 */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import { RunFault } from "../interpreter/fault.ts";
import { solveGiven, type GivenSolution } from "./given.ts";
import { solve, type ExactOptions, type ExactProgress, type Solution } from "./solve.ts";

/** A solution, and what it leaves out. */
export interface SoundSolution {
  readonly solved: Solution | GivenSolution;
  /** Ids of outcomes and flashpoints on the way to which runs stop, and how they stop. */
  readonly left?: { readonly ids: readonly string[]; readonly fault: RunFault };
}

/**
 * Solves a program, or what of it can be.
 * @param condition index of the outcome that is the condition, if there is one
 * @throws ExactRefusal where the state is infinite or there is no room
 * @throws RunFault where runs stop on the way to the condition, or to all that is asked
 */
export function* solveSoundly(
  program: Program,
  parameters: readonly number[],
  options: ExactOptions,
  condition?: number,
): Generator<ExactProgress, SoundSolution> {
  const { levels = [] } = options;
  const all = (
    outcomes: readonly number[],
    ladders: readonly number[],
  ): Generator<ExactProgress, Solution | GivenSolution> => {
    const asked = { ...program, outcomes: outcomes.map((index) => at(program.outcomes, index)) };
    const own = { ...options, levels: ladders };
    return condition === undefined
      ? solve(asked, parameters, own)
      : solveGiven(asked, parameters, own, outcomes.indexOf(condition));
  };
  const every = [...program.outcomes.keys()];
  try {
    return { solved: yield* all(every, levels) };
  } catch (fault) {
    if (!(fault instanceof RunFault)) throw fault;
    const comesThrough = function* (
      outcomes: Program["outcomes"],
      own: readonly number[],
    ): Generator<ExactProgress, boolean> {
      try {
        yield* solve({ ...program, outcomes }, parameters, { ...options, levels: own });
        return true;
      } catch (error) {
        if (!(error instanceof RunFault)) throw error;
        return false;
      }
    };
    const outcomes: number[] = [];
    for (const index of every) {
      if (yield* comesThrough([at(program.outcomes, index)], [])) outcomes.push(index);
    }
    const ladders: number[] = [];
    for (const index of levels) if (yield* comesThrough([], [index])) ladders.push(index);
    const nothing = outcomes.length + ladders.length === 0;
    if (nothing || (condition !== undefined && !outcomes.includes(condition))) throw fault;
    const solved = yield* all(outcomes, ladders);
    const ids = [
      ...every.filter((one) => !outcomes.includes(one)).map((one) => at(program.outcomes, one).id),
      ...levels
        .filter((one) => !ladders.includes(one))
        .map((one) => at(program.flashpoints, one).id),
    ];
    return { solved, left: { ids, fault } };
  }
}
