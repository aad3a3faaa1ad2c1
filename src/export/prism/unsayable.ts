/** What an element computes that PRISM has no word for: sine and cosine of what is not known beforehand. */

import { expressionsOf } from "../../ir/outcome-fold.ts";
import {
  effectExpressions,
  eventExpressions,
  moveExpressions,
  ruleExpressions,
} from "../../ir/parts.ts";
import type { Program, ProgramEffect } from "../../ir/program.ts";
import type { Expr } from "../../ir/expression.ts";
import { childrenOf } from "../../ir/walk.ts";
import type { Refusal } from "../refusal.ts";
import { numberPiece, type Vocabulary } from "./expression.ts";

function effects(all: readonly ProgramEffect[]): readonly Expr[] {
  return all.flatMap(effectExpressions);
}

/** The elements of a program: where each stands, and its expressions. */
function* elementsOf(program: Program): Generator<readonly [string, Iterable<Expr>]> {
  for (const { id, values } of program.unknowns) {
    yield [`unknowns.${id}`, values.map(({ share }) => share.value)];
  }
  for (const { id, start, drift } of program.variables) {
    yield [`variables.${id}`, [start.value, ...(drift === undefined ? [] : [drift.value])]];
  }
  for (const { id, rules } of program.flashpoints) {
    for (const rule of rules) {
      const path = `flashpoints.${id}.rules.${rule.id}`;
      yield [path, [...ruleExpressions(rule), ...effects(rule.effects)]];
    }
  }
  for (const { id, moves } of program.actors) {
    for (const move of moves) {
      const path = `actors.${id}.moves.${move.id}`;
      yield [path, [...moveExpressions(move), ...effects(move.effects)]];
    }
  }
  for (const event of program.events) {
    yield [`events.${event.id}`, [...eventExpressions(event), ...effects(event.effects)]];
  }
  yield ["couplings", program.shared.map(({ value }) => value)];
  if (program.endsWhen !== undefined) yield ["ends_when", [program.endsWhen.value]];
  for (const { id, fold } of program.outcomes) yield [`outcomes.${id}`, expressionsOf(fold)];
}

/** Where sine or cosine stands of something that is not the same in every state. */
export function unsayable(vocabulary: Vocabulary): readonly Refusal[] {
  const turns = (expression: Expr): boolean =>
    (expression.kind === "unary" &&
      (expression.function === "sin" || expression.function === "cos") &&
      numberPiece(vocabulary, expression).value === undefined) ||
    childrenOf(expression).some(turns);
  return [...elementsOf(vocabulary.program)]
    .filter(([, expressions]) => [...expressions].some(turns))
    .map(([path]) => ({ reason: "sine", path }));
}
