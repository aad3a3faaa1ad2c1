/** Which decisions of a program are kept in tables. */

import { at } from "../../base/invariant.ts";
import type { Bounds } from "../../ir/bounds.ts";
import { moveExpressions, ruleExpressions, rulesExpressions } from "../../ir/parts.ts";
import { isHazardPolicy } from "../../ir/policy.ts";
import type { Expr } from "../../ir/expression.ts";
import type { Program, ProgramRule } from "../../ir/program.ts";
import { digitsOf } from "./digits.ts";
import type { MemoryMap } from "./memory-map.ts";
import { placeTable, type Table } from "./table.ts";
import { isCostly } from "./upper.ts";

/** What is kept in tables, and where all of them stand. */
export interface Tables {
  /** Those of flashpoints of which every change is followed. */
  readonly flashpoints: readonly (Table | undefined)[];
  /** Per flashpoint without one: those of its levels. */
  readonly levels: readonly (readonly (Table | undefined)[])[];
  /** Per actor. */
  readonly turns: readonly (Table | undefined)[];
  /** In bytes; zero means that nothing is known. */
  readonly start: number;
  readonly end: number;
}

/** Bytes of all tables together. */
export const MOST_BYTES: number = 2 ** 24;

/** Answers are bytes: 0 for nothing, else the rule, plus one. */
const MOST_RULES = 254;

/** Options reached are told by bits of a word. */
const MOST_OPTIONS = 31;

const isCertain = ({ base }: ProgramRule): boolean => base.kind === "certain";

/** Plans the tables of a program. */
export function placeTables(map: MemoryMap, program: Program, bounds: Bounds): Tables {
  const start = map.size;
  const place = (
    name: string,
    options: number,
    expressions: readonly Expr[],
    flashpoint?: number,
  ): Table | undefined => {
    const own = flashpoint === undefined ? [] : [flashpoint];
    const found = digitsOf(program, bounds, expressions, own);
    const isFull = map.size - start > MOST_BYTES;
    if ("obstacle" in found || isFull || options === 0 || options > MOST_OPTIONS) return undefined;
    const { digits } = found;
    if (flashpoint !== undefined && digits.some(({ follows }) => follows === undefined)) {
      return undefined;
    }
    return placeTable(map, name, digits, options, flashpoint);
  };
  const rules = program.flashpoints.map(({ levels, rules: all }) =>
    levels.map((_, level) => all.filter(({ from }) => at(from, level))),
  );
  const flashpoints = program.flashpoints.map((flashpoint, index) => {
    if (flashpoint.rules.length > MOST_RULES) return undefined;
    const options = Math.max(...at(rules, index).map(({ length }) => length));
    return place(flashpoint.id, options, rulesExpressions(flashpoint), index);
  });
  const levels = program.flashpoints.map((flashpoint, index) =>
    at(rules, index).map((candidates, level) => {
      if (flashpoints[index] !== undefined || flashpoint.rules.length > MOST_RULES)
        return undefined;
      // What is cheap to evaluate is not cheaper to find.
      const expressions = candidates.flatMap(ruleExpressions);
      if (!candidates.some(isCertain) && !expressions.some(isCostly)) return undefined;
      const name = `${flashpoint.id}_at_${at(flashpoint.levels, level)}`;
      return place(name, candidates.length, expressions);
    }),
  );
  const turns = program.actors.map((actor) =>
    actor.sites.length === 1 && program.turns === "sequential" && !isHazardPolicy(actor)
      ? place(`turn_${actor.id}`, actor.moves.length, actor.moves.flatMap(moveExpressions))
      : undefined,
  );
  return { flashpoints, levels, turns, start, end: map.size };
}
