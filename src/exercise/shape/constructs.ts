/** The table of constructs of exercises: every key of the format, once. */

import { until } from "../../scenario/shape/constructs-happenings.ts";
import type { Construct, ConstructName, Grammar } from "../../scenario/shape/shape.ts";
import { afterConstructs } from "./after.ts";
import { playConstructs } from "./play.ts";
import { wholeConstructs } from "./whole.ts";

/** All constructs, in the order of the reference. */
export const exerciseConstructs: readonly Construct[] = [
  ...wholeConstructs,
  ...playConstructs,
  ...afterConstructs,
  until,
];

const byName = new Map<ConstructName, Construct>(
  exerciseConstructs.map((construct) => [construct.name, construct]),
);

/**
 * The construct of that name.
 * @throws Error if the table lacks it, which a test rules out
 */
export const exerciseGrammar: Grammar = (name) => {
  const construct = byName.get(name);
  if (construct === undefined) throw new Error(`no construct ${name}`);
  return construct;
};
