/** One pass over all steps: the distribution of S_0, S_1, … with the questions that are open. */

import { at } from "../../base/invariant.ts";
import { evaluateAmount, evaluateBoolean, momentOf } from "../interpreter/evaluate.ts";
import { sumOf } from "../interpreter/hazard.ts";
import type { State } from "../interpreter/state.ts";
import { Memo } from "./block.ts";
import { advance, scatter, type Account } from "./flow.ts";
import type { Pruned } from "./prune.ts";
import { noteSeen, type Asked, type Questions } from "./questions.ts";
import { part, partsOf } from "./reads.ts";
import { pickError, Sum, TINY } from "./rounding.ts";
import type { Stages } from "./stages.ts";
import { Table } from "./table.ts";

/** What a pass is given. */
export interface Course extends Asked {
  readonly pruned: Pruned;
  readonly stages: Stages;
  readonly start: State;
  /** States less likely than this are dropped. */
  readonly drop: number;
  /** Rows of a table. */
  readonly most: number;
}

/** How far a pass is. */
export interface PassProgress {
  readonly step: number;
  /** States in which runs can be. */
  readonly states: number;
}

/** What a pass found out beside the answers. */
export interface PassResult {
  readonly account: Account;
  /** Most states at once. */
  readonly peak: number;
}

/** Every draw of the unknowns that matter, as states of step 0 with their masses. */
function begin(course: Course, table: Table, account: Account): void {
  const { pruned, parameters, layout, start } = course;
  const { program, needed } = pruned;
  const moment = momentOf(program, parameters, start);
  let joint: readonly { readonly probability: number; readonly state: State }[] = [
    { probability: 1, state: start },
  ];
  for (const [unknown, { values }] of program.unknowns.entries()) {
    if (!needed.has(part("unknown", unknown))) continue;
    const shares = values.map(({ share }) => evaluateAmount(moment, share));
    const total = sumOf(shares);
    account.draws += pickError(shares.length, total, 1);
    account.sums += 2;
    joint = joint.flatMap(({ probability, state }) =>
      shares.map((share, value) => ({
        probability: probability * (share / total),
        state: { ...state, unknowns: state.unknowns.with(unknown, value) },
      })),
    );
  }
  for (const { probability, state } of joint) {
    if (probability < TINY) {
      account.lost += probability === 0 ? 0 : TINY;
      continue;
    }
    const place = table.row(layout.encode(state), 0);
    table.masses.fill(probability, place, place + table.columns);
  }
}

/** Answers what a step decides, and copies what goes on. */
function observe(
  course: Course,
  questions: Questions,
  ends: Memo<boolean> | undefined,
  step: number,
  from: Table,
  to: Table,
): void {
  const { layout, drop, program } = course;
  const { columns } = from;
  const { open, state, largest } = questions;
  const digits = new Float64Array(layout.radices.length);
  const last = step >= program.calendar.steps;
  to.clear();
  for (let row = 0; row < from.count; row += 1) {
    const key = at(from.keys, row);
    layout.decode(key, digits);
    const first = from.place(row);
    const mass = at(from.masses, first);
    const ended = last || ends?.get(digits, step) === true;
    for (const question of largest) noteSeen(course, question, question.value(digits, step));
    const going = !ended && mass >= drop && mass >= TINY;
    for (const { step: asked, value, masses, dropped } of state) {
      if (asked !== undefined && step > asked) continue;
      if (ended || asked === step) {
        const found = value(digits, step) + 0;
        const sum = masses.get(found) ?? new Sum();
        masses.set(found, sum);
        sum.add(mass);
      } else if (!going) {
        dropped.add(mass);
      }
    }
    for (const [index, question] of open.entries()) {
      const column = first + 1 + index;
      const own = at(from.masses, column);
      if (own === 0) continue;
      const verdict = question.verdict(digits, step);
      if (verdict === "hit") at(question.hits, step).add(own);
      else if (verdict === "miss") question.misses.add(own);
      else if (ended) question.open.add(own);
      else if (!going) question.dropped.add(own);
      if (verdict !== "open") from.masses[column] = 0;
    }
    if (!going) continue;
    const target = to.row(key, step);
    for (let column = 0; column < columns; column += 1) {
      to.masses[target + column] = at(from.masses, first + column);
    }
  }
}

/**
 * Follows the chain from S_0 to the horizon.
 * @throws ExactRefusal where there is no room
 * @throws RunFault where runs can stop with a fault
 */
export function* follow(course: Course, questions: Questions): Generator<PassProgress, PassResult> {
  const { layout, program, parameters, stages, most } = course;
  const { endsWhen } = program;
  const account: Account = { draws: 0, sums: 0, lost: 0, transitions: 0 };
  const columns = 1 + questions.open.length;
  let current = new Table(layout.size, columns, most);
  let next = new Table(layout.size, columns, most);
  const swap = (): void => {
    [current, next] = [next, current];
  };
  const ends =
    endsWhen === undefined
      ? undefined
      : new Memo(layout, partsOf(program, [endsWhen.value]), ({ state }) =>
          evaluateBoolean(momentOf(program, parameters, state), endsWhen.value),
        );
  begin(course, current, account);
  let peak = 0;
  for (let step = 0; ; step += 1) {
    observe(course, questions, ends, step, current, next);
    swap();
    if (current.count === 0) break;
    peak = Math.max(peak, current.count);
    for (const { stage, active } of stages.drawn) {
      if (stage.length === 0 || !active(step)) continue;
      for (const _ of scatter(layout, stage, step, current, next, account)) {
        yield { step, states: current.count };
      }
      swap();
      peak = Math.max(peak, current.count);
    }
    for (const _ of advance(layout, stages.certain, step, current, next, account)) {
      yield { step, states: current.count };
    }
    swap();
    yield { step: step + 1, states: current.count };
  }
  return { account, peak };
}
