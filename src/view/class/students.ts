/**
 * The students' pages. Nothing here reads how an inject stands to the truth, who did it, what is
 * expected, how a question is decided in the sealed run or was in fact, what a choice costs, or how a
 * signal goes with what is hidden: a test changes all of these and finds the same pages.
 */

import type { Exercise, Role, Round } from "../../exercise/model.ts";
import { formatNumber } from "../../i18n/number.ts";
import { dateOfStep } from "../../story/naming.ts";
import { formPages } from "./forms.ts";
import type { PackPage, PrintCard, PrintPiece } from "./print.ts";
import {
  cardNumber,
  contentNote,
  documentOf,
  isHeldBack,
  isPlayed,
  receiversOf,
  roleNames,
  worded,
  type PackSubject,
} from "./subject.ts";

const heading = (text: string, small = false): PrintPiece => ({ kind: "heading", text, small });
const paragraph = (text: string, soft = false): PrintPiece => ({ kind: "paragraph", text, soft });

/** A list under its heading; nothing if it is empty. */
export function listUnder(title: string, items: readonly string[]): readonly PrintPiece[] {
  return items.length === 0 ? [] : [heading(title), { kind: "list", items }];
}

function briefPage(subject: PackSubject): PackPage {
  const { exercise, naming } = subject;
  const { say } = naming;
  const rounds = exercise.rounds.map(({ title, to, minutes }) =>
    say("pack.round-line", {
      title: worded(subject, title),
      date: dateOfStep(naming, to),
      minutes,
    }),
  );
  const played = exercise.roles.filter(isPlayed);
  const pieces: readonly PrintPiece[] = [
    contentNote(subject),
    heading(say("pack.about")),
    paragraph(worded(subject, exercise.about)),
    ...listUnder(
      say("teach.objectives"),
      exercise.objectives.map(({ text }) => worded(subject, text)),
    ),
    ...listUnder(
      say("teach.roles"),
      played.map(
        ({ name, publicAim }) => `${worded(subject, name)}: ${worded(subject, publicAim)}`,
      ),
    ),
    ...listUnder(say("teach.how"), rounds),
    paragraph(say("pack.sealed")),
    paragraph(say("pack.model")),
    ...(subject.masked ? [paragraph(say("teach.how-masked"))] : []),
    ...listUnder(
      say("pack.readings"),
      // What one reads about the real crisis takes the masks off.
      subject.masked
        ? []
        : exercise.readings.map(({ text, ref }) =>
            ref === undefined ? worded(subject, text) : `${worded(subject, text)} (${ref})`,
          ),
    ),
  ];
  return {
    name: "students/brief",
    document: documentOf(subject, worded(subject, exercise.title), [say("pack.brief")], pieces),
  };
}

/** The sheet of a role: what its holder alone reads. */
export function roleSheet(subject: PackSubject, role: Role, folder: string): PackPage {
  const { exercise, naming } = subject;
  const { say } = naming;
  const aims = role.aims.map(({ text, weight, private: secret }) => [
    worded(subject, text),
    formatNumber(weight, naming.style),
    secret ? say("teach.aim-private") : "",
  ]);
  const worth = role.worth.map(({ id, value }) => {
    const [issueId, optionId] = id.split(".");
    const issue = exercise.issues.find((one) => one.id === issueId);
    const option = issue?.options.find((one) => one.id === optionId);
    return [
      worded(subject, issue?.text),
      worded(subject, option?.text),
      formatNumber(value, naming.style),
    ];
  });
  const pieces: readonly PrintPiece[] = [
    contentNote(subject),
    heading(say("teach.public-aim")),
    paragraph(worded(subject, role.publicAim)),
    heading(say("teach.private-sheet")),
    paragraph(worded(subject, role.privateSheet)),
    ...(aims.length === 0
      ? []
      : [
          heading(say("teach.aims"), true),
          { kind: "table", head: ["", "", ""], rows: aims } as const,
        ]),
    ...(worth.length === 0
      ? []
      : [
          heading(say("teach.worth"), true),
          { kind: "table", head: ["", "", ""], rows: worth } as const,
        ]),
    ...(role.reserve === undefined ? [] : [paragraph(say("teach.reserve", { n: role.reserve }))]),
    heading(say("teach.opt-out")),
    paragraph(worded(subject, role.optOut)),
    ...listUnder(
      say("pack.others"),
      exercise.roles
        .filter((other) => other.id !== role.id && isPlayed(other))
        .map(({ name }) => worded(subject, name)),
    ),
  ];
  const title = say("pack.sheet", { role: worded(subject, role.name) });
  return { name: `${folder}/${role.id}`, document: documentOf(subject, title, [], pieces) };
}

function handoutPages(subject: PackSubject): readonly PackPage[] {
  const { exercise, naming, masked } = subject;
  return exercise.handouts.map(({ id, title, text, claims, for: roles }) => {
    const sources = claims.flatMap((claim) => {
      const source = naming.model.sources.find((one) => one.id === claim);
      if (source === undefined) return [];
      // The place where it is published would take the masks off.
      const ref = masked || source.ref === undefined ? "" : ` (${source.ref})`;
      return [`${claim.toUpperCase()}: ${worded(subject, source.text)}${ref}`];
    });
    const lead =
      roles.length === 0
        ? [naming.say("pack.handout")]
        : [naming.say("pack.handout-for", { roles: roleNames(subject, roles) })];
    const pieces: readonly PrintPiece[] = [
      ...(text === undefined ? [] : [paragraph(worded(subject, text))]),
      ...(sources.length === 0 ? [] : [{ kind: "list", items: sources } as const]),
    ];
    return {
      name: `students/handouts/${id}`,
      document: documentOf(subject, worded(subject, title), lead, pieces),
    };
  });
}

/** The players' copy of some injects. */
export function playerCards(
  subject: PackSubject,
  injects: Exercise["injects"],
): readonly PrintCard[] {
  const { naming } = subject;
  return injects.map((inject) => ({
    head: `${cardNumber(subject, inject.id)} · ${dateOfStep(naming, inject.at)} · ${naming.say(`teach.channel.${inject.channel}`)}`,
    text: worded(subject, inject.text),
    lines: [
      naming.say("pack.from", { from: worded(subject, inject.from) }),
      receiversOf(subject, inject),
    ],
  }));
}

/** The injects of a round in the order of the file. */
export function injectsOf({ exercise }: PackSubject, round: Round): Exercise["injects"] {
  return round.injects.flatMap((id) => exercise.injects.filter((inject) => inject.id === id));
}

function cardPages(subject: PackSubject): readonly PackPage[] {
  const { say } = subject.naming;
  return subject.exercise.rounds.flatMap((round, index) => {
    const injects = injectsOf(subject, round).filter((inject) => !isHeldBack(subject, inject));
    if (injects.length === 0) return [];
    const n = index + 1;
    const pieces: readonly PrintPiece[] = [{ kind: "cards", cards: playerCards(subject, injects) }];
    return [
      {
        name: `students/cards/round-${String(n)}`,
        document: documentOf(subject, say("pack.cards", { n }), [say("pack.cut", { n })], pieces),
      },
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
