/** `any`, `count` and `worst`: one question about several ladders. */

import { suggest } from "../../base/suggest.ts";
import type { FlashpointId } from "../../base/brand.ts";
import type { Span } from "../../source/span.ts";
import {
  mirror,
  nameOf,
  quoteNode,
  textOf,
  unwrap,
  type Checking,
  type Typed,
} from "./checking.ts";
import type { Comparison, Expression, Quantifier } from "./expression.ts";
import type { Meaning } from "./scope.ts";
import { rangeOf, type Syntax } from "./syntax.ts";

type Ladder = Meaning & { readonly kind: "flashpoint" };

/** Most ladders that one question is asked of. */
const mostLadders = 1000;

/** What is asked of one ladder; undefined where it has no part in the question. */
type Ask = (ladder: Ladder) => Expression | undefined;

/** Checks `any(mark)`, `count(rung >= 3, group)`, `worst(group)`; undefined after a fault. */
export function checkQuantifier(
  checking: Checking,
  call: Syntax & { readonly kind: "call" },
  quantifier: Quantifier,
  span: Span,
): Typed | undefined {
  const { arguments: parts } = call;
  const [about, among] = quantifier === "worst" ? [undefined, parts[0]] : parts;
  const ladders = laddersOf(checking, among);
  const ask: Ask | undefined =
    about === undefined
      ? ({ id }) => ({ kind: "rung", flashpoint: id, lag: 0, span })
      : readQuestion(checking, about, span);
  if (ladders === undefined || ask === undefined) return undefined;
  if (ladders.length > mostLadders) {
    const fill = { ladders: ladders.length, limit: mostLadders };
    checking.faults.report("quantifier-too-wide", rangeOf(parts[0] ?? call, checking.tokens), fill);
    return undefined;
  }
  const asked = ladders.flatMap((ladder) => {
    const question = ask(ladder);
    return question === undefined ? [] : [{ id: ladder.id, question }];
  });
  if (asked.length === 0 && about !== undefined) {
    reportMark(checking, about, ladders);
    return undefined;
  }
  const means = combine(
    quantifier,
    asked.map(({ question }) => question),
    span,
  );
  const asks = parts.map((part) => textOf(checking, part)).join(", ");
  return {
    type: quantifier === "any" ? "boolean" : "number",
    expression: {
      kind: "quantifier",
      quantifier,
      asks,
      ladders: asked.map(({ id }) => id),
      means,
      span,
    },
  };
}

const sorted = new WeakMap<object, readonly Ladder[]>();

function laddersById(names: ReadonlyMap<string, Meaning>): readonly Ladder[] {
  const known = sorted.get(names);
  if (known !== undefined) return known;
  const ladders = [...names.values()]
    .filter((meaning): meaning is Ladder => meaning.kind === "flashpoint")
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  sorted.set(names, ladders);
  return ladders;
}

/** The ladders of a group, or all of them, by id; undefined after a fault. */
function laddersOf(checking: Checking, group: Syntax | undefined): readonly Ladder[] | undefined {
  const all = laddersById(checking.scope.names);
  if (group === undefined) return all;
  const name = nameOf(group) ?? "";
  const meaning = checking.scope.names.get(name);
  if (meaning?.kind === "group") {
    const members = new Set<FlashpointId>(meaning.flashpoints);
    return all.filter(({ id }) => members.has(id));
  }
  if (meaning?.kind === "faulty") return undefined;
  const groups = [...checking.scope.names].flatMap(([id, { kind }]) =>
    kind === "group" ? [id] : [],
  );
  const fill = { text: quoteNode(checking, group) };
  const range = rangeOf(group, checking.tokens);
  checking.faults.report("expression-group-expected", range, fill, suggest(name, groups));
  return undefined;
}

/** A mark, or `rung` against a whole number; undefined after a fault. */
function readQuestion(checking: Checking, about: Syntax, span: Span): Ask | undefined {
  const mark = nameOf(about);
  if (mark !== undefined && mark !== "rung") {
    return ({ id, marks }) => {
      const level = marks?.get(mark);
      return level && { kind: "compare-level", comparison: ">=", flashpoint: id, level, span };
    };
  }
  const rung = readRung(about);
  if (rung === undefined) {
    const range = rangeOf(about, checking.tokens);
    checking.faults.report("expression-mark-expected", range, { text: quoteNode(checking, about) });
    return undefined;
  }
  const { comparison, value } = rung;
  return ({ id, levels }) => {
    const level = levels[value];
    // Beyond its top a ladder is below every rung that is asked about.
    return level === undefined
      ? { kind: "boolean", value: comparison !== "==" && !comparison.startsWith(">"), span }
      : { kind: "compare-level", comparison, flashpoint: id, level, span };
  };
}

function readRung(
  about: Syntax,
): { readonly comparison: Comparison; readonly value: number } | undefined {
  const node = unwrap(about);
  if (node.kind !== "infix") return undefined;
  const { operator, left, right } = node;
  if (!isComparison(operator)) return undefined;
  const [name, value] = [nameOf(left), wholeOf(right)];
  if (name === "rung" && value !== undefined) return { comparison: operator, value };
  const [other, first] = [nameOf(right), wholeOf(left)];
  return other === "rung" && first !== undefined
    ? { comparison: mirror(operator), value: first }
    : undefined;
}

function isComparison(operator: string): operator is Comparison {
  return ["==", "!=", "<", "<=", ">", ">="].includes(operator);
}

function wholeOf(node: Syntax): number | undefined {
  const inner = unwrap(node);
  if (inner.kind !== "leaf" || inner.token.kind !== "number") return undefined;
  const { value } = inner.token;
  return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function reportMark(checking: Checking, about: Syntax, ladders: readonly Ladder[]): void {
  const known = new Set(ladders.flatMap(({ marks }) => [...(marks?.keys() ?? [])]));
  const mark = nameOf(about) ?? "";
  const fill = { mark: quoteNode(checking, about), known: [...known].join(", ") };
  const range = rangeOf(about, checking.tokens);
  checking.faults.report("mark-missing", range, fill, suggest(mark, known));
}

/** All that is asked in one: or, a sum of ones, or the greatest; halved again and again, so that it stays shallow. */
function combine(quantifier: Quantifier, asked: readonly Expression[], span: Span): Expression {
  const [first, ...rest] = asked;
  const number = (value: number): Expression => ({ kind: "number", value, span });
  if (first === undefined)
    return quantifier === "any" ? { kind: "boolean", value: false, span } : number(0);
  if (rest.length === 0) {
    return quantifier === "count"
      ? { kind: "conditional", test: first, then: number(1), otherwise: number(0), span }
      : first;
  }
  const half = Math.ceil(asked.length / 2);
  const left = combine(quantifier, asked.slice(0, half), span);
  const right = combine(quantifier, asked.slice(half), span);
  if (quantifier === "any") return { kind: "or", left, right, span };
  return { kind: "binary", operator: quantifier === "count" ? "+" : "max", left, right, span };
}
