/**
 * Morris screening of a scenario: random walks over a grid of the inputs, one input a step, each walk
 * on luck of its own that all its points share.
 */

import { at } from "../base/invariant.ts";
import { changesAlong, uniformsOf } from "../batch/inputs.ts";
import type { Point, PointsTask } from "../batch/points.ts";
import type { Key } from "../random/philox.ts";
import { morrisMeasures, type ElementaryEffect, type MorrisMeasures } from "../stats/morris.ts";
import { momentsOf } from "../stats/mean.ts";
import { LEVEL } from "./estimates.ts";
import type { Move } from "./faulted.ts";
import type { Input } from "./inputs.ts";
import { measured, type Measure, type PointValues } from "./measure.ts";

/** Four levels of the grid and steps of two thirds, as Morris recommends: every level is as likely. */
const LEVELS = 4;
const STEP = 2 / 3;

/** What is to be screened. */
export interface ScreeningDesign {
  readonly inputs: readonly Input[];
  readonly central: readonly number[];
  readonly key: Key;
  readonly outcomes: readonly number[];
  /** Runs at each point. */
  readonly runs: number;
}

interface Walk {
  /** Shares of the ranges at the start, by input. */
  readonly start: readonly number[];
  /** Inputs in the order in which they move. */
  readonly order: readonly number[];
}

function walkOf({ inputs, key }: ScreeningDesign, trajectory: number): Walk {
  const levels = uniformsOf(inputs, key, trajectory, "first");
  const ranks = uniformsOf(inputs, key, trajectory, "order");
  return {
    start: levels.map((u) => Math.floor(u * LEVELS) / (LEVELS - 1)),
    order: [...inputs.keys()].toSorted((a, b) => at(ranks, a) - at(ranks, b) || a - b),
  };
}

/** Up from the lower half of the grid, down from the upper one. */
function directionOf(share: number): 1 | -1 {
  return share < 0.5 ? 1 : -1;
}

/** The points of one trajectory: its start, then one more input moved at each. */
export function screeningTask(design: ScreeningDesign, trajectory: number): PointsTask {
  const { inputs, runs, outcomes } = design;
  const { start, order } = walkOf(design, trajectory);
  const base = [...design.central];
  inputs.forEach((input, index) => {
    for (const [parameter, value] of changesAlong(input, at(start, index))) base[parameter] = value;
  });
  const points: Point[] = [{ base: 0, changes: [] }];
  for (const index of order) {
    const input = at(inputs, index);
    const share = at(start, index);
    const moved = changesAlong(input, share + directionOf(share) * STEP);
    points.push({
      base: 0,
      changes: [...at(points, points.length - 1).changes, ...moved],
    });
  }
  return { bases: [base], points, first: trajectory * runs, count: runs, outcomes };
}

/** The steps of one trajectory. */
export function screeningMoves(design: ScreeningDesign, trajectory: number): Move[] {
  return walkOf(design, trajectory).order.map((factor, step) => ({
    ...{ factor, from: step, to: step + 1 },
  }));
}

/** Effects along one trajectory, by measure and input; an input is missing where a run faulted. */
export type TrajectoryEffects = readonly (readonly (ElementaryEffect | undefined)[])[];

/** The elementary effects of a trajectory, scaled to the whole range. */
export function readTrajectory(
  design: ScreeningDesign,
  trajectory: number,
  measures: readonly Measure[],
  values: PointValues,
): TrajectoryEffects {
  const { start, order } = walkOf(design, trajectory);
  return measures.map((measure) => {
    const effects = new Array<ElementaryEffect | undefined>(order.length).fill(undefined);
    let before = measured(values, 0, measure);
    order.forEach((input, index) => {
      const after = measured(values, index + 1, measure);
      const differences = after.map((value, run) => value - at(before, run));
      before = after;
      if (differences.some(Number.isNaN)) return;
      const { mean, variance } = momentsOf(differences);
      effects[input] = {
        effect: (mean * directionOf(at(start, input))) / STEP,
        luck: variance / differences.length / STEP ** 2,
      };
    });
    return effects;
  });
}

/** What screening says of one input. */
export interface ScreenedInput extends MorrisMeasures {
  readonly input: Input;
  /** Trajectories that it rests on. */
  readonly trajectories: number;
}

/** The inputs of one measure, most influential first; those with fewer than two effects left out. */
export interface Screening {
  readonly measure: Measure;
  readonly inputs: readonly ScreenedInput[];
}

/** Measures by input, from trajectories. */
export function screenings(
  design: ScreeningDesign,
  measures: readonly Measure[],
  trajectories: readonly TrajectoryEffects[],
): Screening[] {
  return measures.map((measure, row) => ({
    measure,
    inputs: design.inputs
      .flatMap((input, index): ScreenedInput[] => {
        // Read plainly: an effect is missing where a run faulted.
        const effects = trajectories.flatMap((one) => one[row]?.[index] ?? []);
        if (effects.length < 2) return [];
        return [{ input, trajectories: effects.length, ...morrisMeasures(effects, LEVEL) }];
      })
      .toSorted((a, b) => b.absolute.value - a.absolute.value),
  }));
}
