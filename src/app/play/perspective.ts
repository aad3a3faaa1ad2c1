/** Who looks: decides what of a session may be shown. Nothing hidden passes it but to those entitled. */

import { believePath, observeOn, type Hypothesis } from "../../belief/filter.ts";
import { knowledgeOf } from "../../belief/observation.ts";
import { beginOutcomes, type OutcomeProgress } from "../../engine/interpreter/outcome.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Perspective } from "../../view/play/scene.ts";
import type { PlayEngine } from "./engine.ts";
import { currentState, pathOf, recordsOf, type Session } from "./session.ts";

/**
 * The perspective of a session: observers see the truth unless they asked not to; players see it once
 * the run has ended and they stand at its end.
 */
export function perspectiveOf(session: Session, blind = false): Perspective {
  const { players } = session;
  const observer = players.length === 0;
  return { players, truth: (observer || currentState(session).ended) && !blind };
}

/**
 * The ways things may be at the cursor as far as the players can know, with their posterior
 * probabilities.
 * @throws RunFault
 * @throws BeliefTooLarge
 */
export function beliefAt(
  { program, parameters }: PlayEngine,
  session: Session,
  players: readonly number[],
): readonly Hypothesis[] {
  const knowledge = knowledgeOf(program, players);
  const path = pathOf(session);
  return believePath(program, parameters, knowledge, path, recordsOf(session)).hypotheses;
}

/** What the path to the cursor has decided, by outcome. */
function decidedAt({ program, parameters }: PlayEngine, session: Session): Hypothesis["outcomes"] {
  return pathOf(session).reduce(
    (progress: readonly OutcomeProgress[], state: State) =>
      observeOn(program, parameters, progress, state),
    beginOutcomes(program),
  );
}

/**
 * The ways things may be at the cursor: the true one alone where the perspective shows it, else all
 * that remain. @throws RunFault
 */
export function hypothesesOf(
  engine: PlayEngine,
  session: Session,
  perspective: Perspective,
): readonly Hypothesis[] {
  if (perspective.truth) {
    return [{ probability: 1, state: currentState(session), outcomes: decidedAt(engine, session) }];
  }
  return beliefAt(engine, session, perspective.players);
}

/** Posterior of each value of each unknown at the cursor, as far as the players can know. */
export function posteriorAt(
  engine: PlayEngine,
  session: Session,
  players: readonly number[],
): readonly (readonly number[])[] {
  const hypotheses = beliefAt(engine, session, players);
  return engine.program.unknowns.map(({ values }, unknown) =>
    values.map((_, value) =>
      hypotheses.reduce(
        (sum, { probability, state }) =>
          sum + (state.unknowns[unknown] === value ? probability : 0),
        0,
      ),
    ),
  );
}
