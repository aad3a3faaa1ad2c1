/** Random checked models over the full language, small enough to play in a millisecond or two. */

import type {
  Actor,
  Base,
  Effect,
  Event,
  Flashpoint,
  Model,
  Multiplier,
  Rule,
  Way,
} from "../../src/scenario/model.ts";
import type { AskedSpan, Outcome, OutcomeForm } from "../../src/scenario/outcome.ts";
import type { Text } from "../../src/scenario/basis.ts";
import type { Expectation, ExpectationForm } from "../../src/scenario/expectation.ts";
import type { Expression } from "../../src/scenario/expression/expression.ts";
import { at } from "../../src/base/invariant.ts";
import type { Dice } from "./dice.ts";
import { noiseShapes } from "../../src/numeric/noise.ts";
import { clamped, condition, nowhere, numeric, origin, type Vocabulary } from "./expressions.ts";

// Ids are brands to the compiler only.
const id = (text: string): never => text as never;
const text = (value: string): Text => ({ en: value });
const literal = (value: number): Expression => ({ kind: "number", value, span: nowhere });

/** Names first, so that everything can speak of everything. */
function nameAll(dice: Dice): Vocabulary {
  // Ids in an order that differs from the author's, so that canonical order shows.
  const names = (prefix: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${prefix}${String((index * 7 + 3) % 10)}`);
  return {
    parameters: names("p", dice.int(0, 3)),
    variables: names("v", dice.int(0, 4)),
    flashpoints: names("f", dice.chance(4) ? 0 : dice.int(1, 6)).map((name) => ({
      id: name,
      levels: names("l", dice.int(2, 5)),
    })),
    unknowns: names("u", dice.int(0, 2)).map((name) => ({
      id: name,
      values: names("k", dice.int(2, 3)),
    })),
    stopwatches: names("w", dice.chance(60) ? 0 : dice.int(1, 3)),
    events: names("e", dice.int(0, 4)),
    actors: names("a", dice.int(0, 3)).map((name) => ({
      id: name,
      moves: dice.chance(9)
        ? Array.from({ length: 35 }, (_, index) => `m${String(index)}`)
        : names("m", dice.int(0, 4)),
    })),
    dates: ["2022-01-31", "2022-01-12", "2022-02-01", "2021-12-01", "2022-02-02", "2022-03-31"],
  };
}

/** Variables with an even number are whole; the checker would see to it that only whole numbers reach them. */
function isWhole(variable: string): boolean {
  return Number(variable.slice(1)) % 2 === 0;
}

function wholeFor(variable: string, value: Expression): Expression {
  return isWhole(variable)
    ? { kind: "unary", function: "round", operand: value, span: nowhere }
    : value;
}

/** Only parameters: what shares and start values may read. */
function still(words: Vocabulary): Vocabulary {
  return {
    ...words,
    variables: [],
    flashpoints: [],
    unknowns: [],
    stopwatches: [],
    events: [],
    actors: [],
  };
}

function stillNumber(dice: Dice, words: Vocabulary, values: readonly number[]): Expression {
  const { parameters } = words;
  if (parameters.length === 0 || dice.chance(60)) return literal(dice.pick(values));
  const parameter: Expression = {
    kind: "parameter",
    parameter: id(dice.pick(parameters)),
    span: nowhere,
  };
  return dice.chance(50)
    ? parameter
    : {
        kind: "binary",
        operator: "*",
        left: parameter,
        right: literal(dice.pick(values)),
        span: nowhere,
      };
}

function when(dice: Dice, words: Vocabulary, percent: number): { readonly when?: Expression } {
  return dice.chance(percent) ? { when: condition(dice, words, 2) } : {};
}

/** An amount that is nearly always within bounds. */
function amount(
  dice: Dice,
  words: Vocabulary,
  values: readonly number[],
  high: number,
): Expression {
  if (dice.chance(45)) return stillNumber(dice, words, values);
  const value = numeric(dice, words, 2);
  return dice.chance(2) ? value : clamped(value, 0, high);
}

function multipliers(dice: Dice, words: Vocabulary): Multiplier[] {
  return dice.list(0, 3, (index) => ({
    by: amount(dice, words, [2, 0.5, 8, 1, 0, 1.6], 20),
    ...when(dice, words, 60),
    span: nowhere,
    path: `times.${String(index)}`,
  }));
}

function base(dice: Dice, words: Vocabulary): Base {
  return dice.chance(60)
    ? {
        kind: "chance",
        probability: dice.chance(90)
          ? clamped(amount(dice, words, [0.1, 0.02, 0.5, 0.9, 0, 0.3], 0.95), 0, 0.95)
          : amount(dice, words, [0.1, 0.02, 0.5, 0.9, 0, 0.3], 0.95),
        window: dice.pick(["week", "day", "month", "year"] as const),
      }
    : { kind: "hazard", hazard: amount(dice, words, [0.1, 0.02, 2, 0, 0.7], 3) };
}

function variableEffect(dice: Dice, words: Vocabulary): Effect | undefined {
  const { variables } = words;
  if (variables.length === 0) return undefined;
  const value = dice.chance(50) ? literal(dice.pick([5, -2, 0.5, 20])) : numeric(dice, words, 2);
  const variable = dice.pick(variables);
  return {
    operation: dice.pick(["add", "set"] as const),
    ...when(dice, words, 25),
    target: "variable",
    variable: id(variable),
    value: wholeFor(variable, value),
    span: nowhere,
  };
}

function levelEffect(dice: Dice, words: Vocabulary): Effect | undefined {
  const { flashpoints } = words;
  if (flashpoints.length === 0) return undefined;
  const flashpoint = dice.pick(flashpoints);
  const common = {
    ...when(dice, words, 25),
    target: "flashpoint",
    flashpoint: id(flashpoint.id),
    span: nowhere,
  } as const;
  return dice.chance(50)
    ? { ...common, operation: "add", shift: dice.pick([1, -1, 2]) }
    : { ...common, operation: "set", level: id(dice.pick(flashpoint.levels)) };
}

function stopwatchEffect(dice: Dice, words: Vocabulary): Effect {
  return {
    operation: "set",
    ...when(dice, words, 25),
    target: "stopwatch",
    stopwatch: id(dice.pick(words.stopwatches)),
    starts: dice.chance(75),
    span: nowhere,
  };
}

function effects(dice: Dice, words: Vocabulary, levels: boolean): Effect[] {
  return dice
    .list(0, 3, () => {
      if (words.stopwatches.length > 0 && dice.chance(40)) return stopwatchEffect(dice, words);
      return levels && dice.chance(45) ? levelEffect(dice, words) : variableEffect(dice, words);
    })
    .filter((effect) => effect !== undefined);
}

function rule(dice: Dice, words: Vocabulary, levels: readonly string[], index: number): Rule {
  const certain = dice.chance(20);
  const from = dice.chance(35) ? levels : [dice.pick(levels), dice.pick(levels)];
  return {
    id: id(`r${String((index * 3 + 1) % 10)}`),
    from: [...new Set(from)].map((level) => id(level)),
    to: id(dice.pick(levels)),
    ...when(dice, words, certain ? 80 : 35),
    base: certain
      ? { kind: "certain", weight: amount(dice, words, [1, 2, 0, 0.5], 5) }
      : base(dice, words),
    multipliers: certain ? [] : multipliers(dice, words),
    effects: effects(dice, words, false),
    hidden: false,
    span: nowhere,
  };
}

function flashpoint(
  dice: Dice,
  words: Vocabulary,
  { id: name, levels }: Vocabulary["flashpoints"][number],
): Flashpoint {
  return {
    id: id(name),
    name: text(name),
    levels: levels.map((level) => ({ id: id(level), name: text(level) })),
    start: id(dice.pick(levels)),
    startDwell: dice.pick([0, 0, 3, 12]),
    startHeld: Object.fromEntries(
      levels.filter(() => dice.chance(25)).map((level) => [level, dice.pick([0, 2, 20])]),
    ),
    rules: dice.list(0, 6, (index) => rule(dice, words, levels, index)),
    span: nowhere,
  };
}

/** How a hazard policy comes to a move; mostly its own way and no other. */
function ways(dice: Dice, words: Vocabulary, isOdd: boolean): Way[] {
  return dice.list(isOdd && dice.chance(30) ? 2 : 1, isOdd ? 2 : 1, (index) => ({
    path: `ways.${String(index)}`,
    ...when(dice, words, index === 0 ? 0 : 70),
    base:
      isOdd && dice.chance(20)
        ? { kind: "certain", weight: amount(dice, words, [1, 2, 0, 0.5], 5) }
        : base(dice, words),
    multipliers: isOdd ? multipliers(dice, words) : [],
    span: nowhere,
  }));
}

function actor(
  dice: Dice,
  words: Vocabulary,
  { id: name, moves }: Vocabulary["actors"][number],
): Actor {
  // Actors as real scenarios have them: they mostly rest, and what else they may do seldom faults.
  const resting = dice.chance(40) ? dice.int(0, Math.min(4, moves.length)) : undefined;
  const byChance = dice.chance(35);
  const odd = (index: number): boolean => index < 5 && index !== resting;
  return {
    id: id(name),
    name: text(name),
    redLines: [],
    turn: dice.int(0, 2),
    movesPerStep: resting === undefined ? dice.pick([1, 1, 2, 3]) : 1,
    moves: moves.map((move, index) => ({
      id: id(move),
      name: text(move),
      ...when(dice, words, odd(index) ? 35 : 0),
      ...(byChance
        ? {
            multipliers: [],
            ways: index === resting ? [] : ways(dice, words, index < 5),
            ...(index === resting ? { rests: true as const } : {}),
          }
        : {
            weight:
              resting === undefined
                ? amount(dice, words, [1, 3, 0, 0.5], 6)
                : literal(index === resting ? 20 : dice.pick([1, 3, 0, 0.5])),
            multipliers: odd(index) ? multipliers(dice, words) : [],
          }),
      effects: odd(index) ? effects(dice, words, true) : [],
      hidden: false,
      span: nowhere,
    })),
    span: nowhere,
  };
}

function event(dice: Dice, words: Vocabulary, name: string): Event {
  return {
    id: id(name),
    name: text(name),
    ...when(dice, words, 35),
    occurrence:
      words.stopwatches.length > 0 && dice.chance(40)
        ? { kind: "certain", repeats: dice.chance(70) }
        : dice.chance(55)
          ? {
              kind: "dated",
              date: dice.pick(words.dates),
              probability: dice.chance(30)
                ? literal(dice.pick([1, 0]))
                : amount(dice, words, [0.5, 0.9], 1),
            }
          : {
              kind: "undated",
              base: base(dice, words),
              multipliers: multipliers(dice, words),
              repeats: dice.chance(50),
            },
    effects: effects(dice, words, true),
    hidden: false,
    span: nowhere,
  };
}

/** The part of a run that a question may be about. */
function span(dice: Dice, steps: number): { readonly during?: AskedSpan } {
  return dice.maybe(35, () => {
    const [from, by] = [dice.int(0, steps), dice.int(0, steps)].toSorted((a, b) => a - b);
    const [opens, closes] = [dice.chance(50), dice.chance(70)];
    return {
      during: {
        ...(opens && from !== undefined ? { from: { step: from } } : {}),
        ...(closes && by !== undefined ? { by: { step: by } } : {}),
      },
    };
  });
}

function outcomeForm(dice: Dice, words: Vocabulary, steps: number): [OutcomeForm, Outcome["type"]] {
  const asNumber = dice.chance(50);
  const of = asNumber ? numeric(dice, words, 2) : condition(dice, words, 2);
  const type = asNumber ? "number" : "boolean";
  switch (dice.int(0, 7)) {
    case 0:
      return [{ kind: "ever", of: condition(dice, words, 2), ...span(dice, steps) }, "boolean"];
    case 1:
      return [{ kind: "always", of: condition(dice, words, 2), ...span(dice, steps) }, "boolean"];
    case 2:
      return [{ kind: "first_time", of: condition(dice, words, 2), ...span(dice, steps) }, "time"];
    case 3:
      return [
        { kind: "until", hold: condition(dice, words, 2), reach: condition(dice, words, 2) },
        "boolean",
      ];
    case 4:
      return [{ kind: "max", of: numeric(dice, words, 2) }, "number"];
    case 5:
      return [{ kind: "min", of: numeric(dice, words, 2) }, "number"];
    case 6:
      return [{ kind: "at_end", of }, type];
    default:
      return [{ kind: "value", of, step: dice.int(0, steps) }, type];
  }
}

function expectationForm(dice: Dice, words: Vocabulary, steps: number): ExpectationForm {
  const of = condition(dice, words, 2);
  switch (dice.int(0, 3)) {
    case 0:
      return { kind: dice.pick(["always", "ever"]), of };
    case 1: {
      const all = [of, ...dice.list(0, 3, () => condition(dice, words, 1))];
      const least = dice.int(1, all.length);
      return { kind: "first", at: condition(dice, words, 2), of: all, least };
    }
    default:
      return {
        kind: "after",
        after: condition(dice, words, 2),
        within: dice.int(1, steps + 2),
        judge: dice.pick(["always", "ever", "never"]),
        of,
      };
  }
}

/** Noise on some of the variables, drawn after everything else. */
function withNoise(
  dice: Dice,
  words: Vocabulary,
  variables: Model["variables"],
): Model["variables"] {
  return variables.map((variable) => ({
    ...variable,
    ...dice.maybe(15, () => ({
      noise: {
        shape: dice.pick(noiseShapes),
        spread: dice.chance(5)
          ? numeric(dice, still(words), 1)
          : stillNumber(dice, words, [1, 0.3, 6, 0]),
      },
    })),
  }));
}

/** A random model. */
export function randomModel(dice: Dice): Model {
  const { model, words } = quietModel(dice);
  return { ...model, variables: withNoise(dice, words, model.variables) };
}

function quietModel(dice: Dice): { readonly model: Model; readonly words: Vocabulary } {
  const words = nameAll(dice);
  const steps = dice.chance(10) ? dice.int(30, 45) : dice.int(1, 14);
  const { flashpoints } = words;
  const links = flashpoints.length < 2 || !dice.chance(40) ? 0 : dice.int(1, 4);
  const model: Model = {
    kind: "model",
    id: id("random"),
    title: text("Random"),
    languages: ["en"],
    calendar: {
      start: dice.pick(["2022-01-12", "2022-01-31"]),
      unit: dice.pick(["week", "day", "month"] as const),
      steps,
    },
    turns: dice.pick(["sequential", "simultaneous"] as const),
    sources: [],
    parameters: words.parameters.map((name) => ({
      id: id(name),
      declared: true,
      value: dice.pick([1, 0.5, 0.05, 0.2, 0.7, 0, 1.3]),
      span: nowhere,
    })),
    unknowns: words.unknowns.map((unknown) => ({
      id: id(unknown.id),
      name: text(unknown.id),
      knownTo: [],
      values: unknown.values.map((value) => ({
        id: id(value),
        name: text(value),
        share: stillNumber(dice, words, [0.6, 0.4, 1, 0.7, 0]),
      })),
      span: nowhere,
    })),
    variables: words.variables.map((name) => ({
      id: id(name),
      name: text(name),
      integer: isWhole(name),
      start: dice.chance(10)
        ? numeric(dice, { ...still(words), dates: ["2022-01-12"] }, 1)
        : stillNumber(dice, words, [5, 0, 55, -3, 0.25]),
      min: dice.pick([0, -10, -100]),
      max: dice.pick([100, 10, 60]),
      ...dice.maybe(55, () => ({
        drift: wholeFor(name, numeric(dice, words, 3)),
      })),
      hidden: false,
      span: nowhere,
    })),
    flashpoints: flashpoints.map((named) => flashpoint(dice, words, named)),
    ...(words.stopwatches.length === 0
      ? {}
      : {
          stopwatches: words.stopwatches.map((name) => ({
            id: id(name),
            kind: "memory" as const,
            origin,
            ...dice.maybe(40, () => ({ start: dice.int(0, 4) })),
            hidden: false,
          })),
        }),
    ...(links === 0
      ? {}
      : {
          couplings: {
            strength: stillNumber(dice, words, [0.15, 0.4]),
            floor: literal(1 / 3),
            ceiling: literal(4),
            calms: dice.chance(50),
            links: Array.from({ length: links }, (_, index) => ({
              from: id(at(flashpoints, index % flashpoints.length).id),
              to: id(at(flashpoints, (index + 1) % flashpoints.length).id),
              weight: stillNumber(dice, words, [3, 1, -2]),
              lag: dice.pick([0, 1, 4]),
              ...when(dice, words, 30),
              span: nowhere,
            })),
            span: nowhere,
          },
        }),
    actors: words.actors.map((named) => actor(dice, words, named)),
    events: words.events.map((name) => event(dice, words, name)),
    ...dice.maybe(25, () => ({ endsWhen: condition(dice, words, 2) })),
    outcomes: dice.list(0, 7, (index): Outcome => {
      const [form, type] = outcomeForm(dice, words, steps);
      return { id: id(`o${String(index)}`), title: text("Outcome"), form, type, span: nowhere };
    }),
    expectations: dice.list(0, 4, (index): Expectation => ({
      id: id(`x${String(index)}`),
      form: expectationForm(dice, words, steps),
      holds: { kind: "always" },
      span: nowhere,
    })),
  };
  return { model, words };
}
