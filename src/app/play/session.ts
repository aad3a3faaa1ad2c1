/**
 * A play session: one run, the decisions taken by hand, and where in it the player stands. It is its
 * seed, its run number and its decisions, so rewinding, forking and replaying are exact. Values are
 * never changed; every function gives a new session.
 */

import { at, invariant } from "../../base/invariant.ts";
import type { Choice, Choices, StepRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { PlayEngine } from "./engine.ts";
import { beginPath, onward, recordTo, stateAt, type Path, type Stand } from "./path.ts";

/** Choices taken by hand, by step. A step without an entry was left to the policies. */
export type Decisions = ReadonlyMap<number, Choices>;

/** A place that can be gone back to: a step, and the decisions that led there. */
export interface Place {
  readonly step: number;
  readonly decisions: Decisions;
}

/** A place with a name. */
export interface Bookmark extends Place {
  readonly name: string;
}

/** A way that was left for another one, up to where it had been played. */
export interface Fork extends Bookmark {
  /** Absent where it came from a file: it is played again when it is asked for. */
  readonly path?: Path;
}

/** What the one who leads a game did. */
export interface LogEntry {
  /** The step at whose date it was done. */
  readonly step: number;
  /** Told to the players, or decided in an actor's place. */
  readonly kind: "inject" | "override";
  /** What was told, or who was decided for and what. */
  readonly text: string;
}

/** A game as it is saved: what leads to it again. */
export interface Session {
  readonly seed: string;
  readonly run: number;
  /** Indices of the actors played by hand; none = observer. */
  readonly players: readonly number[];
  /** Whose actors are whose, where several people play at one screen; else empty. */
  readonly seats: readonly (readonly number[])[];
  /** Someone leads the game: may decide for any actor, and tell what the model does not know. */
  readonly facilitated: boolean;
  /** What was done so, in order. */
  readonly log: readonly LogEntry[];
  /** As far as this way has been played; may reach beyond `cursor` after a rewind. */
  readonly path: Path;
  /** Step at which the player stands; one of `path`. */
  readonly cursor: number;
  readonly decisions: Decisions;
  readonly bookmarks: readonly Bookmark[];
  /** Name of the way that is played. */
  readonly name: string;
  /** Ways that were left for another one, the latest last. */
  readonly forks: readonly Fork[];
}

const noChoices: Choices = new Map();
/** How many ways left are kept. */
const forkLimit = 20;

/** The first of A, B, … Z, A1, … that is not taken. */
export function freeName(taken: readonly string[]): string {
  for (let round = 0; ; round += 1) {
    for (let letter = 0; letter < 26; letter += 1) {
      const name = `${String.fromCharCode(65 + letter)}${round === 0 ? "" : String(round)}`;
      if (!taken.includes(name)) return name;
    }
  }
}

/** The way that is played, as a fork. */
export function asFork({ name, path, decisions }: Session): Fork {
  return { name, step: path.length - 1, decisions, path };
}

/** A session whose way has been put among the forks, and whose next way has a name of its own. */
export function leaving(session: Session, name?: string): Session {
  const { forks } = session;
  return {
    ...session,
    name: name ?? freeName([session.name, ...forks.map((fork) => fork.name)]),
    forks: [...forks, asFork(session)].slice(-forkLimit),
  };
}

/** A session at S_0. @throws RunFault */
export function openSession(
  engine: PlayEngine,
  identity: Pick<Session, "seed" | "run" | "players"> &
    Partial<Pick<Session, "seats" | "facilitated">>,
): Session {
  return {
    ...{ seats: [], facilitated: false, log: [] },
    ...identity,
    path: beginPath(engine),
    cursor: 0,
    decisions: new Map(),
    bookmarks: [],
    name: "A",
    forks: [],
  };
}

/** Where the player stands, as far as it is kept. */
export function standing({ path, cursor }: Pick<Session, "path" | "cursor">): Stand {
  return at(path, cursor);
}

/** The state at which the player stands. @throws RunFault */
export function currentState(engine: PlayEngine, { path, cursor }: Session): State {
  return stateAt(engine, path, cursor);
}

/** The record of a step that this way has gone; `step` ≥ 0 is where it began. @throws RunFault */
export function recordOf(
  engine: PlayEngine,
  { path }: Pick<Session, "path">,
  step: number,
): StepRecord {
  const record = recordTo(engine, path, step + 1);
  invariant(record !== undefined, "a step has a record");
  return record;
}

/** A session in whose log one more thing stands. */
export function logged(session: Session, kind: LogEntry["kind"], text: string): Session {
  return { ...session, log: [...session.log, { step: session.cursor, kind, text }] };
}

/** The choices taken by hand in a step of this branch. */
export function choicesAt(session: Pick<Session, "decisions">, step: number): Choices {
  return session.decisions.get(step) ?? noChoices;
}

function sameChoice(left: Choice | undefined, right: Choice | undefined): boolean {
  if (left?.kind !== right?.kind) return false;
  return left?.kind !== "move" || (right?.kind === "move" && left.move === right.move);
}

/** Whether the same was chosen in a step. */
export function sameChoices(left: Choices, right: Choices): boolean {
  const actors = new Set([...left.keys(), ...right.keys()]);
  for (const actor of actors) {
    const mine = left.get(actor) ?? [];
    const theirs = right.get(actor) ?? [];
    if (mine.length !== theirs.length) return false;
    if (!mine.every((choice, slot) => sameChoice(choice, theirs[slot]))) return false;
  }
  return true;
}

function withDecision(decisions: Decisions, step: number, choices: Choices): Decisions {
  const kept = new Map([...decisions].filter(([taken]) => taken < step));
  if (choices.size > 0) kept.set(step, choices);
  return kept;
}

/**
 * One step on, with these choices. After a rewind the same choices walk the same way again; others
 * leave it: the way left is kept as a fork (`forked`), with decisions if any (`dropped`).
 * @throws RunFault
 */
export function stepSession(
  engine: PlayEngine,
  session: Session,
  choices: Choices,
): { readonly session: Session; readonly forked: boolean; readonly dropped: boolean } {
  const { cursor, path, decisions } = session;
  if (at(path, cursor).ended) return { session, forked: false, dropped: false };
  const known = path[cursor + 1];
  if (known !== undefined && sameChoices(choices, choicesAt(session, cursor))) {
    return { session: { ...session, cursor: cursor + 1 }, forked: false, dropped: false };
  }
  const gone = {
    path: onward(engine, path.slice(0, cursor + 1), choices),
    cursor: cursor + 1,
    decisions: withDecision(decisions, cursor, choices),
  };
  return {
    session: known === undefined ? { ...session, ...gone } : { ...leaving(session), ...gone },
    forked: known !== undefined,
    dropped: [...decisions.keys()].some((step) => step >= cursor),
  };
}

/** Back by some steps, at most to the start. What was played stays until other choices are made. */
export function rewindSession(session: Session, steps: number): Session {
  return { ...session, cursor: Math.max(0, session.cursor - steps) };
}

/**
 * To a step, back or on; going on repeats the decisions of this branch, and leaves the rest to the
 * policies. Stops where the run ends. @throws RunFault
 */
export function goToStep(engine: PlayEngine, session: Session, step: number): Session {
  if (step <= session.cursor) return rewindSession(session, session.cursor - step);
  let gone = session;
  while (gone.cursor < step && !standing(gone).ended) {
    gone = stepSession(engine, gone, choicesAt(gone, gone.cursor)).session;
  }
  return gone;
}

/**
 * On to the first step whose record is notable, or to the end. @throws RunFault
 */
export function runToNext(
  engine: PlayEngine,
  session: Session,
  isNotable: (record: StepRecord) => boolean,
): { readonly session: Session; readonly found: boolean } {
  let gone = session;
  while (!standing(gone).ended) {
    gone = stepSession(engine, gone, choicesAt(gone, gone.cursor)).session;
    if (isNotable(recordOf(engine, gone, gone.cursor - 1))) return { session: gone, found: true };
  }
  return { session: gone, found: false };
}
