/** The elements of a scenario that runs may or may not come by, numbered, with their places in the file. */

import { at } from "../base/invariant.ts";
import type { Program, ProgramMultiplier } from "../ir/program.ts";
import type { Event, Model } from "../scenario/model.ts";

/** What an element is; what a plan, an offer or a red line was lowered to counts as a part of it. */
export const elementKinds = [
  ...(["level", "rule", "move", "plan", "offer", "line", "event"] as const),
  ...(["value", "multiplier", "number"] as const),
] as const;

/** One of them. */
export type ElementKind = (typeof elementKinds)[number];

/** An element. */
export interface Element {
  readonly kind: ElementKind;
  /** In the file; of a part without keys of its own, that of the whole and its name: `actors.a.moves.gather.stopped`. */
  readonly path: string;
  /** Whether the news has a headline for it. */
  readonly headline: boolean;
}

/** All elements, and the number of each by the indices of the program. */
export interface Elements {
  readonly all: readonly Element[];
  readonly levels: readonly (readonly number[])[];
  readonly rules: readonly (readonly Competitor[])[];
  readonly moves: readonly (readonly {
    readonly move: number;
    readonly ways: readonly Competitor[];
  }[])[];
  readonly events: readonly Competitor[];
  readonly values: readonly (readonly number[])[];
  readonly numbers: readonly number[];
}

/** What may come by chance: its number, if it counts by itself, and those of its multipliers; -1 for none. */
export interface Competitor {
  readonly element: number;
  readonly multipliers: readonly number[];
}

/** What an event was made of, and where that stands. */
function placeOfEvent({ id, origin, delay }: Event): Omit<Element, "headline"> {
  if (delay !== undefined) {
    // `north.gather.tension.later`: what it writes stands before the end.
    const target = id.split(".").at(-2) ?? "";
    return { kind: "event", path: `${delay.source}.then.${target}.after` };
  }
  switch (origin?.kind) {
    case undefined:
      return { kind: "event", path: `events.${id}` };
    case "move":
      return { kind: "plan", path: `actors.${origin.actor}.moves.${origin.move}.${origin.stage}` };
    case "offer":
      return { kind: "offer", path: origin.path };
    case "crossed":
    case "unanswered":
      return {
        kind: "line",
        path: `actors.${origin.actor}.red_lines.${origin.line}.${origin.kind}`,
      };
  }
}

/** Numbers the elements of a program that was lowered from the model. */
export function elementsOf(model: Model, program: Program): Elements {
  const all: Element[] = [];
  const add = (kind: ElementKind, path: string, told?: { readonly headline?: unknown }): number =>
    all.push({ kind, path, headline: told?.headline !== undefined }) - 1;
  const multipliers = (written: readonly ProgramMultiplier[]): readonly number[] =>
    written.map(({ factor, origin }) => {
      if (origin === "coupling") return -1;
      const path = at(program.places, factor.place).path.replace(/\.by$/u, "");
      return add(path.includes(".red_lines.") ? "line" : "multiplier", path);
    });
  const levels = program.flashpoints.map((flashpoint) =>
    flashpoint.levels.map((level) => add("level", `flashpoints.${flashpoint.id}.levels.${level}`)),
  );
  const rules = program.flashpoints.map(({ id, rules: own }) => {
    const written = model.flashpoints.find((one) => one.id === id)?.rules;
    return own.map((rule) => ({
      element: add(
        "rule",
        rule.path,
        written?.find((one) => one.id === rule.id),
      ),
      multipliers: multipliers(rule.multipliers),
    }));
  });
  const moves = program.actors.map(({ id, moves: own }) => {
    const written = model.actors.find((one) => one.id === id)?.moves;
    return own.map((move) => {
      const told = written?.find((one) => one.id === move.id);
      const path = told?.origin?.path ?? move.path;
      return {
        move: add(told?.origin === undefined ? "move" : "offer", path, told),
        ways: move.ways.map((way) => ({
          // Its own way is the move itself; others are answers to red lines.
          element: way.path === path || way.path === move.path ? -1 : add("line", way.path),
          multipliers: multipliers(way.multipliers),
        })),
      };
    });
  });
  const events = program.events.map(({ id, occurrence }) => {
    const written = model.events.find((one) => one.id === id);
    const { kind, path } = written === undefined ? nowhere(id) : placeOfEvent(written);
    return {
      element: add(kind, path, written),
      multipliers: occurrence.kind === "undated" ? multipliers(occurrence.multipliers) : [],
    };
  });
  const values = program.unknowns.map((unknown) =>
    unknown.values.map((value) => add("value", `unknowns.${unknown.id}.values.${value.id}`)),
  );
  const declared = new Set(model.parameters.filter((one) => one.declared).map(({ id }) => id));
  const numbers = program.parameters.map(({ id }) =>
    add("number", declared.has(id) ? `parameters.${id}` : id),
  );
  return { all, levels, rules, moves, events, values, numbers };
}

const nowhere = (id: string): Omit<Element, "headline"> => ({
  kind: "event",
  path: `events.${id}`,
});
