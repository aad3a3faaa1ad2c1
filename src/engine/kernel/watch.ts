/**
 * What decisions read, turned around: for every part of a state, which of the decisions kept in memory
 * are stale once it changes. Where only time has to pass for that, it is known when it will have.
 */

import { at } from "../../base/invariant.ts";
import { entryFor, type ByKind } from "../../base/kinds.ts";
import type { Bounds } from "../../ir/bounds.ts";
import { compareNumbers } from "../../ir/comparison.ts";
import type { BooleanExpr, Expr, NumberExpr } from "../../ir/expression.ts";
import type { Program } from "../../ir/program.ts";
import { childrenOf, readsOf, type Read } from "../../ir/walk.ts";
import type { Comparison } from "../../scenario/expression/expression.ts";
import { keyOf } from "./key.ts";

/** Decisions, one bit each; those that do not care while they are shut stand `SHUT` bits higher. */
export type Mask = bigint;

/** Where the bits of those stand that do not care while they are shut. */
export const SHUT = 4096n;

/** Decisions that care only while they are open. */
export function whileOpen(mask: Mask): Mask {
  return mask << SHUT;
}

/** The same decisions, open or not. */
function atAnyRate(mask: Mask): Mask {
  return BigInt.asUintN(Number(SHUT), mask) | (mask >> SHUT);
}

/** What is stale so many steps after something began. */
export type Alarms = Map<number, Mask>;

/** What follows a variable. */
export interface VariableWatch {
  /** Stale with any change. */
  any: Mask;
  /** Stale where the truth of a test of this variable alone changes, by its key. */
  readonly tests: Map<string, { readonly test: BooleanExpr; mask: Mask }>;
}

/** No alarm rings later than this. */
export const LONGEST_ALARM = 1023;

type Compare = Extract<BooleanExpr, { kind: "compare" }>;

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

/** After how many steps a comparison of steps with a number may turn. */
function turnsOf(comparison: Comparison, number: number): readonly number[] {
  const reached = Math.ceil(number);
  const passed = Math.floor(number) + 1;
  switch (comparison) {
    case ">=":
    case "<":
      return [reached];
    case ">":
    case "<=":
      return [passed];
    case "==":
    case "!=":
      return [reached, passed];
  }
}

/** Collects what decisions read. */
export class Watch {
  readonly #program: Program;
  readonly #bounds: Bounds;
  /** By flashpoint and level: stale where it comes to stand at that level or above, or no longer does. */
  readonly levels: readonly Mask[][];
  /** By flashpoint: alarms set by entering a level. */
  readonly entered: readonly Alarms[];
  /** By flashpoint and level: alarms set when it is held from then on. */
  readonly held: readonly (readonly Alarms[])[];
  /** By stopwatch: stale when it starts or stops, and alarms set when it starts. */
  readonly stopwatches: readonly { any: Mask; readonly alarms: Alarms }[];
  readonly variables: readonly VariableWatch[];
  /** By event: stale when it has happened. */
  readonly happened: Mask[];
  /** By actor: stale when its latest moves are others. */
  readonly moved: Mask[];
  /** By step: stale from then on, whatever happened. */
  readonly steps: Alarms = new Map();
  /** Stale in every step. */
  always: Mask = 0n;

  constructor(program: Program, bounds: Bounds) {
    const { flashpoints, stopwatches, variables, events, actors } = program;
    this.#program = program;
    this.#bounds = bounds;
    this.levels = flashpoints.map(({ levels }) => levels.map(() => 0n));
    this.entered = flashpoints.map(() => new Map());
    this.held = flashpoints.map(({ levels }) => levels.map(() => new Map()));
    this.stopwatches = stopwatches.map(() => ({ any: 0n, alarms: new Map() }));
    this.variables = variables.map(() => ({ any: 0n, tests: new Map() }));
    this.happened = events.map(() => 0n);
    this.moved = actors.map(() => 0n);
  }

  /** Whether all that was collected stays as it is for more than a step where little happens. */
  get isSteady(): boolean {
    const { variables } = this.#program;
    return (
      this.always === 0n &&
      this.variables.every(
        ({ any }, index) => any === 0n || at(variables, index).drift === undefined,
      )
    );
  }

