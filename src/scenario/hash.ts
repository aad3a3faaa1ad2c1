/**
 * The identity of a scenario: SHA-256 of the canonical form of its checked model.
 *
 * It depends on everything that can change a result, and on nothing else: not on texts, comments,
 * sources and reasons, not on the order in which a file lists things, unless that order means
 * something (levels, multipliers, links).
 */

import { sha256Hex } from "../base/sha256.ts";
import type { Model } from "./model.ts";

/** Parts that are for people only, by key, wherever they occur. */
const forPeople: ReadonlySet<string> = new Set([
  "span",
  "path",
  "name",
  "title",
  "about",
  "short",
  "place",
  "test",
  "headline",
  "again",
  "culprit",
  "culprits",
  "note",
  "basis",
  "ground",
  "aims",
  "redLines",
  "objectives",
  "sources",
  "languages",
  "declared",
  "origin",
  "delay",
  "on",
]);

/** Lists whose order means nothing, with what to sort them by; the canonical text if by nothing. */
const unordered: ReadonlySet<string> = new Set([
  "parameters",
  "unknowns",
  "values",
  "variables",
  "flashpoints",
  "rules",
  "actors",
  "moves",
  "events",
  "outcomes",
  "effects",
  "from",
  "knownTo",
]);

/** SHA-256 of `canonicalModel`, as 64 lower-case hexadecimal digits. */
export function hashModel(model: Model): string {
  return sha256Hex(canonicalModel(model));
}

/**
 * The canonical form: JSON without white space, keys sorted by UTF-16 units, lists without a
 * meaningful order sorted by their own canonical form, numbers in their shortest form.
 */
export function canonicalModel(model: Model): string {
  return canonical(decisive(model), "");
}

/** Short hashes of the parts of a model, by place: equal parts of two models have equal ones. */
export type PartHashes = Readonly<Record<string, string>>;

/** Parts that have parts of their own, by the key under which these stand. */
const nested = ["rules", "moves"] as const;

/** Hashes of everything in a model that can change a result: `flashpoints.kosovo`, `actors.nato.moves.consult`. */
export function partHashes(model: Model): PartHashes {
  const hashes: Record<string, string> = {};
  const put = (place: string, value: unknown): void => {
    hashes[place] = sha256Hex(canonical(value, "")).slice(0, 6);
  };
  const split = (place: string, items: readonly unknown[]): void => {
    for (const item of items) {
      const { id, ...part } = item as Readonly<Record<string, unknown>> & { readonly id: string };
      const own = Object.entries(part).filter(([key, inner]) => {
        const apart = nested.some((one) => one === key) && Array.isArray(inner);
        if (apart) split(`${place}.${id}.${key}`, inner);
        return !apart;
      });
      put(`${place}.${id}`, Object.fromEntries(own));
    }
  };
  for (const [key, value] of Object.entries(decisive(model))) {
    if (value === undefined || forPeople.has(key)) continue;
    const isList = Array.isArray(value) && value.every((one) => hasId(one));
    if (isList) split(key, value);
    else put(key, value);
  }
  return hashes;
}

function hasId(value: unknown): boolean {
  return typeof value === "object" && value !== null && "id" in value;
}

/** What can change a run or an outcome. */
function decisive(model: Model): Readonly<Record<string, unknown>> {
  // What others said, what is usual, expected or wanted can change no run.
  const { history, forecasters: _said, baseRates: _usual, ...judged } = model;
  const { expectations: _due, targets: _wanted, ...rest } = judged;
  const seen =
    history === undefined ? [] : [...history.levels, ...history.events, ...history.moves];
  const observed =
    history === undefined
      ? {}
      : {
          history: {
            until: history.until,
            effects: seen,
            ...(history.watched.length === 0 ? {} : { watched: history.watched }),
          },
        };
  return { ...rest, ...observed };
}

function canonical(value: unknown, key: string): string {
  if (Array.isArray(value)) {
    const parts = value.map((item: unknown) => canonical(item, ""));
    // By code units, not by locale: the same on every machine.
    if (unordered.has(key)) parts.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    return `[${parts.join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const parts = Object.entries(value)
      .filter(([name, part]) => !forPeople.has(name) && part !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part, name)}`);
    return `{${parts.join(",")}}`;
  }
  return JSON.stringify(value);
}
