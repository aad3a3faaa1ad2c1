/** The teacher's pages that stay right whatever the sealed world is: guide, controller's cards, debrief. */

import type { Inject } from "../../../exercise/model.ts";
import type { Card } from "../../block.ts";
import { culpritName, dateOfStep } from "../../naming.ts";
import { byId, heading, list, subheading, table, under, type Said } from "../blocks.ts";
import { isPlayed } from "../sheet.ts";
import { roleSheet } from "./students.ts";
import {
  cardNumber,
  contentNote,
  injectsOf,
  isHeldBack,
  pageIn,
  playerCard,
  receiversOf,
  roleNames,
  worded,
  type PackPage,
  type PackSubject,
} from "./subject.ts";

function roundBlocks(subject: PackSubject): readonly Said[] {
  const { exercise, naming } = subject;
  const { say } = naming;
  const joined = (...parts: readonly string[]): string =>
    parts.filter((part) => part !== "").join(" · ");
  return exercise.rounds.map((round) => {
    const minutes = say("pack.minutes", { n: round.minutes });
    const cards = injectsOf(subject, round).map((inject) => {
      const { id, clock: n } = inject;
      const minute = n === undefined ? "" : say("pack.at-minute", { n });
      return joined(cardNumber(subject, id), minute, receiversOf(subject, inject));
    });
    return [
      subheading(worded(subject, round.title)),
      joined(dateOfStep(naming, round.to), minutes, worded(subject, round.text)),
      list(cards),
    ];
  });
}

function guidePage(subject: PackSubject): PackPage {
  const { exercise, naming, seats } = subject;
  const { say } = naming;
  const steps = [
    ...[say("pack.run-1"), say("pack.run-2"), say("pack.run-3")],
    say("pack.run-4", { command: `brink teach start ${exercise.id}` }),
    say("pack.run-5", { command: "brink teach grade FOLDER --key teacher/key.json" }),
    ...[say("pack.caution-war"), say("pack.caution-draw"), say("pack.caution-harm")],
  ];
  const { points, checklist } = exercise.scoring;
  const ticks = checklist.map(({ text }) => worded(subject, text));
  return pageIn(
    subject,
    "teacher/guide",
    say("pack.guide"),
    [say("pack.teacher-only")],
    contentNote(subject),
    under(say("pack.guide-run"), list(steps)),
    under(
      say("teach.objectives"),
      list(exercise.objectives.map(({ text }) => worded(subject, text))),
    ),
    under(say("pack.rounds"), roundBlocks(subject)),
    under(
      say("pack.seats"),
      table(
        [say("pack.seat"), say("pack.role"), say("pack.code")],
        seats.map(({ seat, role, code }) => [seat, roleNames(subject, [role]), code]),
      ),
    ),
    under(
      say("pack.points-title"),
      list(
        points.map(({ text, most }) => say("pack.point", { text: worded(subject, text), n: most })),
      ),
    ),
    ticks.length > 0 && [
      heading(say("pack.checklist")),
      { kind: "list", items: ticks, ticks: true },
    ],
  );
}

function controllerCard(subject: PackSubject, inject: Inject): Card {
  const { exercise, naming } = subject;
  const { say } = naming;
  const { clock: n, kind, culprit, contingency } = inject;
  const { head, text, lines } = playerCard(subject, inject);
  const minute = n === undefined ? "" : ` · ${say("pack.at-minute", { n })}`;
  const line = (
    key: "pack.expected" | "pack.objective" | "pack.controller-note",
    texts: Inject["note"],
  ): readonly string[] => (texts === undefined ? [] : [say(key, { text: worded(subject, texts) })]);
  return {
    head: `${head}${minute} · ${say(`pack.kind.${kind}`)}`,
    text,
    lines: [
      ...lines,
      say("pack.truth", { truth: say(`teach.truth.${inject.truth}`) }),
      ...(culprit === undefined
        ? []
        : [say("pack.culprit", { culprit: culpritName(naming, culprit) })]),
      ...line("pack.expected", inject.expected),
      ...line("pack.objective", byId(exercise.objectives, inject.objective)?.text),
      ...(contingency === undefined
        ? []
        : [say("pack.contingency", { card: cardNumber(subject, contingency) })]),
      ...line("pack.controller-note", inject.note),
    ],
  };
}

function controllerPages(subject: PackSubject): readonly PackPage[] {
  const { exercise, naming } = subject;
  const { say } = naming;
  const { injects } = exercise;
  const page = (
    name: string,
    title: string,
    lead: readonly string[],
    cards: readonly Card[],
  ): readonly PackPage[] =>
    cards.length === 0 ? [] : [pageIn(subject, name, title, lead, { kind: "cards", cards })];
  const held = injects.filter((inject) => isHeldBack(subject, inject));
  return [
    ...page(
      "teacher/controller-cards",
      say("pack.controller"),
      [say("pack.teacher-only")],
      injects.map((inject) => controllerCard(subject, inject)),
    ),
    ...page(
      "teacher/held-back-cards",
      say("pack.cards-contingency"),
      [],
      held.map((inject) => playerCard(subject, inject)),
    ),
  ];
}

function debriefPage(subject: PackSubject): PackPage {
  const { exercise, naming } = subject;
  const { say } = naming;
  const slides = exercise.debrief.map(({ phase, minutes, questions }, index): Said => [
    index > 0 && { kind: "break" },
    heading(`${say(`pack.phase.${phase}`)} · ${say("pack.minutes", { n: minutes })}`),
    { kind: "list", items: questions.map((text) => worded(subject, text)) },
  ]);
  const page = pageIn(subject, "teacher/debrief", say("pack.slides"), [], slides);
  return { ...page, sheet: { ...page.sheet, slides: true } };
}

/** The pages below `teacher/` but for the key. */
export function teacherPages(subject: PackSubject): readonly PackPage[] {
  return [
    guidePage(subject),
    ...subject.exercise.roles
      .filter((role) => !isPlayed(role))
      .map((role) => roleSheet(subject, role, "teacher/roles")),
    ...controllerPages(subject),
    debriefPage(subject),
  ];
}
