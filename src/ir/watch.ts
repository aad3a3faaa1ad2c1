/**
 * A model that also tells when things happen: for each named happening an outcome with the step of
 * its first time, so that every engine lists the order of events run by run. Outcomes only look at a
 * run; nothing that a run does is changed.
 */

import type { OutcomeId } from "../base/brand.ts";
import { at, invariant } from "../base/invariant.ts";
import type { Expression } from "../scenario/expression/expression.ts";
import { undeclaredLanguage } from "../scenario/languages.ts";
import type { Effect, Flashpoint, Model } from "../scenario/model.ts";
import type { Outcome } from "../scenario/outcome.ts";
import type { Span } from "../source/span.ts";
import { arrivalOf } from "./lower-outcome.ts";

export type { Model };

/** Something that can happen in a run, with the names it has in the file. */
export type Happening =
  /** First at this level or worse, or (for levels better than the start) at this level or better. */
  | {
      readonly kind: "level";
      readonly flashpoint: string;
      readonly level: string;
      readonly way: "worse" | "better";
      /** Rungs from the starting level, ≥ 1. */
      readonly distance: number;
    }
  /** `writes`: flashpoints that it may change by itself. */
  | { readonly kind: "event"; readonly event: string; readonly writes: readonly string[] }
  | {
      readonly kind: "move";
      readonly actor: string;
      readonly move: string;
      readonly writes: readonly string[];
    };

/** A happening and the condition under which it has happened. */
interface Condition {
  readonly happening: Happening;
  readonly when: Expression;
}

/** The model with the outcomes added, and their ids. */
export interface WatchedModel {
  readonly model: Model;
  /** Id of the time outcome of each happening. */
  readonly watched: readonly { readonly happening: Happening; readonly id: string }[];
  /** Id of the time outcome that tells when the target came true; none if only the end decides it. */
  readonly arrival?: string;
}

/** Happenings of a model: levels off the start, events, moves. */
export function happeningsOf(model: Model): readonly Happening[] {
  return conditionsOf(model).map(({ happening }) => happening);
}

/** Those that can change a level by themselves: levels, events, moves that write a flashpoint. */
export function tellingHappenings(model: Model): readonly Happening[] {
  return happeningsOf(model).filter(
    (happening) => happening.kind !== "move" || happening.writes.length > 0,
  );
}

function writtenBy(effects: readonly Effect[]): readonly string[] {
  return effects.flatMap((effect): string[] =>
    effect.target === "flashpoint" ? [effect.flashpoint] : [],
  );
}

function conditionsOf(model: Model): readonly Condition[] {
  const events = model.events.map(({ id, effects, span }): Condition => ({
    happening: { kind: "event", event: id, writes: writtenBy(effects) },
    when: { kind: "happened", event: id, span },
  }));
  const moves = model.actors.flatMap((actor) =>
    actor.moves.map(({ id, effects, span }): Condition => ({
      happening: { kind: "move", actor: actor.id, move: id, writes: writtenBy(effects) },
      when: { kind: "moved", actor: actor.id, move: id, span },
    })),
  );
  return [...events, ...moves, ...model.flashpoints.flatMap(passagesOf)];
}

function passagesOf({ id, levels, start, span }: Flashpoint): readonly Condition[] {
  const first = levels.findIndex((level) => level.id === start);
  return levels.flatMap((level, rung): Condition[] => {
    if (rung === first) return [];
    const way = rung > first ? "worse" : "better";
    const comparison = rung > first ? ">=" : "<=";
    const distance = Math.abs(rung - first);
    return [
      {
        happening: { kind: "level", flashpoint: id, level: level.id, way, distance },
        when: { kind: "compare-level", comparison, flashpoint: id, level: level.id, span },
      },
    ];
  });
}

/** No id of a file has a blank. */
function idOf(name: string): OutcomeId {
  return `watch ${name}` as OutcomeId;
}

function firstTime(id: OutcomeId, of: Expression, span: Span): Outcome {
  return {
    id,
    title: { [undeclaredLanguage]: id },
    form: { kind: "first_time", of },
    type: "time",
    span,
  };
}

/**
 * Adds the outcomes that watch `happenings`, each one of `happeningsOf`, and the target's arrival.
 * @param target id of the outcome whose paths are asked for
 */
export function watchModel(
  model: Model,
  happenings: readonly Happening[],
  target: string,
): WatchedModel {
  const known = new Map(
    conditionsOf(model).map((condition) => [keyOf(condition.happening), condition]),
  );
  const watched: { readonly happening: Happening; readonly id: string }[] = [];
  const added: Outcome[] = [];
  for (const [index, happening] of happenings.entries()) {
    const condition = known.get(keyOf(happening));
    invariant(condition !== undefined, "a happening of the model");
    const id = idOf(String(index));
    watched.push({ happening, id });
    added.push(firstTime(id, condition.when, condition.when.span));
  }
  const outcome = at(
    model.outcomes,
    model.outcomes.findIndex(({ id }) => id === target),
  );
  const decided = arrivalOf(outcome.form);
  const arrival = idOf("arrival");
  if (decided !== undefined) added.push(firstTime(arrival, decided, outcome.span));
  return {
    model: { ...model, outcomes: [...model.outcomes, ...added] },
    watched,
    ...(decided === undefined ? {} : { arrival }),
  };
}

/** A happening as a path in the file's names: `ukraine.brink`, `usa.direct_track`, an event's id. */
export function keyOf(happening: Happening): string {
  switch (happening.kind) {
    case "level":
      return `${happening.flashpoint}.${happening.level}`;
    case "event":
      return happening.event;
    case "move":
      return `${happening.actor}.${happening.move}`;
  }
}
