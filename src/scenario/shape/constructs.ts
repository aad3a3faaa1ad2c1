/** The table of constructs: every key of the language, once. */

import { evidenceConstructs } from "./constructs-evidence.ts";
import { happeningConstructs } from "./constructs-happenings.ts";
import { historyConstructs } from "./constructs-history.ts";
import { ruleConstructs } from "./constructs-rules.ts";
import { scenarioConstructs } from "./constructs-scenario.ts";
import { targetConstructs } from "./constructs-targets.ts";
import { templateConstructs } from "./constructs-templates.ts";
import { staticConstructs } from "./constructs-static.ts";
import type { Construct, ConstructName } from "./shape.ts";

/** All constructs, in the order of the reference. */
export const constructs: readonly Construct[] = [
  ...scenarioConstructs,
  ...staticConstructs,
  ...ruleConstructs,
  ...happeningConstructs,
  ...historyConstructs,
  ...evidenceConstructs,
  ...targetConstructs,
  ...templateConstructs,
];

const byName = new Map<ConstructName, Construct>(
  constructs.map((construct) => [construct.name, construct]),
);

/**
 * The construct of that name.
 * @throws Error if the table lacks it, which a test rules out
 */
export function constructOf(name: ConstructName): Construct {
  const construct = byName.get(name);
  if (construct === undefined) throw new Error(`no construct ${name}`);
  return construct;
}
