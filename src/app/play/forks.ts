/** Ways of one run beside one another, with names, and bookmarks on them. */

import type { Choices } from "../../engine/interpreter/record.ts";
import type { PlayEngine } from "./engine.ts";
import { beginPath, onward, stateAt, type Path } from "./path.ts";
import { asFork, leaving, sameChoices, type Fork, type Place, type Session } from "./session.ts";

const noChoices: Choices = new Map();

/** Whether a way of a session has this name. */
export function isNamed({ name, forks }: Session, wanted: string): boolean {
  return name === wanted || forks.some((fork) => fork.name === wanted);
}

/**
 * A new way that begins where the player stands; the one that was played is kept whole.
 * @param name that no way has yet; a letter where there is none
 */
export function forkSession(session: Session, name?: string): Session {
  const { cursor, path, decisions } = session;
  return {
    ...leaving(session, name),
    path: path.slice(0, cursor + 1),
    decisions: new Map([...decisions].filter(([step]) => step < cursor)),
  };
}

/** The session with another name for the way that is played. */
export function renameFork(session: Session, name: string): Session {
  return { ...session, name };
}

/** Whether all choices of a step are open to their actors. */
function areAvailable(engine: PlayEngine, path: Path, choices: Choices): boolean {
  if (choices.size === 0) return true;
  const state = stateAt(engine, path, path.length - 1);
  for (const [actor, slots] of choices) {
    // The choices of the actors before this one alone can have changed its snapshot.
    const earlier = new Map([...choices].filter(([other]) => other < actor));
    const options = engine.options(engine.beforeTurn(state, actor, earlier).state, actor);
    const wanted = slots.flatMap((choice) => (choice.kind === "move" ? [choice.move] : []));
    if (new Set(wanted).size !== wanted.length) return false;
    if (!wanted.every((move) => options.some((option) => option.move === move))) return false;
  }
  return true;
}

/**
 * Plays to a place from S_0. Decisions that are no longer open (the scenario has changed) are left to the
 * policies. @throws RunFault
 */
export function playPlace(
  engine: PlayEngine,
  { step, decisions }: Place,
): Pick<Session, "path" | "cursor" | "decisions"> {
  let path = beginPath(engine);
  const made = new Map<number, Choices>();
  while (path.length - 1 < step && path.at(-1)?.ended === false) {
    const wanted = decisions.get(path.length - 1) ?? noChoices;
    const open = areAvailable(engine, path, wanted) ? wanted : noChoices;
    if (open.size > 0) made.set(path.length - 1, open);
    path = onward(engine, path, open);
  }
  return { path, cursor: path.length - 1, decisions: made };
}

const played = new WeakMap<Fork, Path>();

/** The path of a fork, played again where it came from a file. @throws RunFault */
export function pathOfFork(engine: PlayEngine, fork: Fork): Path {
  const path = fork.path ?? played.get(fork) ?? playPlace(engine, fork).path;
  if (!played.has(fork)) played.set(fork, path);
  return path.slice(0, fork.step + 1);
}

/**
 * A fork as if it were played, at a step: beyond where it was left the policies decide.
 * @throws RunFault
 */
export function forkAt(engine: PlayEngine, session: Session, fork: Fork, step: number): Session {
  let path = played.get(fork) ?? pathOfFork(engine, fork);
  while (path.length - 1 < step && path.at(-1)?.ended === false) {
    path = onward(engine, path, noChoices);
  }
  played.set(fork, path);
  const { name, decisions } = fork;
  return { ...session, name, decisions, path, cursor: Math.min(step, path.length - 1) };
}

/** The first step in which two ways chose otherwise; undefined if they never did so far. */
export function partingOf(one: Path, other: Path): number | undefined {
  const end = Math.min(one.length, other.length);
  for (let step = 1; step < end; step += 1) {
    const [left, right] = [one[step], other[step]];
    if (left === undefined || right === undefined) return undefined;
    if (!sameChoices(left.choices, right.choices)) return step - 1;
  }
  return undefined;
}

/**
 * The session on another of its ways, at the same step if that way goes so far; the way left takes the
 * place of that one. Undefined if no other way has the name. @throws RunFault
 */
export function switchFork(
  engine: PlayEngine,
  session: Session,
  name: string,
): Session | undefined {
  const fork = session.forks.find((known) => known.name === name);
  if (fork === undefined) return undefined;
  const path = pathOfFork(engine, fork);
  return {
    ...session,
    ...{ name, path, decisions: fork.decisions },
    cursor: Math.min(session.cursor, path.length - 1),
    forks: [...session.forks.filter((known) => known !== fork), asFork(session)],
  };
}

/** The session without one of its ways; the one that is played stays. */
export function dropFork(session: Session, name: string): Session {
  return { ...session, forks: session.forks.filter((fork) => fork.name !== name) };
}

/** Remembers where the player stands under a name; the same name again replaces it. */
export function setBookmark(session: Session, name: string): Session {
  const decisions = new Map([...session.decisions].filter(([step]) => step < session.cursor));
  const others = session.bookmarks.filter((bookmark) => bookmark.name !== name);
  return { ...session, bookmarks: [...others, { name, step: session.cursor, decisions }] };
}

/** The session without a bookmark. */
export function dropBookmark(session: Session, name: string): Session {
  return { ...session, bookmarks: session.bookmarks.filter((known) => known.name !== name) };
}

/** Whether a place lies on the way that is played, so that going there leaves nothing. */
export function liesOn(
  { path, decisions }: Pick<Session, "path" | "decisions">,
  place: Place,
): boolean {
  if (place.step > path.length - 1) return false;
  const before = (all: Place["decisions"]): string =>
    JSON.stringify(
      [...all].filter(([step]) => step < place.step).map(([step, made]) => [step, [...made]]),
    );
  return before(decisions) === before(place.decisions);
}

/**
 * Back to a bookmark: on this way where it lies on it, else on a way of its own. Undefined if none has
 * the name. @throws RunFault
 */
export function goToBookmark(
  engine: PlayEngine,
  session: Session,
  name: string,
): Session | undefined {
  const bookmark = session.bookmarks.find((known) => known.name === name);
  if (bookmark === undefined) return undefined;
  if (liesOn(session, bookmark)) return { ...session, cursor: bookmark.step };
  return { ...leaving(session), ...playPlace(engine, bookmark) };
}
