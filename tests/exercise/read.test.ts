/** Reading exercises: what is sound is read whole, each slip is found where it stands. */

import { describe, expect, it } from "vitest";
import { positionOf } from "../../src/source/position.ts";
import { exercise, read } from "./example.ts";

describe("a sound exercise", () => {
  it("is read with defaults, short forms, dates as steps and percentages as numbers", () => {
    const { exercise: made, diagnostics } = read(exercise);
    expect(diagnostics).toEqual([]);
    expect(made?.objectives).toEqual([{ id: "think", text: { en: "Think first" } }]);
    expect(made?.scenario).toEqual({ file: "small.yaml", set: [], without: [], masked: [] });
    expect(made?.rounds.map(({ to }) => to)).toEqual([0, 2]);
    expect(made?.rounds[1]?.questions).toEqual(["tense"]);
    expect(made?.injects[0]).toMatchObject({ kind: "expected", truth: "true", to: [] });
    expect(made?.questions.map(({ kind }) => kind)).toEqual([
      "binary",
      "levels",
      "choice",
      "number",
      "binary",
    ]);
    expect(made?.questions[0]).toMatchObject({ known: { answer: true }, reference: { p: [0.4] } });
    expect(made?.roles[0]?.aims[0]).toMatchObject({
      weight: 2,
      private: false,
      atEnd: "border == calm",
    });
    expect(made?.decisions[0]?.options[0]?.cost).toEqual([{ id: "russia", value: 1 }]);
  });

  it("adds its questions to the scenario, and nothing else", () => {
    const { world } = read(exercise);
    expect(Object.fromEntries(world?.asked ?? [])).toEqual({
      "questions.level": "asked_level",
      "questions.when": "asked_when",
      "roles.office.aims.calm": "aim_office_calm",
    });
    expect(world?.model.outcomes.map(({ id, type }) => `${id}: ${type}`)).toEqual([
      "tension: boolean",
      "when: time",
      "asked_level: number",
      "asked_when: time",
      "aim_office_calm: boolean",
    ]);
  });
});

/** Each slip: what is replaced, by what, the code, and the text at whose start it is shown. */
const slips: readonly (readonly [string, string, string, string, string?])[] = [
  ["exercise: 1", "exercise: 2", "language-version", "2"],
  ["level: beginner", "level: begginer", "bad-choice", "begginer", "beginner"],
  ["about: A", "abuot: A", "unknown-key", "abuot", "about"],
  ["    minutes: 10, ", "minuts: 10, ", "unknown-key", "minuts", "minutes"],
  ["opt_out: Say so, ", "", "missing-key", "name: Office"],
  ["scenario: small.yaml", "scenario: smal.yaml", "file-missing", "smal.yaml"],
  ["plays: east", "plays: eats", "unknown-reference", "eats", "east"],
  ["culprit: third_party", "culprit: third_part", "unknown-reference", "third_part", "third_party"],
  ["moves: east.wait", "moves: east.wiat", "unknown-reference", "east.wiat", "east.wait"],
  ["cost: { russia: 1 }", "cost: { rusia: 1 }", "unknown-reference", "rusia", "russia"],
  ["injects: news", "injects: newz", "unknown-reference", "newz", "news"],
  ["outcome: tension", "outcome: tensoin", "unknown-reference", "tensoin", "tension"],
  ["flashpoint: border,", "flashpoint: bordr,", "unknown-reference", "bordr", "border"],
  [
    "first_time: border >= tense",
    "first_time: bordr >= tense",
    "expression-name-unknown",
    "bordr",
    "border",
  ],
  ["at_end: border == calm", "at_end: border == clam", "expression-level-unknown", "clam", "calm"],
  ["kind: levels", "kind: binary", "bad-choice", "binary", "levels"],
  [", at: 2 }", " }", "missing-key", "{ level"],
  ["at: 2 }", "at: 9 }", "step-outside-run", "9"],
  ["to: 2022-01-26", "to: 2023-01-26", "date-outside-run", "2023-01-26"],
  ["to: 0,", "to: 3,", "number-out-of-bounds", "2022-01-26"],
  ["minutes: 30", "minutes: 29", "number-out-of-bounds", "29"],
  ["p: 40%", "p: 140%", "number-out-of-bounds", "140%"],
  ["p: 40%", "p: [40%, 60%]", "number-out-of-bounds", "[40%"],
  ["answer: false", "answer: nope", "bad-choice", "nope"],
  ["title: Small", "languages: [en, ar]\ntitle: Small", "text-missing", "Small"],
];

describe("a slip in an exercise", () => {
  for (const [from, to, code, place, suggestion] of slips) {
    it(`${to.trim() || `no ${from}`} is ${code}`, () => {
      const text = exercise.replace(from.trimStart(), to);
      expect(text).not.toBe(exercise);
      const { exercise: made, diagnostics } = read(text);
      expect(made).toBeUndefined();
      const fault = diagnostics.find((one) => one.code === code);
      expect(fault, JSON.stringify(diagnostics.map((one) => one.code))).toBeDefined();
      if (fault === undefined) return;
      expect(text.slice(fault.span.start)).toMatch(
        new RegExp(`^${place.replaceAll(/[.[{]/gu, "\\$&")}`, "u"),
      );
      expect(fault.suggestion).toBe(suggestion);
      expect(positionOf(fault.span.file, fault.span.start).line).toBeGreaterThan(0);
    });
  }

  it("does not hide another one, nor names that the scenario has", () => {
    const text = exercise
      .replace("first_time: border", "first_time: bordr")
      .replace("plays: east", "plays: eats")
      .replace("truth: true", "truth: maybe");
    const codes = read(text).diagnostics.map(({ code }) => code);
    expect(codes).toEqual([
      "unknown-reference",
      "bad-choice",
      "expression-name-unknown",
      "expression-level-alone",
    ]);
  });
});

it("never throws, whatever the text", () => {
  for (let end = 0; end < exercise.length; end += 7) {
    expect(() => read(exercise.slice(0, end))).not.toThrow();
    expect(() => read(exercise.slice(0, end) + exercise.slice(end + 3))).not.toThrow();
  }
  for (const text of ["", "- 1", "exercise: 1", "questions: 3\nrounds: [1]\nroles: {a: 2}"]) {
    expect(read(text).exercise).toBeUndefined();
  }
});
