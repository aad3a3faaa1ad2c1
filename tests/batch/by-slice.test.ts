/**
 * What a fault leaves standing, on random scenarios: a slice has the values of the whole wherever the
 * whole comes through, and an engine answers each thing in the runs that its own slice comes through.
 */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { VariableId } from "../../src/base/brand.ts";
import { at } from "../../src/base/invariant.ts";
import { interpreterEngine, summariseRun } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { layoutOf, occupancy, runsWith } from "../../src/batch/layout.ts";
import type { RunSummary } from "../../src/batch/tally.ts";
import { noValue } from "../../src/engine/interpreter/outcome.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { lower } from "../../src/ir/lower.ts";
import { part, type Part } from "../../src/ir/parts.ts";
import type { Program } from "../../src/ir/program.ts";
import { slice } from "../../src/ir/slice.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { arbitraryOf } from "../generator/dice.ts";
import { randomModel } from "../generator/model.ts";

const cases = Math.min(5000, Number(process.env["BRINK_CASES"] ?? 30));
const key = keyOfSeed("slices");
const runs = [0, 1, 2, 3];

type Run = Extract<RunSummary, { kind: "run" }>;

function runOf(program: Program, run: number): Run | undefined {
  const summary = summariseRun(program, parametersOf(program), key, run);
  return summary.kind === "run" ? summary : undefined;
}

/**
 * Most scenarios have an event that stops the run when it happens, by an effect on a variable that may be
 * read, or on one of its own that nothing reads.
 */
function broken(program: Program): Program {
  const [event, ...events] = program.events;
  const kind = program.calendar.steps % 3;
  if (event === undefined || kind === 0) return program;
  const root = (value: number) => ({ value: { kind: "number", value }, place: 0 }) as const;
  const added = { id: "unread" as VariableId, integer: false, min: 0, max: 1, hidden: false };
  const own = { ...added, start: root(0) };
  const variable = kind === 1 ? 0 : program.variables.length;
  const effect = { operation: "set", target: "variable", variable, value: root(NaN) } as const;
  return {
    ...program,
    variables: [...program.variables, own],
    events: [{ ...event, effects: [...event.effects, effect] }, ...events],
  };
}

/** What is asked, one thing at a time. */
function asked(program: Program, outcomes: Program["outcomes"], parts: readonly Part[] = []) {
  return slice({ ...program, outcomes }, parts).program;
}

/** The levels of a flashpoint in S_0, S_1, … */
const pathOf = (run: Run | undefined, flashpoint: number) =>
  run?.levels.map((levels) => at(levels, flashpoint));

test(`in ${String(cases)} random scenarios a fault takes away what depends on it alone`, () => {
  const seen = { whole: 0, voided: 0, saved: 0 };
  fc.assert(
    fc.property(arbitraryOf(randomModel), (model) => {
      const program = broken(lower(model));
      const layout = layoutOf(program);
      const parameters = parametersOf(program);
      const whole = runs.map((run) => runOf(program, run));
      const outcomes = program.outcomes.map((outcome) => {
        const own = asked(program, [outcome]);
        return runs.map((run) => runOf(own, run)?.outcomes[0] ?? NaN);
      });
      const paths = program.flashpoints.map((_, index) => {
        const own = asked(program, [], [part("level", index)]);
        return runs.map((run) => pathOf(runOf(own, run), index));
      });
      const drawn = program.unknowns.map((_, index) => {
        const own = asked(program, [], [part("unknown", index)]);
        return runs.map((run) => runOf(own, run)?.unknowns[index] ?? -1);
      });
      for (const [row, run] of whole.entries()) {
        const values = outcomes.map((own) => at(own, row));
        if (run === undefined) {
          seen.voided += values.filter(Number.isNaN).length;
          seen.saved += values.filter((value) => !Number.isNaN(value)).length;
          continue;
        }
        seen.whole += 1;
        expect(values).toEqual(run.outcomes);
        expect(drawn.map((own) => at(own, row))).toEqual(run.unknowns);
        expect(paths.map((own) => at(own, row))).toEqual(
          program.flashpoints.map((_, index) => pathOf(run, index)),
        );
      }
      const faults = whole.filter((run) => run === undefined).length;
      for (const engine of [interpreterEngine, kernelEngine]) {
        if (engine === kernelEngine && faults === 0) continue;
        const prepared = engine.prepare(program);
        const list = prepared.list(parameters, key, 0, runs.length);
        const width = program.outcomes.length;
        expect([...list.outcomes]).toEqual(
          runs.flatMap((row) => outcomes.map((own) => at(own, row))),
        );
        expect(list.outcomes).toHaveLength(runs.length * width);
        expect([...list.unknowns]).toEqual(runs.flatMap((row) => drawn.map((own) => at(own, row))));
        expect([...list.faulted]).toEqual(whole.map((run) => (run === undefined ? 1 : 0)));
        const tally = prepared.tally(parameters, key, 0, runs.length);
        expect(tally.cells[layout.faults]).toBe(faults);
        const sound = (index: number) => at(outcomes, index).filter((one) => !Number.isNaN(one));
        for (const [index, region] of layout.outcomes.entries()) {
          const values = sound(index);
          expect(runsWith(layout, tally, "outcomes", index)).toBe(values.length);
          const count =
            region.kind === "number"
              ? at(tally.sums, region.column).count
              : at(tally.cells, region.offset + region.length - 1);
          const wanted = {
            number: values.length,
            boolean: values.filter((value) => value === 1).length,
            time: values.filter((value) => value === Infinity).length,
          };
          expect(count).toBe(wanted[region.kind]);
        }
        for (const [index, own] of paths.entries()) {
          const ends = own.flatMap((path) => path?.at(-1) ?? []);
          expect(runsWith(layout, tally, "flashpoints", index)).toBe(ends.length);
          expect(occupancy(layout, tally.cells, index, layout.steps)).toEqual(
            at(program.flashpoints, index).levels.map(
              (_, level) => ends.filter((end) => end === level).length,
            ),
          );
        }
      }
    }),
    { numRuns: cases, seed: 20220224, endOnFailure: true },
  );
  // It is about something: runs that come through, and faults that do and do not take a value away.
  expect(Math.min(seen.whole, seen.voided, seen.saved)).toBeGreaterThan(cases / 4);
});

test("an outcome that has lost its value on the way does not take others with it", () => {
  const generated = fc.sample(arbitraryOf(randomModel), { numRuns: 30, seed: 3 }).map(lower);
  const program = generated.find(
    (one) => one.outcomes.length > 1 && runs.every((run) => runOf(one, run) !== undefined),
  )!;
  const layout = layoutOf(program);
  const parameters = parametersOf(program);
  const engine = kernelEngine.prepare(program);
  const state = {
    step: 0,
    levels: program.flashpoints.map(({ start }) => start),
    dwell: program.flashpoints.map(() => 0),
    held: program.flashpoints.map(({ levels }) => levels.map(() => 0)),
    stopwatches: [],
    variables: program.variables.map(({ min }) => min),
    unknowns: program.unknowns.map(() => 0),
    happened: program.events.map(() => false),
    moves: program.actors.map(() => []),
    ended: true,
  };
  const outcomes = program.outcomes.map(() => ({ value: 1, decided: true }));
  const lost = engine.tallyFrom(
    { state, outcomes: outcomes.with(0, noValue) },
    ...([parameters, key, 0, 5] as const),
  );
  expect(program.outcomes.map((_, index) => runsWith(layout, lost, "outcomes", index))).toEqual(
    outcomes.map((_, index) => (index === 0 ? 0 : 5)),
  );
});
