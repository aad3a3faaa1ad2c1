/**
 * Conditions for the rules of an actor: what it can observe and what bears on its choice. They come of
 * some runs: thresholds are quartiles of what was seen, and a condition that holds always, never, or
 * exactly where an earlier one does is left out.
 */

import { at } from "../../base/invariant.ts";
import { evaluateBoolean, momentOf } from "../../engine/interpreter/evaluate.ts";
import { RunFault } from "../../engine/interpreter/fault.ts";
import { simulate } from "../../engine/interpreter/run.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { BooleanExpr, Expr } from "../../ir/expression.ts";
import { expressionsOf } from "../../ir/outcome-fold.ts";
import type { Program } from "../../ir/program.ts";
import { amountOf, childrenOf, readsOf, type Read } from "../../ir/walk.ts";
import type { Key } from "../../random/philox.ts";
import { luckOf } from "../../random/stream.ts";

/** A condition, in the words of the language too; that of no words always holds. */
export interface Condition {
  readonly text: string;
  readonly when: BooleanExpr;
}

/** Runs that conditions are drawn from, and edges of the stretches of time. */
const SEEN_RUNS = 48;
const EDGES = [1, 2, 3, 4, 5, 6, 7].map((eighth) => eighth / 8);
/** Digits of a threshold. */
const DIGITS = 2;
/** Shares of the states in which a condition must hold at least, and must not. */
const RARE = 0.01;

/** States before a turn in some runs under the policies. */
export function statesSeen(
  program: Program,
  parameters: readonly number[],
  key: Key,
  runs: number,
): readonly State[] {
  return Array.from({ length: Math.min(runs, SEEN_RUNS) }, (_, run): readonly State[] => {
    try {
      return simulate(program, parameters, luckOf(key, run)).states.slice(0, -1);
    } catch (error) {
      if (error instanceof RunFault) return [];
      throw error;
    }
  }).flat();
}

/** The condition that always holds, and then all others. @param outcomes indices of what is wanted */
export function conditionsOf(
  program: Program,
  parameters: readonly number[],
  actor: number,
  outcomes: readonly number[],
  states: readonly State[],
): readonly Condition[] {
  const { moves, id } = at(program.actors, actor);
  const place = at(moves, 0).place;
  const all: Condition[] = [
    ...EDGES.map((share) => Math.round(share * program.calendar.steps)).flatMap((edge) =>
      (["<", ">="] as const).map((comparison): Condition => ({
        text: `t ${comparison} ${String(edge)}`,
        when: {
          kind: "compare",
          comparison,
          left: { kind: "step" },
          right: { kind: "number", value: edge },
          place,
        },
      })),
    ),
    ...readsBearing(program, actor, outcomes).flatMap((read) =>
      ofRead(program, actor, read, states),
    ),
    ...moves.flatMap((move, index) =>
      both(`moved(${id}, ${move.id})`, { kind: "moved", actor, move: index }),
    ),
  ];
  const moments = states.map((state) => momentOf(program, parameters, state));
  const seen = new Set<string>();
  const kept = all.filter(({ when }) => {
    const holds = moments.map((moment) => evaluateBoolean(moment, when));
    const share = holds.filter(Boolean).length / Math.max(1, holds.length);
    const pattern = holds.map(Number).join("");
    if (share < RARE || share > 1 - RARE || seen.has(pattern)) return false;
    seen.add(pattern);
    return true;
  });
  return [{ text: "", when: { kind: "boolean", value: true } }, ...kept];
}

const both = (text: string, when: BooleanExpr): readonly Condition[] => [
  { text, when },
  { text: `not ${text}`, when: { kind: "not", operand: when } },
];

function ofRead(
  program: Program,
  actor: number,
  read: Read,
  states: readonly State[],
): readonly Condition[] {
  switch (read.kind) {
    case "level": {
      const { id, levels } = at(program.flashpoints, read.flashpoint);
      return levels.slice(1).flatMap((name, below) =>
        (["<", ">="] as const).map((comparison): Condition => ({
          text: `${id} ${comparison} ${name}`,
          when: { kind: "level", comparison, flashpoint: read.flashpoint, level: below + 1 },
        })),
      );
    }
    case "variable": {
      const { id, hidden } = at(program.variables, read.variable);
      if (hidden || !plain(id)) return [];
      const place = at(at(program.actors, actor).moves, 0).place;
      const values = states
        .map(({ variables }) => at(variables, read.variable))
        .sort((a, b) => a - b);
      const quartiles = [0.25, 0.5, 0.75].map(
        (share) => values[Math.floor(share * values.length)] ?? 0,
      );
      return [...new Set(quartiles.map((value) => Number(value.toPrecision(DIGITS))))].flatMap(
        (value) =>
          (["<", ">="] as const).map((comparison): Condition => ({
            text: `${id} ${comparison} ${String(value)}`,
            when: {
              ...{ kind: "compare", comparison, place },
              left: { kind: "variable", variable: read.variable },
              right: { kind: "number", value },
            },
          })),
      );
    }
    case "unknown": {
      const { id, values, knownTo } = at(program.unknowns, read.unknown);
      if (!knownTo.includes(actor)) return [];
      return values.flatMap((value, index) =>
        (["==", "!="] as const).map((comparison): Condition => ({
          text: `${id} ${comparison} ${value.id}`,
          when: { kind: "unknown", comparison, unknown: read.unknown, value: index },
        })),
      );
    }
    case "happened": {
      const { id, hidden } = at(program.events, read.event);
      return hidden || !plain(id)
        ? []
        : both(`happened(${id})`, { kind: "happened", event: read.event });
    }
    // Time and the actor's own moves are conditions anyway; how long something has lasted is none.
    case "time":
    case "moved":
    case "dwell":
    case "held":
    case "stopwatch":
      return [];
  }
}

/** Whether the language has the id as a name; what is made of plans, offers and lines has points in it. */
const plain = (id: string): boolean => /^[A-Za-z_]\w*$/u.test(id);

/** What the moves of an actor and the outcomes read or write, each once. */
function readsBearing(
  program: Program,
  actor: number,
  outcomes: readonly number[],
): readonly Read[] {
  const found = new Map<string, Read>();
  const add = (read: Read): void => {
    found.set(JSON.stringify(read), read);
  };
  const visit = (expression: Expr): void => {
    for (const read of readsOf(program, expression)) add(read);
    if (expression.kind === "shared") visit(at(program.shared, expression.index).value);
    for (const child of childrenOf(expression)) visit(child);
  };
  for (const outcome of outcomes) {
    for (const expression of expressionsOf(at(program.outcomes, outcome).fold)) visit(expression);
  }
  for (const { when, ways, effects } of at(program.actors, actor).moves) {
    if (when !== undefined) visit(when);
    for (const { when: open, base, multipliers } of ways) {
      if (open !== undefined) visit(open);
      visit(amountOf(base).value);
      for (const one of multipliers) if (one.when !== undefined) visit(one.when);
    }
    for (const effect of effects) {
      if (effect.target === "flashpoint") add({ kind: "level", flashpoint: effect.flashpoint });
      if (effect.target === "variable") add({ kind: "variable", variable: effect.variable });
    }
  }
  return [...found.values()];
}
