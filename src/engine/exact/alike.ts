/**
 * Ladders that may change places: nothing in a program, and nothing that is asked of it, tells them apart. Found by
 * putting the one in the place of the other and comparing what is then written with what was.
 */

import { at } from "../../base/invariant.ts";
import type { Expr } from "../../ir/expression.ts";
import { part } from "../../ir/parts.ts";
import type { Program, ProgramEffect } from "../../ir/program.ts";
import type { Slice } from "../../ir/slice.ts";
import { childrenOf } from "../../ir/walk.ts";

/** Another index for each flashpoint. */
type Renaming = (flashpoint: number) => number;

/** What names, places and the order of luck are for: chances do not hang on it. */
const IGNORED = new Set([
  ...["id", "path", "place", "site", "sites", "hidden", "origin", "knownTo"],
  ...["start", "startDwell", "startHeld"],
]);

/** Writes parts of a program under a renaming; what gives the same value in every state is written alike. */
class Writer {
  readonly #program: Program;
  readonly #parameters: readonly number[];
  readonly #name: Renaming;
  readonly #shared = new Map<number, string>();

  constructor(program: Program, parameters: readonly number[], name: Renaming) {
    this.#program = program;
    this.#parameters = parameters;
    this.#name = name;
  }

  write(value: unknown): string {
    if (Array.isArray(value)) return this.#list(value);
    if (typeof value !== "object" || value === null) return String(value);
    const node = value as Readonly<Record<string, unknown>>;
    if (typeof node["kind"] === "string" && isExpression(node)) return this.#expression(node);
    const entries = Object.entries(node).filter(([key]) => !IGNORED.has(key));
    const written = entries.map(([key, one]) =>
      key === "flashpoint"
        ? `${key}:${String(this.#name(one as number))}`
        : `${key}:${this.write(one)}`,
    );
    return `{${written.toSorted().join(",")}}`;
  }

