/** Sine and cosine as WebAssembly, operation for operation as in `numeric`: same bits. */

import {
  COS_SERIES,
  HALF_PI_1,
  HALF_PI_2,
  HALF_PI_3,
  HALF_PI_4,
  INVERSE_HALF_PI,
  QUARTER_PI,
  SIN_SERIES,
  TURN_LIMIT,
} from "../../numeric/coefficients.ts";
import { add, answerIf, horner, mul, sub } from "./arithmetic.ts";
import type { Locals, ModuleBuilder } from "./assemble.ts";
import {
  choose,
  f64,
  get,
  i32,
  op,
  set,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";

const magnitude = (x: Local): Code => op("f64.abs", get(x));

function sinOf(locals: Locals, r: Local, low: Local, z: Local): Code {
  const [first, ...series] = SIN_SERIES;
  const cube = locals.add("cube", "f64");
  return [
    set(cube, mul(get(z), get(r))),
    sub(
      get(r),
      sub(
        sub(mul(get(z), sub(mul(f64(0.5), get(low)), mul(get(cube), horner(series, z)))), get(low)),
        mul(get(cube), f64(first)),
      ),
    ),
  ];
}

function cosOf(locals: Locals, r: Local, low: Local, z: Local): Code {
  const half = locals.add("half", "f64");
  const top = locals.add("top", "f64");
  return [
    set(half, mul(f64(0.5), get(z))),
    set(top, sub(f64(1), get(half))),
    add(
      get(top),
      add(
        sub(sub(f64(1), get(top)), get(half)),
        sub(mul(mul(get(z), get(z)), horner(COS_SERIES, z)), mul(get(r), get(low))),
      ),
    ),
  ];
}

/** What the difference of a and b, rounded to d, lost. */
function lost(locals: Locals, a: Local, b: Local, d: Local): { code: Code; value: Code } {
  const back = locals.add("back", "f64");
  return {
    code: set(back, sub(get(d), get(a))),
    value: sub(sub(get(a), sub(get(d), get(back))), add(get(b), get(back))),
  };
}

/** r, low and the number k of quarter turns of an x beyond π/4. */
function reduce(locals: Locals, x: Local, k: Local, r: Local, low: Local): Code {
  const [first, b, second, c, third, rest] = ["first", "b", "second", "c", "third", "rest"].map(
    (name) => locals.add(name, "f64"),
  ) as [Local, Local, Local, Local, Local, Local];
  const one = lost(locals, first, b, second);
  const two = lost(locals, second, c, third);
  return [
    set(k, op("f64.floor", add(mul(get(x), f64(INVERSE_HALF_PI)), f64(0.5)))),
    set(first, sub(get(x), mul(get(k), f64(HALF_PI_1)))),
    set(b, mul(get(k), f64(HALF_PI_2))),
    set(second, sub(get(first), get(b))),
    set(c, mul(get(k), f64(HALF_PI_3))),
    set(third, sub(get(second), get(c))),
    one.code,
    two.code,
    set(rest, sub(add(one.value, two.value), mul(get(k), f64(HALF_PI_4)))),
    set(r, add(get(third), get(rest))),
    set(low, add(sub(get(third), get(r)), get(rest))),
  ];
}

/** `turned(x, quarter)`: sin(x + quarter · π/2). */
export function defineTurned(module: ModuleBuilder): Callee {
  const parameters = [
    ["x", "f64"],
    ["quarter", "i32"],
  ] as const;
  return module.define("turned", parameters, "f64", (locals) => {
    const [x, quarter] = locals.parameters;
    const k = locals.add("k", "f64");
    const r = locals.add("r", "f64");
    const low = locals.add("low", "f64");
    const z = locals.add("z", "f64");
    const n = locals.add("n", "i32");
    const y = locals.add("y", "f64");
    return [
      answerIf(op("i32.eqz", op("f64.le", magnitude(x), f64(TURN_LIMIT))), f64(NaN)),
      set(r, get(x)),
      when(op("f64.gt", magnitude(x), f64(QUARTER_PI)), reduce(locals, x, k, r, low)),
      set(n, op("i32.and", op("i32.add", op("i32.trunc_f64_s", get(k)), get(quarter)), i32(3))),
      set(z, mul(get(r), get(r))),
      set(
        y,
        choose(
          "f64",
          op("i32.eqz", op("i32.and", get(n), i32(1))),
          sinOf(locals, r, low, z),
          cosOf(locals, r, low, z),
        ),
      ),
      choose("f64", op("i32.lt_s", get(n), i32(2)), get(y), op("f64.neg", get(y))),
    ];
  });
}
