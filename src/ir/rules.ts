/**
 * Rules of an actor laid over its policy: each multiplies the weight, the chance or the hazard of a move
 * while a condition holds. One more rule, and one to be left out, are chosen by parameters, so that one
 * compiled program tries many.
 */

import { at } from "../base/invariant.ts";
import type { ParameterId } from "../base/brand.ts";
import type { BooleanExpr, NumberExpr } from "./expression.ts";
import type { Program, ProgramMove, ProgramMultiplier } from "./program.ts";

/** A rule as engines run it. */
export interface MoveRule {
  /** Of the actor, by its index. */
  readonly move: number;
  readonly when: BooleanExpr;
  /** The factor, ≥ 0. */
  readonly by: number;
}

/** What is tried: a rule by the numbers of its two conditions, which both have to hold; or a rule left out. */
export interface Trial {
  readonly move: number;
  readonly when: number;
  readonly also: number;
  readonly by: number;
}

/** A program under some rules, in which others can be tried. */
export interface Tried {
  readonly program: Program;
  /** Changes of its parameters for a trial, or for leaving out the rule of that number. */
  readonly trial: (trial: Trial | number) => readonly (readonly [number, number])[];
  /** The program's own parameters with those of trials, which are idle. */
  readonly parameters: (values: readonly number[]) => readonly number[];
}

const names = ["move", "when", "also", "by", "without"] as const;
const idle = [-1, 0, 0, 1, -1] as const;

/**
 * Lays rules over the policy of an actor.
 * @param conditions of the rules to be tried, by number
 */
export function withRules(
  program: Program,
  actor: number,
  rules: readonly MoveRule[],
  conditions: readonly BooleanExpr[],
): Tried {
  const first = program.parameters.length;
  const read = (name: (typeof names)[number]): NumberExpr => ({
    kind: "parameter",
    parameter: first + names.indexOf(name),
  });
  const factor = (value: NumberExpr, when: BooleanExpr, place: number): ProgramMultiplier => ({
    ...{ factor: { value, place }, when, origin: "written" },
  });
  const steer = (move: ProgramMove, index: number): ProgramMove => {
    const { place } = move;
    const is = (name: (typeof names)[number], value: number): BooleanExpr =>
      compare(read(name), "==", value, place);
    const own = rules.flatMap((rule, number) =>
      rule.move === index
        ? [
            factor(
              { kind: "number", value: rule.by },
              and({ kind: "not", operand: is("without", number) }, rule.when),
              place,
            ),
          ]
        : [],
    );
    const chosen = (name: "when" | "also"): BooleanExpr =>
      numbered(conditions, 0, (value) => compare(read(name), "<", value, place));
    const tried = factor(
      read("by"),
      and(is("move", index), and(chosen("when"), chosen("also"))),
      place,
    );
    return {
      ...move,
      ways: move.ways.map((way) =>
        way.path === move.path
          ? {
              ...way,
              multipliers: [...way.multipliers, ...own, ...(conditions.length > 0 ? [tried] : [])],
            }
          : way,
      ),
    };
  };
  return {
    program: {
      ...program,
      parameters: [
        ...program.parameters,
        ...names.map((name, index) => ({
          ...{ id: `rules.${name}` as ParameterId, value: at(idle, index) },
        })),
      ],
      actors: program.actors.map((one, index) =>
        index === actor ? { ...one, moves: one.moves.map(steer) } : one,
      ),
    },
    trial: (trial) => {
      if (typeof trial === "number") return [[first + names.indexOf("without"), trial]];
      return [trial.move, trial.when, trial.also, trial.by].map((value, index) => [
        first + index,
        value,
      ]);
    },
    parameters: (values) => [...values, ...idle],
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

const compare = (
  left: NumberExpr,
  comparison: "==" | "<",
  value: number,
  place: number,
): BooleanExpr => ({ kind: "compare", comparison, left, right: { kind: "number", value }, place });

const and = (left: BooleanExpr, right: BooleanExpr): BooleanExpr => ({ kind: "and", left, right });
