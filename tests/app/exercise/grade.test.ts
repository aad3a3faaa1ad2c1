/** A class of forty, five of its files broken, graded; scores against an oracle of their own. */

import { readCsv } from "../../../src/base/read-csv.ts";
import { expect, it } from "vitest";
import { teachGradeAnswer } from "../../../src/answer/teach-grade.ts";
import { classFiles, classSubject } from "../../../src/app/exercise/class-output.ts";
import { gradeClass } from "../../../src/app/exercise/grade.ts";
import { resolveQuestions } from "../../../src/app/exercise/sealed-world.ts";
import { packageVersion } from "../../../src/app/paths.ts";
import { checkClass, type HandedIn } from "../../../src/exercise/class/check.ts";
import type { CheckedFile } from "../../../src/exercise/class/checked-file.ts";
import { saltedWord } from "../../../src/exercise/class/key.ts";
import { forecastsOf } from "../../../src/exercise/class/last-forecasts.ts";
import type { GradedClass } from "../../../src/exercise/class/graded.ts";
import type { Submission } from "../../../src/exercise/submission.ts";
import { held, type Printed } from "../../ask/documents.ts";
import { honest, loadShipped, rehashed, simulatedClass, word } from "./simulated-class.ts";

const e1 = loadShipped("e1");
const { files, key, log } = simulatedClass(e1);
const sealed = { key, log };
const handedIn = files.map(({ name, text }) => ({ file: name, text }));

const whole = gradeClass(e1, { folder: { handedIn, aside: [] }, sealed });

/** The class as JSON is what its published schema says, and loses nothing but what students wrote. */
async function expectDocument(graded: GradedClass): Promise<void> {
  const document = teachGradeAnswer(graded);
  await held(JSON.parse(JSON.stringify(document)) as Printed);
  const { files, teams, ...rest } = graded;
  const plain = files.map(({ submission: _, unopened: __, ...file }) => file);
  const seats = rest.graded.seats.map(({ forecasts, ...seat }) => ({
    ...seat,
    forecasts: forecasts.map(({ reasons: _, ...forecast }) => forecast),
  }));
  const runs = teams.map(({ levels: _, ...team }) => team);
  const text = JSON.stringify(
    { ...rest, graded: { ...rest.graded, seats }, files: plain, teams: runs },
    (_, value: unknown) => (value === Infinity ? "never" : value),
  );
  expect(document).toMatchObject(JSON.parse(text) as object);
}

const notesOf = (files: readonly CheckedFile[], file: string): readonly string[] =>
  files.find((one) => one.file === file)?.notes.map(({ kind }) => kind) ?? [];

/** Checks a file by itself, of nobody's class, without the work of grading. */
function check(file: HandedIn): readonly CheckedFile[] {
  return checkClass([file], {
    exercise: e1.exercise,
    exerciseHash: e1.hash,
    engineVersion: packageVersion(),
    model: e1.world.model,
    word,
  });
}

it("names each broken file for what it is, and grades the others", () => {
  expect(whole.files).toHaveLength(40);
  expect(whole.files.filter(({ counts }) => counts)).toHaveLength(35);
  expect(notesOf(whole.files, "seat-36.json")).toEqual(["tampered"]);
  expect(notesOf(whole.files, "seat-37.json")).toEqual(["unregistered", "unopened"]);
  expect(notesOf(whole.files, "seat-38.json")).toEqual(["doubled"]);
  expect(notesOf(whole.files, "seat-39.json")).toEqual(["version"]);
  expect(notesOf(whole.files, "seat-40.json")).toEqual(["unreadable"]);
  expect(whole.missing).toEqual(["seat-36", "seat-37", "seat-38", "seat-39", "seat-40"]);
});

it("tells the whole class in a document that its schema describes", async () => {
  await expectDocument(whole);
});

