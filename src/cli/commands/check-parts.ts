/** The parts of `brink check` that make runs: each a question whose answer also says whether all is well. */

import type { Answer } from "../../answer/kind.ts";
import { isUnexplained, type AuditAnswer } from "../../answer/audit.ts";
import { isSound } from "../../answer/caution.ts";
import { areMet, type ExpectationsAnswer } from "../../answer/expectations.ts";
import { forReader } from "../../app/for-reader.ts";
import { Asking } from "../../ask/asking.ts";
import { auditQuestion } from "../../ask/audit.ts";
import { coverageQuestion } from "../../ask/coverage.ts";
import { checkFlags } from "../../ask/check-options.ts";
import { expectationsQuestion } from "../../ask/expectations.ts";
import { longName, readOptions } from "../../ask/option.ts";
import type { End, Question } from "../../ask/question.ts";
import { storyText } from "../../render/terminal.ts";
import { Telling } from "../../story/telling.ts";
import type { Context } from "../context.ts";
import type { Input } from "../definition.ts";

/** A part: its flag, its key in the document, its question, and whether what it found is as it should be. */
export interface CheckPart {
  readonly key: keyof typeof checkFlags;
  readonly flag: string;
  readonly question: Question;
  readonly isMet: (answer: Answer, strict: boolean) => boolean;
}

/** What a part found of one file. */
export interface Found {
  readonly key: string;
  /** Null where the file cannot be asked. */
  readonly answer: Answer | null;
  readonly lines: readonly string[];
  readonly end?: End;
  readonly isMet: (strict: boolean) => boolean;
}

const flagOf = (key: CheckPart["key"]): string => longName(checkFlags[key]).slice(2);

/** In the order in which they are told; an answer is that of the question beside it. */
export const checkParts: readonly CheckPart[] = [
  {
    key: "baseRates",
    flag: flagOf("baseRates"),
    question: auditQuestion,
    isMet: (answer, strict) => !(strict && isUnexplained(answer as AuditAnswer)),
  },
  {
    key: "expectations",
    flag: flagOf("expectations"),
    question: expectationsQuestion,
    isMet: (answer, strict) => areMet(answer as ExpectationsAnswer, strict),
  },
  // What was not met in some runs is no fault: it may be rare, and meant to be.
  {
    key: "coverage",
    flag: flagOf("coverage"),
    question: coverageQuestion,
    isMet: () => true,
  },
];

/** What there is to say of a file that cannot be run. */
export const notAsked = ({ key }: CheckPart): Found => ({
  ...{ key, answer: null, lines: [] },
  isMet: () => true,
});

/** Asks one part of a file. */
export async function askPart(
  { key, question, isMet }: CheckPart,
  scenario: string,
  context: Context,
  input: Input,
): Promise<Found> {
  const values = readOptions(question.options, input.values, context.say);
  const asking = new Asking(context);
  const { told, answer, naming, end } = await question.ask(
    { ...values, scenario, named: [scenario] },
    asking,
  );
  return {
    ...{ key, answer, end },
    lines: forReader(
      storyText(told.tell(answer, new Telling(naming))),
      context.style,
      context.surroundings,
    ),
    isMet: (strict) => isSound(answer) && isMet(answer, strict),
  };
}
