/** The policy that reaches the least or the most: its first turns, and what a few rules make of it. */

import { at, invariant } from "../../../base/invariant.ts";
import type { State } from "../../interpreter/state.ts";
import type { Bounded } from "../answers.ts";
import type { ExactProgress } from "../solve.ts";
import type { Induction } from "./backward.ts";
import { differing, featuresOf, stateWords } from "./features.ts";
import { followPolicy, type Policy, type Visit } from "./follow.ts";
import type { Game } from "./game.ts";
import { conditionOf, ruleFor, rulesOf, type Case } from "./rules.ts";
import type { Turn } from "./turn.ts";
import type { Decisions } from "./values.ts";

/** Whether as much or as little of the outcome as can be is sought. */
export type Side = "most" | "least";

/** From the lowest to the highest value. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** What is asked of a policy. */
export interface PolicyAsked {
  readonly side: Side;
  /** Number of its first pass. */
  readonly pass: number;
  readonly actor: number;
  /** Rules at most; with 0 they are not looked for. */
  readonly rules: number;
}

/** A set of moves, by their ids, and what it comes to where the rest is as good as can be. */
export interface BestChoice {
  readonly moves: readonly string[];
  readonly value: Bounded;
}

/** A state in which the actor chooses. */
export interface BestTurn {
  readonly step: number;
  readonly probability: number;
  /** In the scenario language, by what differs among the states of the step; `true` where nothing does. */
  readonly state: string;
  /** By unknown that is hidden from the actor, what it believes of its values there. */
  readonly believes?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly moves: readonly string[];
  /** The open ones, best first. */
  readonly choices: readonly BestChoice[];
}

/** A policy as a few rules, and what it comes to. */
export interface BestRules {
  readonly rules: readonly {
    readonly when: string;
    readonly moves: readonly string[];
    /** Share of the turns of the policy itself that it decides. */
    readonly share: number;
  }[];
  readonly value: Bounded;
}

/** The policy of one side. */
export interface BestPolicy {
  readonly side: Side;
  /** What following it comes to, found forward: another way to the same number. */
  readonly value: Bounded;
  /** The states of the first steps in which it chooses, by step, likely ones first. */
  readonly turns: readonly BestTurn[];
  /** Absent where there is no room to find them. */
  readonly rules?: BestRules;
}

/** States of first steps that are told at most, and cases that rules are made from. */
const MOST_TURNS = 60;
const MOST_CASES = 20_000;

/** Keeps the likeliest states in which a policy chooses. */
class Visits {
  all: Visit[] = [];

  readonly add = (visit: Visit): void => {
    if (visit.mass > 0) this.all.push(visit);
    if (this.all.length >= 4 * MOST_CASES) this.all = this.likeliest();
  };

  likeliest(): Visit[] {
    return this.all.toSorted((a, b) => b.mass - a.mass).slice(0, MOST_CASES);
  }
}

/** Finds the rows of states in what was decided. */
class Rows {
  readonly #rows: (Map<number, number> | undefined)[] = [];
  readonly #decisions: Induction["decisions"];

  constructor(decisions: Induction["decisions"]) {
    this.#decisions = decisions;
  }

  /** Where the states stand in which the actor chooses. */
  get(step: number, key: number): { readonly own: Decisions; readonly row: number } {
    const own = this.#decisions[step];
    invariant(own !== undefined, "a choice where none was found");
    const rows = (this.#rows[step] ??= new Map(
      [...own.keys.entries()].map(([row, one]) => [one, row]),
    ));
    const row = rows.get(key);
    invariant(row !== undefined, "a state that was not reached");
    return { own, row };
  }
}

/** What a pass tells, under its number. */
export function* numbered<T>(
  pass: number,
  going: Generator<Omit<ExactProgress, "pass">, T>,
): Generator<ExactProgress, T> {
  for (let next = going.next(); ; next = going.next()) {
    if (next.done === true) return next.value;
    yield { ...next.value, pass };
  }
}

