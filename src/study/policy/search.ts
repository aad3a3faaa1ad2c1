/**
 * The search for a policy of a few rules: greedily, the rule that improves what is wanted most is added
 * until none does so clearly. Candidates are thinned out on few runs and judged on all runs of the
 * training half, each on the same luck as the policy without it.
 */

import { at } from "../../base/invariant.ts";
import type { MoveRule } from "../../ir/rules.ts";
import type { Steered } from "../../ir/steer.ts";
import { momentsOf } from "../../stats/mean.ts";
import { betterBy, valuesOf, type Aim } from "../advice.ts";
import type { RunsAsked } from "../turning.ts";
import type { Condition } from "./conditions.ts";

/** What a rule does to a move where its condition holds. */
export type Effect = "never" | "boost" | "always";

/** The factors: one that outweighs everything stands for always. */
const factors: Readonly<Record<Effect, number>> = { always: 1e5, never: 0, boost: 4 };

/** A rule that was found. */
export interface PolicyRule {
  readonly move: number;
  readonly effect: Effect;
  /** Both hold; the one of no words always does. */
  readonly when: readonly Condition[];
}

/** What is searched for. */
export interface PolicyTask {
  /** With room for rules over these conditions, the first of which always holds. */
  readonly steered: Steered;
  readonly parameters: readonly number[];
  readonly actor: number;
  /** Of the moves that a rule can be about. */
  readonly moves: readonly number[];
  readonly aim: Aim;
  /** How many there are. */
  readonly conditions: number;
  /** The training half: runs 0 … training - 1. */
  readonly training: number;
  /** Rules at most. */
  readonly most: number;
}

/** Runs that a search asks for, and how far it is. */
export interface SearchRuns extends RunsAsked {
  readonly rules: number;
}

type Search<Result> = Generator<SearchRuns, Result, readonly Float64Array[]>;

/** Runs of the first two siftings, and how many are left after each, and after the third. */
const SIFTED = [64, 256] as const;
const KEPT = [32, 6] as const;
/** How many are tried with a second condition. */
const JOINED = 3;
/** The part of the training half on which those that are left are sifted a third time. */
const THIRD = 0.25;
/** After the first round the better part of the candidates is tried again. */
const TRIED_AGAIN = 0.25;
/** Standard errors by which a rule must improve, and pairs that must differ, to be no luck. */
const CLEAR = 3;
const LEAST_PAIRS = 8;

interface Gain {
  readonly rule: MoveRule;
  readonly mean: number;
  readonly error: number;
  readonly differing: number;
}

/** Finds the rules; none where nothing improves clearly. Asks for the runs that it needs. */
export function* searchPolicy(task: PolicyTask): Search<readonly MoveRule[]> {
  const { conditions, most, training } = task;
  let rules: readonly MoveRule[] = [];
  const sift = function* (tried: readonly MoveRule[], runs: number): Search<readonly Gain[]> {
    const gains = yield* gained(
      task,
      rules,
      tried.map((rule) => [...rules, rule]),
      runs,
    );
    return tried
      .map((rule, index): Gain => ({ rule, ...at(gains, index) }))
      .toSorted((a, b) => b.mean - a.mean);
  };
  const everywhere = task.moves.flatMap((move) =>
    Object.values(factors).map((by): MoveRule => ({ move, when: [0, 0], by })),
  );
  let pool: readonly MoveRule[] = everywhere.flatMap((rule) =>
    Array.from({ length: conditions }, (_, when): MoveRule => ({ ...rule, when: [when, 0] })),
  );
  while (rules.length < most) {
    const screened = yield* sift(pool, SIFTED[0]);
    if (rules.length === 0) {
      const kept = Math.ceil(pool.length * TRIED_AGAIN);
      pool = screened.slice(0, kept).map(({ rule }) => rule);
    }
    const single = yield* sift(promising(screened, KEPT[0]), SIFTED[1]);
    const joined = promising(single, JOINED).flatMap((rule) =>
      Array.from({ length: conditions }, (_, also): MoveRule => ({
        ...rule,
        when: [rule.when[0], also],
      })).filter(({ when: [when, also] }) => also > 0 && also !== when),
    );
    const pairs = yield* sift(joined, SIFTED[0]);
    const second = yield* sift(promising(pairs, KEPT[0]), SIFTED[1]);
    // What little a rule does everywhere takes more runs to be seen than the first siftings have.
    const left = [...promising(single, KEPT[1]), ...promising(second, KEPT[1]), ...everywhere];
    const third = yield* sift(left, Math.max(SIFTED[1], Math.ceil(training * THIRD)));
    const judged = yield* sift(promising(third, KEPT[1]), training);
    // Of two that are as good as luck can tell, the one of fewer words.
    const score = ({ mean, error, rule }: Gain): number => mean - (rule.when[1] === 0 ? 0 : error);
    const best = judged.filter(isClear).toSorted((a, b) => score(b) - score(a))[0];
    if (best === undefined) break;
    rules = [...rules, best.rule];
  }
  return yield* pruned(task, rules);
}

