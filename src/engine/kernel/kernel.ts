/**
 * A compiled program made ready to run: writes what a run needs into the kernel's memory, runs, reads
 * back. Nothing is allocated per run. One kernel runs one thing at a time.
 */

import { at, invariant } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import type { PlaceIndex } from "../../ir/expression.ts";
import type { Key } from "../../random/philox.ts";
import { wordsOfRun } from "../../random/stream.ts";
import type { State } from "../interpreter/state.ts";
import { compile, type KernelModule } from "./compile.ts";
import { faultReasons, type FaultReason } from "./context.ts";
import { finishCounts, valueRuns, type CountLayout } from "./counts.ts";
import { boundTable, sharedBounds } from "./enter.ts";
import { followerOf, type Follower } from "./follow.ts";
import { doublesOf, readState, wordsOf, writeImage, type KernelMemory } from "./image.ts";
import { instantiate, type Instance } from "./instantiate.ts";
import type { Cell } from "./memory-map.ts";
import { roundKeys } from "./philox.ts";

/** Where and why a run stopped. */
export interface KernelFault {
  readonly run: number;
  readonly step: number;
  readonly place: PlaceIndex;
  readonly reason: FaultReason;
}

/** A state from which to go on, with the outcomes as far as they are known there. */
export interface KernelBeginning {
  readonly state: State;
  readonly outcomes: readonly { readonly value: number; readonly decided: boolean }[];
}

/** Counts of many runs. */
export interface KernelCounts {
  /** One per cell of the layout: the kernel's own memory, good until the next call. */
  readonly cells: Int32Array;
  /** The fault of the lowest run number. */
  readonly fault?: KernelFault;
}

/** One run in full. */
export interface Trajectory {
  /** S_0 (or the given state), S_1 … as far as the run came. */
  readonly states: readonly State[];
  /** By outcome index; meaningless after a fault. */
  readonly outcomes: readonly number[];
  readonly fault?: KernelFault;
}

/** Takes values of number outcomes: run by run, `numbers` of them each; the list is used again. */
export type TakeValues = (values: Float64Array, runs: number) => void;

/** A program's kernel. */
export class Kernel {
  readonly program: Program;
  readonly module: KernelModule;
  readonly #instance: Instance;
  readonly #layout: CountLayout;
  readonly #memory: KernelMemory;
  #parameters: readonly number[] | undefined;

