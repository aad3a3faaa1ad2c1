/**
 * The best reply of an actor that does not see all: over what it can have seen, each history with the exact
 * belief that it leaves (Åström 1965; Kaelbling, Littman and Cassandra, _Artificial Intelligence_ 101, 1998).
 * Histories that leave the same belief at the same turn are one. A history is what it sees of the state before
 * each of its turns, with the moves that are open, and at the end of every step; it forgets nothing.
 */

import { at, invariant } from "../../../base/invariant.ts";
import type { Part } from "../../../ir/parts.ts";
import { Fan, roundingOf, type Account } from "../flow.ts";
import { UNIT } from "../rounding.ts";
import type { Stage } from "../ground.ts";
import { keysOf, type Game, type Scene } from "./game.ts";
import type { Side } from "./policy.ts";
import type { Turn } from "./turn.ts";

/** What the actor can have seen by a step leaves too many states in beliefs; no fault of the scenario. */
export class TooManyBeliefs extends Error {
  override readonly name = "TooManyBeliefs";
  readonly step: number;
  readonly most: number;

  constructor(step: number, most: number) {
    super(`more than ${String(most)} states in beliefs by step ${String(step)}`);
    this.step = step;
    this.most = most;
  }
}

/** States with their masses, in the order in which they were first met. */
type Masses = Map<number, number>;

/** What is to be chosen where a belief is held. */
interface Chosen {
  /** What it comes to for each unit of mass, and by set; NaN where a set is not open. */
  readonly value: number;
  readonly set: number;
  readonly values: readonly number[];
}

/** A turn that a policy comes to. */
export interface BelievedTurn extends Chosen {
  readonly step: number;
  readonly masses: ReadonlyMap<number, number>;
}

/** What one side comes to. */
export interface BelievedSide {
  readonly value: number;
  /** It is no further from the truth. */
  readonly error: number;
  /** Of the first steps in which it chooses. */
  readonly turns: readonly BelievedTurn[];
  /** Ways that were followed. */
  readonly ways: number;
}

/** States in beliefs that are kept at most, and ways that are followed. */
const MOST_KEPT = 1_000_000;
const MOST_WAYS = 100_000_000;
/** Steps with a choice that are told, and turns of them that are looked at. */
const TOLD_STEPS = 3;
const TOLD_TURNS = 2000;
/** Digits of a probability by which beliefs are told apart, and what that may change. */
const DIGITS = 14;
const APART = 1e-13;
/** Work between two pauses. */
const PAUSE = 200_000;

const massOf = (masses: ReadonlyMap<number, number>): number =>
  [...masses.values()].reduce((sum, one) => sum + one, 0);

/** Solves one side. */
export class Believing {
  readonly #game: Game;
  readonly #turn: Turn;
  readonly #better: 1 | -1;
  readonly #most: number;
  readonly #seen: readonly number[];
  readonly #scenes: (readonly Scene[])[] = [];
  readonly #fans = new Map<Stage, Fan>();
  readonly #chosen = new Map<string, Chosen>();
  /** By step and part of it, at least how much the masses that it sends on are off. */
  readonly #off = new Map<string, number>();
  #turns: BelievedTurn[] | undefined;
  #size = 0;
  #kept = 0;
  #ways = 0;
  #paused = 0;

  /** @param most states in beliefs that may be kept */
  constructor(game: Game, turn: Turn, seen: readonly Part[], side: Side, most: number) {
    const { layout } = game.course;
    this.#game = game;
    this.#turn = turn;
    this.#better = side === "most" ? 1 : -1;
    this.#most = Math.min(most, MOST_KEPT);
    this.#seen = seen.flatMap((one) => layout.place(one) ?? []);
  }

  /** @throws TooManyBeliefs, ExactRefusal, RunFault */
  *solve(): Generator<{ readonly step: number; readonly states: number }, BelievedSide> {
    const account: Account = { draws: 0, sums: 0, lost: 0, transitions: 0 };
    const starts = this.#game.starts(account);
    const masses: Masses = new Map(
      [...keysOf(starts)].map((key, row) => [key, starts.masses[starts.place(row)] ?? 0]),
    );
    const value = yield* this.#after(0, masses);
    this.#turns = [];
    const turns = this.#turns;
    yield* this.#after(0, masses);
    const off = [...this.#off.values()].reduce((sum, one) => sum + one, 0);
    const error = roundingOf(account) + account.lost + off + this.#off.size * APART;
    return { value, error: 1.02 * error * this.#size + 1e-280, turns, ways: this.#ways };
  }

  #scenesOf(step: number): readonly Scene[] {
    return (this.#scenes[step] ??= this.#game.scenes(step));
  }

  /** What the actor sees of a state. */
  #sightOf(key: number): string {
    const digits = this.#game.decode(key);
    return this.#seen.map((place) => digits[place]).join();
  }

  /** What comes of states at the end of a step: the value where the outcome is decided, and what goes on. */
  *#after(step: number, masses: Masses): Going {
    let sum = 0;
    const sights = new Map<string, Masses>();
    for (const [key, mass] of masses) {
      const seen = this.#game.see(key, step);
      if (seen.decided) {
        this.#size = Math.max(this.#size, Math.abs(seen.value));
        sum += mass * seen.value;
      } else add(sights, this.#sightOf(key), seen.key, mass);
    }
    this.#note(`${String(step)} after`, (masses.size + 3) * UNIT);
    for (const one of sights.values()) sum += yield* this.#from(step, 0, one);
    return sum;
  }

  /** What comes of states before a part of a step. */
  *#from(step: number, place: number, masses: Masses): Going {
    const scenes = this.#scenesOf(step);
    if (place === scenes.length) return yield* this.#after(step + 1, masses);
    const scene = at(scenes, place);
    if (scene.kind === "certain") {
      const next: Masses = new Map();
      for (const [key, mass] of masses) {
        const after = this.#game.settle(scene.stages, key, step);
        next.set(after, (next.get(after) ?? 0) + mass);
      }
      return yield* this.#from(step, place + 1, next);
    }
    if (scene.turn === undefined) {
      return yield* this.#from(step, place + 1, this.#spread(scene.drawn, step, place, masses));
    }
    const beliefs = new Map<string, Masses>();
    for (const [key, mass] of masses) {
      const open = this.#turn.open.get(this.#game.decode(key), step).join();
      add(beliefs, `${open} ${this.#sightOf(key)}`, key, mass);
    }
    let sum = 0;
    for (const one of beliefs.values()) sum += yield* this.#choose(step, place, one);
    return sum;
  }

