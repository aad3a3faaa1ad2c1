/**
 * The coming step as it looks from a perspective: per flashpoint the chances of moving, and what
 * drives them. With several hypotheses everything is their average.
 */

import { at } from "../../base/invariant.ts";
import type { TransitionChance } from "../../engine/interpreter/chances.ts";
import type { BaseRecord, FactorRecord } from "../../engine/interpreter/record.ts";
import { RunFault } from "../../engine/interpreter/fault.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { ActCause, Cause, CauseFactor, Outlook } from "../../view/play/scene.ts";
import { actsOf, type Act, type TurnChance } from "./acts.ts";
import type { PlayEngine } from "./engine.ts";
import { DRAWS, FIRST_DRAWS, foreseeSome } from "./foresee.ts";
import type { Hypothesis } from "../../belief/filter.ts";

/** What an outlook asks of a hypothesis. */
type Weighted = Pick<Hypothesis, "probability" | "state">;

interface Case {
  readonly probability: number;
  readonly chance: TransitionChance;
  readonly acts: readonly Act[];
  readonly turns: readonly TurnChance[];
}

/** What a rule, an event and a move have in common, under one hypothesis. */
interface Part {
  readonly probability: number;
  readonly base: BaseRecord;
  readonly factors: readonly FactorRecord[];
  readonly amount: number;
}

function average<T extends { readonly probability: number }>(
  cases: readonly T[],
  of: (one: T) => number,
): number {
  const [first] = cases;
  // One case is itself to the last bit, whatever its probability was rounded to.
  if (cases.length === 1 && first !== undefined) return of(first);
  return cases.reduce((sum, one) => sum + one.probability * of(one), 0);
}

/** The average over those hypotheses in which there is such a part. */
function mean(parts: readonly Part[], of: (part: Part) => number): number {
  const first = of(at(parts, 0));
  // Equal values stay what they are to the last bit: sums of shares would not.
  if (parts.every((part) => of(part) === first)) return first;
  const weight = parts.reduce((sum, { probability }) => sum + probability, 0);
  return parts.reduce((sum, part) => sum + part.probability * of(part), 0) / weight;
}

function factorsOf(parts: readonly Part[]): readonly CauseFactor[] {
  const used = new Set(parts.flatMap(({ factors }) => factors.map((one) => one.multiplier)));
  return [...used]
    .toSorted((left, right) => left - right)
    .map((multiplier) => {
      const factorIn = ({ factors }: Part): number =>
        factors.find((one) => one.multiplier === multiplier)?.factor ?? 1;
      const first = factorIn(at(parts, 0));
      const uncertain = parts.some((part) => factorIn(part) !== first);
      return { multiplier, factor: mean(parts, factorIn), uncertain };
    });
}

/** The windowed chance as written, where all hypotheses agree on it. */
function writtenChance(parts: readonly Part[]): { readonly baseChance?: number } {
  const baseChance = parts[0]?.base.probability;
  if (baseChance === undefined) return {};
  return parts.every(({ base }) => base.probability === baseChance) ? { baseChance } : {};
}

function ruleShare({ threshold }: TransitionChance, rule: number): number {
  const hazard = threshold.rules.find((record) => record.rule === rule)?.hazard ?? 0;
  return threshold.total === 0 ? 0 : (threshold.probability * hazard) / threshold.total;
}

function causeOf(cases: readonly Case[], rule: number, target: number): Cause {
  const parts = cases.flatMap(({ probability, chance }): Part[] => {
    const record = chance.threshold.rules.find((one) => one.rule === rule);
    if (record === undefined) return [];
    return [{ probability, base: record.base, factors: record.factors, amount: record.hazard }];
  });
  return {
    rule,
    target,
    certain: at(cases, 0).chance.threshold.mode === "certain",
    ...writtenChance(parts),
    baseHazard: mean(parts, ({ base }) => base.hazard),
    factors: factorsOf(parts),
    hazard: mean(parts, ({ amount }) => amount),
    chance: average(cases, ({ chance }) => ruleShare(chance, rule)),
  };
}

function nameOfAct({ source, way, target }: Act): string {
  return source.kind === "event"
    ? `event ${String(source.event)} ${String(target)}`
    : `move ${String(source.actor)} ${String(source.move)} ${String(way)} ${String(target)}`;
}

function actCauses(cases: readonly Case[]): readonly ActCause[] {
  const named = new Map(cases.flatMap(({ acts }) => acts.map((act) => [nameOfAct(act), act])));
  return [...named].map(([name, { source, way, certain, target }]) => {
    const found = ({ acts }: Case): Act | undefined => acts.find((act) => nameOfAct(act) === name);
    const parts = cases.flatMap((one): Part[] => {
      const act = found(one);
      return act === undefined ? [] : [{ ...act, probability: one.probability }];
    });
    return {
      source,
      ...(way === undefined ? {} : { way }),
      ...(certain === undefined ? {} : { certain }),
      target,
      chance: average(cases, (one) => found(one)?.chance ?? 0),
      ...writtenChance(parts),
      base: mean(parts, ({ base }) => base.hazard),
      factors: factorsOf(parts),
      amount: mean(parts, ({ amount }) => amount),
    };
  });
}

/** That at least one of independent things happens. */
function anyOf(chances: readonly number[]): number {
  const [only] = chances;
  if (chances.length === 1 && only !== undefined) return only;
  return 1 - chances.reduce((none, chance) => none * (1 - chance), 1);
}

