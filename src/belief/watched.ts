/** A program as those see it who watched only some of it, and what they saw of a step. */

import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";
import type { Signal, WatchedPath } from "./signal.ts";
import type { Observation } from "./observation.ts";
import { eventKey, moveKey } from "./open.ts";

/** What was watched throughout. */
export interface Watch {
  readonly events: ReadonlySet<number>;
  /** See `moveKey`. */
  readonly moves: ReadonlySet<string>;
}

/** The program in which only what is watched is visible. */
export function watchedProgram(program: Program, watch: Watch): Program {
  return {
    ...program,
    variables: program.variables.map((variable) => ({ ...variable, hidden: true })),
    events: program.events.map((event, index) => ({ ...event, hidden: !watch.events.has(index) })),
    actors: program.actors.map((actor, a) => ({
      ...actor,
      moves: actor.moves.map((move, m) => ({ ...move, hidden: !watch.moves.has(moveKey(a, m)) })),
    })),
    flashpoints: program.flashpoints.map((flashpoint) => ({
      ...flashpoint,
      rules: flashpoint.rules.map((rule) => ({ ...rule, hidden: true })),
    })),
  };
}

/** What is seen of a step of which nothing is. */
export function blindObservation(program: Program): Observation {
  return {
    events: [],
    turns: program.actors.map(({ sites }) => ({ choices: sites.map(() => undefined), drawn: [] })),
    fired: program.flashpoints.map(() => undefined),
    levels: program.flashpoints.map(() => undefined),
    variables: program.variables.map(() => undefined),
    ended: undefined,
  };
}

/** The path with only these of a step's signals revealed, for telling what each of them says. */
export function revealOnly(
  path: WatchedPath,
  step: number,
  revealed: readonly Signal[],
): { readonly program: Program; readonly observation: Observation } {
  const { observation } = at(path.steps, step);
  const { open } = observation;
  const events = revealed.flatMap((one) => (one.kind === "event" ? [one.event] : []));
  const moves = revealed.flatMap((one) =>
    one.kind === "move" ? [moveKey(one.actor, one.move)] : [],
  );
  const ladders = revealed.flatMap((one) => (one.kind === "level" ? [one.flashpoint] : []));
  const all = revealed.some(({ kind }) => kind === "quiet");
  const told = new Set([...events.map(eventKey), ...moves]);
  return {
    // Once it is told what did not come, all that was watched is visible.
    program: all
      ? path.program
      : watchedProgram(path.program, { events: new Set(events), moves: new Set(moves) }),
    observation: {
      ...observation,
      events: events.filter((event) => observation.events.includes(event)),
      ...(open === undefined ? {} : { open: open.filter(({ key }) => all || told.has(key)) }),
      turns: observation.turns.map((turn, actor) => ({
        ...turn,
        drawn: turn.drawn.filter((move) => moves.includes(moveKey(actor, move))),
      })),
      levels: observation.levels.map((levels, flashpoint) =>
        ladders.includes(flashpoint) ? levels : undefined,
      ),
    },
  };
}