  /** Compiles and loads; takes some milliseconds. */
  constructor(program: Program, layout: CountLayout) {
    this.program = program;
    this.#layout = layout;
    this.module = compile(program, layout);
    this.#instance = instantiate(this.module.bytes, this.module.size);
    this.#memory = { memory: this.#instance.memory, program, module: this.module };
    const { cells, lanes } = this.module;
    this.#words(cells.philox.sites).set(lanes.sites);
    this.#words(cells.dayOfStep).set(program.calendar.dayOfStep);
    const dated = new Uint8Array(this.#instance.memory, cells.dated.address);
    for (const { occurrence } of program.events) {
      if (occurrence.kind === "dated" && occurrence.step >= 0) dated[occurrence.step] = 1;
    }
    const { watch, turning } = this.module.watches;
    const turns = new Uint8Array(this.#instance.memory, turning.address);
    for (const step of watch.steps.keys()) turns[step] = 1;
  }

  /**
   * Counts runs `first … first + count - 1`, from the start or from a given state.
   * @param count below 2^30
   * @param takeValues called for every few thousand runs, in order, if there are number outcomes
   */
  count(
    parameters: readonly number[],
    key: Key,
    first: number,
    count: number,
    beginning: KernelBeginning | undefined,
    takeValues: TakeValues,
  ): KernelCounts {
    invariant(count >= 0 && count < 2 ** 30, "a kernel counts fewer than 2^30 runs at a time");
    const { counts } = this.module;
    const cells = this.#words(counts.cells);
    cells.fill(0);
    const firstFault = this.#words(counts.firstFault);
    firstFault.fill(0);
    const broken = this.#prepare(parameters, key, beginning);
    if (broken !== undefined) {
      cells[this.#layout.faults] = count;
      return { cells, fault: { ...broken, run: first } };
    }
    const { numbers } = this.#layout;
    const most = numbers === 0 ? 2 ** 20 : valueRuns;
    for (let done = 0; done < count; done += most) {
      const piece = Math.min(most, count - done);
      this.#setRun(first + done);
      this.#words(counts.valuesEnd)[0] = 0;
      this.#instance.call("runs", piece, beginning === undefined ? 1 : 0);
      if (numbers > 0) {
        const runs = at(this.#words(counts.valuesEnd), 0) / (8 * numbers);
        takeValues(this.#doubles(counts.values).subarray(0, runs * numbers), runs);
      }
    }
    finishCounts(this.program, this.#layout, cells, this.#startOf(beginning));
    const fault = this.#firstFault(firstFault);
    return { cells, ...(fault === undefined ? {} : { fault }) };
  }

  /**
   * Runs one by one, from the start or from a given state: outcomes and unknowns of those without a
   * fault; the lists are used again.
   */
  visit(
    parameters: readonly number[],
    key: Key,
    first: number,
    count: number,
    take: (run: number, outcomes: Float64Array, unknowns: Int32Array) => void,
    beginning?: KernelBeginning,
  ): void {
    const { cells, counts } = this.module;
    if (this.#prepare(parameters, key, beginning) !== undefined) return;
    const faultReason = this.#words(cells.faultReason);
    const outcomes = this.#doubles(cells.state.outcomes);
    const unknowns = this.#words(cells.state.unknowns);
    const valuesEnd = this.#words(counts.valuesEnd);
    for (let run = first; run < first + count; run += 1) {
      this.#setRun(run);
      valuesEnd[0] = 0;
      this.#instance.call("runs", 1, beginning === undefined ? 1 : 0);
      if (faultReason[0] === 0) take(run, outcomes, unknowns);
    }
  }

  /** One run, state by state. */
  trajectory(
    parameters: readonly number[],
    key: Key,
    run: number,
    beginning?: KernelBeginning,
  ): Trajectory {
    const broken = this.#prepare(parameters, key, beginning);
    if (broken !== undefined) return { states: [], outcomes: [], fault: { ...broken, run } };
    this.#setRun(run);
    this.#instance.call("begin", beginning === undefined ? 1 : 0);
    const states: State[] = [];
    for (;;) {
      const fault = this.#fault(run);
      const outcomes = Array.from(this.#doubles(this.module.cells.state.outcomes));
      if (fault !== undefined) return { states, outcomes, fault };
      const state = readState(this.#memory);
      states.push(state);
      if (state.ended) return { states, outcomes };
      this.#instance.call("step");
    }
  }

  /**
   * Runs followed one at a time until the outcome number `goal` is decided or that of number `by`
   * reaches a threshold. Nothing else may be asked of the kernel in between.
   */
  follower(parameters: readonly number[], goal: number, by: number): Follower<Uint8Array> {
    const { cells } = this.module;
    const useKey = (key: Key): void => {
      new Uint32Array(this.#instance.memory, cells.philox.keys.address, 80).set(roundKeys(key));
    };
    // Start values are the same whatever the luck.
    const broken = this.#prepare(parameters, { low: 0, high: 0 }, undefined) !== undefined;
    return followerOf({
      memory: this.#instance.memory,
      cells,
      call: this.#instance.call,
      useKey,
      useRun: (run) => {
        this.#setRun(run);
      },
      goal,
      by,
      broken,
    });
  }

  #words(cell: Cell): Int32Array {
    return wordsOf(this.#instance.memory, cell);
  }

  #doubles(cell: Cell): Float64Array {
    return doublesOf(this.#instance.memory, cell);
  }

  #setRun(run: number): void {
    const [low, high] = wordsOfRun(run);
    const { runLow, runHigh } = this.module.cells.philox;
    this.#words(runLow)[0] = low;
    this.#words(runHigh)[0] = high;
  }

  #fault(run: number): KernelFault | undefined {
    const { cells } = this.module;
    const number = at(this.#words(cells.faultReason), 0);
    if (number === 0) return undefined;
    return {
      run,
      step: at(this.#words(cells.state.step), 0),
      place: at(this.#words(cells.faultPlace), 0),
      reason: at(faultReasons, number - 1),
    };
  }

  #firstFault(words: Int32Array): KernelFault | undefined {
    const number = at(words, 0);
    if (number === 0) return undefined;
    return {
      run: (at(words, 3) >>> 0) + (at(words, 4) >>> 0) * 4294967296,
      step: at(words, 2),
      place: at(words, 1),
      reason: at(faultReasons, number - 1),
    };
  }

  #startOf(beginning: KernelBeginning | undefined): {
    readonly step: number;
    readonly levels: readonly number[];
  } {
    return (
      beginning?.state ?? { step: 0, levels: this.program.flashpoints.map(({ start }) => start) }
    );
  }

  /** Writes all that the runs need. @returns the fault of shares or start values, if there is one */
  #prepare(
    parameters: readonly number[],
    key: Key,
    beginning: KernelBeginning | undefined,
  ): Omit<KernelFault, "run"> | undefined {
    const { cells } = this.module;
    this.#setParameters(parameters);
    new Uint32Array(this.#instance.memory, cells.philox.keys.address, 80).set(roundKeys(key));
    if (beginning !== undefined) {
      writeImage(this.#memory, beginning.state, beginning.outcomes);
      return undefined;
    }
    writeImage(
      this.#memory,
      {
        step: 0,
        levels: this.program.flashpoints.map(({ start }) => start),
        dwell: this.program.flashpoints.map(({ startDwell }) => startDwell),
        held: this.program.flashpoints.map(({ startHeld }) => startHeld),
        stopwatches: this.program.stopwatches.map(({ start }) => start),
        variables: [],
        unknowns: [],
        happened: [],
        moves: [],
        ended: false,
      },
      this.program.outcomes.map(({ fold }) => ({ value: fold.start, decided: false })),
    );
    this.#words(cells.faultReason)[0] = 0;
    this.#words(cells.state.step)[0] = 0;
    this.#instance.call("starts");
    return this.#fault(0);
  }

  #setParameters(parameters: readonly number[]): void {
    const known = this.#parameters;
    if (known?.every((value, index) => Object.is(value, parameters[index]))) return;
    invariant(parameters.length === this.program.parameters.length, "one value per parameter");
    invariant(parameters.every(Number.isFinite), "parameters are finite");
    this.#doubles(this.module.cells.parameters).set(parameters);
    this.#doubles(this.module.cells.amountParameters).set(
      parameters.map((value) => (value < 0 ? NaN : value)),
    );
    new Uint32Array(this.#instance.memory, this.module.cells.boundTable.address).set(
      boundTable(this.program, parameters, this.module.lanes),
    );
    this.#doubles(this.module.cells.sharedBounds).set(sharedBounds(this.program, parameters));
    this.#instance.call("constants");
    const { start, end } = this.module.tables;
    new Uint8Array(this.#instance.memory, start, end - start).fill(0);
    this.#parameters = [...parameters];
  }
}
