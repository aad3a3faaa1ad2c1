/** Injects of the sealed run, aims of every form, and history that scores nothing which the run decides. */

import { expect, it } from "vitest";
import { asGiven } from "../../src/exercise/injects.ts";
import { judgeAims } from "../../src/exercise/judge.ts";
import { lower } from "../../src/ir/lower.ts";
import { exercise as text, read } from "./example.ts";

/** The example with something else in it, and the values of its added outcomes by name. */
function made(
  from: string,
  to: string,
): {
  readonly read: ReturnType<typeof read>;
  readonly given: (values: Values) => readonly string[];
} {
  const changed = text.replace(from, to);
  const done = read(changed);
  const { exercise, world } = done;
  if (exercise === undefined || world === undefined) throw new Error("unsound");
  const program = lower(world.model);
  const outcomeOf = new Map(
    [...world.asked].map(([path, id]) => [
      path,
      program.outcomes.findIndex((one) => one.id === id),
    ]),
  );
  return {
    read: done,
    given: (values) => {
      const outcomes = program.outcomes.map(() => 0);
      for (const [path, value] of Object.entries(values))
        outcomes[outcomeOf.get(path) ?? -1] = value;
      return asGiven(exercise, { outcomeOf }, outcomes).injects.map(({ truth }) => truth);
    },
  };
}
type Values = Readonly<Record<string, number>>;

it("gives an inject only where its condition holds, with the truth that the run makes", () => {
  const { given } = made("truth: true", "when: border >= tense, says: border == war");
  expect(given({})).toEqual([]);
  expect(given({ "injects.news.when": 1 })).toEqual(["false"]);
  expect(given({ "injects.news.when": 1, "injects.news.says": 1 })).toEqual(["true"]);
});

it("leaves a stated truth as it is stated, and asks for one or the other", () => {
  const { given } = made("truth: true", "truth: partial, says: border == war");
  expect(given({ "injects.news.says": 1 })).toEqual(["partial"]);
  const neither = read(text.replace("truth: true, ", ""));
  expect(neither.diagnostics.map(({ code }) => code)).toEqual(["missing-key"]);
});

it.each([
  ["ever: border == war", 0, false],
  ["always: border < war", 1, true],
  ["at_end: border == calm", 1, true],
  ["first_time: border == war", Infinity, false],
  ["first_time: border == war", 2, true],
  ["max: rung(border)", 2, true],
  ["until: { hold: border == calm, reach: border == tense }", 1, true],
  ["value: border == calm, at: 2", 0, false],
  ["outcome: tension", 1, true],
] as const)("judges an aim by %s", (form, value, met) => {
  const { exercise, world } = made("at_end: border == calm", form).read;
  if (exercise === undefined || world === undefined) throw new Error("unsound");
  const program = lower(world.model);
  const name = world.asked.get("roles.office.aims.calm") ?? "tension";
  const outcomes = program.outcomes.map(({ id }) => (id === name ? value : 0));
  const outcomeOf = new Map(
    [...world.asked].map(([path, id]) => [
      path,
      program.outcomes.findIndex((one) => one.id === id),
    ]),
  );
  const [role] = exercise.roles;
  if (role === undefined) throw new Error("a role");
  expect(judgeAims(role, { program, outcomeOf }, outcomes).aims[0]?.met).toBe(met);
});

it.each([
  ["text: No war, weight: 2, at_end: border < war", 0],
  ["text: No war, weight: -2, at_end: border < war", 1],
  ["text: No war, weight: 2, ever: border == war", 1],
  ["text: No war, weight: -2, ever: border == war", 0],
  ["text: Keep the peace, weight: -2, always: border == calm", 1],
  ["text: A war, weight: -2, ever: border == war", 0],
])("finds an aim whose sign works against its text: %s", (aim, faults) => {
  const { diagnostics } = read(text.replace("text: Calm, weight: 2, at_end: border == calm", aim));
  expect(diagnostics.filter(({ code }) => code === "aim-sign")).toHaveLength(faults);
});
