/**
 * Turns of the coming step before it is taken. With sequential turns an actor answers events and moves
 * of the same step, so what is open to it, and how it weighs that, is not what it would be now. The
 * coming step is therefore drawn ahead a number of times, with luck of its own: the run's luck is
 * never read, so nothing of what will happen leaks.
 */

import { at } from "../../base/invariant.ts";
import { beforeTurn } from "../../engine/interpreter/advance.ts";
import { RunFault } from "../../engine/interpreter/fault.ts";
import { contestOf } from "../../engine/interpreter/moves.ts";
import type { MoveOption } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { luckOf } from "../../random/stream.ts";
import type { PlayEngine } from "./engine.ts";

/** How often the coming step is drawn ahead where there is one hypothesis. */
export const DRAWS = 256;

const key = keyOfSeed("what may come");

/** How often where somebody waits for a first picture. */
export const FIRST_DRAWS = 16;

/** What has been drawn ahead of a state, draw by draw from the first. */
interface Ahead {
  drawn: number;
  readonly seen: (readonly (readonly MoveOption[])[])[];
  fault?: RunFault;
}

/** Draws that are under way; they go once they are all there, for they are large. */
const underWay = new WeakMap<State, Ahead>();

/** Draws on, up to so many in all. */
function drawTo({ program, parameters }: PlayEngine, state: State, draws: number): Ahead {
  const ahead = underWay.get(state) ?? { drawn: 0, seen: [] };
  underWay.set(state, ahead);
  for (; ahead.drawn < draws; ahead.drawn += 1) {
    try {
      const luck = luckOf(key, ahead.drawn);
      const { record } = beforeTurn(program, parameters, state, luck, program.actors.length);
      const options = program.actors.map((): readonly MoveOption[] => []);
      for (const move of record.moves) if (move.slot === 0) options[move.actor] = move.options;
      ahead.seen.push(options);
    } catch (error) {
      if (!(error instanceof RunFault)) throw error;
      ahead.fault = error;
    }
  }
  return ahead;
}

/** Draws some more ahead of a state, for those who have time between keys; whether all are there. */
export function foreseeSome(
  engine: PlayEngine,
  state: State,
  draws: number,
  more: number,
): boolean {
  const drawn = underWay.get(state)?.drawn ?? 0;
  return drawTo(engine, state, Math.min(draws, drawn + more)).drawn >= draws;
}

/**
 * What each actor's turn may read: per draw, per actor, the moves open to it with their weights. Draws
 * that would stop the run are left out. @throws RunFault if all would
 */
export function foreseeTurns(
  engine: PlayEngine,
  state: State,
  draws: number,
): readonly (readonly (readonly MoveOption[])[])[] {
  const { seen, fault, drawn } = drawTo(engine, state, draws);
  if (seen.length === 0 && fault !== undefined) throw fault;
  // A picture of few draws is the beginning of the whole one.
  if (drawn > draws && fault === undefined) return seen.slice(0, draws);
  if (draws > FIRST_DRAWS) underWay.delete(state);
  return seen;
}

/** What a draw asks of an option. */
type Drawable = Pick<MoveOption, "move" | "way" | "certain" | "weight">;

/** Probability that one of the wanted options is drawn within so many slots; they exclude each other in each. */
export function anyDrawn(
  options: readonly Drawable[],
  slots: number,
  wanted: (option: Drawable) => boolean,
): number {
  const { among, total, probability } = contestOf(options);
  if (probability === 0 || slots < 1) return 0;
  const hit = among.reduce((sum, one) => (wanted(one) ? sum + one.weight : sum), 0);
  let chance = (probability * hit) / total;
  if (slots === 1) return chance;
  for (const option of among) {
    if (option.weight === 0 || wanted(option)) continue;
    const others = options.filter(({ move }) => move !== option.move);
    chance += ((probability * option.weight) / total) * anyDrawn(others, slots - 1, wanted);
  }
  return probability < 1
    ? chance + (1 - probability) * anyDrawn(options, slots - 1, wanted)
    : chance;
}

/** The mean; of equal values that value to the last bit. */
export function meanOf(values: readonly number[]): number {
  const first = at(values, 0);
  if (values.every((value) => value === first)) return first;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
