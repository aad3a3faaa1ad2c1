/**
 * What a decision reads of the state, as digits: parts that take few values each, so that all they
 * can be together has a number. A comparison that cannot fault is a digit of its own, whatever it
 * compares.
 */

import { at } from "../../base/invariant.ts";
import { entryFor, type ByKind } from "../../base/kinds.ts";
import type { Bounds } from "../../ir/bounds.ts";
import type { BooleanExpr, Expr, NumberExpr } from "../../ir/expression.ts";
import type { Program } from "../../ir/program.ts";
import { childrenOf, readsOf, type Read } from "../../ir/walk.ts";
import { i32, load, op, type Code } from "./code.ts";
import { emitBoolean, emitNumber } from "./expression.ts";
import { keyOf } from "./key.ts";
import { levelOf } from "./ladder.ts";
import { element } from "./memory-map.ts";
import type { Scope } from "./scope.ts";

/** One part of what is read. */
export interface Digit {
  /** How many values it takes. */
  readonly radix: number;
  /** Its value, as i32. */
  readonly read: (scope: Scope) => Code;
  /** What it follows, where it stays as it is between changes of level and events. */
  readonly follows?:
    | { readonly kind: "level"; readonly flashpoint: number; readonly at: (level: Code) => Code }
    | { readonly kind: "event"; readonly event: number }
    | { readonly kind: "unknown" };
}

/** What takes too many values to be a digit. */
export type Obstacle =
  | { readonly kind: "variable"; readonly variable: number }
  | { readonly kind: "counter"; readonly flashpoint: number }
  | { readonly kind: "stopwatch"; readonly stopwatch: number };

/** Digits, or why there are none. */
export type Digits = { readonly digits: readonly Digit[] } | { readonly obstacle: Obstacle };

/** Most values of one digit. */
const MOST_VALUES = 128;

/** Beyond so many thresholds a level is told apart in full. */
const MOST_THRESHOLDS = 2;

class Collector {
  readonly #program: Program;
  readonly #bounds: Bounds;
  /** Per flashpoint the levels at which something changes, or all. */
  readonly #levels = new Map<number, Set<number> | "all">();
  readonly #others = new Map<string, Digit>();
  obstacle: Obstacle | undefined;

  constructor(program: Program, bounds: Bounds) {
    this.#program = program;
    this.#bounds = bounds;
  }

  allLevels(flashpoint: number): void {
    this.#levels.set(flashpoint, "all");
  }

  visit(expression: Expr): void {
    if (expression.kind === "compare" && this.#isOneBit(expression)) {
      this.#bit(expression);
      return;
    }
    if (expression.kind === "level") this.#threshold(expression);
    else if (expression.kind === "rung" && expression.lag > 0) {
      this.#count(
        expression,
        at(this.#program.flashpoints, expression.flashpoint).levels.length - 1,
      );
    } else if (expression.kind === "shared") {
      this.visit(at(this.#program.shared, expression.index).value);
    } else {
      for (const read of readsOf(this.#program, expression)) {
        entryFor(this.#reads, read)(read, expression);
      }
    }
    for (const child of childrenOf(expression)) this.visit(child);
  }

  /** Whether a comparison is worth a digit of its own: what it compares takes more to tell apart. */
  #isOneBit(expression: Extract<BooleanExpr, { kind: "compare" }>): boolean {
    const { mayFault } = this.#bounds.watch(() => this.#bounds.boolean(expression));
    if (mayFault) return false;
    const inside = new Collector(this.#program, this.#bounds);
    inside.visit(expression.left);
    inside.visit(expression.right);
    if (inside.obstacle !== undefined) return true;
    return inside.digits().some(({ follows }) => follows === undefined);
  }

  #add(key: string, radix: number, read: Digit["read"], follows?: Digit["follows"]): void {
    this.#others.set(key, { radix, read, ...(follows === undefined ? {} : { follows }) });
  }

  #bit(expression: BooleanExpr): void {
    this.#add(keyOf(expression, "without places"), 2, (scope) => emitBoolean(scope, expression));
  }

  /** A counter of steps or a rung, from 0 to `most`. */
  #count(expression: Extract<NumberExpr, { readonly flashpoint: number }>, most: number): void {
    if (most < MOST_VALUES) {
      this.#add(keyOf(expression, "without places"), most + 1, (scope) =>
        op("i32.trunc_f64_s", emitNumber(scope, expression)),
      );
    } else {
      this.obstacle = { kind: "counter", flashpoint: expression.flashpoint };
    }
  }

