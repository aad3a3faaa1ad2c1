/**
 * What the pages of a class pack are made from: the exercise (masked already, if it is to be), its
 * names in one language, and the seats. Nothing in it knows the sealed world.
 */

import type { Exercise, Inject, Round } from "../../../exercise/model.ts";
import { directionOf } from "../../../i18n/language.ts";
import { listIn } from "../../../i18n/list.ts";
import type { Texts } from "../../../i18n/text.ts";
import type { Block, Card, Paper, Sheet } from "../../block.ts";
import { dateOfStep, numberOf, told, type Naming } from "../../naming.ts";
import { blocksOf, byId, subheading, type Said } from "../blocks.ts";

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
}

/** A page and the file that it belongs in, without extension, below the folder of the pack. */
export interface PackPage {
  readonly name: string;
  readonly sheet: Sheet;
}

/** A text of the exercise in the language of the pack. */
export function worded({ naming }: PackSubject, texts: Texts | undefined): string {
  return told(naming, texts);
}

/** A page of the pack. */
export function pageIn(
  subject: PackSubject,
  name: string,
  title: string,
  lead: readonly string[],
  ...said: readonly Said[]
): PackPage {
  const { naming, paper, className, exercise } = subject;
  const { language } = naming.style;
  const foot = { class: className, exercise: worded(subject, exercise.title) };
  return {
    name,
    sheet: {
      ...{ language, direction: directionOf(language), paper, title },
      lead: [naming.say("pack.foot", foot), ...lead],
      blocks: blocksOf(...said),
    },
  };
}

/** Names of roles. */
export function roleNames(subject: PackSubject, ids: readonly string[]): string {
  const names = ids.map((id) => worded(subject, byId(subject.exercise.roles, id)?.name));
  return listIn(subject.naming.style, names);
}

/** Who receives an inject. */
export function receiversOf(subject: PackSubject, { to }: Inject): string {
  const { say } = subject.naming;
  return say("pack.to", { roles: to.length === 0 ? say("pack.everyone") : roleNames(subject, to) });
}

/** The number of an inject on its card: its id could tell too much. */
export function cardNumber({ exercise, naming }: PackSubject, id: string): string {
  return `#${numberOf(naming, exercise.injects.findIndex((one) => one.id === id) + 1)}`;
}

/** Whether a card is held back until players fail to act. */
export function isHeldBack({ exercise }: PackSubject, { id, kind }: Inject): boolean {
  return kind === "contingency" || exercise.injects.some(({ contingency }) => contingency === id);
}

/** The injects of a round in the order of the file. */
export function injectsOf({ exercise }: PackSubject, round: Round): Exercise["injects"] {
  return round.injects.flatMap((id) => byId(exercise.injects, id) ?? []);
}

/** The players' copy of an inject. */
export function playerCard(subject: PackSubject, inject: Inject): Card {
  const { naming } = subject;
  const { say } = naming;
  const channel = say(`teach.channel.${inject.channel}`);
  return {
    head: `${cardNumber(subject, inject.id)} · ${dateOfStep(naming, inject.at)} · ${channel}`,
    text: worded(subject, inject.text),
    lines: [say("pack.from", { from: worded(subject, inject.from) }), receiversOf(subject, inject)],
  };
}

/** The content note and the way out, which stand first on what students read. */
export function contentNote(subject: PackSubject): Block {
  const { say } = subject.naming;
  const note = worded(subject, subject.exercise.contentNote);
  return {
    ...{ kind: "together", framed: true },
    blocks: blocksOf(subheading(say("teach.note")), note, say("pack.leave"), say("pack.offices")),
  };
}
