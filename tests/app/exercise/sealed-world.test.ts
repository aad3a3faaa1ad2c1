/** The sealed world: the same for the same word, and its answers and odds those of the engine. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  loadExercise,
  shippedExercises,
  type SoundExercise,
} from "../../../src/app/exercise/files.ts";
import { resolveQuestions, sealedSeed } from "../../../src/app/exercise/sealed-world.ts";
import { runOnce } from "../../../src/app/run/run-once.ts";
import { exercise as text, scenario } from "../../exercise/example.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-exercise-"));
writeFileSync(join(folder, "small.yaml"), scenario);
writeFileSync(join(folder, "exercise.yaml"), text);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function load(argument: string): SoundExercise {
  const loaded = loadExercise(argument, folder);
  if (loaded.kind === "faulty") throw new Error(JSON.stringify(loaded.diagnostics));
  return loaded;
}

describe("the sealed world", () => {
  it("answers as a run of that seed, told step by step, does", () => {
    const sound = load("exercise.yaml");
    const { program } = sound.world;
    const seen = new Set<string>();
    for (const word of ["a", "b", "c", "d", "e", "f", "g", "h"]) {
      const run = runOnce(program, sealedSeed(sound, word), 0);
      const rungs = run.states.map(({ levels }) => levels[0] ?? NaN);
      const first = rungs.findIndex((rung) => rung >= 1);
      const [tense, level, which, when, vote] = resolveQuestions(sound, word, 10).map(
        ({ sealed }) => sealed[0],
      );
      expect(tense).toBe(first >= 0);
      expect(level).toBe(["calm", "tense", "war"][rungs[2] ?? NaN]);
      expect(which).toBe(program.unknowns[0]?.values[run.states[0]?.unknowns[0] ?? -1]?.id);
      expect(when).toBe(first < 0 ? Infinity : first);
      expect(vote).toBeUndefined();
      seen.add(`${String(tense)} ${String(which)}`);
    }
    // Different words are different worlds.
    expect(seen.size).toBeGreaterThan(1);
  });

  it("has odds that agree with the exact chances, and none for what no run decides", () => {
    const [tense, level, which, when, vote] = resolveQuestions(load("exercise.yaml"), "x", 20_000);
    // A chance of 1/2 a week for four weeks; two of them before step 2.
    expect(tense?.odds?.kind === "binary" && tense.odds.yes.p).toBeCloseTo(15 / 16, 2);
    const shares = level?.odds?.kind === "categories" ? level.odds.categories : [];
    expect(shares.map(({ id }) => id)).toEqual(["calm", "tense", "war"]);
    expect(shares[0]?.p).toBeCloseTo(1 / 4, 1.7);
    expect(shares[2]?.p).toBe(0);
    const types = which?.odds?.kind === "categories" ? which.odds.categories : [];
    expect(types.map(({ p }) => p).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    expect(types[0]?.p).toBeCloseTo(1 / 2, 1.7);
    const times = when?.odds?.kind === "number" ? when.odds : undefined;
    expect(times?.never).toBeCloseTo(1 / 16, 2);
    expect([times?.quantiles[0], times?.quantiles[2]]).toEqual([1, Infinity]);
    expect(vote?.odds).toBeUndefined();
    expect(vote?.known).toBe(false);
  });

  it("is the same for the same word, spaces around it or not", () => {
    const sound = load("exercise.yaml");
    expect(resolveQuestions(sound, " أمل ", 50)).toEqual(resolveQuestions(sound, "أمل", 50));
  });

  it("keeps the scenario's own hash, whatever is asked of it", () => {
    const sound = load("exercise.yaml");
    writeFileSync(join(folder, "other.yaml"), text.replace("at: 2 }", "at: 3 }"));
    const other = load("other.yaml");
    expect(other.world.program.hash).toBe(sound.world.program.hash);
    expect(other.hash).not.toBe(sound.hash);
  });
});

describe("a lever", () => {
  it("is a difference under the same luck, that agrees with the exact one", () => {
    const lever = text
      .replace(
        "roles:",
        "levers: { up: { title: Up, set: { flashpoints.border.rules.up.chance: 60% } } }\nroles:",
      )
      .replace(
        "  vote:",
        "  more: { text: How much?, rule: The difference, kind: number, sealed: { outcome: tension, lever: up } }\n  vote:",
      )
      .replace("when]", "when, more]");
    writeFileSync(join(folder, "lever.yaml"), lever);
    const more = resolveQuestions(load("lever.yaml"), "x", 20_000)[4];
    expect(more?.question.id).toBe("more");
    // Four weeks of 60 % instead of 50 %.
    const exact = 1 - 0.4 ** 4 - (1 - 0.5 ** 4);
    expect(more?.sealed[0]).toBeCloseTo(exact, 2);
    expect(more?.difference?.low).toBeLessThan(exact);
    expect(more?.difference?.high).toBeGreaterThan(exact);
    expect(more?.odds).toBeUndefined();
  });
});

describe("the exercises that ship", () => {
  for (const id of shippedExercises()) {
    it(`${id} is sound, in both languages, and its sealed run answers`, () => {
      const sound = load(id);
      expect(sound.diagnostics).toEqual([]);
      expect(sound.exercise.id).toBe(id);
      expect(sound.exercise.languages).toEqual(["en", "ar"]);
      const asked = new Set(sound.exercise.rounds.flatMap(({ questions }) => questions));
      for (const { question, sealed, odds } of resolveQuestions(sound, "word", 50)) {
        expect(asked, question.id).toContain(question.id);
        const decided = question.sealed !== undefined && question.sealed.lever === undefined;
        expect(odds !== undefined, question.id).toBe(decided);
        // A question of history may be open still, and is then never scored.
        if (question.sealed === undefined) expect(question.known, question.id).toBeDefined();
        else expect(sealed, question.id).not.toContain(undefined);
      }
    });
  }
});
