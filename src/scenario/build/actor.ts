/** Actors with their moves, and the policies by which these come. */

import type { ActorId } from "../../base/brand.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Actor, Move, Way } from "../model.ts";
import type { Basis } from "../basis.ts";
import { isResting } from "../ways.ts";
import { booleanOf, childOf, type Entry, type Node } from "../yaml/tree.ts";
import { readBase } from "./chance.ts";
import type { Context } from "./context.ts";
import { brand } from "./id.ts";
import { readEffects, readWhen } from "./effects.ts";
import { allOf, readLimits } from "./memory.ts";
import { readMultipliers, readTold, readWeight } from "./flashpoint.ts";
import {
  optionalText,
  readBasis,
  readName,
  readNumberOr,
  readText,
  sectionOf,
  withBasis,
} from "./text.ts";

/** Reads one actor. */
export function readActor(context: Context, entry: Entry): Actor {
  const { key, value: node } = entry;
  const basis = readBasis(context, node, undefined);
  const redLines = childOf(node, "red_lines");
  const lines = redLines?.kind === "sequence" ? redLines.items : [];
  return {
    id: brand(key),
    name: readName(context, node, key),
    ...optionalText(context, node, "about"),
    ...optionalText(context, node, "aims"),
    redLines: lines.map((item) => readText(context, item)).filter((line) => line !== undefined),
    turn: readNumberOr(node, "turn", 0),
    movesPerStep: readNumberOr(node, "moves_per_step", 1),
    moves: readMoves(context, sectionOf(node, "moves"), brand(key), basis),
    ...withBasis(basis),
    span: entry.keySpan,
  };
}

/** Keys that give a move a chance of its own. */
const bases = ["chance", "hazard", "certain"] as const;

function hasBase(node: Node): boolean {
  return bases.some((key) => childOf(node, key) !== undefined);
}

/** The moves of an actor. Where one of them has a chance of its own, all compete by chances. */
function readMoves(
  context: Context,
  entries: readonly Entry[],
  actor: ActorId,
  basis: Basis | undefined,
): readonly Move[] {
  const byChance = entries.find(({ value }) => hasBase(value));
  const moves = entries.map((entry) =>
    readMove(context, entry, actor, basis, byChance !== undefined),
  );
  if (byChance === undefined) return moves;
  let resting: Move | undefined;
  for (const [index, move] of moves.entries()) {
    if (move.ways?.length !== 0) continue;
    const [weight, times, range] = ["weight", "times", "range"].map((key) =>
      childOf(entries[index]?.value, key),
    );
    const fill = { actor, move: move.id };
    if (weight !== undefined) {
      context.report(diagnose("policy-mixed", weight.span, { actor, move: byChance.key }));
    } else if (!isResting(move) || times !== undefined || range !== undefined) {
      context.report(diagnose("move-without-chance", move.span, fill));
    } else if (resting !== undefined) {
      context.report(diagnose("second-resting-move", move.span, fill));
    } else resting = move;
  }
  return moves;
}

function readMove(
  context: Context,
  entry: Entry,
  actor: ActorId,
  inherited: Basis | undefined,
  byChance: boolean,
): Move {
  const { key, value: node } = entry;
  const path = `actors.${actor}.moves.${key}`;
  const basis = readBasis(context, node, inherited);
  const { when: written } = readWhen(context, node);
  const limits = readLimits(context, node, { kind: "move", actor, move: brand(key) });
  const when = allOf([written, ...limits]);
  return {
    id: brand(key),
    name: readName(context, node, key),
    ...optionalText(context, node, "about"),
    ...(when === undefined ? {} : { when }),
    ...(byChance
      ? { multipliers: [], ways: readWays(context, entry, path, basis) }
      : {
          weight: readWeight(context, node, path, basis, entry, false),
          multipliers: readMultipliers(context, node, path, basis),
        }),
    effects: readEffects(context, node, path, basis, true),
    ...readTold(context, node, basis),
    span: entry.keySpan,
  };
}

/** Its own way to come about, if it has a chance of its own. */
function readWays(
  context: Context,
  entry: Entry,
  path: string,
  basis: Basis | undefined,
): readonly Way[] {
  const { value: node, keySpan: span } = entry;
  if (!hasBase(node)) return [];
  const base =
    booleanOf(childOf(node, "certain")) === true
      ? ({
          kind: "certain",
          weight: readWeight(context, node, path, basis, entry, true),
        } as const)
      : readBase(context, node, path, basis, span);
  const multipliers = readMultipliers(context, node, path, basis);
  return [{ path, base, multipliers, ...withBasis(basis), span }];
}
