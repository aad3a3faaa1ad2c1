/** Ids of a model → indices of its program, in canonical order. */

import { invariant } from "../base/invariant.ts";
import type {
  Actor,
  Event,
  Flashpoint,
  Model,
  Parameter,
  Stopwatch,
  Unknown,
  Variable,
} from "../scenario/model.ts";
import { sortActors, sortById } from "./order.ts";

/** An ordered list with look-up by id. */
interface Index<Item> {
  readonly items: readonly Item[];
  /** Position of an id. @throws InvariantError if there is none: the checker lets no such id pass. */
  readonly of: (id: string) => number;
}

/** Everything that expressions and effects can name. */
export interface Names {
  readonly parameters: Index<Parameter>;
  readonly unknowns: Index<Unknown>;
  /** Values of each unknown, by id. */
  readonly values: readonly Index<Unknown["values"][number]>[];
  readonly variables: Index<Variable>;
  readonly flashpoints: Index<Flashpoint>;
  /** Levels of each flashpoint, best to worst. */
  readonly levels: readonly Index<Flashpoint["levels"][number]>[];
  readonly stopwatches: Index<Stopwatch>;
  readonly actors: Index<Actor>;
  /** Moves of each actor, by id. */
  readonly moves: readonly Index<Actor["moves"][number]>[];
  readonly events: Index<Event>;
}

function indexOf<Item extends { readonly id: string }>(items: readonly Item[]): Index<Item> {
  const positions = new Map<string, number>(items.map((item, position) => [item.id, position]));
  return {
    items,
    of: (id) => {
      const position = positions.get(id);
      invariant(position !== undefined, `the checked model names an unknown id: ${id}`);
      return position;
    },
  };
}

/** Orders everything canonically and numbers it. */
export function nameIndices(model: Model): Names {
  const unknowns = indexOf(sortById(model.unknowns));
  const flashpoints = indexOf(sortById(model.flashpoints));
  const actors = indexOf(sortActors(model.actors));
  return {
    parameters: indexOf(sortById(model.parameters)),
    unknowns,
    values: unknowns.items.map((unknown) => indexOf(sortById(unknown.values))),
    variables: indexOf(sortById(model.variables)),
    flashpoints,
    levels: flashpoints.items.map((flashpoint) => indexOf(flashpoint.levels)),
    stopwatches: indexOf(sortById(model.stopwatches ?? [])),
    actors,
    moves: actors.items.map((actor) => indexOf(sortById(actor.moves))),
    events: indexOf(sortById(model.events)),
  };
}
