/** What decisions of a class cost, on a choice whose odds stand on paper. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { teachGradeAnswer } from "../../../src/answer/teach-grade.ts";
import { classFiles, classSubject, classSummary } from "../../../src/app/exercise/class-output.ts";
import { loadExercise, type SoundExercise } from "../../../src/app/exercise/files.ts";
import { gradeClass } from "../../../src/app/exercise/grade.ts";
import type { ClassChoices, DeedWorth } from "../../../src/exercise/class/choices.ts";
import type { GradedClass } from "../../../src/exercise/class/graded.ts";
import { held, type Printed } from "../../ask/documents.ts";
import type { SealedForecast } from "../../../src/exercise/commitment.ts";
import { teamChoices } from "../../../src/app/exercise/team-choices.ts";
import type { PlayedTeam } from "../../../src/app/exercise/team-runs.ts";
import { honest } from "./simulated-class.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-choices-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** To dare brings war against a hard one (40 %), to shelter none, and anything else where it storms (25 %). */
const scenario = (known: string): string => `brink: 2
scenario: strait
start: 2022-01-03
step: day
horizon: 3 steps
parameters:
  gale: { value: 0.25, range: [0.05, 0.6], basis: judgement, because: as one likes }
unknowns:
  them: { ${known} values: { hard: { share: 40% }, soft: { share: 60% } } }
  storm: { values: { yes: { share: gale }, no: { share: 1 - gale } } }
variables:
  did: { start: 0, min: 0, max: 2, integer: true }
actors:
  us:
    moves:
      dare: { weight: 0, when: t == 0, then: { did: { set: 1 } } }
      shelter: { weight: 0, when: t == 0, then: { did: { set: 2 } } }
      wait: {}
flashpoints:
  strait: { start: calm, levels: [calm, war] }
outcomes:
  war: { at_end: "did == 1 and them == hard or did == 0 and storm == yes" }
`;

const exercise = (name: string): string => `exercise: 1
id: ${name}
title: ${name}
about: One decision
level: beginner
minutes: 30
content_note: Nothing bad happens
objectives: { think: Think first }
scenario: ${name}.yaml
roles:
  office: { name: Office, public_aim: Peace, private_sheet: War, plays: us, opt_out: Say so, aims: { peace: { text: Avoid war, weight: 2, at_end: not (did == 1 and them == hard or did == 0 and storm == yes) } } }
rounds:
  one: { title: One, to: 0, minutes: 10, questions: war, decisions: act }
questions:
  war: { text: War?, rule: The run, sealed: { outcome: war } }
decisions:
  act: { text: Act?, kind: choice, options: { dare: { text: Dare, moves: us.dare }, shelter: { text: Shelter, moves: us.shelter }, talk: { text: Talk } } }
scoring: { improvement: true }
debrief: [{ phase: describe, minutes: 10, questions: [What?] }]
`;

function load(name: string, known = ""): SoundExercise {
  writeFileSync(join(folder, `${name}.yaml`), scenario(known).replace("strait\n", `${name}\n`));
  writeFileSync(join(folder, `${name}-exercise.yaml`), exercise(name));
  const read = loadExercise(`${name}-exercise.yaml`, folder);
  if (read.kind !== "sound") throw new Error(JSON.stringify(read.diagnostics));
  return read;
}

const strait = load("strait");

/** A class of single seats, each with the option that it chose. */
function grade(sound: SoundExercise, chosen: readonly string[], choiceRuns?: number): GradedClass {
  const handedIn = chosen.map((option, index) => {
    const seat = `seat-${String(index)}`;
    const decisions = [{ decision: "act", answer: { kind: "choice", option } as const }];
    const change = <T>(forecast: T): T => ({ ...forecast, decisions });
    return {
      file: `${seat}.json`,
      text: JSON.stringify(honest(sound, seat, "office", { change })),
    };
  });
  const request = { folder: { handedIn, aside: [] } };
  return gradeClass(sound, choiceRuns === undefined ? request : { ...request, choiceRuns });
}

const class7 = [...Array.from({ length: 4 }, () => "dare"), "shelter", "talk", "talk"];
const graded = grade(strait, class7, 24_000);

