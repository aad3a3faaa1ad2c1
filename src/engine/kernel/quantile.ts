/** Normal quantiles as WebAssembly, operation for operation as in `numeric`: same bits. */

import {
  CENTRAL,
  CENTRAL_HALF,
  CENTRAL_SQUARE,
  FAR,
  FAR_FROM,
  OUTER,
  OUTER_SHIFT,
} from "../../numeric/normal.ts";
import { add, answerIf, div, mul, sub } from "./arithmetic.ts";
import type { ModuleBuilder } from "./assemble.ts";
import { call, choose, f64, get, op, set, type Callee, type Code, type Local } from "./code.ts";

/** By falling power, as `numeric` writes them. */
const polynomial = ([first = 0, ...rest]: readonly number[], x: Local): Code =>
  rest.reduce<Code>((sum, coefficient) => add(mul(sum, get(x)), f64(coefficient)), f64(first));

const ratioAt = ([above, below]: typeof CENTRAL, x: Local): Code =>
  div(polynomial(above, x), polynomial(below, x));

/** `quantile(u)`: the standard normal z with P(Z < z) = u. */
export function defineQuantile(module: ModuleBuilder, log: Callee): Callee {
  return module.define("quantile", [["u", "f64"]], "f64", (locals) => {
    const [u] = locals.parameters;
    const q = locals.add("q", "f64");
    const r = locals.add("r", "f64");
    const x = locals.add("x", "f64");
    const size = locals.add("size", "f64");
    const isLow = (): Code => op("f64.lt", get(q), f64(0));
    return [
      set(q, sub(get(u), f64(0.5))),
      set(x, sub(f64(CENTRAL_SQUARE), mul(get(q), get(q)))),
      answerIf(
        op("f64.le", op("f64.abs", get(q)), f64(CENTRAL_HALF)),
        mul(get(q), ratioAt(CENTRAL, x)),
      ),
      set(
        r,
        op(
          "f64.sqrt",
          op("f64.neg", call(log, choose("f64", isLow(), get(u), sub(f64(1), get(u))))),
        ),
      ),
      set(
        size,
        choose(
          "f64",
          op("f64.le", get(r), f64(FAR_FROM)),
          [set(x, sub(get(r), f64(OUTER_SHIFT))), ratioAt(OUTER, x)],
          [set(x, sub(get(r), f64(FAR_FROM))), ratioAt(FAR, x)],
        ),
      ),
      choose("f64", isLow(), op("f64.neg", get(size)), get(size)),
    ];
  });
}
