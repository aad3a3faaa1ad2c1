/** Who looks: decides what of a session may be shown. Nothing hidden passes it but to those entitled. */

import {
  beginBelief,
  believePath,
  observeOn,
  updateBelief,
  type Belief,
  type Hypothesis,
} from "../../belief/filter.ts";
import { knowledgeOf } from "../../belief/observation.ts";
import { beginOutcomes, type OutcomeProgress } from "../../engine/interpreter/outcome.ts";
import type { StepRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Perspective } from "../../view/play/scene.ts";
import type { PlayEngine } from "./engine.ts";
import { along, stateAt, type Stand } from "./path.ts";
import { currentState, standing, type Session } from "./session.ts";

/**
 * The perspective of a session: observers see the truth unless they asked not to; players see it once
 * the run has ended and they stand at its end.
 */
export function perspectiveOf(session: Session, blind = false): Perspective {
  const { players } = session;
  const observer = players.length === 0;
  return { players, truth: (observer || standing(session).ended) && !blind };
}

/**
 * The ways things may be at the cursor as far as the players can know, with their posterior
 * probabilities.
 * @throws RunFault
 * @throws BeliefTooLarge
 */
export function beliefAt(
  engine: PlayEngine,
  { path, cursor }: Pick<Session, "path" | "cursor">,
  players: readonly number[],
): readonly Hypothesis[] {
  const { program, parameters } = engine;
  const knowledge = knowledgeOf(program, players);
  const memory = memoryOf(beliefs, engine, JSON.stringify([knowledge.unknowns, knowledge.actors]));
  return along(engine, path, cursor, memory, {
    begin: (first) => beginBelief(program, parameters, knowledge, first),
    next: (belief, state, record) =>
      updateBelief(program, parameters, knowledge, belief, record, state),
  }).hypotheses;
}

/** As `beliefAt`, at the end of a run all of whose states are at hand. @throws RunFault, BeliefTooLarge */
export function beliefOver(
  { program, parameters }: PlayEngine,
  run: { readonly states: readonly State[]; readonly records: readonly StepRecord[] },
  players: readonly number[],
): readonly Hypothesis[] {
  const knowledge = knowledgeOf(program, players);
  return believePath(program, parameters, knowledge, run.states, run.records).hypotheses;
}

/** What follows from paths, by engine and what else it depends on. */
type Memory<Value> = WeakMap<PlayEngine, Map<string, WeakMap<State, Value & object>>>;

const beliefs: Memory<Belief> = new WeakMap();
const progress: Memory<readonly OutcomeProgress[]> = new WeakMap();

function memoryOf<Value>(
  all: Memory<Value>,
  engine: PlayEngine,
  key: string,
): WeakMap<State, Value & object> {
  const own = all.get(engine) ?? new Map<string, WeakMap<State, Value & object>>();
  all.set(engine, own);
  const memory = own.get(key) ?? new WeakMap<State, Value & object>();
  own.set(key, memory);
  return memory;
}

/** What the path to the cursor has decided, by outcome. @throws RunFault */
function decidedAt(
  engine: PlayEngine,
  { path, cursor }: Pick<Session, "path" | "cursor">,
): Hypothesis["outcomes"] {
  const { program, parameters } = engine;
  return along(engine, path, cursor, memoryOf(progress, engine, ""), {
    begin: (first) => observeOn(program, parameters, beginOutcomes(program), first),
    next: (before, state) => observeOn(program, parameters, before, state),
  });
}

const outcomes = new WeakMap<Stand, readonly number[]>();

/**
 * Outcome values at the cursor: conditions 1 or 0, times in steps with Infinity for never.
 * @throws RunFault where reading one would have stopped a run
 */
export function outcomesAt(
  engine: PlayEngine,
  session: Pick<Session, "path" | "cursor">,
): readonly number[] {
  const { path, cursor } = session;
  const stand = standing(session);
  const known = outcomes.get(stand);
  if (known !== undefined) return known;
  const states = path.slice(0, cursor + 1).map((_, step) => stateAt(engine, path, step));
  const values = engine.outcomes(states);
  outcomes.set(stand, values);
  return values;
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
    return [
      {
        probability: 1,
        state: currentState(engine, session),
        outcomes: decidedAt(engine, session),
      },
    ];
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
