/**
 * Chances of the small scenario's rules from counted weeks: a Poisson regression of how often each rule's
 * step came on the conditions that its ladder may look at, with competing rules taken into account.
 */

import { at } from "../../../src/base/invariant.ts";
import { evaluateBoolean, holds, momentOf } from "../../../src/engine/interpreter/evaluate.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import type { BooleanExpr } from "../../../src/ir/expression.ts";
import type { Program, ProgramRule } from "../../../src/ir/program.ts";
import { cholesky, solveCholesky } from "../../../src/stats/linear.ts";
import type { Weeks } from "./weeks.ts";

/** A condition that a rule may have a factor for. */
export interface Condition {
  readonly text: string;
  readonly test: BooleanExpr;
}

/** What a rule is to say. */
export interface Rate {
  readonly path: string;
  readonly chance: number;
  readonly times: readonly { readonly by: number; readonly when: string }[];
  /** How often its step came. */
  readonly came: number;
}

/** A step that no rule makes, and in what share of runs it came. */
export interface Unmade {
  readonly step: string;
  readonly share: number;
}

/** Weeks that nothing tells apart: their number, and the steps that followed. */
interface Cell {
  readonly level: number;
  readonly enabled: readonly boolean[];
  readonly holds: readonly boolean[];
  weeks: number;
  readonly to: Map<number, number>;
}

/** Factors nearer to 1 than this are left out. */
const near = 1.14;
/** A factor must be met in this share of the weeks in which its rule could act, and not in all. */
const seldom = 0.01;
const mostFactors = 5;
/** A factor must raise twice the log-likelihood by so much. */
const leastGain = 25;

/** The rates of every rule that is not certain. */
export function ratesOf(
  program: Program,
  conditionsOf: (flashpoint: string) => readonly Condition[],
  weeks: Weeks,
): { readonly rates: readonly Rate[]; readonly unmade: readonly Unmade[] } {
  const parameters = parametersOf(program);
  const ladders = program.flashpoints.map((flashpoint, index) => ({
    flashpoint,
    index,
    conditions: conditionsOf(String(flashpoint.id)),
    cells: new Map<string, Cell>(),
  }));
  const known = new Map<string, readonly Cell[]>();
  weeks.each((states) => {
    for (let step = 1; step < states.length; step++) {
      const from = at(states, step - 1);
      const key = `${String(from.step)} ${from.levels.join("")} ${from.unknowns.join("")}`;
      let cells = known.get(key);
      if (cells === undefined) {
        const moment = momentOf(program, parameters, from);
        cells = ladders.map(({ flashpoint, index, conditions, cells: own }) => {
          const level = at(from.levels, index);
          const open = flashpoint.rules.map((rule) => at(rule.from, level) && holds(moment, rule));
          const sure = flashpoint.rules.some(({ base }, i) => base.kind === "certain" && open[i]);
          const enabled = sure ? open.map(() => false) : open;
          const met = conditions.map(({ test }) => evaluateBoolean(moment, test));
          const name = [level, ...enabled.map(Number), sure, ...met.map(Number)].join(" ");
          let cell = own.get(name);
          if (cell === undefined) {
            cell = { level: sure ? -1 : level, enabled, holds: met, weeks: 0, to: new Map() };
            own.set(name, cell);
          }
          return cell;
        });
        known.set(key, cells);
      }
      const next = at(states, step).levels;
      for (const [index, cell] of cells.entries()) {
        const to = at(next, index);
        cell.weeks++;
        cell.to.set(to, (cell.to.get(to) ?? 0) + 1);
      }
    }
  });
  const unmade: Unmade[] = [];
  const rates = ladders.flatMap(({ flashpoint, conditions, cells: all }) => {
    const cells = [...all.values()].filter(({ level }) => level >= 0);
    const left = new Map<string, number>();
    for (const { level, enabled, to } of cells) {
      for (const [target, came] of to) {
        if (target === level) continue;
        if (flashpoint.rules.some((rule, i) => enabled[i] && rule.target === target)) continue;
        const name = `${flashpoint.id}: ${at(flashpoint.levels, level)} to ${at(flashpoint.levels, target)}`;
        left.set(name, (left.get(name) ?? 0) + came);
      }
    }
    for (const [step, came] of left) unmade.push({ step, share: came / weeks.runs });
    return fitLadder(flashpoint.rules, conditions, cells);
  });
  return { rates, unmade: unmade.sort((one, other) => other.share - one.share) };
}

interface Fit {
  readonly base: number;
  readonly factors: readonly { readonly condition: number; readonly log: number }[];
}

function hazardIn({ base, factors }: Fit, cell: Cell): number {
  let log = base;
  for (const { condition, log: by } of factors) if (cell.holds[condition]) log += by;
  return Math.exp(log);
}

