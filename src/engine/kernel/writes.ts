/**
 * Writes of a phase: evaluated against its snapshot in canonical order, applied together at its end:
 * the last `set`, then the additions in order, then one clamp.
 */

import { at } from "../../base/invariant.ts";
import { OFF, type ProgramEffect, type ProgramNoise } from "../../ir/program.ts";
import {
  call,
  f64,
  get,
  i32,
  load,
  note,
  op,
  set,
  store,
  when,
  type Code,
  type Local,
} from "./code.ts";
import { stepOf } from "./context.ts";
import { NEVER_STARTED } from "./stopwatch.ts";
import { emitRoot, emitWhen } from "./expression.ts";
import { element, type Cell } from "./memory-map.ts";
import { emitNoise } from "./noise.ts";
import type { Scope } from "./scope.ts";
import { markStale } from "./stale.ts";

/** An effect, or a drift with its noise. */
export type Written = ProgramEffect & { readonly noise?: ProgramNoise };

/** Effects that are written where a condition holds (a local that is not 0). */
export interface Source {
  readonly active: Code | undefined;
  readonly effects: readonly Written[];
  readonly name: string;
  /** What comes before its evaluation, in the order of the phase. */
  readonly before?: Code;
}

/** Code that evaluates all writes, and code that applies them. */
export interface Writes {
  readonly evaluate: Code;
  readonly apply: Code;
}

interface Target {
  readonly kind: ProgramEffect["target"];
  readonly index: number;
  /** Current value, then what sets and immediate additions made of it. */
  readonly value: Local;
  /** Additions wait for the end, because a later `set` would swallow them. */
  readonly waits: boolean;
  readonly waiting: { readonly amount: Local; readonly active: Local }[];
}

function indexOf(effect: ProgramEffect): number {
  switch (effect.target) {
    case "variable":
      return effect.variable;
    case "flashpoint":
      return effect.flashpoint;
    case "stopwatch":
      return effect.stopwatch;
  }
}

function cellOf(scope: Scope, kind: ProgramEffect["target"], index: number): Cell {
  const { cells, program } = scope.context;
  switch (kind) {
    case "variable":
      return element(cells.state.variables, index, at(program.variables, index).id);
    case "flashpoint":
      return element(cells.state.levels, index, `level of ${at(program.flashpoints, index).id}`);
    case "stopwatch":
      return element(cells.state.stopwatches, index, at(program.stopwatches, index).id);
  }
}

function targetsOf(scope: Scope, sources: readonly Source[]): readonly Target[] {
  const effects = sources.flatMap((source) => source.effects);
  const targets: Target[] = [];
  for (const kind of ["variable", "flashpoint", "stopwatch"] as const) {
    const own = effects.filter((effect) => effect.target === kind);
    const indices = [...new Set(own.map(indexOf))].toSorted((a, b) => a - b);
    for (const index of indices) {
      const operations = own.filter((effect) => indexOf(effect) === index);
      targets.push({
        kind,
        index,
        value: scope.locals.add(`${kind}_${String(index)}`, kind === "variable" ? "f64" : "i32"),
        waits:
          operations.some(({ operation }) => operation === "set") &&
          operations.some(({ operation }) => operation === "add"),
        waiting: [],
      });
    }
  }
  return targets;
}

function addition(target: Target, amount: Code): Code {
  const name = target.kind === "variable" ? "f64.add" : "i32.add";
  return set(target.value, op(name, get(target.value), amount));
}

function emitValue(scope: Scope, effect: Written): Code {
  switch (effect.target) {
    case "variable": {
      const value = emitRoot(scope, effect.value);
      const { integer } = at(scope.context.program.variables, effect.variable);
      return effect.noise === undefined ? value : emitNoise(scope, effect.noise, value, integer);
    }
    case "flashpoint":
      return i32(effect.value);
    case "stopwatch":
      return effect.value === OFF ? i32(NEVER_STARTED) : stepOf(scope.context);
  }
}

function emitEffect(scope: Scope, target: Target, effect: Written): Code {
  const value = emitValue(scope, effect);
  if (effect.operation === "set") return set(target.value, value);
  if (!target.waits) return addition(target, value);
  const amount = scope.locals.add("amount", target.value.type);
  const active = scope.locals.add("added", "i32");
  target.waiting.push({ amount, active });
  return [set(amount, value), set(active, i32(1))];
}

function applyTarget(scope: Scope, target: Target): Code {
  const { program, enter, watches, alarms, writes } = scope.context;
  const cell = cellOf(scope, target.kind, target.index);
  const waiting = target.waiting.map(({ amount, active }) =>
    when(get(active), addition(target, get(amount))),
  );
  if (target.kind === "variable") {
    const { min, max } = at(program.variables, target.index);
    const write = writes[target.index];
    return [
      waiting,
      set(target.value, op("f64.min", op("f64.max", get(target.value), f64(min)), f64(max))),
      write === undefined ? store(cell, get(target.value)) : call(write, get(target.value)),
    ];
  }
  if (target.kind === "stopwatch") {
    const { any } = at(watches.watch.stopwatches, target.index);
    const setter = alarms.stopwatches[target.index];
    const written = store(cell, get(target.value));
    if (any === 0n) return written;
    return when(op("i32.ne", get(target.value), load(cell)), [
      written,
      markStale(watches, any),
      setter === undefined ? [] : call(setter),
    ]);
  }
  const top = at(program.flashpoints, target.index).levels.length - 1;
  const value = (): Code => get(target.value);
  return [
    waiting,
    when(op("i32.lt_s", value(), i32(0)), set(target.value, i32(0))),
    when(op("i32.gt_s", value(), i32(top)), set(target.value, i32(top))),
    when(op("i32.ne", value(), load(cell)), call(at(enter, target.index), value())),
  ];
}

/** Emits the writes of several sources in canonical order. */
export function emitWrites(scope: Scope, sources: readonly Source[]): Writes {
  const targets = targetsOf(scope, sources);
  const find = (effect: ProgramEffect): Target =>
    at(
      targets.filter((target) => target.kind === effect.target && target.index === indexOf(effect)),
      0,
    );
  const begin = targets.map((target) =>
    set(target.value, load(cellOf(scope, target.kind, target.index))),
  );
  const evaluate = sources.map(({ active, effects, name, before = [] }) => {
    if (effects.length === 0) return before;
    const body = effects.map((effect) =>
      emitWhen(scope, effect, () => emitEffect(scope, find(effect), effect)),
    );
    return [before, note(name), active === undefined ? body : when(active, body)];
  });
  return {
    evaluate: [begin, evaluate],
    apply: targets.map((target) => applyTarget(scope, target)),
  };
}
