/**
 * A play session: one run, the decisions taken by hand, and where in it the player stands. It is its
 * seed, its run number and its decisions, so rewinding, forking and replaying are exact. Values are
 * never changed; every function gives a new session.
 */

import { at } from "../../base/invariant.ts";
import type { Choice, Choices, StepRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { PlayEngine } from "./engine.ts";

/** Choices taken by hand, by step. A step without an entry was left to the policies. */
export type Decisions = ReadonlyMap<number, Choices>;

/** A place that can be gone back to: a step, and the decisions that led there. */
export interface Bookmark {
  readonly step: number;
  readonly decisions: Decisions;
}

/** A bookmark with a name. */
export interface Checkpoint extends Bookmark {
  readonly name: string;
}

/** A game as it is saved: what leads to it again. */
export interface Session {
  readonly seed: string;
  readonly run: number;
  /** Indices of the actors played by hand; none = observer. */
  readonly players: readonly number[];
  /** S_0 … as far as this branch has been played; may reach beyond `cursor` after a rewind. */
  readonly states: readonly State[];
  /** `records[t]` leads from `states[t]` to `states[t + 1]`. */
  readonly records: readonly StepRecord[];
  /** Step at which the player stands; an index of `states`. */
  readonly cursor: number;
  readonly decisions: Decisions;
  readonly checkpoints: readonly Checkpoint[];
  /** Ways that were left for another one, the latest last. */
  readonly branches: readonly Bookmark[];
}

/** How many ways left are remembered. */
const branchLimit = 20;
const noChoices: Choices = new Map();

/** A session at S_0. @throws RunFault */
export function openSession(
  engine: PlayEngine,
  identity: Pick<Session, "seed" | "run" | "players">,
): Session {
  return {
    ...identity,
    states: [engine.start()],
    records: [],
    cursor: 0,
    decisions: new Map(),
    checkpoints: [],
    branches: [],
  };
}

/** The state at which the player stands. */
export function currentState(session: Session): State {
  return at(session.states, session.cursor);
}

/** The path up to where the player stands: S_0 … S_cursor. */
export function pathOf(session: Session): readonly State[] {
  return session.states.slice(0, session.cursor + 1);
}

/** The records up to where the player stands. */
export function recordsOf(session: Session): readonly StepRecord[] {
  return session.records.slice(0, session.cursor);
}

/** The choices taken by hand in a step of this branch. */
export function choicesAt(session: Session, step: number): Choices {
  return session.decisions.get(step) ?? noChoices;
}

function sameChoice(left: Choice | undefined, right: Choice | undefined): boolean {
  if (left?.kind !== right?.kind) return false;
  return left?.kind !== "move" || (right?.kind === "move" && left.move === right.move);
}

function sameChoices(left: Choices, right: Choices): boolean {
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
 * leave it, and the way left is remembered as a branch (`forked`), with decisions if any (`dropped`).
 * @throws RunFault
 */
export function stepSession(
  engine: PlayEngine,
  session: Session,
  choices: Choices,
): { readonly session: Session; readonly forked: boolean; readonly dropped: boolean } {
  const { cursor, states, records, decisions } = session;
  const state = at(states, cursor);
  if (state.ended) return { session, forked: false, dropped: false };
  const known = records[cursor];
  if (known !== undefined && sameChoices(choices, choicesAt(session, cursor))) {
    return { session: { ...session, cursor: cursor + 1 }, forked: false, dropped: false };
  }
  const next = engine.advance(state, choices);
  const left: Bookmark = { step: states.length - 1, decisions };
  return {
    session: {
      ...session,
      states: [...states.slice(0, cursor + 1), next.state],
      records: [...records.slice(0, cursor), next.record],
      cursor: cursor + 1,
      decisions: withDecision(decisions, cursor, choices),
      branches:
        known === undefined ? session.branches : [...session.branches, left].slice(-branchLimit),
    },
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
  while (gone.cursor < step && !currentState(gone).ended) {
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
  while (!currentState(gone).ended) {
    gone = stepSession(engine, gone, choicesAt(gone, gone.cursor)).session;
    if (isNotable(at(gone.records, gone.cursor - 1))) return { session: gone, found: true };
  }
  return { session: gone, found: false };
}

/** Whether all choices of a step are open to their actors. */
function areAvailable(engine: PlayEngine, state: State, choices: Choices): boolean {
  for (const [actor, slots] of choices) {
    const options = engine.options(
      engine.beforeTurn(state, actor, noChoicesFrom(choices, actor)).state,
      actor,
    );
    const wanted = slots.flatMap((choice) => (choice.kind === "move" ? [choice.move] : []));
    if (new Set(wanted).size !== wanted.length) return false;
    if (!wanted.every((move) => options.some((option) => option.move === move))) return false;
  }
  return true;
}

/** The choices of the actors before this one, who alone can have changed its snapshot. */
function noChoicesFrom(choices: Choices, actor: number): Choices {
  return new Map([...choices].filter(([other]) => other < actor));
}

/**
 * Plays a bookmark again from S_0. Decisions that are no longer open (the scenario has changed) are
 * left to the policies. @throws RunFault
 */
export function playBookmark(engine: PlayEngine, session: Session, mark: Bookmark): Session {
  let gone: Session = {
    ...session,
    states: [engine.start()],
    records: [],
    cursor: 0,
    decisions: new Map(),
  };
  while (gone.cursor < mark.step && !currentState(gone).ended) {
    const wanted = mark.decisions.get(gone.cursor) ?? noChoices;
    const open = areAvailable(engine, currentState(gone), wanted) ? wanted : noChoices;
    gone = stepSession(engine, gone, open).session;
  }
  return gone;
}

/** Remembers where the player stands under a name; the same name again replaces it. */
export function saveCheckpoint(session: Session, name: string): Session {
  const decisions = new Map([...session.decisions].filter(([step]) => step < session.cursor));
  const others = session.checkpoints.filter((checkpoint) => checkpoint.name !== name);
  return {
    ...session,
    checkpoints: [...others, { name, step: session.cursor, decisions }],
  };
}

/** Back to a checkpoint; undefined if there is none of that name. @throws RunFault */
export function loadCheckpoint(
  engine: PlayEngine,
  session: Session,
  name: string,
): Session | undefined {
  const checkpoint = session.checkpoints.find((known) => known.name === name);
  return checkpoint === undefined ? undefined : leaveFor(engine, session, checkpoint);
}

function leaveFor(engine: PlayEngine, session: Session, mark: Bookmark): Session {
  const left: Bookmark = { step: session.states.length - 1, decisions: session.decisions };
  return playBookmark(
    engine,
    { ...session, branches: [...session.branches, left].slice(-branchLimit) },
    mark,
  );
}

/** Back to the branch left last; this one takes its place. Undefined if none was left. @throws RunFault */
export function switchBranch(engine: PlayEngine, session: Session): Session | undefined {
  const mark = session.branches.at(-1);
  if (mark === undefined) return undefined;
  return leaveFor(engine, { ...session, branches: session.branches.slice(0, -1) }, mark);
}
