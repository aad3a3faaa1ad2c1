/** What stands beside a scenario for judging it: the observed history, forecasts, base rates. */

import { diagnose } from "../../source/catalog.ts";
import { dayOfDate } from "../calendar.ts";
import type { BaseRates, Forecast, Forecaster, History } from "../history.ts";
import { childOf, entriesOf, itemsOf, type Entry, type Node } from "../yaml/tree.ts";
import { pieceOf, readPiece, reportUnknown, type Context } from "./context.ts";
import { readLevel } from "./effects.ts";
import { brand } from "./id.ts";
import { plainNumber } from "./number.ts";
import {
  optionalText,
  readBasis,
  readFlag,
  readName,
  readString,
  readText,
  sectionOf,
  withBasis,
} from "./text.ts";

/** Reads the history. */
export function readHistory(context: Context, node: Node): History {
  const until = readString(node, "until") ?? context.calendar.start;
  const levels = sectionOf(node, "levels").flatMap((entry) => {
    const ids = context.names.levels.get(entry.key);
    if (ids === undefined) {
      reportUnknown(context, "flashpoint", entry.key, entry.keySpan, context.names.levels.keys());
      return [];
    }
    let before = "";
    return itemsOf(entry.value).flatMap((item) => {
      const date = readString(item, "date");
      const level = readLevel(context, childOf(item, "level"), entry.key, ids);
      if (date !== undefined) {
        checkOrder(context, item, date, before, until);
        before = date;
      }
      if (date === undefined || level === undefined) return [];
      const known = readString(item, "until");
      return [
        {
          flashpoint: brand(entry.key),
          date,
          level,
          ...(known === undefined ? {} : { until: known }),
          ...observedNote(context, item),
        },
      ];
    });
  });
  const events = itemsOf(childOf(node, "events")).flatMap((item) => {
    const date = readString(item, "date");
    const name = childOf(item, "event");
    const event = name?.kind === "scalar" ? context.names.events.get(name.text) : undefined;
    if (name?.kind === "scalar" && event === undefined) {
      reportUnknown(context, "event", name.text, name.span, context.names.events.keys());
    }
    if (date !== undefined) checkOrder(context, item, date, "", until);
    return event === undefined || date === undefined
      ? []
      : [{ event, date, ...observedNote(context, item) }];
  });
  const moves = itemsOf(childOf(node, "moves")).flatMap((item) => {
    const date = readString(item, "date");
    const made = readMove(context, childOf(item, "actor"), childOf(item, "move"));
    if (date !== undefined) checkOrder(context, item, date, "", until);
    return made === undefined || date === undefined
      ? []
      : [{ ...made, date, ...observedNote(context, item) }];
  });
  const watched = itemsOf(childOf(node, "watched")).flatMap((item) => readWatched(context, item));
  return { until, levels, events, moves, watched };
}

function readMove(
  context: Context,
  actor: Node | undefined,
  move: Node | undefined,
): Pick<History["moves"][number], "actor" | "move"> | undefined {
  if (actor?.kind !== "scalar" || move?.kind !== "scalar") return undefined;
  const { actors } = context.names;
  const found = actors.get(actor.text);
  if (found === undefined) {
    reportUnknown(context, "actor", actor.text, actor.span, actors.keys());
    return undefined;
  }
  const id = found.moves.get(move.text);
  if (id === undefined) reportUnknown(context, "move", move.text, move.span, found.moves.keys());
  return id === undefined ? undefined : { actor: found.id, move: id };
}

/** An event, an actor, or `actor.move`. */
function readWatched(context: Context, item: Node): History["watched"] {
  if (item.kind !== "scalar") return [];
  const { actors, events } = context.names;
  const event = events.get(item.text);
  if (event !== undefined) return [{ event }];
  const [name = "", rest] = item.text.split(/\.(.*)/su);
  const actor = actors.get(name);
  if (actor === undefined) {
    reportUnknown(context, "event", item.text, item.span, [...events.keys(), ...actors.keys()]);
    return [];
  }
  if (rest === undefined) return [{ actor: actor.id }];
  const move = actor.moves.get(rest);
  if (move === undefined) reportUnknown(context, "move", rest, item.span, actor.moves.keys());
  return move === undefined ? [] : [{ actor: actor.id, move }];
}

function observedNote(
  context: Context,
  item: Node,
): Pick<History["events"][number], "note" | "basis"> {
  return {
    ...optionalText(context, item, "note"),
    ...withBasis(readBasis(context, item, undefined)),
  };
}

/** ISO dates compare as texts. */
function checkOrder(
  context: Context,
  item: Node,
  date: string,
  before: string,
  until: string,
): void {
  const span = childOf(item, "date")?.span;
  if (span === undefined || dayOfDate(date) === undefined) return;
  if (date < before) context.report(diagnose("history-order", span, { date, limit: before }));
  else if (date > until && dayOfDate(until) !== undefined) {
    context.report(diagnose("history-after-end", span, { date, limit: until }));
  } else if (date < context.calendar.start && context.calendar.steps > 0) {
    context.report(diagnose("history-before-start", span, { date, start: context.calendar.start }));
  }
}

