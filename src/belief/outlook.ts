/**
 * The outcomes given what was observed: exactly where that is feasible, else by runs that start from
 * the belief's states, weighted as the belief is.
 */

import { at } from "../base/invariant.ts";
import type { PreparedEngine } from "../batch/engine.ts";
import { layoutOf, occupancy, runsWith } from "../batch/layout.ts";
import { sampleOf } from "../batch/sums.ts";
import type { Tally } from "../batch/tally.ts";
import { mergeTallies } from "../batch/tally.ts";
import type { Program } from "../ir/program.ts";
import { reachesOf } from "../ir/reach.ts";
import type { Key } from "../random/philox.ts";
import { luckOf } from "../random/stream.ts";
import type { Interval } from "../stats/interval.ts";
import { meanInterval } from "../stats/mean.ts";
import { wilsonInterval } from "../stats/proportion.ts";
import { exactOutlook } from "./along.ts";
import type { Belief, Hypothesis } from "./filter.ts";
import { BeliefTooLarge } from "./refusal.ts";
import { ratioInterval } from "../stats/ratio.ts";
import { ISLANDS, resample, sharesOf, type ParticlePath } from "./particles.ts";

/** Confidence of the intervals. */
const LEVEL = 0.95;

/** One outcome: a probability (of a time: that it comes at all), or a mean. */
export interface OutlookAnswer {
  readonly id: string;
  readonly type: "boolean" | "number" | "time";
  /** NaN if it has none, whatever comes. */
  readonly value: number;
  /** Share of what may come in which no fault on which it depends takes its value. */
  readonly valued: number;
  readonly low: number;
  readonly high: number;
  readonly method: "exact" | "wilson" | "student-t" | "equal-values";
}

/** All outcomes, and what the answers rest on. */
export interface Outlook {
  readonly answers: readonly OutlookAnswer[];
  /** Per flashpoint the share of each level at the end; empty where no run comes through. */
  readonly levels: readonly (readonly number[])[];
  /** Runs on from the belief's states; 0 where the answer is exact. */
  readonly runs: number;
}

/** Numbers of runs from here on are free: those before belong to the particles. */
const FIRST_RUN = 2 ** 40;

/** What a tally says of an outcome: how many runs, mean, variance. */
function momentsOf(program: Program, tally: Tally, index: number): ReturnType<typeof sampleOf> {
  const layout = layoutOf(program);
  const count = runsWith(layout, tally, "outcomes", index);
  const region = at(layout.outcomes, index);
  const share = (yes: number): ReturnType<typeof momentsOf> => {
    const mean = yes / count;
    return { count, mean, variance: mean * (1 - mean), rounding: 0 };
  };
  switch (region.kind) {
    case "boolean":
      return share(at(tally.cells, region.offset));
    case "time":
      return share(count - at(tally.cells, region.offset + layout.steps + 1));
    case "number":
      return sampleOf(at(tally.sums, region.column));
  }
}

