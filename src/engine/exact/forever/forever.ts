/**
 * Questions without a horizon about a chain that no date moves for ever: whether something ever comes, the mean time until
 * it does, what holds in the long run, and what a number adds up to. Every answer lies between proved bounds
 * (docs/methods.md, "Without a horizon").
 */

import { at, invariant } from "../../../base/invariant.ts";
import { cameTrue, isHit } from "../../../ir/outcome-fold.ts";
import { partsOf } from "../../../ir/parts.ts";
import type { Program } from "../../../ir/program.ts";
import { evaluateBoolean, evaluateRoot, momentOf } from "../../interpreter/evaluate.ts";
import type { Bounded } from "../answers.ts";
import { Memo } from "../block.ts";
import type { Course } from "../pass.ts";
import { UNIT } from "../rounding.ts";
import { courseOf } from "../solve.ts";
import { followTo, sightingAt, type Before, type DatedSighting } from "./before.ts";
import { closedClasses, comingTo, turned } from "./classes.ts";
import { Equations } from "./enclosure.ts";
import { longRunOf } from "./long-run.ts";
import { GOAL, GOING, networkFrom, type Network } from "./network.ts";
import { settledFrom } from "./settled.ts";
import { boundedBy, overStarts } from "./totals.ts";

/** A question, by the indices of the outcomes that hold its condition and its number. */
export type ForeverQuestion =
  | { readonly kind: "eventually" | "mean-time" | "long-run"; readonly outcome: number }
  /** Up to where a condition comes true, or to the end of runs. */
  | { readonly kind: "cost"; readonly outcome: number; readonly until?: number };

/** What was found. */
export type ForeverFound =
  | { readonly kind: "eventually"; readonly probability: Bounded }
  | {
      readonly kind: "mean-time";
      readonly probability: Bounded;
      /** Absent where it may never come. */
      readonly mean?: Bounded;
      /** The mean of the runs in which it comes, where it may never come and does in some. */
      readonly where?: Bounded;
    }
  | { readonly kind: "long-run"; readonly mean: Bounded; readonly classes: number }
  /** `endless`: the chance that it adds up for ever; there is no mean then. */
  | { readonly kind: "cost"; readonly mean?: Bounded; readonly endless?: Bounded };

/** An answer, with what it took. */
export interface ForeverAnswer {
  readonly found: ForeverFound;
  /** The step from which on no date moves the chain. */
  readonly settled: number;
  readonly states: number;
  readonly transitions: number;
}

/** How far it is. */
export interface ForeverProgress {
  readonly states: number;
}

/** A number, or 1 where a condition holds and else 0, as it is read in a state. */
function readingOf(
  { program, layout, parameters }: Course,
  index: number,
): (digits: Float64Array, step: number) => number {
  const { fold } = at(program.outcomes, index);
  if (fold.kind === "combine") {
    const memo = new Memo(layout, partsOf(program, [fold.value.value]), ({ state }) =>
      evaluateRoot(momentOf(program, parameters, state), fold.value),
    );
    return (digits, step) => memo.get(digits, step);
  }
  invariant(fold.kind === "decide", "a condition or a number of one state is asked about");
  const conditions = fold.decided.map(({ condition }) => condition);
  const memo = new Memo(layout, partsOf(program, conditions), ({ state }) => {
    const moment = momentOf(program, parameters, state);
    return fold.decided.some(
      ({ condition, holds }) => evaluateBoolean(moment, condition) === holds,
    );
  });
  return (digits, step) => (memo.get(digits, step) ? 1 : 0);
}

/** Whether an outcome can be asked about so: its condition, or its number, is that of one state. */
export function isReadable({ outcomes }: Program, index: number): boolean {
  const outcome = at(outcomes, index);
  const { fold } = outcome;
  return (
    fold.kind === "combine" ||
    (fold.kind === "decide" && !cameTrue(outcome, fold.start) && fold.decided.every(isHit))
  );
}

/**
 * Answers a question, telling how far it is.
 * @throws ExactRefusal where the chain hangs on the date for ever, or there is no room
 * @throws RunFault where runs can stop with a fault
 */
export function* solveForever(
  program: Program,
  parameters: readonly number[],
  question: ForeverQuestion,
  most: number,
): Generator<ForeverProgress, ForeverAnswer> {
  const until = question.kind === "cost" ? question.until : undefined;
  const outcomes = [question.outcome, ...(until === undefined ? [] : [until])].map((index) =>
    at(program.outcomes, index),
  );
  const options = { drop: 0, most, endless: true };
  const course = courseOf({ ...program, outcomes }, parameters, options);
  const settled = settledFrom(course.slice, parameters);
  const main = readingOf(course, 0);
  const goal = until === undefined ? undefined : readingOf(course, 1);
  const waits = question.kind === "eventually" || question.kind === "mean-time";
  const awaited = waits ? main : goal;
  const sighting: DatedSighting = {
    isGoalAt: (digits, step) => awaited?.(digits, step) === 1,
    valueAt: waits ? () => 0 : main,
  };
  const following = followTo(course, settled, sighting);
  let next = following.next();
  for (; next.done !== true; next = following.next()) yield { states: next.value };
  const before = next.value;
  const exploring = networkFrom(course, before.table, settled, sightingAt(sighting, settled));
  let node = exploring.next();
  for (; node.done !== true; node = exploring.next()) yield { states: node.value };
  const network = node.value;
  const told = { settled, states: network.count };
  const transitions = before.transitions + network.transitions;
  return { found: foundIn(question.kind, network, before, settled), ...told, transitions };
}

