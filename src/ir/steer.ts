/**
 * A program whose actors can be steered by parameters: one compiled program then runs every course that
 * an advisor compares, on the same luck. A course names one move to be made now, one to be made
 * whenever it is open, or one to be left out; where it says nothing the policies decide as ever. Rules
 * over a policy are steered by parameters too, in `rules.ts`.
 */

import { at } from "../base/invariant.ts";
import type { OutcomeId, ParameterId } from "../base/brand.ts";
import type { BooleanExpr, NumberExpr } from "./expression.ts";
import { isHazardPolicy } from "./policy.ts";
import { and, compare, type MoveRule } from "./rules.ts";
import type { Program, ProgramActor, ProgramMove, ProgramOutcome, ProgramWay } from "./program.ts";

/** What an actor does: a move by its index, or no move at all. */
export type Deed = number | "nothing";

/** How one actor is steered. Steps are those in which moves are made, `from` included, `until` not. */
export interface Course {
  readonly actor: number;
  /** Made in the step `at`; where it is not open then, none, or what rests. */
  readonly now?: { readonly at: number; readonly deed: Deed };
  /** Made in every step in which it is open; in the others its policy decides. */
  readonly always?: Deed;
  /** Never made. */
  readonly never?: number;
  /** The steps for which `always` and `never` hold; all by default. */
  readonly from?: number;
  readonly until?: number;
  /** Laid over its policy all the while, in a program with room for them (`ruled`), which knows nothing else. */
  readonly rules?: readonly MoveRule[];
}

/** A program with the parameters that steer it, and their values for a course. */
export interface Steered {
  /** Of `steer` the last outcome is whether the move to be made now was made: it was open. */
  readonly program: Program;
  /** Parameters for a course; without one all is left to the policies. */
  readonly parameters: (values: readonly number[], course?: Course) => readonly number[];
}

const NOBODY = -1;
/** After the last step of any run. */
const NEVER_ENDING = 2 ** 20;

const names = ["now", "deed", "always", "never", "from", "until"] as const;
const yes: BooleanExpr = { kind: "boolean", value: true };

/** Makes a program steerable. Without a course it runs as before, draw by draw. */
export function steer(program: Program): Steered {
  const { parameters, actors } = program;
  const bases = actors.map((_, index) =>
    actors.slice(0, index).reduce((sum, { moves }) => sum + moves.length, 0),
  );
  const moves = actors.reduce((sum, actor) => sum + actor.moves.length, 0);
  const numberOf = (actor: number, deed: Deed): number =>
    deed === "nothing" ? moves + actor : at(bases, actor) + deed;
  const first = parameters.length;
  const reading: Reading = {
    name: (name) => ({ kind: "parameter", parameter: first + names.indexOf(name) }),
    numberOf,
  };
  return {
    program: {
      ...program,
      parameters: [
        ...parameters,
        ...names.map((name) => ({ id: `steer.${name}` as ParameterId, value: idle[name] })),
      ],
      actors: actors.map((actor, index) => steerActor(actor, index, reading)),
      outcomes: [...program.outcomes, madeOutcome(program, reading)],
    },
    parameters: (values, course) => {
      const set = { ...idle };
      if (course !== undefined) {
        const { actor, now, always, never, from, until } = course;
        if (now !== undefined) [set.now, set.deed] = [now.at, numberOf(actor, now.deed)];
        if (always !== undefined) set.always = numberOf(actor, always);
        if (never !== undefined) set.never = numberOf(actor, never);
        if (from !== undefined) set.from = from;
        if (until !== undefined) set.until = until;
      }
      return [...values, ...names.map((name) => set[name])];
    },
  };
}

const idle: Record<(typeof names)[number], number> = {
  now: NOBODY,
  deed: NOBODY,
  always: NOBODY,
  never: NOBODY,
  from: 0,
  until: NEVER_ENDING,
};

interface Reading {
  readonly name: (name: (typeof names)[number]) => NumberExpr;
  readonly numberOf: (actor: number, deed: Deed) => number;
}

