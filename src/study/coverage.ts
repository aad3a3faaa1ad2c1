/**
 * What the runs of a scenario show of it: in how many each element came, and in how many it could have; which
 * numbers were read at all.
 */

import { at } from "../base/invariant.ts";
import { advance } from "../engine/interpreter/advance.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { beginOutcomes, observe } from "../engine/interpreter/outcome.ts";
import type { FactorRecord, StepRecord } from "../engine/interpreter/record.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import { start } from "../engine/interpreter/start.ts";
import type { State } from "../engine/interpreter/state.ts";
import { lower } from "../ir/lower.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { luckOf } from "../random/stream.ts";
import type { Model } from "../scenario/model.ts";
import { elementsOf, type Competitor, type Element, type Elements } from "./coverage-elements.ts";

/** An element with what runs showed of it. */
export interface Covered extends Element {
  /**
   * Runs in which it came: a level was reached, a rule fired, a move was made, an event happened, a value was
   * drawn, a multiplier applied, a number was read.
   */
  readonly runs: number;
  /** The first of them; absent where there is none. */
  readonly first?: number;
  /**
   * Runs in which it could come: a rule, move or event competed with a chance above 0; what a multiplier
   * belongs to was weighed. Absent where nothing but its coming is counted.
   */
  readonly open?: number;
}

/** What all runs showed. */
export interface Coverage {
  readonly runs: number;
  /** Runs that stopped with a fault; they count up to there. */
  readonly faults: number;
  readonly elements: readonly Covered[];
}

/** Counts, for each element, the runs in which it is noted. */
class RunCounter {
  readonly counts: Int32Array;
  readonly firsts: Int32Array;
  readonly #latest: Int32Array;

  constructor(size: number) {
    this.counts = new Int32Array(size);
    this.firsts = new Int32Array(size).fill(-1);
    this.#latest = new Int32Array(size).fill(-1);
  }

  /** Notes an element in a run; once a run counts. Runs come in ascending order. */
  note(element: number, run: number): void {
    if (element < 0 || this.#latest[element] === run) return;
    this.#latest[element] = run;
    this.counts[element] = (this.counts[element] ?? 0) + 1;
    if (this.firsts[element] === -1) this.firsts[element] = run;
  }
}

/** What is noted of one run. */
class Noting {
  readonly came: RunCounter;
  readonly open: RunCounter;
  readonly #elements: Elements;
  readonly #program: Program;
  run = 0;

  constructor(elements: Elements, program: Program) {
    this.#elements = elements;
    this.#program = program;
    this.came = new RunCounter(elements.all.length);
    this.open = new RunCounter(elements.all.length);
  }

  state({ levels }: State): void {
    for (const [flashpoint, level] of levels.entries()) {
      this.came.note(at(at(this.#elements.levels, flashpoint), level), this.run);
    }
  }

  unknowns({ unknowns }: State): void {
    for (const [unknown, value] of unknowns.entries()) {
      this.came.note(at(at(this.#elements.values, unknown), value), this.run);
    }
  }

  step(record: StepRecord): void {
    const { rules, moves, events } = this.#elements;
    for (const { event, factors, probability, happened } of record.events) {
      const own = at(events, event);
      this.#weighed(own, factors, probability);
      if (happened) this.came.note(own.element, this.run);
    }
    for (const { actor, options, mode, chosen, way } of record.moves) {
      const own = at(moves, actor);
      const { rest } = at(this.#program.actors, actor);
      for (const option of options) {
        const { move, ways } = at(own, option.move);
        const competes = option.certain === (mode === "certain") && option.weight > 0;
        if (competes || (option.move === rest && mode !== "certain"))
          this.open.note(move, this.run);
        if (option.way === undefined) continue;
        this.#weighed(at(ways, option.way), option.factors, competes ? option.weight : 0);
      }
      if (chosen === undefined) continue;
      const { move, ways } = at(own, chosen);
      this.came.note(move, this.run);
      if (way !== undefined) this.came.note(at(ways, way).element, this.run);
    }
    for (const { flashpoint, rules: weighed, fired } of record.transitions) {
      const own = at(rules, flashpoint);
      for (const { rule, factors, hazard } of weighed)
        this.#weighed(at(own, rule), factors, hazard);
      if (fired !== undefined) this.came.note(at(own, fired).element, this.run);
    }
  }

  /** That something was weighed, with the multipliers that applied; it may come where its amount is above 0. */
  #weighed(
    { element, multipliers }: Competitor,
    factors: readonly FactorRecord[],
    amount: number,
  ): void {
    if (amount > 0) this.open.note(element, this.run);
    for (const multiplier of multipliers) this.open.note(multiplier, this.run);
    for (const { multiplier } of factors) this.came.note(at(multipliers, multiplier), this.run);
  }
}

/** The values of the parameters; `note` is told the index of each that is read. */
function watched(values: readonly number[], note: (index: number) => void): readonly number[] {
  return new Proxy(values, {
    get: (target, key) => {
      const index = Number(key);
      if (Number.isInteger(index)) note(index);
      return Reflect.get(target, key) as unknown;
    },
  });
}

/** Follows runs from the first; gives way after every run, with how many are done. */
export function* coverage(
  model: Model,
  { runs, seed }: { readonly runs: number; readonly seed: string },
): Generator<number, Coverage> {
  const program = lower(model);
  const elements = elementsOf(model, program);
  const noting = new Noting(elements, program);
  const { came, open } = noting;
  const parameters = watched(parametersOf(program), (index) => {
    came.note(at(elements.numbers, index), noting.run);
  });
  const key = keyOfSeed(seed);
  let faults = 0;
  for (let run = 0; run < runs; run += 1) {
    noting.run = run;
    const luck = luckOf(key, run);
    try {
      let state = start(program, parameters, luck);
      noting.unknowns(state);
      let progress = beginOutcomes(program);
      for (;;) {
        noting.state(state);
        progress = observe(program, parameters, progress, state);
        if (state.ended) break;
        const next = advance(program, parameters, state, luck);
        noting.step(next.record);
        ({ state } = next);
      }
    } catch (error) {
      if (!(error instanceof RunFault)) throw error;
      faults += 1;
    }
    yield run + 1;
  }
  const counted = elements.all.map((element, index): Covered => {
    const first = at(came.firsts, index);
    const opens = element.kind !== "level" && element.kind !== "value" && element.kind !== "number";
    return {
      ...element,
      runs: at(came.counts, index),
      ...(first < 0 ? {} : { first }),
      ...(opens ? { open: at(open.counts, index) } : {}),
    };
  });
  return { runs, faults, elements: counted };
}
