/**
 * The names of a scenario, collected before anything is read, so that order in the file does not
 * matter and a thing with a fault inside still exists for the others.
 */

import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import type { EventId, FlashpointId, LevelId, MoveId } from "../../base/brand.ts";
import type { Calendar } from "../model.ts";
import type { Edition } from "../edition.ts";
import { isReserved } from "../expression/functions.ts";
import { lapsedId } from "../offer.ts";
import { lineEventId, type Meaning, type ScopeActor, type ScopeLine } from "../expression/scope.ts";
import { booleanOf, childOf, entriesOf, itemsOf, type Entry, type Node } from "../yaml/tree.ts";
import { readDuration } from "./duration.ts";
import { brand } from "./id.ts";
import { nameOffer, type NamedOffer } from "./offer-names.ts";

/** Longest id, in characters. */
export const maximumIdLength = 40;
const idForm = /^[a-z][a-z0-9_]*$/u;

/** What is declared. */
export interface Names {
  readonly bare: Map<string, Meaning>;
  readonly events: ReadonlyMap<string, EventId>;
  readonly actors: ReadonlyMap<string, ScopeActor>;
  readonly offers: ReadonlyMap<string, NamedOffer>;
  readonly sources: ReadonlySet<string>;
  readonly culprits: readonly string[];
  readonly outcomes: ReadonlySet<string>;
  /** Variables that hold whole numbers. */
  readonly integers: ReadonlySet<string>;
  /** Levels of each flashpoint, best first. */
  readonly levels: ReadonlyMap<string, readonly LevelId[]>;
}

/** A level of a ladder as written: a mapping's entry, or an item of a list of ids. */
export interface LevelEntry {
  readonly id: string;
  readonly span: Span;
  readonly value: Node | undefined;
}

/** The levels of a flashpoint in order, in either form. */
export function levelEntries(flashpoint: Node): readonly LevelEntry[] {
  const levels = childOf(flashpoint, "levels");
  if (levels?.kind === "sequence") {
    return levels.items.flatMap((item) =>
      item.kind === "scalar" && typeof item.value === "string"
        ? [{ id: item.value, span: item.span, value: undefined }]
        : [],
    );
  }
  return entriesOf(levels).map((entry) => ({
    id: entry.key,
    span: entry.keySpan,
    value: entry.value,
  }));
}

/** Whether `id` can be an id at all; hyphens only where `hyphens` says so. */
export function isId(id: string, hyphens = false): boolean {
  return id.length <= maximumIdLength && idForm.test(hyphens ? id.replaceAll("-", "_") : id);
}

/** The move that breaks off a plan. */
export function breakOffId(plan: string): string {
  return `${plan}_break_off`;
}

