/** Who presses a flashpoint: the actors and neighbours that make a worse level likelier this step. */

import { at } from "../../base/invariant.ts";
import { actorAt, shortNameOf, told, type Naming } from "../../story/naming.ts";
import { factorText } from "./figures.ts";
import type { Cause, Scene } from "./scene.ts";

/** Something that presses. */
export interface Pressure {
  readonly name: string;
  /** `×1.8` for a neighbour; "" for an actor. */
  readonly factor: string;
  /** The part of the chance that is its doing, in [0, 1]: what is drawn heaviest. */
  readonly weight: number;
  /** Index of the flashpoint that presses, for a line on the map. */
  readonly from?: number;
}

/** The ladder that pulls hardest along the couplings, as its level stands above its start. */
function neighbourOf(naming: Naming, levels: readonly number[], flashpoint: number) {
  const { program, model } = naming;
  const { id } = at(program.flashpoints, flashpoint);
  const pulls = (model.couplings?.links ?? []).flatMap((link) => {
    if (link.to !== id) return [];
    const from = program.flashpoints.findIndex((one) => one.id === link.from);
    const above = at(levels, from) - at(program.flashpoints, from).start;
    return [{ from, above }];
  });
  return pulls.toSorted((left, right) => right.above - left.above)[0]?.from;
}

function couplingOf({ program }: Naming, flashpoint: number, { rule, factors }: Cause): number {
  const { multipliers } = at(at(program.flashpoints, flashpoint).rules, rule);
  return factors.reduce(
    (product, { multiplier, factor }) =>
      multipliers[multiplier]?.origin === "coupling" ? product * factor : product,
    1,
  );
}

/** What presses a flashpoint, the heaviest first. */
export function pressuresOn(
  { naming, outlook, states, perspective }: Scene,
  flashpoint: number,
): readonly Pressure[] {
  const { program } = naming;
  const { causes, acts } = at(outlook.flashpoints, flashpoint);
  const { levels } = at(states, states.length - 1);
  const level = at(levels, flashpoint);
  const byActor = new Map<number, number>();
  for (const { source, target, chance } of acts) {
    if (source.kind !== "move" || target <= level || chance <= 0) continue;
    const { hidden } = at(at(program.actors, source.actor).moves, source.move);
    if (hidden && !perspective.truth) continue;
    byActor.set(source.actor, (byActor.get(source.actor) ?? 0) + chance);
  }
  const actors = [...byActor].map(([actor, weight]): Pressure => ({
    name: told(naming, actorAt(naming, actor).name),
    factor: "",
    weight,
  }));
  const worse = causes.filter(
    ({ rule, target }) =>
      target > level &&
      (perspective.truth || !at(at(program.flashpoints, flashpoint).rules, rule).hidden),
  );
  const pull = worse.map((cause) => ({
    factor: couplingOf(naming, flashpoint, cause),
    weight: cause.chance,
  }));
  const strongest = pull.toSorted((left, right) => right.weight - left.weight)[0];
  const from = neighbourOf(naming, levels, flashpoint);
  const neighbours =
    strongest === undefined || from === undefined || strongest.factor < 1.05
      ? []
      : [
          {
            name: shortNameOf(naming, from),
            factor: factorText(naming, strongest.factor),
            weight: strongest.weight * (1 - 1 / strongest.factor),
            from,
          },
        ];
  return [...actors, ...neighbours].toSorted((left, right) => right.weight - left.weight);
}
