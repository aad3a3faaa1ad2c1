/** The best and the worst that an actor reaches by what it can know, and the first turns of the policies that do. */

import { at } from "../../../base/invariant.ts";
import type { Bounded } from "../answers.ts";
import type { Course } from "../pass.ts";
import type { ExactProgress } from "../solve.ts";
import { Believing, type BelievedTurn } from "./believed.ts";
import { differing, featuresOf, stateWords } from "./features.ts";
import { Game } from "./game.ts";
import { Goal } from "./goal.ts";
import { seenBy } from "./hidden.ts";
import {
  firstOf,
  numbered,
  ranked,
  within,
  type BestPolicy,
  type BestTurn,
  type Range,
  type Side,
} from "./policy.ts";
import { turnOf } from "./turn.ts";

/** What the actor reaches by what it can know; the policies are these then. */
export interface Known {
  readonly least: Bounded;
  readonly most: Bounded;
}

/** What is asked. */
interface Asked {
  readonly actor: number;
  readonly sides: readonly Side[];
  /** States in beliefs to hold. */
  readonly most: number;
}

/** Solves it. @param course with all that the actor sees and that tells something @throws TooManyBeliefs, ExactRefusal, RunFault */
export function* believe(
  course: Course,
  range: Range,
  { actor, sides, most }: Asked,
): Generator<
  ExactProgress,
  Known & { readonly policies: readonly BestPolicy[]; readonly ways: number }
> {
  const { program } = course;
  const turn = turnOf(course, actor);
  const seen = seenBy(program, actor);
  const { moves } = at(program.actors, actor);
  const idsOf = (set: number): readonly string[] =>
    at(turn?.sets ?? [], set).map((move) => at(moves, move).id);
  const features = featuresOf(course, (one) => seen.includes(one));
  const stateOf = (key: number, step: number) => {
    const digits = new Float64Array(course.layout.radices.length);
    course.layout.decode(key, digits);
    return course.layout.stateOf(digits, step);
  };
  const unseen = program.unknowns.flatMap(({ id, knownTo, values }, index) =>
    knownTo.includes(actor) ? [] : [{ id, index, values }],
  );
  const believesOf = (
    { masses, step }: BelievedTurn,
    mass: number,
  ): NonNullable<BestTurn["believes"]> =>
    Object.fromEntries(
      unseen.map(({ id, index, values }) => {
        const shares = values.map(() => 0);
        for (const [key, own] of masses) {
          const value = at(stateOf(key, step).unknowns, index);
          shares[value] = at(shares, value) + own / mass;
        }
        return [id, Object.fromEntries(values.map((value, one) => [value.id, at(shares, one)]))];
      }),
    );
  const solved = { least: range.low, most: range.high };
  const errors = { least: 0, most: 0 };
  let ways = 0;
  const policies: BestPolicy[] = [];
  for (const [index, side] of (["least", "most"] as const).entries()) {
    if (turn === undefined) break;
    const solving = new Believing(new Game(course, new Goal(course), turn), turn, seen, side, most);
    const found = yield* numbered(3 + index, solving.solve());
    [solved[side], errors[side]] = [found.value, found.error];
    ways += found.ways;
    if (!sides.includes(side)) continue;
    const told = found.turns.map((one) => ({
      ...one,
      mass: [...one.masses.values()].reduce((sum, own) => sum + own, 0),
    }));
    const turns = firstOf(told).flatMap((same): BestTurn[] => {
      const states = same.map(({ masses, step }) => stateOf([...masses.keys()][0] ?? 0, step));
      const telling = differing(features, states);
      return same.map((visit, number) => ({
        ...{ step: visit.step, probability: visit.mass, moves: idsOf(visit.set) },
        state: stateWords(telling, at(states, number)),
        believes: believesOf(visit, visit.mass),
        choices: ranked(visit.values, side).map(([set, one]) => ({
          ...{ moves: idsOf(set), value: within(one, found.error, range) },
        })),
      }));
    });
    policies.push({ side, value: within(found.value, found.error, range), turns });
  }
  const bounded = (side: Side) => within(solved[side], errors[side], range);
  const inOrder = sides.flatMap((side) => policies.filter((one) => one.side === side));
  return { least: bounded("least"), most: bounded("most"), policies: inOrder, ways };
}
