/** The session as a machine: what follows what, what is refused, and forms read strictly. */

import { expect, it } from "vitest";
import { seal } from "../../src/exercise/commitment.ts";
import { turnCards } from "../../src/exercise/detective.ts";
import { readSubmission } from "../../src/exercise/read-submission.ts";
import {
  explanationPoints,
  readChance,
  readDecision,
  readForecast,
  readRatio,
  withRest,
} from "../../src/exercise/session/forms.ts";
import {
  applyEvent,
  beginSession,
  currentStage,
  forecastToSeal,
  type SessionEvent,
  type SessionState,
} from "../../src/exercise/session/session.ts";
import type { Signal } from "../../src/exercise/model.ts";
import { submissionHash } from "../../src/exercise/submission.ts";
import { exercise as text, read } from "./example.ts";

const made = read(text);
if (made.exercise === undefined || made.world === undefined) throw new Error("unsound");
const { exercise } = made;
const { model } = made.world;
const nonce = "ab".repeat(16);
const time = "2026-01-12T09:00:00.000Z";

function begin(seats: readonly string[] = ["A"]): SessionState {
  return beginSession(exercise, {
    id: "1",
    exercise: exercise.id,
    exerciseHash: "h",
    engineVersion: "0",
    word: "w",
    masked: false,
    seats: seats.map((id) => ({ id, role: "office" })),
    startedAt: time,
  });
}

function after(state: SessionState, ...events: readonly SessionEvent[]): SessionState {
  return events.reduce((now, event) => {
    const next = applyEvent(exercise, now, event);
    if (typeof next === "string") throw new Error(next);
    return next;
  }, state);
}

const readIt = (stage: string): SessionEvent => ({ kind: "read", at: time, stage });
const forecast = (question: string, p: number | readonly number[]): SessionEvent => ({
  kind: "forecast",
  at: time,
  stage: `one/A/question/${question}`,
  forecast: { question, p },
});
const opening = [readIt("welcome"), readIt("sheet/A"), readIt("one")];
const written = [
  forecast("tense", 0.3),
  forecast("level", [0.5, 0.3, 0.2]),
  forecast("which", [0.5, 0.5]),
  {
    kind: "forecast",
    at: time,
    stage: "one/A/question/when",
    forecast: { question: "when", range: [1, 3] },
  } as const,
];

it("goes through brief, rounds, reveal and debrief in that order", () => {
  const kinds = begin().stages.map(({ kind }) => kind);
  expect(kinds).toEqual([
    ...["welcome", "sheet", "round", "question", "question", "question", "question", "seal"],
    ...["round", "question", "decision", "seal", "open", "run", "injects", "truths", "scores"],
    ...["decided", "debrief", "end"],
  ]);
});

it("seals what was written and nothing else, once", () => {
  const state = after(begin(), ...opening, ...written);
  expect(currentStage(state).kind).toBe("seal");
  const right = forecastToSeal(exercise, state, "one", "A");
  const sealed = (envelope: ReturnType<typeof seal>): SessionEvent => ({
    kind: "sealed",
    at: time,
    stage: "one/A/seal",
    envelope,
  });
  const other = seal({ ...right, forecasts: [] }, nonce);
  expect(applyEvent(exercise, state, sealed(other))).toBe("not-what-was-written");
  const forged = { ...seal(right, nonce), commitment: "0".repeat(64) };
  expect(applyEvent(exercise, state, sealed(forged))).toBe("does-not-open");
  const change: SessionEvent = { kind: "reopened", at: time, stage: "one/A/question/tense" };
  const changed = after(state, change, forecast("tense", 0.9));
  expect(applyEvent(exercise, changed, sealed(seal(right, nonce)))).toBe("not-what-was-written");
  const done = after(state, sealed(seal(right, nonce)));
  expect(applyEvent(exercise, done, change)).toBe("sealed");
  expect(applyEvent(exercise, done, forecast("tense", 0.9))).toBe("not-now");
  expect(applyEvent(exercise, done, sealed(seal(right, nonce)))).toBe("not-now");
  expect(applyEvent(exercise, done, { kind: "revealed", at: time })).toBe("not-now");
});

