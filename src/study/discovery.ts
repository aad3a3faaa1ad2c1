/**
 * Under which inputs the target is frequent: a PRIM box chosen on one half of the cases and judged on
 * the other, so that what it says of itself does not come from having been chosen.
 */

import { at } from "../base/invariant.ts";
import {
  countBox,
  dropIdleLimits,
  peel,
  quasiPValues,
  type BoxCount,
  type PrimBox,
  type PrimInput,
  type PrimLimit,
} from "../stats/prim.ts";
import { LEVEL, type ShareEstimate } from "./estimates.ts";
import { shareOf } from "./share.ts";

/** Cases, half of them to choose by and half to judge by. */
export interface DiscoveryCases {
  readonly inputs: readonly PrimInput[];
  /** By case: 1 if the target came true. */
  readonly positive: readonly number[];
}

/** A box as it does on a set of cases. */
export interface BoxEstimate {
  /** Share of the positive cases that it holds. */
  readonly coverage: ShareEstimate;
  /** Share of its cases that are positive; absent if it holds none. */
  readonly density?: ShareEstimate;
  /** Share of all cases that it holds. */
  readonly mass: ShareEstimate;
}

/** A step of the peeling, judged on the other half. */
export interface PeelingStep extends BoxEstimate {
  readonly limits: number;
}

/** What discovery found. */
export interface Discovery {
  /** Cases in each half, and how many of them are positive. */
  readonly chosenOn: BoxCount;
  readonly judgedOn: BoxCount;
  /** A selection of the peeling's steps, the first and the last among them. */
  readonly peeling: readonly PeelingStep[];
  /** The box, with the quasi-p-value of each limit on the judging half; empty if no limit matters. */
  readonly limits: readonly (PrimLimit & { readonly p: number })[];
  readonly box: BoxEstimate;
}

/** An input of the cases: a ranged number, or what a run draws of an unknown. */
export type CaseInput =
  | { readonly kind: "number"; readonly id: string; readonly low: number; readonly high: number }
  | { readonly kind: "value"; readonly id: string; readonly values: readonly string[] };

/** Under which inputs it is frequent; without `found` where cases of either kind are too few. */
export interface BoxesAnswer {
  readonly inputs: readonly CaseInput[];
  readonly cases: number;
  readonly positives: number;
  /** Fewest cases of each kind, in each half, to look for a box. */
  readonly least: number;
  readonly found?: Discovery;
}

/** How the box is chosen. */
export interface DiscoveryOptions {
  /** The densest box that still covers this share of the positive cases. */
  readonly coverage: number;
}

/** Fewest positive cases, and fewest others, in each half: below that nothing is looked for. */
export const LEAST_CASES = 20;

const PEEL = 0.05;
const LEAST_MASS = 0.05;
/** Steps of the peeling that are shown. */
const SHOWN = 8;

/** Looks for a box; `undefined` where cases of either kind are too few. */
export function discover(
  choosing: DiscoveryCases,
  judging: DiscoveryCases,
  { coverage }: DiscoveryOptions,
): Discovery | undefined {
  const chosenOn = countBox(choosing.inputs, choosing.positive, []);
  const judgedOn = countBox(judging.inputs, judging.positive, []);
  if ([chosenOn, judgedOn].some(isTooFew)) return undefined;
  const steps = peel(choosing.inputs, choosing.positive, { peel: PEEL, least: LEAST_MASS });
  const wanted = coverage * chosenOn.positives;
  const chosen = at(
    steps,
    steps.findLastIndex(({ positives }) => positives >= wanted),
  );
  // So strict that among all inputs an idle limit seldom stays.
  const idle = (1 - LEVEL) / Math.max(1, choosing.inputs.length);
  const box = dropIdleLimits(choosing.inputs, choosing.positive, chosen.box, idle);
  const values = quasiPValues(judging.inputs, judging.positive, box);
  const judge = (one: PrimBox): BoxEstimate => judgeBox(judging, one, judgedOn);
  return {
    chosenOn,
    judgedOn,
    peeling: spread(steps).map((step) => ({ limits: step.box.length, ...judge(step.box) })),
    limits: box.map((limit, index) => ({ ...limit, p: at(values, index) })),
    box: judge(box),
  };
}

function isTooFew({ cases, positives }: BoxCount): boolean {
  return positives < LEAST_CASES || cases - positives < LEAST_CASES;
}

function judgeBox({ inputs, positive }: DiscoveryCases, box: PrimBox, all: BoxCount): BoxEstimate {
  const { cases, positives } = countBox(inputs, positive, box);
  return {
    coverage: shareOf(positives, all.positives),
    mass: shareOf(cases, all.cases),
    ...(cases === 0 ? {} : { density: shareOf(positives, cases) }),
  };
}

/** At most `SHOWN` steps, evenly. */
function spread<Step>(steps: readonly Step[]): readonly Step[] {
  if (steps.length <= SHOWN) return steps;
  return Array.from({ length: SHOWN }, (_, index) =>
    at(steps, Math.round((index * (steps.length - 1)) / (SHOWN - 1))),
  );
}
