/** Roads not taken of a run that is over: what nearly happened, what was decided by hand, ways that were left. */

import type { Roads, NearMiss } from "../../view/play/scene.ts";
import { at } from "../../base/invariant.ts";
import type { PlayContext } from "./context.ts";
import { recordOf, type Session } from "./session.ts";

/** A draw up to so many times its threshold was near. */
const NEAR = 1.5;
/** What was hardly possible is no road. */
const LEAST = 0.005;

const memory = new WeakMap<Session, Roads>();

/** The nearest misses of a path: ladders that stayed where a slightly other draw would have moved them up. */
function nearMisses({ engine }: PlayContext, session: Session): readonly NearMiss[] {
  const misses: (NearMiss & { readonly ratio: number })[] = [];
  for (let step = 0; step < session.cursor; step += 1) {
    for (const transition of recordOf(engine, session, step).transitions) {
      const { flashpoint, from, draw, probability, fired, rules } = transition;
      if (draw === undefined || fired !== undefined || probability < LEAST) continue;
      const likeliest = rules.toSorted((left, right) => right.hazard - left.hazard)[0];
      if (likeliest === undefined || draw > NEAR * probability) continue;
      const { target } = at(at(engine.program.flashpoints, flashpoint).rules, likeliest.rule);
      if (target <= from) continue;
      const ratio = draw / probability;
      misses.push({ step, flashpoint, from, to: target, draw, probability, ratio });
    }
  }
  return misses
    .toSorted((left, right) => left.ratio - right.ratio)
    .slice(0, 4)
    .toSorted((left, right) => left.step - right.step);
}

/** The roads not taken up to where a session stands, its end. @throws RunFault */
export function roadsOf(context: PlayContext, session: Session): Roads {
  const known = memory.get(session);
  if (known !== undefined) return known;
  const roads: Roads = {
    misses: nearMisses(context, session),
    decided: [...session.decisions]
      .filter(([step]) => step < session.cursor)
      .toSorted(([left], [right]) => left - right)
      .flatMap(([step, choices]) =>
        [...choices].flatMap(([actor, slots]) =>
          slots.flatMap((choice) =>
            choice.kind === "move" ? [{ step, actor, move: choice.move }] : [],
          ),
        ),
      ),
    ways: session.forks.map(({ name, step }) => ({ name, step })),
  };
  memory.set(session, roads);
  return roads;
}
