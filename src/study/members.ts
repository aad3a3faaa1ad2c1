/** How what is believed moves over the members of an ensemble, apart from the sampling error of each. */

import { at } from "../base/invariant.ts";
import type { AsOf, AsOfDay, Sampled } from "../belief/as-of.ts";
import { jointValues } from "../belief/joint.ts";
import type { Program } from "../ir/program.ts";
import { nestedEstimate, probabilityBand } from "../stats/nested.ts";
import { brierScore } from "../stats/scores.ts";
import { LEVEL } from "./estimates.ts";
import { BAND_TAIL } from "./uncertainty.ts";

/** A number over the members. */
export interface MemberSpread {
  readonly mean: number;
  /** Where it lies for all but `BAND_TAIL` of the members on each side; absent: not told from luck. */
  readonly band?: { readonly low: number; readonly high: number };
}

/** A number of each member as a spread; undefined where fewer than two have one. */
export function spreadOver(
  members: readonly Sampled[],
  isShare: boolean,
): MemberSpread | undefined {
  const told = members.filter(({ value }) => Number.isFinite(value));
  if (told.length < 2) return undefined;
  if (told.every(({ error }) => error === 0)) return exactSpread(told.map(({ value }) => value));
  // Two runs with that variance have that error.
  const draws = told.map(({ value, error }) => ({
    runs: 2,
    mean: value,
    variance: 2 * error ** 2,
  }));
  const nested = nestedEstimate(draws, LEVEL, BAND_TAIL);
  const band = isShare ? probabilityBand(nested, BAND_TAIL) : nested.band;
  return { mean: nested.mean.value, ...(band === undefined ? {} : { band }) };
}

/** Where nothing is left to luck, the band holds the members themselves. */
function exactSpread(values: readonly number[]): MemberSpread {
  const sorted = values.toSorted((a, b) => a - b);
  const left = Math.floor(BAND_TAIL * sorted.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const band = { low: at(sorted, left), high: at(sorted, sorted.length - 1 - left) };
  return { mean, band };
}

/** Belief at the end of a day over the members. */
export interface EnsembleDay {
  /** At the start and after each step: by unknown, then value. */
  readonly shares: readonly (readonly (readonly (MemberSpread | undefined)[])[])[];
  readonly outcomes: readonly (MemberSpread | undefined)[];
}

/** The masses of a value of an unknown in one sum; errors as if independent. */
export function marginal(
  program: Program,
  masses: readonly Sampled[],
  unknown: number,
  value: number,
): Sampled {
  const joint = jointValues(program);
  const own = masses.filter((_, index) => joint[index]?.[unknown] === value);
  return {
    value: own.reduce((sum, one) => sum + one.value, 0),
    error: Math.hypot(...own.map(({ error }) => error)),
  };
}

/** What the members believe at the ends of the days that were asked for, at least two members. */
export function spreadDays(program: Program, members: readonly AsOf[]): readonly EnsembleDay[] {
  return (members[0] ?? []).map(({ masses }, day): EnsembleDay => {
    const days = members.map((one): AsOfDay => at(one, day));
    return {
      shares: masses.map((_, step) =>
        program.unknowns.map(({ values }, unknown) =>
          values.map((_value, value) =>
            spreadOver(
              days.map((one) => marginal(program, at(one.masses, step), unknown, value)),
              true,
            ),
          ),
        ),
      ),
      outcomes: program.outcomes.map(({ type }, outcome) =>
        spreadOver(
          days.map(({ outcomes }) => at(outcomes, outcome)),
          type !== "number",
        ),
      ),
    };
  });
}

/** A question that was decided, and by which outcome it was asked. */
export interface Decided {
  readonly outcome: number;
  readonly happened: boolean;
}

/** The mean Brier score over the members, of each on the same questions. */
export function spreadBrier(
  questions: readonly Decided[],
  members: readonly AsOfDay[],
): MemberSpread | undefined {
  const scores = members.map(({ outcomes }): Sampled => {
    const parts = questions.map(({ outcome, happened }) => {
      const { value, error } = at(outcomes, outcome);
      const probability = Math.min(1, Math.max(0, value));
      const missed = Math.abs(probability - Number(happened));
      return { value: brierScore({ probability, happened }), error: 2 * missed * error };
    });
    return {
      value: parts.reduce((sum, one) => sum + one.value, 0) / parts.length,
      error: Math.hypot(...parts.map(({ error }) => error)) / parts.length,
    };
  });
  return spreadOver(scores, false);
}
