/**
 * What the builders share: where faults go, what names mean, which languages are declared, and the
 * parameters met so far.
 *
 * Builders always return something whole, with harmless placeholders where a part was faulty (the
 * fault is reported where it is seen, once); the model counts only if no error was reported.
 */

import { suggest } from "../../base/suggest.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import type { Expression } from "../expression/expression.ts";
import { readExpression } from "../expression/read.ts";
import { extentOf } from "../expression/reads.ts";
import {
  mappedPlace,
  wholePlace,
  type ExpressionPlace,
  type ExpressionType,
  type Scope,
} from "../expression/scope.ts";
import type { Calendar, Parameter } from "../model.ts";
import type { Basis } from "../basis.ts";
import { noteMemories, type Noted } from "./noted.ts";
import type { Names } from "./names.ts";
import { guessList } from "../shape/guess.ts";
import type { ScalarNode } from "../yaml/tree.ts";

/** A number that drives results, as written: for the warnings about provenance. */
export interface DrivingNumber {
  readonly path: string;
  readonly span: Span;
  readonly expression: Expression;
  readonly basis: Basis | undefined;
  /** It has a range, or needs none (weights of certain rules, the last share …). */
  readonly rangeSettled: boolean;
  /** It rests on a count, on experts or on a fit of its own. */
  readonly grounded?: boolean;
}

/** State of one reading. */
export interface Context extends Noted {
  readonly report: (diagnostic: Diagnostic) => void;
  readonly scope: Scope;
  readonly names: Names;
  readonly languages: readonly [string, ...string[]];
  readonly calendar: Calendar;
  /** Ranged numbers, in the order met. */
  readonly ranged: Parameter[];
  readonly driving: DrivingNumber[];
  /** Parts of all expressions so far, definitions copied in. */
  expressionParts: number;
}

/**
 * Most parts that all expressions of a scenario have together, definitions copied in. Everything
 * later (the hash, the program, its analysis) takes time and memory in proportion to it.
 */
export const maximumParts = 1_000_000;

/** A piece of a scalar's content, with the means to say where it stands. */
export interface Piece {
  readonly text: string;
  readonly place: ExpressionPlace;
  readonly span: Span;
  /** Put there by an override, or moved along with one. */
  readonly overridden: boolean | "along";
}

/** The part `[start, end)` of a scalar's content. */
export function pieceOf(node: ScalarNode, start = 0, end: number = node.text.length): Piece {
  const text = node.text.slice(start, end);
  const offsets = node.offsets?.slice(start, end + 1);
  const overridden = node.overridden ?? false;
  if (offsets === undefined)
    return { text, place: wholePlace(node.span), span: node.span, overridden };
  const place = mappedPlace(node.span.file, offsets);
  return {
    text,
    place,
    span: text === node.text ? node.span : place.span(0, text.length),
    overridden,
  };
}

/** A number that stands for one that could not be read. */
export function placeholderNumber(span: Span): Expression {
  return { kind: "number", value: 0, span };
}

/** Reads an expression and reports its faults; something to go on with if it has any. */
export function readPiece(context: Context, piece: Piece, expected: ExpressionType): Expression {
  return (
    readAny(context, piece, expected)?.expression ??
    (expected === "number"
      ? placeholderNumber(piece.span)
      : { kind: "boolean", value: true, span: piece.span })
  );
}

/** Reads an expression of either type; undefined if it is faulty, which is reported. */
export function readAny(
  context: Context,
  piece: Piece,
  expected: ExpressionType | "any",
): { readonly expression: Expression; readonly type: ExpressionType } | undefined {
  const reading = readExpression(piece.text, piece.place, context.scope, expected);
  for (const diagnostic of reading.diagnostics) context.report(diagnostic);
  const { expression, type } = reading;
  if (expression === undefined || type === undefined) return undefined;
  const before = context.expressionParts;
  context.expressionParts += extentOf(expression).size;
  if (context.expressionParts > maximumParts) {
    // Said once; what follows is read, but not kept.
    if (before <= maximumParts)
      context.report(diagnose("expressions-too-large", piece.span, { limit: maximumParts }));
    return undefined;
  }
  if (context.scope.edition >= 2) noteMemories(context, expression);
  return { expression, type };
}

/** Reports a reference to nothing, with the nearest of what there is. */
export function reportUnknown(
  context: Context,
  kind: string,
  name: string,
  span: Span,
  candidates: Iterable<string>,
): void {
  const suggestion = guessList(name) ?? suggest(name, candidates);
  context.report(diagnose("unknown-reference", span, { kind, name }, { suggestion }));
}
