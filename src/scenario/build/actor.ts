/** Actors with their moves, and the policies by which these come. */

import type { ActorId } from "../../base/brand.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Actor, Move, Way } from "../model.ts";
import type { Basis } from "../basis.ts";
import { isResting } from "../ways.ts";
import { booleanOf, childOf, entryOf, itemsOf, type Entry, type Node } from "../yaml/tree.ts";
import { readBase } from "./chance.ts";
import { reportUnknown, type Context } from "./context.ts";
import { brand } from "./id.ts";
import { readEffects, readWhen } from "./effects.ts";
import { allOf, readLimits } from "./memory.ts";
import { breakOffId } from "./names.ts";
import { readBreakOff, readPlan, readUndoing } from "./plan.ts";
import { readMultipliers, readTold, readWeight } from "./flashpoint.ts";
import {
  optionalText,
  readBasis,
  readFlag,
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
  const parts = entries.flatMap((entry) => partsOf(entry, actor));
  const byChance = parts.find(({ value }) => hasBase(value));
  const moves = parts.map((part) => readMove(context, part, actor, basis, byChance !== undefined));
  if (byChance === undefined) return moves;
  let resting: Move | undefined;
  for (const [index, move] of moves.entries()) {
    if (move.ways?.length !== 0) continue;
    const [weight, times, range] = ["weight", "times", "range"].map((key) =>
      childOf(parts[index]?.value, key),
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

/** A move as it is written, and the one that breaks it off. */
interface MoveEntry extends Entry {
  readonly path: string;
  /** The plan that it breaks off. */
  readonly breaks?: Entry;
}

function partsOf(entry: Entry, actor: ActorId): readonly MoveEntry[] {
  const path = `actors.${actor}.moves.${entry.key}`;
  const off = entryOf(entry.value, "break_off");
  if (off === undefined) return [{ ...entry, path }];
  const key = breakOffId(entry.key);
  return [
    { ...entry, path },
    { ...off, key, path: `${path}.break_off`, breaks: entry },
  ];
}

function readMove(
  context: Context,
  entry: MoveEntry,
  actor: ActorId,
  inherited: Basis | undefined,
  byChance: boolean,
): Move {
  const { key, value: node, path, breaks } = entry;
  const basis = readBasis(context, node, inherited);
  const { when: written } = readWhen(context, node);
  const limits = readLimits(context, node, { kind: "move", actor, move: brand(key) });
  const told = readTold(context, node, basis);
  const plan =
    breaks === undefined
      ? readPlan(context, entry, actor, path, basis, told.hidden)
      : readBreakOff(context, breaks, actor);
  const when = allOf([...plan.before, written, ...limits, ...plan.conditions]);
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
    effects: [
      ...readEffects(context, node, path, basis, true),
      ...readUndoing(context, node),
      ...plan.effects,
    ],
    ...told,
    hidden: told.hidden || readFlag(breaks?.value, "hidden"),
    ...readKnownTo(context, breaks?.value ?? node),
    span: entry.keySpan,
  };
}

/** Who sees a hidden move beside its actor; what breaks off a plan is known to whom the plan is. */
function readKnownTo(context: Context, node: Node): Pick<Move, "knownTo"> {
  const items = itemsOf(childOf(node, "known_to"));
  const known = items.flatMap((item): readonly ActorId[] => {
    const id = item.kind === "scalar" ? item.text : "";
    if (context.names.actors.has(id)) return [brand(id)];
    reportUnknown(context, "actor", id, item.span, context.names.actors.keys());
    return [];
  });
  return known.length === 0 ? {} : { knownTo: known };
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
