/**
 * The elementary functions of `numeric` as WebAssembly, operation for operation, with the same
 * constants: same bits.
 */

import { POWER_LIMIT } from "../../numeric/coefficients.ts";
import { add, answerIf, div, mul } from "./arithmetic.ts";
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
  labelled,
  loop,
  op,
  set,
  when,
  type Callee,
} from "./code.ts";
import { defineExp, defineExpm1, defineScale } from "./exponential.ts";
import { defineLog, defineLog1p, defineLogOf } from "./logarithm.ts";
import { defineFloorMod } from "./modulo.ts";
import { defineQuantile } from "./quantile.ts";
import { defineTurned } from "./trigonometry.ts";

/** The functions by their names in the language. */
export interface Functions {
  readonly exp: Callee;
  readonly expm1: Callee;
  readonly log: Callee;
  readonly log1p: Callee;
  readonly logistic: Callee;
  readonly power: Callee;
  readonly floorMod: Callee;
  /** `turned(x, quarter)`: sine and cosine; part of the module only if something asks for it. */
  readonly turned: () => Callee;
  /** `quantile(u)` of the standard normal distribution, likewise. */
  readonly quantile: () => Callee;
}

function defineLogistic(module: ModuleBuilder, exp: Callee): Callee {
  return module.define("logistic", [["x", "f64"]], "f64", (locals) => {
    const [x] = locals.parameters;
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
      const [x, y] = locals.parameters;
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
  let turned: Callee | undefined;
  let quantile: Callee | undefined;
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
  return {
    ...all,
    turned: () => (turned ??= defineTurned(module)),
    quantile: () => (quantile ??= defineQuantile(module, log)),
  };
}
