/** A small exercise on a small scenario, for tests to change. */

import { readExercise, type ReadExercise } from "../../src/exercise/read.ts";
import { readScenario } from "../../src/scenario/read.ts";

/** A ladder that climbs with a chance of 1 in 2 each step, and a hidden coin. */
export const scenario = `brink: 1
scenario: small
start: 2022-01-12
step: week
horizon: 4 steps
sources:
  coin: { text: A coin }
culprits: { russia: Russia }
unknowns:
  intent: { basis: coin, values: { heads: 50%, tails: 50% } }
flashpoints:
  border:
    start: calm
    levels: [calm, tense, war]
    rules:
      up: { from: calm, to: tense, chance: 50% per week, basis: coin, range: [0.4, 0.6] }
actors:
  east:
    moves:
      wait: { weight: 1, basis: coin }
outcomes:
  tension: { ever: border >= tense }
  when: { first_time: border >= tense }
`;

/** An exercise in which everything has its place. */
export const exercise = `exercise: 1
id: small
title: Small
about: A small exercise
level: beginner
minutes: 30
content_note: Nothing bad happens
objectives: { think: Think first }
scenario: small.yaml
roles:
  office: { name: Office, public_aim: Peace, private_sheet: War, plays: east, opt_out: Say so, aims: { calm: { text: Calm, weight: 2, at_end: border == calm } } }
rounds:
  one: { title: One, to: 0, minutes: 10, questions: [tense, level, which, when] }
  two: { title: Two, to: 2022-01-26, minutes: 10, questions: tense, injects: news, decisions: act }
injects:
  news: { at: 1, from: Press, channel: press, text: News, truth: true, culprit: third_party, flashpoint: border, objective: think, basis: coin }
questions:
  tense: { text: Tense?, rule: The ladder, sealed: { outcome: tension }, known: { answer: true }, reference: { p: 40% } }
  level: { text: Where?, rule: The ladder, kind: levels, sealed: { level: border, at: 2 } }
  which: { text: Which?, rule: The coin, kind: choice, sealed: { unknown: intent } }
  when: { text: When?, rule: The ladder, kind: number, sealed: { first_time: border >= tense } }
  vote: { text: A vote?, rule: The record, known: { answer: false } }
decisions:
  act: { text: Act?, kind: moves, options: { wait: { text: Wait, moves: east.wait, cost: { russia: 1 } } } }
scoring: { improvement: true }
debrief: [{ phase: describe, minutes: 10, questions: [What?] }]
`;

/** Reads a text as an exercise on the small scenario. */
export function read(text: string, world: string = scenario): ReadExercise {
  return readExercise({ name: "small-exercise.yaml", text }, ({ file, set, without }, asked) =>
    file === "small.yaml"
      ? readScenario(file, () => ({ text: world }), {
          set,
          asked,
          edits: without.map((path) => ({ kind: "remove", path }) as const),
        })
      : undefined,
  );
}