/** Share of runs at each level of a flashpoint at the end. */
function finalShares(program: Program, tally: Tally, flashpoint: number): readonly number[] {
  const layout = layoutOf(program);
  const counts = occupancy(layout, tally.cells, flashpoint, layout.steps);
  const all = total(counts);
  return all === 0 ? [] : counts.map((count) => count / all);
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Runs on from hypotheses, each so often as it stands in the list. */
function runOn(
  engine: PreparedEngine,
  parameters: readonly number[],
  key: Key,
  first: number,
  drawn: readonly Hypothesis[],
): Tally | undefined {
  const counts = new Map<Hypothesis["state"], { readonly one: Hypothesis; count: number }>();
  for (const one of drawn) {
    const known = counts.get(one.state);
    if (known === undefined) counts.set(one.state, { one, count: 1 });
    else known.count += 1;
  }
  let run = first;
  let tally: Tally | undefined;
  for (const { one, count } of counts.values()) {
    const { state, outcomes } = one;
    const part = engine.tallyFrom({ state, outcomes }, parameters, key, run, count);
    tally = tally === undefined ? part : mergeTallies(tally, part);
    run += count;
  }
  return tally;
}

/** The outlook from an exact belief; with runs only where exact Bayes to the end would be too much. */
export function outlookOf(
  program: Program,
  parameters: readonly number[],
  belief: Belief,
  engine: PreparedEngine,
  key: Key,
  runs: number,
): Outlook {
  try {
    const { values, levels } = exactOutlook(program, parameters, belief);
    const answers = program.outcomes.map(({ id, type }, index): OutlookAnswer => {
      const { value, valued } = at(values, index);
      return { id, type, value, valued, low: value, high: value, method: "exact" };
    });
    return { answers, levels, runs: 0 };
  } catch (error) {
    if (!(error instanceof BeliefTooLarge)) throw error;
  }
  const luck = luckOf(key, FIRST_RUN - 1);
  // Systematic draws would be no independent runs, which the intervals ask for.
  const cumulative: number[] = [];
  let sum = 0;
  for (const { probability } of belief.hypotheses) {
    sum += probability;
    cumulative.push(sum);
  }
  const drawn = Array.from({ length: runs }, (_, run) => {
    const target = luck(run, 0) * sum;
    const index = cumulative.findIndex((upper) => target < upper);
    return at(belief.hypotheses, index < 0 ? belief.hypotheses.length - 1 : index);
  });
  const tally = runOn(engine, parameters, key, FIRST_RUN, drawn);
  if (tally === undefined) return { answers: [], levels: [], runs };
  const reaches = reachesOf(program, parameters);
  const answers = program.outcomes.map(({ id, type }, index): OutlookAnswer => {
    const sample = momentsOf(program, tally, index);
    const { count, mean } = sample;
    const valued = count / runs;
    if (count === 0) return { id, type, value: NaN, valued, low: NaN, high: NaN, method: "wilson" };
    if (type !== "number") {
      const { low, high } = wilsonInterval(Math.round(mean * count), count, LEVEL);
      return { id, type, value: mean, valued, low, high, method: "wilson" };
    }
    const range = at(reaches, index);
    const { low, high, method } = meanInterval({ ...sample, range }, LEVEL);
    const named = method === "equal-values" ? method : "student-t";
    return { id, type, value: mean, valued, low, high, method: named };
  });
  return {
    answers,
    levels: program.flashpoints.map((_, flashpoint) => finalShares(program, tally, flashpoint)),
    runs,
  };
}

/** The outlook from particles: `runs` runs shared among islands and joint values, weighted by evidence. */
export function outlookOfParticles(
  program: Program,
  parameters: readonly number[],
  path: ParticlePath,
  engine: PreparedEngine,
  key: Key,
  runs: number,
): Outlook {
  const { prior, islands } = path;
  const { shares } = sharesOf(prior, islands);
  const alive = islands.flat().filter(({ logEvidence }) => logEvidence > -Infinity).length;
  const each = Math.max(1, Math.ceil(runs / Math.max(1, alive)));
  let first = FIRST_RUN;
  const tallies = Array.from({ length: ISLANDS }, (_, number) =>
    islands.map((own) => {
      const { particles, logEvidence } = at(own, number);
      if (logEvidence === -Infinity) return undefined;
      const uniform = luckOf(key, first)(0, 0);
      const tally = runOn(engine, parameters, key, first, resample(particles, each, uniform));
      first += each;
      return tally;
    }),
  );
  // Joint values weigh as they are believed, and by how many of their runs no fault stops.
  const meanOf = (
    of: (tally: Tally) => { readonly count: number; readonly mean: number },
    range: Pick<Interval, "low" | "high">,
  ) => {
    const sums = (part: (one: ReturnType<typeof of>) => number): number[] =>
      tallies.map((row, number) =>
        row.reduce((sum, tally, value) => {
          const one = tally === undefined ? undefined : of(tally);
          if (one === undefined || one.count === 0) return sum;
          return sum + at(at(shares, number), value) * part(one) * (one.count / each);
        }, 0),
      );
    const counted = sums(() => 1);
    const valued = total(counted) / total(shares.flat());
    return {
      ...ratioInterval(
        sums(({ mean }) => mean),
        counted,
        LEVEL,
        range,
      ),
      valued,
    };
  };
  const share = { low: 0, high: 1 };
  const reaches = reachesOf(program, parameters);
  const answers = program.outcomes.map(({ id, type }, index): OutlookAnswer => {
    const range = type === "number" ? at(reaches, index) : share;
    const { value, valued, low, high } = meanOf((tally) => momentsOf(program, tally, index), range);
    const bounded =
      type === "number" ? { low, high } : { low: Math.max(0, low), high: Math.min(1, high) };
    return { id, type, value, valued, ...bounded, method: "student-t" };
  });
  const levels = program.flashpoints.map((flashpoint, index) =>
    flashpoint.levels.flatMap((_, level) => {
      const { value } = meanOf((tally) => {
        const counts = occupancy(layoutOf(program), tally.cells, index, program.calendar.steps);
        const count = total(counts);
        return { count, mean: at(counts, level) / count };
      }, share);
      return Number.isFinite(value) ? [value] : [];
    }),
  );
  return {
    answers,
    levels,
    runs: each * alive,
  };
}
