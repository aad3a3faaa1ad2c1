/**
 * A class as someone sees it who wants more than was earned. Everything that a student has is at hand:
 * the own code and files, the commitments of all, and after the reveal the word with its salt.
 */

import { expect, it } from "vitest";
import { classFiles, classSubject } from "../../../src/app/exercise/class-output.ts";
import { gradeClass } from "../../../src/app/exercise/grade.ts";
import { resolveQuestions } from "../../../src/app/exercise/sealed-world.ts";
import { packageVersion } from "../../../src/app/paths.ts";
import { checkClass, type HandedIn } from "../../../src/exercise/class/check.ts";
import type { GradedClass } from "../../../src/exercise/class/graded.ts";
import { saltedWord } from "../../../src/exercise/class/key.ts";
import { isRevealed, logText, readLog, register } from "../../../src/exercise/class/log.ts";
import { commitmentOf, proofOf, seal, type Envelope } from "../../../src/exercise/commitment.ts";
import type { SealedForecast } from "../../../src/exercise/commitment.ts";
import type { CommitmentFile, Submission } from "../../../src/exercise/submission.ts";
import {
  classKey,
  collected,
  commitmentsOf,
  honest,
  loadShipped,
  rehashed,
} from "./simulated-class.ts";

const e1 = loadShipped("e1");
const key = classKey(e1, ["mallory", "victim"]);
const [, own] = key.seats;
const codes = new Map(key.seats.map(({ seat, code }) => [seat, code]));
const codeOf = (seat: string): string => codes.get(seat) ?? "";
const play = (seat: string, making = {}): Submission =>
  honest(e1, seat, "analyst", { key, ...making });
const mallory = play("mallory");
const victim = play("victim");
const publish = (one: Submission): CommitmentFile => commitmentsOf(one, codeOf(one.seat));
const both = [publish(mallory), publish(victim)];
const log = collected(e1, key, both);
const truths = new Map(
  resolveQuestions(e1, saltedWord(key)).map(({ question, sealed }) => [question.id, sealed[0]]),
);

/** Knows what came. */
const knowing = (forecast: SealedForecast): SealedForecast => ({
  ...forecast,
  forecasts: forecast.forecasts.map((one) => {
    const truth = truths.get(one.question);
    return typeof truth === "boolean" ? { ...one, p: Number(truth) } : one;
  }),
});

type Files = Readonly<Record<string, Submission>>;
const textsOf = (files: Files): readonly HandedIn[] =>
  Object.entries(files).map(([file, one]) => ({ file, text: JSON.stringify(one) }));
function grade(files: Files, of = log): GradedClass {
  const folder = { handedIn: textsOf(files), aside: [] };
  return gradeClass(e1, { folder, sealed: { key, log: of } });
}
const notesIn = ({ files }: GradedClass): readonly unknown[] =>
  files.map(({ file, counts, notes }) => [file, counts, notes.map(({ kind }) => kind)]);
const scoreOf = ({ graded }: GradedClass, seat: string): number | undefined =>
  graded.seats.find((one) => one.seat === seat)?.sealed.table.score?.mean;
const honestly = grade({ mallory, victim });
const envelope = (one: Submission, index: number): Envelope => {
  const found = one.envelopes[index]?.envelope;
  if (found === undefined) throw new Error("an envelope");
  return found;
};

it("grades the honest", () => {
  expect(notesIn(honestly)).toEqual([
    ["mallory", true, []],
    ["victim", true, []],
  ]);
});

it("finds forecasts that were made after the reveal, under a new session and with the own code", () => {
  const again = play("mallory", { hand: "again", change: knowing });
  const graded = grade({ again, victim });
  expect(notesIn(graded)).toEqual([
    ["again", false, ["unregistered", "unopened"]],
    ["victim", true, []],
  ]);
  // Beside the true file it changes nothing.
  const beside = grade({ again, mallory });
  expect(scoreOf(beside, "mallory")).toBe(scoreOf(honestly, "mallory"));
});

it("takes no commitment after the reveal, whatever its clock says", () => {
  const late = publish(play("mallory", { hand: "again", change: knowing }));
  const early = late.commitments.map((one) => ({ ...one, at: "1999-01-01T00:00:00.000Z" }));
  const { log: after, found: states } = register(
    log,
    key,
    { ...late, commitments: early },
    () => ["first", "second"],
    "1999-01-01T00:00:00.000Z",
  );
  expect(after).toBe(log);
  expect(states).toMatchObject([{ state: "late" }, { state: "late" }]);
});

it("registers one commitment a round: many in a file are none, later ones are named", () => {
  const many = ["1", "2", "3"].map((hand) => publish(play("mallory", { hand })));
  const file = {
    ...publish(mallory),
    commitments: many.flatMap(({ commitments }) => commitments),
  };
  const open = collected(e1, key, [file], "open");
  expect(open).toHaveLength(1);
  const best = play("mallory", { hand: "2", change: knowing });
  const after = collected(e1, key, [...both, publish(best)]);
  const graded = grade({ best, victim }, after);
  expect(notesIn(graded)[0]).toEqual(["best", false, ["unregistered", "unopened", "further"]]);
  expect(notesIn(grade({ mallory, victim }, after))[0]).toEqual(["mallory", true, ["further"]]);
});

