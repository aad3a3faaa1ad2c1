/** How belief in each value of each unknown moved along a path, and what moved it. */

import type { Program } from "../ir/program.ts";
import type { Account } from "./along.ts";
import type { Signal } from "./signal.ts";
import { logRatios, marginals } from "./joint.ts";

/** One step of a belief, by unknown and value. */
export interface CurvePoint {
  readonly step: number;
  readonly shares: readonly (readonly number[])[];
  /** 95 % intervals by value of the only unknown, where it is estimated. */
  readonly intervals?: readonly { readonly low: number; readonly high: number }[];
  readonly logEvidence: number;
  readonly effective?: number;
  /** See `logRatios`; absent where the step was not taken apart. */
  readonly signals?: readonly {
    readonly signal: Signal;
    readonly ratios: readonly (readonly (number | undefined)[])[];
  }[];
}

/** How belief moved, and what moved it. */
export interface Curve {
  readonly prior: readonly (readonly number[])[];
  readonly points: readonly CurvePoint[];
}

/** Accounts in terms of single unknowns. */
export function curveOf(
  program: Program,
  prior: readonly number[],
  accounts: readonly Account[],
): Curve {
  let before = prior;
  const points = accounts.map((account): CurvePoint => {
    const { step, masses, logEvidence, effective, signals, intervals } = account;
    const weighed = signals?.map(({ signal, likelihoods }) => ({
      signal,
      ratios: logRatios(program, before, likelihoods),
    }));
    before = masses;
    return {
      step,
      shares: marginals(program, masses),
      logEvidence,
      ...(effective === undefined ? {} : { effective }),
      ...(weighed === undefined ? {} : { signals: weighed }),
      ...(intervals === undefined || program.unknowns.length !== 1 ? {} : { intervals }),
    };
  });
  return { prior: marginals(program, prior), points };
}
