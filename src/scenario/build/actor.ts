/** Actors with their moves, and the policies by which these come. */

import type { ActorId } from "../../base/brand.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Actor, Move, Way } from "../model.ts";
import type { Basis } from "../basis.ts";
import { childOf, entryOf, itemsOf, type Entry, type Node } from "../yaml/tree.ts";
import { hasBase, readMoveBase } from "./chance-of-move.ts";
import { reportUnknown, type Context } from "./context.ts";
import { brand } from "./id.ts";
import { readObjective } from "./objective.ts";
import { readEffects, readWhen } from "./effects.ts";
import { allOf, readLimits } from "./memory.ts";
import { breakOffId } from "./names.ts";
import type { OfferMove } from "./offer.ts";
import { readBreakOff, readPlan, readUndoing } from "./plan.ts";
import { readMultipliers, readTold, readWeight } from "./flashpoint.ts";
import { readRedLines, type Lines } from "./red-line.ts";
import {
  optionalText,
  readBasis,
  readFlag,
  readName,
  readNumberOr,
  sectionOf,
  withBasis,
} from "./text.ts";

/**
 * Reads one actor, with what its red lines are lowered to.
 * @param answered `actor.move` of the moves that red lines give a way to come about
 * @param offered the moves that offers give to actors
 */
export function readActor(
  context: Context,
  entry: Entry,
  answered: ReadonlySet<string>,
  offered: readonly OfferMove[],
): { readonly actor: Actor; readonly lines: Lines } {
  const { key, value: node } = entry;
  const basis = readBasis(context, node, undefined);
  const objectives = sectionOf(node, "objectives").flatMap(
    (objective) => readObjective(context, objective) ?? [],
  );
  const lines = readRedLines(context, node, brand(key), basis);
  const actor: Actor = {
    id: brand(key),
    name: readName(context, node, key),
    ...optionalText(context, node, "about"),
    ...optionalText(context, node, "aims"),
    redLines: lines.redLines,
    ...(objectives.length === 0 ? {} : { objectives }),
    turn: readNumberOr(node, "turn", 0),
    movesPerStep: readNumberOr(node, "moves_per_step", 1),
    moves: readMoves(
      context,
      [
        ...sectionOf(node, "moves").flatMap((move) => partsOf(move, brand(key))),
        ...offered.flatMap((one) =>
          one.actor === key ? [{ ...one, offer: one, path: one.origin.path }] : [],
        ),
      ],
      brand(key),
      basis,
      answered,
    ),
    ...withBasis(basis),
    span: entry.keySpan,
  };
  return { actor, lines };
}

/** The moves of an actor. Where one of them has a chance of its own, all compete by chances. */
function readMoves(
  context: Context,
  parts: readonly MoveEntry[],
  actor: ActorId,
  basis: Basis | undefined,
  answered: ReadonlySet<string>,
): readonly Move[] {
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
    } else if (answered.has(`${actor}.${move.id}`)) {
      // It comes in answer to a red line only.
      continue;
    } else if (
      move.effects.length > 0 ||
      [move.when, times, range].some((one) => one !== undefined)
    ) {
      context.report(diagnose("move-without-chance", move.span, fill));
    } else if (resting !== undefined) {
      context.report(diagnose("second-resting-move", move.span, fill));
    } else resting = move;
  }
  return moves.map((move) => (move === resting ? { ...move, rests: true } : move));
}

/** A move as it is written, the one that breaks it off, or one of an offer. */
interface MoveEntry extends Entry {
  readonly path: string;
  /** The plan that it breaks off. */
  readonly breaks?: Entry;
  /** The offer that it changes. */
  readonly offer?: OfferMove;
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
  const { key, value: node, path, breaks, offer } = entry;
  const basis = readBasis(context, node, offer === undefined ? inherited : offer.basis);
  const { when: written } = readWhen(context, node);
  const limits = readLimits(context, node, { kind: "move", actor, move: brand(key) });
  const told = readTold(context, node, basis);
  const plan =
    offer !== undefined
      ? { before: [offer.available], conditions: [], effects: offer.effects }
      : breaks === undefined
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
          weight: readWeight(context, node, path, basis, entry.keySpan, false),
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
    ...(offer === undefined ? {} : { origin: offer.origin }),
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
  const base = readMoveBase(context, node, path, basis, span);
  const multipliers = readMultipliers(context, node, path, basis);
  return [{ path, base, multipliers, ...withBasis(basis), span }];
}
