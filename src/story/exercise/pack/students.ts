/**
 * The students' pages. Nothing here reads how an inject stands to the truth, who did it, what is
 * expected, how a question is decided in the sealed run or was in fact, what a choice costs, or how a
 * signal goes with what is hidden: a test changes all of these and finds the same pages.
 */

import type { Role } from "../../../exercise/model.ts";
import { dateOfStep } from "../../naming.ts";
import { list, under } from "../blocks.ts";
import { briefing, handoutBlocks, isPlayed, sheetBlocks } from "../sheet.ts";
import { formPages } from "./forms.ts";
import {
  contentNote,
  injectsOf,
  isHeldBack,
  pageIn,
  playerCard,
  roleNames,
  worded,
  type PackPage,
  type PackSubject,
} from "./subject.ts";

function briefPage(subject: PackSubject): PackPage {
  const { exercise, naming, masked } = subject;
  const { say } = naming;
  const rounds = exercise.rounds.map(({ title, to, minutes }) =>
    say("pack.round-line", {
      title: worded(subject, title),
      date: dateOfStep(naming, to),
      minutes,
    }),
  );
  const readings = exercise.readings.map(({ text: words, ref }) =>
    ref === undefined ? worded(subject, words) : `${worded(subject, words)} (${ref})`,
  );
  return pageIn(
    subject,
    "students/brief",
    worded(subject, exercise.title),
    [say("pack.brief")],
    contentNote(subject),
    under(say("pack.about"), worded(subject, exercise.about)),
    briefing(naming, exercise),
    under(say("teach.how"), list(rounds)),
    say("pack.sealed"),
    say("teach.how-model"),
    masked && say("teach.how-masked"),
    // What one reads about the real crisis takes the masks off.
    !masked && under(say("pack.readings"), list(readings)),
  );
}

/** The sheet of a role: what its holder alone reads. */
export function roleSheet(subject: PackSubject, role: Role, folder: string): PackPage {
  const { exercise, naming } = subject;
  const { say } = naming;
  const others = exercise.roles.filter((other) => other.id !== role.id && isPlayed(other));
  return pageIn(
    subject,
    `${folder}/${role.id}`,
    say("teach.sheet-of", { seat: worded(subject, role.name) }),
    [],
    contentNote(subject),
    sheetBlocks(naming, exercise, role),
    under(say("pack.others"), list(others.map(({ name }) => worded(subject, name)))),
  );
}

function handoutPages(subject: PackSubject): readonly PackPage[] {
  const { exercise, naming, masked } = subject;
  const { say } = naming;
  return exercise.handouts.map((handout) => {
    const { id, title, for: roles } = handout;
    const lead =
      roles.length === 0
        ? say("pack.handout")
        : say("pack.handout-for", { roles: roleNames(subject, roles) });
    const name = `students/handouts/${id}`;
    // The place where a source is published would take the masks off.
    const said = handoutBlocks(naming, handout, !masked);
    return pageIn(subject, name, worded(subject, title), [lead], said);
  });
}

function cardPages(subject: PackSubject): readonly PackPage[] {
  const { say } = subject.naming;
  return subject.exercise.rounds.flatMap((round, index) => {
    const cards = injectsOf(subject, round)
      .filter((inject) => !isHeldBack(subject, inject))
      .map((inject) => playerCard(subject, inject));
    const n = index + 1;
    const name = `students/cards/round-${String(n)}`;
    return cards.length === 0
      ? []
      : [
          pageIn(subject, name, say("pack.cards", { n }), [say("pack.cut", { n })], {
            kind: "cards",
            cards,
          }),
        ];
  });
}

/** Every page below `students/`. */
export function studentPages(subject: PackSubject): readonly PackPage[] {
  return [
    briefPage(subject),
    ...subject.exercise.roles
      .filter(isPlayed)
      .map((role) => roleSheet(subject, role, "students/roles")),
    ...handoutPages(subject),
    ...cardPages(subject),
    ...formPages(subject),
  ];
}
