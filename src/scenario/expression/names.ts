/** Names that mean nothing where they stand: what to say about them. */

import { suggest } from "../../base/suggest.ts";
import type { Faults, Range } from "./faults.ts";
import { functionsOf, otherConstants, usage } from "./functions.ts";
import type { Scope } from "./scope.ts";

/** Reports a bare name that means nothing here, as precisely as what it may be elsewhere allows. */
export function reportName(scope: Scope, faults: Faults, name: string, range: Range): void {
  const functions = functionsOf(scope.edition);
  const usageOfFunction = functions.has(name) ? usage.get(name) : undefined;
  if (usageOfFunction !== undefined) {
    faults.report("expression-function-bare", range, { name, usage: usageOfFunction });
    return;
  }
  const constant = otherConstants.get(name);
  if (constant !== undefined) {
    faults.report("expression-name-unknown", range, { name }, constant);
    return;
  }
  for (const [owner, meaning] of scope.names) {
    if (meaning.kind === "flashpoint" && meaning.levels.some((level) => level === name)) {
      faults.report("expression-level-alone", range, { name, owner }, `${owner} == ${name}`);
      return;
    }
    if (meaning.kind === "unknown" && meaning.values.some((value) => value === name)) {
      faults.report("expression-value-alone", range, { name, owner }, `${owner} == ${name}`);
      return;
    }
  }
  if (scope.events.has(name)) {
    faults.report("expression-event-alone", range, { name }, `happened(${name})`);
    return;
  }
  const actor = scope.actors.get(name);
  if (actor !== undefined) {
    const [move] = actor.moves.keys();
    const suggestion = move === undefined ? undefined : `moved(${name}, ${move})`;
    faults.report("expression-actor-alone", range, { name }, suggestion);
    return;
  }
  const candidates = [...scope.names.keys(), "t", "true", "false", ...functions.keys()];
  faults.report("expression-name-unknown", range, { name }, suggest(name, candidates));
}
