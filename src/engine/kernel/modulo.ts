/** The floored modulo as WebAssembly: an exact remainder, made of whole-number arithmetic. */

import { TWO_MINUS64 } from "../../numeric/coefficients.ts";
import { add, answerIf, mul, powerOfTwo } from "./arithmetic.ts";
import type { ModuleBuilder } from "./assemble.ts";
import {
  block,
  branch,
  branchIf,
  call,
  choose,
  f64,
  get,
  i32,
  i64,
  labelled,
  loop,
  op,
  set,
  tee,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";

/** Mantissa and exponent field with value = mantissa · 2^(exponent − 1075), subnormals included. */
function unpack(value: Code, mantissa: Local, exponent: Local, word: Local): Code {
  return [
    set(word, op("i64.reinterpret_f64", op("f64.abs", value))),
    set(mantissa, op("i64.and", get(word), i64(0xfffffffffffffn))),
    set(exponent, op("i32.wrap_i64", op("i64.shr_u", get(word), i64(52n)))),
    when(
      get(exponent),
      set(mantissa, op("i64.or", get(mantissa), i64(0x10000000000000n))),
      set(exponent, i32(1)),
    ),
  ];
}

/** Exact remainder of truncated division by whole-number arithmetic on the mantissas. */
function defineRemainder(module: ModuleBuilder): Callee {
  return module.define(
    "remainder",
    [
      ["a", "f64"],
      ["b", "f64"],
    ],
    "f64",
    (locals) => {
      const [a, b] = locals.parameters;
      const ma = locals.add("ma", "i64");
      const mb = locals.add("mb", "i64");
      const ea = locals.add("ea", "i32");
      const eb = locals.add("eb", "i32");
      const word = locals.add("word", "i64");
      const shift = locals.add("shift", "i32");
      const end = labelled("done");
      const again = labelled("digit");
      const scaled = locals.add("scaled", "f64");
      return [
        answerIf(
          op(
            "i32.or",
            op("i32.eqz", op("f64.lt", op("f64.abs", get(a)), f64(Infinity))),
            op("i32.eqz", op("f64.gt", op("f64.abs", get(b)), f64(0))),
          ),
          f64(NaN),
        ),
        answerIf(op("f64.lt", op("f64.abs", get(a)), op("f64.abs", get(b))), get(a)),
        unpack(get(a), ma, ea, word),
        unpack(get(b), mb, eb, word),
        set(ma, op("i64.rem_u", get(ma), get(mb))),
        set(ea, op("i32.sub", get(ea), get(eb))),
        block(
          end,
          loop(again, [
            branchIf(end, op("i32.eqz", get(ea))),
            // A mantissa below 2^53 has room for 11 more bits.
            set(shift, op("select", get(ea), i32(11), op("i32.lt_s", get(ea), i32(11)))),
            set(
              ma,
              op("i64.rem_u", op("i64.shl", get(ma), op("i64.extend_i32_u", get(shift))), get(mb)),
            ),
            set(ea, op("i32.sub", get(ea), get(shift))),
            branch(again),
          ]),
        ),
        // Times 2^(eb − 1075), in two exact steps where that power is subnormal.
        set(
          scaled,
          choose(
            "f64",
            op("i32.ge_s", get(eb), i32(64)),
            mul(op("f64.convert_i64_u", get(ma)), powerOfTwo(op("i32.sub", get(eb), i32(1075)))),
            mul(
              mul(op("f64.convert_i64_u", get(ma)), powerOfTwo(op("i32.sub", get(eb), i32(1011)))),
              f64(TWO_MINUS64),
            ),
          ),
        ),
        op("f64.copysign", get(scaled), get(a)),
      ];
    },
  );
}

/** `floor_mod(a, b)`: with the sign of b. */
export function defineFloorMod(module: ModuleBuilder): Callee {
  const remainder = defineRemainder(module);
  return module.define(
    "floor_mod",
    [
      ["a", "f64"],
      ["b", "f64"],
    ],
    "f64",
    (locals) => {
      const [a, b] = locals.parameters;
      const r = locals.add("r", "f64");
      return [
        answerIf(
          op("f64.eq", tee(r, call(remainder, get(a), get(b))), f64(0)),
          choose("f64", op("f64.gt", get(b), f64(0)), f64(0), f64(-0)),
        ),
        choose(
          "f64",
          op("i32.eq", op("f64.lt", get(r), f64(0)), op("f64.lt", get(b), f64(0))),
          get(r),
          add(get(r), get(b)),
        ),
      ];
    },
  );
}
