/** A chance over several days, weeks, months or years: the hazard that comes to it at the end of all of them. */

import { expect, it } from "vitest";
import { solve } from "../../src/engine/exact/solve.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { lower } from "../../src/ir/lower.ts";
import { namingOf, windowName } from "../../src/story/naming.ts";
import { border, faultsOf, head, modelOf } from "./reading.ts";

const text = (chance: string, edition = 2): string =>
  `${head.replace("brink: 1", `brink: ${String(edition)}`)}outcomes: { o: { at_end: border == tense } }
${border}    rules: { up: { from: calm, to: tense, chance: ${chance}, range: [1%, 50%], basis: judgement, because: so } }\n`;

function atEnd(source: string, set: Readonly<Record<string, string>> = {}): number {
  const program = lower(modelOf(source, {}, { set }));
  const going = solve(program, parametersOf(program), { drop: 0, most: 100 });
  for (;;) {
    const next = going.next();
    if (next.done !== true) continue;
    const [answer] = next.value.answers;
    return answer?.kind === "boolean" ? answer.probability.value : NaN;
  }
}

it.each([
  // Ten weeks are run.
  ["10% per 2 weeks", 1 - 0.9 ** 5],
  ["10% per 14 days", 1 - 0.9 ** 5],
  ["10% per 1 week", 1 - 0.9 ** 10],
  ["40% per 3 months", 1 - 0.6 ** (70 / 91.3125)],
  ["40% per 2 years", 1 - 0.6 ** (70 / 730.5)],
])("%s comes to %f in ten weeks", (chance, wanted) => {
  expect(atEnd(text(chance))).toBeCloseTo(wanted, 12);
});

it("keeps its window where the number alone is set", () => {
  const set = { "flashpoints.border.rules.up.chance": "19%" };
  expect(atEnd(text("10% per 2 weeks"), set)).toBeCloseTo(1 - 0.81 ** 5, 12);
});

it("is of the second edition; the first says what comes to the same", () => {
  const [fault] = faultsOf(text("10% per 2 weeks", 1));
  expect(fault).toBe("chance-without-window: 10% per 2 weeks → 5.132% per week");
  expect(faultsOf(text("10% per 0 weeks"))[0]).toContain("chance-without-window");
});

it("is said in words", () => {
  const model = modelOf(text("10% per 2 weeks"));
  const [base] = model.flashpoints.flatMap(({ rules }) => rules.map((rule) => rule.base));
  const say = (language: string): string =>
    base?.kind === "chance"
      ? windowName(namingOf(model, lower(model), { language } as never), base)
      : "";
  expect(say("en")).toBe("in 2 weeks");
  expect(say("ar")).toBe("(المدة: أسبوعان)");
});
