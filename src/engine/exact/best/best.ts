/**
 * Best reply: what an outcome comes to at the least and at the most, over all policies of one actor
 * that see the state (docs/methods.md, "Best reply"), and a policy that reaches it, as can be read.
 */

import { at } from "../../../base/invariant.ts";
import type { Program } from "../../../ir/program.ts";
import type { Bounded } from "../answers.ts";
import { courseOf, type ExactProgress } from "../solve.ts";
import { Game, Held } from "./game.ts";
import { Goal } from "./goal.ts";
import { TooManyBeliefs } from "./believed.ts";
import { ExactRefusal } from "../refusal.ts";
import { hiddenFrom, signsFor } from "./hidden.ts";
import { believe, type Known } from "./believe.ts";
import { induce } from "./backward.ts";
import { policyOf, within, type BestPolicy, type Side } from "./policy.ts";
import { turnOf } from "./turn.ts";

/** What is asked. */
export interface BestAsked {
  /** Indices in the program. */
  readonly outcome: number;
  readonly actor: number;
  readonly sides: readonly Side[];
  /** States to hold, over all steps. */
  readonly most: number;
  /** Rules that a policy may have; with 0 they are not looked for. */
  readonly rules: number;
  /** Whether the policies are those of one that sees all, even where something is hidden. */
  readonly seeingAll?: boolean;
}

/** Why that is not solved: too many beliefs, or too many states with all that the actor sees. */
export type Refused =
  | { readonly kind: "beliefs"; readonly step: number; readonly most: number }
  | { readonly kind: "states" };

/** The solution. */
export interface BestSolution {
  readonly policy: Bounded;
  readonly least: Bounded;
  readonly most: Bounded;
  /** Whether what the actor does bears on the outcome at all. */
  readonly bears: boolean;
  /** Whether runs are over where they begin. */
  readonly over: boolean;
  /** Ids of what matters and is hidden from the actor: then `least` and `most` are those of one that sees all. */
  readonly hidden: readonly string[];
  /** Where something is hidden: over the policies that use no more than the actor sees, or why they are not solved. */
  readonly known?: Known | { readonly refused: Refused };
  readonly policies: readonly BestPolicy[];
  readonly possible: number;
  readonly peak: number;
  readonly transitions: number;
  /** Transitions and, over beliefs, ways that were followed: what solving it again costs. */
  readonly effort: number;
}

/**
 * Solves it, telling how far it is.
 * @throws ExactRefusal where the state is infinite or there is no room
 * @throws RunFault where runs can stop with a fault, whatever the actor does
 */
export function* solveBest(
  program: Program,
  parameters: readonly number[],
  asked: BestAsked,
): Generator<ExactProgress, BestSolution> {
  const outcomes = [at(program.outcomes, asked.outcome)];
  const course = courseOf({ ...program, outcomes }, parameters, {
    ...{ drop: 0, most: asked.most },
    // A policy may treat alike ladders in different ways.
    apart: true,
  });
  const turn = turnOf(course, asked.actor);
  const game = new Game(course, new Goal(course), turn);
  const found = yield* induce(game, new Held(asked.most));
  const bounded = (value: number): Bounded => within(value, found.error, found.range);
  const hidden = hiddenFrom(course.slice, asked.actor);
  const known =
    turn === undefined || hidden.length === 0 || asked.seeingAll === true
      ? undefined
      : yield* knownOf();
  const solved = known !== undefined && "policies" in known ? known : undefined;
  const policies: BestPolicy[] = [...(solved?.policies ?? [])];
  if (turn !== undefined && found.decisions.length > 0 && solved === undefined) {
    for (const [index, side] of asked.sides.entries()) {
      policies.push(yield* policyOf(game, turn, found, { side, pass: 3 + 2 * index, ...asked }));
    }
  }
  return {
    policy: bounded(found.policy),
    least: bounded(found.least),
    most: bounded(found.most),
    bears: turn !== undefined,
    over: found.over,
    hidden,
    ...(known === undefined
      ? {}
      : { known: "refused" in known ? known : { least: known.least, most: known.most } }),
    policies,
    possible: game.size,
    ...{ peak: found.peak, transitions: found.transitions },
    effort: found.transitions + (solved?.ways ?? 0),
  };
  /** The same over what the actor can have seen, signs of what is hidden included. */
  function* knownOf(): Generator<
    ExactProgress,
    | (Known & { readonly policies: readonly BestPolicy[]; readonly ways: number })
    | { readonly refused: Refused }
  > {
    const parts = signsFor(program, course.slice, asked.actor);
    try {
      const wide = courseOf({ ...program, outcomes }, parameters, {
        ...{ drop: 0, most: asked.most, apart: true, parts },
      });
      return yield* believe(wide, found.range, asked);
    } catch (error) {
      if (error instanceof TooManyBeliefs) {
        const { step, most } = error;
        return { refused: { kind: "beliefs", step, most } };
      }
      if (!(error instanceof ExactRefusal)) throw error;
      return { refused: { kind: "states" } };
    }
  }
}
