/**
 * A class that was never there: seeded forecasters and teams with honest seals, and five broken files.
 * `node tests/app/exercise/simulated-class.ts E1 FOLDER` writes one, with its key and its log.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { loadExercise, type SoundExercise } from "../../../src/app/exercise/files.ts";
import { packageVersion } from "../../../src/app/paths.ts";
import { categoriesOf } from "../../../src/exercise/categories.ts";
import { LOG_FILE } from "../../../src/app/exercise/class-log.ts";
import type { SealedClass } from "../../../src/exercise/class/check.ts";
import { saltedWord, worldOf, type ClassKeyFile } from "../../../src/exercise/class/key.ts";
import { logged, logText, register, type ClassLog } from "../../../src/exercise/class/log.ts";
import {
  proofOf,
  seal,
  type QuestionForecast,
  type SealedDecision,
  type SealedForecast,
} from "../../../src/exercise/commitment.ts";
import type { Question, Round } from "../../../src/exercise/model.ts";
import { isSealedRound, questionsFor } from "../../../src/exercise/session/stages.ts";
import {
  handInProof,
  submissionHash,
  type CommitmentFile,
  type Submission,
} from "../../../src/exercise/submission.ts";
import type { DecisionAnswer } from "../../../src/exercise/decision.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { root } from "../../cli/call.ts";

/** Word of the simulated class. */
export const word = "lantern";

type Random = () => number;

function randomOf(seed: string): Random {
  const luck = luckOf(keyOfSeed(seed), 0);
  let place = 0;
  return () => luck(0, place++);
}

function hex(random: Random): string {
  return Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join("");
}

function forecastOf(
  question: Question,
  { world }: SoundExercise,
  random: Random,
): QuestionForecast {
  const common = { question: question.id, reasons: ["base rate", "signals"] };
  if (question.kind === "binary") {
    // Around the outside view, some bolder than others.
    const start = question.reference?.p[0] ?? 0.4;
    const p = Math.min(0.99, Math.max(0.01, start + (random() - 0.4) * 0.7));
    return { ...common, p: Math.round(p * 100) / 100 };
  }
  if (question.kind === "number") {
    const low = Math.floor(random() * 20);
    return { ...common, range: [low, low + 10 + Math.floor(random() * 20)] };
  }
  const categories = categoriesOf(question, world.model) ?? [];
  const shares = categories.map(() => 0.05 + random());
  const total = shares.reduce((sum, share) => sum + share, 0);
  return { ...common, p: shares.map((share) => share / total) };
}

const minute = (n: number): string => new Date(Date.UTC(2026, 10, 24, 9, n)).toISOString();

function decisionsIn(
  { exercise }: SoundExercise,
  round: Round,
  role: string,
  random: Random,
): readonly SealedDecision[] {
  return exercise.decisions.flatMap((decision): readonly SealedDecision[] => {
    const asked = decision.by.length === 0 || decision.by.includes(role);
    if (!asked || !round.decisions.includes(decision.id)) return [];
    const pick = decision.options[Math.floor(random() * decision.options.length)];
    const answer: DecisionAnswer | undefined =
      decision.kind === "choice" && pick !== undefined
        ? { kind: "choice", option: pick.id }
        : (decision.kind === "moves" || decision.kind === "spend") && pick !== undefined
          ? { kind: decision.kind, options: [pick.id] }
          : decision.kind === "plan"
            ? { kind: "plan", what: "wait", why: "", means: "", risks: "" }
            : undefined;
    return answer === undefined ? [] : [{ decision: decision.id, answer }];
  });
}

/** What a submission is made with beside an exercise: its class, and anything else in its envelopes. */
export interface Making {
  readonly key?: ClassKeyFile;
  /** Another hand, for a seat that plays again. */
  readonly hand?: string;
  /** The seats of its team: all of them sealed one session. */
  readonly team?: readonly string[];
  readonly change?: (forecast: SealedForecast) => SealedForecast;
}

