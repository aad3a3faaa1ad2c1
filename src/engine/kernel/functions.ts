/**
 * The elementary functions of `numeric` as WebAssembly, operation for operation, with the same
 * constants: same bits.
 */

import type { Locals, ModuleBuilder } from "./assemble.ts";
import {
  block,
  branchIf,
  branch,
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
import {
  EXP_EVEN,
  EXP_ODD,
  EXP_OVERFLOW,
  EXP_UNDERFLOW,
  EXPM1_FLOOR,
  HALF_LN2,
  INVERSE_LN2,
  LN2_HIGH,
  LN2_LOW,
  LOG1P_HIGH,
  LOG1P_LOW,
  LOG_EVEN,
  LOG_ODD,
  POWER_LIMIT,
  SQRT2,
  TINY,
  TWO54,
  TWO_MINUS64,
} from "../../numeric/coefficients.ts";

/** The functions by their names in the language. */
export interface Functions {
  readonly exp: Callee;
  readonly expm1: Callee;
  readonly log: Callee;
  readonly log1p: Callee;
  readonly logistic: Callee;
  readonly power: Callee;
  readonly floorMod: Callee;
}

const add = (a: Code, b: Code): Code => op("f64.add", a, b);
const sub = (a: Code, b: Code): Code => op("f64.sub", a, b);
const mul = (a: Code, b: Code): Code => op("f64.mul", a, b);
const div = (a: Code, b: Code): Code => op("f64.div", a, b);

/** Ends the function with a value where a condition holds. */
const answerIf = (condition: Code, value: Code): Code => when(condition, op("return", value));

/** c0 + w · (c1 + w · (…)). */
function horner(coefficients: readonly number[], w: Local): Code {
  return coefficients
    .slice(0, -1)
    .reduceRight<Code>(
      (rest, coefficient) => add(f64(coefficient), mul(get(w), rest)),
      f64(coefficients.at(-1) ?? 0),
    );
}

/** 2^k for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: Code): Code {
  return op(
    "f64.reinterpret_i64",
    op("i64.shl", op("i64.extend_i32_u", op("i32.add", k, i32(1023))), i64(52n)),
  );
}

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

function defineScale(module: ModuleBuilder): Callee {
  return module.define(
    "scale",
    [
      ["y", "f64"],
      ["k", "i32"],
    ],
    "f64",
    (locals) => {
      const [y, k] = locals.parameters as [Local, Local];
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

function defineExp(module: ModuleBuilder, scale: Callee): Callee {
  return module.define("exp", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters as [Local];
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

function defineExpm1(module: ModuleBuilder, scale: Callee): Callee {
  return module.define("expm1", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters as [Local];
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

/** k · ln 2 + log(1 + f) + c. */
function defineLogOf(module: ModuleBuilder): Callee {
  const parameters = [
    ["f", "f64"],
    ["k", "f64"],
    ["c", "f64"],
  ] as const;
  return module.define("log_of", parameters, "f64", (locals) => {
    const [f, k, c] = locals.parameters as [Local, Local, Local];
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

function defineLog(module: ModuleBuilder, logOf: Callee): Callee {
  return module.define("log", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters as [Local];
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

function defineLog1p(module: ModuleBuilder, logOf: Callee): Callee {
  return module.define("log1p", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters as [Local];
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

function defineLogistic(module: ModuleBuilder, exp: Callee): Callee {
  return module.define("logistic", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters as [Local];
    const e = locals.add("e", "f64");
    return [
      answerIf(
        op("f64.ge", get(x), f64(0)),
        div(f64(1), add(f64(1), call(exp, op("f64.neg", get(x))))),
      ),
      set(e, call(exp, get(x))),
      div(get(e), add(f64(1), get(e))),
    ];
  });
}

function definePower(module: ModuleBuilder, exp: Callee, log: Callee): Callee {
  return module.define(
    "power",
    [
      ["x", "f64"],
      ["y", "f64"],
    ],
    "f64",
    (locals) => {
      const [x, y] = locals.parameters as [Local, Local];
      const n = locals.add("n", "i32");
      const result = locals.add("result", "f64");
      const square = locals.add("square", "f64");
      const end = labelled("done");
      const again = labelled("bit");
      return [
        answerIf(
          op(
            "i32.or",
            op("f64.ne", op("f64.floor", get(y)), get(y)),
            op("f64.gt", op("f64.abs", get(y)), f64(POWER_LIMIT)),
          ),
          call(exp, mul(get(y), call(log, get(x)))),
        ),
        set(n, op("i32.trunc_f64_s", op("f64.abs", get(y)))),
        set(result, f64(1)),
        set(square, get(x)),
        block(
          end,
          loop(again, [
            branchIf(end, op("i32.eqz", get(n))),
            when(op("i32.and", get(n), i32(1)), set(result, mul(get(result), get(square)))),
            set(square, mul(get(square), get(square))),
            set(n, op("i32.shr_u", get(n), i32(1))),
            branch(again),
          ]),
        ),
        choose("f64", op("f64.lt", get(y), f64(0)), div(f64(1), get(result)), get(result)),
      ];
    },
  );
}

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
      const [a, b] = locals.parameters as [Local, Local];
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

function defineFloorMod(module: ModuleBuilder): Callee {
  const remainder = defineRemainder(module);
  return module.define(
    "floor_mod",
    [
      ["a", "f64"],
      ["b", "f64"],
    ],
    "f64",
    (locals) => {
      const [a, b] = locals.parameters as [Local, Local];
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

/** Adds all of them to a module. */
export function defineFunctions(module: ModuleBuilder, exported = false): Functions {
  const scale = defineScale(module);
  const exp = defineExp(module, scale);
  const expm1 = defineExpm1(module, scale);
  const logOf = defineLogOf(module);
  const log = defineLog(module, logOf);
  const log1p = defineLog1p(module, logOf);
  const logistic = defineLogistic(module, exp);
  const power = definePower(module, exp, log);
  const floorMod = defineFloorMod(module);
  const all = { exp, expm1, log, log1p, logistic, power, floorMod };
  if (exported) {
    for (const [name, callee] of Object.entries(all)) {
      const parameters = callee.parameters.map(
        (type, index) => [`p${String(index)}`, type] as const,
      );
      module.define(
        `export_${name}`,
        parameters,
        "f64",
        (locals) => call(callee, ...locals.parameters.map(get)),
        true,
      );
    }
  }
  return all;
}
