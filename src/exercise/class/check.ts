/**
 * What a class handed in, file by file: read, checked, and named where something is wrong. No file is
 * dropped, and none can stop the others from being graded. Of a class that has a key a round counts if
 * and only if it opens the one commitment that its seat registered before the reveal.
 */

import { hadOtherLuck } from "../../random/since.ts";
import type { Exercise } from "../model.ts";
import { readSubmission } from "../read-submission.ts";
import type { Ladders } from "../score.ts";
import { isSealedRound } from "../session/stages.ts";
import { handInProof, type Submission } from "../submission.ts";
import type { CheckedFile, FileNote } from "./checked-file.ts";
import type { ClassKeyFile, ClassKeySeat } from "./key.ts";
import { forecastsOf } from "./last-forecasts.ts";
import { furtherOf, isVoided, registeredBy, type ClassLog } from "./log.ts";

/** A file that was handed in. */
export interface HandedIn {
  /** Name relative to the folder. */
  readonly file: string;
  readonly text: string;
}

/** A class as it was packed, and what happened in it. */
export interface SealedClass {
  readonly key: ClassKeyFile;
  readonly log: ClassLog;
}

/** What files are checked against. */
export interface CheckRequest {
  readonly exercise: Exercise;
  readonly exerciseHash: string;
  readonly engineVersion: string;
  /** Absent: nothing shows who wrote what, and when. */
  readonly sealed?: SealedClass;
  readonly model: Ladders;
  /** Word of the sealed world; absent: the exercise fixes its seed, so words do not matter. */
  readonly word?: string;
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

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/** The seats at the machine of a file that was opened, in order. */
function seatsWith({ seat, envelopes }: Submission): readonly string[] {
  return envelopes[0]?.envelope.forecast.team ?? [seat];
}

/** Rounds of envelopes that were made for another seat, session or class. */
function foreignRounds(file: Submission): readonly string[] {
  const team = seatsWith(file);
  return file.envelopes.flatMap(({ round, envelope: { forecast } }) =>
    forecast.seat === file.seat &&
    forecast.exercise === file.exercise &&
    forecast.exerciseHash === file.exerciseHash &&
    forecast.world === file.world &&
    forecast.session === file.session &&
    forecast.team.includes(file.seat) &&
    isSame(forecast.team, team)
      ? []
      : [round],
  );
}

const none = (file: string, notes: readonly FileNote[]): CheckedFile => ({
  file,
  notes,
  counts: false,
  unopened: [],
});

/** A note about rounds or questions, if there are any. */
function about(
  kind: "unregistered" | "unopened" | "nothing-registered" | "further" | "impossible",
  ids: readonly string[],
): readonly FileNote[] {
  return ids.length === 0 ? [] : [{ kind, ids }];
}

/** Checks one file by itself. */
function checkOne({ file, text }: HandedIn, request: CheckRequest): CheckedFile {
  const read = isHostile(text) ? ({ kind: "unreadable", part: "" } as const) : readSubmission(text);
  if (read.kind === "unreadable") return none(file, [{ kind: "unreadable", part: read.part }]);
  if (read.kind === "earlier") {
    return none(file, [{ kind: "version", of: "form", version: read.format }]);
  }
  const { submission } = read;
  const { seat } = submission;
  const { sealed } = request;
  const notes: FileNote[] = [];
  const own = sealed?.key.seats.find((one) => one.seat === seat);
  const bound =
    sealed === undefined ||
    (own !== undefined && submission.proof === handInProof(submission, own.code));
  if (sealed !== undefined && own === undefined) notes.push({ kind: "unknown-seat", seat });
  else if (!bound) notes.push({ kind: "unbound", seat });
  else if (sealed !== undefined && isVoided(sealed.log, seat)) notes.push({ kind: "voided", seat });
  const foreign = foreignRounds(submission);
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
  const sameWord =
    request.word === undefined || plainWord(submission.word) === plainWord(request.word);
  if (submission.world !== sealed?.key.world || !sameWord) notes.push({ kind: "other-word" });
  const seats = bound ? { seat } : {};
  if (notes.length > 0) return { ...none(file, notes), ...seats };
  const checked =
    sealed === undefined || own === undefined
      ? { notes: [], unopened: [], submission }
      : checkRegistered(submission, own, sealed, request.exercise);
  const { role, optedOut } = checked.submission;
  const { exercise, model } = request;
  const answers = forecastsOf(exercise, checked.submission, checked.unopened, model);
  if (role !== submission.role) notes.push({ kind: "other-role", role: submission.role });
  if (optedOut) notes.push({ kind: "opted-out" });
  const counts = sealed === undefined || checked.submission.envelopes.length > 0;
  return {
    file,
    ...seats,
    notes: [...checked.notes, ...about("impossible", answers.impossible), ...notes],
    counts,
    unopened: checked.unopened,
    ...(counts ? { submission: checked.submission } : {}),
  };
}

/** Holds what a seat opens against what it registered. */
function checkRegistered(
  submission: Submission,
  { seat, role }: ClassKeySeat,
  { log }: SealedClass,
  exercise: Exercise,
): Pick<CheckedFile, "notes" | "unopened"> & { readonly submission: Submission } {
  const registered = registeredBy(log, seat);
  const fits = submission.envelopes.map(
    ({ round, envelope }) => registered.get(round) === envelope.commitment,
  );
  const envelopes = submission.envelopes.filter((_, index) => fits[index]);
  const opened = envelopes.map(({ round }) => round);
  const unregistered = submission.envelopes.flatMap(({ round }, index) =>
    fits[index] === true ? [] : [round],
  );
  const unopened = [...registered.keys()].filter((round) => !opened.includes(round));
  const due = exercise.rounds
    .filter((round) => isSealedRound(exercise, round, role))
    .map(({ id }) => id);
  const nothing = due.filter((round) => !registered.has(round) && !unregistered.includes(round));
  return {
    notes: [
      ...about("unregistered", unregistered),
      ...about("unopened", unopened),
      ...about("nothing-registered", submission.optedOut ? [] : nothing),
      ...about("further", furtherOf(log, seat)),
    ],
    unopened,
    // The role is the key's: it says which questions were asked of the seat.
    submission: { ...submission, role, envelopes },
  };
}

/** Checks a whole class. */
export function checkClass(
  handedIn: readonly HandedIn[],
  request: CheckRequest,
): readonly CheckedFile[] {
  const checked = handedIn.map((one) => checkOne(one, request));
  const bySeat = Map.groupBy(
    checked.filter(({ counts }) => counts),
    ({ seat = "" }) => seat,
  );
  const chosen = new Map<string, CheckedFile | undefined>();
  for (const [seat, files] of bySeat) {
    const [first, ...others] = files.toSorted(
      (a, b) => a.unopened.length - b.unopened.length || (a.file < b.file ? -1 : 1),
    );
    const hash = first?.submission?.hash;
    const isOne = others.every(({ submission }) => submission?.hash === hash);
    // Without a key nothing tells a seat's own file from one that somebody wrote in its name.
    chosen.set(seat, request.sealed !== undefined || isOne ? first : undefined);
  }
  const single = checked.map((one) => {
    const counting = chosen.get(one.seat ?? "");
    if (!one.counts || counting === one) return one;
    return leftOut(one, { kind: "doubled", of: counting?.file ?? "" });
  });
  return request.sealed === undefined
    ? single
    : withWholeTeams(single, request.exercise, request.sealed.log);
}

function leftOut(one: CheckedFile, note: FileNote): CheckedFile {
  const { submission: _submission, ...rest } = one;
  return { ...rest, notes: [...one.notes, note], counts: false };
}

/** The team that a file belongs to: all its seats sealed the same session with the same seats. */
export function teamOf(submission: Submission): string {
  return JSON.stringify([submission.session, seatsWith(submission)]);
}

/**
 * Where decisions move the run, the run of a team can be repeated only from everything that its seats
 * registered: otherwise one could take back a decision that went wrong by not opening it.
 */
function withWholeTeams(
  files: readonly CheckedFile[],
  { decisions, agreement }: Exercise,
  log: ClassLog,
): readonly CheckedFile[] {
  const moves =
    (agreement?.moves.length ?? 0) > 0 ||
    decisions.some(({ options }) => options.some((option) => option.moves.length > 0));
  if (!moves) return files;
  const isWhole = (seat: string, team: string): boolean =>
    registeredBy(log, seat).size === 0 ||
    files.some(
      ({ submission, unopened }) =>
        submission?.seat === seat && unopened.length === 0 && teamOf(submission) === team,
    );
  return files.map((one) => {
    const { submission } = one;
    if (submission === undefined) return one;
    const missing = seatsWith(submission).filter((seat) => !isWhole(seat, teamOf(submission)));
    return missing.length === 0 ? one : leftOut(one, { kind: "team-incomplete", seats: missing });
  });
}
