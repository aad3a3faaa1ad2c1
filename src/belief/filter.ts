/**
 * Exact Bayes along a run: the prior of the unknowns times, step by step, the probability of what was
 * observed; whatever is hidden is summed out by branching, and equal states are merged
 * (docs/semantics.md, "Unknowns and belief"; forward filtering of a hidden Markov model,
 * Rabiner 1989).
 */

import { at } from "../base/invariant.ts";
import { withEnding } from "../engine/interpreter/clock.ts";
import { evaluateAmount, momentOf } from "../engine/interpreter/evaluate.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { sumOf } from "../engine/interpreter/hazard.ts";
import {
  beginOutcomes,
  noValue,
  observe,
  type OutcomeProgress,
} from "../engine/interpreter/outcome.ts";
import type { StepRecord } from "../engine/interpreter/record.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { Program } from "../ir/program.ts";
import { waysFrom } from "./branch.ts";
import type { Setting } from "./setting.ts";
import {
  BeliefTooLarge,
  ImpossibleObservation,
  maximumHypotheses,
  maximumWays,
} from "./refusal.ts";
import { forget } from "./relevance.ts";
import { observationOf, type Knowledge, type Observation } from "./observation.ts";

/** One way things may be, unseen. */
export interface Hypothesis {
  /** Posterior probability, > 0; all of a belief's sum to 1 but for rounding. */
  readonly probability: number;
  /** The whole state as it would be, hidden parts included. */
  readonly state: State;
  /** Happenings that are open beyond this moment and have happened, by entry; see `OpenHappening`. */
  readonly settled?: readonly number[];
  /**
   * What the whole path up to here would have decided, by outcome; `noValue` where reading it would
   * have stopped a batch's run. A game goes on, since it reads none on the way.
   */
  readonly outcomes: readonly OutcomeProgress[];
}

/** What is believed at one moment of a run. */
export interface Belief {
  readonly hypotheses: readonly Hypothesis[];
  /**
   * Natural logarithm of the probability of all that was observed so far (choices of players count
   * 1): for comparing scenarios on a history.
   */
  readonly logEvidence: number;
}

/** Every value of an unknown that may have been drawn, with its probability. */
function sharesOf(
  program: Program,
  parameters: readonly number[],
  first: State,
  unknown: number,
): readonly number[] {
  const moment = momentOf(program, parameters, first);
  const shares = at(program.unknowns, unknown).values.map(({ share }) =>
    evaluateAmount(moment, share),
  );
  const total = sumOf(shares);
  return shares.map((share) => share / total);
}

/** Progress of the outcomes after one more state; `noValue` of one whose reading fails. */
export function observeOn(
  program: Program,
  parameters: readonly number[],
  progress: readonly OutcomeProgress[],
  state: State,
): readonly OutcomeProgress[] {
  try {
    return observe(program, parameters, progress, state);
  } catch (error) {
    if (!(error instanceof RunFault)) throw error;
    if (progress.length === 1) return [noValue];
    return progress.flatMap((one, index) =>
      observeOn({ ...program, outcomes: [at(program.outcomes, index)] }, parameters, [one], state),
    );
  }
}

/**
 * The belief at S_0: the prior, given the values that the looker knows and whether the run is over.
 * @param first S_0; of its unknowns only those are read that the looker knows
 * @throws RunFault if a share is not what it must be
 */
export function beginBelief(
  program: Program,
  parameters: readonly number[],
  knowledge: Knowledge,
  first: State,
): Belief {
  let joint: readonly { readonly probability: number; readonly values: readonly number[] }[] = [
    { probability: 1, values: [] },
  ];
  for (const unknown of program.unknowns.keys()) {
    const shares = sharesOf(program, parameters, first, unknown);
    const known = knowledge.unknowns.includes(unknown) ? at(first.unknowns, unknown) : undefined;
    joint = joint.flatMap(({ probability, values }) =>
      shares.map((share, value) => ({
        // What is known for sure is no evidence.
        probability: probability * (known === undefined ? share : known === value ? 1 : 0),
        values: [...values, value],
      })),
    );
  }
  const weighted = joint
    .filter(({ probability }) => probability > 0)
    .map(({ probability, values }) => ({
      probability,
      state: withEnding(program, parameters, { ...first, unknowns: values, ended: false }),
    }))
    .filter(({ state }) => state.ended === first.ended)
    .map((one) => ({
      ...one,
      outcomes: observeOn(program, parameters, beginOutcomes(program), one.state),
    }));
  return normalise(weighted, 0, first.step);
}

function normalise(weighted: readonly Hypothesis[], logEvidence: number, step: number): Belief {
  const total = sumOf(weighted.map(({ probability }) => probability));
  if (!(total > 0)) throw new ImpossibleObservation(step);
  return {
    hypotheses: weighted.map((one) => ({ ...one, probability: one.probability / total })),
    logEvidence: logEvidence + Math.log(total),
  };
}

/** Equal states have equal keys. */
function keyOf(state: State): string {
  const { levels, dwell, held, stopwatches, variables, unknowns, happened, moves } = state;
  return JSON.stringify([unknowns, variables, happened, moves, levels, dwell, held, stopwatches]);
}

