/**
 * The search for a policy of a few rules: greedily, the rule that improves what is wanted most is added
 * until none does so clearly. Candidates are thinned out on few runs and judged on all runs of the
 * training half, each on the same luck as the policy without it.
 */

import { at } from "../../base/invariant.ts";
import type { PreparedEngine } from "../../batch/engine.ts";
import { withRules, type MoveRule, type Trial, type Tried } from "../../ir/rules.ts";
import type { Program } from "../../ir/program.ts";
import type { Key } from "../../random/philox.ts";
import { momentsOf } from "../../stats/mean.ts";
import { valuesOf, type Aim } from "../advice.ts";
import type { Condition } from "./conditions.ts";

/** What a rule does to a move where its condition holds. */
export type Effect = "never" | "boost" | "always";

/** The factors: one that outweighs everything stands for always. */
export const factors: Readonly<Record<Effect, number>> = { never: 0, boost: 4, always: 1e6 };

/** A rule that was found. */
export interface PolicyRule {
  readonly move: number;
  readonly effect: Effect;
  /** Both hold; the one of no words always does. */
  readonly when: readonly Condition[];
}

/** What is searched for. */
export interface PolicyTask {
  /** With the outcomes that are followed only. */
  readonly program: Program;
  readonly parameters: readonly number[];
  readonly actor: number;
  /** Of the moves that a rule can be about. */
  readonly moves: readonly number[];
  readonly aim: Aim;
  readonly conditions: readonly Condition[];
  readonly key: Key;
  /** The training half: runs 0 … training - 1. */
  readonly training: number;
  /** Rules at most. */
  readonly most: number;
  readonly prepare: (program: Program) => PreparedEngine;
}

/** How far a search is. */
export interface SearchProgress {
  readonly rules: number;
  /** Runs made so far. */
  readonly runs: number;
}

/** Runs of the first two siftings, what is left after each, and how many are tried with a second condition. */
const SIFTED = [64, 256] as const;
const KEPT = [32, 6] as const;
const JOINED = 3;
/** After the first round the better part of the candidates is tried again. */
const TRIED_AGAIN = 0.25;
/** Standard errors by which a rule must improve, and pairs that must differ, to be no luck. */
const CLEAR = 3;
const LEAST_PAIRS = 8;

interface Gain {
  readonly trial: Trial;
  readonly mean: number;
  readonly error: number;
  readonly differing: number;
}

/** Finds the rules; none where nothing improves clearly. */
export function* searchPolicy(task: PolicyTask): Generator<SearchProgress, readonly PolicyRule[]> {
  const { conditions, most } = task;
  let rules: PolicyRule[] = [];
  let runs = 0;
  const sift = function* (
    measure: Measure,
    trials: readonly Trial[],
    count: number,
  ): Generator<SearchProgress, readonly Gain[]> {
    const found: Gain[] = [];
    for (const trial of trials) {
      found.push(measure(trial, count));
      runs += count;
      yield { rules: rules.length, runs };
    }
    return found.toSorted((a, b) => b.mean - a.mean);
  };
  let pool: readonly Trial[] = task.moves.flatMap((move) =>
    Object.values(factors).flatMap((by) =>
      conditions.map((_, when): Trial => ({ move, when, also: 0, by })),
    ),
  );
  while (rules.length < most) {
    const measure = measuring(task, rules);
    const screened = yield* sift(measure, pool, SIFTED[0]);
    if (rules.length === 0) {
      const kept = Math.ceil(pool.length * TRIED_AGAIN);
      pool = screened.slice(0, kept).map(({ trial }) => trial);
    }
    const single = yield* sift(measure, promising(screened, KEPT[0]), SIFTED[1]);
    const joined = promising(single, JOINED).flatMap((trial) =>
      conditions.flatMap((_, also) =>
        also === 0 || also === trial.when ? [] : [{ ...trial, also }],
      ),
    );
    const pairs = yield* sift(measure, joined, SIFTED[0]);
    const second = yield* sift(measure, promising(pairs, KEPT[0]), SIFTED[1]);
    const last = [...promising(single, KEPT[1]), ...promising(second, KEPT[1])];
    const judged = yield* sift(measure, last, task.training);
    // Of two that are as good as luck can tell, the one of fewer words.
    const score = ({ mean, error, trial }: Gain): number => mean - (trial.also === 0 ? 0 : error);
    const best = judged.filter(isClear).toSorted((a, b) => score(b) - score(a))[0];
    if (best === undefined) break;
    rules = [...rules, ruleOf(best.trial, conditions)];
  }
  return yield* pruned(task, rules, runs);
}

