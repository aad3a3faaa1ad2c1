/** Advice on a choice over a real worker thread. */

import { afterAll, expect, test } from "vitest";
import { openAdvice } from "../../src/app/play/advice.ts";
import { believedBy, standAt } from "../../src/app/play/standing.ts";
import { runCourses } from "../../src/batch/courses.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { estimateCourse, valuesOf } from "../../src/study/advice.ts";
import { aimsOf, declaredWishes } from "../../src/study/aims.ts";
import { Choice, type Plan } from "../../src/study/choices.ts";
import { shipped } from "../scenarios/counts.ts";

const { model, program } = shipped("brinkmanship");
const identity = { seed: "advice", run: 2 };
const actor = program.actors.findIndex(({ id }) => id === "blue");
const wishes = declaredWishes(model, program, actor);
const service = openAdvice(program, identity);
afterAll(() => service.close());

const standing = standAt(program, { ...identity, actor, step: 0 });
const suppositions = believedBy(standing, actor);
const moves = program.actors[actor]!.moves.map((_, move) => move);
const question = (runs: number, step = 0) => ({
  ...{ actor, step, moves, suppositions, wishes, runs },
});

test("it sharpens, and ends with what the runs of every course say", async () => {
  const seen: number[] = [];
  const advice = await service.ask(question(256), ({ runs }) => seen.push(runs));
  expect(seen).toEqual([64, 128]);
  expect(advice?.runs).toBe(256);
  expect(advice?.deeds.map(({ deed }) => deed)).toEqual([...moves, "nothing"]);
  const outcomes = wishes.map(({ outcome }) => outcome);
  const own = parametersOf(program);
  const choice = new Choice(program, {
    ...{ actor, step: 0, hypotheses: suppositions, outcomes, identity },
  });
  const { width } = choice;
  const courses = choice.courses(own, [
    { kind: "policy" },
    ...[...moves, "nothing" as const].map((deed): Plan => ({ kind: "now", deed })),
  ]);
  const engine = kernelEngine.prepare(choice.steered.program);
  const made = runCourses(engine, width, choice.task({ first: 0, end: 256 }, courses));
  const values = aimsOf(program, wishes, own).map((aim) => valuesOf(aim, made.outcomes, width));
  expect(advice?.deeds.map(({ aims }) => aims)).toEqual(
    [...moves, "nothing"].map((_, index) =>
      values.map((one) => estimateCourse(one, index + 1, 0)?.difference),
    ),
  );
});

test("a newer question overtakes an older one, and one that is given up has no answer", async () => {
  const old = service.ask(question(50_000));
  const young = service.ask(question(64));
  expect(await old).toBeUndefined();
  expect((await young)?.runs).toBe(64);
  // Under way, with hours of work to do: it tells nothing more, and ends.
  let told = 0;
  const dropped = service.ask(question(2 ** 30), () => {
    told += 1;
    service.cancel();
  });
  expect(await dropped).toBeUndefined();
  expect(told).toBe(1);
  expect((await service.ask(question(64)))?.runs).toBe(64);
});

test("it follows other wishes when another actor asks", async () => {
  const other = program.actors.findIndex(({ id }) => id === "red");
  const asked = declaredWishes(model, program, other);
  const advice = await service.ask({
    ...{ actor: other, step: 0, moves: [0], wishes: asked, runs: 64 },
    suppositions: believedBy(standAt(program, { ...identity, actor: other, step: 0 }), other),
  });
  expect(advice?.deeds.map(({ aims }) => aims.length)).toEqual([asked.length, asked.length]);
});
