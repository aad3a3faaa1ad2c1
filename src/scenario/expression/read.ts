/**
 * The text of an expression, read and checked: either a typed expression or at least one
 * diagnostic, whatever the text. Never throws on a text, never runs anything, takes bounded time.
 */

import type { Diagnostic } from "../../source/diagnostic.ts";
import { checkCondition, makeChecking } from "./check.ts";
import type { Checking, Typed } from "./checking.ts";
import type { Expression } from "./expression.ts";
import { collectFaults, type Faults } from "./faults.ts";
import { functionsOf } from "./functions.ts";
import { reportName } from "./names.ts";
import { isUnbounded } from "./memory.ts";
import { printExpression } from "./print.ts";
import { extentOf, walkExpression } from "./reads.ts";
import type { ExpressionPlace, ExpressionType, Scope } from "./scope.ts";
import { checkStructure, maximumLength } from "./structure.ts";
import { parseTokens, type Syntax } from "./syntax.ts";
import { readTokens } from "./tokens.ts";

/** Most nodes in an expression, definitions copied in. */
export const maximumSize = 5_000;
/** Greatest depth of an expression, definitions copied in; a sum of n terms is n deep. */
export const maximumDepth = 300;

/** What became of a text: an expression with its type, or diagnostics (never both, never neither). */
export interface Reading {
  readonly expression?: Expression;
  readonly type?: ExpressionType;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads one expression.
 * @param text the scalar's value, as the author means it (after YAML's unquoting)
 * @param place where the letters of `text` stand in the file
 * @param expected the type that the place asks for
 */
export function readExpression(
  text: string,
  place: ExpressionPlace,
  scope: Scope,
  expected: ExpressionType | "any",
): Reading {
  const faults = collectFaults(place);
  const typed = readTyped(text, place, scope, expected, faults);
  if (typed === undefined || faults.any()) {
    if (!faults.any() && !mentionsFaulty(text, scope)) {
      // Silence needs a reason: the only one is a name whose own declaration was reported.
      faults.report("expression-syntax", { start: 0, end: text.length }, {});
    }
    return { diagnostics: faults.all() };
  }
  return { expression: typed.expression, type: typed.type, diagnostics: [] };
}

function readTyped(
  text: string,
  place: ExpressionPlace,
  scope: Scope,
  expected: ExpressionType | "any",
  faults: Faults,
): Typed | undefined {
  if (text.length > maximumLength) {
    const fill = { length: text.length, limit: maximumLength };
    faults.report("expression-too-long", { start: 0, end: text.length }, fill);
    return undefined;
  }
  const tokens = readTokens(text, faults);
  if (tokens.length === 0) {
    faults.report("expression-empty", { start: 0, end: text.length }, {});
    return undefined;
  }
  const sound = checkStructure(text, tokens, faults);
  const checking = makeChecking(text, sound ?? tokens, place, scope, faults);
  if (sound === undefined) {
    reportStrangers(checking);
    return undefined;
  }
  const root = parseTokens(sound);
  if (root === undefined) {
    faults.report("expression-syntax", { start: 0, end: text.length }, {});
    return undefined;
  }
  const typed = checkRoot(checking, root, expected);
  if (typed === undefined) return undefined;
  const { size, depth } = extentOf(typed.expression);
  if (size > maximumSize || depth > maximumDepth) {
    const fill = { size, depth, maximumSize, maximumDepth };
    faults.report("expression-too-large", { start: 0, end: text.length }, fill);
    return undefined;
  }
  walkExpression(typed.expression, (part) => {
    if (!isUnbounded(part)) return;
    const found = { text: printExpression(part).replace(", Infinity", "") };
    faults.report("memory-unbounded", { start: 0, end: text.length }, found);
  });
  return typed;
}

function checkRoot(
  checking: Checking,
  root: Syntax,
  expected: ExpressionType | "any",
): Typed | undefined {
  if (expected === "any") return checking.checkAny(root);
  const expression =
    expected === "number" ? checking.checkNumber(root) : checkCondition(checking, root);
  return expression && { type: expected, expression };
}

/** Where no tree can be made, names that mean nothing anywhere are still reported. */
function reportStrangers(checking: Checking): void {
  const { names, events, actors } = checking.scope;
  const known = new Set<string>([
    "t",
    "true",
    "false",
    ...functionsOf(checking.scope.edition).keys(),
    ...names.keys(),
    ...events.keys(),
  ]);
  for (const [id, actor] of actors) {
    known.add(id);
    for (const move of actor.moves.keys()) known.add(move);
  }
  for (const meaning of names.values()) {
    const own: readonly string[] =
      meaning.kind === "flashpoint"
        ? meaning.levels
        : meaning.kind === "unknown"
          ? meaning.values
          : [];
    for (const name of own) known.add(name);
  }
  for (const token of checking.tokens) {
    if (token.kind === "name" && !known.has(token.name)) {
      reportName(checking.scope, checking.faults, token.name, token.range);
    }
  }
}

function mentionsFaulty(text: string, scope: Scope): boolean {
  return namesIn(text).some((name) => scope.names.get(name)?.kind === "faulty");
}

/** Every name in the text, functions too, in order and without repetition; for ordering definitions. */
export function namesIn(text: string): readonly string[] {
  const names =
    text.slice(0, maximumLength).match(/(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*/gu) ?? [];
  return [...new Set(names)];
}
