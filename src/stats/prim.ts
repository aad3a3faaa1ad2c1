/**
 * Scenario discovery by the patient rule induction method (PRIM): boxes in the space of inputs in
 * which cases of interest are frequent.
 *
 * Friedman and Fisher, *Bump hunting in high-dimensional data*, Statistics and Computing 9 (1999)
 * 123–143; coverage, density and quasi-p-values as in Bryant and Lempert, *Thinking inside the box*,
 * Technological Forecasting and Social Change 77 (2010) 34–49. Peeling only: no pasting.
 */

import { at, invariant } from "../base/invariant.ts";
import { binomialUpperTail } from "./binomial.ts";

/** One input, by case: a number, or the index of a value among `values`. */
export type PrimInput =
  | { readonly kind: "number"; readonly cases: ArrayLike<number> }
  | { readonly kind: "value"; readonly cases: ArrayLike<number>; readonly values: number };

/** What a box asks of one input. */
export type PrimLimit = { readonly input: number } & (
  | { readonly kind: "number"; readonly low: number; readonly high: number }
  /** The values that are left, by index. */
  | { readonly kind: "value"; readonly values: readonly number[] }
);

/** A box as its limits, by input; an input without one is free. */
export type PrimBox = readonly PrimLimit[];

/** What a box holds of a set of cases. */
export interface BoxCount {
  readonly cases: number;
  readonly positives: number;
}

/** One step of the peeling. */
export interface PrimStep extends BoxCount {
  readonly box: PrimBox;
}

/** How patient, and how far. */
export interface PrimOptions {
  /** Share of the cases in the box that a peel of a number takes away, in (0, 1). */
  readonly peel: number;
  /** Least share of all cases that a box may hold. */
  readonly least: number;
}

interface Peel {
  readonly limit: PrimLimit;
  readonly removed: number;
  readonly positives: number;
}

/**
 * Peels from the box of all cases on. Each step takes the peel with the greatest gain in density per
 * case that it removes, and goes on while density rises and the box is large enough.
 * @param positive by case: 1 where it is of interest, else 0
 */
export function peel(
  inputs: readonly PrimInput[],
  positive: ArrayLike<number>,
  { peel: share, least }: PrimOptions,
): readonly PrimStep[] {
  const total = positive.length;
  invariant(
    inputs.every(({ cases }) => cases.length === total),
    "inputs have the same cases",
  );
  const everything = Array.from({ length: total }, (_, index) => index);
  let inside = everything;
  // By input, the cases in the box in the order of its values.
  let sorted = inputs.map(({ kind, cases }) =>
    kind === "value" ? [] : everything.toSorted((a, b) => at(cases, a) - at(cases, b) || a - b),
  );
  const limits = new Map<number, PrimLimit>();
  let positives = sumOf(everything, positive);
  const steps: PrimStep[] = [{ box: [], cases: total, positives }];
  for (;;) {
    const count = inside.length;
    const density = positives / count;
    const best = { gain: 0, peel: undefined as Peel | undefined };
    for (const [index, input] of inputs.entries()) {
      const peels =
        input.kind === "number"
          ? numberPeels(index, input.cases, at(sorted, index), positive, share)
          : valuePeels(index, input, inside, positive, limits.get(index));
      for (const candidate of peels) {
        const left = count - candidate.removed;
        if (left < least * total) continue;
        const gain = ((positives - candidate.positives) / left - density) / candidate.removed;
        if (gain > best.gain) Object.assign(best, { gain, peel: candidate });
      }
    }
    if (best.peel === undefined) return steps;
    const { limit } = best.peel;
    const joined = joinLimits(limits.get(limit.input), limit);
    limits.set(limit.input, joined);
    const { cases } = at(inputs, limit.input);
    const keeps = (index: number): boolean => isWithin(joined, at(cases, index));
    inside = inside.filter(keeps);
    sorted = sorted.map((order) => order.filter(keeps));
    positives -= best.peel.positives;
    steps.push({ box: boxOf(limits), cases: inside.length, positives });
  }
}

function sumOf(cases: readonly number[], positive: ArrayLike<number>): number {
  return cases.reduce((sum, index) => sum + at(positive, index), 0);
}