/** Reads one forecaster. */
export function readForecaster(context: Context, entry: Entry): Forecaster {
  const { key, value: node } = entry;
  const inherited = readBasis(context, node, undefined);
  return {
    id: key,
    name: readName(context, node, key),
    ...optionalText(context, node, "about"),
    fitted: readFlag(node, "fitted"),
    said: itemsOf(childOf(node, "said")).flatMap((item) => {
      const date = readString(item, "date");
      const of = readSubject(context, item);
      const probability = readShare(context, childOf(item, "probability"));
      if (date === undefined || of === undefined || probability === undefined) return [];
      const ends = itemsOf(childOf(item, "range")).map((end) => readShare(context, end));
      const [low, high] = ends;
      return [
        {
          date,
          of,
          probability,
          ...(low === undefined || high === undefined ? {} : { range: { low, high } }),
          ...optionalText(context, item, "note"),
          ...withBasis(readBasis(context, item, inherited)),
        },
      ];
    }),
  };
}

/** A plain number in [0, 1]. */
function readShare(context: Context, node: Node | undefined): number | undefined {
  if (node?.kind !== "scalar") return undefined;
  const value = plainNumber(node.text)?.value;
  if (value === undefined) context.report(diagnose("bad-number", node.span, { found: node.text }));
  else if (!(value >= 0 && value <= 1)) {
    const bounds = "0% … 100%";
    context.report(diagnose("chance-out-of-bounds", node.span, { found: node.text, bounds }));
  } else return value;
  return undefined;
}

function readSubject(context: Context, item: Node): Forecast["of"] | undefined {
  const outcome = childOf(item, "outcome");
  if (outcome?.kind === "scalar") {
    const { outcomes } = context.names;
    if (outcomes.has(outcome.text)) return { kind: "outcome", outcome: brand(outcome.text) };
    reportUnknown(context, "outcome", outcome.text, outcome.span, outcomes);
    return undefined;
  }
  const [unknown, value] = [childOf(item, "unknown"), childOf(item, "value")];
  if (unknown?.kind !== "scalar") return undefined;
  const found = context.scope.names.get(unknown.text);
  if (found?.kind !== "unknown") {
    const candidates = [...context.scope.names].flatMap(([name, { kind }]) =>
      kind === "unknown" ? [name] : [],
    );
    reportUnknown(context, "unknown", unknown.text, unknown.span, candidates);
    return undefined;
  }
  if (value?.kind !== "scalar") {
    context.report(diagnose("missing-key", item.span, { key: "value", construct: "forecast" }));
    return undefined;
  }
  const id = found.values.find((one) => one === value.text);
  if (id === undefined) reportUnknown(context, "value", value.text, value.span, found.values);
  return id === undefined ? undefined : { kind: "unknown", unknown: found.id, value: id };
}

/** What the marks of ladders say in the terms of published rates. */
function markedLadders({ names }: Context): BaseRates["ladders"] {
  return [...names.bare.values()].flatMap((meaning) => {
    if (meaning.kind !== "flashpoint" || meaning.marks === undefined) return [];
    const [crisis, violence, war] = ["crisis", "violence", "war"].map((mark) =>
      meaning.marks?.get(mark),
    );
    if (crisis === undefined) return [];
    return [
      {
        flashpoint: meaning.id,
        crisis,
        ...(violence === undefined ? {} : { violence }),
        ...(war === undefined ? {} : { war }),
      },
    ];
  });
}

/**
 * Reads what the ladders mean in the terms of published rates: as `base_rates` says, else as their marks do.
 * Undefined where neither says anything.
 */
export function readBaseRates(context: Context, node: Node | undefined): BaseRates | undefined {
  const marked = markedLadders(context);
  if (node?.kind !== "mapping" && marked.length === 0) return undefined;
  const written = sectionOf(node, "ladders").flatMap((entry): BaseRates["ladders"] => {
    const ids = context.names.levels.get(entry.key);
    if (ids === undefined) {
      reportUnknown(context, "flashpoint", entry.key, entry.keySpan, context.names.levels.keys());
      return [];
    }
    const level = (key: string): ReturnType<typeof readLevel> =>
      readLevel(context, childOf(entry.value, key), entry.key, ids);
    const [crisis, violence, war] = [level("crisis"), level("violence"), level("war")];
    if (crisis === undefined) return [];
    return [
      {
        flashpoint: brand(entry.key),
        crisis,
        ...(violence === undefined ? {} : { violence }),
        ...(war === undefined ? {} : { war }),
      },
    ];
  });
  const nuclear = childOf(node, "nuclear_use");
  const named = new Set(written.map(({ flashpoint }) => flashpoint));
  return {
    ladders: [...written, ...marked.filter(({ flashpoint }) => !named.has(flashpoint))],
    ...(nuclear?.kind === "scalar"
      ? { nuclearUse: readPiece(context, pieceOf(nuclear), "boolean") }
      : {}),
    departures: entriesOf(childOf(node, "departures")).flatMap(({ key, keySpan, value }) => {
      const because = readText(context, value);
      return because === undefined ? [] : [{ rate: key, because, span: keySpan }];
    }),
  };
}
