/** Flashpoints with their ladders and rules. */

import { suggest } from "../../base/suggest.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Span } from "../../source/span.ts";
import type { LevelId } from "../../base/brand.ts";
import type { Culprit, Flashpoint, Level, Multiplier, Rule } from "../model.ts";
import type { Basis } from "../basis.ts";
import { booleanOf, childOf, itemsOf, type Entry, type Node } from "../yaml/tree.ts";
import { readBase } from "./chance.ts";
import type { Context } from "./context.ts";
import { brand } from "./id.ts";
import { readEffects, readLevel, readWhen } from "./effects.ts";
import { levelEntries } from "./names.ts";
import { readNumber } from "./number.ts";
import { readUndoing } from "./plan.ts";
import {
  optionalText,
  readBasis,
  readFlag,
  readName,
  readNews,
  readNumberOr,
  sectionOf,
  withBasis,
} from "./text.ts";

/** Reads one flashpoint. */
export function readFlashpoint(context: Context, entry: Entry): Flashpoint {
  const { key, value: node } = entry;
  const ids = context.names.levels.get(key) ?? [];
  const basis = readBasis(context, node, undefined);
  const levels = levelEntries(node).map((level): Level => ({
    id: brand(level.id),
    name: readName(context, level.value, level.id),
    ...optionalText(context, level.value, "test"),
  }));
  for (const { value } of sectionOf(node, "marks")) readLevel(context, value, key, ids);
  const start = readLevel(context, childOf(node, "start"), key, ids) ?? ids[0] ?? brand("");
  return {
    id: brand(key),
    name: readName(context, node, key),
    ...optionalText(context, node, "short"),
    ...readPlace(node),
    ...optionalText(context, node, "about"),
    levels,
    start,
    startDwell: readNumberOr(node, "dwell", 0),
    startHeld: readHeld(context, node, key, ids, start),
    rules: sectionOf(node, "rules").map((rule) => readRule(context, rule, key, ids, basis)),
    ...withBasis(basis),
    span: entry.keySpan,
  };
}

/** Where it stands on a map; nothing where a part of it is missing, which was told. */
function readPlace(node: Node): Pick<Flashpoint, "place"> {
  const place = childOf(node, "place");
  if (place === undefined) return {};
  const [east, north] = ["east", "north"].map((key) => readNumberOr(place, key, Number.NaN));
  if (east === undefined || north === undefined || Number.isNaN(east + north)) return {};
  return { place: { east, north } };
}

function readHeld(
  context: Context,
  node: Node,
  flashpoint: string,
  ids: readonly LevelId[],
  start: LevelId,
): Flashpoint["startHeld"] {
  const held = Object.create(null) as Record<LevelId, number>;
  for (const { key, keySpan, value } of sectionOf(node, "held")) {
    const asScalar = {
      kind: "scalar",
      span: keySpan,
      value: key,
      text: key,
      style: "plain",
      offsets: undefined,
    } as const;
    const level = readLevel(context, asScalar, flashpoint, ids);
    if (level === undefined || value.kind !== "scalar" || typeof value.value !== "number") continue;
    if (ids.indexOf(level) > ids.indexOf(start)) {
      context.report(diagnose("held-above-start", keySpan, { level, start }));
    }
    held[level] = value.value;
  }
  return held;
}

function readRule(
  context: Context,
  entry: Entry,
  flashpoint: string,
  levels: readonly LevelId[],
  inherited: Basis | undefined,
): Rule {
  const { key, value: node } = entry;
  const path = `flashpoints.${flashpoint}.rules.${key}`;
  const basis = readBasis(context, node, inherited);
  const from = readFrom(context, childOf(node, "from"), flashpoint, levels);
  const to = readLevel(context, childOf(node, "to"), flashpoint, levels);
  const certain = booleanOf(childOf(node, "certain")) === true;
  if (!certain && to !== undefined && from.length > 0 && from.every((level) => level === to)) {
    context.report(
      diagnose("rule-goes-nowhere", childOf(node, "to")?.span ?? entry.keySpan, { level: to }),
    );
  }
  return {
    id: brand(key),
    ...optionalText(context, node, "name"),
    from,
    to: to ?? brand(""),
    ...readWhen(context, node),
    base: certain
      ? { kind: "certain", weight: readWeight(context, node, path, basis, entry.keySpan, true) }
      : readBase(context, node, path, basis, entry.keySpan),
    multipliers: readMultipliers(context, node, path, basis),
    effects: [...readEffects(context, node, path, basis, false), ...readUndoing(context, node)],
    ...readTold(context, node, basis),
    span: entry.keySpan,
  };
}

function readFrom(
  context: Context,
  node: Node | undefined,
  flashpoint: string,
  levels: readonly LevelId[],
): readonly LevelId[] {
  if (node?.kind === "scalar" && node.text === "any") return levels;
  return itemsOf(node).flatMap((item) => readLevel(context, item, flashpoint, levels) ?? []);
}

/** The weight of a certain rule or of a move; 1 where none is written. */
export function readWeight(
  context: Context,
  node: Node,
  path: string,
  basis: Basis | undefined,
  span: Span,
  needsNoRange: boolean,
): Multiplier["by"] {
  const weight = childOf(node, "weight");
  if (weight === undefined) return { kind: "number", value: 1, span };
  const bounds = { test: (value: number): boolean => value >= 0, text: "≥ 0" };
  return readNumber(context, weight, {
    path: `${path}.weight`,
    beside: node,
    basis,
    scale: "log",
    percent: false,
    bounds,
    needsNoRange,
    span,
  });
}

/** `times:` in the order written. */
export function readMultipliers(
  context: Context,
  node: Node,
  path: string,
  inherited: Basis | undefined,
): readonly Multiplier[] {
  const times = childOf(node, "times");
  if (times?.kind !== "sequence") return [];
  return times.items.map((item, index) => {
    const basis = readBasis(context, item, inherited);
    const own = `${path}.times.${String(index)}`;
    return {
      by: readFactor(context, item, own, basis),
      ...readWhen(context, item),
      ...withBasis(basis),
      span: item.span,
      path: own,
    };
  });
}

/** `by:` of a multiplier, ≥ 0. */
export function readFactor(
  context: Context,
  node: Node,
  path: string,
  basis: Basis | undefined,
): Multiplier["by"] {
  const by = childOf(node, "by");
  return readNumber(context, by, {
    path: `${path}.by`,
    beside: node,
    basis,
    scale: "log",
    percent: false,
    bounds: { test: (value: number): boolean => value >= 0, text: "≥ 0" },
    needsNoRange: by?.kind === "scalar" && (by.value === 0 || by.value === 1),
    span: node.span,
  });
}

const anybody = ["domestic", "third_party", "unknown"] as const;

/** How a rule, event or move is told. */
export function readTold(
  context: Context,
  node: Node,
  basis: Basis | undefined,
): Pick<Rule, "headline" | "again" | "culprit" | "hidden" | "basis"> {
  const culprit = childOf(node, "culprit");
  const name = culprit?.kind === "scalar" ? culprit.text : undefined;
  const { culprits, actors } = context.names;
  const known = [...anybody, ...culprits, ...actors.keys()];
  if (culprit !== undefined && name !== undefined && !known.includes(name)) {
    const fill = { found: name, choices: known.join(", ") };
    const suggestion = suggest(name, known);
    context.report(diagnose("bad-choice", culprit.span, fill, { suggestion }));
  }
  return {
    ...readNews(context, node),
    ...(name === undefined ? {} : { culprit: name satisfies Culprit }),
    hidden: readFlag(node, "hidden"),
    ...withBasis(basis),
  };
}
