/** The functions and reserved words of expressions: the whole vocabulary, in one table. */

import { editions, type Edition } from "../edition.ts";
import type { Quantifier, UnaryFunction } from "./expression.ts";

/** What a function's arguments are, and the edition of the language that it came with. */
export type Signature = { readonly since?: Edition } & (
  | { readonly kind: "unary"; readonly function: UnaryFunction }
  /** Two or more numbers. */
  | { readonly kind: "extreme"; readonly operator: "min" | "max" }
  | { readonly kind: "quantifier"; readonly quantifier: Quantifier }
  | { readonly kind: "clamp" | "dwell" | "held" | "rung" | "moved" | "happened" | "since" }
  | { readonly kind: "ago" | "times" | "underway" | "done" | "crossed" }
);

const unary = (name: UnaryFunction, since: Edition = 1): readonly [string, Signature] => [
  name,
  { kind: "unary", function: name, since },
];

/** Every function that an expression may call, by name. */
export const functions: ReadonlyMap<string, Signature> = new Map<string, Signature>([
  unary("abs"),
  unary("floor"),
  unary("ceil"),
  unary("round"),
  unary("exp"),
  unary("log"),
  unary("log1p"),
  unary("sqrt"),
  unary("logistic"),
  unary("sin", 2),
  unary("cos", 2),
  ["min", { kind: "extreme", operator: "min" }],
  ["max", { kind: "extreme", operator: "max" }],
  ["clamp", { kind: "clamp" }],
  ["dwell", { kind: "dwell" }],
  ["held", { kind: "held" }],
  ["rung", { kind: "rung" }],
  ["moved", { kind: "moved" }],
  ["happened", { kind: "happened" }],
  ["since", { kind: "since" }],
  ["any", { kind: "quantifier", quantifier: "any", since: 2 }],
  ["count", { kind: "quantifier", quantifier: "count", since: 2 }],
  ["worst", { kind: "quantifier", quantifier: "worst", since: 2 }],
  ["ago", { kind: "ago", since: 2 }],
  ["times", { kind: "times", since: 2 }],
  ["underway", { kind: "underway", since: 2 }],
  ["done", { kind: "done", since: 2 }],
  ["crossed", { kind: "crossed", since: 2 }],
]);

/** How each function is called, for messages. */
export const usage: ReadonlyMap<string, string> = new Map([
  ["abs", "abs(x)"],
  ["floor", "floor(x)"],
  ["ceil", "ceil(x)"],
  ["round", "round(x)"],
  ["exp", "exp(x)"],
  ["log", "log(x)"],
  ["log1p", "log1p(x)"],
  ["sqrt", "sqrt(x)"],
  ["logistic", "logistic(x)"],
  ["sin", "sin(x)"],
  ["cos", "cos(x)"],
  ["min", "min(x, y, …)"],
  ["max", "max(x, y, …)"],
  ["clamp", "clamp(x, low, high)"],
  ["dwell", "dwell(flashpoint)"],
  ["held", "held(flashpoint, level)"],
  ["rung", "rung(flashpoint) or rung(flashpoint, lag)"],
  ["moved", "moved(actor, move)"],
  ["happened", "happened(event)"],
  ["since", 'since("2022-01-26")'],
  ["any", "any(mark), any(rung >= 3) or any(mark, group)"],
  ["count", "count(mark), count(rung >= 3) or count(mark, group)"],
  ["worst", "worst(group)"],
  ["ago", "ago(actor, move) or ago(event)"],
  ["times", "times(actor, move) or times(event)"],
  ["underway", "underway(actor, plan)"],
  ["done", "done(actor, plan)"],
  ["crossed", "crossed(actor, line)"],
]);

/** What people write for a function that has another name here. */
export const otherFunctionNames: ReadonlyMap<string, string> = new Map([
  ["ln", "log"],
  ["sigmoid", "logistic"],
  ["ceiling", "ceil"],
  ["minimum", "min"],
  ["maximum", "max"],
  ["limit", "clamp"],
  ["level", "rung"],
  ["index", "rung"],
  ["date", "since"],
  ["after", "since"],
  ["occurred", "happened"],
  ["event", "happened"],
  ["duration", "dwell"],
]);

/** Names that mathjs knows as numbers, and what to write instead. */
export const otherConstants: ReadonlyMap<string, string> = new Map([
  ["pi", "3.141592653589793"],
  ["e", "exp(1)"],
  ["tau", "6.283185307179586"],
]);

const byEdition = new Map(
  editions.map((edition) => [
    edition,
    new Map([...functions].filter(([, { since = 1 }]) => since <= edition)),
  ]),
);

/** The functions of an edition, in the order of the table. */
export function functionsOf(edition: Edition): ReadonlyMap<string, Signature> {
  return byEdition.get(edition) ?? functions;
}

/** Words that became reserved with an edition, whether or not it has a function of that name yet. */
const reservedSince: ReadonlyMap<string, Edition> = new Map(
  ["ago", "times", "underway", "done", "crossed"].map((word) => [word, 2]),
);

/** The edition with which a word became one of the language; undefined where it is none. */
export function wordSince(word: string): Edition | undefined {
  return reservedWords.has(word) ? 1 : (functions.get(word)?.since ?? reservedSince.get(word));
}

/** Whether no id may be that word: operators, literals, functions and `t`, and what mathjs reserves. */
export function isReserved(word: string, edition: Edition): boolean {
  return (wordSince(word) ?? Infinity) <= edition;
}

const reservedWords: ReadonlySet<string> = new Set([
  ...functionsOf(1).keys(),
  "t",
  "true",
  "false",
  "and",
  "or",
  "not",
  "xor",
  "mod",
  "to",
  "in",
  "end",
  "null",
  "undefined",
  "pi",
  "e",
  "i",
  "tau",
  "phi",
  "version",
  "if",
  "then",
  "else",
]);
