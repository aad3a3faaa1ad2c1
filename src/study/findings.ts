/** All that the runs of an advisor say, aim by aim: what is told and written comes from here. */

import { at } from "../base/invariant.ts";
import type { Hypothesis } from "../belief/filter.ts";
import type { Program } from "../ir/program.ts";
import type { Bounded } from "../stats/interval.ts";
import {
  bestOf,
  differenceOfRuns,
  estimateCourse,
  worthOfKnowing,
  type AimValues,
  type Best,
  type CourseEstimate,
  type Knowing,
} from "./advice.ts";
import { extremeOf, type Extreme, type Plan, type Stretch, type Window } from "./choices.ts";

/** What was run: the plans first, then the rules of the actor, then those of all actors by stretches. */
export interface Ran {
  readonly program: Pick<Program, "unknowns">;
  readonly hypotheses: readonly Hypothesis[];
  /** By run, the hypothesis that it begins with. */
  readonly began: Int32Array;
  /** The policy first, then no move, then moves. */
  readonly plans: readonly Plan[];
  readonly rules: readonly Plan[];
  readonly stretches: readonly Stretch[];
  /** By aim. */
  readonly values: readonly AimValues[];
}

/** What an actor can reach by a rule that it keeps to. */
export interface Agency {
  /** By rule; undefined where no run has a value. */
  readonly rules: readonly (CourseEstimate | undefined)[];
  /** Of the policy and all rules. Courses are numbered as in `Ran`. */
  readonly best: Extreme | undefined;
  readonly worst: Extreme | undefined;
}

/** The rule of an actor for a stretch that changes most. */
export interface Matter {
  readonly actor: number;
  readonly window: Window;
  readonly plan: Plan;
  readonly difference: Bounded;
}

/** What the runs say of one aim. */
export interface Finding {
  /** By plan; undefined where no run has a value. */
  readonly plans: readonly (CourseEstimate | undefined)[];
  readonly best: Best | undefined;
  /** By unknown; undefined where it has one value only, or no run tells. */
  readonly knowing: readonly (Knowing | undefined)[];
  readonly agency: Agency | undefined;
  /** By actor and stretch; those without any run that tells are left out. */
  readonly matters: readonly Matter[];
}

/** What the runs say of each aim. */
export function findingsOf(ran: Ran): readonly Finding[] {
  const { plans, rules, program, hypotheses, began } = ran;
  const deeds = [...plans.keys()].slice(1);
  const kinds = program.unknowns.map((_, unknown) =>
    began.map((hypothesis) => at(at(hypotheses, hypothesis).state.unknowns, unknown)),
  );
  return ran.values.map((values): Finding => {
    const ruled = [...rules.keys()].map((rule) => plans.length + rule);
    return {
      plans: [...plans.keys()].map((plan) => estimateCourse(values, plan, 0)),
      best: bestOf(values, deeds),
      knowing: program.unknowns.map(({ values: all }, unknown) => {
        const drawn = at(kinds, unknown);
        if (drawn.every((kind) => kind === drawn[0])) return undefined;
        return worthOfKnowing(values, deeds, drawn, all.length);
      }),
      agency:
        rules.length === 0
          ? undefined
          : {
              rules: ruled.map((course) => estimateCourse(values, course, 0)),
              best: extremeOf(values, [0, ...ruled], "best", 0),
              worst: extremeOf(values, [0, ...ruled], "worst", 0),
            },
      matters: mattersOf(ran, values),
    };
  });
}

/**
 * By actor and stretch, the rule that changes most, found on one half of the runs: which is the largest of
 * many differences is chosen, so that its own half would flatter it.
 */
function mattersOf({ plans, rules, stretches }: Ran, values: AimValues): readonly Matter[] {
  const first = plans.length + rules.length;
  const numbered = stretches.map((stretch, index) => ({ ...stretch, course: first + index }));
  const base = at(values.courses, 0);
  const half = (runs: Float64Array, odd: number): Float64Array =>
    runs.filter((_, run) => run % 2 === odd);
  const groups = Map.groupBy(
    numbered,
    ({ actor, window }) => `${String(actor)} ${String(window.from)}`,
  );
  return [...groups.values()].flatMap((group): Matter[] => {
    let most: { readonly one: (typeof group)[number]; readonly size: number } | undefined;
    for (const one of group) {
      const runs = at(values.courses, one.course);
      const found = differenceOfRuns(half(base, 0), half(runs, 0), values);
      if (found === undefined) continue;
      const size = Math.abs(found.value);
      if (most === undefined || size > most.size) most = { one, size };
    }
    if (most === undefined) return [];
    const { actor, window, plan, course } = most.one;
    const judged = differenceOfRuns(half(base, 1), half(at(values.courses, course), 1), values);
    if (judged === undefined) return [];
    const { value, low, high } = judged;
    return [{ actor, window, plan, difference: { value, low, high } }];
  });
}
