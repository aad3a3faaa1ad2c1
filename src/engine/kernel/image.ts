/** States in a kernel's memory: written where runs begin, read where a run stands. */

import { at, invariant } from "../../base/invariant.ts";
import { OFF, type Program } from "../../ir/program.ts";
import type { State } from "../interpreter/state.ts";
import type { KernelModule } from "./compile.ts";
import { boundsPerCombination } from "./lanes.ts";
import { LONGEST_WATCH, NEVER_STARTED } from "./stopwatch.ts";
import { combinationStrides } from "./enter.ts";
import type { Cell } from "./memory-map.ts";

/** The memory of a kernel, and what lies where in it. */
export interface KernelMemory {
  readonly memory: ArrayBuffer;
  readonly program: Program;
  readonly module: KernelModule;
}

/** The whole numbers of a cell: a window on the memory itself. */
export function wordsOf(memory: ArrayBuffer, cell: Cell): Int32Array {
  return new Int32Array(memory, cell.address, cell.length);
}

/** The f64 of a cell, likewise. */
export function doublesOf(memory: ArrayBuffer, cell: Cell): Float64Array {
  return new Float64Array(memory, cell.address, cell.length);
}

/** Writes a state where runs copy it from. */
export function writeImage(
  { memory, program, module: { cells, lanes } }: KernelMemory,
  state: State,
  outcomes: readonly { readonly value: number; readonly decided: boolean }[],
): void {
  const words = new Int32Array(memory, cells.imageStart, (cells.stateEnd - cells.stateStart) / 4);
  words.fill(0);
  const doubles = new Float64Array(memory, cells.imageStart, words.length / 2);
  const word = (cell: Cell, index: number, value: number): void => {
    words[(cell.address - cells.stateStart) / 4 + index] = value;
  };
  const double = (cell: Cell, index: number, value: number): void => {
    doubles[(cell.address - cells.stateStart) / 8 + index] = value;
  };
  word(cells.state.step, 0, state.step);
  word(cells.state.ended, 0, state.ended ? 1 : 0);
  for (const [index, value] of state.variables.entries()) {
    const { id, min, max } = at(program.variables, index);
    invariant(value >= min && value <= max, `variable ${id} lies within its bounds`);
    double(cells.state.variables, index, value);
  }
  for (const index of program.flashpoints.keys()) {
    const level = at(state.levels, index);
    word(cells.state.levels, index, level);
    word(cells.state.seen, index, level);
    word(cells.state.reached, index, level);
    word(cells.state.entered, index, state.step - at(state.dwell, index));
    for (const [rung, steps] of at(state.held, index).entries()) {
      word(at(cells.state.since, index), rung, state.step - steps);
    }
  }
  const strides = combinationStrides(program);
  let combination = 0;
  for (const [index, value] of state.unknowns.entries()) {
    word(cells.state.unknowns, index, value);
    combination += at(strides, index) * value;
  }
  word(cells.state.boundsOffset, 0, combination * 4 * boundsPerCombination(program, lanes));
  for (const [index, steps] of state.stopwatches.entries()) {
    word(cells.state.stopwatches, index, steps === OFF ? NEVER_STARTED : state.step - steps);
  }
  for (const [index, happened] of state.happened.entries()) {
    word(cells.state.happened, index, happened ? 1 : 0);
  }
  for (const [actor, moves] of state.moves.entries()) {
    const cell = at(cells.state.moved, actor);
    for (const move of moves) {
      const index = (cell.address - cells.stateStart) / 4 + (move >>> 5);
      words[index] = at(words, index) | (1 << (move & 31));
    }
  }
  for (const [index, { value, decided }] of outcomes.entries()) {
    const counted = at(program.outcomes, index).fold.kind === "cases";
    invariant(!counted || state.step === 0, "cases are counted from S_0 on");
    double(cells.state.outcomes, index, value);
    word(cells.state.decided, index, decided ? 1 : 0);
  }
}

/** The state in which the kernel stands. */
export function readState({ memory, program, module }: KernelMemory): State {
  const { state: cells } = module.cells;
  const step = at(wordsOf(memory, cells.step), 0);
  const levels = Array.from(wordsOf(memory, cells.levels));
  const entered = wordsOf(memory, cells.entered);
  return {
    step,
    levels,
    dwell: program.flashpoints.map(({ dwellCap }, index) =>
      Math.min(step - at(entered, index), dwellCap),
    ),
    held: program.flashpoints.map(({ heldCaps }, index) => {
      const since = wordsOf(memory, at(cells.since, index));
      return heldCaps.map((cap, rung) =>
        rung <= at(levels, index) ? Math.min(step - at(since, rung), cap) : 0,
      );
    }),
    stopwatches: program.stopwatches.map(({ cap }, index) => {
      const steps = step - at(wordsOf(memory, cells.stopwatches), index);
      return steps > LONGEST_WATCH ? OFF : Math.min(steps, cap);
    }),
    variables: Array.from(doublesOf(memory, cells.variables)),
    unknowns: Array.from(wordsOf(memory, cells.unknowns)),
    happened: Array.from(wordsOf(memory, cells.happened), (flag) => flag !== 0),
    moves: program.actors.map(({ moves }, actor) => {
      const bits = wordsOf(memory, at(cells.moved, actor));
      return [...moves.keys()].filter((move) => ((at(bits, move >>> 5) >>> (move & 31)) & 1) === 1);
    }),
    ended: at(wordsOf(memory, cells.ended), 0) !== 0,
  };
}
