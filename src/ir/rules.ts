/**
 * Rules laid over the policy of an actor: each multiplies the weight, the chance or the hazard of a move
 * while its conditions hold. They are chosen by parameters, so that one steered program tries all of them.
 */

import { at, invariant } from "../base/invariant.ts";
import type { ParameterId } from "../base/brand.ts";
import type { BooleanExpr, NumberExpr, PlaceIndex } from "./expression.ts";
import type { Program, ProgramMove, ProgramWay } from "./program.ts";

/** The way of a move that has multipliers of its own in the file: not those of red lines; of an offer, that which makes it. */
export const ownWay = ({ ways, path }: ProgramMove): ProgramWay | undefined =>
  ways.find((way) => way.path === path || way.path.startsWith("offers."));

/** A rule, by numbers. */
export interface MoveRule {
  /** Of the actor, by its index. */
  readonly move: number;
  /** Two conditions of the ruling, which both have to hold. */
  readonly when: readonly [number, number];
  /** The factor, ≥ 0. */
  readonly by: number;
}

/** Whose policy has room for rules, and what they can be about. */
export interface Ruling {
  readonly actor: number;
  readonly conditions: readonly BooleanExpr[];
  /** Rules at once. */
  readonly room: number;
}

const names = ["move", "when", "also", "by"] as const;
const idle = [-1, 0, 0, 1] as const;

/** A program with room for rules, and its parameters under some. Without them it runs as before, draw by draw. */
export function ruled(
  program: Program,
  { actor, conditions, room }: Ruling,
): {
  readonly program: Program;
  readonly parameters: (
    values: readonly number[],
    course?: { readonly rules?: readonly MoveRule[] },
  ) => readonly number[];
} {
  const first = program.parameters.length;
  const slots = Array.from({ length: room }, (_, slot) => slot);
  const read = (slot: number, name: (typeof names)[number]): NumberExpr => ({
    kind: "parameter",
    parameter: first + slot * names.length + names.indexOf(name),
  });
  const { place } = at(at(program.actors, actor).moves, 0);
  const holds = (slot: number, name: "when" | "also"): BooleanExpr =>
    numbered(conditions, 0, (value) => compare(read(slot, name), "<", value, place));
  const laid = (move: ProgramMove, index: number): ProgramMove => ({
    ...move,
    ways: move.ways.map((way) => {
      if (way !== ownWay(move)) return way;
      const own = slots.map((slot) => ({
        factor: { value: read(slot, "by"), place },
        when: and(
          compare(read(slot, "move"), "==", index, place),
          compare({ kind: "shared", index: program.shared.length + slot }, "==", 1, place),
        ),
        origin: "written" as const,
      }));
      return { ...way, multipliers: [...way.multipliers, ...own] };
    }),
  });
  return {
    program: {
      ...program,
      parameters: [
        ...program.parameters,
        ...slots.flatMap((slot) =>
          names.map((name, index) => ({
            ...{ id: `rules.${String(slot)}.${name}` as ParameterId, value: at(idle, index) },
          })),
        ),
      ],
      shared: [
        ...program.shared,
        ...slots.map((slot) => ({
          value: {
            ...{
              kind: "conditional" as const,
              test: and(holds(slot, "when"), holds(slot, "also")),
            },
            ...{ then: number(1), otherwise: number(0) },
          },
          place,
        })),
      ],
      actors: program.actors.map((one, index) =>
        index === actor ? { ...one, moves: one.moves.map(laid) } : one,
      ),
    },
    parameters: (values, course) => {
      const rules = course?.rules ?? [];
      invariant(rules.length <= room, "there is room for the rules");
      const told = slots.flatMap((slot) => {
        const rule = rules[slot];
        return rule === undefined ? idle : [rule.move, ...rule.when, rule.by];
      });
      return [...values, ...told];
    },
  };
}

/** The condition of a number, found by halving. @param below whether the number is less than a value */
function numbered(
  conditions: readonly BooleanExpr[],
  from: number,
  below: (value: number) => BooleanExpr,
): BooleanExpr {
  const [only] = conditions;
  if (only === undefined) return { kind: "boolean", value: false };
  if (conditions.length === 1) return only;
  const half = conditions.length >> 1;
  return {
    kind: "conditional",
    test: below(from + half),
    then: numbered(conditions.slice(0, half), from, below),
    otherwise: numbered(conditions.slice(half), from + half, below),
  };
}

const number = (value: number): NumberExpr => ({ kind: "number", value });

/** A comparison with a number. */
export const compare = (
  left: NumberExpr,
  comparison: "==" | "<" | "<=" | ">=",
  value: number,
  place: PlaceIndex,
): BooleanExpr => ({ kind: "compare", comparison, left, right: number(value), place });

/** Both hold. */
export const and = (left: BooleanExpr, right: BooleanExpr): BooleanExpr => ({
  kind: "and",
  ...{ left, right },
});
