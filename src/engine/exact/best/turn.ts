/** The turn of one actor as choices: the sets of moves that a player could make, each with its stage. */

import { at } from "../../../base/invariant.ts";
import { moveExpressions, partsOf } from "../../../ir/parts.ts";
import { checkedContest, optionsOf } from "../../interpreter/moves.ts";
import { Memo } from "../block.ts";
import { actorDrawer, chosenDrawer, groupStage } from "../draws.ts";
import { momentIn, type Stage } from "../ground.ts";
import type { Course } from "../pass.ts";
import { ExactRefusal } from "../refusal.ts";

/** Sets of moves that are listed at most. */
const MOST_CHOICES = 1000;

/** The choices of an actor. */
export interface Turn {
  /** Index of its stage among the drawn ones of the course. */
  readonly place: number;
  /** Sets of moves by index, ascending; the first is to make none. */
  readonly sets: readonly (readonly number[])[];
  /** Per set the stage in which it is what the actor makes. */
  readonly stages: readonly Stage[];
  /** Indices of the sets that are open in a state. */
  readonly open: Memo<readonly number[]>;
}

/** All sets of up to so many of some moves, small ones first. */
function setsOf(moves: number, slots: number, actor: string): readonly (readonly number[])[] {
  const sets: (readonly number[])[] = [[]];
  let last: readonly (readonly number[])[] = [[]];
  for (let size = 1; size <= Math.min(slots, moves); size += 1) {
    last = last.flatMap((set) =>
      Array.from({ length: moves }, (_, move) => move)
        .filter((move) => move > (set.at(-1) ?? -1))
        .map((move) => [...set, move]),
    );
    sets.push(...last);
    if (sets.length > MOST_CHOICES) {
      throw new ExactRefusal({ kind: "too many choices", actor, most: MOST_CHOICES });
    }
  }
  return sets;
}

/** The turn of an actor; undefined where nothing that it does bears on the outcomes of the course. */
export function turnOf(course: Course, actor: number): Turn | undefined {
  const { slice, layout, parameters } = course;
  const { program, actors } = slice;
  const own = actors.indexOf(actor);
  if (own < 0) return undefined;
  const ground = { slice, layout, parameters };
  const { id, moves, sites } = at(program.actors, actor);
  const sets = setsOf(moves.length, sites.length, id);
  const sequential = program.turns === "sequential";
  const others = sequential ? [actor] : actors;
  const open = new Memo(layout, partsOf(program, moves.flatMap(moveExpressions)), ({ state }) => {
    const moment = momentIn(ground, state);
    const options = optionsOf(moment, actor);
    checkedContest(moment, actor, options);
    const free = new Set(options.map(({ move }) => move));
    return [...sets.keys()].filter((set) => at(sets, set).every((move) => free.has(move)));
  });
  return {
    place: sequential ? 1 + own : 1,
    sets,
    open,
    stages: sets.map((made) =>
      groupStage(
        ground,
        others.map((one) =>
          one === actor ? chosenDrawer(ground, actor, made) : actorDrawer(ground, one),
        ),
        "moves",
      ),
    ),
  };
}
