/** Outcomes judged by histories that leave days and levels open. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { watchPath, type DatedPath } from "../../src/belief/dated.ts";
import { judgeOutcomes } from "../../src/belief/judge.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { lower } from "../../src/ir/lower.ts";
import { modelOf } from "../scenario/reading.ts";
import { askedSpans } from "../../src/study/hindcast-days.ts";

const model = modelOf(`
brink: 2
scenario: small
start: 2022-01-01
step: day
horizon: 5 steps
variables: { heat: { start: 0, min: 0, max: 9 } }
flashpoints:
  front:
    start: calm
    levels: [calm, tense, war]
    rules: { up: { from: [calm, tense], to: war, chance: 20% per day } }
actors:
  red: { moves: { arm: { weight: 1 }, wait: { weight: 1 } } }
events:
  sign: { chance: 10% per day }
outcomes:
  raised: { ever: front >= tense }
  hot: { ever: front >= tense and heat > 0 }
  war: { ever: front == war }
  peace: { ever: front == war and t > 4 }
  when: { first_time: front >= tense }
  signed: { ever: happened(sign) }
  signed_when: { first_time: happened(sign) }
  signed_early: { ever: happened(sign), by: 2022-01-02 }
  signed_by_then: { ever: happened(sign), by: 2022-01-04 }
  armed_last: { at_end: "moved(red, arm)" }
  armed_either: { ever: "moved(red, arm) or front == calm" }
`);
const program = lower(model);

function judged(parts: Partial<DatedPath>): Readonly<Record<string, unknown>> {
  const path = { until: "2022-01-05", levels: [], events: [], moves: [], watched: [], ...parts };
  const judgements = judgeOutcomes(
    parametersOf(program),
    watchPath(program, path),
    askedSpans(model.outcomes),
  );
  return Object.fromEntries(
    program.outcomes.map(({ id }, index) => {
      const one = at(judgements, index);
      return [id, one.kind === "decided" ? one.value : one.kind];
    }),
  );
}

const front = (...entries: readonly Omit<DatedPath["levels"][number], "flashpoint">[]) => ({
  levels: [
    { flashpoint: "front", date: "2022-01-01", level: "calm" },
    ...entries.map((one) => ({ flashpoint: "front", ...one })),
  ],
});

describe("judging by a history of stretches", () => {
  it("decides what is the same in all courses that fit", () => {
    const stretch = { date: "2022-01-02", latest: "2022-01-04" };
    expect(judged(front({ ...stretch, level: "tense" }))).toMatchObject({
      ...{ raised: 1, war: 0, peace: 0, when: "unseen" },
    });
    expect(judged(front({ ...stretch, level: "tense", or: ["war"] }))).toMatchObject({
      ...{ raised: 1, war: "unseen", peace: "unseen", when: "unseen" },
    });
    expect(judged(front({ date: "2022-01-03", level: "tense", or: ["war"] }))).toMatchObject({
      ...{ raised: 1, when: 3, war: "unseen" },
    });
  });

  it("knows of an event by the last day of its stretch", () => {
    const between = (date: string, latest: string) =>
      judged({ events: [{ event: "sign", date, latest }] });
    expect(between("2022-01-02", "2022-01-04")).toMatchObject({
      ...{ signed: 1, signed_when: "unseen", signed_early: "unseen", signed_by_then: 1 },
    });
    expect(between("2022-01-03", "2022-01-05")).toMatchObject({
      ...{ signed: 1, signed_when: "unseen", signed_early: 0, signed_by_then: "unseen" },
    });
    // Nobody knows whether it came before the end.
    expect(between("2022-01-03", "2022-01-09")).toMatchObject({ signed: "unseen" });
  });

  it("does not know in which of several turns a move was made", () => {
    const arm = (date: string, latest?: string) => ({
      moves: [{ actor: "red", move: "arm", date, ...(latest === undefined ? {} : { latest }) }],
      ...front({ date: "2022-01-05", level: "tense" }),
    });
    expect(judged(arm("2022-01-04", "2022-01-05"))).toMatchObject({
      ...{ armed_last: "unseen", armed_either: 1 },
    });
    expect(judged(arm("2022-01-02", "2022-01-04"))).toMatchObject({ armed_last: 0 });
    expect(judged(arm("2022-01-05"))).toMatchObject({ armed_last: 1 });
  });
});

it("what reads anything that nobody saw, on any day, is not judged", () => {
  const seen = front({ date: "2022-01-03", level: "tense" });
  expect(judged(seen)).toMatchObject({ raised: 1, hot: "unseen" });
  const part = { flashpoint: "front", date: "2022-01-01", level: "calm", until: "2022-01-03" };
  expect(judged({ levels: [part] })).toMatchObject({ raised: "unseen", war: "unseen" });
});

it("a move is of a turn, so an outcome that reads one is judged by steps, whatever day it asks of", () => {
  const weekly = modelOf(`
brink: 2
scenario: weekly
start: 2022-01-01
step: week
horizon: 2 steps
flashpoints: { front: { start: calm, levels: [calm, war] } }
actors:
  red: { moves: { arm: { weight: 1 }, wait: { weight: 1 } } }
outcomes:
  armed: { always: "moved(red, arm)", from: 2022-01-05, by: 2022-01-05 }
`);
  const history = {
    ...{ until: "2022-01-14", levels: [], events: [], watched: [] },
    moves: [{ actor: "red", move: "arm", date: "2022-01-07" }],
  };
  const lowered = lower(weekly);
  const path = watchPath(lowered, history);
  expect(judgeOutcomes(parametersOf(lowered), path, askedSpans(weekly.outcomes))).toEqual([
    { kind: "decided", value: 1 },
  ]);
});
