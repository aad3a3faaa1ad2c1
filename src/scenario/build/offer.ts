/**
 * Standing offers: one variable with named states, a stopwatch that runs while it is open, the moves of the two
 * actors that change it, and a certain event by which it lapses.
 */

import type { ActorId, StopwatchId } from "../../base/brand.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Span } from "../../source/span.ts";
import type { Expression, Happening } from "../expression/expression.ts";
import { mayBeMade, stateExpression } from "../expression/offers.ts";
import type { Basis } from "../basis.ts";
import type { Effect, Variable } from "../model.ts";
import {
  lapsedId,
  offerClockId,
  offerNumber,
  offerStates,
  type OfferOrigin,
  type OfferState,
} from "../offer.ts";
import { childOf, entriesOf, type Entry, type Node } from "../yaml/tree.ts";
import { pieceOf, readPiece, reportUnknown, type Context } from "./context.ts";
import { readEffects } from "./effects.ts";
import { brand } from "./id.ts";
import { offerMoves } from "./offer-names.ts";
import {
  optionalText,
  readBasis,
  readFlag,
  readName,
  readNews,
  readString,
  withBasis,
} from "./text.ts";

/** A move that an offer gives one of its two actors. */
export interface OfferMove extends Entry {
  readonly actor: ActorId;
  readonly origin: OfferOrigin;
  readonly basis: Basis | undefined;
  /** When it is open, before what the author wrote. */
  readonly available: Expression;
  /** How it changes the offer. */
  readonly effects: readonly Effect[];
}

/** What the offers of a scenario are lowered to, beside what is noted in the context. */
export interface Offers {
  readonly states: readonly Variable[];
  readonly moves: readonly OfferMove[];
}

/** Reads the offers; what lapses is noted as an event. */
export function readOffers(context: Context, entries: readonly Entry[]): Offers {
  const read = context.scope.edition < 2 ? [] : entries.map((entry) => readOffer(context, entry));
  return {
    states: read.flatMap(({ states }) => states),
    moves: read.flatMap(({ moves }) => moves),
  };
}

function readOffer(context: Context, entry: Entry): Offers {
  const { key, value: node, keySpan: span } = entry;
  const by = readSide(context, node, "by");
  const to = readSide(context, node, "to");
  if (by === undefined || to === undefined) return { states: [], moves: [] };
  checkTerms(context, entry, by === to);
  const basis = readBasis(context, node, undefined);
  const stands = context.names.offers.get(key)?.stands;
  const origin: Happening = { kind: "move", actor: by, move: brand(key) };
  if (stands !== undefined) {
    const id: StopwatchId = brand(offerClockId(key));
    context.plans.stopwatches.push({ id, kind: "offer", origin, hidden: false });
  }
  const stop = stands === undefined ? [] : [turnClock(key, false, span)];
  const start = stands === undefined ? [] : [turnClock(key, true, span)];
  const open = stateExpression(key, "==", "open", span);
  const moves = offerMoves(entry).map(({ side, id, part, path }): OfferMove => {
    const ends = readString(part.value, "ends");
    const making = side === "by" && id === key;
    const effects = making
      ? [setState(key, "open", span), ...start]
      : side === "by"
        ? unmake(context, key, "withdrawn", span)
        : ends === "accepted" || ends === "refused"
          ? [answer(key, ends, span), ...stop]
          : readFlag(part.value, "renews")
            ? start
            : [];
    if (readFlag(part.value, "hidden")) reportHidden(context, part.value, key);
    return {
      ...part,
      key: id,
      actor: side === "by" ? by : to,
      origin: { kind: "offer", offer: key, path },
      basis,
      available: making ? mayBeMade(key, span) : open,
      effects,
    };
  });
  readLapse(context, entry, { origin, stands, open, stop, basis });
  const leaving = moves.filter(
    (one) => one.actor === to && readString(one.value, "ends") === undefined,
  );
  const state: Variable = {
    id: brand(key),
    name: readName(context, node, key),
    ...optionalText(context, node, "about"),
    integer: true,
    start: { kind: "number", value: offerNumber("none"), span },
    min: offerNumber("refused"),
    max: offerNumber("accepted"),
    hidden: false,
    origin: {
      kind: "offer-state",
      by,
      to,
      ...(stands === undefined ? {} : { stands }),
      leaving: leaving.map((one) => one.key),
    },
    ...withBasis(basis),
    span,
  };
  return { states: [state], moves };
}

