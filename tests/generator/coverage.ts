/** Which constructs random scenarios have, and which of them made something happen. */

import { at } from "../../src/base/invariant.ts";
import type { StepRecord } from "../../src/engine/interpreter/record.ts";
import { restsOf, restWords } from "../../src/ir/bounds-turn.ts";
import type { Program } from "../../src/ir/program.ts";
import type { Expr } from "../../src/ir/expression.ts";
import { isHazardPolicy } from "../../src/ir/policy.ts";
import { childrenOf, rootsOf } from "../../src/ir/walk.ts";
import type { Model } from "../../src/scenario/model.ts";

/** Constructs that every large sample must show in at least 5 % of its cases. */
export const constructs: readonly string[] = [
  ...["parameter", "variable", "step", "since", "dwell", "held", "rung", "rung with lag"],
  ...["negate", "abs", "floor", "ceil", "round", "exp", "log", "log1p", "sqrt", "logistic"],
  ...["sin", "cos"],
  ...["+", "-", "*", "/", "^", "%", "min", "max"],
  ...["conditional", "compare", "level", "unknown", "and", "or", "not", "happened", "moved"],
  ...["shared", "turns sequential", "turns simultaneous", "step day", "step week", "step month"],
  ...["asks ever", "asks always", "asks first_time", "asks until", "asks max", "asks min"],
  ...["asks at_end", "asks value", "asks of a part", "max of path", "min of path"],
  ...["fired: hazard rule", "fired: chance rule", "fired: certain rule", "fired: stay"],
  ...["fired: one of several rules", "fired: multiplier", "fired: rule effect"],
  ...["fired: dated event", "fired: undated event", "fired: repeated event"],
  ...["fired: move", "fired: second slot", "fired: no move", "fired: more than 32 moves"],
  ...["turn that rests", "fired: move by hazard", "fired: certain move", "fired: resting move"],
  ...["fired: second way", "fired: drew no move"],
  ...["turn that rests", "elapsed", "within", "fired: certain event"],
  ...["fired: level set by event", "fired: level set by move", "fired: variable by event"],
  ...["fired: variable by move", "fired: drift", "fired: early end", "fired: run fault"],
  ...["normal noise", "uniform noise", "lognormal noise"],
];

function nameExpression(expression: Expr): string {
  if (expression.kind === "unary") return expression.function;
  if (expression.kind === "binary") return expression.operator;
  if (expression.kind === "rung" && expression.lag > 0) return "rung with lag";
  return expression.kind;
}

function addExpressions(found: Set<string>, expression: Expr): void {
  found.add(nameExpression(expression));
  for (const child of childrenOf(expression)) addExpressions(found, child);
}

/** Constructs in the text of a model, and of the program made from it. */
export function constructsOf(model: Model, program: Program): Set<string> {
  const found = new Set<string>();
  for (const root of rootsOf(program)) addExpressions(found, root);
  const parameters = program.parameters.map(({ value }) => value);
  if (restsOf(program).some((rest) => restWords(program, rest, { parameters }).count > 0)) {
    found.add("turn that rests");
  }
  for (const { noise } of program.variables) if (noise) found.add(`${noise.shape} noise`);
  found.add(`turns ${program.turns}`);
  found.add(`step ${program.calendar.unit}`);
  for (const { form } of model.outcomes) {
    found.add(`asks ${form.kind}`);
    if ("during" in form) found.add("asks of a part");
  }
  for (const { fold } of program.outcomes) {
    if (fold.kind === "combine") found.add(`${fold.combine} of path`);
  }
  return found;
}

function addTransitions(found: Set<string>, program: Program, record: StepRecord): void {
  for (const { flashpoint, fired, rules, from, to } of record.transitions) {
    if (fired === undefined) continue;
    const rule = at(at(program.flashpoints, flashpoint).rules, fired);
    found.add(`fired: ${rule.base.kind} rule`);
    if (from === to) found.add("fired: stay");
    if (rules.length > 1) found.add("fired: one of several rules");
    if (rules.some(({ factors }) => factors.length > 0)) found.add("fired: multiplier");
  }
}

function addEvents(found: Set<string>, program: Program, record: StepRecord): void {
  for (const { event, happened } of record.events) {
    if (!happened) continue;
    const { occurrence } = at(program.events, event);
    found.add(`fired: ${occurrence.kind} event`);
    if (occurrence.kind === "undated" && occurrence.repeats) found.add("fired: repeated event");
  }
}

/** Adds what a step made happen. */
export function addFirings(found: Set<string>, program: Program, record: StepRecord): void {
  addTransitions(found, program, record);
  addEvents(found, program, record);
  for (const { actor, slot, chosen, draw, mode, way } of record.moves) {
    const { moves, rest } = at(program.actors, actor);
    if (chosen === undefined) {
      found.add("fired: no move");
      if (draw !== undefined) found.add("fired: drew no move");
    } else if (chosen === rest) found.add("fired: resting move");
    else {
      const isWeighed = !isHazardPolicy(at(program.actors, actor));
      if (mode === "hazard") found.add("fired: move by hazard");
      else if (!isWeighed) found.add("fired: certain move");
      if (way !== undefined && way > 0) found.add("fired: second way");
      found.add(slot > 0 ? "fired: second slot" : "fired: move");
      if (moves.length > 32) found.add("fired: more than 32 moves");
    }
  }
  for (const { phase, target } of record.changes) {
    if (phase === "drift") found.add("fired: drift");
    else if (phase === "effects") found.add("fired: rule effect");
    else if (phase === "events" || phase === "moves") {
      const by = phase === "events" ? "event" : "move";
      found.add(target === "flashpoint" ? `fired: level set by ${by}` : `fired: variable by ${by}`);
    }
  }
}
