/**
 * What can be known of the unknowns from what was seen: exact Bayes over their joint values, for
 * scenarios whose hidden items do not matter to the visible ones. Prior times, step by step, the
 * probability of every visible event, move and transition, absences included; a choice taken by hand
 * counts 1 (docs/semantics.md, "Unknowns and belief").
 */

import { at } from "../../base/invariant.ts";
import { evaluateAmount, momentOf, type Moment } from "../../engine/interpreter/evaluate.ts";
import { eventThreshold } from "../../engine/interpreter/events.ts";
import { optionsOf } from "../../engine/interpreter/moves.ts";
import type { Choice, Choices, MoveRecord, StepRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import { transitionThreshold } from "../../engine/interpreter/transitions.ts";
import type { PlayEngine } from "./engine.ts";

/** One way things may be, unseen. */
export interface Hypothesis {
  /** Posterior probability, > 0; all of them sum to 1. */
  readonly probability: number;
  /** The state as it would be. */
  readonly state: State;
}

interface Weighted {
  /** Index of the value per unknown. */
  readonly unknowns: readonly number[];
  readonly probability: number;
}

function normalised(weighted: readonly Weighted[]): readonly Weighted[] {
  const total = weighted.reduce((sum, { probability }) => sum + probability, 0);
  // Nothing explains what was seen: only rounding can bring that about, so keep an even mind.
  if (!(total > 0)) {
    return weighted.map((one) => ({ ...one, probability: 1 / weighted.length }));
  }
  return weighted.map((one) => ({ ...one, probability: one.probability / total }));
}

function prior(engine: PlayEngine, state: State): readonly Weighted[] {
  const moment = momentOf(engine.program, engine.parameters, state);
  let joint: readonly Weighted[] = [{ unknowns: [], probability: 1 }];
  for (const { values } of engine.program.unknowns) {
    const shares = values.map(({ share }) => evaluateAmount(moment, share));
    joint = joint.flatMap(({ unknowns, probability }) =>
      shares.map((share, value) => ({
        unknowns: [...unknowns, value],
        probability: probability * share,
      })),
    );
  }
  return normalised(joint);
}

function chosenIn(record: StepRecord): Choices {
  const choices = new Map<number, Choice[]>();
  for (const { actor, slot, chosen } of record.moves) {
    const slots = choices.get(actor) ?? [];
    slots[slot] = chosen === undefined ? { kind: "none" } : { kind: "move", move: chosen };
    choices.set(actor, slots);
  }
  return choices;
}

function eventsLikelihood(moment: Moment, record: StepRecord): number {
  let product = 1;
  for (const [index, event] of moment.program.events.entries()) {
    if (event.hidden) continue;
    const chance = eventThreshold(moment, index)?.probability ?? 0;
    const happened = record.events.some((seen) => seen.event === index && seen.happened);
    product *= happened ? chance : 1 - chance;
  }
  return product;
}

function turnLikelihood(moment: Moment, turn: readonly MoveRecord[]): number {
  let product = 1;
  let options = optionsOf(moment, at(turn, 0).actor);
  for (const { by, chosen, actor } of turn) {
    const total = options.reduce((sum, { weight }) => sum + weight, 0);
    const taken = options.find(({ move }) => move === chosen);
    const hidden =
      chosen !== undefined && at(at(moment.program.actors, actor).moves, chosen).hidden;
    if (by !== "player" && !hidden) {
      if (chosen === undefined) product *= total === 0 ? 1 : 0;
      else product *= taken === undefined || total === 0 ? 0 : taken.weight / total;
    }
    options = options.filter(({ move }) => move !== chosen);
  }
  return product;
}

function transitionsLikelihood(moment: Moment, record: StepRecord): number {
  let product = 1;
  for (const { flashpoint, fired, to } of record.transitions) {
    const { probability, rules, total } = transitionThreshold(moment, flashpoint);
    const written = at(moment.program.flashpoints, flashpoint).rules;
    if (fired === undefined) product *= 1 - probability;
    else {
      // Of hidden rules only the level is seen, so any of those that lead there may have fired.
      const alike = (rule: number): boolean =>
        rule === fired ||
        (at(written, fired).hidden && at(written, rule).hidden && at(written, rule).target === to);
      const hazard = rules
        .filter(({ rule }) => alike(rule))
        .reduce((sum, one) => sum + one.hazard, 0);
      product *= total === 0 ? 0 : (probability * hazard) / total;
    }
  }
  return product;
}

function update(
  engine: PlayEngine,
  weighted: readonly Weighted[],
  state: State,
  record: StepRecord,
): readonly Weighted[] {
  const { program, parameters } = engine;
  const choices = chosenIn(record);
  const turns = program.actors
    .map((_, actor) => record.moves.filter((move) => move.actor === actor))
    .filter((turn) => turn.length > 0)
    .map((turn) => ({ turn, seen: engine.snapshot(state, at(turn, 0).actor, choices) }));
  const afterMoves = engine.snapshot(state, program.actors.length, choices);
  return normalised(
    weighted.map(({ unknowns, probability }) => {
      const suppose = (seen: State): Moment => momentOf(program, parameters, { ...seen, unknowns });
      let likelihood = eventsLikelihood(suppose(state), record);
      for (const { turn, seen } of turns) likelihood *= turnLikelihood(suppose(seen), turn);
      likelihood *= transitionsLikelihood(suppose(afterMoves), record);
      return { unknowns, probability: probability * likelihood };
    }),
  );
}

/** Remembers the posterior per state of a path: stepping on costs one update. */
const memory = new WeakMap<State, readonly Weighted[]>();

/**
 * The hypotheses that remain at the end of a path, as seen by someone who knows the unknowns listed
 * in `known` (by index) and nothing else that is hidden.
 * @throws RunFault
 */
export function believe(
  engine: PlayEngine,
  states: readonly State[],
  records: readonly StepRecord[],
  known: readonly number[],
): readonly Hypothesis[] {
  let index = states.length - 1;
  while (index > 0 && !memory.has(at(states, index))) index -= 1;
  const first = at(states, index);
  let weighted = memory.get(first) ?? prior(engine, first);
  memory.set(first, weighted);
  for (; index < states.length - 1; index += 1) {
    weighted = update(engine, weighted, at(states, index), at(records, index));
    memory.set(at(states, index + 1), weighted);
  }
  const state = at(states, states.length - 1);
  const possible = weighted.filter(
    ({ unknowns, probability }) =>
      probability > 0 && known.every((unknown) => unknowns[unknown] === state.unknowns[unknown]),
  );
  return normalised(possible).map(({ unknowns, probability }) => ({
    probability,
    state: { ...state, unknowns },
  }));
}
