/** `brink teach` and exercises in `brink check`, at the command line. */

import {
  readdirSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { loadExercise } from "../../src/app/exercise/files.ts";
import { beginExercise, keepSession } from "../../src/app/exercise/hold.ts";
import { currentStage } from "../../src/app/exercise/teach.ts";
import { exercise as text, scenario } from "../exercise/example.ts";
import { call } from "./call.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-teach-"));
writeFileSync(join(folder, "small.yaml"), scenario);
writeFileSync(join(folder, "mine.yaml"), text);
writeFileSync(join(folder, "broken.yaml"), text.replace("plays: east", "plays: eats"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it("lists exercises that ship and those of the folder, in both languages", async () => {
  const english = await call(["teach", "list"], { folder });
  expect(english.code).toBe(0);
  expect(english.out).toMatch(
    /e1-before-dawn +Before dawn: forecast the year \(beginner, 45 min\)/u,
  );
  expect(english.out).toMatch(/mine\.yaml +Small \(beginner, 30 min\)/u);
  expect(english.out).toMatch(/broken\.yaml +has faults/u);
  expect(english.out).not.toContain("small.yaml");
  const arabic = await call(["teach", "list", "--lang", "ar"], { folder });
  expect(arabic.out).toContain("قبل الفجر");
});

it("gives the list as JSON", async () => {
  const { out } = await call(["teach", "list", "--json"], { folder });
  const { kind, exercises } = JSON.parse(out) as {
    readonly kind: string;
    readonly exercises: readonly Readonly<Record<string, unknown>>[];
  };
  expect(kind).toBe("teach-list");
  const mine = exercises.find(({ exercise }) => exercise === "mine.yaml");
  expect(mine).toMatchObject({ shipped: false, rounds: 2, questions: 5, sealed: 4, minutes: 30 });
  expect(exercises).toContainEqual({ exercise: "broken.yaml", shipped: false });
});

it("checks exercises by id, number or path", async () => {
  const fine = await call(["check", "e1", "e1-before-dawn", "mine.yaml"], { folder });
  expect([fine.code, fine.err]).toEqual([0, ""]);
  const broken = await call(["check", "broken.yaml", "--json"], { folder });
  expect(broken.code).toBe(1);
  expect(JSON.parse(broken.out)).toMatchObject({
    sound: false,
    files: [{ errors: 1, diagnostics: [{ code: "unknown-reference", suggestion: "east" }] }],
  });
});

it("refuses what it cannot do", async () => {
  const wrong = await call(["teach", "lits"], { folder });
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain("list");
  expect((await call(["teach"], { folder })).code).toBe(2);
});

it("formats exercises by their own table", async () => {
  const shuffled = text.replace("title: Small\n", "").concat("title: Small\n");
  writeFileSync(join(folder, "shuffled.yaml"), shuffled);
  expect((await call(["fmt", "shuffled.yaml"], { folder })).code).toBe(0);
  const formatted = readFileSync(join(folder, "shuffled.yaml"), "utf8");
  expect(formatted).toMatch(/^exercise: 1\nid: small\ntitle: Small\nabout/u);
  expect((await call(["check", "shuffled.yaml"], { folder })).code).toBe(0);
});

const answers = {
  A: {
    one: {
      tense: 30,
      level: { "p.calm": 60, "p.tense": 40 },
      which: { "p.heads": 50, "p.tails": 50 },
    },
    two: { act: { "option.wait": true } },
  },
  debrief: { "0": { "note.0": "the ladder" } },
};
const fields = (one: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...answers, A: { ...answers.A, one: { ...answers.A.one, ...one } } });

it("holds an exercise with the answers of a file, the same world for the same word", async () => {
  writeFileSync(join(folder, "answers.json"), fields({ when: { low: "1", high: "٣" } }));
  const args = ["teach", "start", "mine.yaml", "--seed", "w", "--answers", "answers.json"];
  const first = await call([...args, "--json"], { folder });
  expect([first.code, first.err]).toEqual([0, ""]);
  type Document = {
    readonly files: readonly { readonly file: string }[];
    readonly submissions: readonly {
      readonly word: string;
      readonly envelopes: readonly { readonly envelope: { readonly nonce: string } }[];
    }[];
  };
  const { files, submissions } = JSON.parse(first.out) as Document;
  expect(files.map(({ file }) => /record|submission/u.exec(file)?.[0])).toEqual([
    "record",
    "submission",
  ]);
  const again = JSON.parse((await call([...args, "--json"], { folder })).out) as Document;
  expect([submissions, again.submissions].map(([one]) => one?.word)).toEqual(["w", "w"]);
  const nonces = [submissions, again.submissions].map(
    ([one]) => one?.envelopes[0]?.envelope.nonce ?? "",
  );
  expect(nonces[0]).toMatch(/^[0-9a-f]{32}$/u);
  expect(nonces[0]).not.toBe(nonces[1]);
  const record = readFileSync(files[0]?.file ?? "", "utf8");
  expect(record).toContain("- 1: the ladder");
});

it("makes the folder for what it writes, or says at once that it cannot", async () => {
  writeFileSync(join(folder, "answers.json"), fields({ when: { low: "1", high: "3" } }));
  const args = ["teach", "start", "mine.yaml", "--seed", "w", "--answers", "answers.json", "--out"];
  const made = await call([...args, "handed/in"], { folder });
  expect([made.code, made.err]).toEqual([0, ""]);
  expect(readdirSync(join(folder, "handed", "in")).length).toBeGreaterThan(1);
  expect((await call([...args, "answers.json/in"], { folder })).code).toBe(74);
});

it("says where answers are missing or wrong", async () => {
  writeFileSync(join(folder, "answers.json"), fields({ when: { low: 1, height: 3 } }));
  const args = ["teach", "start", "mine.yaml", "--answers", "answers.json"];
  const wrong = await call(args, { folder });
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain("one/A/question/when");
  expect(wrong.err).toContain("height: no such field; there are low, high");
  writeFileSync(join(folder, "answers.json"), "[1]");
  expect((await call(args, { folder })).code).toBe(2);
});

it.each([
  [["teach", "start"], "Which exercise?"],
  [["teach", "start", "mine.yaml"], "An exercise needs a terminal."],
  [["teach", "start", "mine.yaml", "--role", "ofice"], "office"],
  [["teach", "start", "mine.yaml", "--solo", "--pair"], "Only one of"],
  [["teach", "start", "mine.yaml", "--seats", "A,A"], "--seats wants"],
  [["teach", "start", "mine.yaml", "--masked"], "no other names"],
] as const)("refuses %j", async (args, words) => {
  const refused = await call([...args], { folder });
  expect(refused.code).toBe(2);
  expect(refused.err).toContain(words);
});

it("prints the brief where there is no terminal", async () => {
  const { out } = await call(["teach", "start", "e1", "--lang", "ar"], { folder });
  expect(out).toContain("# قبل الفجر");
  expect(out).not.toContain("يفضّل أن يسمع");
});

const e1Questions = [
  ...["war_in_ukraine", "crossings", "montenegro_vote", "albania_break", "nordic_bid"],
  ...["council_meets", "gas_cut", "hospitals_seen", "war_2022", "nordic_2022"],
];
const ladder = { diplomacy_level: { "p.stalled": 60, "p.channel_loss": 40 } };

const pack = ["teach", "pack", "mine.yaml", "--class", "C", "--seats", "3", "--seed", "w"];

it("writes a pack, says where, and writes over nothing", async () => {
  const made = await call([...pack, "--out", "made"], { folder });
  expect(made.code).toBe(0);
  expect(made.out).toContain("made/students");
  expect(existsSync(join(folder, "made", "teacher", "key.json"))).toBe(true);
  const again = await call([...pack, "--out", "made"], { folder });
  expect(again.code).toBe(2);
  expect(again.err).toContain("a folder that is empty");
  const arabic = await call([...pack, "--out", "arabic", "--lang", "ar", "--json"], { folder });
  const document = JSON.parse(arabic.out) as { readonly kind: string; readonly files: string[] };
  expect(document.kind).toBe("teach-pack");
  expect(document.files).toContain("students/brief.html");
});

it("says that there is no browser, and keeps the pages", async () => {
  const made = await call([...pack, "--out", "printed", "--pdf"], {
    folder,
    environment: { PATH: folder },
  });
  expect(made.code).toBe(1);
  expect(made.err).toContain("No browser found");
  expect(existsSync(join(folder, "printed", "students", "brief.html"))).toBe(true);
});

it.each([
  [["teach", "pack"], "an exercise", 2],
  [["teach", "pack", "e1", "--seats", "3", "--seed", "w", "--out", "o"], "--class", 2],
  [[...pack, "--out", "o", "--paper", "a5"], "a4, letter", 2],
  [["teach", "pack", "e1", "--class", "C", "--seed", "w", "--out", "o", "--seats", "0"], "0", 2],
  [[...pack, "--out", "o", "--masked"], "--masked", 2],
  [["teach", "pack", "e99", "--class", "C", "--seed", "w", "--out", "o", "--seats", "1"], "e99", 1],
  [["teach", "grade", ".", "--seats", "3"], "--seats means nothing to brink teach grade", 2],
  [["teach", "list", "--pdf"], "--pdf means nothing to brink teach list", 2],
  [["teach", "grade"], "a folder", 2],
  [["teach", "grade", "nowhere"], "a folder that exists", 2],
  [["teach", "grade", "empty", "--key", "small.yaml"], "key.json", 2],
  [["teach", "collect", "empty"], "--key", 2],
  [["teach", "reveal"], "--key", 2],
  [["teach", "start", "mine.yaml", "--seat", "small.yaml"], "students/seats", 2],
  [["teach", "grade", "empty"], "names an exercise", 1],
] as const)("says what is missing: %j", async (line, wanted, code) => {
  mkdirSync(join(folder, "empty"), { recursive: true });
  const called = await call(line, { folder });
  expect(called.code).toBe(code);
  expect(called.err).toContain(wanted);
});

it("takes a class from its pack to its grades by files alone", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "brink-class-"));
  try {
    const environment = { XDG_DATA_HOME: join(cwd, "data") };
    const brink = (...line: readonly string[]): ReturnType<typeof call> =>
      call([...line], { folder: cwd, environment });
    const facts = ["--class", "C", "--seats", "2", "--seed", "w", "--out", "pack"];
    expect((await brink("teach", "pack", "e1", ...facts)).code).toBe(0);
    const key = ["--key", "pack/teacher/key.json"];
    const round = { ...Object.fromEntries(e1Questions.map((id) => [id, 30])), ...ladder };
    const seats = ["alder-1", "almond-2"];
    const start = async (seat: string, ...more: readonly string[]): Promise<string> => {
      const own = { [seat]: { first: round, second: round } };
      writeFileSync(join(cwd, "answers.json"), `\ufeff${JSON.stringify(own)}`, "utf16le");
      const file = `pack/students/seats/${seat}.json`;
      const line = ["teach", "start", "e1", "--seat", file, "--answers", "answers.json"];
      const { code, out } = await brink(...line, "--out", "in", ...more);
      expect(code).toBe(0);
      return out;
    };
    for (const seat of seats) expect(await start(seat)).toContain("The world opens when");
    expect((await brink("teach", "grade", "in", ...key)).err).toContain("has not been revealed");
    const first = await brink("teach", "collect", "in", ...key);
    expect([first.code, first.out]).toEqual([0, expect.stringContaining("4 commitments are")]);
    expect((await brink("teach", "collect", "in", ...key)).out).toBe(first.out);
    expect((await brink("teach", "reveal", ...key)).out).toMatch(/: w\/[0-9a-f]{32}\n/u);
    for (const seat of seats) await start(seat, "--reveal", "pack/teacher/reveal.json");
    // As a text editor of Windows leaves it.
    const name = readdirSync(join(cwd, "in")).find((one) => one.endsWith(".submission.json")) ?? "";
    const text = readFileSync(join(cwd, "in", name), "utf8");
    writeFileSync(join(cwd, "in", name), `\ufeff${text}`, "utf16le");
    const graded = await brink("teach", "grade", "in", ...key);
    expect([graded.code, graded.out]).toEqual([0, expect.stringContaining("2 files graded, of 2")]);
    const log = join(cwd, "pack", "teacher", "class-log.jsonl");
    const lines = readFileSync(log, "utf8").split("\n");
    writeFileSync(log, lines.toSpliced(2, 1).join("\n"));
    const broken = await brink("teach", "grade", "in", ...key);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining("from line 3 on")]);
    writeFileSync(log, `${lines.slice(0, 5).join("\n")}\n`);
    expect((await brink("teach", "collect", "in", ...key)).err).toContain("from line 6 on");
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

