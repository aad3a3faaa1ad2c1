/** Effects: what `then:` writes, read from the text as written (`+5` adds, `5` sets). */

import { diagnose } from "../../source/catalog.ts";
import type { FlashpointId, LevelId } from "../../base/brand.ts";
import type { Expression } from "../expression/expression.ts";
import type { Effect } from "../model.ts";
import type { Basis } from "../basis.ts";
import { childOf, type Entry, type Node, type ScalarNode } from "../yaml/tree.ts";
import { inTime, isLater } from "./delay.ts";
import { pieceOf, readPiece, reportUnknown, type Context } from "./context.ts";
import { brand } from "./id.ts";
import { plainNumber, readNumber, readNumberPiece } from "./number.ts";
import { readBasis, sectionOf } from "./text.ts";

/** The effects of a rule (`mayWriteLevels` false), event or move, in the order written. */
export function readEffects(
  context: Context,
  node: Node,
  path: string,
  basis: Basis | undefined,
  mayWriteLevels: boolean,
): readonly Effect[] {
  return sectionOf(node, "then").flatMap((entry) => {
    const target = context.scope.names.get(entry.key);
    if (target?.kind === "variable") {
      const effect = readVariableEffect(context, entry, `${path}.then.${entry.key}`, basis);
      return [inTime(context, entry, path, effect)];
    }
    if (target?.kind === "flashpoint") {
      if (!mayWriteLevels) {
        const code = isLater(context, entry) ? "delay-on-level" : "rule-writes-level";
        context.report(diagnose(code, entry.keySpan, { flashpoint: entry.key }));
        return [];
      }
      const effect = readLevelEffect(context, entry, target.id, target.levels);
      return effect === undefined ? [] : [inTime(context, entry, path, effect)];
    }
    if (target?.kind === "faulty") return [];
    const candidates = [...context.scope.names].flatMap(([name, { kind }]) =>
      kind === "variable" || (kind === "flashpoint" && mayWriteLevels) ? [name] : [],
    );
    reportUnknown(context, "variable", entry.key, entry.keySpan, candidates);
    return [];
  });
}

/** How an effect is written: what operation on which scalar, from which letter on. */
interface Written {
  readonly operation: "set" | "add";
  readonly node: Node | undefined;
  readonly from: number;
}

function writtenEffect(value: Node): Written {
  if (value.kind !== "scalar") {
    const add = childOf(value, "add");
    return {
      operation: add === undefined ? "set" : "add",
      node: add ?? childOf(value, "set"),
      from: 0,
    };
  }
  return signed(value) ?? { operation: "set", node: value, from: 0 };
}

/** An addition: the `+` is only a mark, a `-` belongs to what is added. */
function signed(value: ScalarNode): Written | undefined {
  const match = /^\s*([+-])/u.exec(value.text);
  if (match === null) return undefined;
  return { operation: "add", node: value, from: match[1] === "+" ? match[0].length : 0 };
}

function readVariableEffect(
  context: Context,
  entry: Entry,
  path: string,
  inherited: Basis | undefined,
): Effect {
  const { value } = entry;
  const { operation, node, from } = writtenEffect(value);
  const basis = value.kind === "mapping" ? readBasis(context, value, inherited) : inherited;
  const beside = value.kind === "mapping" ? value : undefined;
  // Counting up or down by one is no estimate either.
  const counts = context.names.integers.has(entry.key);
  const exact = (value: number): boolean => counts && Math.abs(value) === 1;
  const needsNoRange = operation === "set";
  // A ranged number varies over reals, and a whole variable takes whole numbers: it is rounded.
  const whole = (value: Expression): Expression =>
    value.kind === "parameter" &&
    context.names.integers.has(entry.key) &&
    beside !== undefined &&
    plainNumber(node?.kind === "scalar" ? node.text : "") !== undefined
      ? { kind: "unary", function: "round", operand: value, span: value.span }
      : value;
  const slot = {
    path,
    beside,
    basis,
    scale: "linear",
    percent: false,
    span: value.span,
    needsNoRange,
    exact,
  } as const;
  const number =
    node?.kind === "scalar" && from > 0
      ? readNumberPiece(context, pieceOf(node, from), slot)
      : readNumber(context, skipPlus(node), slot);
  return {
    operation,
    ...readWhen(context, value),
    span: value.span,
    target: "variable",
    variable: brand(entry.key),
    value: whole(number),
  };
}

/** `add: +5`: the same as `add: 5`. */
function skipPlus(node: Node | undefined): Node | undefined {
  if (node?.kind !== "scalar" || !node.text.startsWith("+")) return node;
  return { ...node, text: node.text.slice(1), offsets: node.offsets?.slice(1) };
}

function readLevelEffect(
  context: Context,
  entry: Entry,
  flashpoint: FlashpointId,
  levels: readonly LevelId[],
): Effect | undefined {
  const { value } = entry;
  const { operation, node } = writtenEffect(value);
  const rest = {
    operation,
    ...readWhen(context, value),
    span: value.span,
    target: "flashpoint",
    flashpoint,
  } as const;
  if (node?.kind !== "scalar") return undefined;
  const text = node.text.trim();
  if (operation === "add") {
    const shift = plainNumber(text);
    if (shift !== undefined && !shift.percent && Number.isInteger(shift.value))
      return { ...rest, shift: shift.value };
    context.report(diagnose("shift-not-whole", node.span, { found: text }));
    return undefined;
  }
  const level = readLevel(context, node, flashpoint, levels);
  return level === undefined ? undefined : { ...rest, level };
}

/** A level of `flashpoint`; reports a level of another ladder as such. */
export function readLevel(
  context: Context,
  node: Node | undefined,
  flashpoint: string,
  levels: readonly LevelId[],
): LevelId | undefined {
  if (node?.kind !== "scalar") return undefined;
  const name = node.text.trim();
  const level = levels.find((id) => id === name);
  // A ladder that could not be read knows no level; that has been said already.
  if (level !== undefined || levels.length === 0) return level;
  const owner = [...context.names.levels].find(([, ids]) => ids.some((id) => id === name))?.[0];
  if (owner !== undefined && owner !== flashpoint) {
    context.report(
      diagnose("level-of-another-ladder", node.span, { level: name, flashpoint, owner }),
    );
  } else reportUnknown(context, "level", name, node.span, levels);
  return undefined;
}

/** `{ when }` if there is a condition. */
export function readWhen(context: Context, node: Node): Pick<Effect, "when"> {
  const when = childOf(node, "when");
  return when?.kind === "scalar" ? { when: readPiece(context, pieceOf(when), "boolean") } : {};
}
