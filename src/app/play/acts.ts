/**
 * Events and moves of the coming step that would write a level, with their chances as things stand:
 * what governments decide is a move, so a ladder's rules alone do not tell its risk.
 */

import { at } from "../../base/invariant.ts";
import { momentOf, type Moment } from "../../engine/interpreter/evaluate.ts";
import { eventChances } from "../../engine/interpreter/chances.ts";
import type { BaseRecord, FactorRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import { evaluateEffects } from "../../engine/interpreter/write.ts";
import type { ProgramEffect } from "../../ir/program.ts";
import type { ActSource } from "../../view/play/scene.ts";
import type { PlayEngine } from "./engine.ts";

/** An event or a move that would move a flashpoint, under one hypothesis. */
export interface Act {
  readonly source: ActSource;
  readonly flashpoint: number;
  /** The level it would lead to. */
  readonly target: number;
  /** That it happens in the coming step. */
  readonly chance: number;
  /** Base and factors of an undated event's hazard, or of a move's weight. */
  readonly base: BaseRecord;
  readonly factors: readonly FactorRecord[];
  /** The hazard, the chance of a dated event, or the weight. */
  readonly amount: number;
}

/** The levels that effects would write, by flashpoint, where they differ from the current ones. */
function levelsWritten(
  moment: Moment,
  effects: readonly ProgramEffect[],
): readonly { readonly flashpoint: number; readonly target: number }[] {
  const { program, state } = moment;
  const aimed = new Map<number, number>();
  for (const write of evaluateEffects(moment, effects)) {
    if (write.target !== "flashpoint") continue;
    const from = aimed.get(write.index) ?? at(state.levels, write.index);
    const wanted = write.operation === "set" ? write.value : from + write.value;
    const worst = at(program.flashpoints, write.index).levels.length - 1;
    aimed.set(write.index, Math.max(0, Math.min(worst, wanted)));
  }
  return [...aimed].flatMap(([flashpoint, target]) =>
    target === state.levels[flashpoint] ? [] : [{ flashpoint, target }],
  );
}

/**
 * Probability of each option to be drawn within so many slots, proportional to weight among those
 * not yet drawn.
 */
export function inclusion(weights: readonly number[], slots: number): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(total > 0) || slots < 1) return weights.map(() => 0);
  const first = weights.map((weight) => weight / total);
  if (slots === 1) return first;
  const chances = [...first];
  for (const [drawn, share] of first.entries()) {
    if (share === 0) continue;
    const later = inclusion(weights.with(drawn, 0), slots - 1);
    for (const [index, chance] of later.entries()) {
      chances[index] = at(chances, index) + share * chance;
    }
  }
  return chances;
}

/**
 * The acts of the coming step, read in this state; actors played by hand have none.
 * @throws RunFault
 */
export function actsOf(
  engine: PlayEngine,
  state: State,
  players: readonly number[],
): readonly Act[] {
  const { program, parameters } = engine;
  const moment = momentOf(program, parameters, state);
  const acts: Act[] = [];
  for (const { event, probability, base, factors, hazard } of eventChances(
    program,
    parameters,
    state,
  )) {
    for (const aim of levelsWritten(moment, at(program.events, event).effects)) {
      acts.push({
        source: { kind: "event", event },
        ...aim,
        chance: probability,
        base: base ?? { probability, hazard: probability },
        factors,
        amount: hazard ?? probability,
      });
    }
  }
  for (const [actor, { moves, sites }] of program.actors.entries()) {
    if (players.includes(actor)) continue;
    const options = engine.options(state, actor);
    // More than three slots would be slow to sum over, and no more telling.
    const chances = inclusion(
      options.map(({ weight }) => weight),
      Math.min(3, sites.length),
    );
    for (const [index, { move, base, factors, weight }] of options.entries()) {
      for (const aim of levelsWritten(moment, at(moves, move).effects)) {
        acts.push({
          source: { kind: "move", actor, move },
          ...aim,
          chance: at(chances, index),
          base: { hazard: base },
          factors,
          amount: weight,
        });
      }
    }
  }
  return acts;
}
