/** Runs of the flagship, week by week, as states of the small scenario. */

import { at } from "../../../src/base/invariant.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import type { State } from "../../../src/engine/interpreter/state.ts";
import { readScenarioFile, type SoundScenario } from "../../../src/app/read.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";

/** Ladders that both have. */
const shared = ["ukraine", "diplomacy", "belarus_poland", "arms"];

/** What the small scenario has beside them, as the flagship would say it. */
const preparations =
  "(done(russia_forces, final_orders) ? 2 : (done(russia_forces, war_logistics) ? 1 : 0))";

/** Questions of the small scenario that the flagship has under no id. */
const questions = { beyond: "ukraine == beyond", agreement: "any_deal" };

/** Digits of a week in one number, the lowest first: four ladders, preparations, whether a deal is there. */
const radices = [7, 7, 7, 7, 3, 2];

/** A variant of a shipped scenario, with outcomes of its own. */
export function withOutcomes(id: string, outcomes: readonly string[]): SoundScenario {
  const written = [`brink: 2`, `scenario: asked`, `extends: ${id}.yaml`, "outcomes:", ...outcomes];
  const read = readScenarioFile("asked.yaml", "scenarios", {}, false, {
    written: `${written.join("\n")}\n`,
  });
  if (read.kind === "sound") return read;
  throw new Error(`${id} cannot be asked: ${read.diagnostics.map(({ code }) => code).join(", ")}`);
}

/** An outcome without words worth reading. */
export const outcome = (id: string, form: string): string =>
  `  ${id}: { title: { en: asked, ar: مسؤول }, ${form} }`;

/** What runs of the flagship came to. */
export interface Weeks {
  /** Calls with every run's states, S_0 first; the states are the caller's until it returns. */
  each(visit: (states: readonly State[]) => void): void;
  /** By outcome of the small scenario, the share of runs in which it holds. */
  readonly shares: ReadonlyMap<string, number>;
  readonly runs: number;
}

/** Runs the flagship; its weeks are told as states of `core`. */
export function weeksOf(core: SoundScenario, runs: number, seed: string): Weeks {
  const { calendar, flashpoints } = core.program;
  const digits = [...shared.map((id) => `rung(${id})`), preparations, "(any_deal ? 1 : 0)"];
  const weights = radices.map((_, i) => radices.slice(0, i).reduce((product, r) => product * r, 1));
  const packed = digits.map((digit, i) => `${String(at(weights, i))} * ${digit}`).join(" + ");
  const steps = Array.from({ length: calendar.steps + 1 }, (_, step) => step);
  const { program } = withOutcomes("europe-2022", [
    ...steps.map((step) => outcome(`week_${String(step)}`, `value: "${packed}", at: ${String(step)}`)),
    ...Object.entries(questions).map(([id, ever]) => outcome(`asked_${id}`, `ever: "${ever}"`)),
  ]);
  const prepared = kernelEngine.prepare(program);
  const key = keyOfSeed(seed);
  const columns = new Map(program.outcomes.map(({ id }, column) => [String(id), column]));
  const width = program.outcomes.length;
  const order = [...shared, "preparations", "deal"].map((id) =>
    flashpoints.findIndex((flashpoint) => String(flashpoint.id) === id),
  );
  const sums = new Float64Array(width);
  const blank = blankOf(core);
  const slice = 5000;
  const list = (first: number) =>
    prepared.list(parametersOf(program), key, first, Math.min(slice, runs - first));

  function states(outcomes: Float64Array, run: number, unknown: number): State[] {
    const levels = steps.map((step) => {
      let rest = at2(outcomes, run * width + columnOf(`week_${String(step)}`));
      const own = new Array<number>(flashpoints.length).fill(0);
      for (const [i, radix] of radices.entries()) {
        own[at(order, i)] = rest % radix;
        rest = Math.floor(rest / radix);
      }
      return own;
    });
    return asRules(levels, order).map((own, step) => ({
      ...blank,
      step,
      levels: own,
      unknowns: [unknown],
    }));
  }

  function columnOf(id: string): number {
    const column = columns.get(id);
    if (column === undefined) throw new Error(`no outcome ${id}`);
    return column;
  }

  let known: ReadonlyMap<string, number> | undefined;
  const visitAll = (visit?: (states: readonly State[]) => void): void => {
    sums.fill(0);
    for (let first = 0; first < runs; first += slice) {
      const { outcomes, unknowns } = list(first);
      for (const [run, unknown] of unknowns.entries()) {
        for (let column = 0; column < width; column++) {
          sums[column] = at2(sums, column) + at2(outcomes, run * width + column);
        }
        visit?.(states(outcomes, run, unknown));
      }
    }
    known = new Map(
      core.program.outcomes.flatMap(({ id, type }) => {
        const column = columns.get(`asked_${id}`) ?? columns.get(id);
        return type !== "boolean" || column === undefined
          ? []
          : [[String(id), at2(sums, column) / runs] as const];
      }),
    );
  };
  return {
    each: visitAll,
    get shares() {
      if (known === undefined) visitAll();
      return known ?? new Map();
    },
    runs,
  };
}

const at2 = (values: Float64Array, index: number): number => values[index] ?? Number.NaN;

/** A state of the small scenario before anything is known of it. */
function blankOf({ program }: SoundScenario): State {
  return {
    step: 0,
    levels: [],
    dwell: program.flashpoints.map(() => 0),
    held: program.flashpoints.map(({ levels }) => levels.map(() => 0)),
    variables: [],
    stopwatches: program.stopwatches.map(() => 0),
    unknowns: [],
    happened: [],
    moves: [],
    ended: false,
  };
}

/**
 * A week's levels as rules could have made them. Where one act of the flagship moves two ladders at once (a
 * war breaks the talks, an accepted offer opens a draft, the worst sets an alert), the small scenario moves the second one in the
 * week after; and preparations count only where a war could come of them.
 */
function asRules(weeks: readonly number[][], order: readonly number[]): number[][] {
  const [ukraine, diplomacy, , arms, prepared, deal] = order as readonly [
    number, number, number, number, number, number,
  ];
  const told = weeks.map((levels) => [...levels]);
  for (const [step, levels] of told.entries()) {
    const before = weeks[step - 1];
    const was = told[step - 1];
    const now = at(weeks, step);
    const brink = (week: readonly number[] | undefined): boolean =>
      week !== undefined && [3, 4].includes(at(week, ukraine));
    if (!brink(now)) levels[prepared] = was !== undefined && brink(was) ? at(was, prepared) : 0;
    if (before === undefined || was === undefined) continue;
    const begins = (level: number): boolean =>
      at(now, ukraine) >= level && at(before, ukraine) < level;
    const agreed = at(now, deal) > at(before, deal);
    if (agreed || begins(4) || begins(5)) levels[diplomacy] = at(was, diplomacy);
    if (begins(6)) levels[arms] = at(was, arms);
  }
  return told;
}
