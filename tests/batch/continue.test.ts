/** Continuations: weights, luck of their own, and exact answers on the two-state chain. */

import { describe, expect, test } from "vitest";
import { allocate, continuationKey, prospectOf } from "../../src/batch/continue.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { layoutOf } from "../../src/batch/layout.ts";
import { beginOutcomes, observe } from "../../src/engine/interpreter/outcome.ts";
import { parametersOf, simulate } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import type { State } from "../../src/engine/interpreter/state.ts";
import { twoState } from "./two-state.ts";

const program = twoState();
const layout = layoutOf(program);
const parameters = parametersOf(program);
const engine = interpreterEngine.prepare(program);
const index = (id: string): number => program.outcomes.findIndex((outcome) => outcome.id === id);

/** A played run that is calm up to step k. */
function calmPath(k: number) {
  for (let run = 0; ; run++) {
    const { states } = simulate(program, parameters, luckOf(keyOfSeed("played"), run));
    if (states.slice(0, k + 1).every(({ levels }) => levels[0] === 0)) {
      return { run, path: states.slice(0, k + 1) };
    }
  }
}

/** Where the continuations of a path begin. */
function beginningOf(path: readonly State[]) {
  const outcomes = path.reduce(
    (progress, state) => observe(program, parameters, progress, state),
    beginOutcomes(program),
  );
  return { state: path.at(-1)!, outcomes };
}

describe("from a calm state in week 6", () => {
  const { run, path } = calmPath(6);
  const beginning = beginningOf(path);
  const key = continuationKey("played", run);
  const runs = 4000;
  const tally = engine.tallyFrom(beginning, parameters, key, 0, runs);
  const prospect = prospectOf(layout, [{ probability: 1, tally }])!;

  test("the chances are those of the 20 weeks that are left", () => {
    const near = (p: number) => 5 * Math.sqrt((p * (1 - p)) / runs);
    const any = 1 - 0.8 ** 20;
    const end = 0.4 * (1 - 0.5 ** 20);
    const at = (id: string) => prospect.outcomes[index(id)]!;
    const anyCrisis = at("any_crisis");
    const atEnd = at("crisis_at_end");
    expect(anyCrisis.kind === "chance" && Math.abs(anyCrisis.probability - any)).toBeLessThan(
      near(any),
    );
    expect(atEnd.kind === "chance" && Math.abs(atEnd.probability - end)).toBeLessThan(near(end));
    expect(Math.abs(prospect.reach[0]![1]!.probability - any)).toBeLessThan(near(any));
    // Geometric from week 6: 48.8 % within three weeks, 59 % within four.
    const first = at("first_crisis");
    expect(first.kind === "time" && [9, 10].includes(first.median)).toBe(true);
    expect(first.kind === "time" && Math.abs(first.never - 0.8 ** 20)).toBeLessThan(near(any));
    // Week 4 is past: it was calm, in every continuation.
    expect(at("crisis_after_four_weeks")).toEqual({ kind: "mean", mean: 0 });
  });

  test("the run's own future is not among them", () => {
    // With the run's own key and number, the continuation is the run itself …
    const own = engine.tallyFrom(beginning, parameters, keyOfSeed("played"), run, 1);
    const whole = simulate(program, parameters, luckOf(keyOfSeed("played"), run));
    const ended = (cells: Float64Array): number =>
      cells.findIndex((count, cell) => cell >= layout.flashpoints[0]!.flow.offset && count > 0);
    expect(ended(own.cells)).toBeGreaterThan(0);
    expect(
      own.cells[
        layout.outcomes[index("any_crisis")]!.kind === "boolean"
          ? (layout.outcomes[index("any_crisis")] as { offset: number }).offset
          : 0
      ],
    ).toBe(whole.outcomes[index("any_crisis")]);
    // … and the key of continuations is another one, for every run.
    expect(key).not.toEqual(keyOfSeed("played"));
    expect(continuationKey("played", run + 1)).not.toEqual(key);
  });
});

describe("weights", () => {
  test("what is improbable gets runs too, what is impossible none", () => {
    expect(allocate([0.999, 0.001, 0], 1000)).toEqual([999, 17, 0]);
    expect(allocate([1], 500)).toEqual([500]);
  });

  test("answers are averaged by probability, not by the number of runs", () => {
    const { path } = calmPath(2);
    const calm = beginningOf(path);
    const crisis = {
      ...calm,
      state: { ...calm.state, levels: [1] },
    };
    const key = continuationKey("x", 0);
    const parts = [
      { probability: 0.9, tally: engine.tallyFrom(calm, parameters, key, 0, 30) },
      { probability: 0.1, tally: engine.tallyFrom(crisis, parameters, key, 0, 300) },
    ];
    const single = (part: number) =>
      prospectOf(layout, [{ ...parts[part]!, probability: 1 }])!.reach[0]![1]!.probability;
    expect(single(1)).toBe(1);
    expect(prospectOf(layout, parts)!.reach[0]![1]!.probability).toBeCloseTo(
      0.9 * single(0) + 0.1,
      12,
    );
    expect(prospectOf(layout, [])).toBeUndefined();
  });
});
