/** Deals, bargains and judgements, against sums done by hand. */

import { describe, expect, it } from "vitest";
import { benchmark, isRatified, judgeText } from "../../src/exercise/bargain.ts";
import { dealSignals, ratioOf, updateBelief } from "../../src/exercise/deal.ts";
import { costOf, crisisRung, harmOf, judgeAims } from "../../src/exercise/judge.ts";
import type { Role, Signal } from "../../src/exercise/model.ts";
import type { Option } from "../../src/exercise/decision.ts";
import { at } from "../../src/base/invariant.ts";
import { lower } from "../../src/ir/lower.ts";
import { exercise as text, read } from "./example.ts";

function signal(id: string, bluff: number, war: number): Signal {
  return {
    id,
    text: { en: id },
    on: "2022-01-14",
    real: false,
    unknown: "kind",
    likelihood: [
      { id: "bluff", value: bluff },
      { id: "war", value: war },
    ],
    cheap: false,
    basis: [],
  };
}

describe("a deal", () => {
  const cards = [signal("a", 0.2, 0.8), signal("b", 0, 1), signal("c", 1, 1)];

  it("shows a card as often as the hidden type sends it, and deals alike for the same seed", () => {
    const runs = Array.from({ length: 2000 }, (_, run) =>
      dealSignals(cards, () => "bluff", "class", run),
    );
    const share = (index: number): number =>
      runs.filter((deal) => at(deal, index).seen).length / runs.length;
    expect(share(0)).toBeCloseTo(0.2, 1.5);
    expect([share(1), share(2)]).toEqual([0, 1]);
    expect(dealSignals(cards, () => "bluff", "class", 7)).toEqual(runs[7]);
  });

  it("moves a belief by odds, by what was not seen too, in any order", () => {
    const [a, b, c] = cards.map((card) => ({ signal: card, seen: true }));
    expect(a && ratioOf(a)).toBeCloseTo(4, 12);
    expect(a && ratioOf({ ...a, seen: false })).toBeCloseTo(0.25, 12);
    expect(b && ratioOf(b)).toBe(Infinity);
    expect(c && ratioOf({ ...c, seen: false })).toBeUndefined();
    // 0.4 is 2 to 3; times 4 is 8 to 3.
    expect(updateBelief(0.4, 4)).toBeCloseTo(8 / 11, 12);
    expect(updateBelief(updateBelief(0.4, 4), 0.25)).toBeCloseTo(0.4, 12);
    expect(updateBelief(0.4, Infinity)).toBe(1);
    expect([updateBelief(0, 9), updateBelief(1, 0)]).toEqual([0, 1]);
  });
});

describe("a text", () => {
  const { exercise: bargain } = read(
    text
      .replace(
        "decisions:\n",
        `issues:
  line: { text: Line, options: { here: Here, there: There } }
  date: { text: Date, options: { soon: Soon, late: Late } }
agreement: { signers: [office, other], ratified: 25%, nash: true }
decisions:
`,
      )
      .replace(
        "rounds:\n",
        `  other: { name: Other, public_aim: P, private_sheet: Q, opt_out: R, reserve: 1, worth: { line.here: 3, line.there: -2, date.late: 1 } }
rounds:
`,
      )
      .replace(
        "plays: east,",
        "plays: east, reserve: 2, worth: { line.here: 1, line.there: 5, date.soon: 2 },",
      ),
  );
  if (bargain === undefined) throw new Error("the bargain is sound");

  it("is worth what its options are, and is acceptable if no signer loses", () => {
    const verdict = judgeText(bargain, { line: "here", date: "soon" });
    // Office: 1 + 2 − 2 = 1; other: 3 + 0 − 1 = 2.
    expect(verdict.roles.map(({ surplus }) => surplus)).toEqual([1, 2]);
    expect(verdict).toMatchObject({ acceptable: true, nashProduct: 2 });
    // Office gains 5, but the other loses: no product of two losses counts as a gain either.
    expect(judgeText(bargain, { line: "there", date: "soon" })).toMatchObject({
      acceptable: false,
      nashProduct: 0,
    });
  });

  it("has a benchmark: the best of all texts that everyone can sign", () => {
    expect(benchmark(bargain)).toEqual({
      best: { line: "here", date: "soon" },
      product: 2,
      acceptable: 1,
    });
    expect(benchmark({ ...bargain, issues: [] })).toBeUndefined();
  });

  it("survives at home as often as it says", () => {
    const ratified = Array.from({ length: 2000 }, (_, run) => isRatified(bargain, "class", run));
    expect(ratified.filter(Boolean).length / 2000).toBeCloseTo(0.25, 1.5);
  });
});

describe("a judgement", () => {
  const { exercise, world } = read(text);
  if (exercise === undefined || world === undefined) throw new Error("the example is sound");
  const program = lower(world.model);
  const outcomeOf = new Map(
    [...world.asked].map(([path, id]) => [
      path,
      program.outcomes.findIndex((one) => one.id === id),
    ]),
  );

  it("counts the weights of aims that were met, and leaves the rest to a person", () => {
    const role = at(exercise.roles, 0);
    const values = program.outcomes.map(() => 0);
    values[outcomeOf.get("roles.office.aims.calm") ?? -1] = 1;
    const calm = { aim: "calm", weight: 2 };
    expect(judgeAims(role, { program, outcomeOf }, values)).toEqual({
      role: "office",
      aims: [{ ...calm, met: true }],
      points: 2,
      most: 2,
      least: 0,
    });
    const faulted = program.outcomes.map(() => NaN);
    expect(judgeAims(role, { program, outcomeOf }, faulted)).toMatchObject({
      aims: [calm],
      most: 0,
    });
    const byTime: Role = {
      ...role,
      aims: [{ id: "late", text: {}, weight: -3, private: false, outcome: "when" }],
    };
    const never = program.outcomes.map(() => Infinity);
    expect(judgeAims(byTime, { program, outcomeOf }, never)).toMatchObject({
      points: 0,
      least: -3,
    });
    const came = program.outcomes.map(() => 2);
    expect(judgeAims(byTime, { program, outcomeOf }, came)).toMatchObject({ points: -3 });
  });

  it("counts steps in crisis after the start, each theatre beside the untouched run", () => {
    expect([7, 3, 2].map(crisisRung)).toEqual([3, 1, 1]);
    const path = (...rungs: number[]): { states: { levels: number[] }[] } => ({
      states: rungs.map((rung) => ({ levels: [rung] })),
    });
    const harmful = { ...exercise, scoring: { ...exercise.scoring, harm: ["border"] } };
    expect(harmOf(harmful, { program }, path(1, 1, 2, 0), path(1, 1, 1, 1))).toEqual([
      { flashpoint: "border", steps: 2, untouched: 3 },
    ]);
  });

  it("prices an accusation by who did it", () => {
    const option: Option = {
      id: "name",
      text: {},
      moves: [],
      cost: [
        { id: "russia", value: 0 },
        { id: "third_party", value: 3 },
        { id: "unknown", value: 2 },
      ],
    };
    const cost = (culprit: string): number | undefined => costOf(option, culprit);
    expect(["russia_covert", "usa", "unknown", "third_party"].map(cost)).toEqual([0, 3, 2, 3]);
    expect(costOf({ ...option, cost: [] }, "russia")).toBeUndefined();
  });
});