it("scores as Brier says, by hand", () => {
  const answers = new Map(
    resolveQuestions(e1, saltedWord(key)).map(({ question, sealed }) => [question.id, sealed[0]]),
  );
  const seat = whole.graded.seats.find((one) => one.seat === "seat-01");
  const one = JSON.parse(files[0]?.text ?? "") as Submission;
  const last = one.envelopes.at(-1)?.envelope.forecast.forecasts ?? [];
  const scores = last.flatMap(({ question, p }) => {
    const answer = answers.get(question);
    return typeof p === "number" && typeof answer === "boolean"
      ? [[question, (p - Number(answer)) ** 2] as const]
      : [];
  });
  expect(scores.length).toBeGreaterThan(2);
  for (const [question, score] of scores) {
    const found = seat?.sealed.table.questions.find((each) => each.question === question);
    expect(found?.score).toBeCloseTo(score, 12);
  }
});

it("measures skill against the class: its mean forecast beats the mean of its scores", () => {
  // Brier is convex (Jensen), so averaged over seats the skill against the mean forecast is below 0.
  const skills = whole.graded.seats.flatMap(({ sealed }) => sealed.againstClass?.mean ?? []);
  expect(skills).toHaveLength(35);
  expect(skills.reduce((sum, skill) => sum + skill, 0)).toBeLessThan(0);
  const spread = whole.graded.spread.find(({ question }) => question === "war_in_ukraine");
  expect(spread?.bins?.reduce((sum, count) => sum + count, 0)).toBe(35);
  expect(spread?.forecasts).toBe(35);
});

it("keeps truths apart: history moves no score of the sealed run", () => {
  const other = {
    ...e1,
    exercise: {
      ...e1.exercise,
      questions: e1.exercise.questions.map((question) =>
        question.known?.answer === undefined
          ? question
          : { ...question, known: { ...question.known, answer: question.known.answer !== true } },
      ),
    },
  };
  const turned = gradeClass(other, { folder: { handedIn, aside: [] }, sealed });
  expect(turned.graded.seats.map(({ sealed }) => sealed)).toEqual(
    whole.graded.seats.map(({ sealed }) => sealed),
  );
  expect(turned.graded.seats.map(({ known }) => known)).not.toEqual(
    whole.graded.seats.map(({ known }) => known),
  );
});

const base = honest(e1, "seat-01", "analyst");
const fileOf = (submission: Submission): HandedIn => ({
  file: "x.json",
  text: JSON.stringify(submission),
});

it.each([
  ["another word", fileOf(rehashed(base, { word: "other" })), ["other-word"]],
  ["another engine", fileOf(rehashed(base, { engineVersion: "0.0.0" })), ["version"]],
  ["another exercise", fileOf(rehashed(base, { exercise: "e9" })), ["tampered", "other-exercise"]],
  ["somebody else's envelopes", fileOf(rehashed(base, { seat: "seat-02" })), ["tampered"]],
  [
    "an envelope moved to another round",
    fileOf(
      rehashed(base, { envelopes: base.envelopes.map((one) => ({ ...one, round: "second" })) }),
    ),
    ["tampered"],
  ],
  ["a note changed and no new hash", fileOf({ ...base, notes: { "0.0": "x" } }), ["tampered"]],
  ["nothing", { file: "x.json", text: "" }, ["unreadable"]],
  ["too deep", { file: "x.json", text: "[".repeat(200_000) }, ["unreadable"]],
  [
    "a number that no machine keeps",
    { file: "x.json", text: JSON.stringify(base).replace('"notes":{}', '"notes":{},"x":1e999') },
    ["unreadable"],
  ],
  ["a list", { file: "x.json", text: "[1]" }, ["unreadable"]],
] as const)("names %s", (_, file, kinds) => {
  const checked = check(file);
  expect(checked.map(({ counts }) => counts)).toEqual([false]);
  expect(notesOf(checked, "x.json")).toEqual(kinds);
});

