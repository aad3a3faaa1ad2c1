/**
 * What a class handed in, file by file: read, checked, and named where something is wrong. No file is
 * dropped, and none can stop the others from being graded.
 */

import { hadOtherLuck } from "../../random/since.ts";
import type { Answer } from "../answers.ts";
import type { QuestionForecast } from "../commitment.ts";
import type { Exercise } from "../model.ts";
import { readSubmission } from "../read-submission.ts";
import type { CommitmentFile, SealedEnvelope, Submission } from "../submission.ts";
import type { ClassKeyFile } from "./key.ts";

/** A file that was handed in. */
export interface HandedIn {
  /** Name relative to the folder. */
  readonly file: string;
  readonly text: string;
}

/** Something that is wrong with a file. */
export type FileNote =
  /** `part`: the first part that is wrong; empty: no JSON of any kind that is known. */
  | { readonly kind: "unreadable"; readonly part: string }
  /** Changed after it was sealed, or not what was published before the reveal. */
  | { readonly kind: "tampered"; readonly rounds: readonly string[] }
  /** Sealed after the reveal or the deadline; these rounds do not count. */
  | { readonly kind: "late"; readonly rounds: readonly string[] }
  /** The same seat, or the same session and seat, as an earlier file. */
  | { readonly kind: "doubled"; readonly of: string }
  | { readonly kind: "other-exercise"; readonly exercise: string }
  /** Another version of the exercise, or of the engine; `luck`: one whose seeds gave other luck. */
  | {
      readonly kind: "version";
      readonly of: "exercise" | "engine" | "luck";
      readonly version: string;
    }
  /** Another word, so another sealed world. */
  | { readonly kind: "other-word" }
  | { readonly kind: "unknown-seat"; readonly seat: string }
  /** The key gives that seat another role. */
  | { readonly kind: "other-role"; readonly role: string }
  /** Left its role: nothing wrong, and never a reason to lose marks. */
  | { readonly kind: "opted-out" };

/** A file with what was found. */
export interface CheckedFile {
  readonly file: string;
  readonly seat?: string;
  readonly notes: readonly FileNote[];
  /** Whether it is graded. */
  readonly counts: boolean;
  /** Of a file that is graded; without envelopes that were sealed too late. */
  readonly submission?: Submission;
}

/** What files are checked against. */
export interface CheckRequest {
  readonly exercise: Exercise;
  readonly exerciseHash: string;
  readonly engineVersion: string;
  /** Absent: seats are not checked. */
  readonly key?: ClassKeyFile;
  /** Word of the sealed world; absent: the exercise fixes its seed, so words do not matter. */
  readonly word?: string;
  /** Milliseconds since 1970. */
  readonly deadline?: number;
  readonly commitments: readonly CommitmentFile[];
}

/** Deeper than anything that a session writes; what is deeper is not parsed. */
const MOST_DEPTH = 64;

/** Whether a text is too deep to be walked, or holds a number that JSON can write but no machine keep. */
function isHostile(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inText) {
      if (character === "\\") index++;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === "[" || character === "{") {
      depth++;
      if (depth > MOST_DEPTH) return true;
    } else if (character === "]" || character === "}") depth--;
  }
  let infinite = false;
  try {
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === "number" && !Number.isFinite(value)) infinite = true;
      return value;
    });
  } catch {
    // Said by whoever reads it.
    return false;
  }
  return infinite;
}

/** The word as it counts: two spellings of one word are one word. */
export function plainWord(word: string): string {
  return word.normalize("NFC").trim();
}

/** Rounds whose envelopes cannot be right though each opens by itself. */
function foreignRounds(
  { exercise, exerciseHash, seat, session, envelopes }: Submission,
  commitments: readonly CommitmentFile[],
): readonly string[] {
  const published = commitments.filter((file) => file.session === session);
  return envelopes.flatMap(({ round, envelope }) => {
    const { forecast, commitment } = envelope;
    const own =
      forecast.seat === seat &&
      forecast.exercise === exercise &&
      forecast.exerciseHash === exerciseHash;
    const shown =
      published.length === 0 ||
      published.some((file) =>
        file.commitments.some((one) => one.seat === seat && one.commitment === commitment),
      );
    return own && shown ? [] : [round];
  });
}

/** When an envelope was sealed, if its clock makes sense. */
function isLate({ at }: SealedEnvelope, revealedAt: string, deadline: number | undefined): boolean {
  const sealed = Date.parse(at);
  return !(sealed <= Date.parse(revealedAt)) || (deadline !== undefined && sealed > deadline);
}

