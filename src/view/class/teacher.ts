/** The teacher's pages that stay right whatever the sealed world is: guide, controller's cards, debrief. */

import type { Inject } from "../../exercise/model.ts";
import { formatNumber } from "../../i18n/number.ts";
import { culpritName, dateOfStep } from "../../story/naming.ts";
import type { PackPage, PrintCard, PrintPiece } from "./print.ts";
import { injectsOf, listUnder, playerCards, roleSheet } from "./students.ts";
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

function guidePage(subject: PackSubject): PackPage {
  const { exercise, naming, seats } = subject;
  const { say } = naming;
  const steps = [
    say("pack.run-1"),
    say("pack.run-2"),
    say("pack.run-3"),
    say("pack.run-4", { command: `brink teach start ${exercise.id}` }),
    say("pack.run-5", { command: "brink teach grade FOLDER --key teacher/key.json" }),
  ];
  const cautions = [say("pack.caution-war"), say("pack.caution-draw"), say("pack.caution-harm")];
  const rounds = exercise.rounds.flatMap((round): readonly PrintPiece[] => {
    const cards = injectsOf(subject, round).map((inject) => {
      const minute = inject.clock === undefined ? "" : say("pack.at-minute", { n: inject.clock });
      return [cardNumber(subject, inject.id), minute, receiversOf(subject, inject)]
        .filter((part) => part !== "")
        .join(" · ");
    });
    return [
      heading(worded(subject, round.title), true),
      {
        kind: "paragraph",
        text: [
          dateOfStep(naming, round.to),
          say("pack.minutes", { n: round.minutes }),
          ...(round.text === undefined ? [] : [worded(subject, round.text)]),
        ].join(" · "),
      },
      ...(cards.length === 0 ? [] : [{ kind: "list", items: cards } as const]),
    ];
  });
  const { scoring } = exercise;
  const pieces: readonly PrintPiece[] = [
    contentNote(subject),
    ...listUnder(say("pack.guide-run"), [...steps, ...cautions]),
    ...listUnder(
      say("teach.objectives"),
      exercise.objectives.map(({ text }) => worded(subject, text)),
    ),
    heading(say("pack.rounds")),
    ...rounds,
    heading(say("pack.seats")),
    {
      kind: "table",
      head: [say("pack.seat"), say("pack.role"), say("pack.code")],
      rows: seats.map(({ seat, role, code }) => [seat, roleNames(subject, [role]), code]),
    },
    ...listUnder(
      say("pack.points-title"),
      scoring.points.map(({ text, most }) =>
        say("pack.point", { text: worded(subject, text), n: most }),
      ),
    ),
    ...(scoring.checklist.length === 0
      ? []
      : [
          heading(say("pack.checklist")),
          {
            kind: "ticks",
            items: scoring.checklist.map(({ text }) => worded(subject, text)),
          } as const,
        ]),
  ];
  const lead = [say("pack.teacher-only")];
  return { name: "teacher/guide", document: documentOf(subject, say("pack.guide"), lead, pieces) };
}

function controllerCard(subject: PackSubject, inject: Inject): PrintCard {
  const { exercise, naming } = subject;
  const { say } = naming;
  const [card] = playerCards(subject, [inject]);
  const objective = exercise.objectives.find(({ id }) => id === inject.objective);
  const minute =
    inject.clock === undefined ? "" : ` · ${say("pack.at-minute", { n: inject.clock })}`;
  return {
    head: `${card?.head ?? ""}${minute} · ${say(`pack.kind.${inject.kind}`)}`,
    text: card?.text ?? "",
    lines: [
      ...(card?.lines ?? []),
      say("pack.truth", { truth: say(`teach.truth.${inject.truth}`) }),
      ...(inject.culprit === undefined
        ? []
        : [say("pack.culprit", { culprit: culpritName(naming, inject.culprit) })]),
      ...(inject.expected === undefined
        ? []
        : [say("pack.expected", { text: worded(subject, inject.expected) })]),
      ...(objective === undefined
        ? []
        : [say("pack.objective", { text: worded(subject, objective.text) })]),
      ...(inject.contingency === undefined
        ? []
        : [say("pack.contingency", { card: cardNumber(subject, inject.contingency) })]),
      ...(inject.note === undefined
        ? []
        : [say("pack.controller-note", { text: worded(subject, inject.note) })]),
    ],
  };
}

