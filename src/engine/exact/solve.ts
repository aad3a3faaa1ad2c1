/**
 * The forward solution of the Markov chain of a program with finite state (docs/methods.md, "Exact
 * solution"): every outcome with bounds that hold for certain.
 */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import { start } from "../interpreter/start.ts";
import { largestAnswer, openAnswer, stateAnswer, type ExactAnswer } from "./answers.ts";
import { roundingOf } from "./flow.ts";
import { Layout } from "./layout.ts";
import { follow, type Course, type PassProgress, type PassResult } from "./pass.ts";
import { prune } from "./prune.ts";
import { limitsOf, questionsOf, type OpenQuestion } from "./questions.ts";
import { stagesOf } from "./stages.ts";

/** What may be asked for. */
export interface ExactOptions {
  /** States less likely than this are dropped after every step; 0 keeps all. */
  readonly drop: number;
  /** Most states at once. */
  readonly most: number;
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
}

/** How far it is: pass 1 answers all but largest values. */
export interface ExactProgress extends PassProgress {
  readonly pass: number;
}

/** Largest values are solved for so many limits at a time. */
const LIMITS_PER_PASS = 16;

/** The passes for largest values; what each found goes to `found`. */
function* passes(
  course: Course,
  limits: readonly OpenQuestion[],
  found: Map<OpenQuestion, PassResult>,
): Generator<ExactProgress> {
  for (let first = 0; first < limits.length; first += LIMITS_PER_PASS) {
    const open = limits.slice(first, first + LIMITS_PER_PASS);
    const going = follow(course, { open, state: [], largest: [] });
    const pass = 2 + first / LIMITS_PER_PASS;
    for (let next = going.next(); ; next = going.next()) {
      if (next.done === true) {
        for (const question of open) found.set(question, next.value);
        break;
      }
      yield { ...next.value, pass };
    }
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
  { drop, most }: ExactOptions,
): Generator<ExactProgress, Solution> {
  const pruned = prune(program);
  const first = start(pruned.program, parameters, () => 0);
  const layout = new Layout(pruned, first);
  const asked = { program: pruned.program, layout, parameters };
  const stages = stagesOf(pruned, layout, parameters);
  const course: Course = { ...asked, pruned, stages, start: first, drop, most };
  const questions = questionsOf(asked);
  const going = follow(course, questions);
  let main: PassResult | undefined;
  while (main === undefined) {
    const next = going.next();
    if (next.done === true) main = next.value;
    else yield { ...next.value, pass: 1 };
  }
  const limits = questions.largest.map((question) => limitsOf(asked, question));
  const found = new Map<OpenQuestion, PassResult>();
  yield* passes(course, limits.flat(), found);
  const answers: ExactAnswer[] = [];
  const result = main;
  for (const one of questions.open) answers[one.outcome] = openAnswer(program, one, result);
  for (const one of questions.state) answers[one.outcome] = stateAnswer(program, one, result);
  for (const [index, one] of questions.largest.entries()) {
    const own = at(limits, index).map((question) => ({
      question,
      pass: found.get(question) ?? result,
    }));
    answers[one.outcome] = largestAnswer(program, one, own);
  }
  const all = [result, ...new Set(found.values())];
  const dropped = questions.state.map((one) => one.dropped.value);
  return {
    answers,
    possible: layout.size,
    peak: Math.max(...all.map(({ peak }) => peak)),
    transitions: all.reduce((sum, { account }) => sum + account.transitions, 0),
    rounding: Math.max(...all.map(({ account }) => roundingOf(account))),
    dropped: Math.max(
      ...all.map(({ account }) => account.lost),
      ...dropped,
      ...[...questions.open, ...limits.flat()].map((one) => one.dropped.value),
    ),
  };
}