const worthOf = ({ choices }: ClassChoices, does: string): DeedWorth | undefined =>
  choices[0]?.aims[0]?.deeds.find((one) => (one.move ?? one.does) === does);

const off = (value = Number.NaN, wanted: number): number => Math.abs(value - wanted);

test("a decision costs what the best that was open would have spared, from what could be known", () => {
  const { choices } = graded;
  expect(choices.choices).toHaveLength(1);
  expect(choices.choices[0]).toMatchObject({
    step: 0,
    actor: "us",
    open: ["dare", "shelter", "wait"],
  });
  expect(
    choices.choices[0]?.done.map(({ does, move, teams }) => [move ?? does, teams.length]),
  ).toEqual([
    ["policy", 2],
    ["dare", 4],
    ["shelter", 1],
  ]);
  const [dare, shelter, policy] = ["dare", "shelter", "policy"].map((one) => worthOf(choices, one));
  expect(dare?.regret?.best).toEqual({ does: "move", move: "shelter" });
  expect(off(dare?.regret?.cost.value, 0.4)).toBeLessThan(0.03);
  expect(off(policy?.regret?.cost.value, 0.25)).toBeLessThan(0.03);
  expect(shelter?.regret).toMatchObject({ best: { move: "shelter" }, cost: { value: 0 } });
  expect(off(shelter?.saved.value, 0.25)).toBeLessThan(0.03);
  expect(off(dare?.saved.value, -0.15)).toBeLessThan(0.03);
  expect(policy?.saved).toMatchObject({ value: 0 });
  // The deed that nobody did has no cost of its own, but is compared.
  expect(worthOf(choices, "nothing")).toEqual({ does: "nothing", saved: policy?.saved });
});

test("who knew what they are like is judged by that, and not by the odds of all", () => {
  const own = grade(load("told", "known_to: us,"), ["dare", "shelter"], 8_000);
  const cost = worthOf(own.choices, "dare")?.regret?.cost.value;
  expect([0, 1]).toContain(cost);
  // Whom they meet is drawn by the word: the run of who dared says it.
  const dared = own.teams.find(({ seats }) => seats.includes("seat-0"));
  expect(dared?.answers).toEqual([{ question: "war", answer: cost === 1 }]);
});

test("the costliest has the world in which it was not taken, and what would turn it", () => {
  const { costliest, runs } = graded.choices;
  expect(runs).toBe(1000);
  expect(costliest).toMatchObject({
    ...{ choice: 0, done: { move: "dare" }, best: { move: "shelter" } },
    turning: { tried: 1, inputs: [{ input: "gale", grounds: "judgement" }] },
  });
  expect(costliest?.again.value).toBeCloseTo(0.4, 1);
  // On luck of its own.
  expect(costliest?.again.value).not.toBe(costliest?.cost.value);
  const team = graded.teams.find(({ session }) => session === costliest?.team);
  const [war] = (team?.answers ?? []).map(({ answer }) => answer);
  // The aim is that there is none.
  expect(costliest?.worlds).toEqual({ played: war === true ? 0 : 1, instead: 1 });
});

test.each([[0], [100], [1_999], [2_000], [5_000]])(
  "%i runs are enough, or nothing is judged",
  (most) => {
    const { choices } = grade(strait, class7, most);
    expect(choices.made).toBeLessThanOrEqual(most);
    const judged = most >= 2_000;
    expect(choices.choices.length).toBe(judged ? 1 : 0);
    expect(choices.left).toEqual({ many: judged ? 0 : 7, unknown: 0, several: 0, aimless: 0 });
    expect(choices.runs >= 200).toBe(judged);
  },
);

