/**
 * A finite scenario as a Markov decision process of one actor: which states can be reached, whatever
 * it makes of its turns, and what follows a state in a stage.
 */

import { at } from "../../../base/invariant.ts";
import { Fan, type Account } from "../flow.ts";
import type { Stage } from "../ground.ts";
import { begin, endsOf, type Course } from "../pass.ts";
import { ExactRefusal } from "../refusal.ts";
import { Table } from "../table.ts";
import type { Goal } from "./goal.ts";
import type { Turn } from "./turn.ts";

/** What a state of the observed path comes to: a value where the outcome is decided, else the state that goes on. */
export type Seen =
  | { readonly decided: true; readonly value: number }
  | { readonly decided: false; readonly key: number };

/** A part of a step: drawn by chance, with the actor's turn where that is in it; or certain. */
export type Scene =
  | { readonly kind: "drawn"; readonly drawn: Stage; readonly turn?: Turn }
  | { readonly kind: "certain"; readonly stages: readonly Stage[] };

/** One decision process. */
export class Game {
  readonly course: Course;
  readonly goal: Goal;
  /** States are below this. */
  readonly size: number;
  readonly digits: Float64Array;
  readonly #turn: Turn | undefined;
  readonly #ends: ReturnType<typeof endsOf>;

  constructor(course: Course, goal: Goal, turn: Turn | undefined) {
    this.course = course;
    this.goal = goal;
    this.size = course.layout.size * goal.memories;
    this.digits = new Float64Array(course.layout.radices.length);
    this.#turn = turn;
    this.#ends = endsOf(course);
  }

  /** A table of states with so many numbers each, the first of them positive. */
  table(columns: number): Table {
    return new Table(this.size, columns, this.course.most);
  }

  /** Where runs begin, with their probabilities. */
  starts(account: Account): Table {
    const table = this.table(1);
    begin(this.course, [1], table, account);
    return table;
  }

  /** The parts of a step that are not empty, in order. */
  scenes(step: number): readonly Scene[] {
    return this.course.phases.flatMap((phase, place): readonly Scene[] => {
      if (phase.kind === "certain") return [phase];
      const { stage: drawn, active } = phase;
      const turn = this.#turn?.place === place ? this.#turn : undefined;
      if (drawn.length === 0 || !active(step)) return [];
      return [{ kind: "drawn", drawn, ...(turn === undefined ? {} : { turn }) }];
    });
  }

  /** Takes a state apart. */
  decode(key: number): Float64Array {
    this.course.layout.decode(key, this.digits);
    return this.digits;
  }

  /** What a state of the observed path comes to. @throws RunFault */
  see(key: number, step: number): Seen {
    const { layout, program } = this.course;
    const memory = Math.floor(key / layout.size);
    const digits = this.decode(key);
    const ended = step >= program.calendar.steps || this.#ends?.get(digits, step) === true;
    if (this.goal.see(digits, step, ended, memory)) {
      return { decided: true, value: this.goal.value };
    }
    return { decided: false, key: key + (this.goal.memory - memory) * layout.size };
  }

  /** Whether runs are over in a state. */
  over(key: number, step: number): boolean {
    return this.#ends?.get(this.decode(key), step) === true;
  }

  /** The state after stages that leave no choice. @throws RunFault */
  settle(stages: readonly Stage[], key: number, step: number): number {
    let after = key;
    for (const stage of stages) {
      const digits = this.decode(after);
      for (const block of stage) after += block.shift(digits, step);
    }
    return after;
  }

  /** All states that can follow some in a part of a step, whatever the actor makes. @throws ExactRefusal, RunFault */
  *spread(
    scene: Scene,
    step: number,
    keys: Float64Array,
    into: Table,
  ): Generator<{ readonly step: number; readonly states: number }> {
    into.clear();
    if (scene.kind === "certain") {
      for (const key of keys) into.masses[into.row(this.settle(scene.stages, key, step), step)] = 1;
      return;
    }
    const { drawn, turn } = scene;
    const fan = new Fan(drawn);
    const fans = turn?.stages.map((stage) => new Fan(stage)) ?? [];
    let work = 0;
    const mark = (key: number, { widest, first, width, count, shifts }: Fan): void => {
      for (let way = first; way < first + width; way += 1) {
        const base = key + (widest.shifts[way] ?? 0);
        for (let index = 0; index < count; index += 1) {
          into.masses[into.row(base + (shifts[index] ?? 0), step)] = 1;
        }
      }
      work += count * width + 10;
    };
    for (const key of keys) {
      const digits = this.decode(key);
      fan.open(digits, step);
      mark(key, fan);
      for (const set of turn?.open.get(digits, step) ?? []) {
        const own = at(fans, set);
        own.open(digits, step);
        mark(key, own);
      }
      if (work > 200_000) {
        work = 0;
        yield { step, states: into.count };
      }
    }
  }
}

/** The states of a table, in its order. */
export const keysOf = (table: Table): Float64Array => table.keys.slice(0, table.count);

/** Notes that states are held. @throws ExactRefusal where there are too many */
export class Held {
  readonly #most: number;
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(states: number, step: number): void {
    this.#count += states;
    if (this.#count > this.#most) {
      throw new ExactRefusal({ kind: "too many to hold", step, most: this.#most });
    }
  }
}