it.each([
  ["0.1.0", "luck"],
  ["99.0.0", "engine"],
])("says of version %s whether its seeds gave other luck", (version, of) => {
  const [checked] = check(fileOf(rehashed(base, { engineVersion: version })));
  expect(checked?.notes).toEqual([{ kind: "version", of, version }]);
});

it("counts a forecast up to the round in which its question closes", () => {
  const closing = {
    ...e1.exercise,
    questions: e1.exercise.questions.map((question) => ({ ...question, close: "first" })),
  };
  const [first, second] = base.envelopes.map(({ envelope }) => envelope.forecast.forecasts);
  const { model } = e1.world;
  expect(forecastsOf(e1.exercise, base, [], model)).toMatchObject({ first, last: second });
  expect(forecastsOf(closing, base, [], model)).toMatchObject({ first, last: first });
});

it("repeats what teams played: moves, tree, automatic runs, theatres apart", async () => {
  const e8 = loadShipped("e8");
  const answer = { kind: "moves", options: ["meetings"] } as const;
  const team = (seat: string): Submission =>
    honest(e8, seat, "brussels", {
      change: ({ decisions: _decisions, ...forecast }) => ({
        ...forecast,
        ...(forecast.round === "first"
          ? { decisions: [{ decision: "brussels_move", answer }] }
          : {}),
      }),
    });
  const some = ["a", "b"].map((seat) => ({
    file: `${seat}.json`,
    text: JSON.stringify(team(seat)),
  }));
  const graded = gradeClass(e8, {
    folder: { handedIn: some, aside: [] },
    choiceRuns: 20_000,
  });
  expect(graded.teams).toHaveLength(2);
  expect(graded.teams[0]?.moves).toEqual([{ step: 0, actor: "nato", move: "meetings" }]);
  const [node] = graded.tree;
  expect(node).toMatchObject({
    chosen: [{ decision: "brussels_move", option: "meetings" }],
    teams: 2,
  });
  expect(node?.automatic).toBeGreaterThan(0);
  expect(node?.automatic).toBeLessThan(graded.automatic);
  const unused = graded.unused.map(({ actor, move }) => `${actor}.${move}`);
  expect(unused).not.toContain("nato.meetings");
  expect(graded.unused.length).toBeGreaterThan(0);
  expect(graded.teams[0]?.harm.map(({ flashpoint }) => flashpoint)).toEqual(
    e8.exercise.scoring.harm,
  );
  // What one role decided is judged by its own aims, each by itself, and the two who did alike as one.
  const own = graded.choices.choices.find(({ step, actor }) => step === 0 && actor === "nato");
  expect(own?.done).toEqual([
    {
      ...{ does: "move", move: "meetings" },
      teams: graded.teams.map(({ session }) => session),
    },
  ]);
  expect(own?.aims.map(({ of }) => of?.aim)).toEqual(["gas", "allies_safe", "balkans"]);
  expect(graded.choices.made).toBeLessThanOrEqual(20_000);
  expect(Object.keys(graded).some((name) => /sum|total/iu.test(name))).toBe(false);
  await expectDocument(graded);
});

