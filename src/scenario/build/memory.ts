/**
 * What is remembered of events and moves: a stopwatch for `ago`, a count for `times`. Either is made
 * only where something reads it, and started or raised by what it remembers, beside its own effects.
 */

import type { Span } from "../../source/span.ts";
import type { Expression, Happening } from "../expression/expression.ts";
import { memoryId } from "../expression/memory.ts";
import type { Actor, Effect, Event, Move, Stopwatch, Variable } from "../model.ts";
import { childOf, numberOf, type Node } from "../yaml/tree.ts";
import type { Context } from "./context.ts";
import { readDuration } from "./duration.ts";
import { brand } from "./id.ts";
import { noteMemories, type Memory } from "./noted.ts";

/** Conditions that keys of a move stand for: `at_most: 2` is `times(actor, move) < 2`, and so on. */
export function readLimits(
  context: Context,
  node: Node,
  origin: Happening & { readonly kind: "move" },
): readonly Expression[] {
  const before = childOf(node, "made_before");
  if (before !== undefined) {
    context.madeBefore.set(memoryId("ago", origin), readDuration(context, before));
  }
  const limits: Expression[] = [];
  const limit = (span: Span, comparison: "<" | ">=", value: number, left: Expression): void => {
    const right: Expression = { kind: "number", value, span };
    const expression: Expression = { kind: "compare", comparison, left, right, span };
    noteMemories(context, expression);
    limits.push(expression);
  };
  const most = childOf(node, "at_most");
  const count = numberOf(most);
  if (most !== undefined && count !== undefined) {
    const { span } = most;
    const tally = brand(memoryId("times", origin));
    limit(span, "<", count, { kind: "tally", tally, origin, most: count, span });
  }
  const pause = childOf(node, "not_again_for");
  if (pause !== undefined) {
    const { span } = pause;
    const steps = readDuration(context, pause);
    const stopwatch = brand(memoryId("ago", origin));
    limit(span, ">=", steps, { kind: "elapsed", stopwatch, origin, most: steps, span });
  }
  return limits;
}

/** The conditions, one after another; undefined where there is none. */
export function allOf(conditions: readonly (Expression | undefined)[]): Expression | undefined {
  return conditions
    .filter((one) => one !== undefined)
    .reduce<Expression | undefined>(
      (left, right) => (left === undefined ? right : { kind: "and", left, right, span: left.span }),
      undefined,
    );
}

/** Parts of a model that memories belong to. */
interface Remembered {
  readonly actors: readonly Actor[];
  readonly events: readonly Event[];
  readonly variables: readonly Variable[];
  readonly stopwatches?: readonly Stopwatch[];
}

/** The parts with all that is remembered of them. */
export function withMemories(context: Context, parts: Remembered): Remembered {
  const { memories, madeBefore } = context;
  if (memories.size === 0 && context.plans.stopwatches.length === 0) return parts;
  const of = (origin: Happening): readonly Memory[] =>
    (["ago", "times"] as const).flatMap((reader) => memories.get(memoryId(reader, origin)) ?? []);
  const remember = <T extends Event | Move>(element: T, origin: Happening): T => {
    const own = of(origin).map((memory) => effectOf(memory, element.span));
    return own.length === 0 ? element : { ...element, effects: [...element.effects, ...own] };
  };
  const stopwatches: Stopwatch[] = [...context.plans.stopwatches];
  const variables: Variable[] = [];
  for (const memory of memories.values()) {
    const { id, origin, reader, most } = memory;
    const element = elementOf(parts, origin);
    if (element === undefined) continue;
    const { hidden, span } = element;
    const before = madeBefore.get(memoryId("ago", origin));
    if (reader === "ago") {
      const start = before === undefined ? {} : { start: before };
      stopwatches.push({ id: brand(id), kind: "memory", origin, ...start, hidden });
    } else {
      const start: Expression = { kind: "number", value: before === undefined ? 0 : 1, span };
      const name = element.name ?? {};
      const bounds = { integer: true, start, min: 0, max: most };
      variables.push({ id: brand(id), name, ...bounds, hidden, origin, span });
    }
  }
  return {
    actors: parts.actors.map((actor) => ({
      ...actor,
      moves: actor.moves.map((move) =>
        remember(move, { kind: "move", actor: actor.id, move: move.id }),
      ),
    })),
    events: parts.events.map((event) => remember(event, { kind: "event", event: event.id })),
    variables: [...parts.variables, ...variables],
    ...(stopwatches.length === 0 ? {} : { stopwatches }),
  };
}

function elementOf({ actors, events }: Remembered, origin: Happening): Event | Move | undefined {
  if (origin.kind === "event") return events.find(({ id }) => id === origin.event);
  return actors.find(({ id }) => id === origin.actor)?.moves.find(({ id }) => id === origin.move);
}

function effectOf({ id, reader }: Memory, span: Span): Effect {
  if (reader === "ago") {
    return { operation: "set", target: "stopwatch", stopwatch: brand(id), starts: true, span };
  }
  const value: Expression = { kind: "number", value: 1, span };
  return { operation: "add", target: "variable", variable: brand(id), value, span };
}
