/** `brink check --coverage`: what of a scenario its runs came by, and what never. */

import { coverage as kind, coverageAnswer, type CoverageAnswer } from "../answer/coverage.ts";
import { tellCoverage } from "../story/coverage.ts";
import { coverage as follow } from "../study/coverage.ts";
import { elapsedSince } from "./asking.ts";
import { checkFlags, coverageOptions as options } from "./check-options.ts";
import { question, type Question } from "./question.ts";
import { told } from "./told.ts";

const { coverage } = checkFlags;

const covered = told<typeof kind.schema, CoverageAnswer>("coverage", kind, tellCoverage);

/** As programs ask it; at the command line it is a part of `brink check`. */
export const coverageQuestion: Question<typeof options, CoverageAnswer> = question({
  name: "coverage",
  about: "help.check-coverage",
  options,
  examples: [],
  answers: [covered],
  ask: async (asked, asking) => {
    const began = performance.now();
    const { runs, quiet } = asked;
    const set = {};
    const subject = asking.open({ ...asked, set, engine: "interpreter" });
    const { model, identity, engine, naming } = subject;
    const plan = { runs, seed: identity.seed };
    const result = await asking.follow(follow(model, plan), { quiet }, (done) =>
      asking.say("batch.progress-begin", { done, total: runs }),
    );
    const answer = coverageAnswer(result, {
      ...{ identity, engine: engine.name, set },
      replay: asking.replay("check", { coverage, ...options }, subject, {
        ...asked,
        coverage: true,
      }),
      elapsed: elapsedSince(began),
    });
    return { told: covered, answer, naming, end: "complete" };
  },
});
