/** Phase 2: moves of the actors (docs/semantics.md, "Moves"). */

import { at, invariant } from "../../base/invariant.ts";
import type { ProgramWay } from "../../ir/program.ts";
import { chanceOfHazard } from "../../numeric/hazard.ts";
import type { Luck } from "../../random/luck.ts";
import { evaluateAmount, fail, holds, momentOf, type Moment } from "./evaluate.ts";
import { evaluateFactors, evaluateHazard, pick, productOf, sumOf } from "./hazard.ts";
import type { ChangeRecord, Choice, Choices, MoveOption, MoveRecord } from "./record.ts";
import type { State } from "./state.ts";
import { applyWrites, evaluateEffects, type Write } from "./write.ts";

/** Weight, or hazard of one of so many slots, of a way whose `when` holds. @throws RunFault */
function evaluateWay(
  moment: Moment,
  { base, multipliers }: ProgramWay,
  slots: number,
): Omit<MoveOption, "move" | "way"> {
  if (base.kind === "certain") {
    const own = evaluateAmount(moment, base.weight);
    const factors = evaluateFactors(moment, multipliers);
    const weight = productOf(own, factors);
    if (!Number.isFinite(weight)) fail(moment, base.weight.place, "not finite");
    return { certain: true, base: own, factors, weight };
  }
  const { base: own, factors, hazard } = evaluateHazard(moment, { base, multipliers });
  const { probability, hazard: h0 } = own;
  const written = probability === undefined ? {} : { probability };
  return { certain: false, ...written, base: h0, factors, weight: hazard / slots };
}

/** The moves of an actor whose `when` holds, with the ways in which they may come. @throws RunFault */
export function optionsOf(moment: Moment, actor: number): readonly MoveOption[] {
  const options: MoveOption[] = [];
  const { moves, sites } = at(moment.program.actors, actor);
  for (const [index, move] of moves.entries()) {
    if (!holds(moment, move)) continue;
    const before = options.length;
    for (const [way, written] of move.ways.entries()) {
      if (!holds(moment, written)) continue;
      options.push({ move: index, way, ...evaluateWay(moment, written, sites.length) });
    }
    if (options.length > before) continue;
    options.push({ move: index, certain: false, base: 0, factors: [], weight: 0 });
  }
  return options;
}

/** What a contest asks of a way. */
type Rival = Pick<MoveOption, "certain" | "weight">;

/** What a slot is drawn among. */
export interface Contest<T extends Rival = MoveOption> {
  readonly mode: MoveRecord["mode"];
  readonly among: readonly T[];
  readonly total: number;
  readonly probability: number;
}

/** Certain ways of positive total weight share the slot; else the hazards of all others compete. */
export function contestOf<T extends Rival>(options: readonly T[]): Contest<T> {
  const certain = options.filter((option) => option.certain);
  const weight = sumOf(certain.map((option) => option.weight));
  if (weight > 0) return { mode: "certain", among: certain, total: weight, probability: 1 };
  const among = options.filter((option) => !option.certain);
  const total = sumOf(among.map((option) => option.weight));
  if (total === 0) return { mode: "none", among: [], total, probability: 0 };
  return { mode: "hazard", among, total, probability: chanceOfHazard(total) };
}

/** As `contestOf`, of an actor's turn. @throws RunFault where the weights add up to no number */
export function checkedContest(
  moment: Moment,
  actor: number,
  options: readonly MoveOption[],
): Contest {
  const contest = contestOf(options);
  if (Number.isFinite(contest.total)) return contest;
  const { move, way = 0 } = at(contest.among, contest.among.length - 1);
  const { base } = at(at(at(moment.program.actors, actor).moves, move).ways, way);
  invariant(base.kind === "certain", "hazards are bounded, and so is their sum");
  fail(moment, base.weight.place, "not finite");
}

function decide(
  moment: Moment,
  luck: Luck,
  actor: number,
  slot: number,
  options: readonly MoveOption[],
  choice: Choice | undefined,
): MoveRecord {
  const { sites } = at(moment.program.actors, actor);
  const { mode, among, total, probability } = checkedContest(moment, actor, options);
  const record = { kind: "move", actor, slot, options, mode, total, probability } as const;
  if (choice !== undefined) {
    if (choice.kind === "none") return { ...record, by: "player" };
    const { move } = choice;
    invariant(
      options.some((option) => option.move === move),
      `a player chose move ${String(move)} of actor ${String(actor)}, which is not available`,
    );
    return { ...record, by: "player", chosen: move };
  }
  if (mode === "none") return { ...record, by: "nobody" };
  const draw = luck(at(sites, slot), moment.state.step);
  if (mode === "hazard" && draw >= probability) return { ...record, draw, by: "policy" };
  const weights = among.map((option) => option.weight);
  const { move, way } = at(among, pick(weights, draw, probability));
  return { ...record, draw, by: "policy", chosen: move, ...(way === undefined ? {} : { way }) };
}

/**
 * One actor's turn: its slots share the snapshot, each move at most once; where the policy made
 * nothing, it rests. Nothing is applied yet.
 * @throws RunFault
 */
function takeTurn(
  moment: Moment,
  luck: Luck,
  actor: number,
  choices: readonly Choice[],
): readonly MoveRecord[] {
  const { sites, rest } = at(moment.program.actors, actor);
  const available = optionsOf(moment, actor);
  const records: MoveRecord[] = [];
  for (const slot of sites.keys()) {
    const options = available.filter((option) =>
      records.every((record) => record.chosen !== option.move),
    );
    records.push(decide(moment, luck, actor, slot, options, choices[slot]));
  }
  const idle = records.every(({ chosen, by }) => chosen === undefined && by !== "player");
  if (rest === undefined || !idle) return records;
  return records.with(-1, { ...at(records, records.length - 1), by: "policy", chosen: rest });
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