function controllerPages(subject: PackSubject): readonly PackPage[] {
  const { exercise, naming } = subject;
  const { say } = naming;
  if (exercise.injects.length === 0) return [];
  const cards = exercise.injects.map((inject) => controllerCard(subject, inject));
  const held = exercise.injects.filter((inject) => isHeldBack(subject, inject));
  const controller = documentOf(
    subject,
    say("pack.controller"),
    [say("pack.teacher-only")],
    [{ kind: "cards", cards }],
  );
  const pages = [{ name: "teacher/controller-cards", document: controller }];
  if (held.length === 0) return pages;
  const document = documentOf(
    subject,
    say("pack.cards-contingency"),
    [],
    [{ kind: "cards", cards: playerCards(subject, held) }],
  );
  return [...pages, { name: "teacher/held-back-cards", document }];
}

function debriefPage(subject: PackSubject): PackPage {
  const { exercise, naming } = subject;
  const { say } = naming;
  const pieces = exercise.debrief.flatMap(({ phase, minutes, questions }, index) => [
    ...(index === 0 ? [] : [{ kind: "break" } as const]),
    heading(`${say(`pack.phase.${phase}`)} · ${say("pack.minutes", { n: minutes })}`),
    { kind: "list", items: questions.map((text) => worded(subject, text)) } as const,
  ]);
  const document = documentOf(subject, say("pack.slides"), [], pieces);
  return { name: "teacher/debrief", document: { ...document, slides: true } };
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

/** Columns of the master scenario events list. */
const mselColumns = [
  "id",
  "card",
  "round",
  "kind",
  "scenario_time",
  "real_time",
  "sender",
  "recipient_role",
  "channel",
  "text",
  "truth",
  "culprit",
  "flashpoint",
  "expected_player_action",
  "objective_tested",
  "contingency_inject",
  "controller_note",
] as const;

/** The master scenario events list: a head and a row for each inject, by round and clock. */
export function mselRows(subject: PackSubject): readonly (readonly string[])[] {
  const { exercise, naming } = subject;
  const listed = new Set(exercise.rounds.flatMap(({ injects }) => injects));
  const minutesBefore = (index: number): number =>
    exercise.rounds.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0);
  const row = (inject: Inject, round: number | undefined): readonly string[] => {
    const at = round === undefined ? undefined : minutesBefore(round) + (inject.clock ?? 0);
    return [
      inject.id,
      cardNumber(subject, inject.id),
      round === undefined ? "" : String(round + 1),
      inject.kind,
      dateOfStep(naming, inject.at),
      at === undefined
        ? ""
        : `${String(Math.floor(at / 60))}:${formatNumber(at % 60, { ...naming.style, digits: "latin" }).padStart(2, "0")}`,
      worded(subject, inject.from),
      inject.to.length === 0 ? naming.say("pack.everyone") : roleNames(subject, inject.to),
      naming.say(`teach.channel.${inject.channel}`),
      worded(subject, inject.text),
      inject.truth,
      inject.culprit ?? "",
      inject.flashpoint ?? "",
      worded(subject, inject.expected),
      inject.objective ?? "",
      inject.contingency ?? "",
      worded(subject, inject.note),
    ];
  };
  return [
    mselColumns,
    ...exercise.rounds.flatMap((round, index) =>
      injectsOf(subject, round)
        .toSorted((a, b) => (a.clock ?? 0) - (b.clock ?? 0))
        .map((inject) => row(inject, index)),
    ),
    ...exercise.injects.filter(({ id }) => !listed.has(id)).map((inject) => row(inject, undefined)),
  ];
}
