/** A share, a chance, two quiet days and a third on which the front goes up: belief on paper and as it is found. */

import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { settledShares } from "../../src/batch/shares.ts";
import { believeAsOf, type AsOf } from "../../src/belief/as-of.ts";
import { lower } from "../../src/ir/lower.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { modelOf } from "../scenario/reading.ts";

const model = modelOf(`
brink: 2
scenario: small
start: 2022-01-01
step: day
horizon: 6 steps
unknowns:
  kind: { values: { hard: { share: 30%, range: [10%, 50%] }, soft: 70% } }
flashpoints:
  front:
    start: calm
    levels: [calm, tense]
    rules:
      up: { from: calm, to: tense, chance: 20% per day, range: [5%, 40%], times: [{ by: 2, when: kind == hard }] }
outcomes: { tense: { ever: front == tense } }
history:
  until: 2022-01-03
  levels: { front: [{ date: 2022-01-01, level: calm }, { date: 2022-01-03, level: tense }] }
`);
export const program = lower(model);
export const engine = kernelEngine.prepare(program);
export const history = model.history ?? {
  until: "",
  levels: [],
  events: [],
  moves: [],
  watched: [],
};
export const dates = ["2022-01-01", "2022-01-02", "2022-01-03"];
export const effort = { particles: 100, runs: 50, key: keyOfSeed("k") };

/** At a share of `hard` and a chance of going up. */
export const believed = (share: number, chance: number, exact = true): AsOf => {
  const values = program.parameters.map(({ id }) => (id.includes("hard") ? share : chance));
  const settled = settledShares(program)(values);
  return believeAsOf(program, settled, engine, { history, dates, exact }, effort);
};

/** After two quiet days, and a third on which the front goes up. */
export const onPaper = (share: number, chance: number): readonly (readonly [number, number])[] => {
  const stay = 1 - chance;
  return [1, 2, 3].map((days) => {
    const seen = (p: number): number => (days < 3 ? (1 - p) ** days : (1 - p) ** 2 * p);
    const hard = share * seen(1 - stay ** 2);
    const posterior = hard / (hard + (1 - share) * seen(chance));
    const left = 6 - days;
    const war = posterior * (1 - stay ** (2 * left)) + (1 - posterior) * (1 - stay ** left);
    return [posterior, days < 3 ? war : 1];
  });
};
