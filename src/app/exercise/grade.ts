/** Grades what a class handed in. */

import { at } from "../../base/invariant.ts";
import {
  checkClass,
  plainWord,
  teamOf,
  type HandedIn,
  type SealedClass,
} from "../../exercise/class/check.ts";
import { gradeSeats } from "../../exercise/class/grade.ts";
import type { CheckedFile } from "../../exercise/class/checked-file.ts";
import { isVoided, registeredBy } from "../../exercise/class/log.ts";
import { fieldsIn } from "../../exercise/fields.ts";
import type { GradedClass } from "../../exercise/class/graded.ts";
import { saltedWord, type ClassKeyFile } from "../../exercise/class/key.ts";
import { packageVersion } from "../paths.ts";
import { engineOf } from "../play/engine.ts";
import { CHOICE_RUNS, classChoices } from "./class-choices.ts";
import { classPaths } from "./class-paths.ts";
import { exerciseFilesIn, findExercise, loadExercise, type SoundExercise } from "./files.ts";
import type { ClassFolder } from "./handed-in.ts";
import { resolveQuestions, sealedSeed } from "./sealed-world.ts";
import { playTeams } from "./team-runs.ts";

/** What most files say, so that one wrong file does not decide for all; the first of equals. */
function commonest(values: readonly string[]): string | undefined {
  const counts = [...Map.groupBy(values, (value) => value)];
  return counts.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** Reads a field of every file that is a submission, changed or not. */
function fieldsOf(handedIn: readonly HandedIn[], field: "exercise" | "word"): readonly string[] {
  return handedIn.flatMap(({ text }) => {
    const found = text.length > 1_000_000 ? undefined : fieldsIn(text)?.[field];
    return typeof found === "string" ? [found] : [];
  });
}

/**
 * The exercise that a class did, as `loadExercise` takes it: named by the key, else by most files. One
 * of the user's own has to stand in the user's folder.
 */
export function exerciseOf(
  { handedIn }: ClassFolder,
  key: ClassKeyFile | undefined,
  folder: string,
): string | undefined {
  const id = key?.exercise ?? commonest(fieldsOf(handedIn, "exercise"));
  return id === undefined ? undefined : exerciseNamed(id, folder);
}

/** The exercise of an id, as `loadExercise` takes it: one of the user's folder, else one that ships. */
export function exerciseNamed(id: string, folder: string): string | undefined {
  const own = exerciseFilesIn(folder).find((path) => {
    const read = loadExercise(path, folder);
    return read.kind === "sound" && read.exercise.id === id;
  });
  return (
    own ?? (/^[a-z0-9-]+$/u.test(id) && findExercise(id, folder) !== undefined ? id : undefined)
  );
}

/** What is graded. */
export interface GradeRequest {
  readonly folder: ClassFolder;
  /** Absent: nothing shows who wrote what, and when; for practice. */
  readonly sealed?: SealedClass;
  /** Forms that the teacher keyed in. */
  readonly keyed?: readonly CheckedFile[];
  /** Runs by which decisions are judged, in all; by default `CHOICE_RUNS`. */
  readonly choiceRuns?: number;
}

/** A form that was keyed in; a seat that registered on a machine is graded by what it registered. */
function onPaper(form: CheckedFile, sealed: SealedClass | undefined): CheckedFile {
  if (sealed === undefined || registeredBy(sealed.log, form.seat ?? "").size === 0) return form;
  const { submission: _submission, ...rest } = form;
  return { ...rest, notes: [{ kind: "on-machine" }], counts: false };
}

/** Grades a class. @throws RunFault if the sealed run stops with a fault */
export function gradeClass(
  sound: SoundExercise,
  { folder, sealed, keyed = [], choiceRuns = CHOICE_RUNS }: GradeRequest,
): GradedClass {
  const { exercise, hash, world } = sound;
  const { program } = world;
  const { handedIn } = folder;
  const key = sealed?.key;
  const word =
    key === undefined
      ? (commonest(fieldsOf(handedIn, "word").map(plainWord)) ?? "")
      : saltedWord(key);
  const engineVersion = packageVersion();
  const checked = checkClass(handedIn, {
    exercise,
    exerciseHash: hash,
    engineVersion,
    model: world.model,
    ...(sealed === undefined ? {} : { sealed }),
    ...(exercise.scenario.seed === undefined ? { word } : {}),
  });
  const files = [...checked, ...keyed.map((one) => onPaper(one, sealed))];
  const counting = files.flatMap(({ submission, unopened }) =>
    submission === undefined ? [] : [{ submission, unopened }],
  );
  const submissions = counting.map(({ submission }) => submission);
  const resolved = resolveQuestions(sound, word);
  const known = new Map(
    // One forecast is about one world: what the sealed run decides is not scored by history as well.
    resolved.flatMap(({ question, known: answer }) =>
      answer === undefined || question.sealed !== undefined ? [] : [[question.id, answer] as const],
    ),
  );
  const differences = resolved.flatMap(({ question, difference }) =>
    difference === undefined ? [] : [[question.id, difference.value] as const],
  );
  const played = playTeams(sound, word, submissions);
  const byTeam = new Map(played.teams.map((team) => [team.session, team]));
  const seed = sealedSeed(sound, word);
  const graded = gradeSeats(
    exercise,
    world.model,
    counting.map(({ submission, unopened }) => {
      const answers = byTeam.get(teamOf(submission))?.answers ?? [];
      const pairs = answers.map(({ question, answer }) => [question, answer] as const);
      return { submission, unopened, sealed: new Map([...pairs, ...differences]) };
    }),
    known,
    {
      seed,
      runs: exercise.scenario.runs ?? 1,
      valueOf: (run) => {
        const { unknowns } = engineOf(program, seed, run).start();
        return (id) => {
          const unknown = program.unknowns.findIndex((one) => one.id === id);
          return at(at(program.unknowns, unknown).values, at(unknowns, unknown)).id;
        };
      },
    },
  );
  const counted = new Set(submissions.map(({ seat }) => seat));
  return {
    exercise: exercise.id,
    exerciseHash: hash,
    engineVersion,
    className: key?.class ?? "",
    word,
    bound: sealed !== undefined,
    openedForPlay: sealed?.log.some(({ kind }) => kind === "opened") === true,
    files,
    aside: folder.aside,
    missing: (key?.seats ?? [])
      .map(({ seat }) => seat)
      .filter((seat) => !counted.has(seat) && !isVoided(sealed?.log ?? [], seat)),
    graded,
    truths: resolved.map(({ question, sealed, odds, known: answer }) => {
      const of = played.teams.flatMap(({ answers }) =>
        answers.filter((one) => one.question === question.id).map((one) => one.answer),
      );
      const first = sealed[0];
      return {
        question: question.id,
        ...(first === undefined ? {} : { sealed: first }),
        differs: first !== undefined && of.some((one) => one !== first),
        ...(odds === undefined ? {} : { odds }),
        ...(answer === undefined ? {} : { known: answer }),
      };
    }),
    teams: played.teams,
    tree: played.tree,
    choices: classChoices(sound, word, played.played, choiceRuns),
    unused: played.unused,
    automatic: played.automatic,
    paths: classPaths(sound, word, played.teams),
  };
}