  #steps(expression: Extract<NumberExpr, { readonly kind: "elapsed" }>): void {
    const { stopwatch, most } = expression;
    if (most < MOST_VALUES) {
      this.#add(keyOf(expression, "without places"), most + 1, (scope) =>
        op("i32.trunc_f64_s", emitNumber(scope, expression)),
      );
    } else {
      this.obstacle = { kind: "stopwatch", stopwatch };
    }
  }

  #threshold({ comparison, flashpoint, level }: Extract<BooleanExpr, { kind: "level" }>): void {
    const known = this.#levels.get(flashpoint) ?? new Set();
    if (known === "all") return;
    if (comparison !== ">" && comparison !== "<=") known.add(level);
    if (comparison !== ">=" && comparison !== "<") known.add(level + 1);
    this.#levels.set(flashpoint, known);
  }

  readonly #reads: ByKind<Read, [Expr], void> = {
    time: () => {
      const { steps } = this.#program.calendar;
      this.#add("time", steps + 1, (scope) => load(scope.context.cells.state.step));
    },
    level: ({ flashpoint }) => {
      this.allLevels(flashpoint);
    },
    dwell: ({ flashpoint }, expression) => {
      const { dwellCap } = at(this.#program.flashpoints, flashpoint);
      if (expression.kind === "dwell") this.#count(expression, dwellCap);
    },
    held: ({ flashpoint, level }, expression) => {
      const cap = at(at(this.#program.flashpoints, flashpoint).heldCaps, level);
      if (expression.kind === "held") this.#count(expression, cap);
    },
    stopwatch: (_, expression) => {
      if (expression.kind === "within") this.#bit(expression);
      else if (expression.kind === "elapsed") this.#steps(expression);
    },
    variable: ({ variable }, expression) => {
      const { integer, min, max } = at(this.#program.variables, variable);
      const isWhole = integer && Number.isInteger(min) && Number.isInteger(max);
      if (expression.kind !== "variable" || !isWhole || max - min >= MOST_VALUES) {
        this.obstacle = { kind: "variable", variable };
        return;
      }
      this.#add(`variable ${String(variable)}`, max - min + 1, (scope) =>
        op("i32.sub", op("i32.trunc_f64_s", emitNumber(scope, expression)), i32(min)),
      );
    },
    unknown: ({ unknown }) => {
      const { values } = at(this.#program.unknowns, unknown);
      const read = ({ context }: Scope): Code =>
        load(element(context.cells.state.unknowns, unknown));
      this.#add(`unknown ${String(unknown)}`, values.length, read, { kind: "unknown" });
    },
    happened: ({ event }) => {
      const read = ({ context }: Scope): Code => load(element(context.cells.state.happened, event));
      this.#add(`happened ${String(event)}`, 2, read, { kind: "event", event });
    },
    moved: (_, expression) => {
      if (expression.kind === "moved") this.#bit(expression);
    },
  };

  digits(): readonly Digit[] {
    const levels = [...this.#levels].map(([flashpoint, thresholds]): Digit => {
      const top = at(this.#program.flashpoints, flashpoint).levels.length - 1;
      const asked =
        thresholds === "all" ? [] : [...thresholds].filter((one) => one > 0 && one <= top);
      const isFull = thresholds === "all" || asked.length > MOST_THRESHOLDS;
      const value = (level: Code): Code =>
        isFull
          ? level
          : asked
              .map((one) => op("i32.ge_s", level, i32(one)))
              .reduce((sum, one) => op("i32.add", sum, one), i32(0));
      return {
        radix: isFull ? top + 1 : asked.length + 1,
        read: (scope) => value(levelOf(scope, flashpoint)),
        follows: { kind: "level", flashpoint, at: value },
      };
    });
    return [...levels, ...this.#others.values()];
  }
}

/** The digits that expressions read together, and all levels of the flashpoints given. */
export function digitsOf(
  program: Program,
  bounds: Bounds,
  expressions: readonly Expr[],
  flashpoints: readonly number[],
): Digits {
  const collector = new Collector(program, bounds);
  for (const expression of expressions) collector.visit(expression);
  for (const flashpoint of flashpoints) collector.allLevels(flashpoint);
  const { obstacle } = collector;
  return obstacle === undefined ? { digits: collector.digits() } : { obstacle };
}
