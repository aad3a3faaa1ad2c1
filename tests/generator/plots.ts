/**
 * Random scenarios with plans, red lines, offers and effects that come later: as files, so that what is run is
 * what the checker makes of them.
 */

import type { Model } from "../../src/scenario/model.ts";
import { modelOf } from "../scenario/reading.ts";
import type { Dice } from "./dice.ts";

type Keys = Readonly<Record<string, unknown>>;

const steps = (count: number): string => `${String(count)} ${count === 1 ? "step" : "steps"}`;

/** What conditions may ask: of everything that a plot has. */
const conditions = [
  ...["front >= middle", "front == low", "heat > 2", "t >= 2", "happened(storm)"],
  ...["done(north, gather)", "underway(north, gather)", "crossed(south, line)"],
  ...["talks == open", "talks == accepted", "talks == lapsed", "talks == withdrawn"],
  ...["ago(north, gather) <= 2", "times(south, drill) >= 1", "moved(north, strike)"],
  ...["times(north, wait) >= 2", "ago(south, wait) >= 1"],
];

/** A plan waits for nothing of its own. */
const needs = ["front == low", "front >= middle", "heat <= 2", "talks != open"];

function condition(dice: Dice): string {
  const one = dice.pick(conditions);
  if (dice.chance(70)) return one;
  return dice.chance(50) ? `${one} or ${dice.pick(conditions)}` : `not (${one})`;
}

const plainChance = (dice: Dice): Keys => ({
  chance: `${String(dice.pick([40, 15, 70]))}% per week`,
});

const chance = (dice: Dice): Keys => ({
  ...plainChance(dice),
  ...dice.maybe(25, () => ({ times: [{ by: dice.pick([2, 0.5, 0]), when: condition(dice) }] })),
});

/** What something writes, at once or later. */
function then(dice: Dice): Keys {
  const after = (): Keys => dice.maybe(35, () => ({ after: steps(dice.int(1, 3)) }));
  return {
    heat: { add: dice.pick([1, -1, 3]), ...after() },
    ...dice.maybe(40, () => ({ front: { add: dice.pick([1, -1]), ...after() } })),
  };
}

function north(dice: Dice): Keys {
  return {
    name: "North",
    turn: dice.int(1, 2),
    moves: {
      wait: {},
      gather: {
        takes: steps(dice.int(1, 3)),
        ...(dice.chance(25) ? { certain: true } : chance(dice)),
        ...dice.maybe(70, () => ({ needs: dice.pick(needs) })),
        ...dice.maybe(50, () => ({ lasts: steps(dice.int(1, 3)) })),
        ...dice.maybe(30, () => ({ repeats: true })),
        ...dice.maybe(20, () => ({ made_before: steps(dice.int(1, 4)) })),
        ...dice.maybe(20, () => ({ at_most: dice.int(1, 2) })),
        done: { then: then(dice) },
        ...dice.maybe(50, () => ({ break_off: chance(dice) })),
      },
      strike: {
        when: "done(north, gather)",
        ...chance(dice),
        then: then(dice),
        undoes: dice.pick([["north.gather"], ["talks"], ["north.gather", "talks"]]),
      },
    },
  };
}

function south(dice: Dice): Keys {
  return {
    name: "South",
    turn: dice.int(1, 2),
    red_lines: {
      line: {
        name: "A line",
        crossed: dice.pick(["moved(north, gather)", "front >= middle", "heat > 2", "t == 1"]),
        ...dice.maybe(60, () => ({ for: steps(dice.int(1, 4)) })),
        answers: [
          { move: "south.drill", by: dice.pick([3, 0.2]) },
          { move: "south.protest", ...(dice.chance(25) ? { certain: true } : plainChance(dice)) },
        ],
        ...dice.maybe(40, () => ({ then: then(dice) })),
        ...dice.maybe(60, () => ({
          unanswered: { after: steps(dice.int(1, 2)), then: then(dice) },
        })),
      },
    },
    moves: {
      wait: {},
      drill: {
        ...chance(dice),
        ...dice.maybe(30, () => ({ not_again_for: steps(dice.int(1, 3)) })),
        then: then(dice),
      },
      protest: { then: then(dice) },
    },
  };
}

function talks(dice: Dice): Keys {
  const stands = dice.maybe(75, () => ({ stands: steps(dice.int(1, 3)) }));
  return {
    name: "Talks",
    by: "north",
    to: "south",
    ...stands,
    ...dice.maybe(40, () => ({ void: condition(dice) })),
    make: { ...chance(dice), ...dice.maybe(30, () => ({ then: then(dice) })) },
    ...dice.maybe(40, () => ({ withdraw: chance(dice) })),
    answers: {
      accept: { ends: "accepted", ...chance(dice), then: then(dice) },
      ...dice.maybe(50, () => ({ refuse: { ends: "refused", ...chance(dice) } })),
      ...("stands" in stands
        ? dice.maybe(50, () => ({ time: { renews: true, at_most: 2, ...chance(dice) } }))
        : {}),
    },
    ...dice.maybe("stands" in stands ? 60 : 0, () => ({ lapsed: { then: then(dice) } })),
  };
}

/** A random scenario as a file: JSON, which is YAML too. */
function randomPlot(dice: Dice): string {
  const rule = (from: string, to: string): Keys => ({
    ...{ from, to, ...chance(dice) },
    ...dice.maybe(30, () => ({ when: condition(dice) })),
    ...dice.maybe(30, () => ({ then: { heat: { add: 1, after: steps(dice.int(1, 2)) } } })),
    ...dice.maybe(20, () => ({ undoes: [dice.pick(["north.gather", "talks"])] })),
  });
  return JSON.stringify({
    brink: 2,
    scenario: "plot",
    start: "2022-01-03",
    step: "week",
    horizon: `${String(dice.int(4, 12))} steps`,
    turns: dice.pick(["sequential", "simultaneous"]),
    variables: { heat: { start: dice.pick([0, 3]), min: 0, max: 6, integer: true } },
    flashpoints: {
      front: {
        start: dice.pick(["low", "middle"]),
        levels: ["low", "middle", "high"],
        rules: { up: rule("low", "middle"), on: rule("middle", "high"), down: rule("high", "low") },
      },
    },
    actors: { north: north(dice), south: south(dice) },
    offers: { talks: talks(dice) },
    events: {
      storm: { chance: "20% per week", repeats: dice.chance(50), then: then(dice) },
    },
    outcomes: {
      high: { ever: "front == high" },
      agreed: { first_time: "talks == accepted" },
      gathered: { at_end: "times(north, gather) >= 2" },
      over: { ever: "crossed(south, line)" },
      heat: { max: "heat" },
    },
  });
}

/** The same, checked. */
export function randomPlotModel(dice: Dice): Model {
  return modelOf(randomPlot(dice));
}
