/**
 * Saved sessions as JSON: seed, run, decisions and bookmarks by id, never states, so that a file
 * stays small, readable and exact. What a changed scenario no longer has is left out on loading.
 */

import type { Choice, Choices } from "../../engine/interpreter/record.ts";
import type { Program } from "../../ir/program.ts";
import { at } from "../../base/invariant.ts";
import type { PlayEngine } from "./engine.ts";
import { playPlace } from "./forks.ts";
import {
  freeName,
  openSession,
  type Decisions,
  type LogEntry,
  type Place,
  type Session,
} from "./session.ts";

/** A turn in a file: the actor's moves in this step by slot, null = none. */
interface SavedTurn {
  readonly step: number;
  readonly actor: string;
  readonly moves: readonly (string | null)[];
}

interface SavedPlace {
  readonly step: number;
  readonly decisions: readonly SavedTurn[];
}

/** The contents of a session file. */
export interface SavedSession {
  /** Version of the format. */
  readonly brinkSession: 1;
  /** What the user typed to name the scenario. */
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly engineVersion: string;
  readonly seed: string;
  readonly run: number;
  readonly actors: readonly string[];
  /** Where the player stands: a step, and its date for the start screen. */
  readonly at: { readonly step: number; readonly date: string };
  readonly played: SavedPlace;
  /** Actors by seat, where several people play at one screen. */
  readonly seats?: readonly (readonly string[])[];
  readonly facilitated?: boolean;
  readonly log?: readonly LogEntry[];
  /** Name of the way that was played; absent in files of earlier versions. */
  readonly fork?: string;
  /** Bookmarks. */
  readonly checkpoints: readonly (SavedPlace & { readonly name: string })[];
  /** Other ways; without names in files of earlier versions. */
  readonly branches: readonly (SavedPlace & { readonly name?: string })[];
}

/** Who saved: joined to the session. */
export interface SaveLabel {
  readonly scenario: string;
  readonly engineVersion: string;
  /** ISO date of the step at which the player stands. */
  readonly date: string;
}

function saveDecisions(program: Program, decisions: Decisions): readonly SavedTurn[] {
  return [...decisions]
    .toSorted(([left], [right]) => left - right)
    .flatMap(([step, choices]) =>
      [...choices].map(([index, slots]) => {
        const actor = at(program.actors, index);
        const moves = slots.map((choice) =>
          choice.kind === "none" ? null : String(at(actor.moves, choice.move).id),
        );
        return { step, actor: actor.id, moves };
      }),
    );
}

function savePlace(program: Program, { step, decisions }: Place): SavedPlace {
  return { step, decisions: saveDecisions(program, decisions) };
}

/** The file of a session. */
export function saveSession(program: Program, session: Session, label: SaveLabel): SavedSession {
  return {
    brinkSession: 1,
    scenario: label.scenario,
    scenarioHash: program.hash,
    engineVersion: label.engineVersion,
    seed: session.seed,
    run: session.run,
    actors: session.players.map((actor) => at(program.actors, actor).id),
    at: { step: session.cursor, date: label.date },
    played: savePlace(program, {
      step: session.path.length - 1,
      decisions: session.decisions,
    }),
    ...(session.seats.length === 0
      ? {}
      : { seats: session.seats.map((seat) => seat.map((actor) => at(program.actors, actor).id)) }),
    ...(session.facilitated ? { facilitated: true } : {}),
    ...(session.log.length === 0 ? {} : { log: session.log }),
    fork: session.name,
    checkpoints: session.bookmarks.map((bookmark) => ({
      name: bookmark.name,
      ...savePlace(program, bookmark),
    })),
    branches: session.forks.map((fork) => ({ name: fork.name, ...savePlace(program, fork) })),
  };
}

function loadTurn(program: Program, turn: SavedTurn): [number, readonly Choice[]] | undefined {
  const actor = program.actors.findIndex(({ id }) => id === turn.actor);
  const moves = program.actors[actor]?.moves;
  if (moves === undefined) return undefined;
  const slots: Choice[] = [];
  for (const id of turn.moves) {
    const move = moves.findIndex((known) => known.id === id);
    if (id !== null && move < 0) return undefined;
    slots.push(id === null ? { kind: "none" } : { kind: "move", move });
  }
  return [actor, slots];
}

function loadDecisions(program: Program, turns: readonly SavedTurn[]): Decisions {
  const decisions = new Map<number, Choices>();
  for (const turn of turns) {
    const loaded = loadTurn(program, turn);
    if (loaded === undefined) continue;
    decisions.set(turn.step, new Map([...(decisions.get(turn.step) ?? []), loaded]));
  }
  return decisions;
}

function loadPlace(program: Program, { step, decisions }: SavedPlace): Place {
  return { step, decisions: loadDecisions(program, decisions) };
}

/** The session of a file, played again to where it stood. @throws RunFault */
export function restoreSession(engine: PlayEngine, saved: SavedSession): Session {
  const { program } = engine;
  const indicesOf = (ids: readonly string[]): readonly number[] =>
    ids
      .map((id) => program.actors.findIndex((actor) => actor.id === id))
      .filter((actor) => actor >= 0);
  const opened = openSession(engine, {
    ...{ seed: saved.seed, run: saved.run, players: indicesOf(saved.actors) },
    seats: (saved.seats ?? []).map(indicesOf),
    facilitated: saved.facilitated ?? false,
  });
  const played = playPlace(engine, loadPlace(program, saved.played));
  // Files of earlier versions name no ways.
  const taken = saved.branches.flatMap(({ name }) => name ?? []);
  const named = (name: string | undefined): string => {
    const own = name ?? freeName(taken);
    taken.push(own);
    return own;
  };
  return {
    ...opened,
    ...played,
    log: saved.log ?? [],
    name: named(saved.fork),
    cursor: Math.min(saved.at.step, played.cursor),
    bookmarks: saved.checkpoints.map((checkpoint) => ({
      name: checkpoint.name,
      ...loadPlace(program, checkpoint),
    })),
    forks: saved.branches.map((branch) => ({
      name: branch.name ?? named(undefined),
      ...loadPlace(program, branch),
    })),
  };
}

/** What differs between the makers of a file and this program: the replay may go otherwise. */
export function savedDifferences(
  saved: SavedSession,
  program: Program,
  engineVersion: string,
): { readonly scenario: boolean; readonly engine: boolean } {
  return {
    scenario: saved.scenarioHash !== program.hash,
    engine: saved.engineVersion !== engineVersion,
  };
}
