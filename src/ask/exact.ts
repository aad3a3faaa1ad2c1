/** `brink exact`: the exact answer of a scenario with finite state, or why there is none. */

import { exact, exactAnswer } from "../answer/exact.ts";
import type { BestReplyAnswer } from "../answer/best-reply.ts";
import type { UnboundedAnswer } from "../answer/unbounded.ts";
import type { ExactAnswer } from "../answer/exact-schema.ts";
import { exactFaultSchema, exactRefusalSchema } from "../answer/exact-refusal.ts";
import { at } from "../base/invariant.ts";
import { datesOfSteps, stepsAsked, type StepAsked } from "../engine/exact/asked-steps.ts";
import { solveSoundly, type SoundSolution } from "../engine/exact/soundly.ts";
import { latinDigits } from "../i18n/number.ts";
import { tellExact } from "../story/exact.ts";
import { seconds, type Asking, type Subject } from "./asking.ts";
import { askBest, bestReplied } from "./best-reply.ts";
import { badValue, otherwise, reads, text, whole, type Reading } from "./option.ts";
import { question, type Asked, type Question, type Reply } from "./question.ts";
import { told } from "./told.ts";
import { unsolved } from "./exact-unsolved.ts";
import { ExactRefusal } from "../engine/exact/refusal.ts";
import { commonOptions } from "./shared-options.ts";
import { askUnbounded, unboundedTold, writtenIn } from "./unbounded.ts";

/** What fits some 2 GB with ten outcomes, and what an index of 32 bits can count. */
const DEFAULT_STATES = 4_000_000;
const MOST_STATES = 100_000_000;

const options = {
  best: text("--best <outcome>", "help.exact-best"),
  worst: text("--worst <outcome>", "help.exact-worst"),
  as: text("--as <actor>", "help.exact-as"),
  inputs: whole("--inputs <n>", "help.exact-inputs", { least: 0, most: 1000 }),
  given: text("--given <condition>", "help.exact-given"),
  at: text("--at <step>", "help.exact-at"),
  eventually: text("--eventually <condition>", "help.exact-eventually"),
  meanTime: text("--mean-time <condition>", "help.exact-mean-time"),
  longRun: text("--long-run <what>", "help.exact-long-run"),
  cost: text("--cost <number>", "help.exact-cost"),
  until: text("--until <condition>", "help.exact-until"),
  drop: otherwise(reads("--drop <p>", "help.drop", readDrop, String), 0),
  states: otherwise(whole("--states <n>", "help.states", { most: MOST_STATES }), DEFAULT_STATES),
  ...commonOptions,
};

/** A number from 0 to 0.5. */
function readDrop(typed: string, reading: Reading): number {
  const drop = typed.trim() === "" ? NaN : Number(latinDigits(typed));
  if (drop >= 0 && drop <= 0.5) return drop;
  return badValue(reading, typed, reading.say("usage.probability"));
}

/** What it answers. */
export type AnyExactAnswer = ExactAnswer | BestReplyAnswer | UnboundedAnswer;

const answered = told<typeof exact.schema, ExactAnswer>("exact", exact, tellExact);

