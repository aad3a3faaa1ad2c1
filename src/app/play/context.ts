/** A scenario made ready for play: what the screens hold on to for a whole session. */

import type { Program } from "../../ir/program.ts";
import type { Model } from "../../scenario/model.ts";
import { declaredWishes, type NamedWish } from "../../study/aims.ts";
import { namingOf, type Naming } from "../../story/naming.ts";
import { causeOfNews, chanceOfCause } from "../../view/play/causes.ts";
import type { NewsItem, Perspective, Scene, SeenSignal } from "../../view/play/scene.ts";
import { engineOf, type PlayEngine } from "./engine.ts";
import type { Hypothesis } from "../../belief/filter.ts";
import { knowledgeOf } from "../../belief/observation.ts";
import { isNotable, visibleNews } from "./news.ts";
import type { State } from "../../engine/interpreter/state.ts";
import {
  foreseeOn,
  isForeseen,
  outlookAtOnce,
  outlookMemoised,
  type OutlookAsked,
} from "./outlook.ts";
import { makerOf } from "./makers.ts";
import { beliefAt, hypothesesOf, posteriorAt } from "./perspective.ts";
import { deedsBefore, recordTo, stateAt, type Stand } from "./path.ts";
import { currentState, recordOf, runToNext, type Session } from "./session.ts";
import { signalsOf } from "./signals.ts";

/** A scenario, checked and lowered. */
export interface PlayedScenario {
  readonly model: Model;
  readonly program: Program;
}

/** What the screens of play are made with. */
export interface PlayContext {
  readonly engine: PlayEngine;
  readonly naming: Naming;
  /** Scenes must not wait for the chances of the coming step: a first picture of them is enough. */
  readonly hurried?: true;
}

/** The context of one run in one language. */
export function contextOf(
  { model, program }: PlayedScenario,
  identity: { readonly seed: string; readonly run: number },
  style: Naming["style"],
): PlayContext {
  return {
    engine: engineOf(program, identity.seed, identity.run),
    naming: namingOf(model, program, style),
  };
}

/** Indices of the actors with these ids, in the program's order; ids that do not exist are left out. */
export function actorIndices(program: Program, ids: readonly string[]): readonly number[] {
  return program.actors.flatMap(({ id }, index) => (ids.includes(id) ? [index] : []));
}

/** The ways things may be at the cursor, as the perspective has it. @throws RunFault */
export function suppositions(
  { engine }: PlayContext,
  session: Session,
  perspective: Perspective,
): readonly Hypothesis[] {
  return hypothesesOf(engine, session, perspective);
}

/** What the scenario says that an actor wants. */
export function wishesOf({ naming: { model, program } }: PlayContext, actor: number): NamedWish[] {
  return declaredWishes(model, program, actor);
}

/** What tells perspectives apart that see other things. */
const keyOf = ({ players, truth }: Perspective): string => `${players.join(" ")} ${String(truth)}`;

/** The outlook at the cursor as it is asked for. */
function asked(
  context: PlayContext,
  session: Session,
  perspective: Perspective,
): { readonly state: State; readonly asked: OutlookAsked } {
  const { players, truth } = perspective;
  const state = currentState(context.engine, session);
  return {
    state,
    asked: {
      players,
      key: keyOf(perspective),
      hypotheses: () =>
        truth ? [{ probability: 1, state }] : suppositions(context, session, perspective),
    },
  };
}

function outlookAt(
  context: PlayContext,
  session: Session,
  perspective: Perspective,
): Scene["outlook"] {
  const { state, asked: question } = asked(context, session, perspective);
  return outlookMemoised(context.engine, state, question);
}

/** As `outlookAt`, at once where the context is in a hurry. */
function outlookShown(
  context: PlayContext,
  session: Session,
  perspective: Perspective,
): Scene["outlook"] {
  if (context.hurried !== true) return outlookAt(context, session, perspective);
  const { state, asked: question } = asked(context, session, perspective);
  return outlookAtOnce(context.engine, state, question);
}

/** Whether the chances of the coming step are as good as they become. @throws RunFault */
export function isWhole(
  { engine }: PlayContext,
  session: Session,
  perspective: Perspective,
): boolean {
  return isForeseen(currentState(engine, session), keyOf(perspective));
}

/** Works on at the chances of the coming step, a few milliseconds; whether they are whole. @throws RunFault */
export function workAhead(
  context: PlayContext,
  session: Session,
  perspective: Perspective,
): boolean {
  const { state, asked: question } = asked(context, session, perspective);
  return foreseeOn(context.engine, state, question, 24);
}

