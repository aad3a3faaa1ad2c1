/** Random scenarios with so few states that every policy of an actor can be tried. */

import { at } from "../../../../src/base/invariant.ts";
import type { KeyOf } from "./brute.ts";
import type { Dice } from "../../../generator/dice.ts";

/** A scenario in which `a` may choose, as text; `hidden` keeps the unknown from it. */
export function tinyScenario(dice: Dice, hidden: boolean): string {
  const chance = (): string => `${String(dice.int(1, 9) * 10)}%`;
  const weight = (): string => String(dice.int(1, 4));
  const condition = (): string =>
    dice.pick([
      "f == y",
      "n >= 1",
      "t == 0",
      "f == x or n >= 1",
      ...(eventful ? ["happened(ev)"] : ["moved(b, q)"]),
    ]);
  const eventful = dice.chance(40);
  const when = (percent: number): string =>
    dice.chance(percent) ? `, when: "${condition()}"` : "";
  const times = (percent: number): string =>
    dice.chance(percent)
      ? `, times: [{ by: ${dice.pick(["0.5", "2", "0"])}, when: "${condition()}" }]`
      : "";
  const effect = (): string => dice.pick(["n: +1", "f: +1", "n: 0", "f: x", "n: +1, f: +1"]);
  const known = hidden || dice.chance(25);
  const kind = !known
    ? "times: []"
    : `times: [{ by: ${dice.pick(["0.25", "3"])}, when: "kind == hard" }]`;
  return `brink: 2
scenario: tiny
start: 2022-01-03
step: day
horizon: 2 steps
turns: ${dice.pick(["sequential", "simultaneous"])}
${known ? `unknowns:\n  kind: { values: { soft: 40%, hard: 60% }${hidden ? "" : ", known_to: [a]"} }\n` : ""}variables:
  n: { start: 0, min: 0, max: 1, integer: true }
flashpoints:
  f:
    start: x
    levels: [x, y]
    rules:
      up: { from: x, to: y, chance: ${chance()} per day, ${kind} }
      down: { from: y, to: x, chance: ${chance()} per day${when(50)}${dice.chance(40) ? ", then: { n: +1 }" : ""} }
${eventful ? `events:\n  ev: { chance: ${chance()} per day${dice.chance(50) ? `, ${kind}` : times(50)}${dice.chance(60) ? `, then: { ${effect()} }` : ""} }\n` : ""}actors:
  a:
    turn: ${String(dice.int(0, 1))}
    moves_per_step: ${String(dice.pick([1, 1, 1, 2]))}
    moves:
      p: { weight: ${weight()}${times(40)}, then: { ${effect()} } }
      s: { weight: ${weight()}${when(60)}, then: { ${effect()} } }
  b:
    turn: 0
    moves:
      q: { weight: ${weight()}${when(40)}, then: { ${effect()} } }
      r: { weight: ${weight()} }
${dice.chance(25) ? `ends_when: "f == y and n >= 1"\n` : ""}outcomes:
  o: ${dice.pick([
    '{ ever: "f == y and n >= 1" }',
    '{ at_end: "f == y" }',
    "{ at_end: n }",
    "{ max: n + rung(f) }",
    '{ first_time: "n == 1" }',
    '{ until: { hold: "f == x", reach: "n >= 1" } }',
    "{ value: n, at: 1 }",
  ])}
`;
}

/** All that anything in such a scenario reads of the moment before a turn. */
export const tinyKey: KeyOf = (
  { step, levels, variables, happened, unknowns, moves },
  _,
  { progress },
) =>
  JSON.stringify([
    ...[step, levels, variables, happened, unknowns],
    happened.length > 0 ? [] : at(moves, 1),
    progress.map(({ value, decided }) => (decided ? "decided" : String(value))),
  ]);