/** The peel from below, and that from above; equal values go together. */
function numberPeels(
  input: number,
  cases: ArrayLike<number>,
  order: readonly number[],
  positive: ArrayLike<number>,
  share: number,
): readonly Peel[] {
  const count = order.length;
  const wanted = Math.max(1, Math.floor(share * count));
  const value = (rank: number): number => at(cases, at(order, rank));
  const peels: Peel[] = [];
  let removed = wanted;
  while (removed < count && value(removed) === value(removed - 1)) removed++;
  if (removed < count) {
    const limit = { kind: "number", input, low: value(removed), high: Infinity } as const;
    peels.push({ limit, removed, positives: sumOf(order.slice(0, removed), positive) });
  }
  removed = wanted;
  while (removed < count && value(count - removed - 1) === value(count - removed)) removed++;
  if (removed < count) {
    const limit = {
      kind: "number",
      input,
      low: -Infinity,
      high: value(count - removed - 1),
    } as const;
    peels.push({ limit, removed, positives: sumOf(order.slice(count - removed), positive) });
  }
  return peels;
}

/** One peel per value that is still in the box. */
function valuePeels(
  input: number,
  { cases, values }: Extract<PrimInput, { kind: "value" }>,
  inside: readonly number[],
  positive: ArrayLike<number>,
  limit: PrimLimit | undefined,
): readonly Peel[] {
  const all = Array.from({ length: values }, (_, index) => index);
  const left = limit?.kind === "value" ? limit.values : all;
  return left.flatMap((value): Peel[] => {
    const removed = inside.filter((index) => at(cases, index) === value);
    if (removed.length === 0 || left.length === 1) return [];
    const rest = left.filter((other) => other !== value);
    return [
      {
        limit: { kind: "value", input, values: rest },
        removed: removed.length,
        positives: sumOf(removed, positive),
      },
    ];
  });
}

function joinLimits(before: PrimLimit | undefined, more: PrimLimit): PrimLimit {
  if (before?.kind !== "number" || more.kind !== "number") return more;
  const low = Math.max(before.low, more.low);
  return { ...before, low, high: Math.min(before.high, more.high) };
}

function boxOf(limits: ReadonlyMap<number, PrimLimit>): PrimBox {
  return [...limits.values()].toSorted((a, b) => a.input - b.input);
}

function isWithin(limit: PrimLimit, value: number): boolean {
  return limit.kind === "number"
    ? value >= limit.low && value <= limit.high
    : limit.values.includes(value);
}

/** How many cases, and how many of interest, a box holds: also of cases that it was not made from. */
export function countBox(
  inputs: readonly PrimInput[],
  positive: ArrayLike<number>,
  box: PrimBox,
): BoxCount {
  let [cases, positives] = [0, 0];
  for (let index = 0; index < positive.length; index++) {
    if (!box.every((limit) => isWithin(limit, at(at(inputs, limit.input).cases, index)))) continue;
    cases++;
    positives += at(positive, index);
  }
  return { cases, positives };
}

/**
 * By limit of the box: the probability of at least as many positives in the box if the density were
 * that of the box without this limit (Bryant and Lempert). Small: the limit does matter. Binomial,
 * and no more than a guide on the cases from which the box was chosen.
 */
export function quasiPValues(
  inputs: readonly PrimInput[],
  positive: ArrayLike<number>,
  box: PrimBox,
): readonly number[] {
  const { cases, positives } = countBox(inputs, positive, box);
  return box.map((limit) => {
    const wider = countBox(
      inputs,
      positive,
      box.filter((other) => other !== limit),
    );
    return wider.cases === 0
      ? 1
      : binomialUpperTail(positives, cases, wider.positives / wider.cases);
  });
}

/**
 * The box without the limits whose quasi-p-value is above `level`: the least of them is dropped
 * first, and the others are judged anew.
 */
export function dropIdleLimits(
  inputs: readonly PrimInput[],
  positive: ArrayLike<number>,
  box: PrimBox,
  level: number,
): PrimBox {
  let kept = box;
  for (;;) {
    const values = quasiPValues(inputs, positive, kept);
    const worst = values.indexOf(Math.max(...values, 0));
    if (worst < 0 || at(values, worst) <= level) return kept;
    kept = kept.filter((_, index) => index !== worst);
  }
}
