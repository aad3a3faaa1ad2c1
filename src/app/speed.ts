/**
 * What the runs of a scenario cost, decision by decision: which of them the kernel keeps in tables, which
 * a bound can rule out, which are evaluated. Work is counted, not timed: operations a run, over runs
 * of the interpreter.
 */

import { at } from "../base/invariant.ts";
import { layoutOf } from "../batch/layout.ts";
import { advance } from "../engine/interpreter/advance.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import { holds, momentOf, type Moment } from "../engine/interpreter/evaluate.ts";
import { evaluateHazard } from "../engine/interpreter/hazard.ts";
import { contestOf, optionsOf } from "../engine/interpreter/moves.ts";
import { start } from "../engine/interpreter/start.ts";
import { transitionThreshold } from "../engine/interpreter/transitions.ts";
import type { State } from "../engine/interpreter/state.ts";
import { compile } from "../engine/kernel/compile.ts";
import { digitsOf } from "../engine/kernel/digits.ts";
import { MOST_CELLS } from "../engine/kernel/table.ts";
import { MOST_BYTES } from "../engine/kernel/tables.ts";
import { Bounds, type Known } from "../ir/bounds.ts";
import { eventBound, flashpointBound } from "../ir/bounds-hazard.ts";
import { restsOf, restWords } from "../ir/bounds-turn.ts";
import { eventExpressions, moveExpressions, ruleExpressions } from "../ir/parts.ts";
import type { Expr } from "../ir/expression.ts";
import type { Program, ProgramEvent } from "../ir/program.ts";
import { childrenOf } from "../ir/walk.ts";
import { keyOfSeed } from "../random/seed.ts";
import { luckOf } from "../random/stream.ts";

/** Why something has no table. */
export type Untabulated =
  | { readonly kind: "variable" | "counter"; readonly of: string }
  | { readonly kind: "combinations"; readonly count: number }
  /** All tables together are full; evaluating is cheaper; turns are of several moves or on one snapshot. */
  | { readonly kind: "room" | "cheap" | "turns" };

/** One decision of every step. */
export interface Decision {
  /** As it is named in the file. */
  readonly element: string;
  /** `kept`: evaluated where something that it reads has changed since the step before. */
  readonly way: "tabulated" | "bounded" | "kept" | "evaluated";
  /** Cells of its tables. */
  readonly cells?: number;
  readonly untabulated?: Untabulated;
  /** Share of the steps in which more than a bound, or what is kept, is looked at. */
  readonly looked: number;
  /** Operations in a run. */
  readonly work: number;
}

/** What is looked at of one decision in a state. */
interface Look {
  /** The same for states in which the same is looked at; undefined where each is on its own. */
  readonly key: string | undefined;
  readonly share: () => number;
  readonly operations: () => number;
}

const RUNS = 5;

/** Looking up costs as much as so many operations. */
const LOOKUP = 4;

/** How likely something happens to a flashpoint now. */
function chanceOf(moment: Moment, flashpoint: number): number {
  const { mode, probability, rules, total, from } = transitionThreshold(moment, flashpoint);
  if (mode !== "certain") return probability;
  const written = at(moment.program.flashpoints, flashpoint).rules;
  const stay = rules.find(({ rule }) => at(written, rule).target === from)?.hazard ?? 0;
  return 1 - stay / total;
}

/** Operations of expressions, each shared value once. */
function operationsOf(program: Program, expressions: readonly Expr[]): number {
  const shared = new Set<number>();
  const count = (expression: Expr): number => {
    if (expression.kind !== "shared") {
      return childrenOf(expression).reduce((sum, child) => sum + count(child), 1);
    }
    if (shared.has(expression.index)) return 1;
    shared.add(expression.index);
    return count(at(program.shared, expression.index).value);
  };
  return expressions.reduce((sum, one) => sum + count(one), 0);
}

/** What is kept of a decision in a state: by part what it came to, and how much it would take to tell. */
interface Kept {
  readonly parts: readonly { readonly came: string; readonly operations: number }[];
  readonly chance: number;
}

const faulty: Kept = { parts: [], chance: 1 };

function turnAt(moment: Moment, actor: number): Kept {
  const { moves } = at(moment.program.actors, actor);
  const options = optionsOf(moment, actor);
  const parts = moves.map((move, index) => ({
    came: options
      .filter((one) => one.move === index)
      .map(({ way, weight }) => `${String(way)}: ${String(weight)}`)
      .join(),
    operations: operationsOf(moment.program, moveExpressions(move)),
  }));
  return { parts, chance: contestOf(options).probability };
}

function eventAt(moment: Moment, event: ProgramEvent): Kept {
  const { occurrence } = event;
  const isOpen = occurrence.kind === "undated" && holds(moment, event);
  const hazard = isOpen ? evaluateHazard(moment, occurrence).hazard : 0;
  const operations = operationsOf(moment.program, eventExpressions(event));
  return { parts: [{ came: String(hazard), operations }], chance: hazard };
}

/** Looks at a decision that is kept: what has come to something else since the state looked at before. */
function keptLook(
  program: Program,
  parameters: readonly number[],
  keep: (moment: Moment) => Kept,
): (state: State) => Look {
  let before = faulty;
  return (state) => {
    let now = faulty;
    try {
      now = keep(momentOf(program, parameters, state));
    } catch (error) {
      if (!(error instanceof RunFault)) throw error;
    }
    const changed = now.parts.filter(({ came }, index) => came !== before.parts[index]?.came);
    before = now;
    const operations = changed.reduce((sum, one) => sum + one.operations, 0);
    return {
      key: undefined,
      share: () => (changed.length > 0 ? 1 : now.chance),
      operations: () => Math.max(LOOKUP, operations),
    };
  };
}

