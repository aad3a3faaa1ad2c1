/** Random typed expressions over everything that a scenario declares. */

import type {
  Expression,
  Happening,
  Quantifier,
} from "../../src/scenario/expression/expression.ts";
import type { Span } from "../../src/source/span.ts";
import type { Dice } from "./dice.ts";

/** What expressions can name. */
export interface Vocabulary {
  readonly parameters: readonly string[];
  readonly variables: readonly string[];
  readonly flashpoints: readonly { readonly id: string; readonly levels: readonly string[] }[];
  readonly unknowns: readonly { readonly id: string; readonly values: readonly string[] }[];
  readonly stopwatches: readonly string[];
  readonly events: readonly string[];
  readonly actors: readonly { readonly id: string; readonly moves: readonly string[] }[];
  readonly dates: readonly string[];
}

/** A span for elements that come from no file. */
export const nowhere: Span = { file: { name: "random", text: "" }, start: 0, end: 0 };

// Ids are brands to the compiler only.
const id = (text: string): never => text as never;

/** Of stopwatches that no event or move of a file started. */
export const origin: Happening = { kind: "event", event: id("origin") };

const literals = [0, 1, 2, 0.5, 3, 0.1, -1, 7, 0.3, 10, 1e-3, -2.5, 100, 1.7];

/** A question about some of the ladders, as the checker would put it together. */
function quantified(dice: Dice, words: Vocabulary, quantifier: Quantifier): Expression {
  const ladders = words.flashpoints.filter(() => dice.chance(70));
  const number = (value: number): Expression => ({ kind: "number", value, span: nowhere });
  const asked = ladders.map(({ id: name, levels }): Expression => {
    if (quantifier === "worst")
      return { kind: "rung", flashpoint: id(name), lag: 0, span: nowhere };
    const level: Expression = {
      kind: "compare-level",
      comparison: ">=",
      flashpoint: id(name),
      level: id(dice.pick(levels)),
      span: nowhere,
    };
    return quantifier === "any"
      ? level
      : { kind: "conditional", test: level, then: number(1), otherwise: number(0), span: nowhere };
  });
  const none: Expression =
    quantifier === "any" ? { kind: "boolean", value: false, span: nowhere } : number(0);
  const means = asked.reduce(
    (left, right): Expression =>
      quantifier === "any"
        ? { kind: "or", left, right, span: nowhere }
        : {
            kind: "binary",
            operator: quantifier === "count" ? "+" : "max",
            left,
            right,
            span: nowhere,
          },
    none,
  );
  return {
    kind: "quantifier",
    quantifier,
    asks: "mark",
    ladders: ladders.map(({ id: name }) => id(name)),
    means,
    span: nowhere,
  };
}

function leaf(dice: Dice, words: Vocabulary): Expression {
  const forms: (() => Expression)[] = [
    () => ({ kind: "number", value: dice.pick(literals), span: nowhere }),
    () => ({ kind: "step", span: nowhere }),
    () => ({ kind: "since", date: dice.pick(words.dates), span: nowhere }),
  ];
  const { parameters, variables, flashpoints, stopwatches } = words;
  if (parameters.length > 0) {
    forms.push(() => ({ kind: "parameter", parameter: id(dice.pick(parameters)), span: nowhere }));
  }
  if (variables.length > 0) {
    const variable = (): Expression => ({
      kind: "variable",
      variable: id(dice.pick(variables)),
      span: nowhere,
    });
    forms.push(variable, variable);
  }
  if (stopwatches.length > 0) {
    const elapsed = (): Expression => ({
      kind: "elapsed",
      stopwatch: id(dice.pick(stopwatches)),
      origin,
      most: dice.pick([1, 3, 8]),
      span: nowhere,
    });
    forms.push(elapsed, elapsed);
  }
  if (flashpoints.length > 0) {
    forms.push(
      () => ({ kind: "dwell", flashpoint: id(dice.pick(flashpoints).id), span: nowhere }),
      () => {
        const flashpoint = dice.pick(flashpoints);
        return {
          kind: "held",
          flashpoint: id(flashpoint.id),
          level: id(dice.pick(flashpoint.levels)),
          span: nowhere,
        };
      },
      () => ({
        kind: "rung",
        flashpoint: id(dice.pick(flashpoints).id),
        lag: dice.pick([0, 1, 2, 4]),
        span: nowhere,
      }),
      () => quantified(dice, words, dice.pick(["count", "worst"] as const)),
    );
  }
  return dice.pick(forms)();
}

/** A number that stays in a range whatever happens. */
export function clamped(value: Expression, low: number, high: number): Expression {
  const literal = (number: number): Expression => ({
    kind: "number",
    value: number,
    span: nowhere,
  });
  return {
    kind: "binary",
    operator: "min",
    left: { kind: "binary", operator: "max", left: value, right: literal(low), span: nowhere },
    right: literal(high),
    span: nowhere,
  };
}