test("those who decided otherwise before have a choice of their own; to do nothing may be the best", () => {
  // On the second day to wait is to dare.
  writeFileSync(
    join(folder, "twice.yaml"),
    scenario("")
      .replace("strait\n", "twice\n")
      .replace("wait: {}", 'wait: { then: { did: { set: "t == 1 ? 1 : did" } } }'),
  );
  writeFileSync(
    join(folder, "twice-exercise.yaml"),
    exercise("twice")
      .replace(
        "questions:\n",
        "  two: { title: Two, to: 1, minutes: 10, decisions: later }\nquestions:\n",
      )
      .replace(
        "scoring:",
        "  later: { text: And now?, kind: choice, options: { wait: { text: Wait, moves: us.wait } } }\nscoring:",
      ),
  );
  const read = loadExercise("twice-exercise.yaml", folder);
  if (read.kind !== "sound") throw new Error(JSON.stringify(read.diagnostics));
  const files = ["dare", "dare", "shelter"].map((option, index) => {
    const seat = `seat-${String(index)}`;
    const change = (forecast: SealedForecast): SealedForecast => ({
      ...forecast,
      decisions: [
        forecast.round === "one"
          ? { decision: "act", answer: { kind: "choice", option } }
          : { decision: "later", answer: { kind: "choice", option: "wait" } },
      ],
    });
    return { file: `${seat}.json`, text: JSON.stringify(honest(read, seat, "office", { change })) };
  });
  const { choices } = gradeClass(read, {
    ...{ folder: { handedIn: files, aside: [] }, choiceRuns: 20_000 },
  }).choices;
  expect(choices.map(({ step, done }) => [step, done.map(({ teams }) => teams.length)])).toEqual([
    [0, [2, 1]],
    [1, [2]],
    [1, [1]],
  ]);
  const waited = choices[2]?.aims[0]?.deeds.find(({ move }) => move === "wait");
  expect(waited?.regret?.best).toEqual({ does: "nothing" });
  expect(off(waited?.regret?.cost.value, 0.4)).toBeLessThan(0.03);
});

test("a hostile seat drives no terminal, and no reader of the summary", () => {
  const seat = "\u001b[2Jred\u202e";
  const decisions = [{ decision: "act", answer: { kind: "choice", option: "dare" } as const }];
  const change = <T>(forecast: T): T => ({ ...forecast, decisions });
  const text = JSON.stringify(honest(strait, seat, "office", { change }));
  const own = gradeClass(strait, {
    ...{ folder: { handedIn: [{ file: "a.json", text }], aside: [] }, choiceRuns: 24_000 },
  });
  const written = classFiles(classSubject(strait, own, { language: "en", digits: "latin" }));
  for (const { name, text: told } of written) {
    if (name === "class.json" || name.endsWith(".csv")) continue;
    expect([name, /[\u001b\u202e]/u.test(told)]).toEqual([name, false]);
  }
});

test("page, summary and document say it, in both languages", async () => {
  await held(JSON.parse(JSON.stringify(teachGradeAnswer(graded))) as Printed);
  for (const language of ["en", "ar"] as const) {
    const subject = classSubject(strait, graded, { language, digits: "latin" });
    const page = classFiles(subject).find(({ name }) => name === "report.html")?.text ?? "";
    expect(page).toContain('id="choices"');
    expect(page).not.toMatch(/undefined|NaN|grade\.choices/u);
    for (const words of ["Avoid war", "Dare", "Shelter", "24000"]) expect(page).toContain(words);
    expect(classSummary(subject).some((line) => line.includes("Dare"))).toBe(true);
  }
});

test("a move that is open to one team alone stands in the choice that teams share", () => {
  const sound = load("gate");
  const us = sound.world.program.actors.findIndex(({ id }) => id === "us");
  const moves: string[] = sound.world.program.actors[us]?.moves.map(({ id }) => id) ?? [];
  const [dare, shelter] = ["dare", "shelter"].map((id) => moves.indexOf(id));
  const team = (session: string, open: readonly (number | undefined)[]): PlayedTeam => {
    const turn = { actor: us, options: open.map((move) => ({ move })) };
    const record = { moves: [{ ...turn, by: "player", chosen: open[0] }] };
    const made = { round: "one", role: "office", decision: "act" };
    const answer = { kind: "choice", option: "dare" };
    return {
      session,
      decisions: [{ ...made, answer }],
      run: { records: [record], states: [], decisions: new Map() },
    } as unknown as PlayedTeam;
  };
  for (const teams of [
    [team("a", [dare]), team("b", [shelter])],
    [team("b", [shelter]), team("a", [dare])],
  ]) {
    const { choices } = teamChoices(sound, teams);
    expect(choices).toHaveLength(1);
    expect([...(choices[0]?.open ?? [])].sort()).toEqual([dare, shelter].sort());
    for (const { done } of choices[0]?.teams ?? []) expect(choices[0]?.open).toContain(done);
  }
});
