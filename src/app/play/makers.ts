/** Who made things as they are: the move or event that last wrote what a multiplier reads. */

import { at } from "../../base/invariant.ts";
import type { Expr } from "../../ir/expression.ts";
import type { Program, ProgramEffect, ProgramMultiplier } from "../../ir/program.ts";
import { childrenOf, readsOf, type Read } from "../../ir/walk.ts";
import type { FactorPlace, Maker, Perspective } from "../../view/play/scene.ts";
import { seesMove } from "./news.ts";
import type { Path, Stand } from "./path.ts";

/** All that an expression reads, what it shares with others included. */
function readsWithin(program: Program, expression: Expr): readonly Read[] {
  const own = readsOf(program, expression);
  const inner = childrenOf(expression).flatMap((child) => readsWithin(program, child));
  const shared =
    expression.kind === "shared"
      ? readsWithin(program, at(program.shared, expression.index).value)
      : [];
  return [...own, ...inner, ...shared];
}

/** Whether an effect writes what is read. */
function writes(effect: ProgramEffect, read: Read): boolean {
  switch (effect.target) {
    case "variable":
      return read.kind === "variable" && read.variable === effect.variable;
    case "flashpoint":
      return read.kind === "level" && read.flashpoint === effect.flashpoint;
    case "stopwatch":
      return read.kind === "stopwatch" && read.stopwatch === effect.stopwatch;
  }
}

/** The visible move or event of the step that led to a stand and wrote one of these, a player's before others. */
function makerIn(
  program: Program,
  { deeds, choices, step: after }: Stand,
  reads: readonly Read[],
  perspective: Perspective,
): Maker | undefined {
  const step = after - 1;
  const isWritten = (effects: readonly ProgramEffect[]): boolean =>
    effects.some((effect) => reads.some((read) => writes(effect, read)));
  const moves = deeds.moves.flatMap(({ actor, chosen }): Maker[] => {
    if (chosen === undefined || !seesMove(program, perspective, actor, chosen)) return [];
    const isRead = reads.some(
      (read) => read.kind === "moved" && read.actor === actor && read.move === chosen,
    );
    const { effects } = at(at(program.actors, actor).moves, chosen);
    if (!isRead && !isWritten(effects)) return [];
    const byPlayer = choices.has(actor);
    return [{ step, source: { kind: "move", actor, move: chosen }, byPlayer }];
  });
  const events = deeds.events.flatMap(({ event, happened }): Maker[] => {
    const { effects, hidden } = at(program.events, event);
    if (!happened || (hidden && !perspective.truth)) return [];
    const isRead = reads.some((read) => read.kind === "happened" && read.event === event);
    return isRead || isWritten(effects)
      ? [{ step, source: { kind: "event", event }, byPlayer: false }]
      : [];
  });
  return moves.find(({ byPlayer }) => byPlayer) ?? moves.at(-1) ?? events.at(-1);
}

function multiplierAt(
  program: Program,
  place: FactorPlace,
  multiplier: number,
): ProgramMultiplier | undefined {
  if (place.kind === "rule") {
    return at(at(program.flashpoints, place.flashpoint).rules, place.rule).multipliers[multiplier];
  }
  const { source, way } = place.act;
  if (source.kind === "move") {
    const { ways } = at(at(program.actors, source.actor).moves, source.move);
    return ways[way ?? 0]?.multipliers[multiplier];
  }
  const { occurrence } = at(program.events, source.event);
  return occurrence.kind === "undated" ? occurrence.multipliers[multiplier] : undefined;
}

/**
 * The last move or event before now that wrote what a multiplier reads; undefined if none that the
 * perspective sees did, or if the multiplier joins ladders, which many things move.
 */
export function makerOf(
  program: Program,
  path: Path,
  perspective: Perspective,
  place: FactorPlace,
  multiplier: number,
): Maker | undefined {
  const found = multiplierAt(program, place, multiplier);
  if (found === undefined || found.origin === "coupling") return undefined;
  const expressions = [found.factor.value, ...(found.when === undefined ? [] : [found.when])];
  const reads = expressions.flatMap((expression) => readsWithin(program, expression));
  if (reads.length === 0) return undefined;
  for (const stand of path.toReversed()) {
    const maker = makerIn(program, stand, reads, perspective);
    if (maker !== undefined) return maker;
  }
  return undefined;
}
