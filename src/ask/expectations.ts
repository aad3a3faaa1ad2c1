/** `brink check --expectations`: what must be so in the runs of a scenario, counted over them. */

import {
  expectations as kind,
  expectationsAnswer,
  type Counterexample,
  type ExpectationsAnswer,
} from "../answer/expectations.ts";
import { at, invariant } from "../base/invariant.ts";
import { emptyTrace, mergeTraces, type TracePart } from "../batch/tracing.ts";
import { lowerExpectations } from "../ir/lower-expectation.ts";
import type { Program } from "../ir/program.ts";
import { tellExpectations } from "../story/expectations.ts";
import { isoOfStep } from "../story/naming.ts";
import { stepOfCase } from "../study/counterexample.ts";
import { judge, type Judged } from "../study/expectations.ts";
import { elapsedSince, type Asking, type Subject } from "./asking.ts";
import { checkFlags, expectationsOptions as options } from "./check-options.ts";
import { question, type Question } from "./question.ts";
import { runQuestion } from "./run.ts";
import { told } from "./told.ts";

const { expectations } = checkFlags;

const answered = told<typeof kind.schema, ExpectationsAnswer>(
  "expectations",
  kind,
  tellExpectations,
);

/** As programs ask it; at the command line it is a part of `brink check`. */
export const expectationsQuestion: Question<typeof options, ExpectationsAnswer> = question({
  name: "expectations",
  about: "help.expectations",
  options,
  examples: [],
  answers: [answered],
  ask: async (asked, asking) => {
    const began = performance.now();
    const subject = asking.open({ ...asked, set: {} });
    const { model, identity, engine, naming } = subject;
    const declared = model.expectations ?? [];
    const program = lowerExpectations(model);
    const work = { kind: "expectations", width: program.outcomes.length } as const;
    const nothing = { result: { part: emptyTrace(work) }, done: 0, end: "complete" } as const;
    const { result, done, end } =
      declared.length === 0
        ? nothing
        : await asking.share<TracePart>(
            subject,
            { ...asked, set: {} },
            {
              program,
              job: { work },
              runs: asked.runs,
              ask: (pool, range) => pool.trace(range),
              merge: mergeTraces,
              before: { done: [], part: emptyTrace(work) },
            },
          );
    const { part } = result;
    invariant(part.kind === "expectations", "what was asked for");
    const judged = declared.map((one, index) => judge(one, at(part.counts, index)));
    const answer = expectationsAnswer(judged, {
      ...{ identity, engine: engine.name, set: {} },
      replay: asking.replay("check", { expectations, ...options }, subject, {
        ...asked,
        expectations: true,
      }),
      ...{ runs: done, runsRequested: declared.length === 0 ? 0 : asked.runs },
      counterexamples: counterexamplesOf(judged, program, subject, asking),
      elapsed: elapsedSince(began),
    });
    return { told: answered, answer, naming, end };
  },
});

/** Where to see what speaks against each expectation that fails. */
function counterexamplesOf(
  judged: readonly Judged[],
  program: Program,
  subject: Subject,
  asking: Asking,
): ReadonlyMap<string, Counterexample> {
  const { parameters, identity, naming } = subject;
  return new Map(
    judged.flatMap(({ id, demand, verdict, counterexample: run }, index) => {
      if (run === undefined || verdict !== "fails") return [];
      const outcome = 2 * index + (demand.kind === "at-most" ? 0 : 1);
      const step = stepOfCase(program, parameters, outcome, identity.seed, run);
      const replay = asking.replay("run", runQuestion.options, subject, { run });
      const when = step === undefined ? {} : { step, date: isoOfStep(naming, step) };
      return [[id, { run, ...when, replay }] as const];
    }),
  );
}
