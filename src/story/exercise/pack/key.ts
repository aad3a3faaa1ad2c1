/** The teacher's key: what the sealed world is, the answers of every truth by itself, sealed cards. */

import { clausesIn } from "../../../i18n/list.ts";
import type { Answer, EngineOdds } from "../../../exercise/answers.ts";
import type { Question } from "../../../exercise/model.ts";
import { formatDate } from "../../../i18n/date.ts";
import { formatChance } from "../../../i18n/number.ts";
import { numberOf, type Naming } from "../../naming.ts";
import { answerWords, oddsText } from "../answers.ts";
import { heading, list, subheading, table, under } from "../blocks.ts";
import { pageIn, roleNames, worded, type PackPage, type PackSubject } from "./subject.ts";

/** What is known of a question once the seal is open. */
export interface KeyQuestion {
  readonly question: Question;
  /** Of the first sealed run, or the difference of a lever. */
  readonly sealed?: Answer;
  readonly odds?: EngineOdds;
  readonly difference?: { readonly value: number; readonly low: number; readonly high: number };
  readonly known?: Answer;
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

function questionRow(
  naming: Naming,
  { question, sealed, odds, difference, known }: KeyQuestion,
): readonly string[] {
  const { say, style } = naming;
  const words = (answer: Answer | undefined, otherwise: string): string =>
    answer === undefined ? otherwise : answerWords(naming, question, answer);
  const number = (value: number): string => numberOf(naming, value, 3);
  return [
    difference === undefined
      ? words(sealed, say("pack.not-decided"))
      : say("pack.difference", {
          value: number(difference.value),
          low: number(difference.low),
          high: number(difference.high),
        }),
    odds === undefined ? say("pack.no-odds") : oddsText(naming, question, odds),
    words(known, question.known === undefined ? "—" : say("pack.open-case")),
    clausesIn(
      style,
      question.crowd.map(
        ({ on, p }) => `${formatDate(on, style, "short")}: ${formatChance(p, style)}`,
      ),
    ),
  ];
}

/** The key, and the sealed cards where there are any. */
export function keyPages(
  subject: PackSubject,
  { questions, hidden, deals, cards }: ClassKey,
): readonly PackPage[] {
  const { naming } = subject;
  const { say } = naming;
  const line = ({ unknown, value }: ClassKey["hidden"][number]): string => `${unknown}: ${value}`;
  const head = [
    ...[say("pack.key-question"), say("pack.key-sealed"), say("pack.key-odds")],
    ...[say("pack.key-known"), say("pack.key-crowd")],
  ];
  const rows = questions.map((one) => [
    worded(subject, one.question.text),
    ...questionRow(naming, one),
  ]);
  const key = pageIn(
    subject,
    "teacher/key",
    say("pack.key"),
    [say("pack.teacher-only")],
    say("pack.key-untouched"),
    say("pack.caution-draw"),
    heading(say("pack.key-questions")),
    table(head, rows),
    under(say("pack.key-hidden"), list(hidden.map(line))),
    under(
      say("pack.key-deal"),
      deals.map((texts, run) => [
        subheading(say("pack.key-run", { n: run + 1 })),
        { kind: "list", items: texts },
      ]),
    ),
  );
  const sealed = cards.map(({ role, ...known }) => ({
    ...{ head: roleNames(subject, [role]), text: line(known), lines: [] },
  }));
  const note = say("pack.sealed-cards-note");
  return cards.length === 0
    ? [key]
    : [
        key,
        pageIn(subject, "teacher/sealed-cards", say("pack.sealed-cards"), [note], {
          ...{ kind: "cards", cards: sealed },
        }),
      ];
}