it("writes a report that needs no network, gradebooks and questions, in both languages", async () => {
  for (const language of ["en", "ar"] as const) {
    const written = new Map(
      classFiles(classSubject(e1, whole, { language, digits: "latin" })).map(
        ({ name, text }) => [name, text] as const,
      ),
    );
    const page = written.get("report.html") ?? "";
    expect(page).toContain(language === "ar" ? 'dir="rtl"' : 'dir="ltr"');
    expect(page).not.toMatch(/(?:src|href)="https?:|<script|undefined|NaN/u);
    expect(page.length).toBeLessThan(1_000_000);
    const canvas = (written.get("gradebook-canvas.csv") ?? "").split("\r\n");
    expect(canvas[0]).toMatch(/^Student,ID,SIS User ID,SIS Login ID,Section,e1-before-dawn: /u);
    expect(canvas[1]).toMatch(/^ {4}Points Possible,,,,,11,100,4$/u);
    // A seat of which nothing counts has no grades, and no grade is not nought.
    expect(canvas.find((line) => line.startsWith("seat-40,"))).toBe("seat-40,,seat-40,,,-,-,-");
    const moodle = (written.get("gradebook-moodle.csv") ?? "").trimEnd().split("\r\n");
    expect(moodle).toHaveLength(41);
    expect(written.get("questions.gift")).toMatch(/::war_in_ukraine::.* \{(?:TRUE|FALSE)\}/u);
    await held(JSON.parse(written.get("class.json") ?? "") as Printed);
    // Nonces and words of students are theirs.
    expect(written.get("class.json")).not.toContain("nonce");
    expect(handedIn[0]?.text).toContain("base rate");
    for (const [name, text] of written) {
      if (name === "reasons.html") expect(text).toContain("base rate");
      else expect(text, name).not.toContain("base rate");
    }
    expect(written.get("class.json")).not.toContain("base rate");
  }
});

/** Students with everything that a roster may say of them. */
const roster = ["seat-01", "seat-40"].map((seat, index) => ({
  ...{
    seat,
    first: `Given${String(index)}`,
    last: `Family${String(index)}`,
    canvasId: `77${String(index)}`,
  },
  email: `someone.${String(index)}@school.example`,
}));

it("puts names and addresses into the gradebooks alone, and marks of the teacher beside them", () => {
  const marks = [
    { seat: "seat-01", points: new Map([["explanation", 3]]), comment: "Well argued." },
  ];
  const subject = classSubject(e1, whole, { language: "en", digits: "latin" });
  const written = classFiles(subject, { roster, marks });
  for (const { name, text } of written) {
    const isGradebook = name.startsWith("gradebook-");
    expect([name, /Given|Family|@school/u.test(text)]).toEqual([name, isGradebook]);
    expect([name, text.includes("Well argued.")]).toEqual([name, name === "gradebook-moodle.csv"]);
  }
  const rowsOf = (name: string): readonly (readonly string[])[] =>
    readCsv(written.find((one) => one.name === `gradebook-${name}.csv`)?.text ?? "");
  const moodle = rowsOf("moodle");
  expect(moodle[0]).toEqual([
    ...["First name", "Last name", "ID number", "Email address"],
    ...["forecasts made", "forecast score", "explanation"].map(
      (title) => `e1-before-dawn: ${title} (%)`,
    ),
    "Feedback",
  ]);
  // Moodle makes new items of 100 points: 3 of 4 are 75, and nothing is above.
  expect(moodle[1]?.[6]).toBe("75");
  expect(moodle[2]?.slice(3, 7)).toEqual(["someone.1@school.example", "-", "-", "-"]);
  expect(moodle).toHaveLength(3);
  for (const row of moodle.slice(1)) {
    for (const grade of row.slice(4, 7)) expect(grade === "-" || Number(grade) <= 100).toBe(true);
  }
  const canvas = rowsOf("canvas");
  expect(canvas[2]?.slice(0, 5)).toEqual([
    ...["Family0, Given0", "770", "", "someone.0@school.example", ""],
  ]);
  expect(canvas[2]?.[7]).toBe("3");
  expect(canvas).toHaveLength(4);
});

it("lets no spreadsheet take a pseudonym for a formula", () => {
  const folder = { handedIn: [fileOf(honest(e1, "=1+1", "analyst"))], aside: [] };
  const graded = gradeClass(e1, { folder });
  const written = classFiles(classSubject(e1, graded, { language: "en", digits: "latin" }));
  for (const name of ["gradebook-moodle.csv", "gradebook-canvas.csv"]) {
    const text = written.find((file) => file.name === name)?.text ?? "";
    expect(text).toContain("'=1+1");
    expect(text).not.toMatch(/(?:^|,)=1/mu);
  }
});
