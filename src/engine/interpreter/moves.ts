/** Phase 2: moves of the actors (docs/semantics.md, "Moves"). */

import { at, invariant } from "../../base/invariant.ts";
import type { Luck } from "../../random/luck.ts";
import { evaluateAmount, fail, holds, momentOf, type Moment } from "./evaluate.ts";
import { evaluateFactors, pick, productOf, sumOf } from "./hazard.ts";
import type { ChangeRecord, Choice, Choices, MoveOption, MoveRecord } from "./record.ts";
import type { State } from "./state.ts";
import { applyWrites, evaluateEffects, type Write } from "./write.ts";

/** The moves of an actor whose `when` holds, with their weights. @throws RunFault */
export function optionsOf(moment: Moment, actor: number): readonly MoveOption[] {
  const options: MoveOption[] = [];
  for (const [index, move] of at(moment.program.actors, actor).moves.entries()) {
    if (!holds(moment, move)) continue;
    const base = evaluateAmount(moment, move.weight);
    const factors = evaluateFactors(moment, move.multipliers);
    const weight = productOf(base, factors);
    if (!Number.isFinite(weight)) fail(moment, move.weight.place, "not finite");
    options.push({ move: index, base, factors, weight });
  }
  return options;
}

function decide(
  moment: Moment,
  luck: Luck,
  actor: number,
  slot: number,
  options: readonly MoveOption[],
  choice: Choice | undefined,
): MoveRecord {
  const weights = options.map((option) => option.weight);
  const total = sumOf(weights);
  const { moves, sites } = at(moment.program.actors, actor);
  const last = options.at(-1);
  if (last !== undefined && !Number.isFinite(total)) {
    fail(moment, at(moves, last.move).weight.place, "not finite");
  }
  const record = { kind: "move", actor, slot, options, total } as const;
  if (choice !== undefined) {
    if (choice.kind === "none") return { ...record, by: "player" };
    const { move } = choice;
    invariant(
      options.some((option) => option.move === move),
      `a player chose move ${String(move)} of actor ${String(actor)}, which is not available`,
    );
    return { ...record, by: "player", chosen: move };
  }
  if (total === 0) return { ...record, by: "nobody" };
  const draw = luck(at(sites, slot), moment.state.step);
  return { ...record, draw, by: "policy", chosen: at(options, pick(weights, draw, 1)).move };
}

/**
 * One actor's turn: its slots share the snapshot, each move at most once. Nothing is applied yet.
 * @throws RunFault
 */
function takeTurn(
  moment: Moment,
  luck: Luck,
  actor: number,
  choices: readonly Choice[],
): readonly MoveRecord[] {
  const available = optionsOf(moment, actor);
  const records: MoveRecord[] = [];
  for (const slot of at(moment.program.actors, actor).sites.keys()) {
    const options = available.filter((option) =>
      records.every((record) => record.chosen !== option.move),
    );
    records.push(decide(moment, luck, actor, slot, options, choices[slot]));
  }
  return records;
}

/** The moves made, in canonical order (by id, whatever the slots). */
function movesMade(records: readonly MoveRecord[]): readonly number[] {
  return records
    .map((record) => record.chosen)
    .filter((move) => move !== undefined)
    .toSorted((left, right) => left - right);
}

function writesOf(moment: Moment, actor: number, made: readonly number[]): readonly Write[] {
  const { moves } = at(moment.program.actors, actor);
  return made.flatMap((move) => evaluateEffects(moment, at(moves, move).effects));
}

function withMoves(state: State, actor: number, made: readonly number[]): State {
  if (made.length === 0 && at(state.moves, actor).length === 0) return state;
  return { ...state, moves: state.moves.with(actor, made) };
}

/**
 * The turns of the actors before `until` (all by default): in order, each a phase of its own, or
 * all on one snapshot. @throws RunFault
 */
export function runMoves(
  moment: Moment,
  luck: Luck,
  choices: Choices,
  changes: ChangeRecord[],
  until: number = moment.program.actors.length,
): { readonly state: State; readonly records: readonly MoveRecord[] } {
  const { program, parameters } = moment;
  const records: MoveRecord[] = [];
  let { state } = moment;
  if (program.turns === "sequential") {
    for (let actor = 0; actor < until; actor += 1) {
      const turn = momentOf(program, parameters, state);
      const taken = takeTurn(turn, luck, actor, choices.get(actor) ?? []);
      const made = movesMade(taken);
      state = withMoves(state, actor, made);
      const written: ChangeRecord[] = [];
      state = applyWrites(program, state, writesOf(turn, actor, made), "moves", written);
      changes.push(...written.map((change) => ({ ...change, actor })));
      records.push(...taken);
    }
    return { state, records };
  }
  if (until < program.actors.length) return { state, records };
  const writes: Write[] = [];
  for (const actor of program.actors.keys()) {
    const taken = takeTurn(moment, luck, actor, choices.get(actor) ?? []);
    const made = movesMade(taken);
    state = withMoves(state, actor, made);
    writes.push(...writesOf(moment, actor, made));
    records.push(...taken);
  }
  return { state: applyWrites(program, state, writes, "moves", changes), records };
}
