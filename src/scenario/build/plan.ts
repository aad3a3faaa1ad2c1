/**
 * Plans: moves that take their time. A plan is a stopwatch that its move starts, events that need no draw
 * (it is done, it loses what it needs, it no longer holds), and a move that breaks it off.
 */

import type { ActorId } from "../../base/brand.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Span } from "../../source/span.ts";
import type { Expression, Happening } from "../expression/expression.ts";
import { memoryId, stageOf } from "../expression/memory.ts";
import type { Effect } from "../model.ts";
import type { PlanStage } from "../stopwatch.ts";
import type { Basis } from "../basis.ts";
import { childOf, itemsOf, type Entry, type Node } from "../yaml/tree.ts";
import { pieceOf, readPiece, reportUnknown, type Context } from "./context.ts";
import { readDuration } from "./duration.ts";
import { readEffects } from "./effects.ts";
import { brand } from "./id.ts";
import { unmake } from "./offer.ts";
import { readFlag, readNews } from "./text.ts";

/** What being a plan, or breaking one off, adds to a move. */
interface PlanParts {
  /** Conditions before and behind its own. */
  readonly before: readonly Expression[];
  readonly conditions: readonly Expression[];
  readonly effects: readonly Effect[];
}

const nothing: PlanParts = { before: [], conditions: [], effects: [] };
const onlyOfPlans = ["needs", "lasts", "done", "stopped", "over", "break_off", "repeats"] as const;

function write(origin: Happening, starts: boolean, span: Span): Effect {
  const stopwatch = brand(memoryId("plan", origin));
  return { operation: "set", target: "stopwatch", stopwatch, starts, span };
}

/** That the stopwatch shows a number from `low` on, below `high`. */
function within(origin: Happening, low: number, high: number | undefined, span: Span): Expression {
  const stopwatch = brand(memoryId("plan", origin));
  const end = high === undefined ? {} : { high };
  return { kind: "within", stopwatch, origin, low, ...end, span };
}

/** Reads what makes a move a plan, and notes what it is made of beside the move. */
export function readPlan(
  context: Context,
  { key, value: node, keySpan: span }: Entry,
  actor: ActorId,
  path: string,
  basis: Basis | undefined,
  hidden: boolean,
): PlanParts {
  const takes = context.scope.actors.get(actor)?.plans?.get(key);
  if (takes === undefined) {
    const stray = onlyOfPlans.map((name) => childOf(node, name)).find((part) => part !== undefined);
    if (stray !== undefined && context.scope.edition >= 2) {
      context.report(diagnose("missing-key", span, { key: "takes", construct: "move" }));
    }
    return nothing;
  }
  const origin: Happening & { readonly kind: "move" } = { kind: "move", actor, move: brand(key) };
  const needed = childOf(node, "needs");
  const needs =
    needed?.kind === "scalar" ? readPiece(context, pieceOf(needed), "boolean") : undefined;
  const lasting = childOf(node, "lasts");
  const lasts = lasting === undefined ? undefined : readDuration(context, lasting);
  const repeats = readFlag(node, "repeats");
  const end = lasts === undefined ? Infinity : takes + lasts;
  const before = context.madeBefore.get(memoryId("ago", origin));
  const on = before !== undefined && before < end && !(repeats && before > takes);
  context.plans.stopwatches.push({
    id: brand(memoryId("plan", origin)),
    kind: "plan",
    origin,
    takes,
    ...(on ? { start: before } : {}),
    hidden,
  });
  const stop = write(origin, false, span);
  const note = (stage: PlanStage, when: Expression, stops: boolean): void => {
    const part = childOf(node, stage);
    const effects =
      part === undefined ? [] : readEffects(context, part, `${path}.${stage}`, basis, true);
    context.plans.events.push({
      id: brand(`${actor}.${key}.${stage}`),
      origin: { ...origin, stage },
      when,
      occurrence: { kind: "certain", repeats: true },
      effects: [...effects, ...(stops ? [stop] : [])],
      hidden: readFlag(part, "hidden") || (stage !== "done" && hidden),
      span,
      ...readNews(context, part),
    });
  };
  note("done", within(origin, takes, takes + 1, span), repeats);
  const underway = stageOf(origin, "underway", takes, span);
  if (needs !== undefined) {
    const lost: Expression = { kind: "not", operand: needs, span: needs.span };
    note("stopped", { kind: "and", left: underway, right: lost, span }, true);
  }
  if (lasts !== undefined) note("over", within(origin, end, end + 1, span), true);
  const off: Expression = { kind: "not", operand: within(origin, 0, undefined, span), span };
  return {
    before: [],
    conditions: [...(needs === undefined ? [] : [needs]), off],
    effects: [write(origin, true, span)],
  };
}

/** What breaking off a plan adds to the move that does it. */
export function readBreakOff(context: Context, plan: Entry, actor: ActorId): PlanParts {
  const takes = context.scope.actors.get(actor)?.plans?.get(plan.key);
  if (takes === undefined) return nothing;
  const origin: Happening = { kind: "move", actor, move: brand(plan.key) };
  const span = plan.keySpan;
  return {
    before: [stageOf(origin, "underway", takes, span)],
    conditions: [],
    effects: [write(origin, false, span)],
  };
}

/** What `undoes` names is stopped; an offer is as if never made. */
export function readUndoing(context: Context, node: Node): readonly Effect[] {
  return itemsOf(childOf(node, "undoes")).flatMap((item): readonly Effect[] => {
    if (item.kind !== "scalar") return [];
    if (context.names.offers.has(item.text)) return unmake(context, item.text, "none", item.span);
    const [actor = "", move = "", ...rest] = item.text.split(".");
    const known = context.scope.actors.get(actor)?.plans?.has(move) === true;
    if (known && rest.length === 0) {
      return [write({ kind: "move", actor: brand(actor), move: brand(move) }, false, item.span)];
    }
    const plans = [...context.scope.actors].flatMap(([id, own]) =>
      [...(own.plans?.keys() ?? [])].map((plan) => `${id}.${plan}`),
    );
    const candidates = [...plans, ...context.names.offers.keys()];
    reportUnknown(context, "plan", item.text, item.span, candidates);
    return [];
  });
}
