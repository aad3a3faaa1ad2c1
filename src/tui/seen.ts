/** What the screens show of a state: the scene, the situation made from it, and the odds that have come. */

import { oddsChange } from "../app/play/compared.ts";
import { isWhole, sceneOf, type PlayContext } from "../app/play/context.ts";
import type { Session } from "../app/play/session.ts";
import type { OddsKnown } from "../view/play/chances.ts";
import type { Odds, OddsChange, Scene } from "../view/play/scene.ts";
import { situationOf, type Situation } from "../view/play/situation.ts";
import {
  oddsKey,
  oddsKeyOf,
  perspectiveIn,
  startOddsKey,
  type PlayState,
  type Surroundings,
} from "./state.ts";

/** A scene, and what is told of it. */
export interface Seen {
  readonly scene: Scene;
  readonly situation: Situation;
}

/** By context, for its language, and session: odds and keys come far more often than steps. */
const memory = new WeakMap<PlayContext, WeakMap<Session, Map<string, Seen>>>();

/** The scene of a state, made once for each session and perspective. @throws RunFault */
export function seenOf({ context }: Surroundings, state: PlayState): Seen {
  const { session } = state;
  const perspective = perspectiveIn(state);
  const own = memory.get(context) ?? new WeakMap<Session, Map<string, Seen>>();
  memory.set(context, own);
  const known = own.get(session) ?? new Map<string, Seen>();
  own.set(session, known);
  const isGood = context.hurried !== true || isWhole(context, session, perspective);
  const key = `${String(perspective.truth)} ${String(isGood)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const scene = sceneOf(context, session, perspective);
  const seen = { scene, situation: situationOf(scene) };
  known.set(key, seen);
  return seen;
}

/** Changes by the odds of now, and then of before. */
const changes = new WeakMap<Odds, WeakMap<Odds, OddsChange>>();

function changeBetween(now: Odds, last: Odds): OddsChange {
  const known = changes.get(now) ?? new WeakMap<Odds, OddsChange>();
  changes.set(now, known);
  const change = known.get(last) ?? oddsChange(now, last);
  known.set(last, change);
  return change;
}

/** The odds that have come so far: of here, of a step ago, of the start. */
export function oddsKnown(state: PlayState): OddsKnown {
  const { cursor } = state.session;
  const now = state.odds[oddsKey(state)];
  const last =
    cursor === 0
      ? undefined
      : state.odds[oddsKeyOf({ ...state.session, cursor: cursor - 1 }, perspectiveIn(state))];
  const start = state.odds[startOddsKey];
  return {
    ...(now === undefined ? {} : { now }),
    ...(last === undefined ? {} : { last }),
    ...(start === undefined ? {} : { start }),
    ...(now === undefined || last === undefined ? {} : { change: changeBetween(now, last) }),
  };
}
