/** Messages of faults inside expressions, in English. */

import type { ExpressionCode } from "../../../source/catalog-expression.ts";

/** Templates by code; `{name}` is a hole. */
export const expressionDiagnostics: Readonly<Record<ExpressionCode, string>> = {
  "edition-needed":
    "`{what}` came with a later edition of the language. Write `brink: {edition}` at the top of the scenario to use it.",
  "expression-empty": "An expression is missing here.",
  "expression-too-long":
    "The expression is too long: {length} characters, at most {limit}. Name its parts under `definitions`.",
  "expression-too-deep":
    "Brackets, signs and conditions are nested too deep here (more than {limit}). Name a part under `definitions`.",
  "expression-too-many": "More than {limit} operators in a row. Name parts under `definitions`.",
  "expression-too-large":
    "With its definitions copied in, the expression has {size} parts, {depth} deep; at most {maximumSize} parts and {maximumDepth} deep are allowed.",
  "expression-character":
    "`{character}` is not part of the expression language: names, digits and signs are plain ASCII.",
  "expression-number": "`{text}` is not a number. Write decimal numbers such as 12, 0.5 or 1.2e-3.",
  "expression-number-infinite": "`{text}` is too large for a number: the largest is about 1.8e308.",
  "expression-percent":
    "Percentages are not numbers inside expressions: `{text}`. Write the fraction; for a remainder put what follows `%` in brackets.",
  "expression-operator":
    "`{operator}` is not an operator of expressions. There are + - * / ^ % == != < <= > >= and, or, not, and a ? b : c.",
  "expression-operator-expected": "An operator is missing before `{text}`.",
  "expression-operand-expected": "A value is missing before `{text}`.",
  "expression-unfinished": "The expression breaks off after `{text}`.",
  "expression-implicit-multiplication":
    "A multiplication must be written out: there is no `*` in `{text}`.",
  "expression-plus-sign": "A plus sign needs a value before it.",
  "expression-parenthesis-unclosed": "This bracket is never closed.",
  "expression-parenthesis-unopened": "This bracket was never opened.",
  "expression-comma": "A comma may only stand between the arguments of a function.",
  "expression-colon":
    "This `:` has no `?` before it. A condition reads `test ? value : other value`.",
  "expression-conditional-unfinished":
    "This `?` has no `:` after it. A condition reads `test ? value : other value`.",
  "expression-conditional-nested": "A condition between `?` and `:` must stand in brackets.",
  "expression-not-comparison":
    "It is not clear what `not` denies here: put the comparison in brackets.",
  "expression-chain": "Comparisons cannot be chained: join two of them with `and`.",
  "expression-string": 'Text in quotes has a place only in since("…"): `{text}`.',
  "expression-syntax": "This cannot be read as an expression.",
  "expression-number-expected": "`{text}` is a condition; a number is needed here.",
  "expression-condition-expected":
    "`{text}` is a number; a condition is needed here, such as a comparison.",
  "expression-branches":
    "Both branches of a condition must be of one kind: of `{first}` and `{second}`, one is a number, the other a condition.",
  "expression-conditions-compared":
    "`{operator}` compares numbers or levels; `{text}` is a condition. Join conditions with and, or, not.",
  "expression-name-unknown":
    "`{name}` is not known: it is no flashpoint, variable, parameter, unknown or definition.",
  "expression-name-called": "`{name}` is not a function. A product is written with `*`.",
  "expression-function-unknown": "There is no function `{name}`. The functions are {known}.",
  "expression-function-bare": "`{name}` is a function: write {usage}.",
  "expression-argument-count":
    "`{name}` has the wrong number of arguments ({found}): write {usage}.",
  "expression-flashpoint-alone":
    "`{name}` is a flashpoint, neither a number nor a condition. Compare it with one of its levels, or use rung({name}).",
  "expression-unknown-alone": "`{name}` is an unknown: compare it with one of its values.",
  "expression-level-alone":
    "`{name}` is a level of `{owner}` and means something only opposite it.",
  "expression-value-alone":
    "`{name}` is a value of `{owner}` and means something only opposite it.",
  "expression-event-alone": "`{name}` is an event: ask whether it has happened.",
  "expression-actor-alone": "`{name}` is an actor: ask for one of its moves.",
  "expression-level-unknown": "`{level}` is not a level of `{name}`. Its levels are {known}.",
  "expression-level-elsewhere":
    "`{level}` is a level of `{other}`, not of `{name}`, whose levels are {known}.",
  "expression-level-expected":
    "A flashpoint compares only with its own levels: `{text}` is none of `{name}`'s.",
  "expression-flashpoints-compared":
    "`{left}` and `{right}` are flashpoints with ladders of their own; only numbers of rungs can be compared.",
  "expression-value-unknown": "`{value}` is not a value of `{name}`. Its values are {known}.",
  "expression-unknown-order":
    "The values of `{name}` have no order: use == or != instead of `{operator}`.",
  "expression-flashpoint-expected": "`{function}` takes a flashpoint; `{text}` is none.",
  "expression-event-unknown": "There is no event `{name}`.",
  "expression-actor-unknown": "There is no actor `{name}`.",
  "expression-move-unknown": "`{name}` is not a move of `{actor}`. Its moves are {known}.",
  "expression-line-unknown":
    "`{name}` is not a red line of `{actor}` that binds. Those that do: {known}.",
  "expression-offer-alone":
    "`{name}` is an offer, not a number or condition. Compare it with one of its states.",
  "expression-offer-state":
    "`{value}` is not a state of the offer `{name}`. Its states are {known}.",
  "expression-offer-order":
    "The states of the offer `{name}` have no order: `{operator}` cannot compare them, only `==` and `!=` can.",
  "expression-group-alone":
    "`{name}` is a group of flashpoints. Ask something about it: `any(mark, {name})`, `count(mark, {name})`, `worst({name})`.",
  "expression-group-expected": "A group stands here, one of `groups`: `{text}` is none.",
  "expression-mark-expected":
    "A mark of the ladders stands here, or `rung` against a whole number, as `rung >= 3`: `{text}` is neither.",
  "quantifier-too-wide":
    "One question is asked of at most {limit} ladders; here there are {ladders}. Name fewer in a group.",
  "mark-missing":
    "None of these ladders has the mark `{mark}`. Marks stand with their ladder: `marks: { crisis: border_crisis }`. There are: {known}.",
  "expression-lag": "A lag is a whole number of steps, 1 or more, written out: `{text}` is not.",
  "expression-plan-expected": "`{name}` is no plan: a move is one if it `takes` some time.",
  "memory-unbounded":
    "`{text}` counts without end. Compare it with a number, as in `ago(actor, move) >= 4`, or put a bound behind: `ago(actor, move, 8)`.",
  "expression-date":
    'A date is written in quotes as "YYYY-MM-DD" and must exist: {text} does not do.',
};
