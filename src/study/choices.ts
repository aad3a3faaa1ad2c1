/** The courses that an advisor compares, and what their runs say: moves, agency, and who matters when. */

import { at } from "../base/invariant.ts";
import { continuationKey } from "../batch/continue.ts";
import { startsOf, type CoursesTask } from "../batch/courses.ts";
import type { RunRange } from "../batch/plan.ts";
import type { Hypothesis } from "../belief/filter.ts";
import type { Program } from "../ir/program.ts";
import { ruled, type Ruling } from "../ir/rules.ts";
import { steer, type Course, type Deed, type Steered } from "../ir/steer.ts";
import type { Key } from "../random/philox.ts";
import { keyOfSeed } from "../random/seed.ts";
import type { Bounded } from "../stats/interval.ts";
import { crossFitted, differenceOfRuns, meanOfRuns, ranked, type AimValues } from "./advice.ts";

/** A course by what it is: all left to the policy, one deed now, or a rule for the rest of the run. */
export type Plan =
  | { readonly kind: "policy" }
  | { readonly kind: "now" | "always"; readonly deed: Deed }
  | { readonly kind: "never"; readonly deed: number };

/** A program to be steered, by rules where a ruling is given, of which only some outcomes are followed. */
export const steeredFor = (
  program: Program,
  outcomes: readonly number[],
  ruling?: Ruling,
): Steered => {
  const own = { ...program, outcomes: outcomes.map((index) => at(program.outcomes, index)) };
  return ruling === undefined ? steer(own) : ruled(own, ruling);
};

/** Who chooses when, and what follows. */
export interface Scene {
  readonly actor: number;
  readonly step: number;
  /** What may be the case there; absent where runs begin at the start, as those of a batch do. */
  readonly hypotheses?: readonly Hypothesis[];
  /** Indices of the outcomes that are followed. */
  readonly outcomes: readonly number[];
  /** Of the run that was played: its own luck is never used where there are hypotheses. */
  readonly identity: { readonly seed: string; readonly run: number };
}

/** A choice made ready to be run: a belief to set out from, luck, and courses as parameters. */
export class Choice {
  readonly scene: Scene;
  readonly steered: Steered;
  readonly key: Key;
  /** With the outcomes of the steered program. */
  readonly hypotheses: readonly Hypothesis[] | undefined;

  /** @param steered by these outcomes, where several choices share it */
  constructor(program: Program, scene: Scene, steered = steeredFor(program, scene.outcomes)) {
    this.scene = scene;
    this.steered = steered;
    const { hypotheses, identity, outcomes } = scene;
    this.key =
      hypotheses === undefined
        ? keyOfSeed(identity.seed)
        : continuationKey(identity.seed, identity.run);
    this.hypotheses = hypotheses && followedOnly(hypotheses, outcomes);
  }

  /** Outcomes of a run; the last says whether what was to be done now was done. */
  get width(): number {
    return this.steered.program.outcomes.length;
  }

  /** By plan of its actor the values of all parameters. */
  courses(values: readonly number[], plans: readonly Plan[]): readonly (readonly number[])[] {
    const { actor, step } = this.scene;
    return plans.map((plan) => this.steered.parameters(values, courseOf(plan, actor, step)));
  }

  /** Some runs under some courses. */
  task(range: RunRange, courses: CoursesTask["courses"]): CoursesTask {
    const { key, hypotheses } = this;
    return { key, starts: startsOf(hypotheses, key, range), courses };
  }
}

/** Hypotheses as a steered program has them: what is followed, and whether the deed of now was done. */
const followedOnly = (
  hypotheses: readonly Hypothesis[],
  followed: readonly number[],
): readonly Hypothesis[] =>
  hypotheses.map(({ outcomes, ...one }) => ({
    ...one,
    outcomes: [...followed.map((index) => at(outcomes, index)), { value: 0, decided: false }],
  }));

/** How a plan of an actor steers, from a step on. */
export function courseOf(
  plan: Plan,
  actor: number,
  from: number,
  until?: number,
): Course | undefined {
  const window = { from, ...(until === undefined ? {} : { until }) };
  switch (plan.kind) {
    case "policy":
      return undefined;
    case "now":
      return { actor, now: { at: from, deed: plan.deed } };
    case "always":
      return { actor, always: plan.deed, ...window };
    case "never":
      return { actor, never: plan.deed, ...window };
  }
}

/** Every rule for the rest of a run: no moves at all, each always, each never. */
export function rulesOf({ actors }: Program, actor: number): readonly Plan[] {
  const moves = [...at(actors, actor).moves.keys()];
  if (moves.length === 0) return [];
  return [
    { kind: "always", deed: "nothing" },
    ...moves.map((deed): Plan => ({ kind: "always", deed })),
    ...moves.map((deed): Plan => ({ kind: "never", deed })),
  ];
}

/** The best or the worst of some courses, found on one half of the runs and judged on the other. */
export interface Extreme {
  /** The course that is the most so over all runs. */
  readonly course: number;
  readonly value: Bounded;
  /** Less the first of the courses. */
  readonly difference: Bounded;
}

/** The extreme of some courses; `base` is the one to differ from. Undefined where no run has a value. */
export function extremeOf(
  values: AimValues,
  among: readonly number[],
  way: "best" | "worst",
  base: number,
): Extreme | undefined {
  const most = (wanted: (run: number) => boolean): number | undefined =>
    ranked(values, among, wanted, way)[0];
  const course = most(() => true);
  if (course === undefined) return undefined;
  const judged = crossFitted(values, (wanted) => {
    const chosen = most(wanted);
    return () => chosen;
  });
  const value = meanOfRuns(judged, values);
  const difference = differenceOfRuns(at(values.courses, base), judged, values);
  if (value === undefined || difference === undefined) return undefined;
  return { course, value, difference };
}

/** A stretch of steps. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** Into how many stretches the rest of a run is cut to see who matters when. */
const STRETCHES = 4;

/** The rest of a run in stretches of about the same length. */
export function stretchesOf(step: number, steps: number): readonly Window[] {
  const count = Math.min(STRETCHES, steps - step);
  const edge = (index: number): number => step + Math.round(((steps - step) * index) / count);
  return Array.from({ length: count }, (_, index) => ({
    from: edge(index),
    until: edge(index + 1),
  }));
}

/** A rule of some actor for a stretch of the rest of a run. */
export interface Stretch {
  readonly actor: number;
  readonly plan: Plan;
  readonly window: Window;
}

/** A move that is open in some of the runs, and in which share of them. */
export interface OpenMove {
  readonly move: number;
  readonly share: number;
}