  /**
   * A list in its order. Effects on different targets are in any order, and so are factors that follow one another and are
   * one number.
   */
  #list(list: readonly unknown[]): string {
    if (areApart(list))
      return `[${list
        .map((one) => this.write(one))
        .toSorted()
        .join(",")}]`;
    const written = list.map((one) => ({ text: this.write(one), factor: factorOf(one) }));
    let from = 0;
    while (from < written.length) {
      const { factor } = at(written, from);
      let to = from + 1;
      while (to < written.length && factor !== undefined && at(written, to).factor === factor)
        to += 1;
      const run = written.slice(from, to).toSorted((a, b) => (a.text < b.text ? -1 : 1));
      written.splice(from, run.length, ...run);
      from = to;
    }
    return `[${written.map(({ text }) => text).join(",")}]`;
  }

  #expression(node: Expr): string {
    if (node.kind === "parameter") return String(at(this.#parameters, node.parameter));
    if (node.kind === "number") return String(node.value);
    if (node.kind === "shared") return this.#sharedValue(node.index);
    const sign = signOf(node);
    if (sign !== undefined) return this.#any(sign, node);
    const own = Object.entries(node).filter(
      ([key, one]) => key !== "place" && typeof one !== "object",
    );
    return `(${[
      ...own.map(
        ([key, one]) => `${key}:${String(key === "flashpoint" ? this.#name(one as number) : one)}`,
      ),
      ...childrenOf(node).map((one) => this.write(one)),
    ].join(" ")})`;
  }

  #sharedValue(index: number): string {
    const known = this.#shared.get(index) ?? this.write(at(this.#program.shared, index).value);
    this.#shared.set(index, known);
    return known;
  }

  /** Operands in any order; of what is associative, those of operands of the same sign are among them. */
  #any(sign: string, node: Expr): string {
    const operands: string[] = [];
    const gather = (one: Expr): void => {
      for (const child of childrenOf(one)) {
        if (signOf(child) === sign && child.kind !== "compare") gather(child);
        else operands.push(this.write(child));
      }
    };
    gather(node);
    return `(${sign} ${operands.toSorted().join(" ")})`;
  }
}

/** The sign of an expression that has the same value, to the last bit, whatever the order of its operands. */
function signOf(node: Expr): string | undefined {
  if (node.kind === "and" || node.kind === "or") return isPlain(node) ? node.kind : undefined;
  if (node.kind === "compare") {
    return (node.comparison === "==" || node.comparison === "!=") && isPlain(node)
      ? node.comparison
      : undefined;
  }
  if (node.kind !== "binary") return undefined;
  const { operator } = node;
  // Whole numbers add up alike in any order.
  if (operator === "+") return isWhole(node) ? operator : undefined;
  return (operator === "min" || operator === "max") && isPlain(node) ? operator : undefined;
}

const expressionKinds: Readonly<Record<Expr["kind"], true>> = {
  ...{ number: true, parameter: true, variable: true, step: true, since: true, dwell: true },
  ...{ held: true, elapsed: true, rung: true, unary: true, binary: true, conditional: true },
  ...{ shared: true, boolean: true, compare: true, level: true, unknown: true, and: true },
  ...{ or: true, not: true, happened: true, within: true, moved: true },
};

function isExpression(node: Readonly<Record<string, unknown>>): node is Expr & typeof node {
  return Object.hasOwn(expressionKinds, String(node["kind"]));
}

/** Whether these are effects, each on a target of its own. */
function areApart(list: readonly unknown[]): boolean {
  const targets = list.map((one) => {
    if (typeof one !== "object" || one === null || !("target" in one)) return undefined;
    const { target, ...rest } = one as ProgramEffect;
    const index =
      "flashpoint" in rest ? rest.flashpoint : "variable" in rest ? rest.variable : rest.stopwatch;
    return typeof target === "string" ? `${target} ${String(index)}` : undefined;
  });
  return !targets.includes(undefined) && new Set(targets).size === list.length;
}

/** The number that a multiplier is by, if it is one. */
function factorOf(one: unknown): number | undefined {
  if (typeof one !== "object" || one === null || !("factor" in one)) return undefined;
  const { value } = one.factor as { readonly value: Expr };
  return value.kind === "number" ? value.value : undefined;
}

/** Whether evaluating it cannot fail: every number in it is finite. */
function isPlain(expression: Expr): boolean {
  if (expression.kind === "unary" || expression.kind === "shared") return false;
  if (expression.kind === "binary" && expression.operator === "/") return false;
  if (expression.kind === "binary" && !["+", "-", "min", "max"].includes(expression.operator)) {
    return isWhole(expression);
  }
  return childrenOf(expression).every(isPlain);
}

/** Whether it is a whole number, far from where whole numbers end. */
function isWhole(expression: Expr): boolean {
  if (expression.kind === "number") {
    return Number.isInteger(expression.value) && Math.abs(expression.value) < 1e6;
  }
  if (expression.kind === "rung") return true;
  if (expression.kind === "conditional") {
    return isPlain(expression.test) && [expression.then, expression.otherwise].every(isWhole);
  }
  return (
    expression.kind === "binary" &&
    ["+", "-", "min", "max"].includes(expression.operator) &&
    childrenOf(expression).every(isWhole)
  );
}

/** Everything but the ladders themselves. */
const restOf = ({
  actors,
  events,
  variables,
  unknowns,
  stopwatches,
  endsWhen,
  outcomes,
}: Program) => [
  ...[actors, events, outcomes, unknowns.map(({ values }) => values), endsWhen ?? null],
  ...[
    variables.map(({ min, max, integer, drift, noise }) => ({ min, max, integer, drift, noise })),
    stopwatches,
  ],
];

/**
 * Classes of two or more flashpoints that may change places, by their indices. Where they begin may differ: the same
 * becomes of a state whichever of them stands where.
 */
export function alikeLadders(
  { program, needed }: Slice,
  parameters: readonly number[],
): readonly (readonly number[])[] {
  const { flashpoints } = program;
  const plain = new Writer(program, parameters, (one) => one);
  const ladders = flashpoints.map((one) => plain.write(one));
  const rest = plain.write(restOf(program));
  const mayChange = (one: number, other: number): boolean => {
    if (at(flashpoints, one).levels.length !== at(flashpoints, other).levels.length) return false;
    const name: Renaming = (index) => (index === one ? other : index === other ? one : index);
    const renamed = new Writer(program, parameters, name);
    return (
      flashpoints.every((ladder, index) => renamed.write(ladder) === ladders[name(index)]) &&
      renamed.write(restOf(program)) === rest
    );
  };
  const classes: number[][] = [];
  for (const index of flashpoints.keys()) {
    if (!needed.has(part("level", index)) || at(flashpoints, index).rules.length === 0) continue;
    const own = classes.find((members) => mayChange(at(members, 0), index));
    if (own === undefined) classes.push([index]);
    else own.push(index);
  }
  return classes.filter((members) => members.length > 1);
}
