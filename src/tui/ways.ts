/** Ways of the run: forking, going to another one, comparing, bookmarks. Pure; run faults are thrown. */

import {
  dropBookmark,
  dropFork,
  forkSession,
  goToBookmark,
  isNamed,
  renameFork,
  setBookmark,
  switchFork,
} from "../app/play/forks.ts";
import { dateOfStep } from "../story/naming.ts";
import { pushOverlay, topOverlay, withTop, type PlayState, type Surroundings } from "./state.ts";
import { standAt } from "./time.ts";

function said(state: PlayState, message: string): PlayState {
  return { ...state, message };
}

function here({ context }: Surroundings, { session }: PlayState): string {
  return dateOfStep(context.naming, session.cursor);
}

/** A new way from where the player stands; `name` may be "". */
export function fork(around: Surroundings, state: PlayState, name: string): PlayState {
  const { say } = around.context.naming;
  const { session } = state;
  if (name !== "" && isNamed(session, name)) return said(state, say("message.taken", { name }));
  const forked = forkSession(session, name === "" ? undefined : name);
  const fill = { name: forked.name, left: session.name, date: here(around, state) };
  return { ...said(state, say("message.forked", fill)), session: forked };
}

/** Gives the way that is played another name. */
export function rename(around: Surroundings, state: PlayState, name: string): PlayState {
  const { say } = around.context.naming;
  if (name === "") return said(state, say("message.no-name"));
  if (isNamed(state.session, name)) return said(state, say("message.taken", { name }));
  const session = renameFork(state.session, name);
  return { ...said(state, say("message.renamed", { name })), session };
}

/** To another way. @throws RunFault */
export function switchTo(around: Surroundings, state: PlayState, name: string): PlayState {
  const { engine, naming } = around.context;
  const session = switchFork(engine, state.session, name);
  if (session === undefined) return said(state, naming.say("message.no-fork", { name }));
  const date = dateOfStep(naming, session.cursor);
  return standAt(around, state, session, naming.say("message.switched", { name, date }));
}

/** Sets a bookmark where the player stands, or takes it away; without a name it has the date's. */
export function bookmark(around: Surroundings, state: PlayState, typed: string): PlayState {
  const { say } = around.context.naming;
  const { session } = state;
  const name = typed === "" ? here(around, state) : typed;
  const known = session.bookmarks.find((one) => one.name === name && one.step === session.cursor);
  if (known !== undefined && typed === "") {
    const without = dropBookmark(session, name);
    return { ...said(state, say("message.unmarked", { name })), session: without };
  }
  return { ...said(state, say("message.marked", { name })), session: setBookmark(session, name) };
}

/** To a bookmark; undefined if there is none of that name. @throws RunFault */
export function toBookmark(
  around: Surroundings,
  state: PlayState,
  name: string,
): PlayState | undefined {
  const session = goToBookmark(around.context.engine, state.session, name);
  return session === undefined ? undefined : standAt(around, state, session);
}

/** Compares with another way; with the one left last where none is named. */
export function compare(around: Surroundings, state: PlayState, name: string): PlayState {
  const { say } = around.context.naming;
  const { forks } = state.session;
  const other = name === "" ? forks.at(-1) : forks.find((one) => one.name === name);
  if (other === undefined) {
    return said(state, name === "" ? say("message.alone") : say("message.no-fork", { name }));
  }
  const overlay = { kind: "compare", name: other.name, scroll: 0 } as const;
  return topOverlay(state)?.kind === "compare"
    ? withTop(state, overlay)
    : pushOverlay(state, overlay);
}

/** Compares with the next of the other ways. */
export function compareNext(around: Surroundings, state: PlayState, by: 1 | -1): PlayState {
  const overlay = topOverlay(state);
  const { forks } = state.session;
  if (overlay?.kind !== "compare") return state;
  const index = forks.findIndex(({ name }) => name === overlay.name);
  const next = forks[(index + by + forks.length) % forks.length];
  return compare(around, state, next?.name ?? "");
}

/** The row of the page of ways: the other ways, the latest first, then the bookmarks. */
export function placeInRow(
  { forks, bookmarks }: PlayState["session"],
  row: number,
): { readonly kind: "fork" | "bookmark"; readonly name: string } | undefined {
  const fork = forks.toReversed()[row];
  if (fork !== undefined) return { kind: "fork", name: fork.name };
  const mark = bookmarks[row - forks.length];
  return mark === undefined ? undefined : { kind: "bookmark", name: mark.name };
}

/** Goes to the place in a row of the page of ways. @throws RunFault */
export function goToRow(around: Surroundings, state: PlayState, row: number): PlayState {
  const place = placeInRow(state.session, row);
  if (place === undefined) return state;
  return place.kind === "fork"
    ? switchTo(around, state, place.name)
    : (toBookmark(around, state, place.name) ?? state);
}

/** Takes away the way or the bookmark in a row. */
export function dropRow(around: Surroundings, state: PlayState, row: number): PlayState {
  const place = placeInRow(state.session, row);
  if (place === undefined) return state;
  const drop = place.kind === "fork" ? dropFork : dropBookmark;
  const message = around.context.naming.say("message.dropped", { name: place.name });
  return { ...said(state, message), session: drop(state.session, place.name) };
}
