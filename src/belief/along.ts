/**
 * Exact Bayes along a dated path, with what each thing seen said: the likelihood of a signal is that
 * of the signals up to it over that of those before it (the chain rule), everything not yet revealed
 * summed out.
 */

import { at } from "../base/invariant.ts";
import { start } from "../engine/interpreter/start.ts";
import { part, type Part } from "../ir/parts.ts";
import type { Program } from "../ir/program.ts";
import { slice } from "../ir/slice.ts";
import type { Signal, WatchedPath } from "./signal.ts";
import { beginBelief, filterStep, type Belief, type Hypothesis } from "./filter.ts";
import { jointIndex, jointValues } from "./joint.ts";
import { publicKnowledge } from "./observation.ts";
import { BeliefTooLarge, ImpossibleObservation } from "./refusal.ts";
import { blindObservation, revealOnly, watchedProgram } from "./watched.ts";

/** What one thing seen said. */
export interface Weighed {
  readonly signal: Signal;
  /** Probability of the signal under each joint value of the unknowns; NaN for values excluded before. */
  readonly likelihoods: readonly number[];
}

/** How belief stood after a step, and why. */
export interface Account {
  /** Of the step that was seen; the belief is that at the end of it. */
  readonly step: number;
  /** Posterior of the joint values of the unknowns; sums to 1. */
  readonly masses: readonly number[];
  /** Natural logarithm of the probability of all that was seen so far. */
  readonly logEvidence: number;
  /** Absent where taking the step apart would need too many hypotheses. */
  readonly signals?: readonly Weighed[];
  /** Of particles, before they are drawn anew; absent where the belief is exact. */
  readonly effective?: number;
  /** 95 % interval of each mass, where it is estimated. */
  readonly intervals?: readonly { readonly low: number; readonly high: number }[];
}

/** What was seen cannot happen in the scenario, as far as it is known which part. */
export class ImpossiblePath extends Error {
  override readonly name = "ImpossiblePath";
  readonly step: number;
  readonly signal: Signal | undefined;
  /** What was seen in the same step. */
  readonly beside: readonly Signal[];
  /** Only so many particles tried. */
  readonly particles: number | undefined;

  constructor(
    step: number,
    signal: Signal | undefined,
    beside: readonly Signal[],
    particles?: number,
  ) {
    super(`what was observed in step ${String(step)} cannot happen in the scenario`);
    this.step = step;
    this.signal = signal;
    this.beside = beside;
    this.particles = particles;
  }
}

/** Ways of a phase that exact Bayes is tried with where estimates can take its place. */
export const WORTHWHILE = 2000;

/** The belief along a path. */
export interface ExactPath {
  readonly prior: readonly number[];
  readonly accounts: readonly Account[];
  /** At the end of the path. */
  readonly belief: Belief;
}

/** Joint masses of a belief. */
export function massesOf(program: Program, belief: Belief): readonly number[] {
  const masses = jointValues(program).map(() => 0);
  for (const { probability, state } of belief.hypotheses) {
    const index = jointIndex(program, state.unknowns);
    masses[index] = at(masses, index) + probability;
  }
  return masses;
}

/**
 * Follows a path exactly.
 * @param most see `filterStep`
 * @throws BeliefTooLarge
 * @throws ImpossiblePath
 * @throws RunFault if the run cannot even begin
 */
export function followExactly(
  parameters: readonly number[],
  path: WatchedPath,
  most: number = WORTHWHILE,
): ExactPath {
  const { program } = path;
  const first = start(program, parameters, () => 0);
  let belief = beginBelief(program, parameters, publicKnowledge, first);
  const prior = massesOf(program, belief);
  const accounts = path.steps.map(({ observation, signals }, step): Account => {
    const before = belief;
    try {
      belief = filterStep(program, parameters, publicKnowledge, before, observation, most);
    } catch (error) {
      if (!(error instanceof ImpossibleObservation)) throw error;
      const tried = weigh(parameters, path, step, before, most) ?? [];
      const dead = tried.findIndex((row) => row.every((mass) => mass === 0));
      throw new ImpossiblePath(step, dead >= 0 ? signals[dead] : signals.at(-1), signals);
    }
    const partial = weigh(parameters, path, step, before, most);
    const masses = massesOf(program, belief);
    const share = Math.exp(belief.logEvidence - before.logEvidence);
    const rows = [
      massesOf(program, before),
      ...(partial ?? []),
      masses.map((mass) => mass * share),
    ];
    return {
      step,
      masses,
      logEvidence: belief.logEvidence,
      ...(partial === undefined
        ? {}
        : {
            signals: signals.map((signal, index) => ({
              signal,
              likelihoods: at(rows, index + 1).map(
                (mass, joint) => mass / at(at(rows, index), joint),
              ),
            })),
          }),
    };
  });
  return { prior, accounts, belief };
}

