/** e^x and e^x − 1 as WebAssembly, operation for operation as in `numeric`: same bits. */

import {
  EXPM1_FLOOR,
  EXP_EVEN,
  EXP_ODD,
  EXP_OVERFLOW,
  EXP_UNDERFLOW,
  HALF_LN2,
  INVERSE_LN2,
  LN2_HIGH,
  LN2_LOW,
  TINY,
  TWO_MINUS64,
} from "../../numeric/coefficients.ts";
import { add, answerIf, horner, mul, powerOfTwo, sub } from "./arithmetic.ts";
import type { Locals, ModuleBuilder } from "./assemble.ts";
import {
  call,
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

/** exp(r) − 1 − r. */
function expTail(locals: Locals, argument: Code): Code {
  const r = locals.add("r", "f64");
  const z = locals.add("z", "f64");
  return [
    set(r, argument),
    set(z, mul(get(r), get(r))),
    mul(get(z), add(horner(EXP_EVEN, z), mul(get(r), horner(EXP_ODD, z)))),
  ];
}

/** `scale(x, k)`: x · 2^k, subnormal results included. */
export function defineScale(module: ModuleBuilder): Callee {
  return module.define(
    "scale",
    [
      ["y", "f64"],
      ["k", "i32"],
    ],
    "f64",
    (locals) => {
      const [y, k] = locals.parameters;
      return choose(
        "f64",
        op("i32.gt_s", get(k), i32(1023)),
        mul(mul(get(y), f64(2)), powerOfTwo(op("i32.sub", get(k), i32(1)))),
        choose(
          "f64",
          op("i32.lt_s", get(k), i32(-1022)),
          mul(mul(get(y), powerOfTwo(op("i32.add", get(k), i32(64)))), f64(TWO_MINUS64)),
          mul(get(y), powerOfTwo(get(k))),
        ),
      );
    },
  );
}

/** k and s with e^x = 2^k · (1 + s); `s` is left to the caller to read. */
function reduceExp(
  locals: Locals,
  x: Local,
): { readonly code: Code; readonly k: Local; readonly s: Local } {
  const k = locals.add("k", "f64");
  const high = locals.add("high", "f64");
  const low = locals.add("low", "f64");
  const s = locals.add("s", "f64");
  return {
    k,
    s,
    code: [
      set(k, op("f64.floor", add(mul(get(x), f64(INVERSE_LN2)), f64(0.5)))),
      set(high, sub(get(x), mul(get(k), f64(LN2_HIGH)))),
      set(low, mul(get(k), f64(LN2_LOW))),
      set(s, add(get(high), sub(expTail(locals, sub(get(high), get(low))), get(low)))),
    ],
  };
}

/** `exp(x)`. */
export function defineExp(module: ModuleBuilder, scale: Callee): Callee {
  return module.define("exp", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters;
    const { code, k, s } = reduceExp(locals, x);
    return [
      answerIf(op("f64.gt", get(x), f64(EXP_OVERFLOW)), f64(Infinity)),
      answerIf(op("f64.lt", get(x), f64(EXP_UNDERFLOW)), f64(0)),
      answerIf(op("f64.ne", get(x), get(x)), get(x)),
      code,
      call(scale, add(f64(1), get(s)), op("i32.trunc_f64_s", get(k))),
    ];
  });
}

/** `expm1(x)`. */
export function defineExpm1(module: ModuleBuilder, scale: Callee): Callee {
  return module.define("expm1", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters;
    const { code, k, s } = reduceExp(locals, x);
    const whole = locals.add("whole", "i32");
    const a = locals.add("a", "f64");
    const t = choose(
      "f64",
      op("i32.gt_s", get(whole), i32(53)),
      f64(0),
      powerOfTwo(op("i32.sub", i32(0), get(whole))),
    );
    return [
      answerIf(op("f64.gt", get(x), f64(EXP_OVERFLOW)), f64(Infinity)),
      answerIf(op("f64.lt", get(x), f64(EXPM1_FLOOR)), f64(-1)),
      answerIf(
        op("i32.or", op("f64.ne", get(x), get(x)), op("f64.lt", op("f64.abs", get(x)), f64(TINY))),
        get(x),
      ),
      answerIf(
        op("f64.le", op("f64.abs", get(x)), f64(HALF_LN2)),
        add(get(x), expTail(locals, get(x))),
      ),
      code,
      set(whole, op("i32.trunc_f64_s", get(k))),
      when(op("i32.lt_s", get(whole), i32(0)), [
        set(a, powerOfTwo(get(whole))),
        op("return", add(sub(get(a), f64(1)), mul(get(a), get(s)))),
      ]),
      call(scale, add(sub(f64(1), t), get(s)), get(whole)),
    ];
  });
}
