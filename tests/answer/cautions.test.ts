/** Where a warning begins and ends, and what stands in the columns of runs. */

import { describe, expect, it } from "vitest";
import { givenAnswer } from "../../src/answer/given.ts";
import { rareAnswer, type RareFacts } from "../../src/answer/rare.ts";
import { runColumns, runRows, type RunShape } from "../../src/answer/run-rows.ts";
import { asShare, finite, stepValue } from "../../src/answer/schema.ts";
import type { ConditionalEstimates } from "../../src/study/conditional.ts";
import { estimateRare } from "../../src/study/rare.ts";

const identity = {
  ...{ scenario: "s", scenarioHash: "h", parametersHash: "p", engineVersion: "0", seed: "s" },
};
const codesOf = ({ cautions }: { readonly cautions: readonly { readonly code: string }[] }) =>
  cautions.map(({ code }) => code);

describe("warnings of something rare", () => {
  /** So many replications, in so many of which it came true, on so many levels. */
  function codes(count: number, hits: number, levels: number, of = count, p = 0.001) {
    const made = Array.from({ length: count }, (_, index) => ({
      ...{ index, estimate: index < hits ? p : 0, steps: 1, faults: 0, lost: 0, stages: [] },
    }));
    const pilot = { levels: Array.from({ length: levels }, (_, level) => level), steps: 1 };
    const facts: RareFacts = {
      ...{ identity, set: {}, replay: "", outcome: "war", effort: 10, wanted: of, elapsed: 0 },
      levelsChosen: "pilot",
    };
    return codesOf(rareAnswer(estimateRare(made, { ...pilot, stepsPerRun: 1 }, 10), facts));
  }

  it("begin where hits are few, replications one, levels none", () => {
    expect(codes(30, 20, 1)).toEqual([]);
    expect(codes(30, 19, 1)).toEqual(["rare-few"]);
    expect(codes(12, 12, 1)).toEqual([]);
    expect(codes(12, 11, 1)).toEqual(["rare-few"]);
    expect(codes(2, 2, 1)).toEqual([]);
    expect(codes(1, 1, 1)).toEqual(["rare-single"]);
    expect(codes(5, 0, 1)).toEqual(["rare-never"]);
    expect(codes(1, 0, 1)).toEqual(["rare-never"]);
    expect(codes(2, 2, 1, 3)).toEqual(["rare-partial"]);
    expect(codes(2, 2, 0)).toEqual(["rare-no-levels"]);
    expect(codes(2, 2, 0, 2, 0.0999)).toEqual(["rare-no-levels"]);
    expect(codes(2, 2, 0, 2, 0.1)).toEqual(["rare-not-rare"]);
  });
});

describe("warnings of a condition", () => {
  it("begin below a hundred runs that met it", () => {
    const codes = (count: number) => {
      const share = { probability: 0.1, low: 0, high: 1, count };
      const estimates: ConditionalEstimates = {
        ...{ runs: 500, valueless: [], level: 0.95, outcomes: [], unknowns: [], dates: [] },
        condition: { id: "c", ...share },
      };
      return codesOf(
        givenAnswer(estimates, "c", {
          ...{ identity, engine: "kernel", set: {}, replay: "", runs: 500, runsRequested: 500 },
          ...{ faults: { count: 0 }, runsPerSecond: 1, elapsed: 0 },
        }),
      );
    };
    expect([0, 1, 99, 100].map(codes)).toEqual([
      ...[["given-never-met"], ["given-few"], ["given-few"], []],
    ]);
  });
});

describe("rows of runs", () => {
  const values = (...ids: readonly string[]) => ids.map((id) => ({ id }));
  const shape: RunShape = {
    outcomes: [
      { id: "war", type: "boolean" },
      { id: "when", type: "time" },
    ],
    unknowns: [
      { id: "kind", values: values("hard", "soft") },
      { id: "mood", values: values("a", "b", "c") },
    ],
  };

  it("have what each run drew, and how it came out", () => {
    const columns = runColumns([shape]);
    expect(columns.slice(5)).toEqual([
      { name: "drawn_kind", kind: "text" },
      { name: "drawn_mood", kind: "text" },
      { name: "outcome_war", kind: "boolean" },
      { name: "outcome_when", kind: "number" },
    ]);
    const list = {
      first: 7,
      outcomes: Float64Array.of(1, 3, 0, Infinity, NaN, NaN),
      unknowns: Int16Array.of(0, 2, 1, 0, -1, 1),
      faulted: Uint8Array.of(0, 0, 1),
    };
    const named = { label: "l", scenario: "s", seed: "x" };
    expect(runRows(columns, shape, named, list, 3)).toEqual([
      ["l", "s", "x", 7, false, "hard", "c", true, 3],
      ["l", "s", "x", 8, false, "soft", "a", false, Infinity],
      // What a fault leaves out has no value, what it leaves standing has.
      ["l", "s", "x", 9, true, null, "b", null, null],
    ]);
  });

  it("of two programs have the columns of both, numbers where kinds differ", () => {
    const other: RunShape = { outcomes: [{ id: "war", type: "number" }], unknowns: [] };
    const columns = runColumns([shape, other]);
    expect(columns.find(({ name }) => name === "outcome_war")?.kind).toBe("number");
    const list = {
      first: 0,
      outcomes: Float64Array.of(2.5),
      unknowns: new Int16Array(),
      faulted: new Uint8Array(1),
    };
    const [row] = runRows(columns, other, { label: "", scenario: "", seed: "" }, list, 1);
    expect(row?.slice(4)).toEqual([false, null, null, 2.5, null]);
  });
});

describe("numbers", () => {
  it("are written where they can be", () => {
    expect([finite(2), finite(Infinity), finite(NaN)]).toEqual([2, null, null]);
    expect([stepValue(0), stepValue(Infinity), stepValue(-Infinity)]).toEqual([0, "never", null]);
    expect([-1e-17, 0.5, 1 + 1e-15].map(asShare)).toEqual([0, 0.5, 1]);
  });
});