it("scores a round that was sealed and not opened as missing, and names it", () => {
  const without = rehashed(mallory, { envelopes: mallory.envelopes.slice(0, 1) }, key);
  const graded = grade({ without, victim });
  expect(notesIn(graded)[0]).toEqual(["without", true, ["unopened"]]);
  const table = graded.graded.seats.find(({ seat }) => seat === "mallory")?.sealed.table;
  expect(table?.questions.every(({ missing, score }) => missing === true && score === 1)).toBe(
    true,
  );
  expect(scoreOf(graded, "mallory")).toBeGreaterThan(scoreOf(honestly, "mallory") ?? 1);
});

it("lets nobody hand in for another seat, whatever the file's clock says", () => {
  const forged = rehashed(victim, { revealedAt: "1999-01-01T00:00:00.000Z" });
  const other = { ...play("victim", { hand: "forged" }), proof: mallory.proof ?? "" };
  const graded = grade({
    "0-forged": { ...forged, proof: "0".repeat(64) },
    "1-other": other,
    victim,
  });
  expect(notesIn(graded)).toEqual([
    ["0-forged", false, ["unbound"]],
    ["1-other", false, ["unbound"]],
    ["victim", true, []],
  ]);
  expect(graded.files.map(({ seat }) => seat)).toEqual([undefined, undefined, "victim"]);
});

it("lets nobody register for another seat", () => {
  const { world } = key;
  const { commitment } = envelope(mallory, 0);
  const forged = { world, seat: "victim", round: "first", commitment };
  for (const code of [codeOf("mallory"), "", "0".repeat(32)]) {
    const file = { ...publish(victim), commitments: [{ ...forged, proof: proofOf(forged, code) }] };
    expect(collected(e1, key, [file, publish(victim)])).toEqual(
      collected(e1, key, [publish(victim)]),
    );
  }
});

it("lets nobody open what another sealed, though the commitment was copied in time", () => {
  const copied = victim.envelopes.map(({ envelope: { forecast, commitment } }) => {
    const bound = { world: key.world, seat: "mallory", round: forecast.round, commitment };
    return { ...bound, proof: proofOf(bound, codeOf("mallory")) };
  });
  const after = collected(e1, key, [{ ...publish(mallory), commitments: copied }, publish(victim)]);
  const stolen = rehashed({ ...victim, seat: "mallory" }, {}, key);
  const graded = grade({ stolen, victim }, after);
  expect(notesIn(graded)).toEqual([
    ["stolen", false, ["tampered"]],
    ["victim", true, []],
  ]);
});

it("names sealed values that can be no forecast, and scores them as missing", () => {
  for (const p of [2.5, -1, [0.5, 0.5]]) {
    const envelopes = mallory.envelopes.map((one) => {
      const { forecast, nonce } = one.envelope;
      const forecasts = forecast.forecasts.map((each) =>
        each.question === "gas_cut" ? { ...each, p } : each,
      );
      const whole = { ...forecast, forecasts };
      return {
        ...one,
        envelope: { forecast: whole, nonce, commitment: commitmentOf(whole, nonce) },
      };
    });
    const bad = rehashed(mallory, { envelopes }, key);
    const graded = grade({ bad }, collected(e1, key, [publish(bad)]));
    expect(graded.files[0]?.notes).toEqual([{ kind: "impossible", ids: ["gas_cut"] }]);
    const table = graded.graded.seats[0]?.sealed.table.questions;
    expect(table?.find(({ question }) => question === "gas_cut")?.score).toBe(1);
  }
});

it("takes one answer to a question, and none that was not asked for", () => {
  const twice = play("mallory", {
    change: (forecast: SealedForecast) => ({
      ...forecast,
      forecasts: [
        ...forecast.forecasts,
        { question: "gas_cut", p: 0 },
        { question: "gas_cut", p: 1 },
        { question: "no_such", p: 1 },
      ],
    }),
  });
  const graded = grade({ twice }, collected(e1, key, [publish(twice)]));
  expect(graded.files[0]?.notes).toEqual([{ kind: "impossible", ids: ["gas_cut", "no_such"] }]);
});

