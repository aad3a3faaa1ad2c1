/**
 * One step in every detail, as lines of text. Every number is printed so that it reads back as
 * itself, and the parts recomputed left to right give the printed thresholds to the last bit:
 * hazard = ((base · factor) · factor) …, H = (h1 + h2) + …, P = min(H, -expm1(-H)).
 */

import { at } from "../../base/invariant.ts";
import type {
  ChangeRecord,
  EventRecord,
  StepRecord,
  TransitionRecord,
} from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Rule } from "../../scenario/model.ts";
import {
  dateOfStep,
  eventAt,
  eventName,
  flashpointAt,
  levelName,
  ruleAt,
  told,
  variableAt,
  type Naming,
} from "../../story/naming.ts";
import { explainMove } from "./explain-move.ts";
import { baseLine, factorLines, hiddenMark, indent } from "./explain-parts.ts";
import { offerStates } from "../../scenario/offer.ts";
import { stateName } from "../offers.ts";
import { couplingReason, exact, reasonOf } from "./reasons.ts";

function explainEvent(naming: Naming, record: EventRecord): readonly string[] {
  const { say } = naming;
  const event = eventAt(naming, record.event);
  const { occurrence } = event;
  const probability = exact(record.probability);
  const parts =
    occurrence.kind !== "undated" || record.base === undefined
      ? [say("explain.dated", { chance: probability, reason: reasonOf(naming, event) }).trimEnd()]
      : [
          baseLine(naming, record.base, occurrence.base, event),
          ...factorLines(naming, record.factors, occurrence.multipliers, () => ""),
          say("explain.hazard", { hazard: exact(record.hazard ?? 0) }),
        ];
  const draw = exact(record.draw ?? 0);
  const total =
    occurrence.kind === "certain"
      ? [say("explain.certain-event")]
      : [
          ...parts,
          say("explain.event-total", { probability }),
          record.happened ? say("explain.happens", { draw }) : say("explain.does-not", { draw }),
        ];
  return [
    say("explain.event", { id: event.id, name: eventName(naming, record.event) }) +
      hiddenMark(naming, event.hidden),
    ...indent(total),
  ];
}

/** The rule's id, and its name where it has one. */
function ruleLabel(naming: Naming, rule: Rule): string {
  const name = told(naming, rule.name);
  return name === "" ? rule.id : `${rule.id} (${name})`;
}

function directionOf({ say }: Naming, from: number, to: number): string {
  return say(to > from ? "run.worse" : to < from ? "run.better" : "explain.same");
}

function verdictLine(naming: Naming, record: TransitionRecord): string {
  const { say } = naming;
  const { flashpoint, from, to, fired, draw, mode } = record;
  const level = levelName(naming, flashpoint, from);
  if (mode === "none") return say("explain.no-rule", { level });
  if (draw === undefined) return say("explain.nothing", { level });
  if (fired === undefined) return say("explain.stays", { draw: exact(draw), level });
  const fill = {
    draw: exact(draw),
    rule: ruleAt(naming, flashpoint, fired).id,
    from: level,
    to: levelName(naming, flashpoint, to),
  };
  return mode === "certain" ? say("explain.shares-by", fill) : say("explain.moves-by", fill);
}

function explainTransition(
  naming: Naming,
  record: TransitionRecord,
  state: State,
): readonly string[] {
  const { say } = naming;
  const { flashpoint, from, rules, mode } = record;
  const written = flashpointAt(naming, flashpoint);
  const ruleLines = rules.flatMap(({ rule: index, base, factors, hazard }) => {
    const rule = ruleAt(naming, flashpoint, index);
    const { target } = at(at(naming.program.flashpoints, flashpoint).rules, index);
    const heading = say("explain.rule", {
      rule: ruleLabel(naming, rule),
      level: levelName(naming, flashpoint, target),
      direction: directionOf(naming, from, target),
    });
    const parts =
      rule.base.kind === "certain"
        ? [
            say("explain.weight", {
              weight: exact(hazard),
              reason: reasonOf(naming, rule),
            }).trimEnd(),
          ]
        : [
            baseLine(naming, base, rule.base, rule),
            ...factorLines(naming, factors, rule.multipliers, () =>
              couplingReason(naming, flashpoint, state),
            ),
            say("explain.hazard", { hazard: exact(hazard) }),
          ];
    return [heading + hiddenMark(naming, rule.hidden), ...indent(parts)];
  });
  const sums = { total: exact(record.total), probability: exact(record.probability) };
  const totals =
    mode === "none"
      ? []
      : [mode === "certain" ? say("explain.total-weight", sums) : say("explain.total", sums)];
  return [
    say("explain.flashpoint", {
      id: written.id,
      name: told(naming, written.short ?? written.name),
      level: levelName(naming, flashpoint, from),
    }),
    ...indent([...ruleLines, ...totals, verdictLine(naming, record)]),
  ];
}

function explainChange(naming: Naming, change: ChangeRecord): string {
  const { say } = naming;
  const { phase, index, from, to } = change;
  const isOffer =
    change.target === "variable" && variableAt(naming, index).origin?.kind === "offer-state";
  const value = (one: number): string => {
    if (isOffer) return stateName(naming, at(offerStates, one));
    return change.target === "flashpoint" ? levelName(naming, index, one) : exact(one);
  };
  const target =
    change.target === "flashpoint" ? flashpointAt(naming, index).id : variableAt(naming, index).id;
  return say("explain.change", {
    phase: say(`explain.phase.${phase}`),
    target,
    from: value(from),
    to: value(to),
  });
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...indent(lines)];
}

/** `week 3 of 50`. */
function stepPlace({ say, program }: Naming, step: number): string {
  const { unit, steps } = program.calendar;
  return say(`step.${unit}`, { i: step + 1, of: steps });
}

/**
 * All that a step drew and changed, with every part.
 * @param state the state that the step started from
 */
export function explainStep(naming: Naming, record: StepRecord, state: State): readonly string[] {
  const { say } = naming;
  const heading = say("explain.step", {
    place: stepPlace(naming, record.step),
    date: dateOfStep(naming, record.step),
    t: record.step,
  });
  return [
    heading,
    ...indent([
      ...section(
        say("explain.events"),
        record.events.flatMap((event) => explainEvent(naming, event)),
      ),
      ...section(
        say("explain.moves"),
        record.moves.flatMap((move) => explainMove(naming, move, state)),
      ),
      ...section(
        say("explain.transitions"),
        record.transitions.flatMap((transition) => explainTransition(naming, transition, state)),
      ),
      ...section(
        say("explain.changes"),
        record.changes.map((change) => explainChange(naming, change)),
      ),
    ]),
  ];
}
