/**
 * The state of a scenario as variables of a model: what PRISM is to call everything, the declarations
 * with their bounds and starts, and what has no finite form.
 */

import { at } from "../../base/invariant.ts";
import { Bounds } from "../../ir/bounds.ts";
import { OFF, type Program, type ProgramFlashpoint } from "../../ir/program.ts";
import type { Expr } from "../../ir/expression.ts";
import { childrenOf, rootsOf } from "../../ir/walk.ts";
import { clamp, roundHalfUp } from "../../numeric/elementary.ts";
import type { Refusal } from "../refusal.ts";
import { numberPiece, type Vocabulary } from "./expression.ts";
import { Names } from "./names.ts";
import { largestInteger, literal, type Piece } from "./piece.ts";
import { wholeVariables, writtenVariables } from "./whole.ts";

/** A variable of the module: `name : [low..high] init start`, or a flag. */
export interface Declaration {
  readonly name: string;
  readonly about: string;
  /** Absent for a flag that starts out false. */
  readonly range?: { readonly low: number; readonly high: number; readonly start: number };
}

/** The model's state, and the names handed out so far. */
export interface StateOfModel {
  readonly vocabulary: Vocabulary;
  readonly names: Names;
  readonly declarations: readonly Declaration[];
  /** Named levels. */
  readonly constants: readonly { readonly name: string; readonly value: number }[];
  readonly refusals: readonly Refusal[];
}

interface Reads {
  readonly happened: ReadonlySet<number>;
  readonly moved: ReadonlySet<string>;
}

function readsOf(program: Program): Reads {
  const happened = new Set<number>();
  const moved = new Set<string>();
  const visit = (expression: Expr): void => {
    if (expression.kind === "happened") happened.add(expression.event);
    if (expression.kind === "moved") {
      moved.add(`${String(expression.actor)}/${String(expression.move)}`);
    }
    for (const child of childrenOf(expression)) visit(child);
  };
  for (const root of rootsOf(program)) visit(root);
  return { happened, moved };
}

/** Where a counter may stop: at its cap, or where the horizon stops it. */
export function counterCap(cap: number, start: number, steps: number): number {
  return Math.min(cap, start + steps);
}

/** Whether an event can happen in this run at all. */
export function mayHappen(program: Program, event: number): boolean {
  const { occurrence } = at(program.events, event);
  return occurrence.kind !== "dated" || occurrence.step >= 0;
}

interface Counters {
  readonly dwell: string;
  readonly held: readonly string[];
}

function declareCounters(
  program: Program,
  flashpoint: ProgramFlashpoint,
  names: Names,
  declarations: Declaration[],
): Counters {
  const { id, levels, startDwell, startHeld, dwellCap, heldCaps } = flashpoint;
  const { steps } = program.calendar;
  const declare = (name: string, about: string, cap: number, start: number): string => {
    const high = counterCap(cap, start, steps);
    declarations.push({ name, about, range: { low: 0, high, start: Math.min(start, high) } });
    return name;
  };
  return {
    dwell:
      dwellCap === 0 ? "" : declare(names.take("dwell", id), `dwell(${id})`, dwellCap, startDwell),
    held: levels.map((level, index) => {
      const cap = at(heldCaps, index);
      if (cap === 0) return "";
      const name = names.take("held", id, level);
      return declare(name, `held(${id}, ${level})`, cap, at(startHeld, index));
    }),
  };
}

/** Variables as names, or as the values that they never leave. */
function declareVariables(
  vocabulary: Vocabulary,
  names: Names,
  declarations: Declaration[],
  refusals: Refusal[],
): readonly Piece[] {
  const { program } = vocabulary;
  const whole = wholeVariables(program);
  const written = writtenVariables(program);
  return program.variables.map(({ id, integer, min, max, start, drift, noise }, index) => {
    const from = Number(numberPiece({ ...vocabulary, atStart: true }, start.value).value);
    const value = clamp(integer ? roundHalfUp(from) : from, min, max);
    if (!written.has(index)) return literal(value);
    const path = `variables.${id}`;
    if (noise !== undefined) refusals.push({ reason: "noise", path });
    else if (!whole.has(index)) {
      const reason = integer
        ? "wide-variable"
        : drift === undefined
          ? "real-variable"
          : "real-drift";
      refusals.push({ reason, path });
    } else if (Math.max(Math.abs(min), Math.abs(max)) > largestInteger) {
      refusals.push({ reason: "wide-variable", path });
    }
    const name = names.take(id);
    declarations.push({
      name,
      about: `variable ${id}`,
      range: { low: min, high: max, start: value },
    });
    return { text: name, type: "int" };
  });
}

/** Names and declares all that a state holds. Temporary picks are declared by the phases. */
export function declareState(program: Program, parameters: readonly number[]): StateOfModel {
  const names = new Names();
  const declarations: Declaration[] = [];
  const constants: { readonly name: string; readonly value: number }[] = [];
  const refusals: Refusal[] = [];
  const reads = readsOf(program);
  const flag = (about: string, ...parts: readonly string[]): string => {
    const name = names.take(...parts);
    declarations.push({ name, about });
    return name;
  };
  const unknowns = program.unknowns.map(({ id, values }) => {
    const name = names.take(id);
    const about = `unknown ${id}: ${values.map((one, index) => `${String(index)} ${one.id}`).join(", ")}`;
    declarations.push({ name, about, range: { low: 0, high: values.length - 1, start: 0 } });
    return name;
  });
  const levels = program.flashpoints.map((flashpoint) => {
    const name = names.take(flashpoint.id);
    const high = flashpoint.levels.length - 1;
    const range = { low: 0, high, start: flashpoint.start };
    declarations.push({ name, about: `level of ${flashpoint.id}`, range });
    const own = flashpoint.levels.map((level, value) => {
      const constant = names.take(flashpoint.id, level);
      constants.push({ name: constant, value });
      return constant;
    });
    return { name, constants: own };
  });
  const counters = program.flashpoints.map((flashpoint) =>
    declareCounters(program, flashpoint, names, declarations),
  );
  const stopwatches = program.stopwatches.map(({ id, start, cap }) => {
    const name = names.take(id);
    declarations.push({
      name,
      about: `steps since ${id}, -1 while off`,
      range: { low: OFF, high: cap, start: Math.min(start, cap) },
    });
    return name;
  });
  const happened = program.events.map(({ id, occurrence }, index) => {
    const needed =
      reads.happened.has(index) || (occurrence.kind !== "dated" && !occurrence.repeats);
    return needed && mayHappen(program, index) ? flag(`happened(${id})`, "happened", id) : "";
  });
  const moved = program.actors.map((actor, index) =>
    actor.moves.map((move, choice) =>
      reads.moved.has(`${String(index)}/${String(choice)}`)
        ? flag(`moved(${actor.id}, ${move.id})`, "moved", actor.id, move.id)
        : "",
    ),
  );
  const vocabulary: Vocabulary = {
    program,
    parameters,
    bounds: new Bounds(program, { parameters }),
    levels,
    dwell: counters.map(({ dwell }) => dwell),
    held: counters.map(({ held }) => held),
    stopwatches,
    variables: [],
    unknowns,
    happened,
    moved,
    shared: program.shared.map((_, index) => names.take("shared", String(index))),
  };
  // Starts read parameters only, so they can be computed before the variables have their names.
  const variables = declareVariables(vocabulary, names, declarations, refusals);
  return {
    vocabulary: { ...vocabulary, variables },
    names,
    declarations,
    constants,
    refusals,
  };
}
