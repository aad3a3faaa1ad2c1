/** Fits in this process: what tests against known truth need. */

import { prepareInputs } from "../../../src/batch/inputs.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { runPoints } from "../../../src/batch/points.ts";
import { believeAsOf } from "../../../src/belief/as-of.ts";
import { movingShares, settledShares } from "../../../src/batch/shares.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { at } from "../../../src/base/invariant.ts";
import { measureTargets } from "../../../src/ir/targets.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { readScenario } from "../../../src/scenario/read.ts";
import { aimsOf, isBelieved, type Aim } from "../../../src/study/fit/aims.ts";
import { measureAim, measureBelieved } from "../../../src/study/fit/measured.ts";
import { fitNumbers, type Fitted, type MeasureAims } from "../../../src/study/fit/fit.ts";
import { findConflicts, type Conflict } from "../../../src/study/fit/verdict.ts";
import { fitSpace, type FitSpace } from "../../../src/study/fit/space.ts";
import { inputsOf } from "../../../src/study/inputs.ts";

export interface Fitting {
  readonly space: FitSpace;
  readonly aims: readonly Aim[];
  readonly measure: MeasureAims;
  readonly fit: (
    how: { readonly members: number; readonly runs: number; readonly seed?: string },
    aims?: readonly Aim[],
  ) => Promise<Fitted>;
  readonly conflictsOf: (fitted: Fitted) => Promise<readonly Conflict[]>;
}

/** A scenario's targets, to be fitted. @param scrambled row of the priors that the numbers start from */
export function fittingOf(text: string, scrambled?: number): Fitting {
  const { model, diagnostics } = readScenario("f.yaml", () => ({ text }));
  if (model === undefined) throw new Error(JSON.stringify(diagnostics[0]));
  const measured = measureTargets(model);
  const { program } = measured;
  const { aims, followed: columns, believed, dates } = aimsOf(measured, model);
  const inputs = inputsOf(program, model.parameters, {});
  const written = fitSpace(program, parametersOf(program), inputs);
  const space = scrambled === undefined ? written : scrambledSpace(written, scrambled);
  function scrambledSpace({ parametersAt, draw }: FitSpace, row: number): FitSpace {
    const values = parametersAt(draw(keyOfSeed("scrambled"), row));
    const moved = prepareInputs(
      inputs.map((one) => ({ ...one, value: at(values, one.parameter) })),
    );
    return fitSpace(program, values, moved);
  }
  const asked = { ...program, outcomes: believed.map((one) => at(program.outcomes, one)) };
  const believing = kernelEngine.prepare(asked);
  const settled = settledShares(asked);
  const { history } = model;
  const engine = movingShares(kernelEngine.prepare(program), program);
  const measureFor =
    (seed: string): MeasureAims =>
    (points, first, count) => {
      const key = keyOfSeed(seed);
      const seen = points.map((scores) => {
        const task = { bases: [space.parametersAt(scores)], points: [{ base: 0, changes: [] }] };
        const width = program.outcomes.length;
        const how = { ...task, first, count, outcomes: columns };
        const values = runPoints(engine, width, key, how);
        const effort = { particles: 100, runs: count, key: keyOfSeed(`${seed}/${String(first)}`) };
        const days =
          history === undefined
            ? []
            : believeAsOf(
                ...([asked, settled(space.parametersAt(scores)), believing] as const),
                { history, dates, exact: true },
                effort,
              );
        return aims.map((aim) =>
          isBelieved(aim.measure)
            ? measureBelieved(aim, aim.measure, asked, days, count)
            : measureAim(aim, aim.measure, values, count),
        );
      });
      return Promise.resolve(seen);
    };
  return {
    ...{ space, aims, measure: measureFor("measured") },
    fit: async ({ members, runs, seed = "fit" }, wanted = aims) => {
      const design = {
        ...{ space, aims: wanted, key: keyOfSeed(seed), members, runs },
        ...{ rounds: [8, 4, 2, 1, 1], lastRuns: 10 * runs },
      };
      const fitted = await fitNumbers(design, measureFor(seed));
      if (fitted === undefined) throw new Error("nothing stopped it");
      return fitted;
    },
    conflictsOf: (fitted) =>
      findConflicts({ space, aims }, fitted, measureFor("fit"), [fitted.next, 4000]),
  };
}

