/**
 * Interval analysis of expressions: what they can give in any state that agrees with what is known,
 * and whether evaluating them can fault. Sound, not tight.
 */

import { at } from "../base/invariant.ts";
import { compareNumbers } from "./comparison.ts";
import type { Program } from "./program.ts";
import type { BooleanExpr, NumberExpr } from "./expression.ts";
import { between, binaryRange, hull, isFinite, point, unaryRange, type Range } from "./range.ts";

/** What is known of the state; everything absent may be anything that the program allows. */
export interface Known {
  /** By parameter index; absent = any finite number. */
  readonly parameters?: ArrayLike<number>;
  /** Level by flashpoint index. */
  readonly levels?: ReadonlyMap<number, number>;
  /** Value by unknown index. */
  readonly unknowns?: ReadonlyMap<number, number>;
}

/** Truth of a condition over all states that agree with what is known. */
export type Truth = "true" | "false" | "maybe";

const FINITE: Range = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE, nan: false };

function truthOf(holds: boolean): Truth {
  return holds ? "true" : "false";
}

/** Compares two ranges of finite numbers. */
function compareRanges(comparison: string, a: Range, b: Range): Truth {
  switch (comparison) {
    case "<":
      return a.high < b.low ? "true" : a.low >= b.high ? "false" : "maybe";
    case "<=":
      return a.high <= b.low ? "true" : a.low > b.high ? "false" : "maybe";
    case ">":
      return compareRanges("<", b, a);
    case ">=":
      return compareRanges("<=", b, a);
    case "==":
      return a.low === a.high && b.low === b.high && a.low === b.low
        ? "true"
        : a.high < b.low || b.high < a.low
          ? "false"
          : "maybe";
    default: {
      const equal = compareRanges("==", a, b);
      return equal === "maybe" ? equal : truthOf(equal === "false");
    }
  }
}

/** The analysis under what is known. */
export class Bounds {
  readonly #program: Program;
  readonly #known: Known;
  readonly #shared = new Map<number, { readonly range: Range; readonly faults: boolean }>();
  #mayFault = false;

  constructor(program: Program, known: Known = {}) {
    this.#program = program;
    this.#known = known;
  }

  /** What `analyse` gives, and whether evaluating what it asked about can fault. */
  watch<T>(analyse: () => T): { readonly value: T; readonly mayFault: boolean } {
    const before = this.#mayFault;
    this.#mayFault = false;
    const value = analyse();
    const mayFault = this.#mayFault;
    this.#mayFault = before || mayFault;
    return { value, mayFault };
  }

  /** Range of a number, before any check. */
  number(expression: NumberExpr): Range {
    const { calendar, flashpoints, variables } = this.#program;
    const { parameters } = this.#known;
    switch (expression.kind) {
      case "number":
        return point(expression.value);
      case "parameter":
        return parameters === undefined ? FINITE : point(at(parameters, expression.parameter));
      case "variable": {
        const { min, max } = at(variables, expression.variable);
        return between(min, max);
      }
      case "step":
        return between(0, calendar.steps);
      case "since":
        return between(
          at(calendar.dayOfStep, 0) - expression.day,
          at(calendar.dayOfStep, calendar.steps) - expression.day,
        );
      case "dwell": {
        const { dwellCap, startDwell } = at(flashpoints, expression.flashpoint);
        return between(0, Math.min(dwellCap, Math.max(0, startDwell) + calendar.steps));
      }
      case "held": {
        const { heldCaps, startHeld } = at(flashpoints, expression.flashpoint);
        const level = this.#known.levels?.get(expression.flashpoint);
        if (level !== undefined && level < expression.level) return point(0);
        const most = Math.max(0, at(startHeld, expression.level)) + calendar.steps;
        return between(0, Math.min(at(heldCaps, expression.level), most));
      }
      case "elapsed":
        return between(0, expression.most);
      case "rung": {
        const [low, high] = this.#levels(expression.flashpoint);
        return between(expression.lag === 0 ? low : 0, high);
      }
      case "unary":
        return unaryRange(expression.function, this.number(expression.operand));
      case "binary":
        return binaryRange(
          expression.operator,
          this.number(expression.left),
          this.number(expression.right),
        );
      case "conditional":
        return this.#branches(expression.test, expression.then, expression.otherwise);
      case "shared":
        return this.#sharedRange(expression.index);
    }
  }

  /** Range of a checked root; notes that it may fault where it may not be finite. */
  root(value: NumberExpr): Range {
    const range = this.number(value);
    if (isFinite(range)) return range;
    this.#mayFault = true;
    return between(Math.max(range.low, FINITE.low), Math.min(range.high, FINITE.high));
  }

  /** Notes a fault that the caller found possible. */
  fault(): void {
    this.#mayFault = true;
  }

  /** Whether a condition holds. */
  boolean(expression: BooleanExpr): Truth {
    switch (expression.kind) {
      case "boolean":
        return truthOf(expression.value);
      case "compare":
        return compareRanges(
          expression.comparison,
          this.root(expression.left),
          this.root(expression.right),
        );
      case "level": {
        const [low, high] = this.#levels(expression.flashpoint);
        return compareRanges(expression.comparison, between(low, high), point(expression.level));
      }
      case "unknown": {
        const value = this.#known.unknowns?.get(expression.unknown);
        if (value === undefined) return "maybe";
        return truthOf(compareNumbers(expression.comparison, value, expression.value));
      }
      case "and": {
        const left = this.boolean(expression.left);
        if (left === "false") return left;
        const right = this.boolean(expression.right);
        return right === "false" ? right : left === "true" ? right : "maybe";
      }
      case "or": {
        const left = this.boolean(expression.left);
        if (left === "true") return left;
        const right = this.boolean(expression.right);
        return right === "true" ? right : left === "false" ? right : "maybe";
      }
      case "not": {
        const truth = this.boolean(expression.operand);
        return truth === "maybe" ? truth : truthOf(truth === "false");
      }
      case "within":
      case "happened":
      case "moved":
        return "maybe";
      case "conditional": {
        const test = this.boolean(expression.test);
        if (test !== "maybe") {
          return this.boolean(test === "true" ? expression.then : expression.otherwise);
        }
        const then = this.boolean(expression.then);
        const otherwise = this.boolean(expression.otherwise);
        return then === otherwise ? then : "maybe";
      }
    }
  }

  #levels(flashpoint: number): readonly [number, number] {
    const level = this.#known.levels?.get(flashpoint);
    const top = at(this.#program.flashpoints, flashpoint).levels.length - 1;
    return level === undefined ? [0, top] : [level, level];
  }

  #branches(test: BooleanExpr, then: NumberExpr, otherwise: NumberExpr): Range {
    switch (this.boolean(test)) {
      case "true":
        return this.number(then);
      case "false":
        return this.number(otherwise);
      case "maybe":
        return hull(this.number(then), this.number(otherwise));
    }
  }

  #sharedRange(index: number): Range {
    let entry = this.#shared.get(index);
    if (entry === undefined) {
      const { value, mayFault } = this.watch(() =>
        this.root(at(this.#program.shared, index).value),
      );
      entry = { range: value, faults: mayFault };
      this.#shared.set(index, entry);
    }
    if (entry.faults) this.#mayFault = true;
    return entry.range;
  }
}