function steerActor(actor: ProgramActor, index: number, reading: Reading): ProgramActor {
  const { moves } = actor;
  const [one] = moves;
  if (one === undefined) return actor;
  const { place } = one;
  const hazards = isHazardPolicy(actor);
  const { name, numberOf } = reading;
  const is = (which: "deed" | "always" | "never", deed: Deed): BooleanExpr =>
    compare(name(which), "==", numberOf(index, deed), place);
  const mine = (which: "deed" | "always"): BooleanExpr =>
    or(
      is(which, "nothing"),
      and(
        compare(name(which), ">=", numberOf(index, 0), place),
        compare(name(which), "<=", numberOf(index, moves.length - 1), place),
      ),
    );
  const step: NumberExpr = { kind: "step" };
  const now = and(
    { kind: "compare", comparison: "==", left: step, right: name("now"), place },
    mine("deed"),
  );
  const within = and(
    { kind: "compare", comparison: ">=", left: step, right: name("from"), place },
    { kind: "compare", comparison: "<", left: step, right: name("until"), place },
  );
  /** The move to be made always is open, or none is to be made. */
  const shutsOut = and(
    mine("always"),
    moves.reduce<BooleanExpr>(
      (any, move, each) => or(any, and(is("always", each), move.when ?? yes)),
      is("always", "nothing"),
    ),
  );
  return {
    ...actor,
    moves: moves.map((move, each): ProgramMove => {
      const always = is("always", each);
      const left: BooleanExpr = and(not(is("never", each)), or(always, not(shutsOut)));
      const allowed = ifElse(now, is("deed", each), ifElse(within, left, yes));
      const steered = ifElse(now, is("deed", each), and(within, always));
      // What rests is made where nothing else is, whatever its condition.
      if (each === actor.rest) return move;
      return {
        ...move,
        when: move.when === undefined ? allowed : and(move.when, allowed),
        ways: steerWays(move, steered, hazards),
      };
    }),
  };
}

/** A move that its policy would never make can be made all the same: for certain, and alone. */
function steerWays(
  { ways, path, place }: ProgramMove,
  steered: BooleanExpr,
  hazards: boolean,
): readonly ProgramWay[] {
  const unless = (when: BooleanExpr | undefined): BooleanExpr =>
    when === undefined ? not(steered) : and(not(steered), when);
  const one: NumberExpr = { kind: "number", value: 1 };
  if (hazards) {
    const certain: ProgramWay = {
      ...{ path, when: steered, multipliers: [] },
      base: { kind: "certain", weight: { value: one, place } },
    };
    return [certain, ...ways.map((way) => ({ ...way, when: unless(way.when) }))];
  }
  // A weight policy has one way a move, which is always open.
  return ways.map(({ base, multipliers, ...way }) => {
    if (base.kind !== "certain") return { ...way, base, multipliers };
    const { value, place: where } = base.weight;
    const weight: NumberExpr = {
      kind: "conditional",
      ...{ test: steered, then: one, otherwise: value },
    };
    return {
      ...way,
      base: { kind: "certain", weight: { value: weight, place: where } },
      multipliers: multipliers.map((multiplier) => ({
        ...multiplier,
        when: unless(multiplier.when),
      })),
    };
  });
}

/** Whether the move of `now` was among those of its actor's turn. */
function madeOutcome({ actors }: Program, { name, numberOf }: Reading): ProgramOutcome {
  const place = 0;
  const after: NumberExpr = {
    kind: "binary",
    operator: "+",
    left: name("now"),
    right: { kind: "number", value: 1 },
  };
  const made = actors
    .flatMap(({ moves }, actor) =>
      moves.map((_, move) =>
        and(compare(name("deed"), "==", numberOf(actor, move), place), {
          kind: "moved",
          ...{ actor, move },
        }),
      ),
    )
    .reduce<BooleanExpr>((any, one) => or(any, one), { kind: "boolean", value: false });
  const then: BooleanExpr = {
    kind: "compare",
    comparison: "==",
    left: { kind: "step" },
    right: after,
    place,
  };
  return {
    id: "steer.made" as OutcomeId,
    type: "boolean",
    fold: {
      kind: "decide",
      start: 0,
      decided: [{ condition: and(then, made), holds: true, value: 1 }],
      place,
    },
  };
}

const or = (left: BooleanExpr, right: BooleanExpr): BooleanExpr => ({ kind: "or", left, right });
const not = (operand: BooleanExpr): BooleanExpr => ({ kind: "not", operand });
const ifElse = (test: BooleanExpr, then: BooleanExpr, otherwise: BooleanExpr): BooleanExpr => ({
  kind: "conditional",
  ...{ test, then, otherwise },
});
