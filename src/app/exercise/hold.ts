/**
 * Holding an exercise: opening a session anew or where it was left, keeping it as it goes on, and
 * writing at the end what it leaves behind.
 */

import { join } from "node:path";
import { proofOf } from "../../exercise/commitment.ts";
import { handInProof, submissionFormat, submissionHash } from "../../exercise/submission.ts";
import type { CommitmentFile, Submission } from "../../exercise/submission.ts";
import { beginSession, isFinished, replaySession } from "../../exercise/session/session.ts";
import type { SessionPlan, SessionState } from "../../exercise/session/session.ts";
import type { Stage } from "../../exercise/session/stages.ts";
import type { FormValues } from "../../exercise/session/forms.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import { sealedJson } from "../../base/sealed-json.ts";
import { reportMarkdown } from "../../render/markdown.ts";
import { pageOf } from "../../story/exercise/session/pages.ts";
import { packageVersion } from "../paths.ts";
import { reasonOf } from "../storage/explain.ts";
import { writeFile } from "../storage/file.ts";
import type { Release } from "../storage/lock.ts";
import { Unwritten } from "../storage/unwritten.ts";
import type { SoundExercise } from "./files.ts";
import {
  freshNonce,
  inFileName,
  keepExercise,
  keptExercises,
  labelOf,
  lockExercise,
  type SavedExercise,
} from "./session-files.ts";
import { sceneOfStage } from "./teach.ts";
import { openWorld, type TeachWorld } from "./world.ts";

/** A session that can be gone on with. */
export interface Held {
  readonly world: TeachWorld;
  readonly state: SessionState;
  /** What was being typed when it was left. */
  readonly draft?: FormValues;
}

/** What decides a new session. */
export type NewPlan = Pick<
  SessionPlan,
  "word" | "world" | "masked" | "seats" | "startedAt" | "engineVersion"
>;

/** A new session. */
export function beginExercise(sound: SoundExercise, plan: NewPlan, style: NumberStyle): Held {
  const whole: SessionPlan = {
    ...plan,
    id: freshNonce(),
    exercise: sound.exercise.id,
    exerciseHash: sound.hash,
  };
  const world = openWorld(sound, whole, style);
  return { world, state: beginSession(sound.exercise, whole) };
}

/** Whether a session is one of a word, or of these seats of a class. */
function isOf(plan: SessionPlan, of: Parameters<typeof unfinished>[2]): boolean {
  if (of === undefined) return plan.world === undefined;
  return of.world === undefined
    ? plan.world === undefined && plan.word === of.word
    : plan.world === of.world && JSON.stringify(plan.seats) === JSON.stringify(of.seats);
}

/** The session of an exercise that was left last, if one was left unfinished. */
export function unfinished(
  dataFolder: string,
  sound: SoundExercise,
  of: (Pick<SessionPlan, "word" | "world"> & Partial<Pick<SessionPlan, "seats">>) | undefined,
): SavedExercise | undefined {
  return keptExercises(dataFolder, sound.exercise.id).find(
    ({ finished, plan }) => !finished && isOf(plan, of),
  );
}

/**
 * Keeps other processes from going on with a session, and reads it as it is now that none does.
 * @throws InUse, Unwritten
 */
export function takeKept(
  dataFolder: string,
  kept: SavedExercise,
): { readonly saved: SavedExercise; readonly release: Release } {
  const release = lockExercise(dataFolder, kept.plan);
  const { exercise, id } = kept.plan;
  const saved = keptExercises(dataFolder, exercise).find(({ plan }) => plan.id === id) ?? kept;
  return { saved, release };
}

/** As `takeKept`, for a session that is new: where nothing can be written, it is told at the end. */
export function takeNew(dataFolder: string, { world }: Held): Release | undefined {
  try {
    return lockExercise(dataFolder, world.plan);
  } catch (error) {
    if (error instanceof Unwritten) return undefined;
    throw error;
  }
}

/**
 * A kept session as it was left. `changed`: it was begun with another version of the exercise; `engine`:
 * with another version of Brink, whose sealed world may be another, and whose submissions do not count;
 * `earlier`: it is of a form in which decisions were not sealed; `broken`: its record does not fit itself,
 * so someone changed it.
 * @param word of a class whose world has been opened since
 */
export function resumeExercise(
  sound: SoundExercise,
  saved: SavedExercise,
  style: NumberStyle,
  word = saved.plan.word,
): Held | "changed" | "engine" | "earlier" | "broken" {
  if (saved.brinkExercise !== 2) return "earlier";
  const plan = { ...saved.plan, word };
  if (saved.plan.engineVersion !== packageVersion()) return "engine";
  if (saved.plan.exerciseHash !== sound.hash) return "changed";
  const state = replaySession(sound.exercise, plan, saved.events);
  if (state === undefined) return "broken";
  const { draft } = saved;
  const here = state.stages.find(({ id }) => !state.done.has(id));
  return {
    world: openWorld(sound, plan, style),
    state,
    ...(draft !== undefined && draft.stage === here?.id ? { draft: draft.values } : {}),
  };
}

/** Where a session leaves its files. */
export interface Places {
  readonly dataFolder: string;
  /** For what may be handed on: commitments, submissions, the record. */
  readonly out: string;
}

