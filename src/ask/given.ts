/** `brink batch --given`: runs counted with and without a condition. */

import { given, givenAnswer, type GivenAnswer } from "../answer/given.ts";
import { at } from "../base/invariant.ts";
import {
  emptyConditioned,
  listedProgram,
  mergeConditioned,
  type ConditionedTally,
} from "../batch/conditioned.ts";
import { tellGiven } from "../story/given.ts";
import { estimateGiven } from "../study/conditional.ts";
import { seconds, type Asking } from "./asking.ts";
import { batchOptions, DEFAULT_RUNS, type BatchAsked } from "./batch-options.ts";
import { faultsOf, rateOf } from "./batch-runs.ts";
import type { Reply } from "./question.ts";
import { told } from "./told.ts";

/** `--given` as a question with its story. */
export const toldGiven = told<typeof given.schema, GivenAnswer>("given", given, tellGiven);

/** Asks it. @param condition as the user wrote it */
export async function askGiven(
  asked: BatchAsked,
  condition: string,
  asking: Asking,
): Promise<Reply<GivenAnswer>> {
  const { set, runs = DEFAULT_RUNS } = asked;
  const subject = asking.open(asked, {
    questions: [{ option: "--given", form: "ever", text: condition }],
  });
  const { program, answers, identity, engine, naming } = subject;
  const index = at(answers, 0);
  const { id, type } = at(program.outcomes, index);
  if (type === "number") return asking.refuse(asking.say("given.number", { id }));
  const listed = listedProgram(program);
  const { result, done, end } = await asking.share<ConditionedTally>(subject, asked, {
    job: { condition: index },
    runs,
    ask: (pool, range) => pool.condition(range),
    merge: mergeConditioned,
    before: { done: [], part: emptyConditioned(listed) },
  });
  // An outcome of the file is an answer too; one made for the question is not.
  const estimates = estimateGiven(program, result.part, index, id !== condition.trim());
  const answer = givenAnswer(estimates, condition, {
    ...{ identity, engine: engine.name, set, runs: done, runsRequested: runs },
    replay: asking.replay("batch", batchOptions, subject, { given: condition, runs, set }),
    faults: faultsOf(program, result.part.all),
    runsPerSecond: rateOf(result),
    elapsed: seconds(result.seconds),
  });
  return { told: toldGiven, answer, naming, end };
}
