/** What precision and thresholds are asked for, and whether counts meet them. */

import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/batch/layout.ts";
import { emptyTally, tallyRuns, type RunSummary } from "../../src/batch/tally.ts";
import { lower } from "../../src/ir/lower.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { meanInterval } from "../../src/stats/mean.ts";
import { aimedAt, bernsteinInterval, betaBinomialInterval } from "../../src/stats/sequence.ts";
import {
  answer,
  concentrationFor,
  judgeOf,
  readPrecision,
  readQuestion,
} from "../../src/study/precision.ts";
import { modelOf } from "../scenario/reading.ts";

describe("a precision", () => {
  it("is a width, in per cent or not, of its own units or relative", () => {
    const absolute = (width: number) => ({ relative: false, width });
    const relative = (width: number) => ({ relative: true, width });
    for (const [text, wanted] of [
      ["0.5%", absolute(0.005)],
      ["0.005", absolute(0.005)],
      [" .5 % ", absolute(0.005)],
      ["1e-3", absolute(0.001)],
      ["3", absolute(3)],
      ["10%rel", relative(0.1)],
      ["0.1 rel", relative(0.1)],
      ["99%rel", relative(0.99)],
      ["100%rel", undefined],
      ["0", undefined],
      ["-1", undefined],
      ["5%%", undefined],
      ["x", undefined],
    ] as const) {
      expect([text, readPrecision(text)]).toEqual([text, wanted]);
    }
  });

  it("aims evidence where it is reached", () => {
    expect(concentrationFor({ relative: true, width: 0.1 })(0.2)).toBeCloseTo(
      aimedAt(() => 0.02)(0.2),
      9,
    );
    expect(concentrationFor({ relative: false, width: 0.1 })(0.2)).toBe(aimedAt(() => 0.1)(0.2));
  });
});

describe("a question", () => {
  it("is a probability, a side and a threshold", () => {
    const question = (condition: string, comparison: string, threshold: number) => ({
      ...{ condition, comparison, threshold },
    });
    for (const [text, wanted] of [
      ["P(war) > 5%", question("war", ">", 0.05)],
      [" P ( a and (b) ) <= 0.3 ", question("a and (b)", "<", 0.3)],
      ["P(war)>=1e-2", question("war", ">", 0.01)],
      ["P(war) < .5", question("war", "<", 0.5)],
      ["P(war) > 0", undefined],
      ["P(war) > 1", undefined],
      ["P(war) > 100%", undefined],
      ["P(war) = 5%", undefined],
      ["P() > 5%", undefined],
      ["war > 5%", undefined],
    ] as const) {
      expect([text, readQuestion(text)]).toEqual([text, wanted]);
    }
  });

  it("is answered once the interval lies on one side", () => {
    const verdicts = (comparison: ">" | "<") =>
      [20, 100, 200].map(
        (count) => answer({ condition: "x", comparison, threshold: 0.1 }, count, 1000).verdict,
      );
    expect(verdicts(">")).toEqual(["no", "undecided", "yes"]);
    expect(verdicts("<")).toEqual(["yes", "undecided", "no"]);
    const { interval } = answer({ condition: "x", comparison: ">", threshold: 0.1 }, 20, 1000);
    expect(interval).toEqual(betaBinomialInterval(20, 1000, 0.95, () => 1000));
  });
});

const program = lower(
  modelOf(`
brink: 1
scenario: judged
start: 2022-01-03
step: week
horizon: 3 steps
variables:
  free: { start: 1, min: 0, max: 5 }
events:
  sign: { chance: 10% per week }
flashpoints:
  front: { start: low, levels: [low, high], rules: { up: { from: low, to: high, chance: 30% per week } } }
outcomes:
  came: { ever: happened(sign) }
  when: { first_time: happened(sign) }
  height: { value: "front == high ? 1 : 0", at: 3 }
  open: { value: 1 / free, at: 3 }
`),
);
const indexOf = (id: string): number => program.outcomes.findIndex((one) => one.id === id);

describe("a tally judged", () => {
  const rows = Array.from({ length: 400 }, (_, run): RunSummary => {
    const came = run % 4 === 0;
    const values: Record<string, number> = {
      came: Number(came),
      when: came ? 2 : Infinity,
      height: Number(run % 2 === 0),
      open: 7,
    };
    const outcomes = program.outcomes.map(({ id }) => values[id] ?? NaN);
    return { kind: "run", run, start: 0, levels: [[0], [0], [0], [0]], outcomes, unknowns: [] };
  });
  const tally = tallyRuns(layoutOf(program), rows);
  const judged = (precision: { relative: boolean; width: number }) => {
    const wanted = program.outcomes.map((_, index) => index);
    return judgeOf(program, parametersOf(program), precision, wanted);
  };

  it("is precise where the further end of the interval is near enough", () => {
    const precision = { relative: false, width: 0.08 };
    const { judge, unbounded } = judged(precision);
    const found = new Map(judge(tally).map((one) => [one.id, one]));
    const share = betaBinomialInterval(100, 400, 0.95, concentrationFor(precision));
    const half = Math.max(0.25 - share.low, share.high - 0.25);
    for (const id of ["came", "when"]) {
      expect(found.get(id)).toEqual({ id, estimate: 0.25, halfWidth: half, reached: half <= 0.08 });
    }
    const moments = { count: 400, mean: 0.5, variance: 100 / 399 };
    const mean = bernsteinInterval(moments, { low: 0, high: 1 }, 0.95, 5);
    expect(found.get("height")?.halfWidth).toBeCloseTo(0.5 - mean.low, 6);
    expect(found.get("height")?.estimate).toBeCloseTo(0.5, 9);
    // Nothing bounds it: it is named, and not judged.
    expect(unbounded).toEqual(["open"]);
    expect([...found.keys()].toSorted()).toEqual(["came", "height", "when"]);
    const { intervals } = judged(precision);
    expect(intervals.mean(moments, indexOf("open"), 0.95)).toEqual(meanInterval(moments, 0.95));
  });

  it("takes a relative width of the estimate itself", () => {
    const halves = (width: number, relative: boolean) =>
      judged({ relative, width })
        .judge(tally)
        .filter(({ id }) => id === "came")
        .map(({ halfWidth, reached }) => [halfWidth <= (relative ? width * 0.25 : width), reached]);
    expect(halves(0.5, true)).toEqual([[true, true]]);
    expect(halves(0.2, true)).toEqual([[false, false]]);
    expect(halves(0.2, false)).toEqual([[true, true]]);
  });

  it("is nothing without a run", () => {
    const { judge } = judged({ relative: false, width: 0.1 });
    expect(judge(emptyTally(layoutOf(program)))).toEqual([]);
  });
});