/** Who makes or gets an offer; reports nobody of that name. */
function readSide(context: Context, node: Node, key: "by" | "to"): ActorId | undefined {
  const written = childOf(node, key);
  if (written?.kind !== "scalar") return undefined;
  const { actors } = context.names;
  const actor = actors.get(written.text);
  if (actor === undefined) {
    reportUnknown(context, "actor", written.text, written.span, actors.keys());
  }
  return actor?.id;
}

function checkTerms(context: Context, { key, value, keySpan }: Entry, toItself: boolean): void {
  if (toItself) {
    const span = childOf(value, "to")?.span ?? keySpan;
    context.report(diagnose("offer-to-itself", span, { offer: key }));
  }
  if (readFlag(value, "hidden")) reportHidden(context, value, key);
  const answers = childOf(value, "answers");
  if (entriesOf(answers).some((one) => childOf(one.value, "ends") !== undefined)) return;
  context.report(diagnose("offer-without-answer", answers?.span ?? keySpan, { offer: key }));
}

function reportHidden(context: Context, node: Node, offer: string): void {
  const { span } = childOf(node, "hidden") ?? node;
  context.report(diagnose("offer-hidden", span, { offer }));
}

function setState(offer: string, state: OfferState, span: Span): Effect {
  const value: Expression = { kind: "number", value: offerNumber(state), span };
  return { operation: "set", target: "variable", variable: brand(offer), value, span };
}

/** Beyond either end, so that no `set` of the same moment undoes it; of two answers, the better one counts. */
const answers = { accepted: 2 * offerStates.length, refused: -offerStates.length } as const;

function answer(offer: string, ends: keyof typeof answers, span: Span): Effect {
  const value: Expression = { kind: "number", value: answers[ends], span };
  return { operation: "add", target: "variable", variable: brand(offer), value, span };
}

/** What withdraws an offer, or undoes what came of it. */
export function unmake(
  context: Context,
  offer: string,
  state: "none" | "withdrawn",
  span: Span,
): readonly Effect[] {
  const timed = context.names.offers.get(offer)?.stands !== undefined;
  return [setState(offer, state, span), ...(timed ? [turnClock(offer, false, span)] : [])];
}

function turnClock(offer: string, starts: boolean, span: Span): Effect {
  return {
    operation: "set",
    target: "stopwatch",
    stopwatch: brand(offerClockId(offer)),
    starts,
    span,
  };
}

/** Its end: a certain event, when its time is over or it is void. */
function readLapse(
  context: Context,
  { key, value: node, keySpan: span }: Entry,
  parts: {
    readonly origin: Happening;
    readonly stands: number | undefined;
    readonly open: Expression;
    readonly stop: readonly Effect[];
    readonly basis: Basis | undefined;
  },
): void {
  const { origin, stands, open, stop } = parts;
  const voiding = childOf(node, "void");
  const over: Expression[] = [];
  if (stands !== undefined) {
    const stopwatch: StopwatchId = brand(offerClockId(key));
    over.push({ kind: "within", stopwatch, origin, low: stands, high: stands + 1, span });
  }
  if (voiding?.kind === "scalar") over.push(readPiece(context, pieceOf(voiding), "boolean"));
  const [left, right] = over;
  if (left === undefined) return;
  const ended: Expression = right === undefined ? left : { kind: "or", left, right, span };
  const lapsed = childOf(node, "lapsed");
  const path = `offers.${key}.lapsed`;
  const basis = lapsed === undefined ? parts.basis : readBasis(context, lapsed, parts.basis);
  context.plans.events.push({
    id: brand(lapsedId(key)),
    origin: { kind: "offer", offer: key, path },
    when: { kind: "and", left: open, right: ended, span },
    occurrence: { kind: "certain", repeats: true },
    effects: [
      ...(lapsed === undefined ? [] : readEffects(context, lapsed, path, basis, true)),
      setState(key, "lapsed", span),
      ...stop,
    ],
    ...readNews(context, lapsed),
    hidden: false,
    ...withBasis(basis),
    span,
  });
}
