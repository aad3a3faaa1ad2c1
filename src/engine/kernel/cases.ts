/**
 * Cases counted over a run (`Fold`, kind `cases`). Kept is how many are open, the step that judged last,
 * and of each of the latest steps whether it was a case: one from before the step that judged last is
 * judged already. All of it is set anew in S_0, so it is no part of the state that runs are copied from.
 */

import { invariant } from "../../base/invariant.ts";
import type { OfKind } from "../../base/kinds.ts";
import type { Fold } from "../../ir/expression.ts";
import { get, i32, load, op, set, store, when, type Code } from "./code.ts";
import { stepOf } from "./context.ts";
import { emitBoolean } from "./expression.ts";
import type { Cell } from "./memory-map.ts";
import type { Scope } from "./scope.ts";

/** Code that counts on in this state; `total` is the count, `name` that of the outcome. */
export function emitCases(
  scope: Scope,
  { premise, reach, within, counts, cut }: OfKind<Fold, "cases">,
  total: Cell,
  name: string,
): Code {
  const { program, cells, map } = scope.context;
  // What the end of the run cuts off a window makes no difference.
  const length = Math.min(within, program.calendar.steps);
  const begun = map.take(`${name} begun`, "i32", length);
  const [open, judged, held] = ["open", "judged", "held"].map((what) =>
    map.take(`${name} ${what}`, "i32"),
  );
  invariant(open !== undefined && judged !== undefined && held !== undefined, "three cells");
  const step = stepOf(scope.context);
  const ended = load(cells.state.ended);
  const count = (kind: typeof counts, many: Code): Code =>
    counts === kind ? store(total, op("f64.add", load(total), op("f64.convert_i32_s", many))) : [];
  const place = op("i32.shl", op("i32.rem_u", step, i32(length)), i32(2));
  const oldest = op("i32.ge_s", op("i32.sub", step, i32(length)), load(judged));
  const inTime = cut ? i32(1) : op("i32.le_s", step, i32(program.calendar.steps - within));
  return [
    when(op("i32.eqz", step), [store(open, i32(0)), store(judged, i32(0)), store(held, i32(1))]),
    when(load(open), [
      when(
        emitBoolean(scope, reach),
        [count("reached", load(open)), store(open, i32(0)), store(judged, step)],
        when(op("i32.and", oldest, load(begun, place)), [
          count("missed", i32(1)),
          store(open, op("i32.sub", load(open), i32(1))),
        ]),
      ),
      when(ended, count("missed", load(open))),
    ]),
    when(
      op("i32.eqz", ended),
      scope.borrow("i32", (holds) => [
        set(holds, op("i32.ne", emitBoolean(scope, premise), i32(0))),
        store(
          begun,
          op("i32.and", op("i32.and", get(holds), op("i32.eqz", load(held))), inTime),
          place,
        ),
        store(open, op("i32.add", load(open), load(begun, place))),
        store(held, get(holds)),
      ]),
    ),
  ];
}