it("knows an opening of another round, of another class and of another session", () => {
  const [first, second] = mallory.envelopes;
  if (first === undefined || second === undefined) throw new Error("two rounds");
  const replayed = [first, { ...second, envelope: first.envelope }];
  const elsewhere = classKey(e1, ["mallory", "victim"], "b");
  const earlier = honest(e1, "mallory", "analyst", { key: { ...key, world: elsewhere.world } });
  const graded = grade({
    replayed: rehashed(mallory, { envelopes: replayed }, key),
    earlier: rehashed({ ...earlier, world: key.world }, {}, key),
    joined: rehashed(mallory, { session: victim.session }, key),
  });
  expect(notesIn(graded)).toEqual([
    ["replayed", false, ["tampered"]],
    ["earlier", false, ["tampered"]],
    ["joined", false, ["tampered"]],
  ]);
  const other = commitmentsOf(
    honest(e1, "mallory", "analyst", { key: elsewhere }),
    own?.code ?? "",
  );
  expect(collected(e1, key, [other])).toHaveLength(2);
});

it("shows a seat that looks like another for what it is", () => {
  const seat = "viсtim";
  const graded = grade({ alike: rehashed({ ...victim, seat }, {}, key), victim });
  expect(graded.files[0]?.notes).toContainEqual({ kind: "unknown-seat", seat });
  expect(graded.missing).toEqual(["mallory"]);
  const style = { language: "en", digits: "latin" } as const;
  const written = classFiles(classSubject(e1, graded, style));
  const summary = written.find(({ name }) => name === "summary.txt")?.text ?? "";
  expect(summary).toContain("no seat of this class: vi<U+0441>tim");
});

it("finds a log in which a line was changed, taken out, put in or moved", () => {
  const text = logText(log);
  expect(readLog(text, key)).toEqual({ log });
  const lines = text.trimEnd().split("\n");
  const [head = "", one = "", two = "", three = "", ...rest] = lines;
  const swapped = one.replace(/"commitment":"./u, '"commitment":"g');
  const bad: readonly (readonly string[])[] = [
    [head, swapped, two, three, ...rest],
    [head, two, three, ...rest],
    [head, two, one, three, ...rest],
    [head, one, one, two, three, ...rest],
    [one, two, three, ...rest],
    [],
  ];
  for (const some of bad) expect(readLog(some.join("\n"), key)).toHaveProperty("broken");
  // An end that was cut off leaves a class that was never revealed, and is not graded.
  const cut = readLog(lines.slice(0, -1).join("\n"), key);
  expect("log" in cut && isRevealed(cut.log)).toBe(false);
  expect(readLog(text, classKey(e1, ["mallory"], "b"))).toEqual({ broken: 1 });
});

it("gives a world that the word alone does not open, and a commitment that guessing does not", () => {
  const truth = (word: string): string =>
    JSON.stringify(resolveQuestions(e1, word, 1).map(({ sealed }) => sealed));
  const worlds = ["a", "b", "c", "d"].map((secret) => truth(saltedWord(classKey(e1, [], secret))));
  expect(new Set([...worlds, truth(key.word)]).size).toBeGreaterThan(1);
  expect(key.salt).toMatch(/^[0-9a-f]{32}$/u);
  const { forecast, commitment } = envelope(victim, 0);
  const guesses = ["", "0", "0".repeat(32)].map((nonce) => commitmentOf(forecast, nonce));
  expect(guesses).not.toContain(commitment);
});

it("plays again what a team sealed: no decision is changed or taken back after the reveal", () => {
  const e8 = loadShipped("e8");
  const teamKey = { ...classKey(e8, ["a", "b"]) };
  const seats = teamKey.seats.map((one) => ({ ...one, role: "brussels" }));
  const brussels = { ...teamKey, seats };
  const answer = { kind: "moves", options: ["meetings"] } as const;
  const [a, b] = seats
    .map(({ seat }) =>
      honest(e8, seat, "brussels", {
        key: brussels,
        change: (forecast) => ({ ...forecast, session: "s", team: ["a", "b"] }),
      }),
    )
    .map((one) => rehashed(one, { session: "s" }, brussels));
  if (a === undefined || b === undefined) throw new Error("two seats");
  const after = collected(
    e8,
    brussels,
    [a, b].map((one, index) => commitmentsOf(one, seats[index]?.code ?? "")),
  );
  const check = (files: Files): readonly unknown[] =>
    checkClass(textsOf(files), {
      exercise: e8.exercise,
      exerciseHash: e8.hash,
      engineVersion: packageVersion(),
      model: e8.world.model,
      word: saltedWord(brussels),
      sealed: { key: brussels, log: after },
    }).map(({ file, counts, notes }) => [file, counts, notes.map(({ kind }) => kind)]);
  expect(check({ a, b })).toEqual([
    ["a", true, []],
    ["b", true, []],
  ]);
  expect(check({ a })).toEqual([["a", false, ["team-incomplete"]]]);
  const changed = a.envelopes.map((one) => {
    const { forecast, nonce } = one.envelope;
    return {
      ...one,
      envelope: seal({ ...forecast, decisions: [{ decision: "brussels_move", answer }] }, nonce),
    };
  });
  expect(check({ a: rehashed(a, { envelopes: changed }, brussels), b })).toMatchObject([
    ["a", false, ["unregistered", "unopened"]],
    ["b", false, ["team-incomplete"]],
  ]);
});
