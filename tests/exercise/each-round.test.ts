/** Questions about the next round become one question a round, before anything else reads the file. */

import { describe, expect, it } from "vitest";
import { exercise, read } from "./example.ts";

const ahead = exercise.replace(
  "sealed: { level: border, at: 2 }",
  "sealed: { level: border, at: next_round }",
);

describe("a question about the next round", () => {
  it("is one question in every round that asks it, about the step of the round after", () => {
    const { exercise: made, world, diagnostics } = read(ahead);
    expect(diagnostics).toEqual([]);
    expect(made?.rounds[0]?.questions).toEqual(["tense", "level_one", "which", "when"]);
    expect(made?.questions.map(({ id }) => id)).toEqual([
      "tense",
      "level_one",
      "which",
      "when",
      "vote",
    ]);
    expect(made?.questions[1]?.sealed).toMatchObject({ level: "border", at: 2 });
    expect(world?.asked.get("questions.level_one")).toBe("asked_level_one");
  });

  it("cannot be asked in the last round", () => {
    const { diagnostics } = read(ahead.replace("questions: tense,", "questions: [tense, level],"));
    expect(diagnostics.map(({ code }) => code)).toContain("bad-date");
  });

  it("is a fault once, not once a round", () => {
    const twice = ahead
      .replace("questions: tense,", "questions: [tense, level],")
      .replace("debrief:", "debrief:")
      .replace(
        "\ninjects:",
        "\n  three: { title: Three, to: 4, minutes: 1, questions: tense }\ninjects:",
      )
      .replace("minutes: 30", "minutes: 31")
      .replace("level: border", "level: bordr");
    const { diagnostics } = read(twice);
    expect(diagnostics.filter(({ code }) => code === "unknown-reference")).toHaveLength(1);
  });
});