/** The policy of one side: its first turns, and what a few rules make of it. */
export function* policyOf(
  game: Game,
  turn: Turn,
  { decisions, error, range }: Induction,
  { side, pass, actor, rules: most }: PolicyAsked,
): Generator<ExactProgress, BestPolicy> {
  const { course } = game;
  const rows = new Rows(decisions);
  const optimal: Policy = (step, key) => {
    const { own, row } = rows.get(step, key);
    return at(own[side], row);
  };
  const visits = new Visits();
  const value = yield* numbered(pass, followPolicy(game, optimal, visits.add));
  const features = featuresOf(course);
  const { moves } = at(course.program.actors, actor);
  const idsOf = (set: number): readonly string[] =>
    at(turn.sets, set).map((move) => at(moves, move).id);
  const stateOf = ({ key, step }: Visit): State => course.layout.stateOf(game.decode(key), step);
  /** What each set comes to in a state; NaN where it is not open. */
  const valuesIn = ({ key, step }: Visit): Float64Array | undefined => {
    const { own, row } = rows.get(step, key);
    const width = turn.sets.length;
    return own.values?.[side].subarray(row * width, (row + 1) * width);
  };
  const better = side === "most" ? 1 : -1;
  const turns = firstOf(visits.all).flatMap((same): BestTurn[] => {
    const states = same.map(stateOf);
    const telling = differing(features, states);
    return same.map((visit, index) => ({
      ...{ step: visit.step, probability: visit.mass, moves: idsOf(visit.set) },
      state: stateWords(telling, at(states, index)),
      choices: ranked(valuesIn(visit) ?? [], side).map(([set, one]) => ({
        ...{ moves: idsOf(set), value: within(one, error, range) },
      })),
    }));
  });
  if (most === 0) return { side, value: clip(value, range), turns };
  const cases = visits.likeliest().map((visit): Case | undefined => {
    const values = valuesIn(visit);
    if (values === undefined) return undefined;
    const best = at(values, visit.set);
    const idle = better * (best - at(values, 0));
    const losses = values.map((one) => (Number.isNaN(one) ? idle : better * (best - one)));
    return { state: stateOf(visit), mass: visit.mass, losses, best: visit.set };
  });
  const known = cases.filter((one) => one !== undefined);
  if (known.length < cases.length) return { side, value: clip(value, range), turns };
  const rules = rulesOf(known, features, turn.sets.length, most);
  const ruled: Policy = (step, _, digits, open) => {
    const set = ruleFor(rules, course.layout.stateOf(digits, step));
    return open.includes(set) ? set : 0;
  };
  const reached = yield* numbered(
    pass + 1,
    followPolicy(game, ruled, () => undefined),
  );
  const all = rules.reduce((sum, { mass }) => sum + mass, 0);
  return {
    ...{ side, value: clip(value, range), turns },
    rules: {
      rules: rules.map((rule) => ({
        when: conditionOf(rule),
        moves: idsOf(rule.set),
        share: rule.mass / all,
      })),
      value: clip(reached, range),
    },
  };
}

/** What open sets come to, best first; NaN stands for one that is not open. */
export function ranked(
  values: Iterable<number>,
  side: Side,
): readonly (readonly [set: number, value: number])[] {
  const better = side === "most" ? 1 : -1;
  return [...values]
    .map((value, set) => [set, value] as const)
    .filter(([, value]) => !Number.isNaN(value))
    .sort(([a, one], [b, other]) => better * (other - one) || a - b);
}

/** The visits of the first steps, step by step, likely ones first. */
export function firstOf<One extends Pick<Visit, "step" | "mass">>(
  visits: readonly One[],
): readonly (readonly One[])[] {
  const steps = Map.groupBy(visits, ({ step }) => step);
  const told: One[][] = [];
  let room = MOST_TURNS;
  for (const [, same] of [...steps].sort(([a], [b]) => a - b)) {
    if (room === 0) break;
    told.push(same.toSorted((a, b) => b.mass - a.mass).slice(0, room));
    room -= Math.min(room, same.length);
  }
  return told;
}

/** A bounded value within what the outcome can come to at all. */
export function clip({ value, low, high }: Bounded, range: Range): Bounded {
  const into = (one: number): number => Math.min(range.high, Math.max(range.low, one));
  return { value: into(value), low: into(low), high: into(high) };
}

/** A value and how far it may be off. */
export const within = (value: number, error: number, range: Range): Bounded =>
  clip({ value, low: value - error, high: value + error }, range);
