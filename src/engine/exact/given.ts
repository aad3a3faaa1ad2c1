/**
 * Conditional answers: what every outcome and unknown is where a condition came true, from the joint
 * distribution of the two, with bounds.
 */

import { InvariantError, at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import { probabilityOf, type Bounded } from "./answers.ts";
import { roundingOf } from "./flow.ts";
import {
  jointQuestion,
  watchJointly,
  weightedQuestion,
  type JointQuestion,
  type Judge,
  type WeightedQuestion,
} from "./joint.ts";
import type { Course, PassResult } from "./pass.ts";
import {
  limitsOf,
  questionsOf,
  rankedValues,
  type ExtremeQuestion,
  type OpenQuestion,
  type Questions,
  type Verdict,
} from "./questions.ts";
import { part } from "../../ir/parts.ts";
import { UNIT } from "./rounding.ts";
import {
  courseOf,
  passNumber,
  solveCourse,
  type ExactOptions,
  type ExactProgress,
  type Solution,
} from "./solve.ts";

/** One outcome where the condition came true; nothing of it is known where that (almost) never happens. */
export interface GivenAnswer {
  readonly id: string;
  /** Of a condition, or of a time that it comes at all: the chance, and that of both coming true. */
  readonly probability?: Bounded;
  readonly joint?: Bounded;
  /** Of a number; of a time, where it comes too. */
  readonly mean?: Bounded;
}

/** One value of an unknown, before and after. */
export interface GivenValue {
  readonly id: string;
  readonly all: Bounded;
  readonly given?: Bounded;
}

/** The solution of a scenario and what a condition changes. */
export interface GivenSolution {
  readonly all: Solution;
  /** Index of the outcome that is the condition, and its chance. */
  readonly condition: number;
  readonly probability: Bounded;
  /** By outcome index. */
  readonly outcomes: readonly GivenAnswer[];
  /** Those on which an outcome depends. */
  readonly unknowns: readonly { readonly id: string; readonly values: readonly GivenValue[] }[];
}

/** So many questions are followed at a time. */
const QUESTIONS_PER_PASS = 8;

/** What was asked about one outcome. */
type Pair =
  | { readonly kind: "joint"; readonly question: JointQuestion; readonly timed: boolean }
  | { readonly kind: "number"; readonly question: WeightedQuestion }
  | {
      readonly kind: "extreme";
      readonly extreme: ExtremeQuestion;
      /** The most extreme value that was met. */
      readonly last: number;
      readonly limits: readonly { readonly value: number; readonly question: JointQuestion }[];
    };

const decided = (holds: boolean): Verdict => (holds ? "hit" : "miss");

/** Says of a question that was open whether it still is; when runs are over, what it comes to. */
function judging({ verdict, otherwise }: OpenQuestion): Judge {
  return (digits, step, ended) => {
    const own = verdict(digits, step);
    return own === "open" && ended ? otherwise : own;
  };
}

/** How an outcome is judged that comes true or not; undefined for numbers. */
function judgeOf(program: Program, questions: Questions, outcome: number): Judge | undefined {
  if (at(program.outcomes, outcome).type === "number") return undefined;
  const open = questions.open.find((one) => one.outcome === outcome);
  if (open !== undefined) return judging(open);
  const state = questions.state.find((one) => one.outcome === outcome);
  if (state === undefined) throw new InvariantError("what is no number is decided, or read");
  return (digits, step, ended) =>
    ended || state.step === step ? decided(state.value(digits, step) !== 0) : "open";
}

function pairOf(course: Course, questions: Questions, outcome: number): Pair {
  const judge = judgeOf(course.program, questions, outcome);
  if (judge !== undefined) {
    const timed = at(course.program.outcomes, outcome).type === "time";
    return { kind: "joint", question: jointQuestion(judge), timed };
  }
  const state = questions.state.find((one) => one.outcome === outcome);
  if (state !== undefined) {
    const { step: asked, value } = state;
    return {
      kind: "number",
      question: weightedQuestion((digits, step, ended) =>
        step === asked || (ended && !(asked !== undefined && step > asked))
          ? value(digits, step)
          : undefined,
      ),
    };
  }
  const extreme = questions.extremes.find((one) => one.outcome === outcome);
  if (extreme === undefined) throw new InvariantError("a number is read, or the extreme of many");
  return {
    kind: "extreme",
    extreme,
    last: at(rankedValues(extreme), extreme.seen.size - 1),
    limits: limitsOf(course, extreme, course.drop > 0).map((one) => ({
      value: one.limit ?? 0,
      question: jointQuestion(judging(one)),
    })),
  };
}

/** A fraction of two bounded numbers, the upper one part of the lower. */
function shareOf(part: Bounded, whole: Bounded): Bounded {
  const low = Math.max(0, (part.low / whole.high) * (1 - 2 * UNIT));
  const high = whole.low > 0 ? Math.min(1, (part.high / whole.low) * (1 + 2 * UNIT)) : 1;
  return { value: Math.min(high, Math.max(low, part.value / whole.value)), low, high };
}

/**
 * Solves a program with and without a condition, one of its outcomes that is not a number.
 * @throws ExactRefusal where the state is infinite or there is no room
 * @throws RunFault where runs can stop with a fault
 */
export function* solveGiven(
  program: Program,
  parameters: readonly number[],
  options: ExactOptions,
  condition: number,
): Generator<ExactProgress, GivenSolution> {
  const course = courseOf(program, parameters, options);
  const questions = questionsOf(course);
  const all = yield* solveCourse(program, course, questions, options.levels);
  const judge = judgeOf(course.program, questions, condition);
  if (judge === undefined) throw new Error("a number is no condition");
  const certain = jointQuestion(() => "hit");
  const pairs = program.outcomes.map((_, outcome) => pairOf(course, questions, outcome));
  const unknowns = program.unknowns.flatMap(({ id, values }, unknown) => {
    const place = course.layout.place(part("unknown", unknown));
    if (place === undefined) return [];
    const own = values.map((value, index) => ({
      id: value.id,
      question: jointQuestion((digits) => decided(digits[place] === index)),
      prior: jointQuestion((digits) => decided(digits[place] === index)),
    }));
    return [{ id, values: own }];
  });
  const asked = [
    certain,
    ...unknowns.flatMap(({ values }) => values.map(({ question }) => question)),
    ...pairs.flatMap((pair) =>
      pair.kind === "joint"
        ? [pair.question]
        : pair.kind === "extreme"
          ? pair.limits.map(({ question }) => question)
          : [],
    ),
  ];
  const numbers = pairs.flatMap((pair) => (pair.kind === "number" ? [pair.question] : []));
  const results = new Map<JointQuestion | WeightedQuestion, PassResult>();
  let pass = 2 + Math.ceil(questions.extremes.length / QUESTIONS_PER_PASS);
  const follow = function* (
    some: readonly JointQuestion[],
    values: readonly WeightedQuestion[],
  ): Generator<ExactProgress> {
    // Priors are the same question under a condition that always holds.
    const own = unknowns.flatMap((unknown) => unknown.values);
    const priors = own.filter(({ question }) => some.includes(question)).map(({ prior }) => prior);
    const result = yield* passNumber(pass, course, [
      watchJointly(judge, some, values),
      watchJointly(() => "hit", priors, []),
    ]);
    for (const one of [...some, ...values, ...priors]) results.set(one, result);
    pass += 1;
  };
  for (let first = 0; first < asked.length; first += QUESTIONS_PER_PASS) {
    yield* follow(asked.slice(first, first + QUESTIONS_PER_PASS), []);
  }
  for (let first = 0; first < numbers.length; first += QUESTIONS_PER_PASS) {
    yield* follow([], numbers.slice(first, first + QUESTIONS_PER_PASS));
  }
  const errorOf = (one: JointQuestion | WeightedQuestion): number => {
    const result = results.get(one);
    return result === undefined ? 1 : roundingOf(result.account);
  };
  const missingOf = (one: JointQuestion | WeightedQuestion): number =>
    one.dropped.value + one.dropped.error + (results.get(one)?.account.lost ?? 1);
  const bounded = (one: JointQuestion): Bounded =>
    probabilityOf(one.both.value, errorOf(one) + one.both.error, missingOf(one));
  const whole = bounded(certain);
  const met = whole.low > 0;
  /** The mean of something of at most `size`, whose sum over the runs is known to `error`. */
  const meanOf = (sum: number, error: number, size: number, runs: Bounded): Bounded => {
    const value = sum / runs.value;
    const slack =
      (error + size * (runs.high - runs.low)) / Math.max(runs.low, UNIT) + 8 * UNIT * size;
    return { value, low: value - slack, high: value + slack };
  };
  const answer = (pair: Pair): Omit<GivenAnswer, "id"> => {
    switch (pair.kind) {
      case "joint": {
        const { question, timed } = pair;
        const joint = bounded(question);
        const { steps } = program.calendar;
        const error = (errorOf(question) + missingOf(question)) * steps + question.times.error;
        const mean =
          timed && joint.low > 0 ? { mean: meanOf(question.times.value, error, steps, joint) } : {};
        return met ? { joint, probability: shareOf(joint, whole), ...mean } : { joint };
      }
      case "number": {
        const { above, below, size } = pair.question;
        const error =
          (errorOf(pair.question) + missingOf(pair.question)) * size + above.error + below.error;
        // Where runs were dropped, what they would have read is not known.
        const known = missingOf(pair.question) < 1e-200;
        const mean = meanOf(above.value - below.value, error, size, whole);
        if (!met) return {};
        return { mean: known ? mean : { ...mean, low: -Infinity, high: Infinity } };
      }
      case "extreme": {
        if (!met) return {};
        const { extreme, last, limits } = pair;
        let mean: Bounded = { value: last, low: last, high: last };
        for (const [index, { value, question }] of limits.entries()) {
          const gap = (limits[index + 1]?.value ?? last) - value;
          const share = shareOf(bounded(question), whole);
          const [less, more] = gap > 0 ? [share.high, share.low] : [share.low, share.high];
          mean = {
            value: mean.value - gap * share.value,
            low: mean.low - gap * less,
            high: mean.high - gap * more,
          };
        }
        // What was dropped may have gone beyond the last; of what was lost not even S_0 was seen.
        const final = limits.find(({ value }) => value === last)?.question;
        if (final === undefined) return { mean };
        const reach = (mass: number, size: number): number =>
          mass === 0 ? 0 : Math.min(1, (mass + errorOf(final)) / whole.low) * size;
        const { low, high } = extreme.range;
        const lost = results.get(final)?.account.lost ?? 1;
        const [under, over] = extreme.exceeds(1, 0)
          ? [reach(lost, at(limits, 0).value - low), reach(missingOf(final), high - last)]
          : [reach(missingOf(final), last - low), reach(lost, high - at(limits, 0).value)];
        return { mean: { ...mean, low: mean.low - under, high: mean.high + over } };
      }
    }
  };
  return {
    all,
    condition,
    probability: whole,
    outcomes: program.outcomes.map(({ id }, outcome) => ({ id, ...answer(at(pairs, outcome)) })),
    unknowns: unknowns.map(({ id, values }) => ({
      id,
      values: values.map((value) => ({
        id: value.id,
        all: bounded(value.prior),
        ...(met ? { given: shareOf(bounded(value.question), whole) } : {}),
      })),
    })),
  };
}
