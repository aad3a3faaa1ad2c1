/** Phase 5: all variables that drift, at once. */

import type { Callee } from "./code.ts";
import type { Context } from "./context.ts";
import { Scope } from "./scope.ts";
import { emitWrites, type Written } from "./writes.ts";

/** `drift()`, if anything drifts. */
export function defineDrift(context: Context): Callee | undefined {
  const { program, module } = context;
  const effects = program.variables.flatMap(({ drift, noise }, variable): readonly Written[] => {
    if (drift === undefined) return [];
    const written = { operation: "set", target: "variable", variable, value: drift } as const;
    return [noise === undefined ? written : { ...written, noise }];
  });
  if (effects.length === 0) return undefined;
  return module.define("drift", [], undefined, (locals) => {
    const scope = new Scope(context, locals);
    const { evaluate, apply } = emitWrites(scope, [{ active: undefined, effects, name: "drift" }]);
    return [evaluate, apply];
  });
}
