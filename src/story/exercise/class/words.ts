/** Words that all parts of a class report share. */

import type { CheckedFile, FileNote } from "../../../exercise/class/checked-file.ts";
import type { GradedClass } from "../../../exercise/class/graded.ts";
import type { Exercise } from "../../../exercise/model.ts";
import { formatChance, formatNumber, withDigits, type NumberStyle } from "../../../i18n/number.ts";
import { isolated } from "../../../i18n/isolate.ts";
import { listIn } from "../../../i18n/list.ts";
import { told, type Naming } from "../../naming.ts";
import type { Axis } from "../../block.ts";
import { percentText } from "../../axis.ts";
import { byId } from "../blocks.ts";

/** What a report is made from. */
export interface ClassSubject {
  readonly exercise: Exercise;
  readonly naming: Naming;
  readonly graded: GradedClass;
}

/** An interval as this report shows them. */
export interface Estimate {
  readonly mean: number;
  readonly interval?: { readonly low: number; readonly high: number };
}

/** The name of a round; an id that the exercise does not have stays. */
function roundNames({ exercise, naming }: ClassSubject, ids: readonly string[]): string {
  const names = [...new Set(ids)].map((id) => {
    const round = byId(exercise.rounds, id);
    return round === undefined ? id : told(naming, round.title);
  });
  return names.length === 0 ? naming.say("grade.whole-file") : listIn(naming.style, names);
}

/** A name in which letters that look like others show what they are. */
function spelled(name: string): string {
  return name.replace(
    /[^ -~]/gu,
    (letter) => `<U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}

function noteText(subject: ClassSubject, note: FileNote): string {
  const { say } = subject.naming;
  switch (note.kind) {
    case "unreadable":
      return note.part === ""
        ? say("grade.note.unreadable-all")
        : say("grade.note.unreadable", { part: note.part });
    case "tampered":
      return say("grade.note.tampered", { rounds: roundNames(subject, note.rounds) });
    case "unregistered":
    case "unopened":
    case "nothing-registered":
    case "further":
      return say(`grade.note.${note.kind}`, { rounds: roundNames(subject, note.ids) });
    case "impossible":
      return say("grade.note.impossible", { questions: listIn(subject.naming.style, note.ids) });
    case "unbound":
    case "voided":
      return say(`grade.note.${note.kind}`, { seat: note.seat });
    case "team-incomplete":
      return say("grade.note.team-incomplete", { seats: listIn(subject.naming.style, note.seats) });
    case "doubled":
      return note.of === ""
        ? say("grade.note.doubled-all")
        : say("grade.note.doubled", { file: note.of });
    case "other-exercise":
      return say("grade.note.other-exercise", { exercise: note.exercise });
    case "version":
      return say(`grade.note.version-${note.of}`, { version: note.version });
    case "other-word":
      return say("grade.note.other-word");
    case "unknown-seat":
      return say("grade.note.unknown-seat", { seat: spelled(note.seat) });
    case "other-role":
      return say("grade.note.other-role", { role: note.role });
    case "on-machine":
      return say("grade.note.on-machine");
    case "opted-out":
      return say("grade.note.opted-out");
  }
}

/** What was found in a file, in words. */
export function fileNotes(subject: ClassSubject, { notes }: CheckedFile): readonly string[] {
  return notes.map((note) => noteText(subject, note));
}

/** Files with a remark; leaving a role is none. */
export function namedFiles({ files }: GradedClass): readonly CheckedFile[] {
  return files.filter(({ notes }) => notes.some(({ kind }) => kind !== "opted-out"));
}

/** A piece with figures in it, kept in one order and on one line. */
function figures(text: string, style: NumberStyle): string {
  return isolated(text.replaceAll(" ", "\u00a0"), style);
}

/** A mean with its interval; it may break before the interval only. */
export function estimateText({ style }: Naming, one: Estimate | undefined): string {
  if (one === undefined) return "—";
  const number = (value: number): string => formatNumber(value, style, 2);
  if (one.interval === undefined) return number(one.mean);
  const { low, high } = one.interval;
  return `${number(one.mean)} ${figures(`(${number(low)} … ${number(high)})`, style)}`;
}

/** A probability with its interval, on one line. */
export function chanceText(p: number, low: number, high: number, style: NumberStyle): string {
  const bounds = `(${formatChance(low, style)} … ${formatChance(high, style)})`;
  return `${formatChance(p, style)} ${figures(bounds, style)}`;
}

/** A range of probabilities in percent. */
export function percentRange(low: number, high: number, style: NumberStyle): string {
  return figures(withDigits(`${String(low)}–${String(high)}%`, style), style);
}

/** A probability with an interval, as the two figures of a row. */
export function chanceFigures(
  p: number,
  low: number,
  high: number,
  style: NumberStyle,
): readonly [string, string] {
  return [formatChance(p, style), `${formatChance(low, style)} – ${formatChance(high, style)}`];
}

/** The axis of all probabilities. */
export function wholeAxis(style: NumberStyle): Axis {
  return {
    from: 0,
    to: 1,
    ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: percentText(at, style) })),
  };
}
