/**
 * A class pack: everything that a class needs on paper, in a folder with two parts. What stands below
 * `students/` is made without the word of the class, so the sealed world cannot leak into it.
 */

import { saltedWord, worldOf, type ClassKeyFile, type SeatFile } from "../../exercise/class/key.ts";
import { logged, logText } from "../../exercise/class/log.ts";
import { dealSignals } from "../../exercise/deal.ts";
import { maskTexts } from "../../exercise/mask.ts";
import { knowledgeOf } from "../../belief/observation.ts";
import { at } from "../../base/invariant.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import { sheetHtml } from "../../render/html/sheet.ts";
import { csvText } from "../../render/csv.ts";
import type { Person } from "../../render/gradebook.ts";
import type { Paper } from "../../story/block.ts";
import { byId } from "../../story/exercise/blocks.ts";
import { keyPages, type ClassKey } from "../../story/exercise/pack/key.ts";
import { mselRows } from "../../story/exercise/pack/msel.ts";
import { studentPages } from "../../story/exercise/pack/students.ts";
import type { PackSubject } from "../../story/exercise/pack/subject.ts";
import { teacherPages } from "../../story/exercise/pack/teacher.ts";
import { namingOf, told, unknownAt, valueName } from "../../story/naming.ts";
import { sealedJson } from "../../base/sealed-json.ts";
import { packageVersion } from "../paths.ts";
import { engineOf } from "../play/engine.ts";
import type { FolderFile } from "../storage/folder.ts";
import { LOG_FILE } from "./class-log.ts";
import type { SoundExercise } from "./files.ts";
import { formsTable } from "./keyed-forms.ts";
import { resolveQuestions, sealedSeed } from "./sealed-world.ts";
import { quizOf } from "./quiz.ts";
import { rosterTable } from "./roster.ts";
import { freshNonce } from "./session-files.ts";
import { seatsOf } from "./seats.ts";
import { seatFile } from "./void-seat.ts";
import { hiddenValue } from "./world.ts";

/** What a pack is made for. */
export interface PackRequest {
  readonly className: string;
  readonly seats: number;
  /** Who takes the first of them, in order; names go to one file of the teacher's and to no page. */
  readonly roster?: readonly Person[];
  /** Word of the class. */
  readonly word: string;
  readonly style: NumberStyle;
  readonly paper: Paper;
  readonly masked: boolean;
  /** ISO 8601. */
  readonly now: string;
}

/** The exercise as the pack shows it; nothing of the sealed world is in it. */
export function subjectOf(sound: SoundExercise, request: PackRequest): PackSubject {
  const { masked: masks } = sound.exercise.scenario;
  const mask = <T>(value: T): T =>
    request.masked ? maskTexts(value, masks, sound.exercise.languages) : value;
  const exercise = mask(sound.exercise);
  const model = mask(sound.world.model);
  return {
    exercise,
    naming: namingOf(model, sound.world.program, request.style),
    className: request.className,
    paper: request.paper,
    masked: request.masked,
    seats: seatsOf(exercise, request.seats),
  };
}

/** The sealed world in words. @throws RunFault */
function keyOf(sound: SoundExercise, subject: PackSubject, word: string): ClassKey {
  const { program } = sound.world;
  const { naming, exercise } = subject;
  const seed = sealedSeed(sound, word);
  const nameOf = (unknown: number, value: number): { unknown: string; value: string } => ({
    unknown: told(naming, unknownAt(naming, unknown).name),
    value: valueName(naming, unknown, value),
  });
  const first = engineOf(program, seed, 0).start().unknowns;
  const runs = exercise.signals.length === 0 ? 0 : (exercise.scenario.runs ?? 1);
  return {
    questions: resolveQuestions(sound, word).map(({ question, sealed: [answer], ...rest }) => ({
      ...rest,
      question: byId(exercise.questions, question.id) ?? question,
      ...(answer === undefined ? {} : { sealed: answer }),
    })),
    hidden: first.map((value, unknown) => nameOf(unknown, value)),
    deals: Array.from({ length: runs }, (_, run) =>
      dealSignals(exercise.signals, hiddenValue({ sound, seed }, run), seed, run)
        .filter(({ seen }) => seen)
        .map(({ signal }) => told(naming, signal.text)),
    ),
    cards: exercise.roles.flatMap(({ id, plays }) => {
      const actors = program.actors.flatMap((actor, index) =>
        plays.includes(actor.id) ? [index] : [],
      );
      return knowledgeOf(program, actors).unknowns.map((unknown) => ({
        role: id,
        ...nameOf(unknown, at(first, unknown)),
      }));
    }),
  };
}

function rosterFile(roster: readonly Person[], { seats }: PackSubject): FolderFile {
  const held = seats.map(({ seat }) => seat);
  return { name: "teacher/roster.csv", text: csvText(rosterTable(roster, held)) };
}

/** The files of a pack. @throws RunFault if the sealed run stops with a fault */
export function packOf(sound: SoundExercise, request: PackRequest): readonly FolderFile[] {
  const subject = subjectOf(sound, request);
  const { exercise, hash } = sound;
  const { className, word, masked, style } = request;
  const common = {
    class: className,
    exercise: exercise.id,
    exerciseHash: hash,
    engineVersion: packageVersion(),
  };
  const salt = freshNonce();
  const salted = saltedWord({ word, salt });
  const world = worldOf(exercise.id, hash, salted);
  const pages = [
    ...studentPages(subject),
    ...teacherPages(subject),
    ...keyPages(subject, keyOf(sound, subject, salted)),
  ];
  const key: ClassKeyFile = {
    format: "brink-class-key-2",
    ...common,
    world,
    word,
    salt,
    logKey: freshNonce(),
    masked,
    seats: subject.seats,
  };
  const json = (value: SeatFile | ClassKeyFile): string => sealedJson(value, 2);
  return [
    ...pages.map(({ name, sheet }) => ({ name: `${name}.html`, text: sheetHtml(sheet) })),
    ...subject.seats.map((seat) => ({
      name: `students/seats/${seat.seat}.json`,
      text: json(seatFile(key, seat, style.language)),
    })),
    { name: "teacher/key.json", text: json(key) },
    {
      name: `teacher/${LOG_FILE}`,
      text: logText(logged([], key.logKey, { kind: "packed", world }, request.now)),
    },
    ...(request.roster === undefined ? [] : [rosterFile(request.roster, subject)]),
    { name: "teacher/forms.csv", text: csvText(formsTable(sound, subject.seats)) },
    { name: "teacher/msel.csv", text: csvText(mselRows(subject)) },
    { name: "teacher/questions.gift", text: quizOf(subject.naming, exercise) },
  ];
}