it("drops the work of a seat that left its role, and keeps what it had sealed", () => {
  const two = begin(["A", "B"]);
  const left = after(two, readIt("welcome"), readIt("sheet/A"), {
    kind: "opted-out",
    at: time,
    seat: "B",
  });
  expect(
    left.stages.filter((stage) => "round" in stage && "seat" in stage && stage.seat === "B"),
  ).toEqual([]);
  expect(applyEvent(exercise, left, { kind: "opted-out", at: time, seat: "B" })).toBe("not-now");
});

it("reads chances, ratios and shares as people write them", () => {
  expect(["30", "30%", "1/500", "1 in 500", "0.5", "7"].map(readChance)).toEqual([
    0.3, 0.3, 0.002, 0.002, 0.005, 0.07,
  ]);
  expect(["", "-1", "101", "x", "1/0"].map(readChance)).toEqual(Array(5).fill(undefined));
  expect(["2", "1/4", "0,5"].map(readRatio)).toEqual([2, 0.25, 0.5]);
  expect(["0", "-1", "?"].map(readRatio)).toEqual(Array(3).fill(undefined));
  const level = exercise.questions.find(({ id }) => id === "level");
  if (level === undefined) throw new Error("no question");
  const categories = ["calm", "tense", "war"];
  const values = { "p.calm": "20", "p.tense": "30" };
  expect(readForecast(level, model, values)).toEqual({
    kind: "wrong",
    problems: { "p.war": "total" },
  });
  const named = categories.map((id) => ({ id, name: {} }));
  expect(withRest(named, values, "p.war")["p.war"]).toBe("50");
  expect(readForecast(level, model, withRest(named, values, "p.war"))).toMatchObject({
    value: { p: [0.2, 0.3, 0.5] },
  });
});

it("reads decisions within their limits", () => {
  const [act] = exercise.decisions;
  if (act === undefined) throw new Error("no decision");
  const dear = { ...act, kind: "spend", points: 1, options: [{ ...act.options[0], price: 2 }] };
  const read = readDecision(exercise, dear as typeof act, { "option.wait": "yes" });
  expect(read).toEqual({ kind: "wrong", problems: { "option.wait": "too-dear" } });
  expect(readDecision(exercise, act, { "option.wait": "yes" })).toEqual({
    kind: "fine",
    value: { kind: "moves", options: ["wait"] },
  });
  expect(explanationPoints(["mechanism", "evidence"])).toBe(0);
  expect(explanationPoints(["claim", "mechanism", "evidence"])).toBe(2);
});

it("moves a belief by the ratio if a card is seen, and by its absence if not", () => {
  const signal = {
    id: "s",
    likelihood: [
      { id: "a", value: 0.4 },
      { id: "b", value: 0.6 },
    ],
  } as unknown as Signal;
  const [seen] = turnCards([{ signal, ratio: 1.5 }], 0.4, [{ signal, seen: true }]);
  expect(seen?.belief).toBeCloseTo(0.5, 12);
  const [missed] = turnCards([{ signal, ratio: 1.5 }], 0.4, [{ signal, seen: false }]);
  // (1 - 0.6) / (1 - 0.4) = 2/3 on odds of 2/3: 4/9 to 1.
  expect(missed?.belief).toBeCloseTo(4 / 13, 12);
});

it("tells a submission that was changed from one that is not a submission", () => {
  const content = {
    format: "brink-submission-2",
    exercise: "small",
    exerciseHash: "h",
    engineVersion: "0",
    word: "w",
    session: "1",
    seat: "A",
    role: "office",
    masked: false,
    language: "en",
    startedAt: time,
    revealedAt: time,
    optedOut: false,
    envelopes: [
      {
        round: "one",
        at: time,
        envelope: seal(
          {
            ...{ exercise: "small", exerciseHash: "h", session: "1", team: ["A"], seat: "A" },
            ...{ round: "one", forecasts: [] },
          },
          nonce,
        ),
      },
    ],
    notes: {},
  } as const;
  const whole = { ...content, hash: submissionHash(content) };
  expect(readSubmission(JSON.stringify(whole)).kind).toBe("submission");
  expect(readSubmission(JSON.stringify({ ...whole, seat: "B" }))).toMatchObject({
    kind: "changed",
    rounds: [],
  });
  expect(readSubmission("{}")).toEqual({ kind: "unreadable", part: "format" });
  expect(readSubmission("no")).toEqual({ kind: "unreadable", part: "" });
  expect(readSubmission(JSON.stringify({ ...whole, envelopes: [{}] }))).toEqual({
    kind: "unreadable",
    part: "envelopes",
  });
});
