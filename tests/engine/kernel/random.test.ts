/**
 * Random scenarios over the whole language in both engines. 500 cases of fixed seeds;
 * `npm run test:deep` (BRINK_CASES=100000) for many more.
 */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { interpreterEngine } from "../../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import {
  beginOutcomes,
  observe,
  type OutcomeProgress,
} from "../../../src/engine/interpreter/outcome.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import type { State } from "../../../src/engine/interpreter/state.ts";
import type { Table } from "../../../src/engine/kernel/table.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Program } from "../../../src/ir/program.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { addFirings, constructs, constructsOf } from "../../generator/coverage.ts";
import { arbitraryOf } from "../../generator/dice.ts";
import { randomModel } from "../../generator/model.ts";
import { firstDifference, kernelOf, play } from "./identity.ts";

const cases = Number(process.env["BRINK_CASES"] ?? 500);
const seed = Number(process.env["BRINK_SEED"] ?? 20220112);
const key = keyOfSeed("random scenarios");

const isTable = (table: Table | undefined): boolean => table !== undefined;

/** Outcomes with only this state observed; undefined where that faults. */
function observed(
  program: Program,
  parameters: readonly number[],
  state: State,
): readonly OutcomeProgress[] | undefined {
  try {
    return observe(program, parameters, beginOutcomes(program), state);
  } catch (error) {
    if (error instanceof RunFault) return undefined;
    throw error;
  }
}

it(`${String(cases)} random scenarios run the same in both engines, to the last bit`, () => {
  const counts = new Map<string, number>();
  fc.assert(
    fc.property(arbitraryOf(randomModel), (model) => {
      const program = lower(model);
      const kernel = kernelOf(program);
      const parameters = parametersOf(program);
      const found = constructsOf(model, program);
      const { flashpoints, levels, turns } = kernel.module.tables;
      if (flashpoints.some(isTable)) found.add("tabulated flashpoint");
      if (levels.flat().some(isTable)) found.add("tabulated level");
      if (turns.some(isTable)) found.add("tabulated turn");
      const kept = kernel.module.watches;
      if (kept.turns.some((turn) => turn !== undefined)) found.add("kept turn");
      if (kept.events.some((bit) => bit !== 0n)) found.add("kept event");
      if (kept.rows > 1) found.add("alarm");
      const engines = [kernelEngine, interpreterEngine].map((engine) => engine.prepare(program));
      const [counted, wanted] = engines.map((engine) => engine.tally(parameters, key, 0, 6));
      expect(counted).toEqual(wanted);
      for (let run = 0; run < 4; run += 1) {
        const difference = firstDifference(kernel, parameters, key, run);
        if (difference !== undefined) throw new Error(difference);
        const { states, records, outcomes, fault } = play(program, parameters, key, run);
        for (const record of records) addFirings(found, program, record);
        if (fault !== undefined) found.add("fired: run fault");
        else if (states.length <= program.calendar.steps) found.add("fired: early end");
        // Other parameters in the same kernel: nothing is left of those before.
        if (run === 0 && parameters.length > 0) {
          const others = parameters.map((value) => value * 0.75);
          const changed = firstDifference(kernel, others, key, run);
          if (changed !== undefined) throw new Error(`other parameters: ${changed}`);
        }
        // From the middle of the run too, with other luck.
        const middle = states[Math.floor(states.length / 2)];
        if (run > 0 || middle === undefined) continue;
        const beginning = { state: middle, outcomes };
        const seen = observed(program, parameters, middle);
        if (seen !== undefined) {
          const [a, b] = engines.map((engine) =>
            engine.tallyFrom({ state: middle, outcomes: seen }, parameters, key, 9, 4),
          );
          expect(a).toEqual(b);
        }
        const later = firstDifference(kernel, parameters, key, 1000, beginning);
        if (later !== undefined) throw new Error(`continued: ${later}`);
      }
      for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1);
    }),
    { seed, numRuns: cases, endOnFailure: true },
  );
  const tabulated = ["tabulated flashpoint", "tabulated level", "tabulated turn"];
  const kept = ["kept turn", "kept event", "alarm"];
  const rare = [...constructs, ...tabulated, ...kept].filter(
    (name) => (counts.get(name) ?? 0) < 0.05 * cases,
  );
  expect(rare.map((name) => `${name}: ${String(counts.get(name) ?? 0)}`)).toEqual([]);
});
