import { Kernel } from "../../src/engine/kernel/kernel.ts";
/**
 * How often each kind of interval covers the truth, and how much work splitting saves, as measured:
 * the numbers in docs/methods.md. Fixed seeds; `node tests/bench/coverage.ts [--quick]`.
 */

import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { layoutOf } from "../../src/batch/layout.ts";
import { BY, choosePilot, GOAL, replicate } from "../../src/batch/splitting.ts";
import { splittingProgram } from "../../src/batch/splitting-program.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { binomialProbability } from "../../src/stats/binomial.ts";
import type { Interval } from "../../src/stats/interval.ts";
import { meanInterval, type Moments } from "../../src/stats/mean.ts";
import { clopperPearsonInterval, wilsonInterval } from "../../src/stats/proportion.ts";
import { quantileInterval } from "../../src/stats/quantile.ts";
import {
  aimedAt,
  bernsteinInterval,
  betaBinomialInterval,
  looksUpTo,
} from "../../src/stats/sequence.ts";
import { estimateRare } from "../../src/study/rare.ts";
import { exactProbability, ladderText, programOfText } from "../batch/ladder.ts";

const quick = process.argv.includes("--quick");
const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const holds = ({ low, high }: Interval, truth: number): boolean => low <= truth && truth <= high;

/** Uniform numbers, one after another. */
function uniforms(seed: string): () => number {
  const luck = luckOf(keyOfSeed(seed), 0);
  let next = 0;
  return () => luck(1, next++);
}

say("shares: exact coverage over all counts, least and mean over p");
const exactly = (
  name: string,
  n: number,
  ps: readonly number[],
  make: (k: number, n: number) => Interval,
): void => {
  const intervals = Array.from({ length: n + 1 }, (_, k) => make(k, n));
  const covered = ps.map((p) =>
    intervals.reduce(
      (sum, interval, k) => sum + (holds(interval, p) ? binomialProbability(k, n, p) : 0),
      0,
    ),
  );
  const mean = covered.reduce((a, b) => a + b, 0) / covered.length;
  say(`  ${name}, n = ${String(n)}: ${percent(Math.min(...covered))} … mean ${percent(mean)}`);
};
const grid = (low: number, high: number): number[] =>
  Array.from({ length: 400 }, (_, i) => low * (high / low) ** ((i + 0.5) / 400));
for (const n of [100, 1000]) {
  for (const [name, make] of [
    ["Wilson", wilsonInterval],
    ["Clopper-Pearson", clopperPearsonInterval],
  ] as const) {
    exactly(`${name}, np from 5 on`, n, grid(5 / n, 0.5), (k) => make(k, n, 0.95));
    exactly(`${name}, np from 0.05 to 5`, n, grid(0.05 / n, 5 / n), (k) => make(k, n, 0.95));
  }
}

const batches = quick ? 200 : 4000;
const covering = (name: string, seed: string, one: (draw: () => number) => boolean): void => {
  const draw = uniforms(seed);
  let covered = 0;
  for (let batch = 0; batch < batches; batch += 1) covered += one(draw) ? 1 : 0;
  say(`  ${name}: ${percent(covered / batches)} of ${String(batches)}`);
};

say("quantiles of a geometric time, p = 0.05 a step (true quantiles by its distribution)");
for (const q of [0.05, 0.5, 0.95]) {
  covering(`order statistics, ${String(q)}-quantile, 400 runs`, `quantile ${String(q)}`, (draw) => {
    const counts = new Array<number>(400).fill(0);
    for (let i = 0; i < 400; i += 1) {
      const step = Math.min(399, Math.floor(Math.log(1 - draw()) / Math.log(0.95)));
      counts[step] = (counts[step] ?? 0) + 1;
    }
    const truth = Math.ceil(Math.log(1 - q) / Math.log(0.95)) - 1;
    return holds(quantileInterval({ counts, never: 0 }, q, 0.95), truth);
  });
}

const momentsOf = (values: readonly number[]): Moments => {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1);
  return { count: values.length, mean, variance };
};
say("means: Student's t");
for (const [name, value, truth] of [
  ["uniform", (u: number): number => u, 0.5],
  ["exponential", (u: number): number => -Math.log(1 - u), 1],
  ["0 but for 1 in 100", (u: number): number => (u < 0.01 ? 1 : 0), 0.01],
] as const) {
  for (const n of [30, 400]) {
    covering(`${name}, ${String(n)} runs`, `mean ${name} ${String(n)}`, (draw) => {
      const values = Array.from({ length: n }, () => value(draw()));
      return holds(meanInterval(momentsOf(values), 0.95), truth);
    });
  }
}

