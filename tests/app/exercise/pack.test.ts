/** A class pack gives students nothing of the truth, and the teacher everything. */

import { expect, it } from "vitest";
import { shippedExercises } from "../../../src/app/exercise/files.ts";
import { packOf, subjectOf, type PackRequest } from "../../../src/app/exercise/pack.ts";
import type { FolderFile } from "../../../src/app/storage/folder.ts";
import { readClassKey } from "../../../src/exercise/class/key.ts";
import type { Exercise } from "../../../src/exercise/model.ts";
import { studentPages } from "../../../src/story/exercise/pack/students.ts";
import { shipped } from "./walk.ts";

const request: PackRequest = {
  className: "History 2",
  seats: 12,
  word: "lantern-word",
  style: { language: "en", digits: "latin" },
  paper: "a4",
  masked: false,
  now: "2026-01-12T09:00:00.000Z",
};

/** Codes and salts are random and differ from pack to pack; they say nothing. */
function students(files: readonly FolderFile[]): ReadonlyMap<string, string> {
  return new Map(
    files
      .filter(({ name }) => name.startsWith("students/"))
      .map(({ name, text }) => [name, text.replace(/"(?:code|world|sha256)": "[^"]*"/gu, "")]),
  );
}

const lie = { en: "SPOILER", ar: "SPOILER" };

/** The same exercise for a student, with every truth in it turned into another. */
function turned(exercise: Exercise): Exercise {
  return {
    ...exercise,
    injects: exercise.injects.map((inject) => ({
      ...inject,
      kind: inject.kind === "contingency" ? ("contingency" as const) : ("deception" as const),
      truth: inject.truth === "false" ? ("true" as const) : ("false" as const),
      culprit: "spoiler_culprit",
      flashpoint: "spoiler_flashpoint",
      expected: lie,
      objective: "spoiler_objective",
      note: lie,
      basis: ["spoiler"],
    })),
    questions: exercise.questions.map((question) => ({
      ...question,
      ...(question.known === undefined
        ? {}
        : { known: { answer: "spoiler", on: "1999-01-01", note: lie, basis: [], url: "spoiler" } }),
      reference: { p: [0.123], basis: [], because: lie },
      crowd: [{ on: "1999-01-01", p: 0.987, by: lie, basis: [] }],
    })),
    decisions: exercise.decisions.map((decision) => ({
      ...decision,
      options: decision.options.map((option) => ({
        ...option,
        moves: ["spoiler.move"],
        cost: [{ id: "russia", value: 777 }],
      })),
    })),
    signals: exercise.signals.map((signal) => ({
      ...signal,
      likelihood: [{ id: "spoiler", value: 0.321 }],
      fitted: 55.5,
      cheap: !signal.cheap,
      basis: ["spoiler"],
    })),
    debrief: exercise.debrief.map((phase) => ({ ...phase, questions: [lie] })),
  };
}

it.each(shippedExercises())("tells students of %s nothing that depends on a truth", (id) => {
  const sound = shipped(id);
  for (const language of ["en", "ar"] as const) {
    const subject = subjectOf(sound, { ...request, style: { language, digits: "latin" } });
    const plain = studentPages(subject);
    const other = studentPages({ ...subject, exercise: turned(sound.exercise) });
    expect(plain.length).toBeGreaterThan(2);
    expect(other).toEqual(plain);
  }
});

it("keeps the word from students, and another word gives them the same files", () => {
  const sound = shipped("e2");
  const one = packOf(sound, request);
  const other = packOf(sound, { ...request, word: "another-word" });
  expect(students(other)).toEqual(students(one));
  for (const [, text] of students(one)) expect(text).not.toContain("lantern");
  const teacher = (files: readonly FolderFile[], name: string): string =>
    files.find((file) => file.name === `teacher/${name}`)?.text ?? "";
  // So that the first half of this test can fail: the key does depend on the word.
  expect(teacher(one, "key.html")).not.toBe(teacher(other, "key.html"));
  expect(readClassKey(teacher(one, "key.json"))).toMatchObject({
    word: "lantern-word",
    class: "History 2",
  });
});

it("gives private sheets to their holders alone, and sheets of the staff to the teacher", () => {
  const sound = shipped("e3");
  const files = packOf(sound, request);
  for (const { id, privateSheet, staffedBy } of sound.exercise.roles) {
    const start = (privateSheet["en"] ?? "").slice(0, 40).replaceAll("'", "&#39;");
    const holders = files.filter(({ text }) => text.includes(start)).map(({ name }) => name);
    const folder = staffedBy === undefined || staffedBy === "players" ? "students" : "teacher";
    expect(holders).toEqual([`${folder}/roles/${id}.html`]);
  }
});

it("gives seats to roles in turn, under pseudonyms that differ", () => {
  const files = packOf(shipped("e8"), request);
  const seats = files
    .filter(({ name }) => name.startsWith("students/seats/"))
    .map(({ text }) => JSON.parse(text) as { seat: string; role: string; code: string });
  expect(seats).toHaveLength(12);
  expect(new Set(seats.map(({ seat }) => seat)).size).toBe(12);
  expect(new Set(seats.map(({ code }) => code)).size).toBe(12);
  expect(new Set(seats.slice(0, 8).map(({ role }) => role)).size).toBe(8);
});

it("puts every column of the events list into the CSV, a line for each inject", () => {
  const sound = shipped("e8");
  const msel = packOf(sound, request).find(({ name }) => name === "teacher/msel.csv")?.text ?? "";
  const lines = msel.trimEnd().split("\r\n");
  expect(lines).toHaveLength(sound.exercise.injects.length + 1);
  expect(lines[0]).toBe(
    "id,card,round,kind,scenario_time,real_time,sender,recipient_role,channel,text,truth,culprit,flashpoint,expected_player_action,objective_tested,contingency_inject,controller_note",
  );
});

it("writes Arabic from right to left, on the paper asked for, with masked names", () => {
  const files = packOf(shipped("e1"), {
    ...request,
    style: { language: "ar", digits: "latin" },
    paper: "letter",
    masked: true,
  });
  const brief = files.find(({ name }) => name === "students/forms/round-1.html")?.text ?? "";
  expect(brief).toContain('<html lang="ar" dir="rtl">');
  expect(brief).toContain("size: letter");
  expect(brief).toContain("سولفينا");
  expect(brief).not.toContain("أوكرانيا");
});

const real =
  /\b(?:Russian?|Moscow|Ukrain\w+|Kyiv|NATO|Belarus\w*|Poland|Polish)\b|روسي|موسكو|أوكراني|كييف|الناتو|بيلاروسي/u;

it.each(["e1", "e2", "e4", "e5", "e8"])("hides the real names in a masked pack of %s", (id) => {
  for (const language of ["en", "ar"] as const) {
    const style = { language, digits: "latin" } as const;
    const subject = subjectOf(shipped(id), { ...request, style, masked: true });
    const text = JSON.stringify(studentPages(subject));
    expect(real.exec(text)?.[0]).toBeUndefined();
    const plain = JSON.stringify(studentPages(subjectOf(shipped(id), { ...request, style })));
    expect(plain).toMatch(real);
  }
});
