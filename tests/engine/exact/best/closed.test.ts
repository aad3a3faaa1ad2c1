/** Best replies with closed forms: to the last digit, and within their bounds. */

import { describe, expect, it } from "vitest";
import { at } from "../../../../src/base/invariant.ts";
import type { Bounded } from "../../../../src/engine/exact/answers.ts";
import { bandit, dice, secretary } from "./scenarios.ts";
import { bestOf, programOf } from "./solving.ts";

/** A value is a number to 15 digits, and its bounds hold it. */
function is({ value, low, high }: Bounded, truth: number): void {
  expect(Math.abs(value - truth)).toBeLessThanOrEqual(2e-15 * Math.max(1, Math.abs(truth)));
  expect(low).toBeLessThanOrEqual(truth);
  expect(high).toBeGreaterThanOrEqual(truth);
  expect(high - low).toBeLessThan(1e-11);
}

/** What so many pulls of two arms are worth, from what each has paid (Beta priors), by counts. */
function worth(left: number, arms: readonly (readonly [number, number])[]): number {
  if (left === 0) return 0;
  return Math.max(
    ...arms.map(([wins, losses], index) => {
      const p = (1 + wins) / (2 + wins + losses);
      const won = worth(left - 1, arms.with(index, [wins + 1, losses]));
      const lost = worth(left - 1, arms.with(index, [wins, losses + 1]));
      return p * (1 + won) + (1 - p) * lost;
    }),
  );
}

describe("stopping", () => {
  it("takes the die at the threshold: 7/2, 17/4, 14/3", () => {
    for (const [rolls, most] of [
      [1, 7 / 2],
      [2, 17 / 4],
      [3, 14 / 3],
    ] as const) {
      const solved = bestOf(programOf(dice(rolls)), "prize");
      is(solved.most, most);
      is(solved.least, 0);
    }
  });

  it("says what to take when, and what is given away by not doing so", () => {
    const [best] = bestOf(programOf(dice(3)), "prize").policies;
    const four = best?.turns.find(({ step, state }) => step === 1 && state === "die == four");
    expect(four?.moves).toEqual([]);
    expect(four?.choices.map(({ moves }) => moves)).toEqual([[], ["wait"], ["take"]]);
    is(at(four?.choices ?? [], 0).value, 17 / 4);
    is(at(four?.choices ?? [], 2).value, 4);
    is(best?.value ?? { value: 0, low: 0, high: 0 }, 14 / 3);
    is(best?.rules?.value ?? { value: 0, low: 0, high: 0 }, 14 / 3);
  });

  it("waits for a six: 1 - (5/6)^n, however it is asked", () => {
    is(bestOf(programOf(dice(3)), "six").most, 1 - (5 / 6) ** 3);
  });

  it("hires as Lindley found: 11/24 of four, 3349/8400 of ten candidates, from the fourth on", () => {
    is(bestOf(programOf(secretary(4)), "best_hired").most, 11 / 24);
    const solved = bestOf(programOf(secretary(10)), "best_hired");
    is(solved.most, 3349 / 8400);
    is(solved.least, 0);
    expect(solved.policies[0]?.rules?.rules.filter(({ moves }) => moves.length > 0)).toEqual([
      expect.objectContaining({ when: "candidate >= record and t >= 4", moves: ["hire"] }),
    ]);
    is(solved.policies[0]?.rules?.value ?? { value: 0, low: 0, high: 0 }, 3349 / 8400);
  });
});

describe("a bandit of two arms", () => {
  it.each([1, 2, 3, 6])("is worth what its counts say after %i pulls", (pulls) => {
    const solved = bestOf(programOf(bandit(pulls)), "paid");
    is(
      solved.most,
      worth(pulls, [
        [0, 0],
        [0, 0],
      ]),
    );
    is(solved.least, 0);
  });

  it("comes to 13/12 in two pulls: stay with the winner, leave the loser", () => {
    const solved = bestOf(programOf(bandit(2)), "paid");
    is(solved.most, 13 / 12);
    // Who does not look at what was paid wins every other time.
    is(solved.policy, 1);
  });
});