/** `brink exact` as a question. */
export const exactQuestion: Question<typeof options, AnyExactAnswer> = question({
  name: "exact",
  about: "help.exact",
  options,
  examples: [
    "brink exact two-state",
    "brink exact two-state --set flashpoints.border.rules.flare_up.chance=25% --json",
    "brink exact two-state --drop 1e-9",
    "brink exact two-state --at 2022-02-28",
    "brink exact two-state --given 'border == crisis'",
    "brink exact brinkmanship --best disaster --as blue",
    "brink exact two-state --mean-time 'border == crisis'",
  ],
  answers: [answered, bestReplied, unboundedTold],
  refusals: [
    { kind: "exact-refusal", schema: exactRefusalSchema },
    { kind: "exact-fault", schema: exactFaultSchema },
  ],
  ask: async (asked, asking): Promise<Reply<AnyExactAnswer>> => {
    const { given, at: when, drop, set } = asked;
    const { say } = asking;
    const written = writtenIn(asked);
    if (asked.until !== undefined && asked.cost === undefined) {
      return asking.refuse(say("unbounded.until-alone"));
    }
    if (written.length > 0) {
      const others = [asked.best, asked.worst, asked.as, given, when];
      if (drop > 0 || others.some((other) => other !== undefined)) {
        return asking.refuse(say("unbounded.alone"));
      }
      const { answer, naming } = await askUnbounded(asked, written, asking, (subject) =>
        asking.replay("exact", options, subject, asked),
      );
      return { told: unboundedTold, answer, naming, end: "complete" };
    }
    if (asked.best !== undefined || asked.worst !== undefined) {
      if (given !== undefined || when !== undefined || drop > 0) {
        return asking.refuse(say("best.alone"));
      }
      const subject = asking.open(asked);
      const { answer, naming, end } = await askBest(asked, subject, asking, () =>
        asking.replay("exact", options, subject, asked),
      );
      return { told: bestReplied, answer, naming, end };
    }
    if (asked.inputs !== undefined) return asking.refuse(say("best.inputs-alone"));
    if (asked.as !== undefined) return asking.refuse(say("best.as-alone"));
    if (given !== undefined && when !== undefined) return asking.refuse(say("exact.not-both"));
    const subject = asking.open(
      asked,
      given === undefined ? {} : { questions: [{ option: "--given", form: "ever", text: given }] },
    );
    const steps = when === undefined ? [] : stepsIn(subject, when, asking);
    const condition = given === undefined ? undefined : conditionIn(subject, asking);
    const began = performance.now();
    const { solved, left } = await solution(asked, subject, steps, asking);
    const answer = exactAnswer(solved, {
      ...{ identity: subject.identity, set, drop, steps, left },
      replay: asking.replay("exact", options, subject, asked),
      ...(given === undefined || condition === undefined
        ? {}
        : { given: { condition: given, hidden: condition !== given.trim() } }),
      elapsed: seconds((performance.now() - began) / 1000),
    });
    return { told: answered, answer, naming: subject.naming, end: "complete" };
  },
});

/** The steps that `--at` names. @throws UsageFault if it names none */
function stepsIn({ program }: Subject, value: string, asking: Asking): readonly StepAsked[] {
  const { say } = asking;
  const steps = stepsAsked(program, latinDigits(value.trim()));
  if (steps !== undefined) return steps;
  const wanted = say("usage.step", {
    steps: String(program.calendar.steps),
    ...datesOfSteps(program),
  });
  return asking.refuse(say("usage.bad-value", { option: "--at", value, wanted }));
}

/** The id of the outcome that is the condition. @throws UsageFault if it is a number */
function conditionIn({ program, answers }: Subject, asking: Asking): string {
  const { id, type } = at(program.outcomes, at(answers, 0));
  return type === "number" ? asking.refuse(asking.say("given.number", { id })) : id;
}

/** Solves it. @throws Unanswerable where that cannot be done, NothingDone where it was stopped */
async function solution(
  asked: Asked<typeof options>,
  subject: Subject,
  steps: readonly StepAsked[],
  asking: Asking,
): Promise<SoundSolution> {
  const { program, parameters, answers, file } = subject;
  const { say } = asking;
  const plan = {
    drop: asked.drop,
    most: asked.states,
    levels: steps.length > 0 ? [...program.flashpoints.keys()] : [],
  };
  const [condition] = answers;
  try {
    const going = solveSoundly(program, parameters, plan, condition);
    return await asking.follow(going, asked, ({ pass, step, states }) => {
      const fill = { step, steps: program.calendar.steps, states };
      return pass === 1
        ? say("exact.progress", fill)
        : say("exact.progress-more", { pass, ...fill });
    });
  } catch (error) {
    const runs = say("exact.batch", { scenario: file.argument });
    const atOnce = error instanceof ExactRefusal && error.reason.kind === "too many at once";
    throw unsolved(error, program.id, atOnce ? `${runs}\n${say("exact.drop")}` : runs, say);
  }
}
