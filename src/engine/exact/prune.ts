/**
 * The part of a program on which its outcomes depend: what nothing reads, directly or through others,
 * is neither drawn nor remembered. Indices stay as they are. A fault of what is left out is not met.
 */

import { at } from "../../base/invariant.ts";
import { expressionsOf } from "../../ir/outcome-fold.ts";
import type { Program, ProgramEffect } from "../../ir/program.ts";
import type { Expr } from "../../ir/expression.ts";
import {
  effectExpressions,
  eventExpressions,
  moveExpressions,
  part,
  partsOf,
  rulesExpressions,
  type Part,
} from "./reads.ts";

/** A program without what its outcomes do not depend on. */
export interface Pruned {
  /** Rules, effects and drift that matter; events and actors all, see below. */
  readonly program: Program;
  /** Parts of the state that matter. */
  readonly needed: ReadonlySet<Part>;
  /** Indices of the events and actors that matter. */
  readonly events: readonly number[];
  readonly actors: readonly number[];
}

function writes(effect: ProgramEffect, target: Part): boolean {
  return (
    target ===
    (effect.target === "variable"
      ? part("variable", effect.variable)
      : part("level", effect.flashpoint))
  );
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
    if (occurrence.kind === "undated" && !occurrence.repeats) found.push(part("flag", index));
  }
  if (kind === "actor") read(at(program.actors, index).moves.flatMap(moveExpressions));
  if (kind === "level") read(rulesExpressions(at(program.flashpoints, index)));
  if (kind === "variable") {
    const { drift } = at(program.variables, index);
    if (drift !== undefined) read([drift.value]);
    for (const [flashpoint, { rules }] of program.flashpoints.entries()) {
      for (const { effects } of rules) writers(effects, part("level", flashpoint));
    }
  }
  if (kind === "level" || kind === "variable") {
    for (const [event, { effects }] of program.events.entries()) {
      writers(effects, part("event", event));
    }
    for (const [actor, { moves }] of program.actors.entries()) {
      for (const { effects } of moves) writers(effects, part("actor", actor));
    }
  }
  return found;
}

/** Prunes a program by what its outcomes and its ending read, and by other parts that are asked about. */
export function prune(program: Program, others: readonly Part[] = []): Pruned {
  const asked = program.outcomes.flatMap(({ fold }) => expressionsOf(fold));
  if (program.endsWhen !== undefined) asked.push(program.endsWhen.value);
  const needed = partsOf(program, asked);
  for (const one of others) needed.add(one);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const one of needed) for (const cause of causesOf(program, one)) needed.add(cause);
  const useful = (effects: readonly ProgramEffect[]): readonly ProgramEffect[] =>
    effects.filter((effect) => [...needed].some((one) => writes(effect, one)));
  return {
    needed,
    events: [...program.events.keys()].filter((event) => needed.has(part("event", event))),
    actors: [...program.actors.keys()].filter((actor) => needed.has(part("actor", actor))),
    program: {
      ...program,
      variables: program.variables.map(({ drift, ...variable }, index) =>
        drift === undefined || !needed.has(part("variable", index))
          ? variable
          : { ...variable, drift },
      ),
      flashpoints: program.flashpoints.map((flashpoint, index) => ({
        ...flashpoint,
        rules: needed.has(part("level", index))
          ? flashpoint.rules.map((rule) => ({ ...rule, effects: useful(rule.effects) }))
          : [],
      })),
      actors: program.actors.map((actor) => ({
        ...actor,
        moves: actor.moves.map((move) => ({ ...move, effects: useful(move.effects) })),
      })),
      events: program.events.map((event) => ({ ...event, effects: useful(event.effects) })),
    },
  };
}
