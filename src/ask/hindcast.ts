/** `brink hindcast`: the scenario scored against what happened, beside what others said. */

import { daysOf } from "../answer/head.ts";
import { hindcast, hindcastAnswer, type HindcastAnswer } from "../answer/hindcast.ts";
import { tellHindcast } from "../story/hindcast.ts";
import { askedSpans, hindcast as scoreDays } from "../study/hindcast-days.ts";
import { elapsedSince } from "./asking.ts";
import { askedEnsemble, believeMembers } from "./ensemble.ts";
import { hindcastEnsemble } from "../answer/ensemble.ts";
import { followPath, historyOptions, openWithHistory } from "./history.ts";
import { dates } from "./option.ts";
import { question, type Question } from "./question.ts";
import { told } from "./told.ts";

const options = { at: dates("--at <date>", "help.at"), ...historyOptions(10_000) };

const answered = told<typeof hindcast.schema, HindcastAnswer>("hindcast", hindcast, tellHindcast);

/** `brink hindcast` as a question. */
export const hindcastQuestion: Question<typeof options, HindcastAnswer> = question({
  name: "hindcast",
  about: "help.hindcast",
  options,
  examples: [
    "brink hindcast europe-2022 --particles 100 --runs 1000",
    "brink hindcast europe-2022 --at 2022-01-18 --at 2022-02-15 --particles 100 --runs 1000",
  ],
  answers: [answered],
  ask: async (asked, asking) => {
    const subject = openWithHistory(asked, asking);
    const { program, parameters, model, history, identity, naming, observed } = subject;
    const { start, steps } = program.calendar;
    const endOfStep = (step: number): string => daysOf(program, step).to;
    const finish = endOfStep(steps - 1);
    const days = [...new Set(asked.at.length === 0 ? [start] : asked.at)].toSorted();
    const outside = days.find((day) => day < start || day > finish);
    if (outside !== undefined) {
      const fill = { date: outside, first: start, last: finish };
      return asking.refuse(asking.say("hindcast.bad-day", fill));
    }
    const began = performance.now();
    const forecasters = model.forecasters ?? [];
    const outcomes = model.outcomes.map(({ id }) => id);
    const about = {
      ...{ program, parameters, history, forecasters, outcomes, asked: askedSpans(model.outcomes) },
      ...{ start, endOfStep },
    };
    const request = { ...asked, seed: identity.seed };
    const scored = await followPath(
      (islandsOn) => scoreDays(about, days, request, islandsOn),
      ...([subject, asked, asking] as const),
    );
    const members = askedEnsemble(asked, subject, asking);
    const dates = [
      ...new Set([...days, ...scored.beliefs.flatMap(({ points }) => points.at(-1)?.date ?? [])]),
    ].toSorted();
    const over =
      members &&
      (await believeMembers(asking, subject, asked, {
        ...{ members, program },
        order: { history, dates, exact: scored.exact },
      }));
    const stepsOn = (date: string): number =>
      Array.from({ length: steps }, (_, step) => endOfStep(step)).filter((end) => end <= date)
        .length;
    const answer = hindcastAnswer(scored, {
      ...{ identity, set: asked.set, observed, forecasters },
      ...(members === undefined || over === undefined
        ? {}
        : {
            ensemble: hindcastEnsemble(
              program,
              scored,
              { ...over, wanted: members.length },
              dates,
              stepsOn,
            ),
          }),
      replay: asking.replay("hindcast", options, subject, asked),
      elapsed: elapsedSince(began),
    });
    return { told: answered, answer, naming, end: over?.end ?? "complete" };
  },
});