function movedChance({ chance, acts, turns }: Case, worse: boolean): number {
  const { from } = chance.threshold;
  const events = acts.filter(
    ({ source, target }) => source.kind === "event" && (worse ? target > from : target < from),
  );
  return anyOf([
    worse ? chance.up : chance.down,
    ...events.map((act) => act.chance),
    ...turns.map(({ up, down }) => (worse ? up : down)),
  ]);
}

/** After the end no step is coming. */
function nothingMore({ program }: PlayEngine, averaged: boolean): Outlook {
  const none = { up: 0, down: 0, causes: [], acts: [] };
  return { averaged, flashpoints: program.flashpoints.map(() => none) };
}

/** Draws for a hypothesis of that probability, of so many for all. */
const drawsFor = (ahead: number, probability: number): number =>
  Math.max(1, Math.round(ahead * probability));

/** What a way things may be says of the coming step; the fault, if it would stop the run. */
function sayOf(
  engine: PlayEngine,
  { probability, state }: Weighted,
  players: readonly number[],
  ahead: number,
):
  | RunFault
  | {
      readonly probability: number;
      readonly chances: readonly TransitionChance[];
      readonly acts: readonly Act[];
      readonly turns: readonly TurnChance[];
    } {
  try {
    // Many hypotheses share the draws of one.
    const draws = drawsFor(ahead, probability);
    const { acts, turns } = actsOf(engine, state, players, draws);
    return { probability, chances: engine.chances(state), acts, turns };
  } catch (error) {
    if (error instanceof RunFault) return error;
    throw error;
  }
}

/**
 * The outlook over some hypotheses (probabilities sum to 1), of `ahead` draws in all. Those under which the coming step would
 * stop the run are left out, as the belief will do when the run goes on.
 * @throws RunFault if it would under all
 */
export function outlookOf(
  engine: PlayEngine,
  hypotheses: readonly Weighted[],
  players: readonly number[],
  ahead: number = DRAWS,
): Outlook {
  if (at(hypotheses, 0).state.ended) return nothingMore(engine, hypotheses.length > 1);
  const said = hypotheses.map((hypothesis) => sayOf(engine, hypothesis, players, ahead));
  const sound = said.flatMap((one) => (one instanceof RunFault ? [] : [one]));
  const fault = said.find((one) => one instanceof RunFault);
  if (sound.length === 0 && fault !== undefined) throw fault;
  const total = sound.reduce((sum, { probability }) => sum + probability, 0);
  const all =
    fault === undefined
      ? sound
      : sound.map((one) => ({ ...one, probability: one.probability / total }));
  return {
    averaged: hypotheses.length > 1,
    flashpoints: engine.program.flashpoints.map((flashpoint, index) => {
      const cases = all.map(({ probability, chances, acts, turns }) => ({
        probability,
        chance: at(chances, index),
        acts: acts.filter((act) => act.flashpoint === index),
        turns: turns.filter((turn) => turn.flashpoint === index),
      }));
      const enabled = new Set(
        cases.flatMap(({ chance }) => chance.threshold.rules.map(({ rule }) => rule)),
      );
      return {
        up: average(cases, (one) => movedChance(one, true)),
        down: average(cases, (one) => movedChance(one, false)),
        causes: [...enabled]
          .toSorted((left, right) => left - right)
          .map((rule) => causeOf(cases, rule, at(flashpoint.rules, rule).target)),
        acts: actCauses(cases),
      };
    }),
  };
}

/** Memoised per state and perspective, since a screen asks for the same one again and again. */
const memory = new WeakMap<State, Map<string, Outlook>>();

/** Who asks for an outlook, and what may be the case. */
export interface OutlookAsked {
  readonly players: readonly number[];
  /** Names the perspective: `truth`, or the players. */
  readonly key: string;
  readonly hypotheses: () => readonly Weighted[];
}

/** As `outlookOf`. @throws RunFault */
export function outlookMemoised(
  engine: PlayEngine,
  state: State,
  { players, key, hypotheses }: OutlookAsked,
): Outlook {
  const known = memory.get(state) ?? new Map<string, Outlook>();
  memory.set(state, known);
  const outlook = known.get(key) ?? outlookOf(engine, hypotheses(), players);
  known.set(key, outlook);
  return outlook;
}

/** The outlook if it has been made, else a first picture of it, of few draws. @throws RunFault */
export function outlookAtOnce(engine: PlayEngine, state: State, asked: OutlookAsked): Outlook {
  const known = memory.get(state) ?? new Map<string, Outlook>();
  memory.set(state, known);
  const first = `${asked.key} first`;
  const outlook =
    known.get(asked.key) ??
    known.get(first) ??
    outlookOf(engine, asked.hypotheses(), asked.players, FIRST_DRAWS);
  if (!known.has(asked.key)) known.set(first, outlook);
  return outlook;
}

/** Whether the whole outlook has been made. */
export function isForeseen(state: State, key: string): boolean {
  return state.ended || memory.get(state)?.has(key) === true;
}

/** Works on at an outlook, `more` draws at most; whether it is made. @throws RunFault */
export function foreseeOn(
  engine: PlayEngine,
  state: State,
  asked: OutlookAsked,
  more: number,
): boolean {
  if (isForeseen(state, asked.key)) return true;
  for (const one of asked.hypotheses()) {
    const draws = drawsFor(DRAWS, one.probability);
    if (!foreseeSome(engine, one.state, draws, more)) return false;
  }
  outlookMemoised(engine, state, asked);
  return true;
}
