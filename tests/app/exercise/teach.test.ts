/** Sessions of the exercises that ship: to the end, without a leak, and the same when replayed. */

import { describe, expect, it } from "vitest";
import { shippedExercises } from "../../../src/app/exercise/files.ts";
import { recordOf, resumeExercise, submissionOf } from "../../../src/app/exercise/hold.ts";
import { openSeal, playedRun } from "../../../src/app/exercise/reveal.ts";
import { sceneOfStage } from "../../../src/app/exercise/teach.ts";
import { readSubmission } from "../../../src/exercise/read-submission.ts";
import { replaySession } from "../../../src/exercise/session/session.ts";
import type { Text } from "../../../src/scenario/basis.ts";
import { plainAnswers, shipped, team, walk } from "./walk.ts";

/** Texts that must be on no page before the reveal. */
function secrets(id: string, language: "en" | "ar"): readonly string[] {
  const { exercise } = shipped(id);
  const inject = exercise.injects.flatMap(({ note, expected }) => [note, expected]);
  const known = exercise.questions.flatMap(({ known: fact, crowd, reference }) => [
    fact?.note,
    reference?.because,
    ...crowd.map(({ by }) => by),
  ]);
  const watchers = exercise.roles
    .filter(({ staffedBy }) => staffedBy !== undefined && staffedBy !== "players")
    .map(({ privateSheet }) => privateSheet);
  const texts: readonly (Text | undefined)[] = [...inject, ...known, ...watchers];
  return texts.flatMap((text) => text?.[language] ?? []);
}

describe.each(shippedExercises())("%s", (id) => {
  it.each(["en", "ar"] as const)("is held to the end without a leak (%s)", (language) => {
    const held = team(shipped(id), language);
    const { state, visited, world } = walk(held);
    const before = visited.filter(({ revealed }) => !revealed);
    const { say } = world.plain.naming;
    const reveal = openSeal(world, state);
    const hidden = reveal.hidden.map((one) => say("teach.hidden", one));
    const kept = [...secrets(id, language), ...hidden, "2000"];
    for (const { words, stage } of before) {
      // Digests are of a fresh session: any digits may stand in them.
      const told = words.replaceAll(/[0-9a-f]{64}/gu, "");
      const leaked = kept.filter((secret) => told.includes(secret));
      expect(leaked, stage.id).toEqual([]);
      expect(words).not.toMatch(/\{\w+\}|undefined|NaN/u);
    }
    // A sheet is on its holder's page alone.
    for (const { role, id: seat } of state.plan.seats) {
      const sheet = world.plain.exercise.roles.find((one) => one.id === role)?.privateSheet[
        language
      ];
      const where = visited.filter(({ words }) => words.includes(sheet ?? "?"));
      expect(where.map(({ stage }) => stage.id)).toEqual([`sheet/${seat}`]);
    }
    const after = visited.filter(({ revealed }) => revealed).map(({ words }) => words);
    expect(after.join("\n")).toContain(hidden[0]);
    expect(after.join("\n")).not.toMatch(/\{\w+\}|undefined|NaN/u);
    for (const { id: seat } of state.plan.seats) {
      const text = JSON.stringify(submissionOf(world, state, seat));
      expect(readSubmission(text)).toMatchObject({ kind: "submission" });
    }
    expect(recordOf(world, state).length).toBeGreaterThan(1000);
  });
});

it("refuses to explain a sealed run", () => {
  const { world, state } = team(shipped("e1"), "en");
  expect(() => openSeal(world, state)).toThrow(/explains nothing/u);
  expect(sceneOfStage(world, state, { id: "run", kind: "run" }).reveal).toBeUndefined();
});

it("plays decisions into the sealed run, and leaves it alone without any", () => {
  const sound = shipped("e5");
  const quiet = walk(team(sound, "en"), (page, stage) => ({
    ...plainAnswers(page),
    ...(stage.kind === "decision"
      ? { option: stage.item === "fleet_card" ? "show" : "readiness" }
      : {}),
  }));
  const run = playedRun(quiet.world, quiet.state);
  const made = run.moves.filter(({ refused }) => refused !== true);
  expect(made.length).toBeGreaterThan(0);
  for (const { step, actor, move } of made) {
    const { program } = quiet.world.engine;
    const index = program.actors.findIndex(({ id }) => id === actor);
    const taken = run.records[step]?.moves.filter((one) => one.actor === index) ?? [];
    const ids = taken.flatMap(({ by, chosen }) =>
      by === "player" && chosen !== undefined ? [program.actors[index]?.moves[chosen]?.id] : [],
    );
    expect(ids).toContain(move);
  }
  const untouched = playedRun(quiet.world, { ...quiet.state, decisions: [] });
  expect(untouched.moves).toEqual([]);
});

it("masks names until the reveal", () => {
  const { visited } = walk(team(shipped("e1"), "en", true));
  const before = visited
    .filter(({ revealed }) => !revealed)
    .map(({ words }) => words)
    .join("\n");
  expect(before).not.toMatch(/\b(Ukraine|Russia|Belarus|NATO)\b/u);
  expect(before).toMatch(/Solvena/u);
  expect(visited.at(-3)?.revealed).toBe(true);
});

it("replays to the same state, and notices a changed envelope", () => {
  const sound = shipped("e1");
  const { state, world } = walk(team(sound, "en"));
  const again = replaySession(sound.exercise, state.plan, state.events);
  expect(again).toEqual(state);
  const forged = JSON.parse(JSON.stringify(state.events)) as typeof state.events;
  const sealed = forged.find(({ kind }) => kind === "sealed");
  if (sealed?.kind !== "sealed") throw new Error("nothing sealed");
  Object.assign(sealed.envelope.forecast.forecasts[0] ?? {}, { p: 0.99 });
  const saved = { brinkExercise: 2, plan: state.plan, events: forged, finished: true } as const;
  expect(resumeExercise(sound, saved, world.style)).toBe("broken");
  const earlier = { ...saved, brinkExercise: 1 } as const;
  expect(resumeExercise(sound, earlier, world.style)).toBe("earlier");
  const other = { ...saved, plan: { ...state.plan, exerciseHash: "0" } };
  expect(resumeExercise(sound, other, world.style)).toBe("changed");
});
