/** Phase 5: all variables that drift, at once. */

import type { ProgramEffect } from "../../ir/program.ts";
import type { Callee } from "./code.ts";
import type { Context } from "./context.ts";
import { Scope } from "./scope.ts";
import { emitWrites } from "./writes.ts";

/** `drift()`, if anything drifts. */
export function defineDrift(context: Context): Callee | undefined {
  const { program, module } = context;
  const effects = program.variables.flatMap(({ drift }, variable): readonly ProgramEffect[] =>
    drift === undefined ? [] : [{ operation: "set", target: "variable", variable, value: drift }],
  );
  if (effects.length === 0) return undefined;
  return module.define("drift", [], undefined, (locals) => {
    const scope = new Scope(context, locals);
    const { evaluate, apply } = emitWrites(scope, [{ active: undefined, effects, name: "drift" }]);
    return [evaluate, apply];
  });
}