/** Collects all names; reports ids that cannot be one, reserved words and duplicates. */
export function collectNames(
  tree: Node,
  edition: Edition,
  calendar: Calendar,
  report: (diagnostic: Diagnostic) => void,
): Names {
  const checkId = (id: string, span: Span): void => {
    checkIdOf(id, span, edition, report);
  };
  const bare = new Map<string, Meaning>();
  const first = new Map<string, { span: Span; kind: string }>();
  const declare = (entry: Entry, kind: string, meaning: Meaning): void => {
    checkId(entry.key, entry.keySpan);
    const other = first.get(entry.key);
    if (other !== undefined) {
      const related = [{ span: other.span, code: "first-defined-here" }];
      const fill = { id: entry.key, kind: other.kind, type: kind };
      report(diagnose("duplicate-id", entry.keySpan, fill, { related }));
      return;
    }
    first.set(entry.key, { span: entry.keySpan, kind });
    bare.set(entry.key, meaning);
  };
  for (const entry of section(tree, "parameters")) {
    declare(entry, "parameter", { kind: "parameter", id: brand(entry.key) });
  }
  // A definition counts as faulty until it has been read.
  for (const entry of section(tree, "definitions"))
    declare(entry, "definition", { kind: "faulty" });
  for (const entry of section(tree, "unknowns")) {
    const values = section(entry.value, "values").map((value) => {
      checkId(value.key, value.keySpan);
      return brand(value.key);
    });
    declare(
      entry,
      "unknown",
      values.length === 0 ? { kind: "faulty" } : { kind: "unknown", id: brand(entry.key), values },
    );
  }
  for (const entry of section(tree, "variables")) {
    declare(entry, "variable", { kind: "variable", id: brand(entry.key) });
  }
  const levels = new Map<string, readonly LevelId[]>();
  for (const entry of section(tree, "flashpoints")) {
    const ladder = collectLevels(entry.value, edition, report);
    levels.set(entry.key, ladder);
    declare(
      entry,
      "flashpoint",
      ladder.length === 0
        ? { kind: "faulty" }
        : {
            kind: "flashpoint",
            id: brand(entry.key),
            levels: ladder,
            marks: collectMarks(entry.value, ladder, checkId),
          },
    );
  }
  for (const { key, keySpan } of section(tree, "templates")) checkId(key, keySpan);
  for (const entry of section(tree, "groups")) {
    const members = itemsOf(entry.value).flatMap((item): readonly FlashpointId[] =>
      item.kind === "scalar" && levels.has(item.text) ? [brand(item.text)] : [],
    );
    if (itemsOf(entry.value).length === 0)
      report(diagnose("group-empty", entry.keySpan, { group: entry.key }));
    declare(
      entry,
      "group",
      members.length === 0
        ? { kind: "faulty" }
        : { kind: "group", id: entry.key, flashpoints: [...new Set(members)] },
    );
  }
  const standing = edition < 2 ? [] : section(tree, "offers");
  for (const entry of standing) declare(entry, "offer", { kind: "offer", id: entry.key });
  const events = new Map<string, EventId>();
  for (const entry of section(tree, "events")) {
    checkId(entry.key, entry.keySpan);
    events.set(entry.key, brand(entry.key));
  }
  const actors = new Map<string, ScopeActor>();
  for (const entry of section(tree, "actors")) {
    checkId(entry.key, entry.keySpan);
    const moves = new Map<string, MoveId>();
    for (const move of section(entry.value, "moves")) {
      checkId(move.key, move.keySpan);
      moves.set(move.key, brand(move.key));
    }
    const plans = new Map<string, number>();
    for (const { key, value } of section(entry.value, "moves")) {
      const takes = childOf(value, "takes");
      if (edition < 2 || takes === undefined) continue;
      plans.set(key, readDuration({ calendar, report }, takes));
      events.set(`${entry.key}.${key}.done`, brand(`${entry.key}.${key}.done`));
      if (childOf(value, "break_off") === undefined) continue;
      const id = breakOffId(key);
      const taken = section(entry.value, "moves").find((other) => other.key === id);
      if (taken === undefined) moves.set(id, brand(id));
      else report(diagnose("generated-id-taken", taken.keySpan, { id, of: key }));
    }
    const redLines = new Map<string, ScopeLine>();
    for (const { key, keySpan, value } of section(entry.value, "red_lines")) {
      checkId(key, keySpan);
      const lasts = childOf(value, "for");
      const event: EventId = brand(lineEventId(entry.key, key, "crossed"));
      events.set(event, event);
      if (childOf(value, "unanswered") !== undefined) {
        const silence: EventId = brand(lineEventId(entry.key, key, "unanswered"));
        events.set(silence, silence);
      }
      redLines.set(key, {
        event,
        ...(lasts === undefined ? {} : { lasts: readDuration({ calendar, report }, lasts) }),
      });
    }
    actors.set(entry.key, { id: brand(entry.key), moves, plans, redLines });
  }
  const offers = new Map<string, NamedOffer>();
  const written = (actor: string): readonly Entry[] =>
    section(childOf(childOf(tree, "actors"), actor) ?? tree, "moves");
  for (const entry of standing) {
    for (const { key, keySpan } of section(entry.value, "answers")) checkId(key, keySpan);
    events.set(lapsedId(entry.key), brand(lapsedId(entry.key)));
    offers.set(entry.key, nameOffer(entry, actors, written, { calendar, report }));
  }
  const outcomes = new Set<string>();
  for (const entry of section(tree, "outcomes")) {
    checkId(entry.key, entry.keySpan);
    outcomes.add(entry.key);
  }
  for (const key of ["forecasters", "expectations"]) {
    for (const entry of section(tree, key)) checkId(entry.key, entry.keySpan);
  }
  for (const flashpoint of section(tree, "flashpoints")) {
    for (const rule of section(flashpoint.value, "rules")) checkId(rule.key, rule.keySpan);
  }
  const sources = new Set<string>();
  for (const { key, keySpan } of section(tree, "sources")) {
    if (key === "judgement") report(diagnose("reserved-id", keySpan, { id: key }));
    else sources.add(key);
  }
  const integers = new Set(
    section(tree, "variables").flatMap(({ key, value }) =>
      booleanOf(childOf(value, "integer")) === true ? [key] : [],
    ),
  );
  const culprits = section(tree, "culprits").map(({ key, keySpan }) => {
    checkId(key, keySpan);
    return key;
  });
  return { bare, events, actors, offers, sources, culprits, outcomes, integers, levels };
}

/** The levels that a ladder's marks name; those that it does not have are reported where it is read. */
function collectMarks(
  flashpoint: Node,
  levels: readonly LevelId[],
  checkId: (id: string, span: Span) => void,
): ReadonlyMap<string, LevelId> {
  return new Map(
    section(flashpoint, "marks").flatMap(({ key, keySpan, value }) => {
      checkId(key, keySpan);
      const level = levels.find((id) => value.kind === "scalar" && id === value.text);
      return level === undefined ? [] : [[key, level] as const];
    }),
  );
}

function collectLevels(
  flashpoint: Node,
  edition: Edition,
  report: (diagnostic: Diagnostic) => void,
): readonly LevelId[] {
  const seen = new Map<string, Span>();
  for (const level of levelEntries(flashpoint)) {
    checkIdOf(level.id, level.span, edition, report, ["any"]);
    const span = seen.get(level.id);
    if (span === undefined) seen.set(level.id, level.span);
    else {
      const related = [{ span, code: "first-defined-here" }];
      report(
        diagnose(
          "duplicate-id",
          level.span,
          { id: level.id, kind: "level", type: "level" },
          { related },
        ),
      );
    }
  }
  return [...seen.keys()].map((id) => brand(id));
}

function checkIdOf(
  id: string,
  span: Span,
  edition: Edition,
  report: (diagnostic: Diagnostic) => void,
  alsoReserved: readonly string[] = [],
): void {
  if (!isId(id)) {
    const simpler = id
      .toLowerCase()
      .replaceAll(/[^a-z0-9_]+/gu, "_")
      .replace(/^[^a-z]+/u, "")
      .slice(0, maximumIdLength);
    report(diagnose("bad-id", span, { id }, { suggestion: isId(simpler) ? simpler : undefined }));
  } else if (isReserved(id, edition) || alsoReserved.includes(id))
    report(diagnose("reserved-id", span, { id }));
}

function section(node: Node, key: string): readonly Entry[] {
  return entriesOf(childOf(node, key));
}
