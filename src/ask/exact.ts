/** `brink exact`: the exact answer of a scenario with finite state, or why there is none. */

import { exact, exactAnswer } from "../answer/exact.ts";
import type { ExactAnswer } from "../answer/exact-schema.ts";
import {
  exactFault,
  exactFaultSchema,
  exactRefusal,
  exactRefusalSchema,
} from "../answer/exact-refusal.ts";
import { at } from "../base/invariant.ts";
import { datesOfSteps, stepsAsked, type StepAsked } from "../engine/exact/asked-steps.ts";
import { ExactRefusal, type RefusalReason } from "../engine/exact/refusal.ts";
import { solveSoundly, type SoundSolution } from "../engine/exact/soundly.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import type { Speech } from "../i18n/catalog.ts";
import { latinDigits } from "../i18n/number.ts";
import { tellExact } from "../story/exact.ts";
import { faultWords } from "../story/faults.ts";
import { seconds, type Asking, type Subject } from "./asking.ts";
import { badValue, otherwise, reads, text, whole, type Reading } from "./option.ts";
import { question, type Asked, type Question } from "./question.ts";
import { told } from "./told.ts";
import { Unanswerable } from "./refusal.ts";
import { commonOptions } from "./shared-options.ts";

/** What fits some 2 GB with ten outcomes, and what an index of 32 bits can count. */
const DEFAULT_STATES = 4_000_000;
const MOST_STATES = 100_000_000;

const options = {
  given: text("--given <condition>", "help.exact-given"),
  at: text("--at <step>", "help.exact-at"),
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

const answered = told<typeof exact.schema, ExactAnswer>("exact", exact, tellExact);

/** `brink exact` as a question. */
export const exactQuestion: Question<typeof options, ExactAnswer> = question({
  name: "exact",
  about: "help.exact",
  options,
  examples: [
    "brink exact two-state",
    "brink exact two-state --set flashpoints.border.rules.flare_up.chance=25% --json",
    "brink exact two-state --drop 1e-9",
    "brink exact two-state --at 2022-02-28",
    "brink exact two-state --given 'border == crisis'",
  ],
  answers: [answered],
  refusals: [
    { kind: "exact-refusal", schema: exactRefusalSchema },
    { kind: "exact-fault", schema: exactFaultSchema },
  ],
  ask: async (asked, asking) => {
    const { given, at: when, drop, set } = asked;
    const { say } = asking;
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
    if (error instanceof ExactRefusal) {
      const reason = say("exact.refused", { reason: wordsOf(error.reason, say) });
      const advice = say("exact.batch", { scenario: file.argument });
      throw new Unanswerable(`${reason}\n${advice}`, exactRefusal(program.id, error.reason));
    }
    if (!(error instanceof RunFault)) throw error;
    const { step, place, reason } = error;
    throw new Unanswerable(
      say("exact.fault", { step, place: place.path, reason: faultWords(reason, say) }),
      exactFault(program.id, error),
    );
  }
}

/** A number of states in as many digits as it deserves. */
function about(states: number): string {
  if (states <= 1e6) return String(states);
  return Number.isFinite(states) ? states.toExponential(1).replace("e+", "·10^") : "10^308";
}

function wordsOf(reason: RefusalReason, say: Speech): string {
  switch (reason.kind) {
    case "real variable":
      return say("exact.refusal.real", { variable: reason.variable, most: reason.most });
    case "continuous draw":
      return say("exact.refusal.noise", { variable: reason.variable });
    case "too many states": {
      const fill = { states: about(reason.states), most: about(reason.most) };
      return reason.real.length === 0
        ? say("exact.refusal.states", fill)
        : say("exact.refusal.states-real", { ...fill, variables: reason.real.join(", ") });
    }
    case "too many at once":
      return say("exact.refusal.room", {
        step: reason.step,
        most: reason.most,
        states: about(reason.possible),
      });
    case "too many successors":
      return say("exact.refusal.successors", { step: reason.step, most: reason.most });
    case "too many values":
      return say("exact.refusal.values", { outcome: reason.outcome, most: reason.most });
  }
}
