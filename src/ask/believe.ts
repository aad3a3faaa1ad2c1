/** `brink believe`: what was hidden, and what comes, given what was observed. */

import { believe, believeAnswer, type BelieveAnswer } from "../answer/believe.ts";
import { curveOf } from "../belief/curve.ts";
import { follow } from "../belief/follow.ts";
import { tellBelieve } from "../story/believe.ts";
import { elapsedSince } from "./asking.ts";
import { askedEnsemble, believeMembers } from "./ensemble.ts";
import { followPath, historyOptions, openWithHistory } from "./history.ts";
import { choice, date, otherwise } from "./option.ts";
import { question, type Question } from "./question.ts";
import { told } from "./told.ts";

const { observed, ...others } = historyOptions(4000);

const options = {
  observed,
  until: date("--until <date>", "help.until"),
  method: otherwise(
    choice("--method <name>", "help.believe-method", ["auto", "exact", "particles"]),
    "auto",
  ),
  ...others,
};

const answered = told<typeof believe.schema, BelieveAnswer>("believe", believe, tellBelieve);

/** `brink believe` as a question. */
export const believeQuestion: Question<typeof options, BelieveAnswer> = question({
  name: "believe",
  about: "help.believe",
  options,
  examples: [
    "brink believe europe-2022 --until 2022-02-15 --particles 200 --runs 400",
    "brink believe europe-2022 --until 2022-01-18 --particles 100 --runs 100 --json",
  ],
  answers: [answered],
  ask: async (asked, asking) => {
    const subject = openWithHistory(asked, asking);
    const { program, parameters, model, history, identity, naming } = subject;
    const began = performance.now();
    const request = { ...asked, seed: identity.seed };
    const followed = await followPath(
      (islandsOn) => follow(program, parameters, history, request, islandsOn),
      ...([subject, asked, asking] as const),
    );
    const members = askedEnsemble(asked, subject, asking);
    const over =
      members &&
      (await believeMembers(asking, subject, asked, {
        ...{ members, program },
        order: {
          ...{ history, dates: [asked.until ?? history.until] },
          exact: followed.method === "exact",
        },
      }));
    const curve = curveOf(program, followed.prior, followed.accounts);
    const answer = believeAnswer(program, followed, curve, {
      ...{ identity, set: asked.set, observed: subject.observed, particles: asked.particles },
      fitted: model.forecasters?.some((one) => one.fitted) === true,
      ...(members === undefined || over === undefined
        ? {}
        : { over: { ...over, wanted: members.length } }),
      replay: asking.replay("believe", options, subject, asked),
      elapsed: elapsedSince(began),
    });
    return { told: answered, answer, naming, end: over?.end ?? "complete" };
  },
});
