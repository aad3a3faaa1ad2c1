/**
 * Random scenarios, the small and finite ones among them: the exported model gives, for every outcome,
 * what following every draw of the interpreter gives.
 */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { RunFault } from "../../src/engine/interpreter/fault.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { exportPrism } from "../../src/export/prism/export.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { enumerate, type Mass } from "../corpus/enumerate.ts";
import { arbitraryOf } from "../generator/dice.ts";
import { randomModel } from "../generator/model.ts";
import { Checker, readChain } from "./prism.ts";

/** Few enough draws to follow them all. */
function isSmall({ flashpoints, events, actors }: Program): boolean {
  const slots = actors.reduce((sum, { sites }) => sum + sites.length, 0);
  const moves = actors.every((actor) => actor.moves.length <= 4);
  return moves && flashpoints.length + events.length + slots <= 6;
}

/** The distribution of every outcome; undefined where a run may fault. */
function exactly(program: Program): ReadonlyMap<string, readonly Mass[]> | undefined {
  try {
    return enumerate(program, parametersOf(program));
  } catch (fault) {
    if (fault instanceof RunFault) return undefined;
    throw fault;
  }
}

test("small random scenarios have the exact answers in their exported models", () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryOf(randomModel), (model) => {
      // Two steps are enough for flags, counters and one step's effects on the next.
      const program = lower({ ...model, calendar: { ...model.calendar, steps: 2 } });
      if (!isSmall(program)) return;
      const result = exportPrism(program, parametersOf(program));
      if (result.kind === "refused") return;
      const exact = exactly(program);
      if (exact === undefined) return;
      const checker = new Checker(readChain(result.model));
      for (const { id, type } of program.outcomes) {
        const masses = exact.get(id) ?? [];
        const share = (of: (value: number) => number): number =>
          masses.reduce((sum, { value, probability }) => sum + probability * of(value), 0);
        if (type === "time") {
          for (const step of [0, 1, 2]) {
            const found = checker.check(result.properties, id, step);
            expect(found, id).toBeCloseTo(
              share((value) => (value <= step ? 1 : 0)),
              9,
            );
          }
          const never = checker.check(result.properties, `${id}_never`);
          expect(never, id).toBeCloseTo(
            share((value) => (value === Infinity ? 1 : 0)),
            9,
          );
        } else {
          const wanted = share((value) => value);
          const found = checker.check(result.properties, id);
          expect(Math.abs(found - wanted) / Math.max(1, Math.abs(wanted)), id).toBeLessThan(1e-9);
        }
        compared += 1;
      }
    }),
    { seed: 20220112, numRuns: 600, endOnFailure: true },
  );
  // Sine of what changes is refused.
  expect(compared).toBeGreaterThan(60);
});
