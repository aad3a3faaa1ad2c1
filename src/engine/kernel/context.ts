/** What the emitters of one kernel share: the program, its memory, its functions. */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import type { Root } from "../../ir/expression.ts";
import type { ModuleBuilder } from "./assemble.ts";
import type { Callee, Code } from "./code.ts";
import type { Bounds } from "../../ir/bounds.ts";
import { op, i32, load } from "./code.ts";
import type { Functions } from "./functions.ts";
import { element, type Cell, type MemoryMap } from "./memory-map.ts";
import { boundsPerCombination, combinationsOf, type Lanes } from "./lanes.ts";
import { placePhilox, type PhiloxCells } from "./philox.ts";
import type { AlarmSetters, Watches } from "./watches.ts";

/** Reasons of run faults; a fault's number is its index here, plus one. */
export const faultReasons = [
  "not finite",
  "negative",
  "hazard above 10^6",
  "chance outside [0, 1)",
  "chance outside [0, 1]",
  "no share",
] as const;

/** A reason of a run fault, in the interpreter's words. */
export type FaultReason = (typeof faultReasons)[number];

/** Cells of the state of a run, in the order in which they stand. */
export interface StateCells {
  readonly step: Cell;
  readonly ended: Cell;
  /** Bytes from the start of the bounds to those of the run's unknowns. */
  readonly boundsOffset: Cell;
  readonly variables: Cell;
  readonly levels: Cell;
  /** Step in which the level was entered. */
  readonly entered: Cell;
  /** Per flashpoint and level: step since which it has been held. */
  readonly since: readonly Cell[];
  readonly unknowns: Cell;
  readonly happened: Cell;
  /** Per stopwatch the step of its start, `NEVER_STARTED` while it is off. */
  readonly stopwatches: Cell;
  /** Per actor: bits of the moves of the latest turn. */
  readonly moved: readonly Cell[];
  /** Levels as last observed, and the highest ever observed. */
  readonly seen: Cell;
  readonly reached: Cell;
  readonly outcomes: Cell;
  readonly decided: Cell;
}

/** Where everything stands. */
export interface KernelCells {
  readonly philox: PhiloxCells;
  readonly state: StateCells;
  /** The first and the last byte of the state, multiples of 16. */
  readonly stateStart: number;
  readonly stateEnd: number;
  /** State at the start of a run, copied to it; at `imageStart`. */
  readonly imageStart: number;
  /** Upper bounds of shared values under the parameters; infinite where one may fault. */
  readonly sharedBounds: Cell;
  readonly faultReason: Cell;
  readonly faultPlace: Cell;
  readonly quad: Cell;
  /** Bits of what has changed since it was last observed. */
  readonly changed: Cell;
  readonly parameters: Cell;
  /** The parameters again, those below 0 as NaN: what may stand for an amount. */
  readonly amountParameters: Cell;
  readonly dayOfStep: Cell;
  /** One byte-sized flag per step: a dated event falls due. */
  readonly dated: Cell;
  /** Per lane the words that may decide something: the first, and how many follow it. */
  readonly starts: Cell;
  readonly bounds: Cell;
  /** Bounds per combination of unknowns: flashpoint and level, undated events, turns that rest. */
  readonly boundTable: Cell;
  /** Per turn that may rest: the first word of a draw that rests, and how many from there on. */
  readonly rests: Cell;
  /** Bits of the events that happen in this step. */
  readonly happens: Cell;
  /** Note of the rule that fired per flashpoint, plus one. */
  readonly fired: Cell;
  /** Amounts among which `pick` chooses. */
  readonly amounts: Cell;
  /** Shares per unknown, as amounts, and their totals. */
  readonly shares: readonly Cell[];
  readonly shareTotals: Cell;
  readonly log: Cell;
  readonly logEnd: Cell;
  /** A count that nobody reads. */
  readonly spare: Cell;
}

function placeState(map: MemoryMap, program: Program): StateCells {
  const flashpoints = program.flashpoints.length;
  const outcomes = program.outcomes.length;
  return {
    variables: map.take("variables", "f64", program.variables.length),
    outcomes: map.pack("outcomes", "f64", outcomes),
    step: map.pack("t", "i32"),
    ended: map.pack("ended", "i32"),
    boundsOffset: map.pack("bounds_offset", "i32"),
    levels: map.pack("levels", "i32", flashpoints),
    entered: map.pack("entered", "i32", flashpoints),
    since: program.flashpoints.map(({ id, levels }) =>
      map.pack(`since_${id}`, "i32", levels.length),
    ),
    unknowns: map.pack("unknowns", "i32", program.unknowns.length),
    happened: map.pack("happened", "i32", program.events.length),
    stopwatches: map.pack("stopwatches", "i32", program.stopwatches.length),
    moved: program.actors.map(({ id, moves }) =>
      map.pack(`moved_${id}`, "i32", Math.ceil(moves.length / 32)),
    ),
    seen: map.pack("seen", "i32", flashpoints),
    reached: map.pack("reached", "i32", flashpoints),
    decided: map.pack("decided", "i32", outcomes),
  };
}