function foundIn(
  kind: ForeverQuestion["kind"],
  network: Network,
  before: Before,
  settled: number,
): ForeverFound {
  switch (kind) {
    case "eventually":
      return { kind, probability: chanceToCome(network, before).probability };
    case "mean-time":
      return { kind, ...timeToCome(network, before, settled) };
    case "long-run":
      return { kind, ...longRunOf(network, before) };
    case "cost":
      return { kind, ...costOf(network, before) };
  }
}

interface Coming {
  readonly probability: Bounded;
  /** By node: whether the goal can be reached, and whether it is for certain. */
  readonly open: Uint8Array;
  readonly sure: Uint8Array;
  /** By node: the chance, and how far it may be off at the most. */
  readonly values: Float64Array;
  readonly off: number;
}

function chanceToCome(network: Network, before: Before): Coming {
  const { count, kinds } = network;
  const back = turned(network);
  const open = comingTo(network, back, (node) => kinds[node] === GOAL);
  // A state that can come to where the goal is out of reach, on a way that does not pass the goal, is not sure.
  const lost = comingTo(network, back, (node) => open[node] !== 1);
  const sure = Uint8Array.from({ length: count }, (_, node) =>
    kinds[node] === GOAL || lost[node] !== 1 ? 1 : 0,
  );
  const values = Float64Array.from(sure);
  const among = Uint8Array.from({ length: count }, (_, node) =>
    open[node] === 1 && sure[node] !== 1 ? 1 : 0,
  );
  const equations = new Equations(network, among);
  const { ratio } = equations.enclose(values, () => 0);
  const { weights } = equations;
  const off = (node: number): number => ratio * (weights[node] ?? 0);
  const rest = overStarts(before, (node) => values[node] ?? 0, off);
  const isSure = before.over === 0 && startsOf(before).every((node) => sure[node] === 1);
  const isNever = before.come === 0 && startsOf(before).every((node) => open[node] !== 1);
  const probability = isSure
    ? { value: 1, low: 1, high: 1 }
    : isNever
      ? { value: 0, low: 0, high: 0 }
      : boundedBy({ value: before.come + rest.value, error: before.off + rest.error }, 0, 1);
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  return { probability, open, sure, values, off: ratio * heaviest };
}

/** The nodes where runs begin. */
const startsOf = ({ table }: Before): readonly number[] => [...Array(table.count).keys()];

function timeToCome(network: Network, before: Before, settled: number) {
  const { count, kinds } = network;
  const { probability, open, sure, values, off } = chanceToCome(network, before);
  const isSure = probability.low === 1;
  if (probability.high === 0) return { probability };
  const among = Uint8Array.from({ length: count }, (_, node) =>
    (isSure ? sure : open)[node] === 1 && kinds[node] !== GOAL ? 1 : 0,
  );
  const equations = new Equations(network, among);
  const times = new Float64Array(count);
  const share = (node: number): number => (isSure ? 1 : (values[node] ?? 0));
  const { ratio } = equations.enclose(
    times,
    (node) => (kinds[node] === GOING ? share(node) : 0),
    isSure ? 0 : off,
  );
  // Of each run that comes: the steps before, and those after.
  const total = overStarts(
    before,
    (node) => settled * share(node) + (times[node] ?? 0),
    (node) => ratio * (equations.weights[node] ?? 0) + (isSure ? 0 : settled * off),
  );
  const all = {
    value: before.steps + total.value,
    error: total.error + before.off * (settled + 1),
  };
  if (isSure) return { probability, mean: boundedBy(all, 0) };
  const { low, high } = boundedBy(all, 0);
  if (!(probability.low > 0)) return { probability };
  return {
    probability,
    where: {
      value: all.value / probability.value,
      low: (low / probability.high) * (1 - 4 * UNIT),
      high: (high / probability.low) * (1 + 4 * UNIT),
    },
  };
}

function costOf(network: Network, before: Before) {
  const { count, kinds, values: own } = network;
  // A class that is never left, and whether it adds something.
  const resting = new Uint8Array(count);
  const endless = new Uint8Array(count);
  for (const members of closedClasses(network)) {
    const adds = members.some((node) => kinds[node] === GOING && own[node] !== 0);
    for (const node of members) {
      resting[node] = 1;
      if (adds) endless[node] = 1;
    }
  }
  const among = Uint8Array.from(resting, (rests) => 1 - rests);
  const equations = new Equations(network, among);
  const { weights } = equations;
  if (endless.includes(1)) {
    const chances = Float64Array.from(endless);
    const { ratio } = equations.enclose(chances, () => 0);
    const total = overStarts(
      before,
      (node) => chances[node] ?? 0,
      (node) => ratio * (weights[node] ?? 0),
    );
    const { value, error } = total;
    return { endless: boundedBy({ value, error: error + before.off }, 0, 1) };
  }
  const sums = new Float64Array(count);
  const { ratio } = equations.enclose(sums, (node) =>
    kinds[node] === GOING ? (own[node] ?? 0) : 0,
  );
  const total = overStarts(
    before,
    (node) => sums[node] ?? 0,
    (node) => ratio * (weights[node] ?? 0),
  );
  const { off, added, most } = before;
  return { mean: boundedBy({ value: added + total.value, error: total.error + off * most }) };
}
