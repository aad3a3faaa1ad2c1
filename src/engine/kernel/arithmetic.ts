/** Arithmetic on f64 as code, in the order of `numeric`: what its elementary functions are made of. */

import { f64, get, i32, i64, op, when, type Code, type Local } from "./code.ts";

/** a + b. */
export const add = (a: Code, b: Code): Code => op("f64.add", a, b);

/** a − b. */
export const sub = (a: Code, b: Code): Code => op("f64.sub", a, b);

/** a · b. */
export const mul = (a: Code, b: Code): Code => op("f64.mul", a, b);

/** a / b. */
export const div = (a: Code, b: Code): Code => op("f64.div", a, b);

/** Ends the function with a value where a condition holds. */
export const answerIf = (condition: Code, value: Code): Code =>
  when(condition, op("return", value));

/** c0 + w · (c1 + w · (…)). */
export function horner(coefficients: readonly number[], w: Local): Code {
  return coefficients
    .slice(0, -1)
    .reduceRight<Code>(
      (rest, coefficient) => add(f64(coefficient), mul(get(w), rest)),
      f64(coefficients.at(-1) ?? 0),
    );
}

/** 2^k for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: Code): Code {
  return op(
    "f64.reinterpret_i64",
    op("i64.shl", op("i64.extend_i32_u", op("i32.add", k, i32(1023))), i64(52n)),
  );
}
