/** Answer forms on paper: every question, card to weigh and decision of a round. */

import type { Question, Role, Round, Signal } from "../../exercise/model.ts";
import type { Decision } from "../../exercise/decision.ts";
import { formatDate } from "../../i18n/date.ts";
import { dateOfStep } from "../../story/naming.ts";
import type { PackPage, PrintPiece } from "./print.ts";
import { documentOf, isPlayed, worded, type PackSubject } from "./subject.ts";

/** What a role is asked in a round. */
interface Asked {
  readonly questions: readonly Question[];
  readonly signals: readonly Signal[];
  readonly decisions: readonly Decision[];
}

function askedOf({ exercise }: PackSubject, round: Round, role: string): Asked {
  const isFor = (roles: readonly string[]): boolean => roles.length === 0 || roles.includes(role);
  return {
    questions: exercise.questions.filter(
      (question) => round.questions.includes(question.id) && isFor(question.for),
    ),
    signals: exercise.signals.filter(({ id }) => round.signals.includes(id)),
    decisions: exercise.decisions.filter(
      (decision) => round.decisions.includes(decision.id) && isFor(decision.by),
    ),
  };
}

function questionPieces(subject: PackSubject, question: Question, number: number): PrintPiece {
  const { say } = subject.naming;
  const { kind, text, rule, sealed, known } = question;
  const marks = [
    ...(sealed === undefined ? [] : [say("pack.sealed-mark")]),
    ...(sealed === undefined && known !== undefined ? [say("pack.known-mark")] : []),
  ];
  const head = `${String(number)}. ${worded(subject, text)}${marks.length === 0 ? "" : ` [${marks.join(", ")}]`}`;
  const categories = subject.categories(question.id).map((texts) => worded(subject, texts));
  const boxes: readonly PrintPiece[] =
    kind === "binary"
      ? [{ kind: "boxes", labels: [say("pack.yes-percent")], unit: "%" }]
      : kind === "number"
        ? [
            { kind: "paragraph", text: say("pack.range"), soft: true },
            { kind: "boxes", labels: [say("teach.low"), say("teach.high")] },
          ]
        : [
            { kind: "paragraph", text: say("pack.percents"), soft: true },
            { kind: "boxes", labels: categories, unit: "%" },
          ];
  const pieces: readonly PrintPiece[] = [
    { kind: "heading", text: head, small: true },
    { kind: "paragraph", text: say("teach.rule", { rule: worded(subject, rule) }), soft: true },
    ...boxes,
    { kind: "lines", label: say("pack.reasons"), count: 2 },
  ];
  return { kind: "together", pieces };
}

function signalPieces(subject: PackSubject, signal: Signal, number: number): PrintPiece {
  const { naming } = subject;
  const { say, style } = naming;
  const pieces: readonly PrintPiece[] = [
    {
      kind: "heading",
      text: `${String(number)}. ${worded(subject, signal.text)} (${formatDate(signal.on, style, "short")})`,
      small: true,
    },
    { kind: "boxes", labels: [say("pack.ratio")] },
  ];
  return { kind: "together", pieces };
}

function decisionFields(subject: PackSubject, decision: Decision): readonly PrintPiece[] {
  const { exercise, naming } = subject;
  const { say } = naming;
  const named = (option: Decision["options"][number]): string => worded(subject, option.text);
  const lines = (label: string, count: number): PrintPiece => ({ kind: "lines", label, count });
  switch (decision.kind) {
    case "plan":
      return [
        lines(say("teach.plan.what"), 2),
        lines(say("teach.plan.why"), 1),
        lines(say("teach.plan.means"), 1),
        lines(say("teach.plan.risks"), 1),
      ];
    case "choice":
      return [
        { kind: "ticks", items: decision.options.map(named) },
        lines(say("pack.reason-line"), 2),
      ];
    case "moves":
      return [
        ...(decision.points === undefined
          ? []
          : [
              {
                kind: "paragraph",
                text: say("pack.most", { n: decision.points }),
                soft: true,
              } as const,
            ]),
        { kind: "ticks", items: decision.options.map(named) },
      ];
    case "spend":
      return [
        { kind: "paragraph", text: say("pack.points", { n: decision.points ?? 0 }), soft: true },
        {
          kind: "ticks",
          items: decision.options.map((option) =>
            say("teach.priced", { option: named(option), n: option.price ?? 1 }),
          ),
        },
      ];
    case "text":
      return decision.fields.map(({ text }) => lines(worded(subject, text), 2));
    case "agreement":
      return [
        ...exercise.issues.flatMap(({ text, options }): readonly PrintPiece[] => [
          { kind: "paragraph", text: worded(subject, text) },
          { kind: "ticks", items: options.map((option) => worded(subject, option.text)) },
        ]),
        lines(say("pack.signature"), 1),
      ];
  }
}

