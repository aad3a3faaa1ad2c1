/** `brink exact --eventually`, `--mean-time`, `--long-run` and `--cost`: questions without a horizon. */

import {
  unbounded,
  unboundedAnswer,
  type UnboundedAnswer,
  type UnboundedFound,
} from "../answer/unbounded.ts";
import { at } from "../base/invariant.ts";
import { isReadable, solveForever, type ForeverQuestion } from "../engine/exact/forever/forever.ts";
import type { Question } from "../scenario/edit.ts";
import type { Naming } from "../story/naming.ts";
import { tellUnbounded } from "../story/unbounded.ts";
import { seconds, type Asking, type Subject, type SubjectValues } from "./asking.ts";
import { unsolved } from "./exact-unsolved.ts";
import { told } from "./told.ts";

/** The values of the options that it takes. */
export interface UnboundedAsked extends SubjectValues {
  readonly eventually: string | undefined;
  readonly meanTime: string | undefined;
  readonly longRun: string | undefined;
  readonly cost: string | undefined;
  readonly until: string | undefined;
  readonly states: number;
}

/** Answers without a horizon, with their story. */
export const unboundedTold = told<typeof unbounded.schema, UnboundedAnswer>(
  "unbounded",
  unbounded,
  tellUnbounded,
);

interface Written {
  readonly kind: ForeverQuestion["kind"];
  readonly option: Question["option"];
  readonly text: string;
}

/** What is asked without a horizon, in the order of the options. */
export function writtenIn({
  eventually,
  meanTime,
  longRun,
  cost,
}: UnboundedAsked): readonly Written[] {
  const all = [
    { kind: "eventually", option: "--eventually", text: eventually },
    { kind: "mean-time", option: "--mean-time", text: meanTime },
    { kind: "long-run", option: "--long-run", text: longRun },
    { kind: "cost", option: "--cost", text: cost },
  ] as const;
  return all.flatMap(({ text, ...one }) => (text === undefined ? [] : [{ ...one, text }]));
}

/** Answers it. @throws UsageFault, Unanswerable, NothingDone */
export async function askUnbounded(
  asked: UnboundedAsked,
  written: readonly Written[],
  asking: Asking,
  replay: (subject: Subject) => string,
): Promise<{ readonly answer: UnboundedAnswer; readonly naming: Naming }> {
  const { say } = asking;
  const variables = asking.open(asked).program.variables.map(({ id }): string => id);
  // A variable is a number; whatever else is asked about the long run is a condition.
  const isNumber = ({ kind, text }: Written): boolean =>
    kind === "cost" || (kind === "long-run" && variables.includes(text.trim()));
  const subject = asking.open(asked, {
    questions: [
      ...written.map((one) => ({
        ...{ option: one.option, text: one.text },
        form: isNumber(one) ? ("max" as const) : ("ever" as const),
      })),
      ...(asked.until === undefined
        ? []
        : [{ option: "--until", form: "ever", text: asked.until } as const]),
    ],
  });
  const { program, parameters, identity, naming, answers, file } = subject;
  for (const [index, { option }] of [...written, { option: "--until" }].entries()) {
    const outcome = answers[index];
    if (outcome === undefined || isReadable(program, outcome)) continue;
    return asking.refuse(
      say("unbounded.no-condition", { option, id: at(program.outcomes, outcome).id }),
    );
  }
  const began = performance.now();
  const found: UnboundedFound[] = [];
  const until = asked.until === undefined ? undefined : at(answers, written.length);
  for (const [index, one] of written.entries()) {
    const outcome = at(answers, index);
    const question: ForeverQuestion =
      one.kind === "cost"
        ? { kind: "cost", outcome, ...(until === undefined ? {} : { until }) }
        : { kind: one.kind, outcome };
    try {
      const going = solveForever(program, parameters, question, asked.states);
      const answer = await asking.follow(going, asked, ({ states }) =>
        say("unbounded.progress", { states }),
      );
      found.push({
        ...{ asked: one.text, type: isNumber(one) ? "number" : "boolean", answer },
        ...(one.kind === "cost" && asked.until !== undefined ? { until: asked.until } : {}),
      });
    } catch (error) {
      const advice = say("unbounded.advice", { scenario: file.argument });
      throw unsolved(error, program.id, advice, say);
    }
  }
  const answer = unboundedAnswer(found, {
    ...{ identity, set: asked.set, replay: replay(subject), unit: program.calendar.unit },
    elapsed: seconds((performance.now() - began) / 1000),
  });
  return { answer, naming };
}
