/** `brink batch --uncertain`: runs in groups, each with inputs of its own. */

import { uncertain, uncertainAnswer, type UncertainAnswer } from "../answer/uncertain.ts";
import { layoutOf } from "../batch/layout.ts";
import { absorbTally, emptyTally, type Tally } from "../batch/tally.ts";
import { keyOfSeed } from "../random/seed.ts";
import { tellUncertain } from "../story/uncertain.ts";
import { jointInputsOf } from "../study/inputs.ts";
import { estimateUncertain, readDraw, uncertainTask } from "../study/uncertainty.ts";
import { seconds, type Asking } from "./asking.ts";
import { batchOptions, type BatchAsked } from "./batch-options.ts";
import type { Reply } from "./question.ts";
import { told } from "./told.ts";
import { askedEnsemble } from "./ensemble.ts";
import { sweep } from "./sweep.ts";

/** Draws of the inputs, and runs in all, where no number is given. */
const DEFAULT_DRAWS = 400;
const DEFAULT_UNCERTAIN_RUNS = 40_000;

/** `--uncertain` as a question with its story. */
export const toldUncertain = told<typeof uncertain.schema, UncertainAnswer>(
  "uncertain",
  uncertain,
  tellUncertain,
);

/** Asks it. */
export async function askUncertain(
  asked: BatchAsked,
  asking: Asking,
): Promise<Reply<UncertainAnswer>> {
  const { say } = asking;
  const { set } = asked;
  const subject = asking.open(asked);
  const members = askedEnsemble(asked, subject, asking);
  const draws = asked.draws ?? members?.length ?? DEFAULT_DRAWS;
  const wanted = asked.runs ?? Math.max(DEFAULT_UNCERTAIN_RUNS, 2 * draws);
  const runs = Math.floor(wanted / draws);
  if (runs < 2) return asking.refuse(say("uncertain.few", { draws, least: 2 * draws }));
  const { program, parameters, identity, engine, naming } = subject;
  const inputs = jointInputsOf(subject, set);
  if (inputs.length === 0) return asking.refuse(say("sensitivity.no-inputs"));
  const design = {
    ...(members === undefined ? {} : { members }),
    inputs,
    central: parameters,
    key: keyOfSeed(identity.seed),
    runs,
  };
  let total: Tally = emptyTally(layoutOf(program));
  const swept = await sweep(asking, subject, asked, {
    pieces: draws,
    pieceRuns: runs,
    taskOf: (draw) => uncertainTask(design, draw),
    ask: (pool, tasks) => pool.draws(tasks),
    read: (_, tally) => {
      const answers = readDraw(program, tally);
      total = absorbTally(total, tally);
      return answers;
    },
  });
  const done = swept.results.length;
  const answer = uncertainAnswer(estimateUncertain(program, swept.results, total), {
    ...{ identity, engine: engine.name, set, inputs: inputs.length },
    replay: asking.replay("batch", batchOptions, subject, {
      ...{ uncertain: true, ensemble: asked.ensemble, draws, runs: draws * runs, set },
    }),
    ...{ draws, drawsDone: done, runsPerDraw: runs },
    faults: done * runs - swept.results.reduce((sum, draw) => sum + draw.runs, 0),
    elapsed: seconds(swept.seconds),
  });
  return { told: toldUncertain, answer, naming, end: swept.end };
}
