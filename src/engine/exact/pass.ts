/** One pass over all steps: the distribution of S_0, S_1, … shown to those who watch it. */

import { at } from "../../base/invariant.ts";
import { evaluateAmount, evaluateBoolean, momentOf } from "../interpreter/evaluate.ts";
import { sumOf } from "../interpreter/hazard.ts";
import type { State } from "../interpreter/state.ts";
import { Memo } from "./block.ts";
import { advance, scatter, type Account } from "./flow.ts";
import type { Fold } from "./fold.ts";
import type { Slice } from "../../ir/slice.ts";
import type { Asked } from "./questions.ts";
import { part, partsOf } from "../../ir/parts.ts";
import { pickError, TINY } from "./rounding.ts";
import type { Phase } from "./stages.ts";
import { Table } from "./table.ts";
import type { Watch } from "./watch.ts";
import { withParts } from "./widest.ts";

/** What a pass is given. */
export interface Course extends Asked {
  readonly slice: Slice;
  readonly phases: readonly Phase[];
  readonly start: State;
  /** States less likely than this are dropped. */
  readonly drop: number;
  /** Rows of a table. */
  readonly most: number;
  /** By ladders that are alike, where there are any. */
  readonly fold: Fold | undefined;
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
export function begin(
  course: Course,
  beginnings: readonly number[],
  table: Table,
  account: Account,
): void {
  const { slice, parameters, layout, start } = course;
  const { program, needed } = slice;
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
    const key = layout.encode(state);
    const place = table.row(course.fold?.canonical(key) ?? key, 0);
    for (const [column, share] of beginnings.entries()) {
      table.masses[place + column] = (table.masses[place + column] ?? 0) + share * probability;
    }
    account.sums += probability;
  }
}

/** Whether a run is over in a state, before the horizon; undefined where it never is. */
export function endsOf({ layout, program, parameters }: Asked): Memo<boolean> | undefined {
  const { endsWhen } = program;
  return endsWhen === undefined
    ? undefined
    : new Memo(layout, partsOf(program, [endsWhen.value]), ({ state }) =>
        evaluateBoolean(momentOf(program, parameters, state), endsWhen.value),
      );
}

/** Shows a step to those who watch, and copies what goes on. */
function observe(
  { layout, drop, program }: Course,
  watches: readonly Watch[],
  ends: Memo<boolean> | undefined,
  step: number,
  from: Table,
  to: Table,
): void {
  const { columns, masses } = from;
  const digits = new Float64Array(layout.radices.length);
  const last = step >= program.calendar.steps;
  to.clear();
  for (let row = 0; row < from.count; row += 1) {
    const key = at(from.keys, row);
    layout.decode(key, digits);
    const first = from.place(row);
    const mass = at(masses, first);
    const ended = last || ends?.get(digits, step) === true;
    const going = !ended && mass >= drop && mass >= TINY;
    const sight = { step, digits, mass, masses, ended, going };
    let column = first + 1;
    for (const watch of watches) {
      watch.see(sight, column);
      column += watch.begin.length;
    }
    if (!going) continue;
    const target = to.row(key, step);
    for (let offset = 0; offset < columns; offset += 1) {
      to.masses[target + offset] = at(masses, first + offset);
    }
  }
}

/**
 * Follows the chain from S_0 to the horizon.
 * @throws ExactRefusal where there is no room
 * @throws RunFault where runs can stop with a fault
 */
export function* follow(
  course: Course,
  watches: readonly Watch[],
): Generator<PassProgress, PassResult> {
  const { layout, phases, most, fold } = course;
  const account: Account = { draws: 0, sums: 0, lost: 0, transitions: 0 };
  const beginnings = [1, ...watches.flatMap((watch) => watch.begin)];
  const columns = beginnings.length;
  let current = new Table(layout.size, columns, most);
  let next = new Table(layout.size, columns, most);
  const swap = (): void => {
    [current, next] = [next, current];
  };
  const ends = endsOf(course);
  begin(course, beginnings, current, account);
  let peak = 0;
  for (let step = 0; ; step += 1) {
    observe(course, watches, ends, step, current, next);
    swap();
    if (current.count === 0) break;
    peak = Math.max(peak, current.count);
    for (const phase of phases) {
      if (phase.kind === "drawn" && (phase.stage.length === 0 || !phase.active(step))) continue;
      const flow =
        phase.kind === "drawn"
          ? scatter(layout, phase.stage, step, current, next, account, fold)
          : advance(layout, phase.stages, step, current, next, account, fold);
      try {
        for (const _ of flow) yield { step, states: current.count };
      } catch (error) {
        throw withParts(error, layout, next.keys, next.count);
      }
      swap();
      peak = Math.max(peak, current.count);
    }
    yield { step: step + 1, states: current.count };
  }
  return { account, peak };
}