function fitLadder(
  rules: readonly ProgramRule[],
  conditions: readonly Condition[],
  cells: readonly Cell[],
): readonly Rate[] {
  const measured = rules.flatMap((rule, index) =>
    rule.base.kind === "certain" ? [] : [{ rule, index }],
  );
  let fits: readonly Fit[] = measured.map(() => ({ base: Math.log(0.01), factors: [] }));
  // A week in which one rule acted was none in which another could: exposures depend on all rates.
  for (let round = 0; round < 4; round++) {
    const exposure = new Map(
      cells.map((cell) => {
        const total = measured.reduce(
          (sum, { index }, i) => sum + (cell.enabled[index] ? hazardIn(at(fits, i), cell) : 0),
          0,
        );
        return [cell, total < 1e-9 ? cell.weeks : (cell.weeks * -Math.expm1(-total)) / total];
      }),
    );
    fits = measured.map(({ rule, index }) =>
      fitRule(
        conditions,
        cells.flatMap((cell) =>
          cell.enabled[index]
            ? [{ cell, came: cell.to.get(rule.target) ?? 0, weeks: exposure.get(cell) ?? 0 }]
            : [],
        ),
      ),
    );
  }
  return measured.map(({ rule, index }, i) => ({
    path: rule.path,
    chance: -Math.expm1(-Math.exp(at(fits, i).base)),
    times: at(fits, i).factors.map(({ condition, log }) => ({
      by: Math.exp(log),
      when: at(conditions, condition).text,
    })),
    came: cells.reduce(
      (sum, cell) => sum + (cell.enabled[index] ? (cell.to.get(rule.target) ?? 0) : 0),
      0,
    ),
  }));
}

interface Counted {
  readonly cell: Cell;
  readonly came: number;
  readonly weeks: number;
}

/** The rate and the factors that say most, one after the other. */
function fitRule(conditions: readonly Condition[], counted: readonly Counted[]): Fit {
  const weeks = counted.reduce((sum, one) => sum + one.weeks, 0);
  const possible = conditions.flatMap((_, condition) => {
    const met = counted.reduce((sum, one) => sum + (one.cell.holds[condition] ? one.weeks : 0), 0);
    return met < seldom * weeks || met > (1 - seldom) * weeks ? [] : [condition];
  });
  let chosen: readonly number[] = [];
  let best = regress(counted, chosen);
  while (chosen.length < mostFactors) {
    const tries = possible
      .filter((condition) => !chosen.includes(condition))
      .map((condition) => ({ condition, fit: regress(counted, [...chosen, condition]) }))
      .filter(({ fit }) => Math.abs(fit.factors.at(-1)?.log ?? 0) > Math.log(near));
    const [first] = tries.toSorted((one, other) => other.fit.likelihood - one.fit.likelihood);
    if (first === undefined) break;
    if (first.fit.likelihood - best.likelihood < leastGain) break;
    chosen = [...chosen, first.condition];
    best = first.fit;
  }
  const kept = best.factors.filter(({ log }) => Math.abs(log) > Math.log(near));
  return kept.length === best.factors.length
    ? best
    : regress(counted, kept.map(({ condition }) => condition));
}

/** Newton's method on the Poisson likelihood; a trace of a penalty keeps what never came finite. */
function regress(
  counted: readonly Counted[],
  chosen: readonly number[],
): Fit & { readonly likelihood: number } {
  const patterns = new Map<string, { x: readonly number[]; came: number; weeks: number }>();
  for (const { cell, came, weeks } of counted) {
    const x = [1, ...chosen.map((condition) => Number(cell.holds[condition]))];
    const name = x.join("");
    const known = patterns.get(name);
    if (known === undefined) patterns.set(name, { x, came, weeks });
    else {
      known.came += came;
      known.weeks += weeks;
    }
  }
  const rows = [...patterns.values()].filter(({ weeks }) => weeks > 0);
  const came = rows.reduce((sum, row) => sum + row.came, 0);
  const weeks = rows.reduce((sum, row) => sum + row.weeks, 0);
  let beta = [Math.log((came + 0.5) / (weeks + 1)), ...chosen.map(() => 0)];
  const ridge = 0.05;
  const expected = (row: (typeof rows)[number]): number =>
    row.weeks * Math.exp(row.x.reduce((sum, value, i) => sum + value * at(beta, i), 0));
  for (let round = 0; round < 30; round++) {
    const gradient = beta.map((value, i) => (i === 0 ? 0 : -ridge * value));
    const matrix: number[][] = beta.map((_, i) => beta.map((_, j) => (i === j && i > 0 ? ridge : 0)));
    for (const row of rows) {
      const mean = expected(row);
      for (const [i, xi] of row.x.entries()) {
        if (xi === 0) continue;
        gradient[i] = at(gradient, i) + row.came - mean;
        const line = at(matrix, i);
        for (const [j, xj] of row.x.entries()) line[j] = at(line, j) + mean * xj;
      }
    }
    const lower = cholesky(matrix);
    if (lower === undefined) break;
    const step = solveCholesky(lower, gradient);
    beta = beta.map((value, i) => value + Math.max(-2, Math.min(2, at(step, i))));
    if (step.every((value) => Math.abs(value) < 1e-9)) break;
  }
  // Twice the log-likelihood, but for what no choice of conditions changes.
  const likelihood = rows.reduce((sum, row) => {
    const mean = expected(row);
    return sum + 2 * (row.came * Math.log(mean / row.weeks) - mean);
  }, 0);
  return {
    base: at(beta, 0),
    factors: chosen.map((condition, i) => ({ condition, log: at(beta, i + 1) })),
    likelihood,
  };
}
