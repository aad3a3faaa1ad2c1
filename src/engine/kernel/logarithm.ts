/** Natural logarithms as WebAssembly, operation for operation as in `numeric`: same bits. */

import {
  LN2_HIGH,
  LN2_LOW,
  LOG1P_HIGH,
  LOG1P_LOW,
  LOG_EVEN,
  LOG_ODD,
  SQRT2,
  TINY,
  TWO54,
} from "../../numeric/coefficients.ts";
import { add, answerIf, div, horner, mul, sub } from "./arithmetic.ts";
import type { ModuleBuilder } from "./assemble.ts";
import {
  call,
  choose,
  f64,
  get,
  i32,
  i64,
  op,
  set,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";

/** k · ln 2 + log(1 + f) + c. */
export function defineLogOf(module: ModuleBuilder): Callee {
  const parameters = [
    ["f", "f64"],
    ["k", "f64"],
    ["c", "f64"],
  ] as const;
  return module.define("log_of", parameters, "f64", (locals) => {
    const [f, k, c] = locals.parameters;
    const s = locals.add("s", "f64");
    const z = locals.add("z", "f64");
    const w = locals.add("w", "f64");
    const odd = locals.add("odd", "f64");
    const even = locals.add("even", "f64");
    const half = locals.add("half", "f64");
    return [
      set(s, div(get(f), add(f64(2), get(f)))),
      set(z, mul(get(s), get(s))),
      set(w, mul(get(z), get(z))),
      set(odd, mul(get(z), horner(LOG_ODD, w))),
      set(even, mul(get(w), horner(LOG_EVEN, w))),
      set(half, mul(mul(f64(0.5), get(f)), get(f))),
      sub(
        mul(get(k), f64(LN2_HIGH)),
        sub(
          sub(
            get(half),
            add(
              mul(get(s), add(get(half), add(get(even), get(odd)))),
              add(mul(get(k), f64(LN2_LOW)), get(c)),
            ),
          ),
          get(f),
        ),
      ),
    ];
  });
}

/** Splits a positive normal number into 2^k · m with √2/2 ≤ m < √2; adds to k. */
function split(value: Code, k: Local, m: Local, word: Local): Code {
  return [
    set(word, op("i64.reinterpret_f64", value)),
    set(
      k,
      op(
        "i32.add",
        get(k),
        op("i32.sub", op("i32.wrap_i64", op("i64.shr_u", get(word), i64(52n))), i32(1023)),
      ),
    ),
    set(
      m,
      op(
        "f64.reinterpret_i64",
        op("i64.or", op("i64.and", get(word), i64(0xfffffffffffffn)), i64(0x3ff0000000000000n)),
      ),
    ),
    when(op("f64.ge", get(m), f64(SQRT2)), [
      set(m, mul(get(m), f64(0.5))),
      set(k, op("i32.add", get(k), i32(1))),
    ]),
  ];
}

/** `log(x)`, of x > 0. */
export function defineLog(module: ModuleBuilder, logOf: Callee): Callee {
  return module.define("log", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters;
    const k = locals.add("k", "i32");
    const m = locals.add("m", "f64");
    const word = locals.add("word", "i64");
    const y = locals.add("y", "f64");
    return [
      when(op("i32.eqz", op("f64.gt", get(x), f64(0))), [
        answerIf(op("f64.eq", get(x), f64(0)), f64(-Infinity)),
        op("return", f64(NaN)),
      ]),
      answerIf(op("f64.eq", get(x), f64(Infinity)), get(x)),
      set(y, get(x)),
      when(op("f64.lt", get(x), f64(2.2250738585072014e-308)), [
        set(y, mul(get(x), f64(TWO54))),
        set(k, i32(-54)),
      ]),
      split(get(y), k, m, word),
      call(logOf, sub(get(m), f64(1)), op("f64.convert_i32_s", get(k)), f64(0)),
    ];
  });
}

/** `log1p(x)`, of x > −1. */
export function defineLog1p(module: ModuleBuilder, logOf: Callee): Callee {
  return module.define("log1p", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters;
    const k = locals.add("k", "i32");
    const m = locals.add("m", "f64");
    const u = locals.add("u", "f64");
    const c = locals.add("c", "f64");
    const word = locals.add("word", "i64");
    return [
      when(op("i32.eqz", op("f64.gt", get(x), f64(-1))), [
        answerIf(op("f64.eq", get(x), f64(-1)), f64(-Infinity)),
        op("return", f64(NaN)),
      ]),
      answerIf(
        op(
          "i32.or",
          op("f64.eq", get(x), f64(Infinity)),
          op("f64.lt", op("f64.abs", get(x)), f64(TINY)),
        ),
        get(x),
      ),
      answerIf(
        op("i32.and", op("f64.gt", get(x), f64(LOG1P_LOW)), op("f64.lt", get(x), f64(LOG1P_HIGH))),
        call(logOf, get(x), f64(0), f64(0)),
      ),
      set(u, add(f64(1), get(x))),
      set(
        c,
        div(
          choose(
            "f64",
            op("f64.ge", get(x), f64(1)),
            sub(f64(1), sub(get(u), get(x))),
            sub(get(x), sub(get(u), f64(1))),
          ),
          get(u),
        ),
      ),
      split(get(u), k, m, word),
      call(logOf, sub(get(m), f64(1)), op("f64.convert_i32_s", get(k)), get(c)),
    ];
  });
}