const unary = [
  "negate",
  "abs",
  "floor",
  "ceil",
  "round",
  "exp",
  "log",
  "log1p",
  "sqrt",
  "logistic",
  "sin",
  "cos",
] as const;

const binary = ["+", "-", "*", "/", "^", "%", "min", "max"] as const;

/** A numeric expression; may come out infinite or NaN, rarely. */
export function numeric(dice: Dice, words: Vocabulary, depth: number): Expression {
  if (depth <= 0 || dice.chance(25)) return leaf(dice, words);
  switch (dice.int(0, 3)) {
    case 0: {
      const name = dice.pick(unary);
      const operand = numeric(dice, words, depth - 1);
      // Logarithms and roots of anything would end nearly every run at once.
      const tame =
        (name === "log" || name === "log1p" || name === "sqrt") && !dice.chance(4)
          ? clamped(operand, 0.001, 1e6)
          : name === "exp" && !dice.chance(4)
            ? clamped(operand, -20, 20)
            : operand;
      return { kind: "unary", function: name, operand: tame, span: nowhere };
    }
    case 1:
      return {
        kind: "conditional",
        test: condition(dice, words, depth - 1),
        then: numeric(dice, words, depth - 1),
        otherwise: numeric(dice, words, depth - 1),
        span: nowhere,
      };
    default: {
      const operator = dice.pick(binary);
      const right = numeric(dice, words, depth - 1);
      const left = numeric(dice, words, depth - 1);
      const wild = dice.chance(4);
      const divides = operator === "/" || operator === "%" || operator === "^";
      return {
        kind: "binary",
        operator,
        left: operator === "^" && !wild && dice.chance(70) ? clamped(left, 0.001, 50) : left,
        right:
          !divides || wild
            ? right
            : operator === "^" && dice.chance(60)
              ? { kind: "number", value: dice.pick([2, 3, 1, 0]), span: nowhere }
              : clamped(right, 0.5, 4),
        span: nowhere,
      };
    }
  }
}

const comparisons = ["==", "!=", "<", "<=", ">", ">="] as const;

function simpleCondition(dice: Dice, words: Vocabulary, depth: number): Expression {
  const forms: (() => Expression)[] = [
    () => ({
      kind: "compare",
      comparison: dice.pick(comparisons),
      left: numeric(dice, words, depth - 1),
      right: numeric(dice, words, depth - 1),
      span: nowhere,
    }),
  ];
  const { flashpoints, unknowns, events, actors, stopwatches } = words;
  if (flashpoints.length > 0) {
    const level = (): Expression => {
      const flashpoint = dice.pick(flashpoints);
      return {
        kind: "compare-level",
        comparison: dice.pick(comparisons),
        flashpoint: id(flashpoint.id),
        level: id(dice.pick(flashpoint.levels)),
        span: nowhere,
      };
    };
    forms.push(level, level, () => quantified(dice, words, "any"));
  }
  if (unknowns.length > 0) {
    forms.push(() => {
      const unknown = dice.pick(unknowns);
      return {
        kind: "compare-unknown",
        comparison: dice.pick(["==", "!="] as const),
        unknown: id(unknown.id),
        value: id(dice.pick(unknown.values)),
        span: nowhere,
      };
    });
  }
  if (events.length > 0) {
    forms.push(() => ({ kind: "happened", event: id(dice.pick(events)), span: nowhere }));
  }
  if (stopwatches.length > 0) {
    const within = (): Expression => {
      const low = dice.int(0, 3);
      return {
        kind: "within",
        stopwatch: id(dice.pick(stopwatches)),
        origin,
        low,
        ...dice.maybe(70, () => ({ high: low + dice.int(1, 3) })),
        span: nowhere,
      };
    };
    forms.push(within, within);
  }
  const able = actors.filter(({ moves }) => moves.length > 0);
  if (able.length > 0) {
    forms.push(() => {
      const actor = dice.pick(able);
      return {
        kind: "moved",
        actor: id(actor.id),
        move: id(dice.pick(actor.moves)),
        span: nowhere,
      };
    });
  }
  return dice.pick(forms)();
}

/** A condition. */
export function condition(dice: Dice, words: Vocabulary, depth: number): Expression {
  if (depth <= 0 || dice.chance(50)) return simpleCondition(dice, words, depth);
  switch (dice.int(0, 3)) {
    case 0:
      return { kind: "not", operand: condition(dice, words, depth - 1), span: nowhere };
    case 1:
      return {
        kind: "conditional",
        test: condition(dice, words, depth - 1),
        then: condition(dice, words, depth - 1),
        otherwise: condition(dice, words, depth - 1),
        span: nowhere,
      };
    default:
      return {
        kind: dice.pick(["and", "or"] as const),
        left: condition(dice, words, depth - 1),
        right: condition(dice, words, depth - 1),
        span: nowhere,
      };
  }
}
