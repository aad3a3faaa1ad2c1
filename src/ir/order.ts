/**
 * Canonical order: the order of every sum, share, draw and log, whatever the order in the file
 * (docs/semantics.md, "Canonical order"). Ids compare by UTF-16 code units, so no locale matters.
 */

import type { Actor, Flashpoint, Rule } from "../scenario/model.ts";

/** Ascending by code units; -1, 0 or 1. */
function compareIds(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A sorted copy, by id. */
export function sortById<Item extends { readonly id: string }>(
  items: readonly Item[],
): readonly Item[] {
  return items.toSorted((left, right) => compareIds(left.id, right.id));
}

/** Actors by turn, then id. */
export function sortActors(actors: readonly Actor[]): readonly Actor[] {
  return actors.toSorted((left, right) => left.turn - right.turn || compareIds(left.id, right.id));
}

/** The rules of a flashpoint by target level, worst first, then id. */
export function sortRules(flashpoint: Flashpoint): readonly Rule[] {
  const rung = new Map<string, number>(flashpoint.levels.map((level, index) => [level.id, index]));
  const target = (rule: Rule): number => rung.get(rule.to) ?? -1;
  return flashpoint.rules.toSorted(
    (left, right) => target(right) - target(left) || compareIds(left.id, right.id),
  );
}