/** Leaves out, one by one, what the other rules do as well without. */
function* pruned(task: PolicyTask, found: readonly MoveRule[]): Search<readonly MoveRule[]> {
  let rules = found;
  while (rules.length > 1) {
    const gains = yield* gained(task, rules, withoutEach(rules), task.training);
    const idle = gains.findIndex(({ mean }) => mean >= 0);
    if (idle < 0) break;
    rules = rules.toSpliced(idle, 1);
  }
  return rules;
}

/** Some rules, each left out in turn. */
export const withoutEach = (rules: readonly MoveRule[]): readonly (readonly MoveRule[])[] =>
  rules.map((_, index) => rules.toSpliced(index, 1));

const promising = (gains: readonly Gain[], most: number): readonly MoveRule[] =>
  gains
    .filter(({ mean }) => mean > 0)
    .slice(0, most)
    .map(({ rule }) => rule);

const isClear = ({ mean, error, differing }: Gain): boolean =>
  mean > CLEAR * error && differing >= LEAST_PAIRS;

/** A rule in the words of its conditions. */
export const ruleOf = (
  { move, by, when }: MoveRule,
  conditions: readonly Condition[],
): PolicyRule => ({
  move,
  effect: by === factors.never ? "never" : by === factors.boost ? "boost" : "always",
  when: when.filter((number) => number > 0).map((number) => at(conditions, number)),
});

/** What each of some policies of rules gains over one, pair by pair. */
function* gained(
  { steered, parameters, actor, aim }: PolicyTask,
  rules: readonly MoveRule[],
  tried: readonly (readonly MoveRule[])[],
  runs: number,
): Search<readonly Omit<Gain, "rule">[]> {
  if (tried.length === 0) return [];
  const courses = [rules, ...tried].map((some) =>
    steered.parameters(parameters, { actor, rules: some }),
  );
  const outcomes = yield { courses, runs: runs, rules: rules.length };
  const width = steered.program.outcomes.length;
  const [base, ...others] = valuesOf(aim, outcomes, width).courses;
  const faulty = (values: Float64Array): boolean =>
    values.some((value, run) => Number.isNaN(value) && !Number.isNaN(base?.[run]));
  return others.map((values) => {
    // What makes runs stop with a fault is no better, however the others go.
    if (faulty(values)) return { mean: -Infinity, error: 0, differing: 0 };
    const differences = [...values]
      .map((value, run) => value - (base?.[run] ?? Number.NaN))
      .filter((value) => !Number.isNaN(value));
    const { mean, variance } = momentsOf(differences.length > 0 ? differences : [0]);
    const error = Math.sqrt(variance / Math.max(1, differences.length));
    return {
      mean: betterBy(aim, { value: mean, low: mean, high: mean }).value,
      ...{ error, differing: differences.filter((one) => one !== 0).length },
    };
  });
}