  /** What comes of a belief in which the actor chooses. */
  *#choose(step: number, place: number, masses: Masses): Going {
    const total = massOf(masses);
    const key = keyOf(step, place, masses, total);
    const known = this.#chosen.get(key);
    const { stages, open, sets } = this.#turn;
    const on = (set: number): Going =>
      this.#from(step, place + 1, this.#spread(at(stages, set), step, place, masses));
    if (known !== undefined) {
      yield* this.#tell(step, masses, known, on);
      return known.value * total;
    }
    this.#kept += masses.size;
    if (this.#kept > this.#most || this.#ways > MOST_WAYS) {
      throw new TooManyBeliefs(step, this.#most);
    }
    const [first] = masses.keys();
    invariant(first !== undefined, "a belief has a state");
    const values = sets.map(() => Number.NaN);
    let best: number | undefined;
    for (const set of open.get(this.#game.decode(first), step)) {
      const value = (yield* on(set)) / total;
      values[set] = value;
      const tie = APART * this.#size;
      const ahead = best === undefined ? 1 : this.#better * (value - at(values, best));
      if (best === undefined || ahead > tie) best = set;
    }
    invariant(best !== undefined, "to do nothing is always open");
    // Of equals the first is made, and it is worth what the best is.
    const extreme = values.reduce(
      (one, value) => (this.#better * (value - one) > 0 ? value : one),
      at(values, best),
    );
    this.#chosen.set(key, { value: extreme, set: best, values });
    if (this.#kept - this.#paused > PAUSE / 100) {
      this.#paused = this.#kept;
      yield { step, states: this.#kept };
    }
    return extreme * total;
  }

  /** Goes on as the policy does, where turns are told. */
  *#tell(
    step: number,
    masses: Masses,
    chosen: Chosen,
    on: (set: number) => Going,
  ): Generator<Told> {
    const turns = this.#turns;
    if (turns === undefined || turns.length >= TOLD_TURNS) return;
    if (step >= (turns[0]?.step ?? step) + TOLD_STEPS) return;
    turns.push({ ...chosen, step, masses });
    yield* on(chosen.set);
  }

  /** Sends masses on through a stage that is drawn. @throws ExactRefusal, RunFault */
  #spread(stage: Stage, step: number, place: number, masses: Masses): Masses {
    const known = this.#fans.get(stage);
    const fan = known ?? new Fan(stage);
    if (known === undefined) this.#fans.set(stage, fan);
    const next: Masses = new Map();
    let off = 0;
    for (const [key, mass] of masses) {
      fan.open(this.#game.decode(key), step);
      const { widest, first, width, count, shifts, probabilities } = fan;
      off = Math.max(off, fan.error + (stage.length + 2) * UNIT);
      this.#ways += count * width;
      for (let way = first; way < first + width; way += 1) {
        const base = key + (widest.shifts[way] ?? 0);
        const share = mass * (widest.probabilities[way] ?? 0);
        for (let index = 0; index < count; index += 1) {
          const after = base + (shifts[index] ?? 0);
          next.set(after, (next.get(after) ?? 0) + share * (probabilities[index] ?? 0));
        }
      }
    }
    // A sum of so many terms is off by no more than that many units of it.
    this.#note(`${String(step)} ${String(place)}`, off + (masses.size + next.size) * UNIT);
    return next;
  }

  #note(where: string, off: number): void {
    this.#off.set(where, Math.max(this.#off.get(where) ?? 0, off));
  }
}

/** How far it is. */
interface Told {
  readonly step: number;
  readonly states: number;
}

type Going = Generator<Told, number>;

/** Adds the mass of a state to those of a group. */
function add(groups: Map<string, Masses>, group: string, key: number, mass: number): void {
  const own = groups.get(group) ?? new Map<number, number>();
  own.set(key, (own.get(key) ?? 0) + mass);
  groups.set(group, own);
}

/** Equal beliefs have equal keys. */
function keyOf(step: number, place: number, masses: Masses, total: number): string {
  const parts = [...masses]
    .toSorted(([a], [b]) => a - b)
    .map(([key, mass]) => `${String(key)}:${(mass / total).toPrecision(DIGITS)}`);
  return `${String(step)} ${String(place)} ${parts.join()}`;
}