/** The states of some runs before each of their steps. */
function statesOf(program: Program, parameters: readonly number[]): readonly State[] {
  const key = keyOfSeed("speed");
  const states: State[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const luck = luckOf(key, run);
    try {
      let state = start(program, parameters, luck);
      while (!state.ended) {
        states.push(state);
        ({ state } = advance(program, parameters, state, luck));
      }
    } catch (error) {
      if (!(error instanceof RunFault)) throw error;
    }
  }
  return states;
}

/** The decisions of a program, the most work first. */
export function speedOf(program: Program): readonly Decision[] {
  const parameters = parametersOf(program);
  const states = statesOf(program, parameters);
  const { tables, lanes, watches } = compile(program, layoutOf(program));
  const rests = restsOf(program);
  const always = new Bounds(program);
  const reasonOf = (expressions: readonly Expr[], own: readonly number[]): Untabulated => {
    const found = digitsOf(program, always, expressions, own);
    if ("digits" in found) {
      const count = found.digits.reduce((n, { radix }) => n * radix, 1);
      if (count > MOST_CELLS) return { kind: "combinations", count };
      if (tables.end - tables.start > MOST_BYTES) return { kind: "room" };
      return { kind: own.length > 0 ? "cheap" : "turns" };
    }
    const { obstacle } = found;
    switch (obstacle.kind) {
      case "variable":
        return { kind: "variable", of: at(program.variables, obstacle.variable).id };
      case "counter":
        return { kind: "counter", of: at(program.flashpoints, obstacle.flashpoint).id };
      case "stopwatch":
        return { kind: "counter", of: at(program.stopwatches, obstacle.stopwatch).id };
    }
  };
  const known = ({ unknowns }: State): Known => ({
    parameters,
    unknowns: new Map(unknowns.entries()),
  });
  const decide = (
    element: string,
    expressions: readonly Expr[],
    own: readonly number[],
    cells: readonly number[] | undefined,
    look: (state: State) => Look,
    isKept = false,
  ): Decision => {
    const found = new Map<string, readonly [share: number, operations: number]>();
    let looked = 0;
    let operations = 0;
    for (const state of states) {
      const { key, share, operations: all } = look(state);
      const id = `${String(key)} ${state.unknowns.join(" ")}`;
      const [part, each] = found.get(id) ?? [Math.min(1, share()), all()];
      if (key !== undefined) found.set(id, [part, each]);
      looked += part;
      operations += part * each;
    }
    const size = cells?.reduce((sum, one) => sum + one, 0) ?? 0;
    const untold = isKept ? "kept" : looked < states.length ? "bounded" : "evaluated";
    const way = size > 0 ? "tabulated" : untold;
    const hasReason = cells !== undefined && size === 0 && !isKept;
    const untabulated = hasReason ? reasonOf(expressions, own) : undefined;
    return {
      element,
      way,
      ...(size > 0 ? { cells: size } : {}),
      ...(untabulated === undefined ? {} : { untabulated }),
      looked: states.length === 0 ? 0 : looked / states.length,
      work: (size > 0 ? looked * LOOKUP : operations) / RUNS,
    };
  };
  const flashpoints = program.flashpoints.map(({ id, rules }, index) => {
    const followed = tables.flashpoints[index];
    const levels = at(tables.levels, index);
    const sizes = [followed, ...levels].map((table) => table?.size ?? 0);
    return decide(`flashpoints.${id}`, rules.flatMap(ruleExpressions), [index], sizes, (state) => {
      const level = at(state.levels, index);
      return {
        key: followed === undefined ? String(level) : undefined,
        share: () =>
          followed === undefined
            ? flashpointBound(program, index, level, known(state))
            : chanceOf(momentOf(program, parameters, state), index),
        operations: () =>
          operationsOf(
            program,
            rules.filter(({ from }) => at(from, level)).flatMap(ruleExpressions),
          ),
      };
    });
  });
  const turns = program.actors.map(({ id, moves }, index) => {
    const expressions = moves.flatMap(moveExpressions);
    const rest = rests.find(({ actor }) => actor === index);
    const size = tables.turns[index]?.size ?? 0;
    const kept = watches.turns[index];
    if (kept !== undefined) {
      const look = keptLook(program, parameters, (moment) => turnAt(moment, index));
      return decide(`actors.${id}`, expressions, [], [size], look, true);
    }
    return decide(`actors.${id}`, expressions, [], [size], (state) => {
      const key = rest?.flashpoint === undefined ? undefined : at(state.levels, rest.flashpoint);
      const levels =
        rest?.flashpoint === undefined || key === undefined
          ? {}
          : { levels: new Map([[rest.flashpoint, key]]) };
      return {
        key: String(key),
        share: () =>
          rest === undefined
            ? 1
            : 1 - restWords(program, rest, { ...known(state), ...levels }).count / 2 ** 32,
        operations: () => operationsOf(program, expressions),
      };
    });
  });
  const events = [...lanes.events.keys()].map((index) => {
    const event = at(program.events, index);
    const expressions = eventExpressions(event);
    if (at(watches.events, index) !== 0n) {
      const look = keptLook(program, parameters, (moment) => eventAt(moment, event));
      return decide(event.path, expressions, [], undefined, look, true);
    }
    return decide(event.path, expressions, [], undefined, (state) => ({
      key: "",
      share: () => eventBound(program, index, known(state)),
      operations: () => operationsOf(program, expressions),
    }));
  });
  return [...flashpoints, ...turns, ...events].toSorted((a, b) => b.work - a.work);
}
