/** Which numbers vary alone, which together, and what leads them. */

import { describe, expect, it } from "vitest";
import { lower } from "../../src/ir/lower.ts";
import {
  byClass,
  byElement,
  eachAlone,
  freeOf,
  jointInputsOf,
  jointRanges,
  rangesOf,
  rangesUnder,
} from "../../src/study/inputs.ts";
import { prepareInputs } from "../../src/batch/inputs.ts";
import { modelOf } from "../scenario/reading.ts";

const model = modelOf(`
brink: 2
scenario: many
start: 2022-01-01
step: day
horizon: 2 steps
parameters:
  p: { value: 0.4, range: [0.2, 0.6], basis: judgement, because: x }
  still: { value: 3, range: [3, 3], basis: judgement, because: x }
unknowns:
  whole: { values: { a: { share: 50%, range: [20%, 80%] }, b: { share: 30%, range: [29%, 31%] }, c: { share: 20%, range: [5%, 40%] } } }
  open: { values: { d: { share: 25%, range: [10%, 40%] }, rest: 75% } }
  computed: { values: { f: p, g: 1 - p } }
flashpoints:
  f1:
    start: calm
    levels: [calm, war]
    rules:
      up: { from: calm, to: war, chance: 20% per day, range: [10%, 30%] }
      down: { from: war, to: calm, chance: 20% per day, range: [10%, 30%], times: [{ by: 2, range: [1, 3], when: whole == a }] }
outcomes: { o: { ever: f1 == war and open == d and computed == f } }
correlated:
  nerves: { of: [flashpoints.f1.rules.up.chance, -flashpoints.f1.rules.down.chance], r: 0.5 }
`);
const program = lower(model);
const subject = { program, model };
const all = rangesOf(program, model.parameters, {});
const ids = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

describe("numbers that vary", () => {
  it("have a range of some width, and were not set, nor a share beside them", () => {
    expect(ids(all)).not.toContain("still");
    expect(all).toHaveLength(8);
    expect(ids(rangesOf(program, model.parameters, { "unknowns.whole.a": 1, p: 1 }))).toEqual(
      ids(all).filter((id) => !id.startsWith("unknowns.whole") && id !== "p"),
    );
    expect(rangesOf(program, model.parameters, { "flashpoints.f1.rules.up": 1 })).toHaveLength(7);
    expect(rangesOf(program, model.parameters, { "flashpoints.f1.rules.u": 1 })).toHaveLength(8);
  });

  it("are free but for the last of the shares that all vary", () => {
    const bound = ids(all).filter((id) => !ids(freeOf(program, all)).includes(id));
    expect(bound).toEqual(["unknowns.whole.c"]);
  });

  it("move together where they are shares of one unknown, led by the widest, or of a group", () => {
    const joint = jointRanges(subject, all);
    expect(ids(joint).toSorted()).toEqual([
      "flashpoints.f1.rules.down.times.0.by",
      "flashpoints.f1.rules.up.chance",
      "p",
      "unknowns.open.d",
      "unknowns.whole.a",
    ]);
    const named = (id: string) => joint.find((one) => one.id === id);
    const { unknown, others = [] } = named("unknowns.whole.a")?.shares ?? {};
    expect(unknown).toBe("unknowns.whole");
    // At 20 % of `a` the others have 80 % where they had 50, at 80 % 20.
    const percent = (share: number): number => Math.round(100 * share);
    expect(
      others.map((one) => [one.id, ...[one.value, one.atLow, one.atHigh].map(percent)]),
    ).toEqual([
      ["unknowns.whole.b", 30, 48, 12],
      ["unknowns.whole.c", 20, 32, 8],
    ]);
    // One that has no range makes room, and is no parameter.
    const [rest] = named("unknowns.open.d")?.shares?.others ?? [];
    expect(rest).toMatchObject({ id: "unknowns.open.rest", value: 0.75 });
    expect(rest).not.toHaveProperty("parameter");
    expect(named("p")?.shares).toBeUndefined();
    expect(named("flashpoints.f1.rules.up.chance")?.correlated).toMatchObject({
      ...{ group: "correlated.nerves", r: 0.5 },
      others: [{ id: "flashpoints.f1.rules.down.chance", opposite: true }],
    });
  });

  it("stand alone where only some of the shares, or of the group, are asked for", () => {
    const some = jointRanges(subject, all, ["unknowns.whole.a", "flashpoints.f1.rules.up"]);
    expect(ids(some).toSorted()).toEqual(["flashpoints.f1.rules.up.chance", "unknowns.whole.a"]);
    expect(some.every((one) => one.shares === undefined && one.correlated === undefined)).toBe(
      true,
    );
    expect(rangesUnder(all, ["unknowns.whole"])).toHaveLength(3);
    expect(rangesUnder(all, ["unknowns.w"])).toHaveLength(0);
    expect(jointInputsOf(subject, {})).toHaveLength(5);
  });

  it("are factors alone, by element or by class", () => {
    const inputs = prepareInputs(jointRanges(subject, all));
    expect(ids(eachAlone(inputs))).toContain("correlated.nerves");
    expect(byElement(inputs).map(({ id, inputs: own }) => [id, own.length])).toContainEqual([
      ...["flashpoints.f1", 1],
    ]);
    const classes = new Map([
      ["p", "judged"],
      ["unknowns.open.d", "judged"],
    ]);
    expect(
      byClass(inputs, classes)
        .map(({ id, inputs: own }) => [id, own.length])
        .toSorted(),
    ).toEqual([
      ["class.baseless", 3],
      ["class.judged", 2],
    ]);
  });
});
