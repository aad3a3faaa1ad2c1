/** Who looks: decides what of a session may be shown. Nothing hidden passes it but to those entitled. */

import type { Program } from "../../ir/program.ts";
import type { Perspective } from "../../view/play/scene.ts";
import { believe, type Hypothesis } from "./filter.ts";
import type { PlayEngine } from "./engine.ts";
import { currentState, pathOf, recordsOf, type Session } from "./session.ts";

/** What the belief is computed by; another filter can take the place of `believe`. */
export type BeliefPort = typeof believe;

/**
 * The perspective of a session: observers see the truth unless they asked not to; players see it once
 * the run has ended and they stand at its end.
 */
export function perspectiveOf(session: Session, blind = false): Perspective {
  const { players } = session;
  const observer = players.length === 0;
  return { players, truth: (observer && !blind) || (currentState(session).ended && !blind) };
}

/** Unknowns (by index) that one of the players knows. */
export function knownUnknowns(program: Program, players: readonly number[]): readonly number[] {
  return program.unknowns.flatMap(({ knownTo }, index) =>
    knownTo.some((actor) => players.includes(actor)) ? [index] : [],
  );
}

/**
 * The ways things may be at the cursor: the true one alone where the perspective shows it, else all
 * that remain, with their posterior probabilities. @throws RunFault
 */
export function hypothesesOf(
  engine: PlayEngine,
  session: Session,
  perspective: Perspective,
  belief: BeliefPort = believe,
): readonly Hypothesis[] {
  if (perspective.truth || engine.program.unknowns.length === 0) {
    return [{ probability: 1, state: currentState(session) }];
  }
  const known = knownUnknowns(engine.program, perspective.players);
  return belief(engine, pathOf(session), recordsOf(session), known);
}

/** Posterior of each value of each unknown at the cursor, as seen by `perspective.players`, truth aside. */
export function posteriorOf(
  engine: PlayEngine,
  session: Session,
  perspective: Perspective,
  belief: BeliefPort = believe,
): readonly (readonly number[])[] {
  const hypotheses = hypothesesOf(engine, session, { ...perspective, truth: false }, belief);
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