function baseName({ plan }: TeachWorld): string {
  return `${inFileName(plan.exercise)}-${labelOf(plan)}-${plan.id.slice(0, 8)}`;
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Keeps a session as it stands. @throws Unwritten */
export function keepSession(
  { dataFolder }: Places,
  world: TeachWorld,
  state: SessionState,
  stage: Stage,
  values: FormValues,
): void {
  const typed = Object.values(values).some((text) => text !== "");
  keepExercise(dataFolder, {
    brinkExercise: 2,
    plan: world.plan,
    events: state.events,
    ...(typed ? { draft: { stage: stage.id, values } } : {}),
    finished: isFinished(state),
  });
}

/** Writes the commitments so far: they hold neither forecasts nor nonces, and may be shown to anyone. */
export function writeCommitments({ out }: Places, world: TeachWorld, state: SessionState): string {
  const { exercise, exerciseHash, world: sealed, seats } = world.plan;
  const file: CommitmentFile = {
    format: "brink-commitments-2",
    exercise,
    exerciseHash,
    ...(sealed === undefined ? {} : { world: sealed }),
    commitments: state.envelopes.map(({ round, at, envelope: { forecast, commitment } }) => {
      const { seat } = forecast;
      const code = seats.find(({ id }) => id === seat)?.code;
      const bound = { seat, round, commitment };
      return sealed === undefined || code === undefined
        ? { ...bound, at }
        : { ...bound, at, proof: proofOf({ world: sealed, ...bound }, code) };
    }),
  };
  const path = join(out, `${baseName(world)}.commitments.json`);
  writeFile(path, sealedJson(file, 2));
  return path;
}

/** What one seat hands in. The session must be past its reveal. */
export function submissionOf(world: TeachWorld, state: SessionState, seat: string): Submission {
  const { plan, style } = world;
  const marks = state.marks.get(seat);
  const own = plan.seats.find(({ id }) => id === seat);
  const content: Omit<Submission, "hash"> = {
    format: submissionFormat,
    exercise: plan.exercise,
    exerciseHash: plan.exerciseHash,
    engineVersion: plan.engineVersion,
    word: plan.word,
    ...(plan.world === undefined ? {} : { world: plan.world }),
    session: plan.id,
    seat,
    role: own?.role ?? "",
    masked: plan.masked,
    language: style.language,
    startedAt: plan.startedAt,
    revealedAt: state.revealedAt ?? "",
    optedOut: state.optedOut.has(seat),
    envelopes: state.envelopes.filter(({ envelope }) => envelope.forecast.seat === seat),
    ...(marks === undefined ? {} : { marks }),
    notes: state.notes,
  };
  const whole = { ...content, hash: submissionHash(content) };
  return own?.code === undefined ? whole : { ...whole, proof: handInProof(whole, own.code) };
}

const told: readonly Stage["kind"][] = [
  ...(["run", "signals", "injects", "truths", "scores", "decided", "debrief", "marks"] as const),
];

/** The record of a session as Markdown: everything after the reveal, as its pages have it, and the notes. */
export function recordOf(world: TeachWorld, state: SessionState): string {
  const { say } = world.plain.naming;
  const { plan, style, plain } = world;
  const stages = state.stages.filter(({ kind }) => told.includes(kind));
  const sections = stages.map((stage) => {
    const { title, blocks } = pageOf(sceneOfStage(world, state, stage));
    const written = stage.kind === "marks" ? markLines(state, stage.seat) : noteLines(state, stage);
    return { title, blocks: [...blocks, { kind: "list", items: written } as const] };
  });
  const times = { word: plan.word, start: plan.startedAt, reveal: state.revealedAt ?? "" };
  return reportMarkdown({
    title: say("teach.record-title", {
      exercise: plain.exercise.title[style.language] ?? plan.exercise,
    }),
    lead: [say("teach.record-times", times)],
    sections,
  });
}

function noteLines({ notes }: SessionState, stage: Stage): readonly string[] {
  if (stage.kind !== "debrief") return [];
  return Object.entries(notes).flatMap(([key, text]) => {
    const [phase, question] = key.split(".").map(Number);
    return phase === stage.phase ? [`${String((question ?? 0) + 1)}: ${text}`] : [];
  });
}

function markLines(state: SessionState, seat: string): readonly string[] {
  const marks = state.marks.get(seat);
  if (marks === undefined) return [];
  return [
    ...(marks.text === undefined ? [] : [marks.text]),
    ...(marks.explanation === undefined ? [] : [`explanation: ${marks.explanation.join(", ")}`]),
    ...Object.entries(marks.points).map(([id, points]) => `${id}: ${String(points)}`),
    ...marks.checklist.map((id) => `✓ ${id}`),
  ];
}

/** A file that was to be written, and why it was not. */
export interface WrittenFile {
  readonly file: string;
  readonly reason?: string;
}

/** Writes what a session that is past its reveal leaves behind: the record, and a submission per seat. */
export function writeResults(
  { out }: Places,
  world: TeachWorld,
  state: SessionState,
): readonly WrittenFile[] {
  const base = baseName(world);
  const files: readonly (readonly [string, () => string])[] = [
    [`${base}.record.md`, () => recordOf(world, state)],
    ...world.plan.seats.map(
      ({ id }) =>
        [
          `${base}-${inFileName(id)}.submission.json`,
          () => json(submissionOf(world, state, id)),
        ] as const,
    ),
  ];
  return files.map(([name, content]) => {
    const file = join(out, name);
    try {
      writeFile(file, content());
      return { file };
    } catch (error) {
      if (!(error instanceof Unwritten)) throw error;
      return { file, reason: reasonOf(error.code, world.plain.naming.say) };
    }
  });
}