/** Leaves out, one by one, what the other rules do as well without. */
function* pruned(
  task: PolicyTask,
  found: readonly PolicyRule[],
  before: number,
): Generator<SearchProgress, readonly PolicyRule[]> {
  let rules = found;
  let runs = before;
  while (rules.length > 1) {
    const measure = measuring(task, rules);
    const gains: Gain[] = [];
    for (const number of rules.keys()) {
      gains.push(measure(number, task.training));
      runs += task.training;
      yield { rules: rules.length, runs };
    }
    const idle = gains.findIndex(({ mean }) => mean >= 0);
    if (idle < 0) break;
    rules = rules.toSpliced(idle, 1);
  }
  return rules;
}

type Measure = (trial: Trial | number, runs: number) => Gain;

const promising = (gains: readonly Gain[], most: number): readonly Trial[] =>
  gains
    .filter(({ mean }) => mean > 0)
    .slice(0, most)
    .map(({ trial }) => trial);

const isClear = ({ mean, error, differing }: Gain): boolean =>
  mean > CLEAR * error && differing >= LEAST_PAIRS;

const ruleOf = ({ move, by, when, also }: Trial, conditions: readonly Condition[]): PolicyRule => ({
  move,
  effect: by === factors.never ? "never" : by === factors.boost ? "boost" : "always",
  when: [when, also].filter((number) => number > 0).map((number) => at(conditions, number)),
});

/** A rule as engines run it. */
const moveRule = ({ move, effect, when }: PolicyRule): MoveRule => ({
  move,
  by: factors[effect],
  when: when.reduce<MoveRule["when"]>((left, { when: right }) => ({ kind: "and", left, right }), {
    kind: "boolean",
    value: true,
  }),
});

/** A policy of rules, in which others can be tried. */
export const underRules = (
  { program, actor, conditions }: Pick<PolicyTask, "program" | "actor" | "conditions">,
  rules: readonly PolicyRule[],
): Tried =>
  withRules(
    program,
    actor,
    rules.map(moveRule),
    conditions.map(({ when }) => when),
  );

/** Measures what trials gain over some rules, pair by pair. */
function measuring(task: PolicyTask, rules: readonly PolicyRule[]): Measure {
  const { aim, key, parameters, prepare } = task;
  const { program, trial: changes, parameters: own } = underRules(task, rules);
  const engine = prepare(program);
  const base = own(parameters);
  const valuesAt = (values: readonly number[], runs: number): Float64Array => {
    const { outcomes } = engine.list(values, key, 0, runs);
    return at(valuesOf(aim, [outcomes], program.outcomes.length).courses, 0);
  };
  const sign = aim.wants === "more" ? 1 : -1;
  const without = new Map<number, Float64Array>();
  return (trial, runs) => {
    const now = without.get(runs) ?? valuesAt(base, runs);
    without.set(runs, now);
    const changed = [...base];
    for (const [parameter, value] of changes(trial)) changed[parameter] = value;
    const differences = [...valuesAt(changed, runs)]
      .map((value, run) => sign * (value - at(now, run)))
      .filter((value) => !Number.isNaN(value));
    const { mean, variance } = momentsOf(differences.length > 0 ? differences : [0]);
    return {
      trial: typeof trial === "number" ? { move: -1, when: 0, also: 0, by: 1 } : trial,
      ...{ mean, error: Math.sqrt(variance / Math.max(1, differences.length)) },
      differing: differences.filter((one) => one !== 0).length,
    };
  };
}

/** Runs at a time between two looks for an interruption. */
const SLICE_RUNS = 256;

/** The outcomes of a range of runs under each of some courses, on the same luck. */
export function* listed(
  courses: readonly { readonly engine: PreparedEngine; readonly parameters: readonly number[] }[],
  key: Key,
  { first, end }: { readonly first: number; readonly end: number },
): Generator<SearchProgress, readonly Float64Array[]> {
  const lists: Float64Array[] = [];
  let runs = 0;
  for (const { engine, parameters } of courses) {
    const slices: Float64Array[] = [];
    for (let from = first; from < end; from += SLICE_RUNS) {
      const count = Math.min(SLICE_RUNS, end - from);
      slices.push(engine.list(parameters, key, from, count).outcomes.slice());
      runs += count;
      yield { rules: Math.max(0, courses.length - 2), runs };
    }
    lists.push(Float64Array.from(slices.flatMap((slice) => [...slice])));
  }
  return lists;
}