/** Lays out the memory of a program's kernel, without the room for counts. */
export function placeCells(map: MemoryMap, program: Program, lanes: Lanes): KernelCells {
  const { steps } = program.calendar;
  const philox = placePhilox(map, lanes.sites.length);
  const stateStart = map.size;
  const state = placeState(map, program);
  const stateEnd = map.size;
  const image = map.take("image", "i32", (stateEnd - stateStart) / 4);
  const mostOptions = Math.max(
    1,
    ...program.flashpoints.map(({ rules }) => rules.length),
    ...program.actors.map(({ moves }) => moves.reduce((sum, { ways }) => sum + ways.length, 0)),
    ...program.unknowns.map(({ values }) => values.length),
  );
  const levelCount = program.flashpoints.reduce((sum, { levels }) => sum + levels.length, 0);
  const flashpointCount = program.flashpoints.length;
  return {
    philox,
    state,
    stateStart,
    stateEnd,
    imageStart: image.address,
    sharedBounds: map.take("shared_bounds", "f64", program.shared.length),
    faultReason: map.take("fault_reason", "i32"),
    faultPlace: map.pack("fault_place", "i32"),
    quad: map.pack("quad", "i32"),
    changed: map.pack("changed", "i32"),
    parameters: map.take("parameters", "f64", program.parameters.length),
    amountParameters: map.take("amount_parameters", "f64", program.parameters.length),
    dayOfStep: map.take("day_of_step", "i32", steps + 1),
    dated: map.take("dated", "i32", Math.ceil((steps + 1) / 4)),
    starts: map.take("starts", "i32", Math.max(4, lanes.sites.length)),
    bounds: map.take("bounds", "i32", Math.max(4, lanes.sites.length)),
    boundTable: map.take(
      "bound_table",
      "i32",
      combinationsOf(program) * boundsPerCombination(program, lanes),
    ),
    rests: map.take("rests", "i32", 2 * lanes.rests.length),
    happens: map.take("happens", "i32", Math.ceil(program.events.length / 32)),
    fired: map.take("fired", "i32", Math.ceil(flashpointCount / 4) * 4),
    amounts: map.take("amounts", "f64", mostOptions),
    shares: program.unknowns.map(({ id, values }) =>
      map.take(`shares_${id}`, "f64", values.length),
    ),
    shareTotals: map.take("share_totals", "f64", program.unknowns.length),
    // An entry per observed change and one per level reached, of two words each.
    log: map.take("log", "i32", 2 * ((steps + 1) * flashpointCount + levelCount)),
    logEnd: map.take("log_end", "i32"),
    spare: map.pack("spare", "i32"),
  };
}

/** A value that is the same in all runs with the same parameters, computed once. */
export interface Hoisted {
  /** What it is the value of: an amount, or the chance of a base. */
  readonly root: Root;
  readonly cell: Cell;
  readonly compute: Callee;
}

/** Shared by all emitters of one kernel. */
export interface Context {
  readonly program: Program;
  readonly module: ModuleBuilder;
  readonly cells: KernelCells;
  readonly lanes: Lanes;
  readonly functions: Functions;
  /** Functions of `Program.shared`, by index; NaN after a fault. */
  readonly shared: Callee[];
  /** `fail(place, reason)` notes a run fault. */
  readonly fail: Callee;
  /** `blame(x, reason)`: the number of that reason where x is finite, else that of "not finite". */
  readonly blame: Callee;
  readonly expNear: Callee;
  readonly refine: Callee;
  readonly draw: Callee;
  readonly pick: Callee;
  readonly keep: Callee;
  readonly below: Callee;
  readonly happens: Callee;
  readonly enter: readonly Callee[];
  readonly watches: Watches;
  readonly alarms: AlarmSetters;
  /** By variable: the function that writes it, where something kept reads it. */
  readonly writes: (Callee | undefined)[];
  readonly hoisted: Hoisted[];
  readonly map: MemoryMap;
  /** What is true in every state, whatever the parameters. */
  readonly always: Bounds;
}

/** The step t. */
export function stepOf(context: Context): Code {
  return load(context.cells.state.step);
}

/** Whether the actor's latest turn has the move: not 0. */
export function movedBit(context: Context, actor: number, move: number): Code {
  const words = at(context.cells.state.moved, actor);
  const bit = i32(1 << (move & 31));
  return op("i32.ne", op("i32.and", load(element(words, move >>> 5)), bit), i32(0));
}