function decisionPieces(subject: PackSubject, decision: Decision): PrintPiece {
  const { say } = subject.naming;
  const pieces: readonly PrintPiece[] = [
    { kind: "heading", text: worded(subject, decision.text), small: true },
    ...(decision.private
      ? [{ kind: "paragraph", text: say("teach.decision-private"), soft: true } as const]
      : []),
    ...decisionFields(subject, decision),
  ];
  return { kind: "together", pieces };
}

function formPieces(subject: PackSubject, round: Round, asked: Asked): readonly PrintPiece[] {
  const { say } = subject.naming;
  const { questions, signals, decisions } = asked;
  const part = (title: string, pieces: readonly PrintPiece[]): readonly PrintPiece[] =>
    pieces.length === 0 ? [] : [{ kind: "heading", text: title }, ...pieces];
  const known = questions.some((one) => one.sealed === undefined && one.known !== undefined);
  return [
    { kind: "boxes", labels: [say("pack.seat-line")] },
    ...(round.text === undefined
      ? []
      : [{ kind: "paragraph", text: worded(subject, round.text) } as const]),
    ...part(
      say("pack.signals"),
      signals.map((one, index) => signalPieces(subject, one, index + 1)),
    ),
    ...part(
      say("pack.forecasts"),
      questions.map((one, index) => questionPieces(subject, one, index + 1)),
    ),
    ...(known ? [{ kind: "paragraph", text: say("pack.known"), soft: true } as const] : []),
    ...part(
      say("pack.decisions"),
      decisions.map((one) => decisionPieces(subject, one)),
    ),
    ...(subject.exercise.scoring.explanation
      ? [{ kind: "lines", label: say("pack.explanation"), count: 5 } as const]
      : []),
  ];
}

const sizeOf = ({ questions, signals, decisions }: Asked): number =>
  questions.length + signals.length + decisions.length;

/** The roles of a round by what they are asked: roles that are asked the same share a form. */
function groupsOf(
  subject: PackSubject,
  round: Round,
): readonly { readonly roles: readonly Role[]; readonly asked: Asked }[] {
  const groups = new Map<string, { readonly roles: Role[]; readonly asked: Asked }>();
  for (const role of subject.exercise.roles.filter(isPlayed)) {
    const asked = askedOf(subject, round, role.id);
    if (sizeOf(asked) === 0) continue;
    const key = [asked.questions, asked.signals, asked.decisions]
      .map((some) => some.map(({ id }) => id).join())
      .join(";");
    const group = groups.get(key) ?? { roles: [], asked };
    group.roles.push(role);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The forms of every round; where roles are asked different things, a form for each. */
export function formPages(subject: PackSubject): readonly PackPage[] {
  const { exercise, naming } = subject;
  const { say } = naming;
  return exercise.rounds.flatMap((round, index) => {
    const n = index + 1;
    const groups = groupsOf(subject, round);
    return groups.map(({ roles, asked }): PackPage => {
      const shared = groups.length === 1;
      const role = roles.map(({ name }) => worded(subject, name)).join(" / ");
      const title = shared ? say("pack.form", { n }) : say("pack.form-for", { n, role });
      const name = shared ? "" : `-${roles.map(({ id }) => id).join("-")}`;
      const lead = [`${worded(subject, round.title)} · ${dateOfStep(naming, round.to)}`];
      return {
        name: `students/forms/round-${String(n)}${name}`,
        document: documentOf(subject, title, lead, formPieces(subject, round, asked)),
      };
    });
  });
}
