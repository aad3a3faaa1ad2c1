/** The ladder of one flashpoint: its levels, and every rule with its base chance. */

import { at } from "../../base/invariant.ts";
import type { Expression } from "../../scenario/expression/expression.ts";
import type { Rule } from "../../scenario/model.ts";
import { describe } from "../../view/conditions.ts";
import {
  chanceOf,
  flashpointAt,
  told,
  windowName,
  wordsOf,
  type Naming,
} from "../../story/naming.ts";
import type { Figure, FigureEdge } from "./figure.ts";

/** The value of a plain number or parameter, as it is in this scenario. */
function plainNumber({ model }: Naming, expression: Expression): number | undefined {
  if (expression.kind === "number") return expression.value;
  if (expression.kind !== "parameter") return undefined;
  return model.parameters.find(({ id }) => id === expression.parameter)?.value;
}

function amountOf(naming: Naming, expression: Expression): string {
  const value = plainNumber(naming, expression);
  return value === undefined ? describe(naming, expression) : String(value);
}

function ruleText(naming: Naming, rule: Rule): string {
  const { say } = naming;
  const own = told(naming, rule.name);
  const name = own === "" ? wordsOf(rule.id) : own;
  const { base } = rule;
  switch (base.kind) {
    case "certain":
      return say("figure.certain", { rule: name, amount: amountOf(naming, base.weight) });
    case "hazard":
      return say("figure.hazard", { rule: name, amount: amountOf(naming, base.hazard) });
    case "chance": {
      const window = windowName(naming, base);
      const value = plainNumber(naming, base.probability);
      return value === undefined
        ? say("figure.amount-chance", {
            rule: name,
            amount: describe(naming, base.probability),
            window,
          })
        : say("figure.chance", { rule: name, chance: chanceOf(naming, value), window });
    }
  }
}

/** The figure of the flashpoint of this index. */
export function ladderFigure(naming: Naming, index: number): Figure {
  const { id, name, levels, start, rules } = flashpointAt(naming, index);
  const program = at(naming.program.flashpoints, index);
  const edges = rules.flatMap((rule): readonly FigureEdge[] => {
    const text = ruleText(naming, rule);
    const guarded = rule.when !== undefined;
    const label = guarded ? naming.say("figure.guarded", { text }) : text;
    const from = program.rules.find((one) => one.id === rule.id)?.from ?? [];
    return program.levels
      .filter((_, level) => from[level] === true)
      .map((level) => ({ from: level, to: rule.to, label, line: guarded ? "dashed" : "solid" }));
  });
  return {
    name: `ladder-${id}`,
    title: naming.say("figure.ladder", { flashpoint: told(naming, name) }),
    direction: "up",
    nodes: levels.map((level) => ({
      id: level.id,
      label: told(naming, level.name),
      start: level.id === start,
    })),
    edges,
  };
}
