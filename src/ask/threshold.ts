/**
 * `brink batch --ask`: runs until a probability is known to lie on one side of a threshold, or until no
 * more are allowed.
 */

import { ask, askAnswer, type AskAnswer } from "../answer/ask.ts";
import { at } from "../base/invariant.ts";
import { layoutOf, runsWith, type Layout } from "../batch/layout.ts";
import { absorbTally, emptyTally, type Tally } from "../batch/tally.ts";
import { looksUpTo } from "../stats/sequence.ts";
import { tellAsk } from "../story/ask.ts";
import { answer, readQuestion, type Answered } from "../study/precision.ts";
import { seconds, type Asking } from "./asking.ts";
import { batchOptions, MOST_FOR_PRECISION, type BatchAsked } from "./batch-options.ts";
import { faultsOf, rateOf } from "./batch-runs.ts";
import type { Reply } from "./question.ts";
import { told } from "./told.ts";

/** `--ask` as a question with its story. */
export const toldAsk = told<typeof ask.schema, AskAnswer>("ask", ask, tellAsk);

/** In how many runs the only outcome came true, and in how many it has a value. */
function counted(layout: Layout, tally: Tally): readonly [number, number] {
  const { cells } = tally;
  const runs = runsWith(layout, tally, "outcomes", 0);
  const region = at(layout.outcomes, 0);
  if (region.kind === "number") return [0, runs];
  const last = at(cells, region.offset + region.length - 1);
  return [region.kind === "boolean" ? last : runs - last, runs];
}

/** Asks it. @param text as the user wrote it */
export async function askThreshold(
  asked: BatchAsked,
  text: string,
  asking: Asking,
): Promise<Reply<AskAnswer>> {
  const { say } = asking;
  const { set, runs = MOST_FOR_PRECISION } = asked;
  const question = readQuestion(text);
  if (question === undefined) {
    const wanted = say("ask.wanted");
    return asking.refuse(say("usage.bad-value", { option: "--ask", value: text, wanted }));
  }
  const subject = asking.open(asked, {
    questions: [{ option: "--ask", form: "ever", text: question.condition }],
  });
  const { identity, engine, naming } = subject;
  const outcome = at(subject.program.outcomes, at(subject.answers, 0));
  if (outcome.type === "number") return asking.refuse(say("ask.number", { id: outcome.id }));
  // Nothing else is asked, so nothing else is observed.
  const program = { ...subject.program, outcomes: [outcome] };
  const layout = layoutOf(program);
  const said = (tally: Tally): Answered | undefined => {
    const [count, of] = counted(layout, tally);
    return of === 0 ? undefined : answer(question, count, of);
  };
  const { result, done, end } = await asking.share<Tally>(subject, asked, {
    program,
    runs,
    ask: (pool, range) => pool.count(range),
    merge: absorbTally,
    before: { done: [], part: emptyTally(layout) },
    looks: {
      at: looksUpTo(runs).slice(0, -1),
      enough: (tally) => (said(tally)?.verdict ?? "undecided") !== "undecided",
    },
  });
  const [count, of] = counted(layout, result.part);
  const reply = askAnswer(said(result.part), {
    ...{ identity, engine: engine.name, set, runs: done, runsRequested: runs },
    replay: asking.replay("batch", batchOptions, subject, { ask: text, runs, set }),
    question: { text, ...question },
    ...{ count, counted: of },
    stopped: end !== "complete",
    faults: faultsOf(program, result.part),
    runsPerSecond: rateOf(result),
    elapsed: seconds(result.seconds),
  });
  return { told: toldAsk, answer: reply, naming, end };
}
