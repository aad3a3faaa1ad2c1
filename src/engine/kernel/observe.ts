/**
 * The observed path: the end of a run, outcomes as far as they are still open, and the log of levels
 * from which counts are made once the run has come through without a fault.
 */

import { at } from "../../base/invariant.ts";
import { expressionsOf } from "../../ir/outcome-fold.ts";
import type { Program, ProgramOutcome } from "../../ir/program.ts";
import type { Decision, Expr, Fold, OutcomeValue } from "../../ir/expression.ts";
import { childrenOf, readsOf, type Read } from "../../ir/walk.ts";
import {
  branchIf,
  call,
  f64,
  get,
  i32,
  labelled,
  load,
  loop,
  note,
  op,
  set,
  store,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";
import { emitCases } from "./cases.ts";
import { ALWAYS_CHANGED, changeOf, EVENTS_CHANGED } from "./changes.ts";
import { stepOf, type Context } from "./context.ts";
import { emitBoolean, emitRoot } from "./expression.ts";
import { element, type Cell } from "./memory-map.ts";
import { Scope } from "./scope.ts";
import type { CountCells } from "./counts.ts";

/** Whether a part of the state stays as it is until a level changes or an event happens. */
const slow: Readonly<Record<Read["kind"], boolean>> = {
  time: false,
  level: true,
  dwell: false,
  held: false,
  stopwatch: false,
  variable: false,
  unknown: true,
  happened: true,
  moved: false,
};

/** Whether a value can change only when a level changes or an event happens, and cannot fault. */
function isSlow(scope: Scope, expression: Expr): boolean {
  if (expression.kind === "shared") return false;
  if (
    expression.kind === "compare" &&
    scope.bounds.watch(() => scope.bounds.boolean(expression)).mayFault
  ) {
    return false;
  }
  return (
    readsOf(scope.context.program, expression).every(({ kind }) => slow[kind]) &&
    childrenOf(expression).every((child) => isSlow(scope, child))
  );
}

function isSlowOutcome(scope: Scope, { fold }: ProgramOutcome): boolean {
  return fold.kind === "decide" && fold.decided.every(({ condition }) => isSlow(scope, condition));
}

/** What a slow value follows, as bits of `changed`. */
function changesOf(program: Program, expression: Expr): number {
  return [
    ...readsOf(program, expression).map((read) => {
      if (read.kind === "level") return changeOf(read.flashpoint);
      return read.kind === "happened" ? EVENTS_CHANGED : 0;
    }),
    ...childrenOf(expression).map((child) => changesOf(program, child)),
  ].reduce((all, one) => all | one, 0);
}

/** A number, or a condition as 1 or 0. */
function emitValue(scope: Scope, of: OutcomeValue): Code {
  return of.type === "boolean"
    ? op("f64.convert_i32_s", emitBoolean(scope, of.value))
    : emitRoot(scope, of);
}

interface Slot {
  readonly value: Cell;
  readonly decided: Cell;
}

function decide({ value, decided }: Slot, result: Code): Code {
  return [store(value, result), store(decided, i32(1))];
}

/** Decides by the first of the decisions that is taken; undefined for none at all. */
function emitDecisions(scope: Scope, decisions: readonly Decision[], slot: Slot): Code | undefined {
  const [first, ...others] = decisions;
  if (first === undefined) return undefined;
  const holds = emitBoolean(scope, first.condition);
  const value =
    first.value === "step" ? op("f64.convert_i32_s", stepOf(scope.context)) : f64(first.value);
  return when(
    first.holds ? holds : op("i32.eqz", holds),
    decide(slot, value),
    emitDecisions(scope, others, slot),
  );
}

function emitFold(scope: Scope, fold: Fold, slot: Slot): Code {
  switch (fold.kind) {
    case "decide":
      return emitDecisions(scope, fold.decided, slot) ?? [];
    case "combine": {
      const value = emitRoot(scope, fold.value);
      return store(slot.value, op(`f64.${fold.combine}`, load(slot.value), value));
    }
    case "count": {
      const holds = emitBoolean(scope, fold.condition);
      if (!fold.entries) {
        const more = op("f64.convert_i32_s", op("i32.shl", holds, i32(1)));
        return store(slot.value, op("f64.add", load(slot.value), more));
      }
      // An odd value says that it held: the next state adds 3, takes 1, or leaves it.
      const half = op("f64.mul", load(slot.value), f64(0.5));
      const held = op("f64.ne", op("f64.floor", half), half);
      const change = op(
        "i32.mul",
        op("i32.sub", holds, held),
        op("i32.sub", i32(3), op("i32.shl", held, i32(1))),
      );
      return store(slot.value, op("f64.add", load(slot.value), op("f64.convert_i32_s", change)));
    }
    case "read": {
      const ended = load(scope.context.cells.state.ended);
      const now =
        fold.step === undefined
          ? ended
          : op("i32.or", op("i32.eq", stepOf(scope.context), i32(fold.step)), ended);
      return when(now, decide(slot, emitValue(scope, fold.value)));
    }
    case "cases":
      return emitCases(scope, fold, slot.value, slot.value.name);
  }
}

function emitOutcome(scope: Scope, outcome: ProgramOutcome, index: number): Code {
  const { state } = scope.context.cells;
  const slot = {
    value: element(state.outcomes, index, outcome.id),
    decided: element(state.decided, index, `${outcome.id} decided`),
  };
  return [
    note(`outcomes.${outcome.id}`),
    when(op("i32.eqz", load(slot.decided)), emitFold(scope, outcome.fold, slot)),
  ];
}

/** `outcomes_of_changes()`: those that follow levels and events, where what they read has changed. */
function defineOutcomesOfChanges(context: Context): Callee {
  const { program, module, cells } = context;
  return module.define("outcomes_of_changes", [], undefined, (locals) => {
    const scope = new Scope(context, locals);
    const changed = locals.add("changed", "i32");
    const byChanges = new Map<number, Code[]>();
    for (const [index, outcome] of program.outcomes.entries()) {
      if (!isSlowOutcome(scope, outcome)) continue;
      const changes = [...expressionsOf(outcome.fold)]
        .map((expression) => changesOf(program, expression))
        .reduce((all, one) => all | one, ALWAYS_CHANGED);
      const others = byChanges.get(changes) ?? [];
      byChanges.set(changes, [...others, emitOutcome(scope, outcome, index)]);
    }
    return [
      set(changed, load(cells.changed)),
      [...byChanges].map(([changes, code]) =>
        when(op("i32.and", get(changed), i32(changes)), code),
      ),
    ];
  });
}

function defineOutcomesOfSteps(context: Context): Callee {
  const { program, module } = context;
  return module.define("outcomes_of_steps", [], undefined, (locals) => {
    const scope = new Scope(context, locals);
    return program.outcomes.map((outcome, index) =>
      isSlowOutcome(scope, outcome) ? [] : emitOutcome(scope, outcome, index),
    );
  });
}

/** One entry of the log: the counts of which one is to lose one and the other to gain one. */
function emitLog(context: Context, end: Local, loses: Code, gains: Code): Code {
  const { log, logEnd } = context.cells;
  return [
    set(end, load(logEnd)),
    store(log, loses, get(end)),
    store(element(log, 1, "log"), gains, get(end)),
    store(logEnd, op("i32.add", get(end), i32(8))),
  ];
}

/** `note_levels()`: logs what the levels of this state change in the counts. */
function defineNoteLevels(context: Context, counts: CountCells): Callee {
  const { program, module, cells } = context;
  const width = program.calendar.steps + 2;
  return module.define("note_levels", [], undefined, (locals) => {
    const level = locals.add("level", "i32");
    const before = locals.add("before", "i32");
    const row = locals.add("row", "i32");
    const highest = locals.add("highest", "i32");
    const end = locals.add("end", "i32");
    const word = (address: Code): Code => op("i32.shl", address, i32(2));
    return program.flashpoints.map(({ id, levels }, index) => {
      const { flow, passage } = at(counts.flashpoints, index);
      const seen = element(cells.state.seen, index, `seen ${id}`);
      const reached = element(cells.state.reached, index, `reached ${id}`);
      const again = labelled(`reach_${id}`);
      const noted = [
        set(level, load(element(cells.state.levels, index, `level of ${id}`))),
        set(before, load(seen)),
        when(op("i32.ne", get(level), get(before)), [
          set(
            row,
            op("i32.add", i32(flow), word(op("i32.mul", stepOf(context), i32(levels.length)))),
          ),
          emitLog(
            context,
            end,
            op("i32.add", get(row), word(get(before))),
            op("i32.add", get(row), word(get(level))),
          ),
          store(seen, get(level)),
          set(highest, load(reached)),
          when(op("i32.lt_s", get(highest), get(level)), [
            loop(again, [
              set(highest, op("i32.add", get(highest), i32(1))),
              emitLog(
                context,
                end,
                i32(cells.spare.address),
                op(
                  "i32.add",
                  i32(passage),
                  word(op("i32.add", op("i32.mul", get(highest), i32(width)), stepOf(context))),
                ),
              ),
              branchIf(again, op("i32.lt_s", get(highest), get(level))),
            ]),
            store(reached, get(highest)),
          ]),
        ]),
      ];
      return when(op("i32.and", load(cells.changed), i32(changeOf(index))), noted);
    });
  });
}

/** `settle()`: whether the run ends in this state, and what the state means for outcomes and counts. */
export function defineSettle(context: Context, counts: CountCells): Callee {
  const { program, module, cells } = context;
  const slow = defineOutcomesOfChanges(context);
  const others = defineOutcomesOfSteps(context);
  const noteLevels = defineNoteLevels(context, counts);
  const { endsWhen, calendar } = program;
  return module.define("settle", [], undefined, (locals) => {
    const scope = new Scope(context, locals);
    const end = store(cells.state.ended, i32(1));
    return [
      when(
        op("i32.ge_s", stepOf(context), i32(calendar.steps)),
        end,
        endsWhen === undefined ? [] : when(emitBoolean(scope, endsWhen.value), end),
      ),
      when(load(cells.changed), [call(slow), call(noteLevels), store(cells.changed, i32(0))]),
      call(others),
    ];
  });
}
