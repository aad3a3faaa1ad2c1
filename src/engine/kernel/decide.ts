/**
 * Draws that compare one uniform with a threshold: first with its high 32 bits, which decide nearly
 * always, then with all 53. The answers are those of the full uniform u, because every comparison
 * is monotone in u and u lies in [w·2^-32, (w + 1)·2^-32).
 */

import type { ModuleBuilder } from "./assemble.ts";
import {
  block,
  branch,
  branchIf,
  call,
  f64,
  get,
  i32,
  labelled,
  load,
  loop,
  op,
  set,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";
import type { Functions } from "./functions.ts";
import type { Cell } from "./memory-map.ts";

/** Lowest uniform with the high word w. */
export function lowest(w: Code): Code {
  return op("f64.mul", op("f64.convert_i32_u", w), f64(2 ** -32));
}

/** Largest uniform with the high word w. */
export function largest(w: Code): Code {
  return op(
    "f64.mul",
    op("f64.add", op("f64.mul", op("f64.convert_i32_u", w), f64(2097152)), f64(2097151)),
    f64(2 ** -53),
  );
}

/** The last word of which not all uniforms are above a hazard: 2^32 · h, rounded down. */
export function wordBelow(hazard: Code): Code {
  return op("i32.trunc_sat_f64_u", op("f64.mul", hazard, f64(2 ** 32)));
}

/** P = min(H, −expm1(−H)). */
export function chanceOf(functions: Functions, hazard: Local): Code {
  return op(
    "f64.min",
    get(hazard),
    op("f64.neg", call(functions.expm1, op("f64.neg", get(hazard)))),
  );
}

/** `below(site, t, w, p)`: whether u < p. */
export function defineBelow(module: ModuleBuilder, refine: Callee): Callee {
  const parameters = [
    ["site", "i32"],
    ["t", "i32"],
    ["w", "i32"],
    ["p", "f64"],
  ] as const;
  return module.define("below", parameters, "i32", (locals) => {
    const [site, t, w, p] = locals.parameters;
    return [
      when(op("f64.ge", lowest(get(w)), get(p)), op("return", i32(0))),
      when(op("f64.lt", largest(get(w)), get(p)), op("return", i32(1))),
      op("f64.lt", call(refine, get(site), get(t), get(w)), get(p)),
    ];
  });
}

/** `happens(site, t, w, h)`: whether u < P for the hazard h > 0. */
export function defineHappens(module: ModuleBuilder, functions: Functions, below: Callee): Callee {
  const parameters = [
    ["site", "i32"],
    ["t", "i32"],
    ["w", "i32"],
    ["h", "f64"],
  ] as const;
  return module.define("happens", parameters, "i32", (locals) => {
    const [site, t, w, h] = locals.parameters;
    return [
      // P ≤ h: no exponential is needed where u ≥ h.
      when(op("f64.ge", lowest(get(w)), get(h)), op("return", i32(0))),
      call(below, get(site), get(t), get(w), chanceOf(functions, h)),
    ];
  });
}

const anywhere: Cell = { name: "memory", type: "f64", address: 0, length: 1 };

/**
 * `pick(from, count, site, t, w, total, p)`: the first j with u · total < p · (a_1 + … + a_j) among the
 * amounts at the address `from`, else the last with a_j > 0, else −1.
 */
export function definePick(module: ModuleBuilder, refine: Callee): Callee {
  const parameters = [
    ["from", "i32"],
    ["count", "i32"],
    ["site", "i32"],
    ["t", "i32"],
    ["w", "i32"],
    ["total", "f64"],
    ["p", "f64"],
  ] as const;
  return module.define("pick", parameters, "i32", (locals) => {
    const [from, count, site, t, w, total, p] = locals.parameters;
    const mark = locals.add("mark", "f64");
    const most = locals.add("most", "f64");
    const sum = locals.add("sum", "f64");
    const amount = locals.add("amount", "f64");
    const j = locals.add("j", "i32");
    const last = locals.add("last", "i32");
    const exact = locals.add("exact", "i32");
    const retry = labelled("with_all_bits");
    const search = labelled("search");
    const next = labelled("next");
    return [
      set(mark, op("f64.mul", lowest(get(w)), get(total))),
      set(most, op("f64.mul", largest(get(w)), get(total))),
      loop(retry, [
        set(j, i32(0)),
        set(sum, f64(0)),
        set(last, i32(-1)),
        block(
          search,
          loop(next, [
            branchIf(search, op("i32.ge_s", get(j), get(count))),
            set(amount, load(anywhere, op("i32.add", get(from), op("i32.shl", get(j), i32(3))))),
            set(sum, op("f64.add", get(sum), get(amount))),
            when(op("f64.lt", get(mark), op("f64.mul", get(p), get(sum))), [
              when(
                op("i32.or", get(exact), op("f64.lt", get(most), op("f64.mul", get(p), get(sum)))),
                op("return", get(j)),
              ),
              set(exact, i32(1)),
              set(mark, op("f64.mul", call(refine, get(site), get(t), get(w)), get(total))),
              branch(retry),
            ]),
            when(op("f64.gt", get(amount), f64(0)), set(last, get(j))),
            set(j, op("i32.add", get(j), i32(1))),
            branch(next),
          ]),
        ),
      ]),
      get(last),
    ];
  });
}
