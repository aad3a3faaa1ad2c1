/** The teacher's key: what the sealed world is, the answers of every truth by itself, sealed cards. */

import type { Answer, EngineOdds } from "../../exercise/answers.ts";
import type { Question } from "../../exercise/model.ts";
import { formatDate } from "../../i18n/date.ts";
import { formatChance, formatNumber } from "../../i18n/number.ts";
import { dateOfStep, type Naming } from "../../story/naming.ts";
import type { PackPage, PrintPiece } from "./print.ts";
import { documentOf, roleNames, worded, type PackSubject } from "./subject.ts";

/** What is known of a question once the seal is open. */
export interface KeyQuestion {
  readonly question: Question;
  /** Of the first sealed run, or the difference of a lever. */
  readonly sealed?: Answer;
  readonly odds?: EngineOdds;
  readonly difference?: { readonly value: number; readonly low: number; readonly high: number };
  readonly known?: Answer;
  /** Its numbers are steps of the calendar. */
  readonly isTime: boolean;
}

/** The sealed world in words. */
export interface ClassKey {
  readonly questions: readonly KeyQuestion[];
  readonly hidden: readonly { readonly unknown: string; readonly value: string }[];
  /** Signals that were sent, by sealed run. */
  readonly deals: readonly (readonly string[])[];
  /** What a role's actors know of what is hidden. */
  readonly cards: readonly {
    readonly role: string;
    readonly unknown: string;
    readonly value: string;
  }[];
}

/** Names of the categories of a question, by id. */
export type CategoryName = (question: string, category: string) => string;

/** An answer in words. */
export function answerText(
  naming: Naming,
  { question, isTime }: Pick<KeyQuestion, "question" | "isTime">,
  answer: Answer,
  categoryName: CategoryName,
): string {
  if (typeof answer === "boolean") return naming.say(answer ? "word.yes" : "word.no");
  if (typeof answer === "string") return categoryName(question.id, answer);
  if (answer === Infinity) return naming.say("word.never");
  return isTime ? dateOfStep(naming, answer) : formatNumber(answer, naming.style, 3);
}

/** The engine's odds in words. */
export function oddsText(
  naming: Naming,
  one: Pick<KeyQuestion, "question" | "isTime">,
  odds: EngineOdds,
  categoryName: CategoryName,
): string {
  const { style, say } = naming;
  switch (odds.kind) {
    case "binary":
      return formatChance(odds.yes.p, style);
    case "categories":
      return odds.categories
        .map(({ id, p }) => `${categoryName(one.question.id, id)} ${formatChance(p, style)}`)
        .join("; ");
    case "number": {
      const [low, middle, high] = odds.quantiles.map((value) =>
        answerText(naming, one, value, categoryName),
      );
      return say("pack.odds-between", { low: low ?? "", middle: middle ?? "", high: high ?? "" });
    }
  }
}

function questionRow(
  subject: PackSubject,
  one: KeyQuestion,
  categoryName: CategoryName,
): readonly string[] {
  const { naming } = subject;
  const { say, style } = naming;
  const { question, sealed, odds, difference, known } = one;
  const number = (value: number): string => formatNumber(value, style, 3);
  const decided =
    difference !== undefined
      ? say("pack.difference", {
          value: number(difference.value),
          low: number(difference.low),
          high: number(difference.high),
        })
      : sealed === undefined
        ? say("pack.not-decided")
        : answerText(naming, one, sealed, categoryName);
  return [
    worded(subject, question.text),
    decided,
    odds === undefined ? say("pack.no-odds") : oddsText(naming, one, odds, categoryName),
    known === undefined
      ? question.known === undefined
        ? "—"
        : say("pack.open-case")
      : answerText(naming, one, known, categoryName),
    question.crowd
      .map(({ on, p }) => `${formatDate(on, style, "short")}: ${formatChance(p, style)}`)
      .join("; "),
  ];
}

/** The key, and the sealed cards where there are any. */
export function keyPages(
  subject: PackSubject,
  { questions, hidden, deals, cards }: ClassKey,
  categoryName: CategoryName,
): readonly PackPage[] {
  const { say } = subject.naming;
  const heading = (text: string): PrintPiece => ({ kind: "heading", text });
  const pieces: readonly PrintPiece[] = [
    { kind: "paragraph", text: say("pack.key-untouched") },
    { kind: "paragraph", text: say("pack.caution-draw") },
    heading(say("pack.key-questions")),
    {
      kind: "table",
      head: [
        say("pack.key-question"),
        say("pack.key-sealed"),
        say("pack.key-odds"),
        say("pack.key-known"),
        say("pack.key-crowd"),
      ],
      rows: questions.map((one) => questionRow(subject, one, categoryName)),
    },
    ...(hidden.length === 0
      ? []
      : [
          heading(say("pack.key-hidden")),
          {
            kind: "list",
            items: hidden.map(({ unknown, value }) => `${unknown}: ${value}`),
          } as const,
        ]),
    ...(deals.length === 0 ? [] : [heading(say("pack.key-deal"))]),
    ...deals.flatMap((texts, run): readonly PrintPiece[] => [
      { kind: "heading", text: say("pack.key-run", { n: run + 1 }), small: true },
      { kind: "list", items: texts },
    ]),
  ];
  const key = documentOf(subject, say("pack.key"), [say("pack.teacher-only")], pieces);
  if (cards.length === 0) return [{ name: "teacher/key", document: key }];
  const sealed = documentOf(
    subject,
    say("pack.sealed-cards"),
    [say("pack.sealed-cards-note")],
    [
      {
        kind: "cards",
        cards: cards.map(({ role, unknown, value }) => ({
          head: roleNames(subject, [role]),
          text: `${unknown}: ${value}`,
          lines: [],
        })),
      },
    ],
  );
  return [
    { name: "teacher/key", document: key },
    { name: "teacher/sealed-cards", document: sealed },
  ];
}
