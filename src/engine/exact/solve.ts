/**
 * The forward solution of the Markov chain of a program with finite state (docs/methods.md, "Exact
 * solution"): every outcome with bounds that hold for certain.
 */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import { start } from "../interpreter/start.ts";
import { alikeLadders } from "./alike.ts";
import { extremeAnswer, openAnswer, stateAnswer, type ExactAnswer } from "./answers.ts";
import { roundingOf } from "./flow.ts";
import { foldOf } from "./fold.ts";
import { Layout } from "./layout.ts";
import { follow, type Course, type PassProgress, type PassResult } from "./pass.ts";
import { slice as sliceOf } from "../../ir/slice.ts";
import { Census, type Occupancy } from "./occupancy.ts";
import { limitsOf, questionsOf, type OpenQuestion, type Questions } from "./questions.ts";
import { part, type Part } from "../../ir/parts.ts";
import { phasesOf } from "./stages.ts";
import { watchOf, type Watch } from "./watch.ts";

/** What may be asked for. */
export interface ExactOptions {
  /** States less likely than this are dropped after every step; 0 keeps all. */
  readonly drop: number;
  /** Most states at once. */
  readonly most: number;
  /** Indices of the flashpoints whose levels are asked for, step by step. */
  readonly levels?: readonly number[];
  /** Keep states apart in which ladders that are alike have changed places. */
  readonly apart?: boolean;
  /** Other parts of the state that are to be kept. */
  readonly parts?: readonly Part[];
  /** Runs go on beyond the horizon. */
  readonly endless?: boolean;
}

/** The solution of a scenario. */
export interface Solution {
  /** By outcome index. */
  readonly answers: readonly ExactAnswer[];
  /** Upper bound of the number of states, from the values of their parts. */
  readonly possible: number;
  /** Most states in which runs could be at once. */
  readonly peak: number;
  /** Successors followed. */
  readonly transitions: number;
  /** Bound on the mass in the wrong place for rounding, and the mass lost or dropped. */
  readonly rounding: number;
  readonly dropped: number;
  /** Classes of ladders that are alike and were followed as one, by id. */
  readonly alike: readonly (readonly string[])[];
  /** If asked for. */
  readonly occupancy?: Occupancy;
}

/** How far it is: pass 1 answers all but extreme values. */
export interface ExactProgress extends PassProgress {
  readonly pass: number;
}

/** Largest values are solved for so many limits at a time. */
const LIMITS_PER_PASS = 16;

/** Follows a pass to its end, under its number. */
export function* passNumber(
  pass: number,
  course: Course,
  watches: readonly Watch[],
): Generator<ExactProgress, PassResult> {
  const going = follow(course, watches);
  for (let next = going.next(); ; next = going.next()) {
    if (next.done === true) return next.value;
    yield { ...next.value, pass };
  }
}

/** A program made ready for passes. @throws ExactRefusal where states cannot be listed */
export function courseOf(
  program: Program,
  parameters: readonly number[],
  { drop, most, levels = [], apart = false, parts = [], endless = false }: ExactOptions,
): Course {
  const ladders = levels.map((index) => part("level", index));
  const slice = sliceOf(program, [...ladders, ...parts]);
  const first = start(slice.program, parameters, () => 0);
  const layout = new Layout(slice, first, endless);
  const phases = phasesOf(slice, layout, parameters);
  // Levels are asked for ladder by ladder.
  const fold =
    apart || levels.length > 0 ? undefined : foldOf(layout, alikeLadders(slice, parameters));
  const course = { program: slice.program, layout, parameters, slice, phases, drop, most };
  return { ...course, start: first, fold };
}

/** The ids of ladders that are followed as one. */
export const alikeIn = ({ program, fold }: Course): readonly (readonly string[])[] =>
  (fold?.classes ?? []).map((members) => members.map((index) => at(program.flashpoints, index).id));

/** The passes for extreme values; what each found goes to `found`. */
function* passes(
  course: Course,
  limits: readonly OpenQuestion[],
  found: Map<OpenQuestion, PassResult>,
): Generator<ExactProgress> {
  for (let first = 0; first < limits.length; first += LIMITS_PER_PASS) {
    const open = limits.slice(first, first + LIMITS_PER_PASS);
    const pass = 2 + first / LIMITS_PER_PASS;
    const result = yield* passNumber(pass, course, [
      watchOf(course, { open, state: [], extremes: [] }),
    ]);
    for (const question of open) found.set(question, result);
  }
}

/**
 * Solves a program, telling how far it is.
 * @throws ExactRefusal where the state is infinite or there is no room
 * @throws RunFault where runs can stop with a fault
 */
export function* solve(
  program: Program,
  parameters: readonly number[],
  options: ExactOptions,
): Generator<ExactProgress, Solution> {
  const course = courseOf(program, parameters, options);
  return yield* solveCourse(program, course, questionsOf(course), options.levels);
}

/** `solve`, of a program made ready and its questions, which are answered by this once. */
export function* solveCourse(
  program: Program,
  course: Course,
  questions: Questions,
  levels: readonly number[] = [],
): Generator<ExactProgress, Solution> {
  const census = levels.length > 0 ? new Census(course, levels) : undefined;
  const more = census === undefined ? [] : census.questions;
  const watched = { ...questions, open: [...questions.open, ...more] };
  const result = yield* passNumber(1, course, [
    watchOf(course, watched),
    ...(census === undefined ? [] : [census.watch]),
  ]);
  const limits = questions.extremes.map((question) => limitsOf(course, question, course.drop > 0));
  const found = new Map<OpenQuestion, PassResult>();
  yield* passes(course, limits.flat(), found);
  const answers: ExactAnswer[] = [];
  for (const one of questions.open) answers[one.outcome] = openAnswer(program, one, result);
  for (const one of questions.state) answers[one.outcome] = stateAnswer(program, one, result);
  for (const [index, one] of questions.extremes.entries()) {
    const own = at(limits, index).map((question) => ({
      question,
      pass: found.get(question) ?? result,
    }));
    answers[one.outcome] = extremeAnswer(program, one, own);
  }
  const all = [result, ...new Set(found.values())];
  const dropped = questions.state.map((one) => one.dropped.value);
  return {
    answers,
    possible: course.layout.size,
    alike: alikeIn(course),
    peak: Math.max(...all.map(({ peak }) => peak)),
    transitions: all.reduce((sum, { account }) => sum + account.transitions, 0),
    rounding: Math.max(...all.map(({ account }) => roundingOf(account))),
    dropped: Math.max(
      ...all.map(({ account }) => account.lost),
      ...dropped,
      ...[...questions.open, ...limits.flat()].map((one) => one.dropped.value),
    ),
    ...(census === undefined ? {} : { occupancy: census.answer(result) }),
  };
}