/** Equal progress has equal keys. */
export function keyOfProgress(outcomes: Hypothesis["outcomes"]): string {
  return outcomes.map(({ value, decided }) => `${String(value)}${decided ? "!" : ""}`).join();
}

/** Equal hypotheses in one, their probabilities summed. */
function merge(
  merged: Map<string, Hypothesis>,
  key: string,
  { probability, ...rest }: Hypothesis,
): void {
  const before = merged.get(key);
  merged.set(
    key,
    before === undefined
      ? { probability, ...rest }
      : { ...before, probability: before.probability + probability },
  );
}

/**
 * The belief after one more step that looked like this. What hidden things have decided on the way
 * is part of a hypothesis: a state alone would forget it.
 * @param most ways of one phase of one hypothesis, beyond which it gives up sooner
 * @throws BeliefTooLarge
 * @throws ImpossibleObservation
 */
export function filterStep(
  program: Program,
  parameters: readonly number[],
  knowledge: Knowledge,
  belief: Belief,
  observation: Observation,
  most: number = maximumHypotheses,
): Belief {
  const setting: Setting = { program, parameters, knowledge, observation, most };
  const step = at(belief.hypotheses, 0).state.step;
  const merged = new Map<string, Hypothesis>();
  let ways = 0;
  for (const hypothesis of belief.hypotheses) {
    // Ways to one state are merged first, so that its outcomes are observed once.
    const reached = new Map<string, Hypothesis>();
    const { settled: before = [] } = hypothesis;
    for (const way of waysFrom({ ...setting, settled: before }, hypothesis.state)) {
      ways += 1;
      if (ways > maximumWays) throw new BeliefTooLarge(step);
      const probability = hypothesis.probability * way.probability;
      const { settled } = way.result;
      const state = forget(program, way.result.state);
      const key = settled.length === 0 ? keyOf(state) : `${keyOf(state)} ${settled.join()}`;
      merge(reached, key, { ...hypothesis, probability, state, settled });
      if (reached.size > maximumHypotheses) throw new BeliefTooLarge(step);
    }
    for (const [key, one] of reached) {
      const outcomes = observeOn(program, parameters, one.outcomes, one.state);
      merge(merged, `${key} ${keyOfProgress(outcomes)}`, { ...one, outcomes });
      if (merged.size > maximumHypotheses) throw new BeliefTooLarge(step);
    }
  }
  return normalise([...merged.values()], belief.logEvidence, step);
}

/**
 * The belief after the step of `record`, of which only what the looker sees is used.
 * @param after the state to which it led
 * @throws BeliefTooLarge
 * @throws ImpossibleObservation
 */
export function updateBelief(
  program: Program,
  parameters: readonly number[],
  knowledge: Knowledge,
  belief: Belief,
  record: StepRecord,
  after: State,
): Belief {
  const observation = observationOf(program, knowledge, record, after);
  return filterStep(program, parameters, knowledge, belief, observation);
}

/** Beliefs by the state at which a path stood, then by what the looker knows. */
const memory = new WeakMap<State, Map<string, Belief>>();

/**
 * The belief at the end of a path, from S_0 on. Remembered per state object, so that stepping on
 * costs one update.
 * @param states S_0 … S_k of one run of `program` with `parameters`
 * @param records `records[t]` leads from `states[t]` to `states[t + 1]`
 * @throws BeliefTooLarge
 * @throws ImpossibleObservation
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { believePath, keyOfSeed, lower, luckOf, parametersOf, posteriorOf, publicKnowledge, readScenario, simulate } from "brink";
 *
 * const file = new URL(import.meta.resolve("brink/scenarios/two-state.yaml"));
 * const text = readFileSync(file, "utf8");
 * const { model } = readScenario("two-state.yaml", () => ({ text }));
 * if (model === undefined) throw new Error("it has faults");
 * const program = lower(model);
 * const parameters = parametersOf(program);
 * const run = simulate(program, parameters, luckOf(keyOfSeed("a seed"), 7));
 * const belief = believePath(program, parameters, publicKnowledge, run.states, run.records);
 * console.log(posteriorOf(program, belief));
 */
export function believePath(
  program: Program,
  parameters: readonly number[],
  knowledge: Knowledge,
  states: readonly State[],
  records: readonly StepRecord[],
): Belief {
  const who = JSON.stringify([knowledge.unknowns, knowledge.actors]);
  const remember = (state: State, belief: Belief): Belief => {
    const own = memory.get(state) ?? new Map<string, Belief>();
    memory.set(state, own.set(who, belief));
    return belief;
  };
  let index = states.length - 1;
  while (index > 0 && memory.get(at(states, index))?.has(who) !== true) index -= 1;
  const first = at(states, index);
  let belief =
    memory.get(first)?.get(who) ??
    remember(first, beginBelief(program, parameters, knowledge, first));
  for (; index < states.length - 1; index += 1) {
    const after = at(states, index + 1);
    belief = remember(
      after,
      updateBelief(program, parameters, knowledge, belief, at(records, index), after),
    );
  }
  return belief;
}
