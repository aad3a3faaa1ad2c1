/** Ladders that are alike are followed as one, and nothing that is asked can tell. */

import { describe, expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { alikeLadders } from "../../../src/engine/exact/alike.ts";
import type { ExactAnswer } from "../../../src/engine/exact/answers.ts";
import { solve, type Solution } from "../../../src/engine/exact/solve.ts";
import { solveForever } from "../../../src/engine/exact/forever/forever.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { slice } from "../../../src/ir/slice.ts";
import { programOfText } from "../../batch/ladder.ts";

interface Shape {
  readonly ladders: number;
  readonly levels: number;
  readonly steps: number;
  /** Lines of the last ladder's rules that differ, and outcomes that there are beside. */
  readonly odd?: string;
  readonly more?: string;
}

/** Ladders that move one another by how many are at the top, by memory and by an event. */
function alikeText({ ladders, levels, steps, odd = "", more = "" }: Shape): string {
  const ids = Array.from({ length: ladders }, (_, index) => `f${String(index)}`);
  const top = `l${String(levels - 1)}`;
  const count = ids.map((id) => `(${id} == ${top} ? 1 : 0)`).join(" + ");
  const flashpoints = ids.map((id, index) => {
    const own = Array.from({ length: levels - 1 }, (_, level) => {
      const [low, high] = [`l${String(level)}`, `l${String(level + 1)}`];
      return `      u${String(level)}: { from: ${low}, to: ${high}, chance: ${String(10 + level)}% per week, times: [{ when: tension > 1, by: 2 }] }
      d${String(level)}: { from: ${high}, to: ${low}, chance: 20% per week, when: dwell(${id}) >= 2 }`;
    });
    const last = index === ladders - 1 && odd !== "" ? [`      ${odd}`] : [];
    return `  ${id}:
    name: F
    start: l${index === 0 ? "1" : "0"}
    levels: { ${Array.from({ length: levels }, (_, level) => `l${String(level)}: { name: L }`).join(", ")} }
    rules:
${[...own, ...last].join("\n")}`;
  });
  return `brink: 2
scenario: alike
languages: [en]
title: Alike
start: 2022-01-03
step: week
horizon: ${String(steps)} steps
variables:
  tension: { start: 0, min: 0, max: 3, integer: true, drift: "${count} > 1 ? 3 : max(0, tension - 1)" }
events:
  storm:
    name: Storm
    chance: 15% per week
    repeats: true
    then: { ${ids.map((id) => `${id}: "+1"`).join(", ")} }
flashpoints:
${flashpoints.join("\n")}
outcomes:
  some: { title: Some, first_time: ${ids.map((id) => `${id} == ${top}`).join(" or ")} }
  most: { title: Most, max: "${count}" }
  last: { title: Last, value: "${ids
    .toReversed()
    .map((id) => `(${id} == l0 ? 1 : 0)`)
    .join(" + ")}", at: ${String(steps)} }
${more}`;
}

function solved(text: string, apart: boolean): Solution {
  const program = programOfText(text);
  const going = solve(program, parametersOf(program), { drop: 0, most: 1e6, apart });
  for (;;) {
    const next = going.next();
    if (next.done === true) return next.value;
  }
}

const boundsIn = (answer: ExactAnswer) =>
  answer.kind === "number" ? answer.mean : answer.probability;

/** Classes of ladders that are found alike. */
function classesOf(shape: Shape): readonly (readonly number[])[] {
  const program = programOfText(alikeText(shape));
  return alikeLadders(slice(program), parametersOf(program));
}

describe("alike ladders", () => {
  it("are followed as one, with the answers of each for itself", () => {
    const text = alikeText({ ladders: 4, levels: 3, steps: 6 });
    const [one, each] = [solved(text, false), solved(text, true)];
    expect([one.alike, each.alike]).toEqual([[["f0", "f1", "f2", "f3"]], []]);
    expect(one.peak * 4).toBeLessThan(each.peak);
    for (const [index, answer] of one.answers.entries()) {
      const [mine, theirs] = [boundsIn(answer), boundsIn(at(each.answers, index))];
      expect(mine.low).toBeLessThanOrEqual(theirs.high);
      expect(mine.high).toBeGreaterThanOrEqual(theirs.low);
      expect(mine.value).toBeCloseTo(theirs.value, 12);
      expect(mine.high - mine.low).toBeLessThan(1e-11);
    }
    const [first, other] = [one, each].map(({ answers }) =>
      answers.find(({ id }) => id === "some"),
    );
    if (first?.kind !== "time" || other?.kind !== "time") throw new Error("a time is expected");
    for (const [step, share] of first.steps.entries()) {
      expect(share).toBeCloseTo(at(other.steps, step), 13);
    }
  });

  it("end, ten of five levels, with a horizon and without", () => {
    const text = alikeText({ ladders: 10, levels: 5, steps: 3 }).replaceAll(
      /, when: dwell[^}]*/gu,
      "",
    );
    expect(solved(text, false).peak).toBeLessThan(20_000);
    const program = programOfText(text.replaceAll(/ {2}(most|last):.*\n/gu, ""));
    const asked = { kind: "mean-time", outcome: 0 } as const;
    const going = solveForever(program, parametersOf(program), asked, 1e5);
    for (let next = going.next(); ; next = going.next()) {
      if (next.done !== true) continue;
      const { found } = next.value;
      if (found.kind !== "mean-time" || found.mean === undefined) throw new Error("no mean");
      expect(found.mean.high - found.mean.low).toBeLessThan(1e-9);
      break;
    }
  });

  it("are those that nothing tells apart", () => {
    const shape = { ladders: 4, levels: 3, steps: 2 };
    expect(classesOf(shape)).toEqual([[0, 1, 2, 3]]);
    // A number of its own, a question about one, a condition that names one.
    const odd = "x: { from: l0, to: l2, chance: 1% per week }";
    expect(classesOf({ ...shape, odd })).toEqual([[0, 1, 2]]);
    expect(classesOf({ ...shape, more: "  one: { title: One, ever: f2 == l2 }\n" })).toEqual([
      [0, 1, 3],
    ]);
    const two = "  two: { title: Two, ever: f0 == l2 and f3 == l0 }\n";
    expect(classesOf({ ...shape, more: two })).toEqual([[1, 2]]);
    const pairs =
      "  two: { title: Two, ever: (f0 == l2 and f3 == l2) or (f1 == l2 and f2 == l2) }\n";
    // Two and two may change places together, which is more than is looked for.
    expect(classesOf({ ...shape, more: pairs })).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });
});
