/** The interpreter against the corpus: exactly, by following every draw, and by many runs. */

import { describe, expect, test } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { parametersOf, simulate } from "../../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { numberOf, readCorpus, type Answer } from "../../corpus/cases.ts";
import { enumerate, type Mass } from "../../corpus/enumerate.ts";

const corpus = readCorpus();

/** The claims of an answer, as [what, what it says, what a distribution makes of it]. */
function claimsOf(
  answer: Answer,
): readonly (readonly [string, number, (value: number) => number])[] {
  const claims: (readonly [string, number, (value: number) => number])[] = [];
  if (answer.probability !== undefined) {
    claims.push(["probability", numberOf(answer.probability), (value) => value]);
  }
  if (answer.mean !== undefined) claims.push(["mean", numberOf(answer.mean), (value) => value]);
  if (answer.never !== undefined) {
    claims.push(["never", numberOf(answer.never), (value) => (value === Infinity ? 1 : 0)]);
  }
  for (const [step, share] of Object.entries(answer.at ?? {})) {
    claims.push([`at ${step}`, numberOf(share), (value) => (value === Number(step) ? 1 : 0)]);
  }
  return claims;
}

function expectation(masses: readonly Mass[], of: (value: number) => number): number {
  return masses.reduce((sum, { value, probability }) => sum + probability * of(value), 0);
}

test("the corpus is there, and every outcome of it has an answer", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(13);
  for (const { name, program, answers } of corpus) {
    const asked = program.outcomes.map(({ id }) => `${name} ${id}`);
    expect(
      Object.keys(answers)
        .map((id) => `${name} ${id}`)
        .sort(),
    ).toEqual(asked);
    for (const answer of Object.values(answers)) expect(claimsOf(answer)).not.toEqual([]);
  }
});

describe.each(corpus.map((one) => [one.name, one] as const))("%s", (_, { program, answers }) => {
  test("exactly", () => {
    const distributions = enumerate(program, parametersOf(program));
    for (const [id, answer] of Object.entries(answers)) {
      const masses = distributions.get(id) ?? [];
      expect(Math.abs(expectation(masses, () => 1) - 1)).toBeLessThan(1e-12);
      for (const [what, wanted, of] of claimsOf(answer)) {
        const error = Math.abs(expectation(masses, of) - wanted);
        expect(error, `${id} ${what}`).toBeLessThan(Number(answer.within ?? 1e-12));
      }
    }
  });

  test("by many runs", () => {
    // A mean of n values within [low, high] strays by more than e with probability at most
    // 2·exp(-2·n·(e / (high - low))²) (Hoeffding 1963); e is set for 10^-9 per claim.
    const runs = 4000;
    const parameters = parametersOf(program);
    const key = keyOfSeed("corpus");
    const values = Array.from(
      { length: runs },
      (__, run) => simulate(program, parameters, luckOf(key, run)).outcomes,
    );
    for (const [id, answer] of Object.entries(answers)) {
      const index = program.outcomes.findIndex((outcome) => outcome.id === id);
      for (const [what, wanted, of] of claimsOf(answer)) {
        const seen = values.map((outcomes) => of(at(outcomes, index)));
        // Of what comes true or not the range is known, whether the rarer of the two was seen or not;
        // what is certain leaves no room.
        const either =
          wanted > 0 && wanted < 1 && seen.every((value) => value === 0 || value === 1);
        const [low, high] = either
          ? [0, 1]
          : [Math.min(...seen, wanted), Math.max(...seen, wanted)];
        const mean = seen.reduce((sum, value) => sum + value, 0) / runs;
        const bound = (high - low) * Math.sqrt(Math.log(2 / 1e-9) / (2 * runs));
        expect(Math.abs(mean - wanted), `${id} ${what}`).toBeLessThanOrEqual(bound + 1e-9);
      }
    }
  });
});
