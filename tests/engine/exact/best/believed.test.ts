/** Best replies by what can be known: closed forms, and every policy of random scenarios with something hidden. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, invariant } from "../../../../src/base/invariant.ts";
import type { Bounded } from "../../../../src/engine/exact/answers.ts";
import type { BestSolution } from "../../../../src/engine/exact/best/best.ts";
import type { Known } from "../../../../src/engine/exact/best/believe.ts";
import { parametersOf } from "../../../../src/engine/interpreter/run.ts";
import type { Program } from "../../../../src/ir/program.ts";
import type { State } from "../../../../src/engine/interpreter/state.ts";
import { arbitraryOf } from "../../../generator/dice.ts";
import { everyPolicy, TooMany } from "./brute.ts";
import { firm, hiddenBandit } from "./scenarios.ts";
import { bestOf, programOf } from "./solving.ts";
import { tinyScenario } from "./tiny.ts";

const cases = Number(process.env["BRINK_CASES"] ?? 30);

function knownIn({ known }: BestSolution): Known {
  invariant(known !== undefined && !("refused" in known), "it was solved");
  return known;
}

function is({ value, low, high }: Bounded, truth: number): void {
  expect(Math.abs(value - truth)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(truth)));
  expect(low).toBeLessThanOrEqual(truth);
  expect(high).toBeGreaterThanOrEqual(truth);
  expect(high - low).toBeLessThan(1e-10);
}

/** What so many days of news are worth: bought at the end, where the odds are above 4/7. */
function worthOfWaiting(days: number): number {
  const choose = (n: number, k: number): number =>
    k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k;
  return Array.from({ length: days + 1 }, (_, fine) => {
    const ways = choose(days, fine);
    const good = 0.4 * ways * 0.8 ** fine * 0.2 ** (days - fine);
    const bad = 0.6 * ways * 0.2 ** fine * 0.8 ** (days - fine);
    return Math.max(0, 3 * good - 4 * bad);
  }).reduce((sum, one) => sum + one, 0);
}

function worthOfPulls(left: number, rich: number): number {
  if (left === 0) return 0;
  const win = rich * 0.9 + (1 - rich) * 0.1;
  const b =
    win * (1 + worthOfPulls(left - 1, (rich * 0.9) / win)) +
    (1 - win) * worthOfPulls(left - 1, (rich * 0.1) / (1 - win));
  return Math.max(0.5 + worthOfPulls(left - 1, rich), b);
}

describe("with a closed form", () => {
  it("to wait for news of a hidden kind is worth what the posterior says", () => {
    for (const days of [0, 1, 2, 3, 5]) {
      const solved = bestOf(programOf(firm(days)), "gain");
      is(knownIn(solved).most, worthOfWaiting(days));
      // Whoever sees the kind buys good ones only, and at the worst bad ones only.
      is(solved.most, 1.2);
      is(solved.least, -2.4);
    }
  });

  it("says what to do by what was seen, and what is believed then", () => {
    const [best] = bestOf(programOf(firm(1)), "gain").policies;
    const told = best?.turns.map(({ step, state, moves, probability, believes }) => {
      const good = believes?.["kind"]?.["good"] ?? Number.NaN;
      return [step, state, moves.join(), probability.toFixed(12), good.toFixed(12)];
    });
    expect(told).toEqual([
      [0, "true", "", "1.000000000000", "0.400000000000"],
      [1, "news == poor", "", "0.560000000000", (1 / 7).toFixed(12)],
      [1, "news == fine", "buy", "0.440000000000", (8 / 11).toFixed(12)],
    ]);
  });

  it("two arms of which one is hidden are worth what dynamic programming over the belief says", () => {
    for (const pulls of [1, 2, 4, 6]) {
      const solved = bestOf(programOf(hiddenBandit(pulls)), "paid");
      is(knownIn(solved).most, worthOfPulls(pulls, 0.4));
      is(solved.most, pulls * (0.4 * 0.9 + 0.6 * 0.5));
    }
  });

  it("a sign that bears on nothing is heeded, be it shown by a part that the outcome never reads", () => {
    const told = firm(1).replace(
      "actors:\n",
      `events:
  rumour: { chance: 90% per day, times: [{ by: 0, when: kind == bad }] }
actors:
`,
    );
    // It comes about good ones alone, with 9/10 on either morning.
    is(knownIn(bestOf(programOf(told), "gain")).most, 3 * 0.4 * 0.99);
    const hidden = told.replace("rumour: {", "rumour: { hidden: true,");
    is(knownIn(bestOf(programOf(hidden), "gain")).most, worthOfWaiting(1));
  });

  it("what was seen at the end of a step is not forgotten when it is gone before the turn", () => {
    const brief = firm(2).replace(
      "actors:\n",
      `events:
  cover: { when: news > none, certain: true, repeats: true, then: { news: none } }
actors:
`,
    );
    is(knownIn(bestOf(programOf(brief), "gain")).most, worthOfWaiting(2));
  });

  it("is not solved where beliefs are too many, and says by which step", () => {
    const { known, most } = bestOf(programOf(hiddenBandit(12)), "paid", 0, 1200);
    expect(known).toEqual({
      refused: { kind: "beliefs", step: expect.any(Number) as number, most: 1200 },
    });
    is(most, 12 * 0.66);
  });
});

const sight = (
  { variables: known }: Program,
  { levels, dwell, held, variables, happened, moves, stopwatches }: State,
): string => {
  const shown = variables.filter((_, index) => known[index]?.hidden !== true);
  return JSON.stringify([levels, dwell, held, shown, happened, moves, stopwatches]);
};

/** The same scenario about a guess at what is hidden, of which nothing is told. */
const guessing = (text: string): string =>
  text
    .replace(
      "variables:\n",
      "variables:\n  m: { start: 0, min: -2, max: 2, integer: true, hidden: true }\n",
    )
    .replace(/(\n {6}p: .*then: \{)/u, '$1 m: "m + (kind == hard ? 1 : -1)",')
    .replace(/\n {2}o: .*\n$/u, "\n  o: { at_end: m }\n");

it("no policy that knows no more reaches more or less, and some policy reaches it", () => {
  let [compared, differing] = [0, 0];
  fc.assert(
    fc.property(
      arbitraryOf((dice) => {
        const text = tinyScenario(dice, true);
        return dice.chance(60) ? guessing(text) : text;
      }),
      (text) => {
        const program = programOf(text);
        const parameters = parametersOf(program);
        const solved = bestOf(program, at(program.outcomes, 0).id, 0, 5000);
        if (solved.known === undefined) return;
        let values: readonly number[];
        try {
          values = everyPolicy(program, parameters, {
            ...{ actor: 0, outcome: 0, most: 20_000 },
            // All that was seen up to the turn.
            keyOf: (before, _, { seen }) => `${seen}${sight(program, before)}`,
            seenIn: (_, after) => `${sight(program, after)};`,
          });
        } catch (error) {
          if (error instanceof TooMany) return;
          throw error;
        }
        const [least, most] = [Math.min(...values), Math.max(...values)];
        const known = knownIn(solved);
        expect(Math.abs(known.least.value - least)).toBeLessThan(1e-11);
        expect(Math.abs(known.most.value - most)).toBeLessThan(1e-11);
        expect(solved.most.high).toBeGreaterThanOrEqual(known.most.low);
        compared += 1;
        if (solved.most.value - most > 1e-9 || least - solved.least.value > 1e-9) differing += 1;
      },
    ),
    { seed: 11, numRuns: cases, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(cases / 6);
  expect(differing).toBeGreaterThan(0);
});
