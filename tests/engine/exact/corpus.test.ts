/** The exact solver against the corpus: the fractions lie between its bounds, and those are narrow. */

import { describe, expect, test } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import type { ExactAnswer } from "../../../src/engine/exact/answers.ts";
import { solve, type ExactOptions, type Solution } from "../../../src/engine/exact/solve.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import type { Program } from "../../../src/ir/program.ts";
import { numberOf, readCorpus, type Answer } from "../../corpus/cases.ts";

const everything: ExactOptions = { drop: 0, most: 100_000 };

function solved(program: Program, options = everything): Solution {
  const going = solve(program, parametersOf(program), options);
  for (;;) {
    const next = going.next();
    if (next.done === true) return next.value;
  }
}

/** Each claim as [what, the fraction, low, high]. */
function claims(
  answer: ExactAnswer,
  wanted: Answer,
): readonly (readonly [string, string, number, number])[] {
  const found: (readonly [string, string, number, number])[] = [];
  if (wanted.probability !== undefined && answer.kind === "boolean") {
    found.push([
      "probability",
      wanted.probability,
      answer.probability.low,
      answer.probability.high,
    ]);
  }
  if (wanted.mean !== undefined && answer.kind === "number") {
    found.push(["mean", wanted.mean, answer.mean.low, answer.mean.high]);
  }
  if (answer.kind === "time") {
    const { probability, steps, within } = answer;
    if (wanted.never !== undefined) {
      found.push(["never", wanted.never, 1 - probability.high, 1 - probability.low]);
    }
    for (const [step, share] of Object.entries(wanted.at ?? {})) {
      const own = at(steps, Number(step));
      found.push([`at ${step}`, share, own - within, own + within]);
    }
  }
  return found;
}

describe.each(readCorpus().map((one) => [one.name, one] as const))("%s", (_, one) => {
  const solution = solved(one.program);

  test("every answer lies between the bounds", () => {
    for (const [index, { id }] of one.program.outcomes.entries()) {
      const wanted = one.answers[id] ?? {};
      const all = claims(at(solution.answers, index), wanted);
      expect(all, id).not.toEqual([]);
      const allowed = wanted.within === undefined ? 1e-15 : Number(wanted.within);
      for (const [what, fraction, low, high] of all) {
        expect(numberOf(fraction), `${id} ${what}`).toBeGreaterThanOrEqual(low - allowed);
        expect(numberOf(fraction), `${id} ${what}`).toBeLessThanOrEqual(high + allowed);
        expect(high - low, `${id} ${what}`).toBeLessThan(1e-9);
      }
    }
    expect(solution.dropped).toBe(0);
  });

  test("dropping unlikely states keeps the bounds true", () => {
    const dropping = solved(one.program, { drop: 0.02, most: 100_000 });
    for (const [index, { id }] of one.program.outcomes.entries()) {
      const wanted = one.answers[id] ?? {};
      const allowed = wanted.within === undefined ? 1e-15 : Number(wanted.within);
      for (const [what, fraction, low, high] of claims(at(dropping.answers, index), wanted)) {
        expect(numberOf(fraction), `${id} ${what}`).toBeGreaterThanOrEqual(low - allowed);
        expect(numberOf(fraction), `${id} ${what}`).toBeLessThanOrEqual(high + allowed);
      }
    }
  });
});
