/**
 * What the pages of a class pack are made from: the exercise (masked already, if it is to be), its
 * names in one language, and the seats. Nothing in it knows the sealed world.
 */

import type { Exercise, Inject, Role } from "../../exercise/model.ts";
import { directionOf } from "../../i18n/language.ts";
import { formatNumber } from "../../i18n/number.ts";
import type { Texts } from "../../i18n/text.ts";
import { listIn } from "../../i18n/list.ts";
import { told, type Naming } from "../../story/naming.ts";
import type { Paper, PrintDocument, PrintPiece } from "./print.ts";

/** Someone's place, without a name. */
export interface ClassSeat {
  /** Pseudonym; what submissions are told apart by. */
  readonly seat: string;
  readonly role: string;
  /** Random: who has it holds the seat. */
  readonly code: string;
}

/** What all pages share. */
export interface PackSubject {
  readonly exercise: Exercise;
  readonly naming: Naming;
  readonly className: string;
  readonly paper: Paper;
  readonly masked: boolean;
  readonly seats: readonly ClassSeat[];
  /** Names of the categories of a question, in their order; none: it has no categories. */
  readonly categories: (question: string) => readonly Texts[];
}

/** A text of the exercise in the language of the pack. */
export function worded({ naming }: PackSubject, texts: Texts | undefined): string {
  return told(naming, texts);
}

/** A document of the pack. */
export function documentOf(
  subject: PackSubject,
  title: string,
  lead: readonly string[],
  pieces: readonly PrintPiece[],
): PrintDocument {
  const { naming, paper, className, exercise } = subject;
  const { language } = naming.style;
  return {
    language,
    direction: directionOf(language),
    paper,
    title,
    lead: [
      naming.say("pack.foot", { class: className, exercise: worded(subject, exercise.title) }),
      ...lead,
    ],
    pieces,
  };
}

/** Whether students take a role; the others are the teacher's to hand out. */
export function isPlayed({ staffedBy }: Role): boolean {
  return staffedBy === undefined || staffedBy === "players";
}

/** Names of roles. */
export function roleNames(subject: PackSubject, ids: readonly string[]): string {
  const roles = ids.map((id) => subject.exercise.roles.find((role) => role.id === id));
  return listIn(
    subject.naming.style,
    roles.map((role) => worded(subject, role?.name)),
  );
}

/** Who receives an inject. */
export function receiversOf(subject: PackSubject, { to }: Inject): string {
  const { say } = subject.naming;
  return say("pack.to", { roles: to.length === 0 ? say("pack.everyone") : roleNames(subject, to) });
}

/** The number of an inject on its card: its id could tell too much. */
export function cardNumber({ exercise, naming }: PackSubject, id: string): string {
  const index = exercise.injects.findIndex((one) => one.id === id);
  return `#${formatNumber(index + 1, naming.style)}`;
}

/** Whether a card is held back until players fail to act. */
export function isHeldBack({ exercise }: PackSubject, { id, kind }: Inject): boolean {
  return kind === "contingency" || exercise.injects.some(({ contingency }) => contingency === id);
}

/** The content note and the way out, which stand first on what students read. */
export function contentNote(subject: PackSubject): PrintPiece {
  const { say } = subject.naming;
  const texts = [
    worded(subject, subject.exercise.contentNote),
    say("pack.leave"),
    say("pack.offices"),
  ];
  return { kind: "note", title: say("pack.note"), texts };
}
