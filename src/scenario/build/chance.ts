/** Chances and hazards: the bases of rules and events. */

import { diagnose } from "../../source/catalog.ts";
import type { Span } from "../../source/span.ts";
import type { Edition } from "../edition.ts";
import type { Expression } from "../expression/expression.ts";
import type { Base } from "../model.ts";
import type { WindowUnit } from "../window.ts";
import type { Basis } from "../basis.ts";
import { guessChance } from "../shape/guess.ts";
import { childOf, type Node } from "../yaml/tree.ts";
import { pieceOf, placeholderNumber, type Context } from "./context.ts";
import { plainNumber, readNumber, readNumberPiece } from "./number.ts";

const windowForm = /^(.*\S)\s+per\s+(day|week|month|year)\s*$/su;
/** From the second edition on: `10% per 2 weeks`. */
const windowsForm = /^(.*\S)\s+per\s+([1-9]\d{0,3})\s+(day|week|month|year)s?\s*$/su;
const windowed = { test: (p: number): boolean => p >= 0 && p < 1, text: "[0 %, 100 %)" };
const unwindowed = { test: (p: number): boolean => p >= 0 && p <= 1, text: "[0 %, 100 %]" };
const notNegative = { test: (value: number): boolean => value >= 0, text: "≥ 0" };

/** The base of a rule or undated event: its `chance` (with a window) or its `hazard`. */
export function readBase(
  context: Context,
  node: Node,
  path: string,
  basis: Basis | undefined,
  span: Span,
): Base {
  const slot = { beside: node, basis, span };
  const hazard = childOf(node, "hazard");
  const chance = childOf(node, "chance");
  if (chance === undefined && hazard !== undefined) {
    const scale = "linear";
    const place = {
      ...slot,
      path: `${path}.hazard`,
      scale,
      percent: false,
      bounds: notNegative,
    } as const;
    return { kind: "hazard", hazard: readNumber(context, hazard, place) };
  }
  const nothing: Base = { kind: "chance", probability: placeholderNumber(span), window: "week" };
  if (chance?.kind !== "scalar") return nothing;
  const window = readWindow(chance.text, context.scope.edition);
  if (window === undefined) {
    const suggestion = guessChance(chance.text, context.calendar.unit);
    context.report(
      diagnose("chance-without-window", chance.span, { found: chance.text }, { suggestion }),
    );
    return nothing;
  }
  const start = chance.text.length - chance.text.trimStart().length;
  const place = {
    ...slot,
    path: `${path}.chance`,
    scale: "hazard",
    percent: true,
    bounds: windowed,
    after: chance.text.slice(window.amount.length).trimEnd(),
  } as const;
  const { amount, unit, count } = window;
  const probability = readNumberPiece(context, pieceOf(chance, start, amount.length), place);
  const several = count === 1 ? {} : { windows: count };
  return { kind: "chance", probability, window: unit, ...several };
}

/** What stands before a window, and what it is made of; undefined where there is none. */
function readWindow(
  text: string,
  edition: Edition,
): { readonly amount: string; readonly unit: WindowUnit; readonly count: number } | undefined {
  const one = windowForm.exec(text);
  if (one !== null) return { amount: one[1] ?? "", unit: one[2] as WindowUnit, count: 1 };
  const several = edition < 2 ? null : windowsForm.exec(text);
  if (several === null) return undefined;
  const [, amount = "", count, unit] = several;
  return { amount, unit: unit as WindowUnit, count: Number(count) };
}

/** The chance of a dated event, in [0, 1]. */
export function readDatedChance(
  context: Context,
  node: Node,
  path: string,
  basis: Basis | undefined,
  span: Span,
): Expression {
  const chance = childOf(node, "chance");
  if (chance?.kind !== "scalar") return placeholderNumber(span);
  const window = readWindow(chance.text, context.scope.edition);
  if (window !== undefined) {
    const suggestion = window.amount;
    context.report(
      diagnose("chance-with-window", chance.span, { found: chance.text }, { suggestion }),
    );
    return placeholderNumber(span);
  }
  const plain = plainNumber(chance.text);
  const sure = plain !== undefined && (plain.value === 0 || plain.value === 1);
  const slot = {
    path: `${path}.chance`,
    beside: node,
    basis,
    span,
    scale: "linear",
    percent: true,
  } as const;
  return readNumber(context, chance, { ...slot, bounds: unwindowed, needsNoRange: sure });
}
