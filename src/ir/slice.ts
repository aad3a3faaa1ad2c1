/**
 * The slice of a program: the part of it on which some outcomes depend, directly or through others
 * (docs/semantics.md, "Run faults"). What nothing of it reads is neither drawn, written nor evaluated,
 * so that none of it can stop a run. Indices stay as they are, and so do the addresses of draws: where
 * the whole program comes through, what is asked of the slice has the same value to the bit.
 */

import { at } from "../base/invariant.ts";
import { expressionsOf } from "./outcome-fold.ts";
import type { Program, ProgramActor, ProgramEffect, ProgramEvent, ProgramMove } from "./program.ts";
import type { Expr, Root } from "./expression.ts";
import {
  effectExpressions,
  eventExpressions,
  moveExpressions,
  part,
  partsOf,
  rulesExpressions,
  type Part,
} from "./parts.ts";
import { amountOf } from "./walk.ts";

/** A program without what is not asked of it. */
export interface Slice {
  readonly program: Program;
  /** Parts of the state that matter. */
  readonly needed: ReadonlySet<Part>;
  /** Indices of the events and actors that matter. */
  readonly events: readonly number[];
  readonly actors: readonly number[];
}

function targetOf(effect: ProgramEffect): Part {
  switch (effect.target) {
    case "variable":
      return part("variable", effect.variable);
    case "flashpoint":
      return part("level", effect.flashpoint);
    case "stopwatch":
      return part("stopwatch", effect.stopwatch);
  }
}

function writes(effect: ProgramEffect, target: Part): boolean {
  return target === targetOf(effect);
}

/** What decides over one part: other parts, and elements as `event/0` and `actor/0`. */
function causesOf(program: Program, target: Part): Iterable<Part> {
  const found: Part[] = [];
  const read = (expressions: readonly Expr[]): void => {
    found.push(...partsOf(program, expressions));
  };
  const writers = (effects: readonly ProgramEffect[], writer: Part): void => {
    for (const effect of effects) {
      if (!writes(effect, target)) continue;
      found.push(writer);
      read(effectExpressions(effect));
    }
  };
  const [kind = "", first = ""] = target.split("/");
  const index = Number(first);
  if (kind === "dwell" || kind === "held") found.push(part("level", index));
  if (kind === "flag") found.push(part("event", index));
  if (kind === "moved") found.push(part("actor", index));
  if (kind === "event") {
    const event = at(program.events, index);
    read(eventExpressions(event));
    const { occurrence } = event;
    if (occurrence.kind !== "dated" && !occurrence.repeats) found.push(part("flag", index));
  }
  if (kind === "actor") read(at(program.actors, index).moves.flatMap(moveExpressions));
  if (kind === "level") read(rulesExpressions(at(program.flashpoints, index)));
  if (kind === "variable") {
    const { drift } = at(program.variables, index);
    if (drift !== undefined) read([drift.value]);
  }
  if (kind === "variable" || kind === "stopwatch") {
    for (const [flashpoint, { rules }] of program.flashpoints.entries()) {
      for (const { effects } of rules) writers(effects, part("level", flashpoint));
    }
  }
  if (kind === "level" || kind === "variable" || kind === "stopwatch") {
    for (const [event, { effects }] of program.events.entries()) {
      writers(effects, part("event", event));
    }
    for (const [actor, { moves }] of program.actors.entries()) {
      for (const { effects } of moves) writers(effects, part("actor", actor));
    }
  }
  return found;
}

/** What outcomes, the ending and other parts that are asked about depend on. */
function neededBy(program: Program, others: readonly Part[]): ReadonlySet<Part> {
  const asked = program.outcomes.flatMap(({ fold }) => expressionsOf(fold));
  if (program.endsWhen !== undefined) asked.push(program.endsWhen.value);
  const needed = partsOf(program, asked);
  for (const one of others) needed.add(one);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const one of needed) for (const cause of causesOf(program, one)) needed.add(cause);
  return needed;
}

/** A root that nothing can go wrong with. */
const plainly = ({ place }: Pick<Root, "place">, value: number): Root => ({
  value: { kind: "number", value },
  place,
});

/** An event that never falls due. */
function neverOf({ when: _, occurrence, ...event }: ProgramEvent): ProgramEvent {
  const chance =
    occurrence.kind === "dated"
      ? occurrence.probability
      : occurrence.kind === "certain"
        ? event
        : amountOf(occurrence.base);
  return {
    ...event,
    occurrence: {
      kind: "dated",
      step: -1,
      probability: plainly(chance, 0),
    },
    effects: [],
  };
}

/** A move that is never drawn. */
function idleOf({ when: _, ...move }: ProgramMove): ProgramMove {
  const { path, place } = move;
  const [own] = move.ways;
  const weight = plainly(own === undefined ? { place } : amountOf(own.base), 0);
  const ways = [{ path, base: { kind: "certain", weight }, multipliers: [] } as const];
  return { ...move, ways, effects: [] };
}

/** An actor that does nothing. */
function idleActor({ rest: _, ...actor }: ProgramActor): ProgramActor {
  return { ...actor, moves: actor.moves.map(idleOf) };
}

/** The slice of a program by its outcomes and its ending, and by other parts that are asked about. */
export function slice(program: Program, others: readonly Part[] = []): Slice {
  const needed = neededBy(program, others);
  const useful = (effects: readonly ProgramEffect[]): readonly ProgramEffect[] =>
    effects.filter((effect) => [...needed].some((one) => writes(effect, one)));
  const has = (kind: string, index: number): boolean => needed.has(part(kind, index));
  return {
    needed,
    events: [...program.events.keys()].filter((event) => has("event", event)),
    actors: [...program.actors.keys()].filter((actor) => has("actor", actor)),
    program: {
      ...program,
      unknowns: program.unknowns.map((unknown, index) => ({
        ...unknown,
        values: has("unknown", index)
          ? unknown.values
          : unknown.values.map(({ id, share }) => ({ id, share: plainly(share, 1) })),
      })),
      variables: program.variables.map(({ drift: _drift, noise: _noise, ...variable }, index) =>
        has("variable", index)
          ? at(program.variables, index)
          : { ...variable, start: plainly(variable.start, variable.min) },
      ),
      flashpoints: program.flashpoints.map((flashpoint, index) => ({
        ...flashpoint,
        rules: has("level", index)
          ? flashpoint.rules.map((rule) => ({ ...rule, effects: useful(rule.effects) }))
          : [],
      })),
      actors: program.actors.map((actor, index) =>
        has("actor", index)
          ? {
              ...actor,
              moves: actor.moves.map((move) => ({ ...move, effects: useful(move.effects) })),
            }
          : idleActor(actor),
      ),
      events: program.events.map((event, index) =>
        has("event", index) ? { ...event, effects: useful(event.effects) } : neverOf(event),
      ),
    },
  };
}
