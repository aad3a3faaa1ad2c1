/** Conditions and amounts of a scenario in plain language. */

import { dayFromIso, formatDate, isoFromDay } from "../i18n/date.ts";
import { listIn } from "../i18n/list.ts";
import type { Comparison, Expression, Happening } from "../scenario/expression/expression.ts";
import { numberOf, told, wordsOf, type Naming, nameOfEvent } from "../story/naming.ts";
import { compareOffer } from "./offers.ts";
import { crossingIn } from "./red-lines.ts";

const signs: Readonly<Record<Comparison, string>> = {
  "==": "=",
  "!=": "≠",
  "<": "<",
  "<=": "≤",
  ">": ">",
  ">=": "≥",
};

function flashpointName(naming: Naming, id: string): string {
  const flashpoint = naming.model.flashpoints.find((one) => one.id === id);
  return flashpoint === undefined ? wordsOf(id) : told(naming, flashpoint.short ?? flashpoint.name);
}

function levelNameById(naming: Naming, flashpoint: string, level: string): string {
  const levels = naming.model.flashpoints.find((one) => one.id === flashpoint)?.levels;
  return told(naming, levels?.find((one) => one.id === level)?.name);
}

function compareLevel(
  naming: Naming,
  expression: Extract<Expression, { kind: "compare-level" }>,
): string {
  const fill = {
    flashpoint: flashpointName(naming, expression.flashpoint),
    level: levelNameById(naming, expression.flashpoint, expression.level),
  };
  switch (expression.comparison) {
    case "==":
      return naming.say("if.at", fill);
    case "!=":
      return naming.say("if.not-at", fill);
    case ">=":
      return naming.say("if.at-least", fill);
    case "<=":
      return naming.say("if.at-most", fill);
    case ">":
      return naming.say("if.worse", fill);
    case "<":
      return naming.say("if.better", fill);
  }
}

/** A literal number, with its sign. */
function literal(expression: Expression): number | undefined {
  if (expression.kind === "number") return expression.value;
  if (expression.kind !== "unary" || expression.function !== "negate") return undefined;
  const value = literal(expression.operand);
  return value === undefined ? undefined : -value;
}

/** `since("…") >= 0` and the like are dates. */
function compareDate(
  naming: Naming,
  { left, right, comparison }: Extract<Expression, { kind: "compare" }>,
): string | undefined {
  const days = literal(right);
  if (left.kind !== "since" || days === undefined || !Number.isInteger(days)) return undefined;
  const atOrAfter = comparison === ">=" || comparison === "<";
  if (!atOrAfter && comparison !== ">" && comparison !== "<=") return undefined;
  const first = dayFromIso(left.date) + days + (atOrAfter ? 0 : 1);
  const date = formatDate(isoFromDay(first), naming.style);
  return naming.say(comparison.startsWith(">") ? "if.date-from" : "if.date-before", { date });
}

/** Anything but a plain name or number goes in brackets inside a formula. */
function operand(naming: Naming, expression: Expression): string {
  const text = describe(naming, expression);
  return expression.kind === "binary" || expression.kind === "conditional" ? `(${text})` : text;
}

/** `crossed(actor, line)` of a line that is remembered for a time, which was compared with that. */
function compareLine(
  naming: Naming,
  expression: Extract<Expression, { kind: "compare" }>,
): string | undefined {
  const event = expression.comparison === "<" ? crossingIn(naming, expression) : undefined;
  return event && nameOfEvent(naming, event);
}

/** What the author wrote, by its name. */
function originName(naming: Naming, origin: Happening): string {
  const { model } = naming;
  if (origin.kind === "event") {
    const event = model.events.find(({ id }) => id === origin.event);
    return event === undefined ? wordsOf(origin.event) : nameOfEvent(naming, event);
  }
  const actor = model.actors.find(({ id }) => id === origin.actor);
  return told(naming, actor?.moves.find(({ id }) => id === origin.move)?.name);
}

