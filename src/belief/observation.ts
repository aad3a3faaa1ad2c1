/**
 * What someone who does not know the hidden part of a run sees of one step: levels, visible
 * variables, and the log of events, moves and rules fired, less what is marked `hidden`
 * (docs/semantics.md, "Unknowns and belief").
 *
 * The filter sees nothing but observations, so a belief is a function of what was observed.
 */

import { at } from "../base/invariant.ts";
import type { ChangeRecord, Choice, StepRecord } from "../engine/interpreter/record.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { Program } from "../ir/program.ts";

/** What the looker knows beyond what everyone sees. */
export interface Knowledge {
  /** Unknowns whose drawn value the looker knows, by index. */
  readonly unknowns: readonly number[];
  /** Actors whose hidden moves the looker sees, by index: those the looker plays. */
  readonly actors: readonly number[];
}

/** What everyone knows. */
export const publicKnowledge: Knowledge = { unknowns: [], actors: [] };

/** What the players of these actors know: their own moves, and the unknowns that are `known_to` them. */
export function knowledgeOf(program: Program, actors: readonly number[]): Knowledge {
  return {
    actors,
    unknowns: program.unknowns.flatMap(({ knownTo }, index) =>
      knownTo.some((actor) => actors.includes(actor)) ? [index] : [],
    ),
  };
}

/** One actor's turn as it was seen. */
export interface ObservedTurn {
  /** Per slot the choice of a player; undefined where the policy drew. */
  readonly choices: readonly (Choice | undefined)[];
  /** Visible moves that the policy drew, by index, ascending. Hidden ones may have been made beside them. */
  readonly drawn: readonly number[];
}

/** A level that an event or a move changed, as the news tell it: also one that did not last the step. */
export interface ObservedWrite {
  readonly flashpoint: number;
  readonly from: number;
  readonly to: number;
}

/** Something of which it is known that it happened in one step of several, but not in which. */
export interface OpenHappening {
  /** Tells it from the others of a path. */
  readonly entry: number;
  /** What: see `eventKey` and `moveKey`. */
  readonly key: string;
  /** This is the last step in which it can have happened, and by its end it has. */
  readonly isLast: boolean;
}

/** One step as it was seen, and what is visible of the state after it. */
export interface Observation {
  /** Visible events that happened, by index, ascending. */
  readonly events: readonly number[];
  /** Per actor. */
  readonly turns: readonly ObservedTurn[];
  /**
   * Levels changed by events, and by moves, in the order in which it happened; by whom may be hidden.
   * Absent where only the ends of steps were looked at.
   */
  readonly written?: {
    readonly events: readonly ObservedWrite[];
    readonly moves: readonly ObservedWrite[];
  };
  /** Per flashpoint the visible rule that fired, if any. */
  readonly fired: readonly (number | undefined)[];
  /** Happenings that may have been in this step, the most pressing first. */
  readonly open?: readonly OpenHappening[];
  /** Per flashpoint, after the step: the levels that it may have; undefined where nobody looked. */
  readonly levels: readonly (readonly number[] | undefined)[];
  /** Per variable, after the step; undefined for a hidden one. */
  readonly variables: readonly (number | undefined)[];
  /** Whether the run has ended; undefined where that is not known. */
  readonly ended: boolean | undefined;
}

/** Whether the looker sees that this move is made. */
export function seesMove(
  program: Program,
  knowledge: Knowledge,
  actor: number,
  move: number,
): boolean {
  const { hidden, knownTo = [] } = at(at(program.actors, actor).moves, move);
  return !hidden || knowledge.actors.some((one) => one === actor || knownTo.includes(one));
}

function observeTurn(
  program: Program,
  knowledge: Knowledge,
  record: StepRecord,
  actor: number,
): ObservedTurn {
  const slots = record.moves.filter((move) => move.actor === actor);
  const choices = slots.map(({ by, chosen }): Choice | undefined => {
    if (by !== "player") return undefined;
    return chosen === undefined ? { kind: "none" } : { kind: "move", move: chosen };
  });
  const drawn = slots
    .filter(({ by }) => by !== "player")
    .map(({ chosen }) => chosen)
    .filter((move) => move !== undefined && seesMove(program, knowledge, actor, move))
    .filter((move) => move !== undefined)
    .toSorted((a, b) => a - b);
  return { choices, drawn };
}

/** The levels that changes of one phase moved. */
export function levelsWritten(
  changes: readonly ChangeRecord[],
  wanted: "events" | "moves",
): readonly ObservedWrite[] {
  return changes
    .filter(({ phase, target }) => phase === wanted && target === "flashpoint")
    .map(({ index, from, to }) => ({ flashpoint: index, from, to }));
}

/**
 * What the looker sees of a step. A choice made by a player counts as seen: whoever looks sits at
 * the table where it was made.
 * @param after the state to which `record` led
 */
export function observationOf(
  program: Program,
  knowledge: Knowledge,
  record: StepRecord,
  after: State,
): Observation {
  return {
    events: record.events
      .filter(({ event, happened }) => happened && !at(program.events, event).hidden)
      .map(({ event }) => event)
      .toSorted((a, b) => a - b),
    turns: program.actors.map((_, actor) => observeTurn(program, knowledge, record, actor)),
    written: {
      events: levelsWritten(record.changes, "events"),
      moves: levelsWritten(record.changes, "moves"),
    },
    fired: program.flashpoints.map(({ rules }, flashpoint) => {
      const fired = record.transitions.find((one) => one.flashpoint === flashpoint)?.fired;
      return fired === undefined || at(rules, fired).hidden ? undefined : fired;
    }),
    levels: after.levels.map((level) => [level]),
    variables: program.variables.map(({ hidden }, variable) =>
      hidden ? undefined : at(after.variables, variable),
    ),
    ended: after.ended,
  };
}
