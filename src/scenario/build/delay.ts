/**
 * Effects that come later (`after: 2 weeks`): what brings one about starts a stopwatch, unless it runs; a
 * certain event then writes, with the numbers of that time, and stops it. Of two at once the first wins.
 */

import type { Expression, Happening } from "../expression/expression.ts";
import type { Actor, Effect, Event, Flashpoint, Stopwatch } from "../model.ts";
import type { Text } from "../basis.ts";
import { childOf, type Entry } from "../yaml/tree.ts";
import type { Context } from "./context.ts";
import { readDuration } from "./duration.ts";
import { brand } from "./id.ts";
import type { Delay } from "./noted.ts";

/** Whether an effect is to come later. */
export function isLater(context: Context, entry: Entry): boolean {
  return context.scope.edition >= 2 && childOf(entry.value, "after") !== undefined;
}

/** The effect itself, or what starts its stopwatch. */
export function inTime(context: Context, entry: Entry, source: string, effect: Effect): Effect {
  if (!isLater(context, entry)) return effect;
  const after = childOf(entry.value, "after");
  const delay: Delay = {
    source,
    target: entry.key,
    effect,
    steps: readDuration(context, after),
    span: after?.span ?? entry.keySpan,
  };
  context.delays.push(delay);
  const { span } = delay;
  const running = within(delay, 0, undefined);
  const when: Expression = { kind: "not", operand: running, span };
  return {
    operation: "set",
    when,
    target: "stopwatch",
    stopwatch: idOf(delay),
    starts: true,
    span,
  };
}

function idOf({ source, target }: Delay): Stopwatch["id"] {
  return brand(`delay(${source}.${target})`);
}

/** `red.strike.tension.later`: the name of what comes. */
function eventIdOf({ source, target }: Delay): Event["id"] {
  const [section = "", ...keys] = source.split(".");
  const named = section === "events" || section === "offers";
  const names = named ? keys : keys.filter((_, index) => index !== 1);
  return brand(`${[...names, target].join(".")}.later`);
}

function originOf(delay: Delay): Happening {
  return { kind: "event", event: eventIdOf(delay) };
}

function within(delay: Delay, low: number, high: number | undefined): Expression {
  const { span } = delay;
  const end = high === undefined ? {} : { high };
  return { kind: "within", stopwatch: idOf(delay), origin: originOf(delay), low, ...end, span };
}

/** What brings an effect about, as far as a delay asks. */
interface Source {
  readonly name?: Text;
  readonly headline?: Text;
  readonly hidden: boolean;
}

/** The stopwatch and the event of each effect that comes later. */
export function delayed(
  context: Context,
  flashpoints: readonly Flashpoint[],
  actors: readonly Actor[],
  events: readonly Event[],
): readonly { readonly stopwatch: Stopwatch; readonly event: Event }[] {
  const sources = new Map<string, Source>([
    ...flashpoints.flatMap(({ id, rules }) =>
      rules.map((rule) => [`flashpoints.${id}.rules.${rule.id}`, rule] as const),
    ),
    ...actors.flatMap(({ id, moves }) =>
      moves.map((move) => [move.origin?.path ?? `actors.${id}.moves.${move.id}`, move] as const),
    ),
    ...events.map((event) => [`events.${event.id}`, event] as const),
  ]);
  return context.delays.map((delay) => {
    const { source, effect, steps, span } = delay;
    // What a plan brings about when it is done, or by being broken off, goes by the plan.
    const owner = sources.get(source) ?? sources.get(source.replace(/\.(?:done|break_off)$/u, ""));
    const hidden = owner?.hidden ?? false;
    const what = owner?.name ?? owner?.headline;
    const stop: Effect = {
      operation: "set",
      target: "stopwatch",
      stopwatch: idOf(delay),
      starts: false,
      span,
    };
    return {
      stopwatch: { id: idOf(delay), kind: "delay", origin: originOf(delay), hidden },
      event: {
        id: eventIdOf(delay),
        delay: { source, after: steps, ...(what === undefined ? {} : { what }) },
        when: within(delay, steps, steps + 1),
        occurrence: { kind: "certain", repeats: true },
        effects: [effect, stop],
        hidden,
        span,
      },
    };
  });
}
