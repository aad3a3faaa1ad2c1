/** Gauges: the visible variables that moves act on, or that drift by themselves, with their past. */

import { at } from "../../base/invariant.ts";
import { told, variableAt, variableValue } from "../../story/naming.ts";
import type { Trend } from "./dashboard.ts";
import type { Scene } from "./scene.ts";

/** A variable over time. */
export interface Gauge {
  readonly name: string;
  readonly value: string;
  /** Against the step before; more may be good or bad. */
  readonly trend: Trend;
  /** At S_0 … now. */
  readonly history: readonly number[];
  /** What the history is drawn between: the bounds where they are near, else what was seen. */
  readonly low: number;
  readonly high: number;
}

/** How many actors have a move that writes each variable; those of players weigh most. */
function actingOn({ naming, perspective }: Scene): ReadonlyMap<number, number> {
  const acting = new Map<number, number>();
  for (const [actor, { moves }] of naming.program.actors.entries()) {
    const written = new Set(
      moves.flatMap(({ effects }) =>
        effects.flatMap((effect) => (effect.target === "variable" ? [effect.variable] : [])),
      ),
    );
    const weight = perspective.players.includes(actor) ? 100 : 1;
    for (const variable of written) {
      acting.set(variable, (acting.get(variable) ?? 0) + weight);
    }
  }
  return acting;
}

/** Gauges of a scene, what players and most others act on first; at most `most`. */
export function gaugesOf(scene: Scene, most = 12): readonly Gauge[] {
  const { naming, states, perspective } = scene;
  const acting = actingOn(scene);
  const ranked = naming.program.variables
    .map((variable, index) => ({ variable, index, weight: acting.get(index) ?? 0 }))
    .filter(
      ({ variable, index, weight }) =>
        (!variable.hidden || perspective.truth) &&
        variableAt(naming, index).origin === undefined &&
        // What only says yes or no has no curve.
        !(variable.integer && variable.min === 0 && variable.max <= 2) &&
        (weight > 0 || variable.drift !== undefined),
    )
    .toSorted((left, right) => right.weight - left.weight || left.index - right.index);
  return ranked.slice(0, most).map(({ variable: { min, max }, index }) => {
    const history = states.map(({ variables }) => at(variables, index));
    const value = at(history, history.length - 1);
    const before = at(history, Math.max(0, history.length - 2));
    const seen = { low: Math.min(...history), high: Math.max(...history) };
    const isNear = max - min <= 200;
    return {
      name: told(naming, variableAt(naming, index).name),
      value: variableValue(naming, index, value, 1),
      trend: value > before ? "up" : value < before ? "down" : "level",
      history,
      ...(isNear ? { low: min, high: max } : seen),
    };
  });
}