  /** Notes that decisions read an expression. */
  visit(expression: Expr, mask: Mask): void {
    if (expression.kind === "compare" && this.#compare(expression, mask)) return;
    for (const read of readsOf(this.#program, expression)) {
      entryFor(this.#reads, read)(read, expression, mask);
    }
    if (expression.kind === "shared") {
      this.visit(at(this.#program.shared, expression.index).value, mask);
    }
    for (const child of childrenOf(expression)) this.visit(child, mask);
  }

  #alarm(alarms: Alarms, after: number, mask: Mask): void {
    if (after > LONGEST_ALARM) this.always |= mask;
    else if (after > 0) alarms.set(after, (alarms.get(after) ?? 0n) | atAnyRate(mask));
  }

  /** A comparison whose truth turns at known times, or with one variable only. */
  #compare(expression: Compare, mask: Mask): boolean {
    const { left, right, comparison } = expression;
    if (right.kind === "number") {
      if (this.#timed(left, comparison, right.value, mask)) return true;
    } else if (left.kind === "number") {
      if (this.#timed(right, mirrored[comparison], left.value, mask)) return true;
    }
    const variable = this.#onlyVariable(expression);
    if (variable === undefined) return false;
    const { tests } = at(this.variables, variable);
    const key = keyOf(expression, "without places");
    const known = tests.get(key);
    if (known === undefined) tests.set(key, { test: expression, mask });
    else known.mask |= mask;
    return true;
  }

  #timed(value: NumberExpr, comparison: Comparison, number: number, mask: Mask): boolean {
    switch (value.kind) {
      case "step":
      case "since": {
        const truths = this.#program.calendar.dayOfStep.map((day, step) =>
          compareNumbers(comparison, value.kind === "since" ? day - value.day : step, number),
        );
        for (const [step, truth] of truths.entries()) {
          if (step > 0 && truth !== truths[step - 1]) {
            this.steps.set(step, (this.steps.get(step) ?? 0n) | atAnyRate(mask));
          }
        }
        return true;
      }
      case "dwell":
        this.#countFrom(at(this.entered, value.flashpoint), comparison, number, mask);
        this.#level(value.flashpoint, mask);
        return true;
      case "held": {
        const alarms = at(at(this.held, value.flashpoint), value.level);
        this.#countFrom(alarms, comparison, number, mask);
        this.#level(value.flashpoint, mask, [value.level]);
        return true;
      }
      case "elapsed": {
        const watch = at(this.stopwatches, value.stopwatch);
        this.#countFrom(watch.alarms, comparison, number, mask);
        watch.any |= mask;
        return true;
      }
      case "number":
      case "parameter":
      case "variable":
      case "rung":
      case "unary":
      case "binary":
      case "conditional":
      case "shared":
        return false;
    }
  }

  #countFrom(alarms: Alarms, comparison: Comparison, number: number, mask: Mask): void {
    for (const after of turnsOf(comparison, number)) this.#alarm(alarms, after, mask);
  }

  /** Notes that it matters whether a flashpoint stands at some level or above, or on which it stands. */
  #level(flashpoint: number, mask: Mask, only?: readonly number[]): void {
    const masks = at(this.levels, flashpoint);
    for (const [level, known] of masks.entries()) {
      if (level > 0 && (only === undefined || only.includes(level))) masks[level] = known | mask;
    }
  }

  /** The variable that a comparison reads and nothing else, if it cannot fault. */
  #onlyVariable(expression: Compare): number | undefined {
    const found = new Set<number | "other">();
    const look = (inside: Expr): void => {
      if (inside.kind === "shared") found.add("other");
      for (const read of readsOf(this.#program, inside)) {
        found.add(read.kind === "variable" ? read.variable : "other");
      }
      for (const child of childrenOf(inside)) look(child);
    };
    look(expression);
    const [only, ...others] = found;
    if (typeof only !== "number" || others.length > 0) return undefined;
    const { mayFault } = this.#bounds.watch(() => this.#bounds.boolean(expression));
    return mayFault ? undefined : only;
  }

  readonly #reads: ByKind<Read, [Expr, Mask], void> = {
    time: (_read, _expression, mask) => {
      this.always |= mask;
    },
    level: ({ flashpoint }, expression, mask) => {
      const only =
        expression.kind === "level" ? turnsOf(expression.comparison, expression.level) : undefined;
      this.#level(flashpoint, mask, only);
    },
    dwell: (_read, _expression, mask) => {
      this.always |= mask;
    },
    held: ({ flashpoint, level }, expression, mask) => {
      this.#level(flashpoint, mask);
      if (expression.kind !== "rung") this.always |= mask;
      else this.#alarm(at(at(this.held, flashpoint), level), expression.lag, mask);
    },
    stopwatch: ({ stopwatch }, expression, mask) => {
      const watch = at(this.stopwatches, stopwatch);
      watch.any |= mask;
      if (expression.kind !== "within") {
        this.always |= mask;
        return;
      }
      this.#alarm(watch.alarms, expression.low, mask);
      if (expression.high !== undefined) this.#alarm(watch.alarms, expression.high, mask);
    },
    variable: ({ variable }, _expression, mask) => {
      at(this.variables, variable).any |= mask;
    },
    unknown: () => undefined,
    happened: ({ event }, _expression, mask) => {
      this.happened[event] = at(this.happened, event) | mask;
    },
    moved: ({ actor }, _expression, mask) => {
      this.moved[actor] = at(this.moved, actor) | mask;
    },
  };
}
