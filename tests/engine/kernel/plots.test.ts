/**
 * Random scenarios with plans, red lines, offers and effects that come later in both engines, and that the sample
 * shows all of them.
 */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { interpreterEngine } from "../../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { coverage } from "../../../src/study/coverage.ts";
import { arbitraryOf } from "../../generator/dice.ts";
import { randomPlotModel } from "../../generator/plots.ts";
import { firstDifference, kernelOf, play } from "./identity.ts";

const cases = Number(process.env["BRINK_CASES"] ?? 60);
const seed = Number(process.env["BRINK_SEED"] ?? 20220112);

/** What each large sample must show happening. */
const parts = [
  ...["done", "stopped", "over"].map((stage) => `actors.north.moves.gather.${stage}`),
  ...["gather", "gather_break_off", "strike"].map((move) => `actors.north.moves.${move}`),
  ...["crossed", "unanswered", "answers.0", "answers.1"].map(
    (part) => `actors.south.red_lines.line.${part}`,
  ),
  ...["make", "withdraw", "lapsed"].map((part) => `offers.talks.${part}`),
  ...["accept", "refuse", "time"].map((answer) => `offers.talks.answers.${answer}`),
  "events.storm.then.heat.after",
];

it(`${String(cases)} random plots run the same in both engines, to the last bit`, () => {
  const counts = new Map<string, number>();
  fc.assert(
    fc.property(arbitraryOf(randomPlotModel), (model) => {
      const program = lower(model);
      const parameters = parametersOf(program);
      const key = keyOfSeed("plots");
      const [counted, wanted] = [kernelEngine, interpreterEngine].map((engine) =>
        engine.prepare(program).tally(parameters, key, 0, 6),
      );
      expect(counted).toEqual(wanted);
      const kernel = kernelOf(program);
      for (let run = 0; run < 4; run += 1) {
        const difference = firstDifference(kernel, parameters, key, run);
        if (difference !== undefined) throw new Error(difference);
        // Plans under way and offers that lie open go on from the middle of a run, with other luck.
        const { states, outcomes } = play(program, parameters, key, run);
        const middle = states[Math.floor((states.length * (run + 1)) / 6)];
        if (middle === undefined) continue;
        const later = firstDifference(kernel, parameters, key, 1000 + run, {
          state: middle,
          outcomes,
        });
        if (later !== undefined) throw new Error(`continued: ${later}`);
      }
      const following = coverage(model, { runs: 6, seed: "plots" });
      let next = following.next();
      while (next.done !== true) next = following.next();
      for (const { path, runs } of next.value.elements) {
        if (runs > 0) counts.set(path, (counts.get(path) ?? 0) + 1);
      }
    }),
    { seed, numRuns: cases, endOnFailure: true },
  );
  const rare = parts.filter((part) => (counts.get(part) ?? 0) < 0.05 * cases);
  expect(rare.map((part) => `${part}: ${String(counts.get(part) ?? 0)}`)).toEqual([]);
});
