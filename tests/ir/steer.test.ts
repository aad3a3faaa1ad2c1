/**
 * A steered program: without a course it runs as the plain one, draw by draw; with one it does what a
 * player would; and kernel and interpreter agree on all of it, from the start and from any state.
 */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { advance, availableMoves, beforeTurn } from "../../src/engine/interpreter/advance.ts";
import { observeOn } from "../../src/belief/filter.ts";
import type { State } from "../../src/engine/interpreter/state.ts";
import { beginOutcomes, observe } from "../../src/engine/interpreter/outcome.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { start } from "../../src/engine/interpreter/start.ts";
import { lower } from "../../src/ir/lower.ts";
import type { BooleanExpr } from "../../src/ir/expression.ts";
import type { Program } from "../../src/ir/program.ts";
import { ruled, type MoveRule, type Ruling } from "../../src/ir/rules.ts";
import { steer, type Course } from "../../src/ir/steer.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { RunFault } from "../../src/engine/interpreter/fault.ts";
import { arbitraryOf } from "../generator/dice.ts";
import { randomModel } from "../generator/model.ts";

const cases = Math.min(5000, Number(process.env["BRINK_CASES"] ?? 8));
const seed = Number(process.env["BRINK_SEED"] ?? 20220112);
const key = keyOfSeed("steered");
const RUNS = 8;
const programs = arbitraryOf(randomModel).map((model) => lower(model));

/** Room for rules of the first actor that has moves; none where none has. */
function rulingOf({ actors, calendar }: Program): Ruling | undefined {
  const actor = actors.findIndex(({ moves }) => moves.length > 0);
  if (actor < 0) return undefined;
  const { place } = at(at(actors, actor).moves, 0);
  const before = (value: number): BooleanExpr => ({
    ...{ kind: "compare", comparison: "<", place },
    ...{ left: { kind: "step" }, right: { kind: "number", value } },
  });
  const half = Math.floor(calendar.steps / 2);
  const conditions: BooleanExpr[] = [{ kind: "boolean", value: true }, before(half), before(1)];
  return { actor, room: 2, conditions };
}

/** Courses of every kind of an actor that has moves. */
function coursesOf({ actors }: Program): readonly Course[] {
  const actor = actors.findIndex(({ moves }) => moves.length > 0);
  if (actor < 0) return [];
  return at(actors, actor)
    .moves.slice(0, 3)
    .flatMap((_, move): Course[] => [
      { actor, now: { at: 0, deed: move } },
      { actor, always: move },
      { actor, never: move, from: 1, until: 3 },
    ])
    .concat({ actor, always: "nothing" }, { actor, now: { at: 1, deed: "nothing" } });
}

test("without a course it runs as the plain program", () => {
  fc.assert(
    fc.property(programs, (program) => {
      const steered = steer(program);
      const parameters = parametersOf(program);
      const plain = interpreterEngine.prepare(program).list(parameters, key, 0, RUNS);
      const same = interpreterEngine
        .prepare(steered.program)
        .list(steered.parameters(parameters), key, 0, RUNS);
      const width = program.outcomes.length;
      for (let run = 0; run < RUNS; run += 1) {
        const row = same.outcomes.slice(run * (width + 1), run * (width + 1) + width);
        expect(row).toEqual(plain.outcomes.slice(run * width, (run + 1) * width));
      }
      expect(same.faulted).toEqual(plain.faulted);
    }),
    { seed, numRuns: cases },
  );
});

test("kernel and interpreter agree on every course, from the start and from a state", () => {
  let compared = 0;
  fc.assert(
    fc.property(programs, (program) => {
      const { program: steered, parameters } = steer(program);
      const first = startOf(steered, parameters(parametersOf(program)));
      if (first === undefined) return;
      const both = [interpreterEngine, kernelEngine].map((engine) => engine.prepare(steered));
      for (const course of [undefined, ...coursesOf(program)]) {
        const values = parameters(parametersOf(program), course);
        const outcomes = observeOn(steered, values, beginOutcomes(steered), first);
        const [slow, fast] = both.map((engine) => [
          engine.list(values, key, 0, RUNS),
          engine.listFrom({ state: first, outcomes }, values, key, 0, RUNS),
        ]);
        expect(fast).toEqual(slow);
        compared += 1;
      }
    }),
    { seed, numRuns: Math.ceil(cases / 2) },
  );
  expect(compared).toBeGreaterThan(cases);
});

