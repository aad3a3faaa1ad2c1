/** Noise as WebAssembly, operation for operation as in `numeric`: same bits. */

import type { ProgramNoise } from "../../ir/program.ts";
import { LEAST_UNIFORM } from "../../numeric/normal.ts";
import { add, mul, sub } from "./arithmetic.ts";
import { call, f64, get, i32, op, set, when, type Code } from "./code.ts";
import { stepOf } from "./context.ts";
import { emitAmount } from "./expression.ts";
import type { Scope } from "./scope.ts";

/** What noise makes of a value on the stack. */
export function emitNoise(
  scope: Scope,
  { shape, spread, site }: ProgramNoise,
  about: Code,
  integer: boolean,
): Code {
  const { context, locals } = scope;
  const { functions } = context;
  const value = locals.add("about", "f64");
  const scale = locals.add("spread", "f64");
  const u = locals.add("u", "f64");
  const word = call(context.draw, i32(site), stepOf(context));
  const z = (): Code => call(functions.quantile(), op("f64.max", get(u), f64(LEAST_UNIFORM)));
  const shift = (): Code => mul(get(scale), z());
  const noisy: Readonly<Record<ProgramNoise["shape"], () => Code>> = {
    normal: () => add(get(value), shift()),
    uniform: () => add(get(value), mul(get(scale), sub(add(get(u), get(u)), f64(1)))),
    lognormal: () => mul(get(value), call(functions.exp, shift())),
  };
  return [
    set(value, about),
    set(scale, emitAmount(scope, spread)),
    set(u, call(context.refine, i32(site), stepOf(context), word)),
    set(value, noisy[shape]()),
    when(
      op("i32.eqz", op("f64.lt", op("f64.abs", get(value)), f64(Infinity))),
      scope.fail(spread.place, "not finite"),
    ),
    integer ? op("f64.floor", add(get(value), f64(0.5))) : get(value),
  ];
}
