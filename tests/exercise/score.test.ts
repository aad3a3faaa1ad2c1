/** Scores of an exercise against numbers worked out by hand. */

import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/exercise/answers.ts";
import type { QuestionForecast } from "../../src/exercise/commitment.ts";
import {
  faultOf,
  improvementOf,
  referenceOf,
  scoreForecasts,
  type ScoreTable,
} from "../../src/exercise/score.ts";
import { exercise as text, read } from "./example.ts";

const made = read(text);
const questions = made.exercise?.questions ?? [];
const model = made.world?.model ?? { flashpoints: [], unknowns: [] };
const answers = new Map<string, Answer>([
  ["tense", true],
  ["level", "tense"],
  ["which", "tails"],
  ["when", Infinity],
]);
const first: readonly QuestionForecast[] = [
  { question: "tense", p: 0.7 },
  { question: "level", p: [0.5, 0.3, 0.2] },
  { question: "which", p: [0.9, 0.1] },
  { question: "when", range: [1, 3] },
  { question: "vote", p: 0.2 },
];

function table(
  forecasts: readonly QuestionForecast[],
  against: "reference" | "half" = "reference",
): ScoreTable {
  const references = new Map(
    questions.flatMap((question) => {
      const shares = referenceOf(question, against, model);
      return shares === undefined ? [] : [[question.id, shares] as const];
    }),
  );
  return scoreForecasts({ truth: "sealed", questions, model, answers, forecasts, references });
}

describe("a score table", () => {
  it("gives Brier, ranked probability and half the multi-class Brier score", () => {
    const { questions: rows, ranges, score, skill, noise, faults } = table(first);
    expect(rows.map(({ question, rule }) => `${question} ${rule}`)).toEqual([
      "tense brier",
      "level rps",
      "which half-brier",
    ]);
    // (0.7 − 1)²; ((0.5 − 0)² + (0.8 − 1)²) / 2; (0.9² + (0.1 − 1)²) / 2.
    const expected = [0.09, 0.145, 0.81];
    for (const [index, value] of expected.entries()) {
      expect(rows[index]?.score).toBeCloseTo(value, 12);
    }
    expect(score?.mean).toBeCloseTo((0.09 + 0.145 + 0.81) / 3, 12);
    expect(score?.interval?.low).toBeLessThan(score?.mean ?? 0);
    expect(score?.interval?.high).toBeGreaterThan(score?.mean ?? 1);
    // Only `tense` has a reference, 40 %: one question makes no skill.
    expect(rows[0]?.reference).toBeCloseTo(0.36, 12);
    expect(skill).toBeUndefined();
    // Even odds for all three: 0.25; ((1/3)² + (2/3 − 1)²) / 2; 0.25.
    const half = (0.25 + 1 / 9 + 0.25) / 3;
    expect(table(first, "half").skill?.mean).toBeCloseTo(1 - (score?.mean ?? 0) / half, 12);
    // "Never" lies outside every range.
    expect(ranges).toEqual({ held: 0, asked: 1 });
    expect(noise).toBe(true);
    expect(faults).toEqual([]);
  });

  it("leaves out what has no answer and names what cannot be scored", () => {
    const { questions: rows, faults } = table([
      { question: "tense", p: 1.2 },
      { question: "level", p: [0.5, 0.5] },
      { question: "which", p: [0.5, 0.6] },
      { question: "when", range: [3, 1] },
      { question: "vote", p: 0.5 },
      { question: "nothing", p: 0.5 },
    ]);
    expect(rows).toEqual([]);
    expect(faults.map(({ fault }) => fault)).toEqual(["outside", "count", "sum", "range"]);
    const [tense] = questions;
    expect(tense && faultOf(tense, { question: "tense" }, model)).toBe("no-probability");
    expect(tense && faultOf(tense, { question: "tense", p: NaN }, model)).toBe("outside");
  });

  it("compares a revision with the first forecast, question by question", () => {
    const second = table([
      { question: "tense", p: 0.9 },
      { question: "level", p: [0.5, 0.3, 0.2] },
    ]);
    expect(improvementOf(table(first), second)?.mean).toBeCloseTo((0.01 - 0.09) / 2, 12);
  });

  it("is the same every time", () => {
    expect(table(first)).toEqual(table(first));
  });
});
