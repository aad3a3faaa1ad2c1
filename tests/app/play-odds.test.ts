/** Live odds over a real worker thread. */

import { afterAll, expect, test } from "vitest";
import { openOdds } from "../../src/app/play/odds.ts";
import { beginOutcomes, observe } from "../../src/engine/interpreter/outcome.ts";
import { parametersOf, simulate } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { twoState } from "../batch/two-state.ts";

const program = twoState();
const { states } = simulate(program, parametersOf(program), luckOf(keyOfSeed("play"), 3));
const service = openOdds(program, { seed: "play", run: 3, watched: [1] });
afterAll(() => service.close());

const question = (step: number, runs: number) => ({
  step,
  suppositions: [
    {
      state: states[step]!,
      probability: 1,
      outcomes: states
        .slice(0, step + 1)
        .reduce(
          (progress, state) => observe(program, parametersOf(program), progress, state),
          beginOutcomes(program),
        ),
    },
  ],
  runs,
});

test("an answer that sharpens, and is the same each time", async () => {
  const seen: number[] = [];
  const odds = await service.ask(question(0, 400), ({ runs }) => seen.push(runs));
  expect(seen).toEqual([128, 256]);
  expect(odds?.runs).toBe(400);
  expect(odds?.step).toBe(0);
  expect(odds?.reach[0]?.[1]?.probability).toBeGreaterThan(0.97);
  expect(await service.ask(question(0, 400))).toEqual(odds);
});

test("a newer question overtakes an older one", async () => {
  const old = service.ask(question(0, 100_000));
  const young = service.ask(question(5, 80));
  expect(await old).toBeUndefined();
  expect((await young)?.step).toBe(5);
});

test("at the end there is nothing left to chance", async () => {
  const last = states.length - 1;
  const { outcomes } = simulate(program, parametersOf(program), luckOf(keyOfSeed("play"), 3));
  const odds = await service.ask(question(last, 16));
  program.outcomes.forEach(({ type }, index) => {
    const answer = odds?.outcomes[index];
    if (type === "boolean")
      expect(answer).toMatchObject({ kind: "chance", probability: outcomes[index] });
    if (type === "number") expect(answer).toEqual({ kind: "mean", mean: outcomes[index] });
    if (type === "time") expect(answer).toMatchObject({ median: outcomes[index] });
  });
});
