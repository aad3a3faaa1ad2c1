/**
 * How often the intervals of Sobol' indices cover the truth, and how far off the indices are, as measured: the numbers
 * in docs/methods.md. Fixed seeds; `node tests/bench/coverage-sobol.ts [--quick]`.
 */

import { at } from "../../src/base/invariant.ts";
import { evenUniforms, prepareInputs } from "../../src/batch/inputs.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { sobolIndices, sobolRow, type SobolRow } from "../../src/stats/sobol.ts";

const tries = process.argv.includes("--quick") ? 40 : 400;

/** A function of uniforms in [0, 1), with its indices. */
interface Known {
  readonly name: string;
  readonly of: (x: readonly number[]) => number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

const ishigami: Known = {
  name: "Ishigami",
  of: (x) => {
    const [x1 = 0, x2 = 0, x3 = 0] = x.map((u) => (2 * u - 1) * Math.PI);
    return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
  },
  first: [0.31390519, 0.44241114, 0],
  total: [0.55758886, 0.44241114, 0.24368366],
};
const widths = [0, 1, 4.5, 9, 99, 99, 99, 99];
const parts = widths.map((a) => 1 / 3 / (1 + a) ** 2);
const all = parts.reduce((product, part) => product * (1 + part), 1);
const gFunction: Known = {
  name: "g-function",
  of: (x) =>
    x.reduce(
      (value, u, i) => (value * (Math.abs(4 * u - 2) + at(widths, i))) / (1 + at(widths, i)),
      1,
    ),
  first: parts.map((part) => part / (all - 1)),
  total: parts.map((part) => ((part / (1 + part)) * all) / (all - 1)),
};

/** What rows are made with: luck of that deviation, common to a row, and runs at each point. */
interface Effort {
  readonly scramblings: number;
  readonly rows: number;
  readonly runs: number;
  readonly deviation: number;
}

function rowsOf(known: Known, seed: string, effort: Effort, from: number, to: number): SobolRow[] {
  const { scramblings, runs, deviation } = effort;
  const key = keyOfSeed(seed);
  const prior = { shape: "uniform", scale: "linear", low: 0, high: 1 } as const;
  const inputs = prepareInputs(
    known.first.map((_, i) => ({ id: `x${String(i)}`, parameter: i, value: 0.5, prior })),
  );
  const uniforms = evenUniforms(inputs, key, scramblings);
  return Array.from({ length: to - from }, (_, index) => {
    const { first, second } = uniforms(from + index);
    const luck = luckOf(key, from + index);
    const shocks = Array.from(
      { length: runs },
      (__, run) => deviation * (luck(1000 + run, 0) - 0.5) * Math.sqrt(12),
    );
    const values = (x: readonly number[]): number[] =>
      // It hangs on the first input, so that common luck does not cancel.
      shocks.map((shock) => known.of(x) + shock * (1 + 2 * at(x, 0)));
    const [a, b] = [first, second].map((one) => inputs.map(({ site }) => one(site)));
    const mixed = known.first.map((__, factor) =>
      values((a ?? []).map((value, i) => (i === factor ? at(b ?? [], i) : value))),
    );
    return sobolRow(values(a ?? []), values(b ?? []), mixed);
  });
}

const groupsOf = (rows: readonly SobolRow[], scramblings: number): SobolRow[][] =>
  Array.from({ length: scramblings }, (_, group) =>
    rows.filter((__, index) => index % scramblings === group),
  );

function measure(known: Known, effort: Effort, width?: number): void {
  const { scramblings, rows: most, runs, deviation } = effort;
  const truths = known.first.flatMap((one, i) => [one, at(known.total, i)]);
  const covered = truths.map(() => 0);
  let [worst, told, taken] = [0, 0, 0];
  for (let one = 0; one < tries; one += 1) {
    const rows: SobolRow[] = [];
    for (let wanted = width === undefined ? most : Math.min(most, 1024); ; wanted *= 2) {
      rows.push(...rowsOf(known, `coverage ${String(one)}`, effort, rows.length, wanted));
      if (width === undefined || wanted >= most) break;
      const { factors = [] } = sobolIndices(groupsOf(rows, scramblings), 0.99);
      const halves = factors.flatMap((f) => [f.first, f.total].map((x) => (x.high - x.low) / 2));
      if (halves.length > 0 && Math.max(...halves) <= width) break;
    }
    taken += rows.length / tries;
    const { factors } = sobolIndices(groupsOf(rows, scramblings), 0.95);
    if (factors === undefined) continue;
    told += 1;
    factors
      .flatMap(({ first, total }) => [first, total])
      .forEach(({ value, low, high }, i) => {
        const truth = at(truths, i);
        worst = Math.max(worst, Math.abs(value - truth));
        if (low <= truth && truth <= high) covered[i] = at(covered, i) + 1;
      });
  }
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
  const shares = covered.map((count) => count / told);
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  process.stdout.write(
    `${known.name}, ${String(runs)} runs, luck ${String(deviation)}, ${taken.toFixed(0)} rows in ` +
      `${String(scramblings)}${width === undefined ? "" : ` for ±${String(width)}`}: covered ` +
      `${percent(Math.min(...shares))} … ${percent(Math.max(...shares))}, mean ${percent(mean)} of ` +
      `${String(told)}; furthest off ${worst.toFixed(4)}\n`,
  );
}

for (const known of [ishigami, gFunction]) {
  measure(known, { scramblings: 8, rows: 8192, runs: 1, deviation: 0 });
  measure(known, { scramblings: 8, rows: 524_288, runs: 1, deviation: 0 }, 0.02);
  measure(known, { scramblings: 8, rows: 256, runs: 1, deviation: 0 });
}
measure(ishigami, { scramblings: 16, rows: 256, runs: 32, deviation: 2 });
measure(ishigami, { scramblings: 16, rows: 256, runs: 4, deviation: 2 });
measure(ishigami, { scramblings: 16, rows: 256, runs: 32, deviation: 8 });
