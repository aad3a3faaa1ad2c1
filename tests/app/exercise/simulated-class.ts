/**
 * A class that was never there: seeded forecasters and teams with honest seals, and five broken files.
 * `node tests/app/exercise/simulated-class.ts E1 FOLDER` writes one, with the key of its pack.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argv } from "node:process";
import { loadExercise, type SoundExercise } from "../../../src/app/exercise/files.ts";
import { packageVersion } from "../../../src/app/paths.ts";
import { categoriesOf } from "../../../src/exercise/categories.ts";
import type { ClassKeyFile } from "../../../src/exercise/class/key.ts";
import { seal, type QuestionForecast } from "../../../src/exercise/commitment.ts";
import type { Question } from "../../../src/exercise/model.ts";
import {
  submissionHash,
  type DecisionAnswer,
  type ForcedMove,
  type Submission,
  type SubmittedDecision,
} from "../../../src/exercise/submission.ts";
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

function decisionsOf(
  { exercise }: SoundExercise,
  role: string,
  random: Random,
): { readonly decisions: SubmittedDecision[]; readonly moves: ForcedMove[] } {
  const decisions: SubmittedDecision[] = [];
  const moves: ForcedMove[] = [];
  for (const [index, round] of exercise.rounds.entries()) {
    for (const decision of exercise.decisions) {
      const asked = decision.by.length === 0 || decision.by.includes(role);
      if (!asked || !round.decisions.includes(decision.id)) continue;
      const pick = decision.options[Math.floor(random() * decision.options.length)];
      const answer: DecisionAnswer | undefined =
        decision.kind === "choice" && pick !== undefined
          ? { kind: "choice", option: pick.id }
          : (decision.kind === "moves" || decision.kind === "spend") && pick !== undefined
            ? { kind: decision.kind, options: [pick.id] }
            : decision.kind === "plan"
              ? { kind: "plan", what: "wait", why: "", means: "", risks: "" }
              : undefined;
      if (answer === undefined) continue;
      decisions.push({
        round: round.id,
        decision: decision.id,
        answer,
        at: minute(index * 10 + 8),
      });
      for (const path of answer.kind === "plan" ? [] : (pick?.moves ?? [])) {
        const [actor = "", move = ""] = path.split(".");
        moves.push({ step: round.to, actor, move });
      }
    }
  }
  return { decisions, moves };
}

/** One honest submission. */
export function honest(sound: SoundExercise, seat: string, role: string): Submission {
  const { exercise, hash } = sound;
  const random = randomOf(`simulated class/${seat}`);
  const envelopes = exercise.rounds.flatMap((round, index) => {
    const asked = exercise.questions.filter(({ id }) => round.questions.includes(id));
    const ratios = exercise.signals
      .filter(({ id }) => round.signals.includes(id))
      .map(({ id }) => ({ signal: id, ratio: Math.round((0.3 + 3 * random()) * 10) / 10 }));
    if (asked.length === 0 && ratios.length === 0) return [];
    const forecast = {
      exercise: exercise.id,
      exerciseHash: hash,
      seat,
      round: round.id,
      forecasts: asked.map((question) => forecastOf(question, sound, random)),
      ...(ratios.length === 0 ? {} : { ratios }),
    };
    return [{ round: round.id, at: minute(index * 10 + 9), envelope: seal(forecast, hex(random)) }];
  });
  const content: Omit<Submission, "hash"> = {
    format: "brink-submission-1",
    exercise: exercise.id,
    exerciseHash: hash,
    engineVersion: packageVersion(),
    word,
    session: hex(random),
    seat,
    role,
    masked: false,
    language: "en",
    startedAt: minute(0),
    revealedAt: minute(exercise.rounds.length * 10),
    optedOut: false,
    envelopes,
    ...decisionsOf(sound, role, random),
    ...(exercise.scoring.explanation
      ? { marks: { explanation: ["claim", "evidence"], points: {}, checklist: [] } }
      : {}),
    notes: {},
  };
  return { ...content, hash: submissionHash(content) };
}

/** The same with something else in it, and a hash that fits again. */
export function rehashed(submission: Submission, change: Partial<Submission>): Submission {
  const content: Submission = { ...submission, ...change };
  return { ...content, hash: submissionHash(content) };
}

/** A forecast made bolder once the answer was out; the file's own hash made to fit again. */
function bolder(submission: Submission): Submission {
  const sharper = (forecast: QuestionForecast): QuestionForecast => {
    const { p, range } = forecast;
    return {
      ...forecast,
      ...(p === undefined ? {} : { p: typeof p === "number" ? 1 - p : p.toReversed() }),
      ...(range === undefined ? {} : { range: [range[0], range[1] + 1] }),
    };
  };
  return rehashed(submission, {
    envelopes: submission.envelopes.map((one, index) => {
      const { forecast } = one.envelope;
      const forecasts = index === 0 ? forecast.forecasts.map(sharper) : forecast.forecasts;
      return { ...one, envelope: { ...one.envelope, forecast: { ...forecast, forecasts } } };
    }),
  });
}

/** A class of 40: 35 honest files, five broken ones, and the key. */
export function simulatedClass(sound: SoundExercise): {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly key: ClassKeyFile;
} {
  const roles = sound.exercise.roles.filter(
    ({ staffedBy }) => (staffedBy ?? "players") === "players",
  );
  const seats = Array.from({ length: 40 }, (_, index) => ({
    seat: `seat-${String(index + 1).padStart(2, "0")}`,
    role: roles[index % roles.length]?.id ?? "",
    code: "",
  }));
  const submissions = seats.map(({ seat, role }) => honest(sound, seat, role));
  const text = (submission: Submission | undefined): string =>
    JSON.stringify(submission, undefined, 1);
  const files = submissions.map((one, index) => {
    const name = `${one.seat}.json`;
    switch (index) {
      // A forecast changed by hand after the reveal.
      case 35:
        return { name, text: text(bolder(one)) };
      // Sealed after the seal was opened.
      case 36:
        return {
          name,
          text: text(
            rehashed(one, {
              envelopes: one.envelopes.map((envelope) => ({ ...envelope, at: minute(59 * 24) })),
            }),
          ),
        };
      // A copy of somebody else's file under another name.
      case 37:
        return { name, text: text(submissions[0]) };
      // Another version of the exercise.
      case 38:
        return { name, text: text(honest({ ...sound, hash: "0".repeat(64) }, one.seat, one.role)) };
      // Cut off in the middle.
      case 39:
        return { name, text: text(one).slice(0, 400) };
      default:
        return { name, text: text(one) };
    }
  });
  const key: ClassKeyFile = {
    format: "brink-class-key-1",
    class: "History 2",
    exercise: sound.exercise.id,
    exerciseHash: sound.hash,
    engineVersion: packageVersion(),
    word,
    masked: false,
    seats,
  };
  return { files, key };
}

/** An exercise that ships. */
export function loadShipped(id: string): SoundExercise {
  const sound = loadExercise(id, root);
  if (sound.kind === "faulty") throw new Error(`${id} has faults`);
  return sound;
}

const [, script, id, folder] = argv;
if (script?.endsWith("simulated-class.ts") === true && id !== undefined && folder !== undefined) {
  const { files, key } = simulatedClass(loadShipped(id));
  mkdirSync(join(folder, "handed-in"), { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, "handed-in", name), text);
  writeFileSync(join(folder, "key.json"), JSON.stringify(key, undefined, 2));
}
