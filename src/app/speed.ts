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
import { momentOf, type Moment } from "../engine/interpreter/evaluate.ts";
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
import type { Program } from "../ir/program.ts";
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
  readonly way: "tabulated" | "bounded" | "evaluated";
  /** Cells of its tables. */
  readonly cells?: number;
  readonly untabulated?: Untabulated;
  /** Share of the steps in which more than a bound is looked at. */
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
  const { tables, lanes } = compile(program, layoutOf(program));
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
    const way = size > 0 ? "tabulated" : looked < states.length ? "bounded" : "evaluated";
    const untabulated = cells === undefined || size > 0 ? undefined : reasonOf(expressions, own);
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
    return decide(event.path, expressions, [], undefined, (state) => ({
      key: "",
      share: () => eventBound(program, index, known(state)),
      operations: () => operationsOf(program, expressions),
    }));
  });
  return [...flashpoints, ...turns, ...events].toSorted((a, b) => b.work - a.work);
}
