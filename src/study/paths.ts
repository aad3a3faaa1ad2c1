/**
 * What counted orders of happenings say: which signs to follow, the most frequent orders that end in
 * the target, how likely the target was after each step of them, and where the last exit was.
 * Sampling error only.
 */

import { at } from "../base/invariant.ts";
import {
  isOnTheWay,
  type OrderCounts,
  type OrderNode,
  type Sign,
  type SignCounts,
  type Steps,
} from "../batch/orders.ts";
import type { Happening } from "../ir/watch.ts";
import { mutualInformation } from "../stats/information.ts";
import { quantileOf } from "../stats/quantile.ts";
import { LEVEL, type ShareEstimate } from "./estimates.ts";
import { shareOf } from "./share.ts";

/** A sign in whose very step the target comes true, as good as always: the act itself. */
export interface Act {
  /** Index of the sign. */
  readonly sign: number;
  /** Of the runs in which the target came true, those with this act. */
  readonly share: ShareEstimate;
}

/** What to follow, and what not, as it is the target itself. Indices of signs, in their own order. */
export interface ChosenSigns {
  readonly signs: readonly number[];
  readonly acts: readonly Act[];
}

/** An act comes in the step of the target, and the target with it, in at least this share of runs. */
const SURE = 0.95;

/**
 * The signs that tell most of the target: of those that more often come before it than by the same
 * time in runs without it, the greatest mutual information between «came by then» and «it came true».
 * A run without the target lends itself to every time at which the target came true elsewhere, in
 * proportion (Prentice and Breslow, Biometrika 65 (1978) 153–158, match controls so): else what takes
 * its time would seem to keep the target away. Acts are left out: that an invasion was ordered in the
 * step in which it began tells nothing.
 */
export function chooseSigns(
  signs: readonly Pick<Sign, "kind">[],
  counts: SignCounts,
  most: number,
): ChosenSigns {
  const { runs, met } = counts;
  const missed = runs - met;
  const acts: Act[] = [];
  const scored: { readonly sign: number; readonly information: number }[] = [];
  for (const [sign, before] of counts.before.entries()) {
    const steps = at(counts.without, sign);
    const atOnce = before - at(counts.earlier, sign);
    const ever = [...steps.values()].reduce((sum, count) => sum + count, before);
    if (before > 0 && atOnce >= SURE * before && before >= SURE * ever) {
      acts.push({ sign, share: shareOf(before, met) });
      continue;
    }
    const without = byThen(at(signs, sign), steps, counts);
    if (before * missed <= without * met) continue;
    const table = [before, met - before, without, missed - without] as const;
    scored.push({ sign, information: mutualInformation(...table) });
  }
  const best = scored
    .toSorted((a, b) => b.information - a.information || a.sign - b.sign)
    .slice(0, most)
    .map(({ sign }) => sign);
  return {
    signs: best.toSorted((a, b) => a - b),
    acts: acts.toSorted((a, b) => b.share.count - a.share.count || a.sign - b.sign),
  };
}

/** Runs without the target in which the sign came by a time at which the target came elsewhere. */
function byThen(sign: Pick<Sign, "kind">, steps: Steps, { arrivals, met }: SignCounts): number {
  let sum = 0;
  for (const [arrival, weight] of arrivals) {
    for (const [step, count] of steps) {
      if (isOnTheWay(sign, step, arrival)) sum += (weight / met) * count;
    }
  }
  return sum;
}

/** Runs that begin with one order. */
export interface OrderStage {
  /** Signs, in their order. */
  readonly order: readonly number[];
  /** Share of all runs that begin so. */
  readonly all: ShareEstimate;
  /** Share of the runs in which the target came true. */
  readonly among: ShareEstimate;
  /** Probability of the target, given that a run begins so. */
  readonly given: ShareEstimate;
  /** `given` over the target's probability; also the ratio of `among` to `all`. */
  readonly lift: number;
  /** Median step of the last happening, where the target came true; absent for no happening. */
  readonly step?: number;
}

/** One whole order that ended in the target. */
export interface OrderEstimate extends OrderStage {
  /** Share of the runs in which the target came true after exactly this order. */
  readonly exactly: ShareEstimate;
  /** Of those runs, how many saw more happen beyond the depth. */
  readonly cut: number;
  /** Median step of the target in those runs; absent if only the end decides. */
  readonly arrival?: number;
  /** The stages of the order, from no happening on. */
  readonly stages: readonly OrderStage[];
  /**
   * Number of happenings after which, from there on, less than the asked share of runs still turned;
   * absent if they turned more often even after the last.
   */
  readonly exit?: number;
}