/** S_0 of a run; undefined where it stops with a fault. */
function startOf(program: Program, parameters: readonly number[]): State | undefined {
  try {
    return start(program, parameters, luckOf(key, 0));
  } catch (error) {
    if (error instanceof RunFault) return undefined;
    throw error;
  }
}

test("rules that are chosen by parameters do what rules in the program do", () => {
  let differing = 0;
  fc.assert(
    fc.property(programs, (program) => {
      const ruling = rulingOf(program);
      if (ruling === undefined) return;
      const { program: open, parameters } = ruled(program, ruling);
      const both = [interpreterEngine, kernelEngine].map((engine) => engine.prepare(open));
      const plain = interpreterEngine.prepare(program).list(parametersOf(program), key, 0, RUNS);
      for (const rules of [[], [rule(0, 0, 0)], [rule(1, 2, 4), rule(0, 1, 1e6)]]) {
        const values = parameters(parametersOf(program), { rules });
        const [slow, fast] = both.map((engine) => engine.list(values, key, 0, RUNS));
        expect(fast).toEqual(slow);
        const written = interpreterEngine.prepare(writtenIn(program, ruling, rules));
        expect(slow).toEqual(written.list(parametersOf(program), key, 0, RUNS));
        if (slow?.outcomes.some((value, index) => value !== plain.outcomes[index])) differing += 1;
      }
    }),
    { seed, numRuns: 4 * cases },
  );
  expect(differing).toBeGreaterThan(0);
});

const rule = (when: number, also: number, by: number): MoveRule => ({
  ...{ move: 0, when: [when, also], by },
});

/** The program with these rules as multipliers of its own. */
function writtenIn(
  program: Program,
  { actor, conditions }: Ruling,
  rules: readonly MoveRule[],
): Program {
  return {
    ...program,
    actors: program.actors.map((one, index) =>
      index !== actor
        ? one
        : {
            ...one,
            moves: one.moves.map((move, number) => ({
              ...move,
              ways: move.ways.map((way) => {
                const own = way.path === move.path && number === 0 ? rules : [];
                const factors = own.map(({ when: [when, also], by }) => ({
                  factor: { value: { kind: "number" as const, value: by }, place: move.place },
                  when: {
                    ...{ kind: "and" as const, left: at(conditions, when) },
                    right: at(conditions, also),
                  },
                  origin: "written" as const,
                }));
                return { ...way, multipliers: [...way.multipliers, ...factors] };
              }),
            })),
          },
    ),
  };
}

test("what is made now is what a player would make, and is told as made where it is open", () => {
  let open = 0;
  let closed = 0;
  fc.assert(
    fc.property(programs, (program) => {
      if (program.actors.some(({ sites }) => sites.length > 1)) return;
      const { program: steered, parameters } = steer(program);
      const plain = parametersOf(program);
      const made = steered.outcomes.length - 1;
      for (const [actor, { moves }] of program.actors.entries()) {
        for (const move of moves.keys()) {
          const luck = luckOf(key, move);
          try {
            const before = start(program, plain, luck);
            if (before.ended) return;
            const snapshot = beforeTurn(program, plain, before, luck, actor).state;
            const options = availableMoves(program, plain, snapshot, actor);
            const values = parameters(plain, { actor, now: { at: 0, deed: move } });
            const after = advance(steered, values, before, luck).state;
            const isOpen = options.some((option) => option.move === move);
            const choice = isOpen ? ({ kind: "move", move } as const) : ({ kind: "none" } as const);
            const played = advance(program, plain, before, luck, new Map([[actor, [choice]]]));
            // A player may leave even what rests, a policy never does.
            const rests = program.actors[actor]?.rest !== undefined;
            if (isOpen || !rests) expect(after).toEqual(played.state);
            const told = observe(
              steered,
              values,
              observe(steered, values, beginOutcomes(steered), before),
              after,
            );
            expect(at(told, made).value).toBe(isOpen ? 1 : 0);
            if (isOpen) open += 1;
            else closed += 1;
          } catch (error) {
            if (!(error instanceof RunFault)) throw error;
          }
        }
      }
    }),
    // Many have no moves or end at once, and this is cheap.
    { seed, numRuns: 5 * cases },
  );
  expect(open).toBeGreaterThan(10);
  expect(closed).toBeGreaterThan(0);
});
