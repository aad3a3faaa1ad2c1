/**
 * What moves what: couplings between flashpoints, and which flashpoints the conditions and multipliers
 * of another's rules read. Influence through events, moves and variables is not drawn.
 */

import { at } from "../../base/invariant.ts";
import type { Program, ProgramRule } from "../../ir/program.ts";
import type { Expr } from "../../ir/expression.ts";
import { childrenOf } from "../../ir/walk.ts";
import { describe } from "../../view/conditions.ts";
import { flashpointAt, told, type Naming } from "../../story/naming.ts";
import type { Figure, FigureEdge } from "./figure.ts";

/** Flashpoints that expressions read. */
function flashpointsIn(expressions: readonly (Expr | undefined)[]): ReadonlySet<number> {
  const read = new Set<number>();
  const visit = (expression: Expr): void => {
    if ("flashpoint" in expression) read.add(expression.flashpoint);
    for (const child of childrenOf(expression)) visit(child);
  };
  for (const expression of expressions) if (expression !== undefined) visit(expression);
  return read;
}

function guardsOf(rule: ProgramRule): readonly (Expr | undefined)[] {
  return [rule.when];
}

function multipliersOf({ base, multipliers }: ProgramRule): readonly (Expr | undefined)[] {
  const root =
    base.kind === "certain" ? base.weight : base.kind === "chance" ? base.probability : base.hazard;
  const written = multipliers.filter(({ origin }) => origin === "written");
  return [root.value, ...written.flatMap(({ when, factor }) => [when, factor.value])];
}

function readEdges(
  program: Program,
  label: string,
  line: FigureEdge["line"],
  expressionsOf: (rule: ProgramRule) => readonly (Expr | undefined)[],
): readonly FigureEdge[] {
  return program.flashpoints.flatMap(({ id, rules }, index) => {
    const read = flashpointsIn(rules.flatMap(expressionsOf));
    return [...read]
      .filter((source) => source !== index)
      .toSorted((left, right) => left - right)
      .map((source) => ({ from: at(program.flashpoints, source).id, to: id, label, line }));
  });
}

/** The figure of all flashpoints. */
export function couplingsFigure(naming: Naming): Figure {
  const { model, program, say } = naming;
  const links = (model.couplings?.links ?? []).map(({ from, to, weight, lag }): FigureEdge => {
    const text = describe(naming, weight);
    const label =
      lag === 0
        ? say("figure.coupling", { weight: text })
        : say("figure.coupling-lag", { weight: text, lag });
    return { from, to, label, line: "solid" };
  });
  return {
    name: "couplings",
    title: say("figure.couplings", { title: told(naming, model.title) }),
    direction: "right",
    nodes: program.flashpoints.map(({ id }, index) => ({
      id,
      label: told(naming, flashpointAt(naming, index).name),
    })),
    edges: [
      ...links,
      ...readEdges(program, say("figure.guard"), "dashed", guardsOf),
      ...readEdges(program, say("figure.multiplier"), "dotted", multipliersOf),
    ],
  };
}