it("grades a class on paper from one table, and says which cell cannot be read", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "brink-paper-"));
  try {
    const brink = (...line: readonly string[]): ReturnType<typeof call> =>
      call([...line], { folder: cwd });
    const facts = ["--class", "C", "--seats", "2", "--seed", "w", "--out", "pack"];
    await brink("teach", "pack", "e1", ...facts);
    const table = readFileSync(join(cwd, "pack", "teacher", "forms.csv"), "utf8");
    const lines = table.trimEnd().split("\r\n");
    expect(lines.slice(1).map((line) => line.replace(/,+$/u, ""))).toEqual([
      ...["alder-1,first", "almond-2,first", "alder-1,second", "almond-2,second"],
    ]);
    // As a spreadsheet saves it where a comma is the decimal sign.
    const head = (lines[0] ?? "").replaceAll(",", ";");
    expect(head).toMatch(/^seat;round;1\. war_in_ukraine;2\. crossings;/u);
    const keyed = (p: string): string => `${head}\nalder-1;second;${p};"٣٠"\n`;
    const grade = ["teach", "grade", "--key", "pack/teacher/key.json", "--forms", "forms.csv"];
    writeFileSync(join(cwd, "forms.csv"), `\ufeff${keyed("12,5")}`, "utf16le");
    const graded = await brink(...grade, "--json");
    expect([graded.code, graded.err]).toEqual([0, ""]);
    const { graded: class_, missing } = JSON.parse(graded.out) as {
      readonly graded: { readonly seats: readonly { readonly forecasts: unknown }[] };
      readonly missing: readonly string[];
    };
    expect(class_.seats.map(({ forecasts }) => forecasts)).toEqual([
      [
        { question: "war_in_ukraine", p: 0.125 },
        { question: "crossings", p: 0.3 },
      ],
    ]);
    expect(missing).toEqual(["almond-2"]);
    writeFileSync(join(cwd, "forms.csv"), `${keyed("120")}ghost;second;1\n`);
    const wrong = await brink(...grade);
    expect([wrong.code, wrong.out]).toEqual([1, ""]);
    expect(wrong.err).toMatch(/row 2, war_in_ukraine: .*\n.*row 3, seat: no seat of this class/u);
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

it("gives up a lost seat: nothing of it counts, and another takes its place", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "brink-void-"));
  try {
    const environment = { XDG_DATA_HOME: join(cwd, "data") };
    const brink = (...line: readonly string[]): ReturnType<typeof call> =>
      call([...line], { folder: cwd, environment });
    writeFileSync(
      join(cwd, "class.csv"),
      "Name,Email\nAnn Doe,ann@x.example\nBo Roe,bo@x.example\n",
    );
    const facts = ["--class", "C", "--seed", "w", "--roster", "class.csv", "--out", "pack"];
    await brink("teach", "pack", "e1", ...facts);
    const key = ["--key", "pack/teacher/key.json"];
    const round = { ...Object.fromEntries(e1Questions.map((id) => [id, 30])), ...ladder };
    const sit = async (seat: string): Promise<ReturnType<typeof call>> => {
      writeFileSync(
        join(cwd, "own.json"),
        JSON.stringify({ [seat]: { first: round, second: round } }),
      );
      const file = `pack/students/seats/${seat}.json`;
      return brink("teach", "start", "e1", "--answers", "own.json", "--out", "in", "--seat", file);
    };
    await sit("alder-1");
    expect((await brink("teach", "collect", "in", ...key)).out).toContain("2 commitments are");
    const strange = await brink("teach", "void", "oak-9", ...key);
    expect([strange.code, strange.err]).toEqual([2, expect.stringContaining("alder-1")]);
    const done = await brink("teach", "void", "alder-1", ...key, "--json");
    expect([done.code, JSON.parse(done.out)]).toEqual([
      0,
      {
        ...{ kind: "teach-void", voided: "alder-1", seat: "alder-1-b" },
        file: join("pack", "students", "seats", "alder-1-b.json"),
      },
    ]);
    expect((await brink("teach", "void", "alder-1", ...key)).code).toBe(2);
    const roster = readFileSync(join(cwd, "pack", "teacher", "roster.csv"), "utf8");
    expect(roster).toContain("alder-1-b,Ann Doe");
    const collected = JSON.parse((await brink("teach", "collect", "in", ...key, "--json")).out) as {
      readonly files: readonly { readonly found: readonly { readonly state: string }[] }[];
    };
    expect(collected.files.flatMap(({ found }) => found.map(({ state }) => state))).toContain(
      "voided",
    );
    // What a lost file sealed is somebody's, and nobody's grade; the new seat is bound by its own code.
    await sit("alder-1-b");
    const out = (await brink("teach", "collect", "in", ...key)).out;
    expect(out).toContain("nothing yet from almond-2\n");
    await brink("teach", "reveal", ...key);
    expect((await brink("teach", "void", "almond-2", ...key)).code).toBe(1);
    const graded = JSON.parse((await brink("teach", "grade", "in", ...key, "--json")).out) as {
      readonly missing: readonly string[];
    };
    expect(graded.missing).toEqual(["almond-2", "alder-1-b"]);
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

it.each([
  [{ B: {} }, "B: nothing of that name is asked for; there are A, debrief"],
  [
    { A: { frist: { gas_cut: 1 } } },
    "A.frist: nothing of that name is asked for; there are first,",
  ],
  [{ A: { first: { gas: 1 } } }, "A.first.gas: nothing of that name is asked for; there are "],
  [{ debrief: { "9": {} } }, "debrief.9: nothing of that name"],
])("refuses answers to what is not asked, by name: %j", async (answers, words) => {
  writeFileSync(join(folder, "strange.json"), JSON.stringify(answers));
  const line = [
    "teach",
    "start",
    "e1",
    "--seed",
    "w",
    "--answers",
    "strange.json",
    "--out",
    "none",
  ];
  const refused = await call(line, { folder });
  expect([refused.code, refused.out]).toEqual([1, ""]);
  expect(refused.err).toContain(words);
  const none = join(folder, "none");
  expect(existsSync(none) ? readdirSync(none) : []).toEqual([]);
});

it("takes a roster in, and gives a gradebook with names and the teacher's marks out", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "brink-roster-"));
  try {
    const brink = (...line: readonly string[]): ReturnType<typeof call> =>
      call([...line], { folder: cwd });
    const write = (name: string, text: string): void => {
      writeFileSync(join(cwd, name), text);
    };
    const read = (name: string): string => readFileSync(join(cwd, name), "utf8");
    write("class.csv", "Name,Email\nAnn Doe,ann@x.example\nBo Roe,bo@x.example\n");
    write("twice.csv", "Name,Email\nAnn Doe,ann@x.example\nBo Roe,ann@x.example\n");
    const pack = [
      "teach",
      "pack",
      "e1",
      "--class",
      "C",
      "--seed",
      "w",
      "--out",
      "pack",
      "--roster",
    ];
    const twice = await brink(...pack, "twice.csv");
    expect([twice.code, twice.out]).toEqual([1, ""]);
    expect(twice.err).toContain("row 3, Email address: someone else has the same");
    expect((await brink(...pack, "absent.csv")).code).toBe(2);
    expect((await brink(...pack, "class.csv", "--seats", "1")).code).toBe(2);
    expect((await brink(...pack, "class.csv")).code).toBe(0);
    expect(read("pack/teacher/roster.csv")).toContain("alder-1,Ann Doe,ann@x.example");
    write("forms.csv", "seat,round,war_in_ukraine\nalder-1,second,30\nalmond-2,second,20\n");
    const key = ["--key", "pack/teacher/key.json", "--forms", "forms.csv"];
    expect((await brink("teach", "grade", ...key, "--out", "first")).code).toBe(0);
    expect(read("first/marks.csv")).toBe(
      "seat,explanation,resolution,comment\r\nalder-1,,,\r\nalmond-2,,,\r\n",
    );
    write("marks.csv", "seat;explanation;comment\nalder-1;2,5;Clear.\nghost;9;\n");
    const marked = [
      "--roster",
      "pack/teacher/roster.csv",
      "--marks",
      "marks.csv",
      "--out",
      "second",
    ];
    const wrong = await brink("teach", "grade", ...key, ...marked);
    expect([wrong.code, wrong.out]).toEqual([1, ""]);
    expect(wrong.err).toMatch(/row 3, seat: no seat of this class\n.*row 3, explanation: /u);
    write("marks.csv", "seat;explanation;comment\nalder-1;2,5;Clear.\n");
    expect((await brink("teach", "grade", ...key, ...marked)).code).toBe(0);
    expect(read("second/gradebook-moodle.csv")).toMatch(
      /Ann Doe,alder-1,ann@x\.example,9\.09,[\d.]+,62\.5,.*Clear\./u,
    );
    expect(read("second/gradebook-canvas.csv")).toMatch(
      /\r\nBo Roe,,,bo@x\.example,,1,[\d.]+,-\r\n/u,
    );
    const keyless = await brink("teach", "grade", "pack", "--roster", "class.csv");
    expect([keyless.code, keyless.err]).toEqual([2, expect.stringContaining("--key")]);
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

it("names packs of an earlier form, and ends with the code of another version", async () => {
  for (const [format, line] of [
    ["brink-class-key-1", ["teach", "grade", ".", "--key", "earlier.json"]],
    ["brink-seat-1", ["teach", "start", "e1", "--seat", "earlier.json"]],
  ] as const) {
    writeFileSync(join(folder, "earlier.json"), JSON.stringify({ format }));
    const refused = await call(line, { folder });
    expect([refused.code, refused.out]).toEqual([65, ""]);
    expect(refused.err).toContain("of an earlier form");
  }
  rmSync(join(folder, "earlier.json"));
});

it.each([
  ["0.1.0", "en", "changed the luck of every seed"],
  ["0.1.0", "ar", "غيّر حظ كل بذرة"],
  ["99.0.0", "en", "so it cannot go on"],
])("does not go on with a session of version %s (%s)", async (engineVersion, language, words) => {
  const data = mkdtempSync(join(tmpdir(), "brink-teach-data-"));
  try {
    const read = loadExercise("mine.yaml", folder);
    if (read.kind === "faulty") throw new Error("mine.yaml has faults");
    const seats = [{ id: "A", role: read.exercise.roles[0]?.id ?? "" }];
    const startedAt = "2026-01-12T09:00:00.000Z";
    const { world, state } = beginExercise(
      read,
      { word: "lantern", masked: false, seats, startedAt, engineVersion },
      { language: "en", digits: "latin" },
    );
    const places = { dataFolder: join(data, "brink"), out: data };
    keepSession(places, world, state, currentStage(state), {});
    const args = ["teach", "start", "mine.yaml", "--plain", "--resume", "--lang", language];
    const refused = await call(args, { folder, environment: { XDG_DATA_HOME: data } });
    expect(refused).toMatchObject({ code: 65, out: "" });
    expect(refused.err).toContain(words);
    expect(refused.err).toContain(engineVersion);
    expect(refused.err.includes("luck")).toBe(language === "en" && engineVersion === "0.1.0");
  } finally {
    rmSync(data, { recursive: true });
  }
});

it("does not grade by the key of a pack whose word gave another world", async () => {
  const made = ["mine.yaml", "--class", "One", "--seats", "2", "--seed", "lantern"];
  expect((await call(["teach", "pack", ...made, "--out", "old"], { folder })).code).toBe(0);
  const file = readdirSync(join(folder, "old"), { recursive: true })
    .map(String)
    .find((name) => name.endsWith("key.json"));
  const path = join(folder, "old", file ?? "");
  const key = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, unknown>>;
  mkdirSync(join(folder, "nobody"));
  const grade = (): ReturnType<typeof call> =>
    call(["teach", "grade", "nobody", "--key", path], { folder });
  expect((await grade()).code).toBe(1);
  writeFileSync(path, JSON.stringify({ ...key, word: "another" }));
  const damaged = await grade();
  expect(damaged).toMatchObject({ code: 1, out: "" });
  expect(damaged.err).toContain("Make the pack again");
  // Earlier versions wrote keys without a checksum.
  writeFileSync(path, JSON.stringify({ ...key, sha256: undefined, engineVersion: "0.1.0" }));
  const refused = await grade();
  expect(refused).toMatchObject({ code: 65, out: "" });
  expect(refused.err).toContain("version 0.2.0 changed the luck of every seed");
});