say("stopped as soon as precise, at the looks");
for (const [name, p, width] of [
  ["P = 0.3, ±3 %", 0.3, () => 0.03],
  ["P = 0.02, ±1 %", 0.02, () => 0.01],
  ["P = 0.05, ±20 % relative", 0.05, (share: number) => 0.2 * share],
] as const) {
  const concentration = aimedAt(width);
  for (const method of ["sequence", "Wilson"] as const) {
    let runs = 0;
    covering(`${method}, ${name}`, `stop ${name}`, (draw) => {
      let count = 0;
      let n = 0;
      for (const look of looksUpTo(1e6)) {
        for (; n < look; n += 1) count += draw() < p ? 1 : 0;
        const interval =
          method === "Wilson"
            ? wilsonInterval(count, n, 0.95)
            : betaBinomialInterval(count, n, 0.95, concentration);
        const half = Math.max(interval.high - count / n, count / n - interval.low);
        if (half > width(count / n)) continue;
        runs += n;
        return holds(interval, p);
      }
      return false;
    });
    say(`    mean runs ${String(Math.round(runs / batches))}`);
  }
}
covering("empirical Bernstein, uniform, ±2 %", "bernstein", (draw) => {
  const values: number[] = [];
  for (const [index, look] of looksUpTo(1e6).entries()) {
    while (values.length < look) values.push(draw());
    const moments = momentsOf(values);
    const interval = bernsteinInterval(moments, { low: 0, high: 1 }, 0.95, index + 1);
    if (interval.high - moments.mean <= 0.02) return holds(interval, 0.5);
  }
  return false;
});

say("splitting: a ladder of probability 1e-6, 100 replications a time");
const whole = programOfText(ladderText(10));
const truth = exactProbability(whole, "top");
const parameters = parametersOf(whole);
const goal = whole.outcomes.findIndex(({ id }) => id === "top");
const program = splittingProgram(whole, goal, undefined, parameters);
if (program === undefined) throw new Error("no way to the top");
const follower = kernelEngine.prepare(program).follower(parameters, GOAL, BY);
for (const effort of [50, 200, 1000]) {
  const times = quick ? 20 : Math.round(50_000 / effort) + 50;
  const task = { effort, time: false };
  let covered = 0;
  let sum = 0;
  let squares = 0;
  let relative = 0;
  let saved = 0;
  const began = performance.now();
  for (let time = 0; time < times; time += 1) {
    const seed = `coverage ${String(effort)} ${String(time)}`;
    const pilot = choosePilot(follower, seed, task);
    const made = Array.from({ length: 100 }, (_, index) =>
      replicate(follower, seed, index, { ...task, levels: pilot.levels }),
    );
    const estimate = estimateRare(made, pilot, effort);
    covered += estimate.low <= truth && truth <= estimate.high ? 1 : 0;
    sum += estimate.probability;
    squares += estimate.probability ** 2;
    relative += estimate.relativeError / times;
    saved += estimate.saved / times;
  }
  const seconds = (performance.now() - began) / 1000;
  const mean = sum / times;
  const error = Math.sqrt((squares / times - mean * mean) / times);
  // The time of plain runs for the same relative error, at the pace of the same kernel.
  const plain = new Kernel(whole, layoutOf(whole));
  const sample = quick ? 20_000 : 400_000;
  const start = performance.now();
  plain.count(parameters, keyOfSeed("plain"), 0, sample, undefined, () => undefined);
  const perRun = (performance.now() - start) / 1000 / sample;
  const plainSeconds = perRun * ((1 - truth) / (truth * relative * relative));
  say(
    `  effort ${String(effort)}: covered ${percent(covered / times)} of ${String(times)}; ` +
      `mean ${mean.toExponential(4)} ± ${error.toExponential(1)}, exact ${truth.toExponential(4)}; ` +
      `relative error ${percent(relative)}; ${saved.toFixed(0)} times fewer steps, ` +
      `${(plainSeconds / (seconds / times)).toFixed(0)} times less time`,
  );
}