/** One honest submission. */
export function honest(
  sound: SoundExercise,
  seat: string,
  role: string,
  { key, hand = "", team = [seat], change = (forecast) => forecast }: Making = {},
): Submission {
  const { exercise, hash } = sound;
  const random = randomOf(`simulated class/${seat}${hand}`);
  const session = hex(team.length > 1 ? randomOf(`simulated team/${team.join()}`) : random);
  const world = key === undefined ? {} : { world: key.world };
  const envelopes = exercise.rounds.flatMap((round, index) => {
    if (!isSealedRound(exercise, round, role)) return [];
    const ratios = exercise.signals
      .filter(({ id }) => round.signals.includes(id))
      .map(({ id }) => ({ signal: id, ratio: Math.round((0.3 + 3 * random()) * 10) / 10 }));
    const asked = questionsFor(exercise, round, role);
    const forecasts = asked.map((question) => forecastOf(question, sound, random));
    const decisions = decisionsIn(sound, round, role, random);
    const forecast: SealedForecast = {
      exercise: exercise.id,
      exerciseHash: hash,
      ...world,
      session,
      team,
      seat,
      round: round.id,
      forecasts,
      ...(ratios.length === 0 ? {} : { ratios }),
      ...(decisions.length === 0 ? {} : { decisions }),
    };
    const envelope = seal(change(forecast), hex(random));
    return [{ round: round.id, at: minute(index * 10 + 9), envelope }];
  });
  const content: Omit<Submission, "hash"> = {
    format: "brink-submission-2",
    exercise: exercise.id,
    exerciseHash: hash,
    engineVersion: packageVersion(),
    word: key === undefined ? word : saltedWord(key),
    ...world,
    session,
    seat,
    role,
    masked: false,
    language: "en",
    startedAt: minute(0),
    revealedAt: minute(exercise.rounds.length * 10),
    optedOut: false,
    envelopes,
    ...(exercise.scoring.explanation
      ? { marks: { explanation: ["claim", "evidence"], points: {}, checklist: [] } }
      : {}),
    notes: {},
  };
  return handedIn({ ...content, hash: "" }, key);
}

/** With a hash that fits, and the proof of its seat. */
function handedIn(submission: Submission, key: ClassKeyFile | undefined): Submission {
  const { proof: _proof, ...rest } = submission;
  const whole = { ...rest, hash: submissionHash(rest) };
  const code = key?.seats.find((one) => one.seat === whole.seat)?.code;
  return code === undefined ? whole : { ...whole, proof: handInProof(whole, code) };
}

/** The same with something else in it, and a hash that fits again. */
export function rehashed(
  submission: Submission,
  change: Partial<Submission>,
  key?: ClassKeyFile,
): Submission {
  return handedIn({ ...submission, ...change }, key);
}

/** A class of seats with codes. */
export function classKey(
  sound: SoundExercise,
  names: readonly string[],
  secret = "a",
): ClassKeyFile {
  const roles = sound.exercise.roles.filter(
    ({ staffedBy }) => (staffedBy ?? "players") === "players",
  );
  const random = randomOf(`simulated key/${secret}`);
  const salt = hex(random);
  return {
    format: "brink-class-key-2",
    class: "History 2",
    exercise: sound.exercise.id,
    exerciseHash: sound.hash,
    engineVersion: packageVersion(),
    world: worldOf(sound.exercise.id, sound.hash, saltedWord({ word, salt })),
    word,
    salt,
    logKey: hex(random),
    masked: false,
    seats: names.map((seat, index) => ({
      seat,
      role: roles[index % roles.length]?.id ?? "",
      code: hex(random),
    })),
  };
}

/** The commitments that a session publishes. */
export function commitmentsOf(
  { exercise, exerciseHash, world, seat, envelopes }: Submission,
  code: string,
): CommitmentFile {
  return {
    format: "brink-commitments-2",
    exercise,
    exerciseHash,
    ...(world === undefined ? {} : { world }),
    commitments: envelopes.map(({ round, envelope: { commitment } }) => ({
      seat,
      round,
      commitment,
      proof: proofOf({ world: world ?? "", seat, round, commitment }, code),
    })),
  };
}

