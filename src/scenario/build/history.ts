/** What stands beside a scenario for judging it: the observed history, forecasts, base rates. */

import { diagnose } from "../../source/catalog.ts";
import type { LevelId } from "../../base/brand.ts";
import { dayOfDate } from "../calendar.ts";
import { allows } from "../edition.ts";
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
      const when = readWhen(context, item, before, until);
      const [level, ...or] = readLevels(context, childOf(item, "level"), entry.key, ids);
      before = when?.latest ?? when?.date ?? before;
      if (when === undefined || level === undefined) return [];
      const known = readString(item, "until");
      return [
        {
          flashpoint: brand(entry.key),
          ...when,
          level,
          ...(or.length === 0 ? {} : { or }),
          ...(known === undefined ? {} : { until: known }),
          ...observedNote(context, item),
        },
      ];
    });
  });
  const events = itemsOf(childOf(node, "events")).flatMap((item) => {
    const when = readWhen(context, item, "", until);
    const name = childOf(item, "event");
    const event = name?.kind === "scalar" ? context.names.events.get(name.text) : undefined;
    if (name?.kind === "scalar" && event === undefined) {
      reportUnknown(context, "event", name.text, name.span, context.names.events.keys());
    }
    return event === undefined || when === undefined
      ? []
      : [{ event, ...when, ...observedNote(context, item) }];
  });
  const moves = itemsOf(childOf(node, "moves")).flatMap((item) => {
    const when = readWhen(context, item, "", until);
    const made = readMove(context, childOf(item, "actor"), childOf(item, "move"));
    return made === undefined || when === undefined
      ? []
      : [{ ...made, ...when, ...observedNote(context, item) }];
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

/** A level, or several of which it was one: from the mildest. */
function readLevels(
  context: Context,
  node: Node | undefined,
  flashpoint: string,
  ids: readonly LevelId[],
): readonly LevelId[] {
  if (node?.kind === "sequence") {
    allows(context.scope.edition, 2, "level: [ … ]", node.span, context.report);
  }
  const found = new Set(itemsOf(node).map((item) => readLevel(context, item, flashpoint, ids)));
  return ids.filter((id) => found.has(id));
}

/** When an entry was. @param before no earlier than that */
function readWhen(
  context: Context,
  item: Node,
  before: string,
  until: string,
): Pick<History["events"][number], "date" | "latest"> | undefined {
  const days = [childOf(item, "date"), ...itemsOf(childOf(item, "between"))].flatMap((node) =>
    node?.kind === "scalar" && dayOfDate(node.text) !== undefined ? [node] : [],
  );
  let last = before;
  for (const [index, { text: date, span }] of days.entries()) {
    // ISO dates compare as texts.
    const isEarly = date < context.calendar.start && context.calendar.steps > 0;
    if (date < last) context.report(diagnose("history-order", span, { date, limit: last }));
    else if (date > until && dayOfDate(until) !== undefined) {
      context.report(diagnose("history-after-end", span, { date, limit: until }));
    } else if (isEarly && index === days.length - 1) {
      context.report(
        diagnose("history-before-start", span, { date, start: context.calendar.start }),
      );
    }
    last = date;
  }
  const [first, latest] = days.map(({ text }) => text);
  if (first === undefined) return undefined;
  return { date: first, ...(latest === undefined || latest === first ? {} : { latest }) };
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