function describeParts(naming: Naming, expression: Expression): string {
  const { say, model, style } = naming;
  switch (expression.kind) {
    case "number":
      return numberOf(naming, expression.value, 4);
    case "boolean":
      return say(expression.value ? "if.always" : "if.never");
    case "parameter": {
      const parameter = model.parameters.find((one) => one.id === expression.parameter);
      if (parameter?.declared === true) {
        const name = told(naming, parameter.name);
        return name === "" ? wordsOf(parameter.id) : name;
      }
      return parameter === undefined
        ? wordsOf(expression.parameter)
        : numberOf(naming, parameter.value, 4);
    }
    case "variable": {
      const variable = model.variables.find((one) => one.id === expression.variable);
      return variable === undefined ? wordsOf(expression.variable) : told(naming, variable.name);
    }
    case "step":
      return say("amount.step");
    case "since":
      return say("amount.since", { date: formatDate(expression.date, style) });
    case "dwell":
      return say("amount.dwell", { flashpoint: flashpointName(naming, expression.flashpoint) });
    case "held":
      return say("amount.held", {
        flashpoint: flashpointName(naming, expression.flashpoint),
        level: levelNameById(naming, expression.flashpoint, expression.level),
      });
    case "rung": {
      const flashpoint = flashpointName(naming, expression.flashpoint);
      return expression.lag === 0
        ? say("amount.rung", { flashpoint })
        : say("amount.rung-lag", { flashpoint, lag: expression.lag });
    }
    case "unary":
      return expression.function === "negate"
        ? `−${operand(naming, expression.operand)}`
        : `${expression.function}(${describe(naming, expression.operand)})`;
    case "binary": {
      const { operator, left, right } = expression;
      if (operator === "min" || operator === "max") {
        return `${operator}(${describe(naming, left)}, ${describe(naming, right)})`;
      }
      const sign = operator === "*" ? "·" : operator === "-" ? "−" : operator;
      return `${operand(naming, left)} ${sign} ${operand(naming, right)}`;
    }
    case "conditional":
      return say("amount.if", {
        test: describe(naming, expression.test),
        then: describe(naming, expression.then),
        otherwise: describe(naming, expression.otherwise),
      });
    case "compare":
      return (
        compareDate(naming, expression) ??
        compareLine(naming, expression) ??
        compareOffer(naming, expression) ??
        `${describe(naming, expression.left)} ${signs[expression.comparison]} ${describe(naming, expression.right)}`
      );
    case "compare-level":
      return compareLevel(naming, expression);
    case "compare-unknown": {
      const unknown = model.unknowns.find((one) => one.id === expression.unknown);
      const value = unknown?.values.find((one) => one.id === expression.value);
      const fill = { unknown: told(naming, unknown?.name), value: told(naming, value?.name) };
      return say(expression.comparison === "==" ? "if.unknown" : "if.unknown-not", fill);
    }
    case "quantifier": {
      const ladders = listIn(
        style,
        expression.ladders.map((id) => flashpointName(naming, id)),
      );
      const mark = wordsOf(expression.asks.split(",")[0] ?? "");
      switch (expression.quantifier) {
        case "any":
          return say("if.any", { ladders, mark });
        case "count":
          return say("amount.count", { ladders, mark });
        case "worst":
          return say("amount.worst", { ladders });
      }
    }
    case "and":
    case "or": {
      const side = (part: Expression): string => {
        const text = describe(naming, part);
        const mixed = part.kind !== expression.kind && (part.kind === "and" || part.kind === "or");
        return mixed ? `(${text})` : text;
      };
      return say(expression.kind === "and" ? "if.and" : "if.or", {
        left: side(expression.left),
        right: side(expression.right),
      });
    }
    case "not":
      return say("if.not", { condition: describe(naming, expression.operand) });
    case "happened": {
      const event = model.events.find((one) => one.id === expression.event);
      if (event?.origin !== undefined) return nameOfEvent(naming, event);
      const name = event === undefined ? wordsOf(expression.event) : nameOfEvent(naming, event);
      return say("if.happened", { event: name });
    }
    case "elapsed":
      return say("amount.ago", { what: originName(naming, expression.origin) });
    case "tally":
      return say("amount.times", { what: originName(naming, expression.origin) });
    case "within":
      return say(expression.low === 0 ? "if.underway" : "if.done", {
        what: originName(naming, expression.origin),
      });
    case "moved": {
      const actor = model.actors.find((one) => one.id === expression.actor);
      const move = actor?.moves.find((one) => one.id === expression.move);
      return say("if.moved", { actor: told(naming, actor?.name), move: told(naming, move?.name) });
    }
  }
}

/** An expression of the scenario in the naming's language. */
export function describe(naming: Naming, expression: Expression): string {
  return describeParts(naming, expression);
}
