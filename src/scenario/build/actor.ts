/** Actors with their moves, and events. */

import type { ActorId } from "../../base/brand.ts";
import { diagnose } from "../../source/catalog.ts";
import { dayOfDate, dayOfStep, dateOfDay } from "../calendar.ts";
import type { Actor, Event, Move } from "../model.ts";
import type { Basis } from "../basis.ts";
import { childOf, type Entry } from "../yaml/tree.ts";
import { readBase, readDatedChance } from "./chance.ts";
import type { Context } from "./context.ts";
import { brand } from "./id.ts";
import { readEffects, readWhen } from "./effects.ts";
import { readMultipliers, readTold, readWeight } from "./flashpoint.ts";
import {
  optionalText,
  readBasis,
  readFlag,
  readName,
  readNumberOr,
  readString,
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
    moves: sectionOf(node, "moves").map((move) => readMove(context, move, brand(key), basis)),
    ...withBasis(basis),
    span: entry.keySpan,
  };
}

function readMove(
  context: Context,
  entry: Entry,
  actor: ActorId,
  inherited: Basis | undefined,
): Move {
  const { key, value: node } = entry;
  const path = `actors.${actor}.moves.${key}`;
  const basis = readBasis(context, node, inherited);
  return {
    id: brand(key),
    name: readName(context, node, key),
    ...optionalText(context, node, "about"),
    ...readWhen(context, node),
    weight: readWeight(context, node, path, basis, entry, false),
    multipliers: readMultipliers(context, node, path, basis),
    effects: readEffects(context, node, path, basis, true),
    ...readTold(context, node, basis),
    span: entry.keySpan,
  };
}

/** Reads one event. */
export function readEvent(context: Context, entry: Entry): Event {
  const { key, value: node } = entry;
  const path = `events.${key}`;
  const basis = readBasis(context, node, undefined);
  const date = readString(node, "date");
  const dated = childOf(node, "date") !== undefined;
  if (date !== undefined) checkWithinRun(context, entry, date);
  return {
    id: brand(key),
    ...optionalText(context, node, "name"),
    ...readWhen(context, node),
    occurrence: dated
      ? {
          kind: "dated",
          date: date ?? context.calendar.start,
          probability: readDatedChance(context, node, path, basis, entry.keySpan),
        }
      : {
          kind: "undated",
          base: readBase(context, node, path, basis, entry.keySpan),
          multipliers: readMultipliers(context, node, path, basis),
          repeats: readFlag(node, "repeats"),
        },
    effects: readEffects(context, node, path, basis, true),
    ...readTold(context, node, basis),
    span: entry.keySpan,
  };
}

function checkWithinRun(context: Context, entry: Entry, date: string): void {
  const { start, unit, steps } = context.calendar;
  const day = dayOfDate(date);
  const first = dayOfDate(start);
  const span = childOf(entry.value, "date")?.span;
  if (day === undefined || first === undefined || span === undefined || steps === 0) return;
  const last = dayOfStep(first, unit, steps) - 1;
  if (day >= first && day <= last) return;
  context.report(
    diagnose("event-outside-run", span, { date, first: start, last: dateOfDay(last) }),
  );
}
