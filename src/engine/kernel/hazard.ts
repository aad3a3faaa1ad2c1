/** Hazards and weights as products, with what is constant within a run computed once. */

import type { Program, ProgramBase, ProgramMultiplier } from "../../ir/program.ts";
import type { Expr, NumberExpr, Root } from "../../ir/expression.ts";
import { childrenOf, readsOf } from "../../ir/walk.ts";
import { hazardOfChance } from "../../numeric/hazard.ts";
import { call, f64, get, load, op, set, when, type Code, type Local } from "./code.ts";
import type { Context, Hoisted } from "./context.ts";
import { emitBound, isCostly } from "./upper.ts";
import { emitAmount, emitFinite, emitWhen } from "./expression.ts";
import { Scope } from "./scope.ts";

/** Whether a value is the same in every state: made of numbers and parameters only. */
function isConstant(program: Program, expression: Expr): boolean {
  return (
    expression.kind !== "shared" &&
    readsOf(program, expression).length === 0 &&
    childrenOf(expression).every((child) => isConstant(program, child))
  );
}

/** Has a value computed once per set of parameters; a fault waits until the value is asked for. */
function hoist(context: Context, root: Root, name: string, emit: (scope: Scope) => Code): Hoisted {
  const known = context.hoisted.find((entry) => entry.root === root);
  if (known !== undefined) return known;
  const compute = context.module.define(`constant_${name}`, [], "f64", (locals) =>
    emit(new Scope(context, locals, "f64")),
  );
  const hoisted = { root, cell: context.map.take(`constant_${name}`, "f64"), compute };
  context.hoisted.push(hoisted);
  return hoisted;
}

/** Reads a hoisted value; where computing it faulted, faults now. */
function emitHoisted(scope: Scope, { cell, compute }: Hoisted): Code {
  if (scope.lax) return load(cell);
  return scope.borrow("f64", (local) => [
    set(local, load(cell)),
    when(
      op("f64.ne", get(local), get(local)),
      // A fault noted here would stand even where the full evaluation never meets it.
      scope.escapes ? scope.leave() : [op("drop", call(compute)), scope.leave()],
    ),
    get(local),
  ]);
}

function emitChance(scope: Scope, base: Extract<ProgramBase, { kind: "chance" }>): Code {
  const { probability, stepDays, windowDays } = base;
  const code = emitFinite(scope, probability.value, probability.place);
  const { log1p } = scope.context.functions;
  return scope.borrow("f64", (p) => [
    set(p, code),
    when(
      op("i32.eqz", op("i32.and", op("f64.ge", get(p), f64(0)), op("f64.lt", get(p), f64(1)))),
      scope.fail(probability.place, "chance outside [0, 1)"),
    ),
    op(
      "f64.div",
      op("f64.mul", op("f64.neg", call(log1p, op("f64.neg", get(p)))), f64(stepDays)),
      f64(windowDays),
    ),
  ]);
}

function literalOf(value: NumberExpr): number | undefined {
  return value.kind === "number" ? value.value : undefined;
}

/** h0 on the stack. */
function emitBase(scope: Scope, base: ProgramBase, name: string): Code {
  if (base.kind === "hazard") return emitConstantAmount(scope, base.hazard, name);
  const { value } = base.probability;
  const literal = literalOf(value);
  if (literal !== undefined && literal >= 0 && literal < 1) {
    return f64(hazardOfChance(literal, base.stepDays, base.windowDays));
  }
  if (!isConstant(scope.context.program, value)) return emitChance(scope, base);
  return emitHoisted(
    scope,
    hoist(scope.context, base.probability, name, (inner) => emitChance(inner, base)),
  );
}

/** An amount on the stack, from memory if it is the same in every state and takes work. */
function emitConstantAmount(scope: Scope, root: Root, name: string): Code {
  const { kind } = root.value;
  if (kind === "number" || kind === "parameter" || !isConstant(scope.context.program, root.value)) {
    return emitAmount(scope, root);
  }
  return emitHoisted(
    scope,
    hoist(scope.context, root, name, (inner) => emitAmount(inner, root)),
  );
}

/** Multiplies a local by the multipliers whose `when` holds, as written. */
export function emitFactors(
  scope: Scope,
  product: Local,
  multipliers: readonly ProgramMultiplier[],
  name: string,
): Code {
  return multipliers.map((multiplier, index) =>
    emitWhen(scope, multiplier, () =>
      set(
        product,
        op(
          "f64.mul",
          get(product),
          emitConstantAmount(scope, multiplier.factor, `${name}_times_${String(index)}`),
        ),
      ),
    ),
  );
}

/** Sets a local to the hazard of a rule or event. */
export function emitHazard(
  scope: Scope,
  hazard: Local,
  element: { readonly base: ProgramBase; readonly multipliers: readonly ProgramMultiplier[] },
  name: string,
): Code {
  const { base, multipliers } = element;
  const { place } = base.kind === "chance" ? base.probability : base.hazard;
  return [
    set(hazard, emitBase(scope, base, name)),
    emitFactors(scope, hazard, multipliers, name),
    when(
      op("i32.eqz", op("f64.le", get(hazard), f64(1e6))),
      scope.failNumber(place, hazard, "hazard above 10^6"),
    ),
  ];
}

/** Whether a value is costly and can be bounded instead: never negative, so never a fault of that kind. */
function isBoundable(scope: Scope, value: NumberExpr): boolean {
  return value.kind === "shared" || (isCostly(value) && scope.isNeverNegative(value));
}

/** Whether a bound of the hazard is cheaper than the hazard. */
export function isWorthBounding(
  scope: Scope,
  element: { readonly base: ProgramBase; readonly multipliers: readonly ProgramMultiplier[] },
): boolean {
  const { base, multipliers } = element;
  return (
    (base.kind === "hazard" && isBoundable(scope, base.hazard.value)) ||
    multipliers.some(({ factor }) => isBoundable(scope, factor.value))
  );
}

/**
 * Sets a local to a bound of the hazard of a rule. Infinite or NaN wherever evaluating could fault and
 * the scope's escape was not taken before.
 */
export function emitHazardBound(
  scope: Scope,
  bound: Local,
  element: { readonly base: ProgramBase; readonly multipliers: readonly ProgramMultiplier[] },
  name: string,
): Code {
  const { base, multipliers } = element;
  return [
    set(
      bound,
      base.kind === "hazard" && isBoundable(scope, base.hazard.value)
        ? emitBound(scope, base.hazard.value, "upper")
        : emitBase(scope, base, name),
    ),
    multipliers.map((multiplier, index) => {
      const { factor, when: guard } = multiplier;
      if (!isBoundable(scope, factor.value)) {
        return emitFactors(scope, bound, [multiplier], `${name}_${String(index)}`);
      }
      const most = emitBound(scope, factor.value, "upper");
      return emitWhen(scope, guard === undefined ? {} : { when: guard }, () =>
        set(bound, op("f64.mul", get(bound), most)),
      );
    }),
  ];
}

/** Sets a local to the weight of a move. */
export function emitWeight(
  scope: Scope,
  weight: Local,
  element: { readonly weight: Root; readonly multipliers: readonly ProgramMultiplier[] },
  name: string,
): Code {
  const checked = when(
    op("i32.eqz", op("f64.lt", get(weight), f64(Infinity))),
    scope.fail(element.weight.place, "not finite"),
  );
  return [
    set(weight, emitConstantAmount(scope, element.weight, name)),
    emitFactors(scope, weight, element.multipliers, name),
    element.multipliers.length === 0 || scope.lax ? [] : checked,
  ];
}
