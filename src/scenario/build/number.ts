/**
 * Numbers that drive results. A plain number with a range beside it becomes a parameter named by its
 * path; without one it stays a literal; anything else is an expression.
 */

import { diagnose } from "../../source/catalog.ts";
import type { Span } from "../../source/span.ts";
import type { Expression } from "../expression/expression.ts";
import type { Prior } from "../model.ts";
import type { Basis, Ground } from "../basis.ts";
import { guessNumber } from "../shape/guess.ts";
import { childOf, type Node, type ScalarNode } from "../yaml/tree.ts";
import { pieceOf, placeholderNumber, readPiece, type Context, type Piece } from "./context.ts";
import { countedEnds, groundEntries, readGround } from "./ground.ts";
import { brand } from "./id.ts";

/** A number as an author may write it where no expression is meant. */
const plainForm = /^\s*([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([+-]?\d+))?\s*(%?)\s*$/u;

/**
 * Reads a plain number, with `%` as hundredths, rounded once: `1.2%` is the double nearest to 0.012.
 * Undefined if the text is anything else, or the number is not finite.
 */
export function plainNumber(
  text: string,
): { readonly value: number; readonly percent: boolean } | undefined {
  const match = plainForm.exec(text);
  if (match === null) return undefined;
  const percent = match[3] === "%";
  const exponent = Number(match[2] ?? "0") - (percent ? 2 : 0);
  const value = Number(`${match[1] ?? ""}e${String(exponent)}`);
  return Number.isFinite(value) ? { value, percent } : undefined;
}

/** Where a number stands and what may be there. */
export interface NumberSlot {
  /** Path in the file, the name of the parameter that it may become. */
  readonly path: string;
  /** The mapping whose `range` belongs to it. */
  readonly beside: Node | undefined;
  readonly basis: Basis | undefined;
  readonly scale: Prior["scale"];
  /** `1.2%` may stand here. */
  readonly percent: boolean;
  /** Bounds of a plain number, and how a message writes them. */
  readonly bounds?: { readonly test: (value: number) => boolean; readonly text: string };
  /** No warning about a missing range: 0, 1, the last share, a certain rule's weight … */
  readonly needsNoRange?: boolean;
  /** Values that are what they are, and need no range: 0 and 1 where they mean no and yes. */
  readonly exact?: (value: number) => boolean;
  /** What follows the number in its value (` per week`), for suggestions. */
  readonly after?: string;
  /** The span of the whole element, for what has no number. */
  readonly span: Span;
}

/** Reads the number or expression of a slot. */
export function readNumber(context: Context, node: Node | undefined, slot: NumberSlot): Expression {
  if (node?.kind !== "scalar") return placeholderNumber(slot.span);
  return readNumberPiece(context, pieceOf(node), slot);
}

/** As `readNumber`, of a part of a scalar. */
export function readNumberPiece(context: Context, piece: Piece, slot: NumberSlot): Expression {
  const range = childOf(slot.beside, "range");
  const [grounding] = groundEntries(slot.beside);
  const plain = plainNumber(piece.text);
  if (plain === undefined) {
    if (/^\s*[+-]?\.?(?:nan|inf)\s*$/iu.test(piece.text)) {
      context.report(diagnose("bad-number", piece.span, { found: piece.text.trim() }));
      return placeholderNumber(piece.span);
    }
    const short = piece.text.length < 80 ? piece.text : "";
    const meant = guessNumber(short, slot.percent);
    if (meant !== undefined || /^\s*[+-]?\d+(?:,\d+)+\s*%?\s*$/u.test(short)) {
      const suggestion = meant === undefined ? undefined : `${meant}${slot.after ?? ""}`;
      const found = piece.text.trim();
      context.report(diagnose("bad-number", piece.span, { found }, { suggestion }));
      return placeholderNumber(piece.span);
    }
    const odd = range?.span ?? grounding?.keySpan;
    if (odd !== undefined) context.report(diagnose("range-without-number", odd, {}));
    const expression = readPiece(context, piece, "number");
    context.driving.push({ ...driven(slot, piece.span, expression), rangeSettled: true });
    return expression;
  }
  const { value } = plain;
  const literal: Expression = { kind: "number", value, span: piece.span };
  if (plain.percent && !slot.percent) {
    context.report(
      diagnose(
        "percent-misplaced",
        piece.span,
        { found: piece.text.trim() },
        { suggestion: String(value) },
      ),
    );
    return literal;
  }
  if (slot.bounds !== undefined && !slot.bounds.test(value)) {
    const code = slot.percent ? "chance-out-of-bounds" : "number-out-of-bounds";
    const found = piece.text.trim();
    // A bare number from 1 on was meant in percent.
    const meant = slot.percent && !plain.percent && value >= 1 && value < 100;
    const suggestion = meant ? `${found}%${slot.after ?? ""}` : undefined;
    const { text: bounds } = slot.bounds;
    context.report(diagnose(code, piece.span, { found, bounds }, { suggestion }));
    return literal;
  }
  const ground = readGround(context, slot.beside);
  const settled =
    slot.needsNoRange === true ||
    range !== undefined ||
    ground?.kind === "counted" ||
    slot.exact?.(value) === true;
  const grounded = ground !== undefined;
  context.driving.push({ ...driven(slot, piece.span, literal), rangeSettled: settled, grounded });
  const prior = readPrior(context, range, ground, value, slot, piece);
  if (prior === undefined) return literal;
  const id = brand(slot.path);
  const basis = slot.basis === undefined ? {} : { basis: slot.basis };
  const rests = grounded ? { ground } : {};
  context.ranged.push({ id, declared: false, value, prior, ...basis, ...rests, span: piece.span });
  return { kind: "parameter", parameter: id, span: piece.span };
}

function driven(
  slot: NumberSlot,
  span: Span,
  expression: Expression,
): Omit<Context["driving"][number], "rangeSettled"> {
  return { path: slot.path, span, expression, basis: slot.basis };
}

/**
 * Reads `[low, high]`, or takes what was counted; undefined if there is neither, or it is no range, which is
 * reported here or by the check of shapes.
 */
export function readPrior(
  context: Context,
  node: Node | undefined,
  ground: Ground | undefined,
  value: number,
  slot: Pick<NumberSlot, "percent" | "scale" | "bounds" | "path">,
  written: Pick<Piece, "span" | "overridden">,
): Prior | undefined {
  const [low, high] =
    node === undefined ? (countedEnds(ground) ?? []) : readEnds(context, node, slot);
  if (low === undefined || high === undefined) return undefined;
  const span = node?.span ?? written.span;
  if (low > high) {
    context.report(
      diagnose(
        "range-reversed",
        span,
        { low, high },
        { suggestion: `[${String(high)}, ${String(low)}]` },
      ),
    );
    return undefined;
  }
  if (value < low || value > high) {
    // What moved along was not asked for, and its range is widened without a word.
    if (written.overridden === true)
      context.report(diagnose("set-outside-range", written.span, { path: slot.path, value }));
    else if (!written.overridden)
      context.report(diagnose("range-excludes-value", span, { value, low, high }));
  }
  const widened = { low: Math.min(low, value), high: Math.max(high, value) };
  // A range that touches 0 has no logarithm, one that touches 1 no hazard: there the scale is linear.
  const possible =
    slot.scale === "log" ? widened.low > 0 : slot.scale === "hazard" ? widened.high < 1 : true;
  return { shape: "pert", scale: possible ? slot.scale : "linear", ...widened };
}

function readEnds(
  context: Context,
  node: Node,
  slot: Pick<NumberSlot, "percent" | "bounds">,
): readonly (number | undefined)[] {
  if (node.kind !== "sequence" || node.items.length !== 2) return [];
  return node.items.map((item) =>
    item.kind === "scalar" ? readEnd(context, item, slot) : undefined,
  );
}

function readEnd(
  context: Context,
  item: ScalarNode,
  slot: Pick<NumberSlot, "percent" | "bounds">,
): number | undefined {
  const plain = plainNumber(item.text);
  if (plain === undefined) {
    context.report(diagnose("bad-number", item.span, { found: item.text }));
    return undefined;
  }
  if (plain.percent && !slot.percent) {
    const suggestion = String(plain.value);
    context.report(diagnose("percent-misplaced", item.span, { found: item.text }, { suggestion }));
    return undefined;
  }
  if (slot.bounds !== undefined && !slot.bounds.test(plain.value)) {
    const code = slot.percent ? "chance-out-of-bounds" : "number-out-of-bounds";
    context.report(diagnose(code, item.span, { found: item.text, bounds: slot.bounds.text }));
    return undefined;
  }
  return plain.value;
}