/**
 * Joint masses after the first signal of a step, after the first two and so on, all but the last;
 * unnormalised. Undefined where that is too much work.
 */
function weigh(
  parameters: readonly number[],
  path: WatchedPath,
  step: number,
  belief: Belief,
  most: number,
): readonly (readonly number[])[] | undefined {
  const { signals } = at(path.steps, step);
  const rows: (readonly number[])[] = [];
  for (let count = 1; count < signals.length; count += 1) {
    const { program, observation } = revealOnly(path, step, signals.slice(0, count));
    try {
      const after = filterStep(program, parameters, publicKnowledge, belief, observation, most);
      const share = Math.exp(after.logEvidence - belief.logEvidence);
      rows.push(massesOf(program, after).map((mass) => mass * share));
    } catch (error) {
      if (error instanceof BeliefTooLarge) return undefined;
      if (!(error instanceof ImpossibleObservation)) throw error;
      rows.push(jointValues(program).map(() => 0));
    }
  }
  return rows;
}

/** What a belief comes to at the end of the run. */
interface ExactOutlook {
  /**
   * Probability (of a time: that it comes at all) or mean of each outcome, NaN if it has none; and the
   * probability that it has a value.
   */
  readonly values: readonly { readonly value: number; readonly valued: number }[];
  /** Per flashpoint the share of each level at the end. */
  readonly levels: readonly (readonly number[])[];
}

/** More mass than this is not lost to rounding, but to faults. */
const LOST = 1e-9;

/** The hypotheses at the end of the run; their probabilities sum to the mass that no fault took. */
function endOf(
  program: Program,
  parameters: readonly number[],
  belief: Belief,
): readonly Hypothesis[] {
  const blind = watchedProgram(program, { events: new Set(), moves: new Set() });
  const nothing = blindObservation(program);
  const ended = belief.hypotheses.filter(({ state }) => state.ended);
  let going = belief.hypotheses.filter(({ state }) => !state.ended);
  while (going.length > 0) {
    const mass = going.reduce((sum, { probability }) => sum + probability, 0);
    const hypotheses = going.map((one) => ({ ...one, probability: one.probability / mass }));
    const now = { hypotheses, logEvidence: 0 };
    let next: Belief;
    try {
      next = filterStep(blind, parameters, publicKnowledge, now, nothing, WORTHWHILE);
    } catch (error) {
      // Nothing is observed, so that only faults can rule everything out.
      if (!(error instanceof ImpossibleObservation)) throw error;
      return ended;
    }
    const left = mass * Math.exp(next.logEvidence);
    const all = next.hypotheses.map((one) => ({ ...one, probability: one.probability * left }));
    ended.push(...all.filter(({ state }) => state.ended));
    going = all.filter(({ state }) => !state.ended);
  }
  return ended;
}

/**
 * What a belief comes to at the end of the run, exactly, in the runs that no fault stops: each outcome
 * in those that its own slice comes through.
 * @throws BeliefTooLarge
 */
export function exactOutlook(
  program: Program,
  parameters: readonly number[],
  belief: Belief,
): ExactOutlook {
  const meanOf = (ended: readonly Hypothesis[], of: (one: Hypothesis) => number) => {
    const counted = ended.filter((one) => !Number.isNaN(of(one)));
    const valued = counted.reduce((sum, { probability }) => sum + probability, 0);
    const value = counted.reduce((sum, one) => sum + (one.probability / valued) * of(one), 0);
    return { value: valued > 0 ? value : Number.NaN, valued };
  };
  const end = endOf(program, parameters, belief);
  const lost = 1 - end.reduce((sum, { probability }) => sum + probability, 0) > LOST;
  const endFor = (outcomes: readonly number[], parts: readonly Part[]): readonly Hypothesis[] => {
    if (!lost) return end;
    const asked = { ...program, outcomes: outcomes.map((index) => at(program.outcomes, index)) };
    const hypotheses = belief.hypotheses.map((one) => ({
      ...one,
      outcomes: outcomes.map((index) => at(one.outcomes, index)),
    }));
    return endOf(slice(asked, parts).program, parameters, { ...belief, hypotheses });
  };
  return {
    values: program.outcomes.map((outcome, index) =>
      meanOf(endFor([index], []), ({ outcomes }) => {
        const { value } = at(outcomes, lost ? 0 : index);
        return outcome.type === "time" && !Number.isNaN(value) ? Number(value !== Infinity) : value;
      }),
    ),
    levels: program.flashpoints.map((flashpoint, index) => {
      const own = endFor([], [part("level", index)]);
      return own.length === 0
        ? []
        : flashpoint.levels.map(
            (_, level) => meanOf(own, ({ state }) => Number(state.levels[index] === level)).value,
          );
    }),
  };
}
