/** Which parts of the states that were reached tell most of them apart: what one would have to shrink. */

import { at } from "../../base/invariant.ts";
import type { Part } from "../../ir/parts.ts";
import type { Program } from "../../ir/program.ts";
import type { Layout } from "./layout.ts";
import { ExactRefusal, type WidePart } from "./refusal.ts";

/** States that are looked at, and parts that are named. */
const MOST_STATES = 100_000;
const MOST_PARTS = 4;

/** A part as the language of scenarios writes it. */
function nameOf(program: Program, part: Part): string {
  const [kind = "", ...rest] = part.split("/");
  const [first = 0, second = 0] = rest.map(Number);
  switch (kind) {
    case "variable":
      return at(program.variables, first).id;
    case "unknown":
      return at(program.unknowns, first).id;
    case "flag":
      return `happened(${at(program.events, first).id})`;
    case "stopwatch":
      return at(program.stopwatches, first).id;
    case "moved": {
      const { id, moves } = at(program.actors, first);
      return `moved(${id}, ${at(moves, second).id})`;
    }
    default: {
      const { id, levels } = at(program.flashpoints, first);
      if (kind === "dwell") return `dwell(${id})`;
      return kind === "held" ? `held(${id}, ${at(levels, second)})` : id;
    }
  }
}

/** The parts with the most values among states, the widest first. */
function widestParts(layout: Layout, keys: ArrayLike<number>, count: number): readonly WidePart[] {
  const { program, parts, radices } = layout;
  const seen = parts.map(() => new Set<number>());
  const digits = new Float64Array(radices.length);
  const apart = Math.max(1, Math.floor(count / MOST_STATES));
  for (let row = 0; row < count; row += apart) {
    layout.decode(keys[row] ?? 0, digits);
    for (const [index, values] of seen.entries()) values.add(digits[index] ?? 0);
  }
  return parts
    .map((part, index) => ({ part: nameOf(program, part), values: at(seen, index).size }))
    .filter(({ values }) => values > 1)
    .toSorted((a, b) => b.values - a.values)
    .slice(0, MOST_PARTS);
}

/** What is to be thrown where a solver threw `error`: a refusal for want of room says which parts are widest. */
export function withParts(
  error: unknown,
  layout: Layout,
  keys: ArrayLike<number>,
  count: number,
): unknown {
  if (!(error instanceof ExactRefusal)) return error;
  const { reason } = error;
  if (reason.kind !== "too many at once" && reason.kind !== "too many reached") return error;
  return new ExactRefusal({ ...reason, parts: widestParts(layout, keys, count) });
}
