/** A scenario made ready for play: what the screens hold on to for a whole session. */

import type { Program } from "../../ir/program.ts";
import type { Model } from "../../scenario/model.ts";
import { declaredWishes, type NamedWish } from "../../study/aims.ts";
import { namingOf, type Naming } from "../../story/naming.ts";
import { causeOfNews, chanceOfCause } from "../../view/play/causes.ts";
import type { NewsItem, Perspective, Scene } from "../../view/play/scene.ts";
import { at } from "../../base/invariant.ts";
import { engineOf, type PlayEngine } from "./engine.ts";
import type { Hypothesis } from "../../belief/filter.ts";
import { knowledgeOf } from "../../belief/observation.ts";
import { isNotable, visibleNews } from "./news.ts";
import { outlookMemoised } from "./outlook.ts";
import { hypothesesOf, posteriorAt } from "./perspective.ts";
import { pathOf, recordsOf, runToNext, type Session } from "./session.ts";

/** A scenario, checked and lowered. */
export interface PlayedScenario {
  readonly model: Model;
  readonly program: Program;
}

/** What the screens of play are made with. */
export interface PlayContext {
  readonly engine: PlayEngine;
  readonly naming: Naming;
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

function outlookAt(
  context: PlayContext,
  session: Session,
  perspective: Perspective,
): Scene["outlook"] {
  const { players, truth } = perspective;
  const key = `${players.join(" ")} ${String(truth)}`;
  const state = at(session.states, session.cursor);
  return outlookMemoised(context.engine, state, players, key, () =>
    truth ? [{ probability: 1, state }] : suppositions(context, session, perspective),
  );
}

/**
 * The visible news of a session so far, oldest first; changes of level with the chance that they had.
 * @throws RunFault
 */
export function newsOf(
  context: PlayContext,
  session: Session,
  perspective: Perspective,
): readonly NewsItem[] {
  const { program } = context.engine;
  return recordsOf(session).flatMap((record, cursor, all) =>
    visibleNews(program, record, perspective, all.slice(0, cursor)).map((item) => {
      if (item.kind !== "level") return item;
      const cause = causeOfNews(outlookAt(context, { ...session, cursor }, perspective), item);
      return cause === undefined ? item : { ...item, chance: chanceOfCause(cause) };
    }),
  );
}

/** The scene at the cursor. @throws RunFault */
export function sceneOf(context: PlayContext, session: Session, perspective: Perspective): Scene {
  const { engine, naming } = context;
  const { cursor } = session;
  return {
    naming,
    perspective,
    seed: session.seed,
    run: session.run,
    states: pathOf(session),
    records: recordsOf(session),
    news: newsOf(context, session, perspective),
    outlook: outlookAt(context, session, perspective),
    ...(cursor === 0
      ? {}
      : { before: outlookAt(context, { ...session, cursor: cursor - 1 }, perspective) }),
    posterior: posteriorAt(engine, session, perspective.players),
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
