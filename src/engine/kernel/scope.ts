/** One function under construction: its locals, its memory of shared values, its way out on faults. */

import { Bounds, type Truth } from "../../ir/bounds.ts";
import type { BooleanExpr, NumberExpr, PlaceIndex } from "../../ir/expression.ts";
import type { Range } from "../../ir/range.ts";
import { InvariantError, at } from "../../base/invariant.ts";
import type { Locals } from "./assemble.ts";
import { call, f64, get, i32, load, op, set, store, when, type Code, type Local } from "./code.ts";
import type { ValueType } from "./memory-map.ts";
import { faultReasons, type Context, type FaultReason } from "./context.ts";

/** The reason's number in memory. */
export function reasonNumber(reason: FaultReason): number {
  return faultReasons.indexOf(reason) + 1;
}

/** What an emitter needs inside one function. */
export class Scope {
  readonly context: Context;
  readonly locals: Locals;
  /** What is known where this code runs. */
  readonly bounds: Bounds;
  readonly #result: ValueType | undefined;
  /** Where faults are somebody else's business: what to do instead. */
  readonly #escape: Code | undefined;
  /**
   * Amounts need no checks of their own: what is not finite, or a negative parameter, comes out as
   * NaN or infinity of their total, which is checked. Needs an escape.
   */
  readonly lax: boolean;
  readonly #memory = new Map<string, { readonly value: Local; readonly known: Local }>();
  readonly #free = new Map<ValueType, Local[]>();

  constructor(
    context: Context,
    locals: Locals,
    result?: ValueType,
    levels?: ReadonlyMap<number, number>,
    escape?: Code,
    lax = false,
  ) {
    this.context = context;
    this.locals = locals;
    this.#result = result;
    this.#escape = escape;
    this.lax = lax;
    this.bounds = levels === undefined ? context.always : new Bounds(context.program, { levels });
  }

  /** A local for a while. */
  borrow<T>(type: ValueType, use: (local: Local) => T): T {
    const free = this.#free.get(type) ?? [];
    this.#free.set(type, free);
    const local = free.pop() ?? this.locals.add(`temporary_${type}`, type);
    const result = use(local);
    free.push(local);
    return result;
  }

  /** Ends the function after a fault was noted; callers look at `fault_reason`, or at NaN. */
  leave(): Code {
    if (this.#escape !== undefined) return this.#escape;
    switch (this.#result) {
      case undefined:
        return op("return");
      case "f64":
        return op("return", f64(NaN));
      case "i32":
        return op("return", i32(-1));
      case "i64":
      case "v128":
        throw new InvariantError("no function of the kernel that can fail gives this type");
    }
  }

  /** Whether faults are somebody else's business. */
  get escapes(): boolean {
    return this.#escape !== undefined;
  }

  /** Leaves after a fault that was noted by a function called; whoever comes next finds it or does not. */
  #leaveUnnoted(): Code {
    return this.escapes
      ? [store(this.context.cells.faultReason, i32(0)), this.leave()]
      : this.leave();
  }

  /** Notes a fault whose place and reason number are computed, and leaves. */
  failWith(place: Code, reason: Code): Code {
    if (this.#escape !== undefined) return this.#escape;
    return [call(this.context.fail, place, reason), this.leave()];
  }

  /** Notes a fault and leaves. */
  fail(place: PlaceIndex, reason: FaultReason): Code {
    return this.failWith(i32(place), i32(reasonNumber(reason)));
  }

  /** Notes that a number is too large for `reason`, or not finite at all, and leaves. */
  failNumber(place: PlaceIndex, value: Local, reason: FaultReason): Code {
    return this.failWith(
      i32(place),
      call(this.context.blame, get(value), i32(reasonNumber(reason))),
    );
  }

  /** Leaves if a function that was called has noted a fault. */
  leaveIfFaulty(): Code {
    return when(load(this.context.cells.faultReason), this.leave());
  }

  /** A shared value, computed when first needed in this function. */
  shared(index: number): Code {
    return this.#remembered(`shared_${String(index)}`, (value) => [
      set(value, call(at(this.context.shared, index))),
      when(op("f64.ne", get(value), get(value)), this.#leaveUnnoted()),
    ]);
  }

  /** A costly value, computed when first needed in this function: its snapshot stays the same. */
  remember(key: string, value: () => Code): Code {
    return this.#remembered(key, (local) => set(local, value()));
  }

  #remembered(key: string, compute: (value: Local) => Code): Code {
    let memo = this.#memory.get(key);
    if (memo === undefined) {
      memo = {
        value: this.locals.add(`value_${String(this.#memory.size)}`, "f64"),
        known: this.locals.add(`known_${String(this.#memory.size)}`, "i32"),
      };
      this.#memory.set(key, memo);
    }
    const { value, known } = memo;
    return [when(op("i32.eqz", get(known)), [compute(value), set(known, i32(1))]), get(value)];
  }

  /** Range of a number, and whether computing it may fault. */
  rangeOf(value: NumberExpr): { readonly value: Range; readonly mayFault: boolean } {
    return this.bounds.watch(() => this.bounds.number(value));
  }

  /** Whether a number is 0 or more, and a number, in every state. */
  isNeverNegative(value: NumberExpr): boolean {
    const { low, nan } = this.rangeOf(value).value;
    return low >= 0 && !nan;
  }

  /** Truth of a condition if it is certain and free of faults. */
  truthOf(value: BooleanExpr): Truth {
    const { value: truth, mayFault } = this.bounds.watch(() => this.bounds.boolean(value));
    return mayFault ? "maybe" : truth;
  }
}