/** News are small, and chances of the past dear: they are kept with where a path came to. */
const told = new WeakMap<Stand, Map<string, readonly NewsItem[]>>();

/**
 * The visible news of a session so far, oldest first; changes of level with the chance that they had.
 * @throws RunFault
 */
export function newsOf(
  context: PlayContext,
  session: Session,
  perspective: Perspective,
): readonly NewsItem[] {
  const key = keyOf(perspective);
  return session.path.slice(1, session.cursor + 1).flatMap((stand, cursor) => {
    const known = told.get(stand)?.get(key);
    if (known !== undefined) return known;
    const news = newsFrom(context, { ...session, cursor }, perspective);
    told.set(stand, (told.get(stand) ?? new Map<string, readonly NewsItem[]>()).set(key, news));
    return news;
  });
}

/** What the step from the cursor brought. */
function newsFrom(
  context: PlayContext,
  session: Session,
  perspective: Perspective,
): readonly NewsItem[] {
  const { engine } = context;
  const record = recordOf(engine, session, session.cursor);
  const earlier = deedsBefore(session.path, session.cursor);
  return visibleNews(engine.program, record, perspective, earlier).map((item) => {
    if (item.kind !== "level") return item;
    const cause = causeOfNews(outlookAt(context, session, perspective), item);
    return cause === undefined ? item : { ...item, chance: chanceOfCause(cause) };
  });
}

/** What a step made of the belief of those who look. */
interface Learnt {
  readonly posterior: Scene["posterior"];
  readonly signals: readonly SeenSignal[];
}

/** Kept with where a path came to, as news are: small, and dear. */
const learnt = new WeakMap<Stand, Map<string, Learnt>>();

/** How the belief of those who look moved up to the cursor, and what moved it. @throws RunFault, BeliefTooLarge */
function beliefAlong(
  context: PlayContext,
  session: Session,
  perspective: Perspective,
): Pick<Scene, "beliefs" | "signals"> {
  const { engine } = context;
  const { players } = perspective;
  if (engine.program.unknowns.length === 0) return { beliefs: [], signals: [] };
  const key = players.join(" ");
  const all = session.path.slice(0, session.cursor + 1).map((stand, cursor): Learnt => {
    const known = learnt.get(stand)?.get(key);
    if (known !== undefined) return known;
    const there = { ...session, cursor };
    const made: Learnt = {
      posterior: posteriorAt(engine, there, players),
      signals: cursor === 0 ? [] : signalsBefore(context, there, perspective),
    };
    learnt.set(stand, (learnt.get(stand) ?? new Map<string, Learnt>()).set(key, made));
    return made;
  });
  return {
    beliefs: all.map(({ posterior }) => posterior),
    signals: all.flatMap(({ signals }) => signals),
  };
}

/** What the step that led to the cursor said of what is hidden. */
function signalsBefore(
  { engine }: PlayContext,
  { path, cursor, ...session }: Session,
  perspective: Perspective,
): readonly SeenSignal[] {
  const before = { ...session, path, cursor: cursor - 1 };
  const record = recordOf(engine, before, cursor - 1);
  const earlier = deedsBefore(path, cursor - 1);
  const believed = beliefAt(engine, before, perspective.players);
  return signalsOf(engine, believed, { record, earlier }, perspective);
}

/** The scene at the cursor. @throws RunFault */
export function sceneOf(context: PlayContext, session: Session, perspective: Perspective): Scene {
  const { engine, naming } = context;
  const { cursor, path } = session;
  const record = recordTo(engine, path, cursor);
  return {
    naming,
    perspective,
    seed: session.seed,
    run: session.run,
    states: path.slice(0, cursor + 1),
    state: stateAt(engine, path, cursor),
    ...(record === undefined ? {} : { record }),
    news: newsOf(context, session, perspective),
    outlook: outlookShown(context, session, perspective),
    ...(cursor === 0
      ? {}
      : { before: outlookShown(context, { ...session, cursor: cursor - 1 }, perspective) }),
    posterior: posteriorAt(engine, session, perspective.players),
    ...beliefAlong(context, session, perspective),
    makerOf: (place, multiplier) =>
      makerOf(engine.program, path.slice(0, cursor + 1), perspective, place, multiplier),
    known: knowledgeOf(engine.program, perspective.players).unknowns,
  };
}

/** On to the next step in which something visible happens. @throws RunFault */
export function runToNextEvent(
  { engine }: PlayContext,
  session: Session,
  perspective: Perspective,
): { readonly session: Session; readonly found: boolean } {
  return runToNext(engine, session, (record) => isNotable(engine.program, record, perspective));
}