/** The log of a class after these were collected, one after the other, and the world was revealed. */
export function collected(
  sound: SoundExercise,
  key: ClassKeyFile,
  files: readonly CommitmentFile[],
  end: "open" | "revealed" = "revealed",
): ClassLog {
  const rounds = (role: string): readonly string[] =>
    sound.exercise.rounds
      .filter((round) => isSealedRound(sound.exercise, round, role))
      .map(({ id }) => id);
  const start = logged([], key.logKey, { kind: "packed", world: key.world }, minute(0));
  const log = files.reduce(
    (before, file) => register(before, key, file, rounds, minute(30)).log,
    start,
  );
  return end === "open" ? log : logged(log, key.logKey, { kind: "revealed" }, minute(40));
}

/** A forecast made bolder once the answer was out; the file's own hash made to fit again. */
function bolder(submission: Submission, key: ClassKeyFile): Submission {
  const sharper = (forecast: QuestionForecast): QuestionForecast => {
    const { p, range } = forecast;
    return {
      ...forecast,
      ...(p === undefined ? {} : { p: typeof p === "number" ? 1 - p : p.toReversed() }),
      ...(range === undefined ? {} : { range: [range[0], range[1] + 1] }),
    };
  };
  const envelopes = submission.envelopes.map((one, index) => {
    const { forecast } = one.envelope;
    const forecasts = index === 0 ? forecast.forecasts.map(sharper) : forecast.forecasts;
    return { ...one, envelope: { ...one.envelope, forecast: { ...forecast, forecasts } } };
  });
  return rehashed(submission, { envelopes }, key);
}

/** A class of 40: 35 honest files, five broken ones, its key and its log. */
export function simulatedClass(sound: SoundExercise): SealedClass & {
  readonly files: readonly { readonly name: string; readonly text: string }[];
} {
  const names = Array.from({ length: 40 }, (_, n) => `seat-${String(n + 1).padStart(2, "0")}`);
  const key = classKey(sound, names);
  const submissions = key.seats.map(({ seat, role }) => honest(sound, seat, role, { key }));
  const text = (submission: Submission | undefined): string =>
    JSON.stringify(submission, undefined, 1);
  const files = submissions.map((one, index) => {
    const name = `${one.seat}.json`;
    switch (index) {
      // A forecast changed by hand after the reveal.
      case 35:
        return { name, text: text(bolder(one, key)) };
      // Played again after the reveal.
      case 36:
        return { name, text: text(honest(sound, one.seat, one.role, { key, hand: "again" })) };
      // A copy of somebody else's file under another name.
      case 37:
        return { name, text: text(submissions[0]) };
      // Another version of the exercise.
      case 38: {
        const other = { ...sound, hash: "0".repeat(64) };
        return { name, text: text(honest(other, one.seat, one.role, { key })) };
      }
      // Cut off in the middle.
      case 39:
        return { name, text: text(one).slice(0, 400) };
      default:
        return { name, text: text(one) };
    }
  });
  const commitments = submissions.map((one, index) =>
    commitmentsOf(one, key.seats[index]?.code ?? ""),
  );
  return { files, key, log: collected(sound, key, commitments) };
}

/** An exercise that ships. */
export function loadShipped(id: string): SoundExercise {
  const sound = loadExercise(id, root);
  if (sound.kind === "faulty") throw new Error(`${id} has faults`);
  return sound;
}

const [, script, id, folder] = argv;
if (script?.endsWith("simulated-class.ts") === true && id !== undefined && folder !== undefined) {
  const { files, key, log } = simulatedClass(loadShipped(id));
  mkdirSync(join(folder, "handed-in"), { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, "handed-in", name), text);
  writeFileSync(join(folder, "key.json"), JSON.stringify(key, undefined, 2));
  writeFileSync(join(folder, LOG_FILE), logText(log));
}
