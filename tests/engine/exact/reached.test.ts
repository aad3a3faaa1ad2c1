/** States are counted as they are reached, not by what their parts could be. */

import { describe, expect, it } from "vitest";
import { ExactRefusal } from "../../../src/engine/exact/refusal.ts";
import { solve, type Solution } from "../../../src/engine/exact/solve.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { programOfText } from "../../batch/ladder.ts";

const TOP = 2 ** 25 - 1;

/** Two stores that take turns at random to be filled by one, a third that follows; as bits, or as how many there are. */
const stores = (written: "bits" | "counts"): string => {
  const [most, fill, three] =
    written === "bits" ? [TOP, `min(${String(TOP)}, 2 * IT + 1)`, 7] : [25, "min(25, IT + 1)", 3];
  const store = (id: string, level: string): string =>
    `  ${id}: { start: 0, min: 0, max: ${String(most)}, integer: true, drift: "turn == ${level} ? ${fill.replace("IT", id)} : ${id}" }`;
  return `brink: 2
scenario: stores
languages: [en]
title: Stores
start: 2022-01-03
step: day
horizon: 60 steps
flashpoints:
  turn:
    name: Turn
    start: a
    levels: { a: { name: A }, b: { name: B } }
    rules:
      ab: { from: a, to: b, certain: true }
      aa: { from: a, to: a, certain: true, weight: 2 }
      ba: { from: b, to: a, certain: true }
variables:
${store("first", "a")}
${store("second", "b")}
  third: { start: 0, min: 0, max: ${String(most)}, integer: true, drift: "first == ${String(three)} ? ${String(three)} : third" }
outcomes:
  full: { title: Full, ever: "first == ${String(most)} and second >= ${String(most)} and third == ${String(three)}" }
  most: { title: Most, max: "second == ${String(most)} ? 25 : second == ${String(three)} ? 3 : 0" }
`;
};

function solved(text: string, most = 1e6): Solution {
  const program = programOfText(text);
  const going = solve(program, parametersOf(program), { drop: 0, most });
  for (;;) {
    const next = going.next();
    if (next.done === true) return next.value;
  }
}

/** What a solver refuses with. */
function refusal(text: string, most?: number): ExactRefusal["reason"] {
  try {
    solved(text, most);
  } catch (error) {
    if (error instanceof ExactRefusal) return error.reason;
    throw error;
  }
  throw new Error("it was solved");
}

describe("whole variables of wide bounds", () => {
  it("are told apart by the values that they take: three stores of 25 bits are as their counts", () => {
    const [bits, counts] = [solved(stores("bits")), solved(stores("counts"))];
    expect(bits.answers).toEqual(counts.answers);
    expect(bits.peak).toBe(counts.peak);
    // 2^76 combinations of bits are too many to number.
    expect(bits.possible).toBeLessThan(2 ** 53);
  });

  it("are refused where they take more values than there is room for", () => {
    const wide = ["x", "y", "z", "u"].map(
      (id) =>
        `  ${id}: { start: 0, min: 0, max: 1e9, integer: true, drift: "${id} + 1 + (turn == a ? 1 : 0)" }`,
    );
    const text = stores("counts")
      .replace("horizon: 60", "horizon: 9000")
      .replace("variables:\n", `variables:\n${wide.join("\n")}\n`)
      .replace("first == 25 and", "first == 25 and x + y + z + u < 0 and");
    // Four share what the others leave of 2^53.
    expect(refusal(text)).toMatchObject({ kind: "too many states", real: [] });
  });
});

describe("a refusal for want of room", () => {
  it("says what tells most states apart, as far as they were reached", () => {
    expect(refusal(stores("counts"), 40)).toMatchObject({
      kind: "too many at once",
      most: 40,
      parts: expect.arrayContaining([{ part: "turn", values: 2 }]) as unknown,
    });
    const { parts = [] } = refusal(stores("counts"), 40) as { parts?: { part: string }[] };
    expect(parts[0]?.part).toMatch(/first|second/u);
  });
});

it("has the mean of more values than a call takes arguments", () => {
  const solution = solved(`brink: 2
scenario: wide
start: 2022-01-03
step: week
horizon: 1 steps
variables:
  v: { start: 500000, min: 0, max: 1000000, integer: true, noise: { uniform: 65000 } }
flashpoints: { f: { start: calm, levels: [calm, war] } }
outcomes: { o: { at_end: v } }
`);
  expect(solution.peak).toBe(130_001);
  const [answer] = solution.answers;
  if (answer?.kind !== "number") throw new Error("no mean");
  expect(answer.mean.low).toBeLessThanOrEqual(500_000);
  expect(answer.mean.high).toBeGreaterThanOrEqual(500_000);
  expect(answer.mean.high - answer.mean.low).toBeLessThan(0.01);
});

describe("a turn in which several draw at once", () => {
  it("is put together by what it comes to: four draws a step from seven coupons", () => {
    const [kinds, draws, steps] = [7, 4, 5];
    const coupons = Array.from({ length: kinds }, (_, kind) => `c${String(kind)}`);
    const moves = coupons.map(
      (id) => `      ${id}_drawn: { name: M, weight: 1, then: { ${id}: 1 } }`,
    );
    const actors = Array.from(
      { length: draws },
      (_, draw) => `  d${String(draw)}:\n    name: Draw\n    moves:\n${moves.join("\n")}`,
    );
    const { answers } = solved(`brink: 2
scenario: coupons
languages: [en]
title: Coupons
start: 2022-01-03
step: day
horizon: ${String(steps)} steps
turns: simultaneous
variables:
${coupons.map((id) => `  ${id}: { start: 0, min: 0, max: 1, integer: true }`).join("\n")}
flashpoints:
  idle:
    name: Idle
    start: a
    levels: { a: { name: A }, b: { name: B } }
    rules: { leaves: { from: a, to: b, certain: true } }
actors:
${actors.join("\n")}
outcomes:
  full: { title: Full, first_time: "${coupons.join(" + ")} == ${String(kinds)}" }
`);
    const [full] = answers;
    if (full?.kind !== "time") throw new Error("a time is expected");
    // By inclusion and exclusion over the coupons that are missing.
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    const by = (step: number): number =>
      Array.from(
        { length: kinds + 1 },
        (_, k) => (-1) ** k * choose(kinds, k) * (1 - k / kinds) ** (draws * step),
      ).reduce((sum, term) => sum + term, 0);
    for (const [step, share] of full.steps.entries()) {
      expect(Math.abs(share - (by(step) - (step === 0 ? 0 : by(step - 1))))).toBeLessThan(
        full.within + 1e-13,
      );
    }
    expect(full.within).toBeLessThan(1e-11);
  });
});