/** What orders tell. */
export interface OrdersEstimate {
  /** Runs without fault, at least 1. */
  readonly runs: number;
  readonly faults: number;
  readonly level: number;
  readonly target: ShareEstimate;
  /** The most frequent first. */
  readonly orders: readonly OrderEstimate[];
  /** How many different orders ended in the target. */
  readonly different: number;
  /** The most frequent beginnings, each after what it begins with. */
  readonly tree: readonly OrderStage[];
}

/** The most frequent orders, with the happenings that their signs are. */
export interface OrdersAnswer {
  readonly signs: readonly Happening[];
  /** Whether the signs were chosen by runs of their own, not named. */
  readonly chosen: boolean;
  /** What the target came true by, in the runs that chose; not followed. */
  readonly acts: readonly { readonly happening: Happening; readonly share: ShareEstimate }[];
  readonly estimate: OrdersEstimate;
}

/** What to show, and what counts as an exit. */
export interface OrdersOptions {
  /** Most orders, and most branches of the tree. */
  readonly orders: number;
  readonly branches: number;
  /** Branches with a smaller share of the runs in which the target came true are left out. */
  readonly least: number;
  /** In (0, 1). */
  readonly exit: number;
}

/** Estimates from counted orders; `undefined` if no run came through without fault. */
export function estimateOrders(
  counts: OrderCounts,
  options: OrdersOptions,
): OrdersEstimate | undefined {
  const root = counts.orders.get("");
  if (root === undefined || counts.runs === 0) return undefined;
  const target = shareOf(root.met, counts.runs);
  const stage = (key: string, node: OrderNode): OrderStage => {
    const given = shareOf(node.met, node.all);
    const step = medianOf(node.steps);
    return {
      order: orderOf(key),
      all: shareOf(node.all, counts.runs),
      among: shareOf(node.met, Math.max(1, root.met)),
      given,
      lift: target.probability === 0 ? NaN : given.probability / target.probability,
      ...(step === undefined ? {} : { step }),
    };
  };
  const ended = [...counts.orders].filter(([, node]) => node.ending > 0);
  const orders = ended
    .toSorted(([a, x], [b, y]) => y.ending - x.ending || byKey(a, b))
    .slice(0, options.orders)
    .map(([key, node]): OrderEstimate => {
      const stages = beginningsOf(key).map((beginning) =>
        stage(beginning, counts.orders.get(beginning) ?? node),
      );
      const turning = stages.map(({ given }) => 1 - given.probability >= options.exit);
      const last = turning.lastIndexOf(true);
      const arrival = medianOf(node.arrivals);
      return {
        ...stage(key, node),
        exactly: shareOf(node.ending, root.met),
        cut: node.cut,
        stages,
        ...(arrival === undefined || arrival === Infinity ? {} : { arrival }),
        ...(last === stages.length - 1 ? {} : { exit: last + 1 }),
      };
    });
  return {
    runs: counts.runs,
    faults: counts.faults,
    level: LEVEL,
    target,
    orders,
    different: ended.length,
    tree: treeOf(counts, root.met, options).map(([key, node]) => stage(key, node)),
  };
}

function orderOf(key: string): readonly number[] {
  return key === "" ? [] : key.split(" ").map(Number);
}

/** The key of each order that this one begins with, from none to itself. */
function beginningsOf(key: string): string[] {
  const signs = orderOf(key);
  return Array.from({ length: signs.length + 1 }, (_, length) => signs.slice(0, length).join(" "));
}

function byKey(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

/** The most frequent beginnings as one walks a tree: a branch, then what grows on it. */
function treeOf(
  counts: OrderCounts,
  met: number,
  { branches, least }: OrdersOptions,
): readonly (readonly [string, OrderNode])[] {
  // No branch is more frequent than the one it grows on, so this never loses a stem.
  const chosen = [...counts.orders]
    .filter(([key, node]) => key !== "" && node.met > 0 && node.met >= least * met)
    .toSorted(([a, x], [b, y]) => y.met - x.met || byKey(a, b))
    .slice(0, branches);
  const walk = (stem: string): (readonly [string, OrderNode])[] =>
    chosen
      .filter(([key]) => beginningsOf(key).at(-2) === stem)
      .flatMap(([key, node]) => [[key, node] as const, ...walk(key)]);
  return walk("");
}

function medianOf(steps: Steps): number | undefined {
  if (steps.size === 0) return undefined;
  const finite = [...steps.keys()].filter(Number.isFinite);
  const counts = new Array<number>(Math.max(-1, ...finite) + 1).fill(0);
  for (const step of finite) counts[step] = steps.get(step) ?? 0;
  return quantileOf({ counts, never: steps.get(Infinity) ?? 0 }, 0.5);
}