/** The scores of one input over an ensemble. */
export const scoresOf = ({ ensemble }: Fitted, input: number): number[] =>
  ensemble.map(({ scores }) => at(scores, input));

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const deviationOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(meanOf(values.map((value) => (value - mean) ** 2)));
};

const ladder = (rules: string, rest: string, steps = 26): string => `brink: 2
scenario: small
start: 2022-01-03
step: week
horizon: ${String(steps)} steps
flashpoints:
  b:
    start: calm
    levels: [calm, crisis, war]
    rules:
${rules}
${rest}`;

/** The crisis of `two-state`, its chance after four weeks known on paper. */
export const twoState = ladder(
  `      up: { from: calm, to: crisis, chance: 20% per week, range: [10%, 30%] }
      down: { from: crisis, to: calm, chance: 30% per week, range: [15%, 45%] }`,
  `outcomes: { after: { value: "b == crisis ? 1 : 0", at: 4 } }
targets: { after: { of: after, is: 0.42, band: [0.37, 0.47] } }`,
);

/** A single hazard and its share of runs. */
export const oneHazard = ladder(
  "      up: { from: calm, to: crisis, chance: 5% per week, range: [1%, 20%] }",
  "targets: { ever: { of: b >= crisis, is: 60%, n: 40 } }",
  10,
);

/** Three rules, an unknown with shares, a conditional, a rate and a share of time. */
export const threeRules = ladder(
  `      up: { from: calm, to: crisis, chance: 6% per week, range: [1%, 20%] }
      down: { from: crisis, to: calm, chance: 30% per week, range: [10%, 60%] }
      attack: { from: crisis, to: war, chance: 3% per week, range: [0.5%, 15%], times: [{ by: 3, range: [1, 8], when: aim == all }] }`,
  `unknowns:
  aim: { values: { some: { share: 60%, range: [40%, 80%] }, all: { share: 40%, range: [20%, 60%] } } }
outcomes: { war: { ever: b == war } }
targets:
  crisis: { of: b >= crisis, is: 75%, n: 60 }
  war: { of: b == war, is: 15%, n: 60 }
  war_all: { of: b == war, given: aim == all, is: 25%, n: 30 }
  flares: { entries: b == crisis, per: year, is: 3, n: 20 }
  time: { share_of_time: b == crisis, is: 20%, n: 50 }`,
);

/** What a forecaster said of something hidden, and an outcome as of a day, after a quiet week and a shot. */
export const believed = ladder(
  "      up: { from: calm, to: crisis, chance: 20% per week, times: [{ by: 2, when: aim == all }] }",
  `unknowns: { aim: { values: { all: { share: 30%, range: [5%, 80%] }, some: 70% } } }
outcomes: { after: { ever: b == crisis, from: 2 } }
history: { until: 2022-01-23, levels: { b: [{ date: 2022-01-03, level: calm }] } }
forecasters:
  crowd:
    name: The crowd
    said:
      - { date: 2021-12-01, unknown: aim, value: all, probability: 90% }
      - { date: 2022-01-09, unknown: aim, value: all, probability: 35% }
      - { date: 2022-01-16, unknown: aim, value: all, probability: 30% }
      - { date: 2022-01-16, outcome: after, probability: 70% }
targets:
  crowd: { forecaster: crowd, band: 10 points, held_out: [2022-01-09] }
  after: { of: after, as_of: 2022-01-09, is: 75%, n: 50 }`,
  6,
);