/** Checks one file by itself. */
function checkOne({ file, text }: HandedIn, request: CheckRequest): CheckedFile {
  const read = isHostile(text) ? ({ kind: "unreadable", part: "" } as const) : readSubmission(text);
  if (read.kind === "unreadable") {
    return { file, notes: [{ kind: "unreadable", part: read.part }], counts: false };
  }
  const { submission } = read;
  const { seat, role } = submission;
  const notes: FileNote[] = [];
  const foreign = foreignRounds(submission, request.commitments);
  if (read.kind === "changed" || foreign.length > 0) {
    const rounds = read.kind === "changed" ? [...new Set([...read.rounds, ...foreign])] : foreign;
    notes.push({ kind: "tampered", rounds });
  }
  if (submission.exercise !== request.exercise.id) {
    notes.push({ kind: "other-exercise", exercise: submission.exercise });
  } else if (submission.exerciseHash !== request.exerciseHash) {
    notes.push({ kind: "version", of: "exercise", version: submission.exerciseHash.slice(0, 12) });
  }
  if (submission.engineVersion !== request.engineVersion) {
    const version = submission.engineVersion;
    notes.push({ kind: "version", of: hadOtherLuck(version) ? "luck" : "engine", version });
  }
  if (request.word !== undefined && plainWord(submission.word) !== plainWord(request.word)) {
    notes.push({ kind: "other-word" });
  }
  const known = request.key?.seats.find((one) => one.seat === seat);
  if (request.key !== undefined && known === undefined) notes.push({ kind: "unknown-seat", seat });
  const late = submission.envelopes.filter((one) =>
    isLate(one, submission.revealedAt, request.deadline),
  );
  const envelopes = submission.envelopes.filter((one) => !late.includes(one));
  // Nothing so far can be graded with the others; what follows can, if something was sealed in time.
  const inTime = late.length === 0 || envelopes.length > 0;
  const counts = notes.length === 0 && inTime;
  if (known !== undefined && known.role !== role) notes.push({ kind: "other-role", role });
  if (submission.optedOut) notes.push({ kind: "opted-out" });
  if (late.length > 0) notes.push({ kind: "late", rounds: late.map(({ round }) => round) });
  return {
    file,
    seat,
    notes,
    counts,
    ...(counts ? { submission: { ...submission, envelopes } } : {}),
  };
}

/** Checks a whole class. Of several files of one seat the one that was revealed first counts. */
export function checkClass(
  handedIn: readonly HandedIn[],
  request: CheckRequest,
): readonly CheckedFile[] {
  const checked = handedIn.map((one) => checkOne(one, request));
  const first = new Map<string, CheckedFile>();
  const graded = checked.filter(({ counts }) => counts);
  const byTime = graded.toSorted(
    (a, b) =>
      (a.submission?.revealedAt ?? "").localeCompare(b.submission?.revealedAt ?? "") ||
      a.file.localeCompare(b.file),
  );
  for (const one of byTime) {
    const { seat = "" } = one;
    if (!first.has(seat)) first.set(seat, one);
  }
  return checked.map((one) => {
    const { file, seat, notes, counts } = one;
    const earlier = first.get(seat ?? "");
    if (!counts || earlier === undefined || earlier === one) return one;
    return {
      file,
      ...(seat === undefined ? {} : { seat }),
      notes: [...notes, { kind: "doubled", of: earlier.file }],
      counts: false,
    };
  });
}

/** The first and the last forecast of each question, of the rounds in which it counts. */
export function forecastsOf(
  { rounds, questions }: Exercise,
  { envelopes }: Submission,
): { readonly first: readonly QuestionForecast[]; readonly last: readonly QuestionForecast[] } {
  const number = new Map(rounds.map(({ id }, index) => [id, index]));
  const inOrder = envelopes
    .filter(({ round }) => number.has(round))
    .toSorted((a, b) => (number.get(a.round) ?? 0) - (number.get(b.round) ?? 0));
  const first = new Map<string, QuestionForecast>();
  const last = new Map<string, QuestionForecast>();
  for (const { round, envelope } of inOrder) {
    for (const forecast of envelope.forecast.forecasts) {
      const question = questions.find(({ id }) => id === forecast.question);
      if (question === undefined) continue;
      const close =
        question.close === undefined ? Infinity : (number.get(question.close) ?? Infinity);
      if ((number.get(round) ?? 0) > close) continue;
      if (!first.has(question.id)) first.set(question.id, forecast);
      last.set(question.id, forecast);
    }
  }
  return { first: [...first.values()], last: [...last.values()] };
}

/** Answers by question. */
export type Answers = ReadonlyMap<string, Answer>;
