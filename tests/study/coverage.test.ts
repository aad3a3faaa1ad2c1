/** What runs came by of a scenario in which it is known what can come, and in how many runs. */

import { describe, expect, it } from "vitest";
import { coverage, type Covered, type Coverage } from "../../src/study/coverage.ts";
import { modelOf } from "../scenario/reading.ts";

const text = `
brink: 2
scenario: covered
start: 2022-01-03
step: week
horizon: 4 steps
parameters:
  read: { value: 0.1, range: [0, 0.2], basis: judgement, because: test }
  unread: { value: 0.3, range: [0, 0.5], basis: judgement, because: test }
variables:
  heat: { start: 0, min: 0, max: 9 }
unknowns:
  mood: { values: { calm: { share: 1 }, wild: { share: 0 } } }
flashpoints:
  front:
    start: low
    levels: [low, middle, high]
    rules:
      up: { from: low, to: middle, certain: true, headline: It grows, then: { heat: { add: 1, after: 2 weeks } } }
      shut: { from: middle, to: high, chance: 30% per week, when: mood == wild, headline: War }
      rare: { from: middle, to: low, hazard: "0.000001 * read", times: [{ by: 2, when: heat > 5 }, { by: 3, when: front == middle }] }
      unheard: { from: high, to: low, chance: unread per week }
actors:
  north:
    name: North
    red_lines:
      growth: { name: Growth, crossed: front == middle, answers: [{ move: north.drill, certain: true }] }
      war: { name: War, crossed: front == high, answers: [{ move: north.drill, chance: 50% per week }] }
    moves:
      wait: { name: Wait }
      drill: { name: Drill, chance: 0% per week }
      gather: { name: Gather, takes: 1 week, lasts: 1 week, needs: front < high, certain: true, when: t == 0, done: { then: { heat: { add: 1 } } } }
  south:
    name: South
    moves:
      wait: { name: Wait }
offers:
  talks:
    name: Talks
    by: north
    to: south
    stands: 2 weeks
    make: { name: Offer talks, chance: 0% per week }
    answers: { accept: { name: Accept, ends: accepted, chance: 50% per week } }
outcomes:
  high: { ever: front == high }
`;

function covered(source: string, runs: number): Coverage {
  const following = coverage(modelOf(source), { runs, seed: "covered" });
  for (let next = following.next(); ; next = following.next()) {
    if (next.done === true) return next.value;
  }
}

const found = covered(text, 50);
const of = (path: string): Covered | undefined =>
  found.elements.find((element) => element.path === path);
const never = found.elements.filter(({ runs }) => runs === 0).map(({ path }) => path);
const rules = "flashpoints.front.rules";
const north = "actors.north";

describe("what runs came by", () => {
  it("names all that never came, of every kind", () => {
    expect(never.toSorted()).toEqual(
      [
        `${north}.moves.gather.stopped`,
        `${north}.moves.wait`,
        `${north}.red_lines.war.answers.0`,
        `${north}.red_lines.war.crossed`,
        "flashpoints.front.levels.high",
        `${rules}.rare`,
        `${rules}.rare.times.0`,
        `${rules}.shut`,
        `${rules}.unheard`,
        "offers.talks.answers.accept",
        "offers.talks.lapsed",
        "offers.talks.make",
        "parameters.unread",
        "unknowns.mood.values.wild",
      ].toSorted(),
    );
  });

  it("tells what could have come from what could not", () => {
    const opened = (path: string): number | undefined => of(path)?.open;
    expect([opened(`${rules}.rare`), opened(`${rules}.shut`)]).toEqual([50, 0]);
    expect([opened(`${rules}.rare.times.0`), of(`${rules}.rare.times.1`)?.runs]).toEqual([50, 50]);
    expect([opened("offers.talks.make"), opened(`${north}.moves.wait`)]).toEqual([0, 0]);
    expect(opened("actors.south.moves.wait")).toBe(50);
    // Reached, drawn or read, or not: nothing more is counted.
    expect(opened("flashpoints.front.levels.high")).toBeUndefined();
  });

  it("counts a run once, and tells the first", () => {
    expect(of(`${rules}.up`)).toMatchObject({ kind: "rule", runs: 50, first: 0, headline: true });
    expect(of(`${north}.moves.gather.done`)).toMatchObject({ kind: "plan", runs: 50 });
    expect(of(`${north}.moves.gather.over`)).toMatchObject({ kind: "plan", runs: 50 });
    expect(of(`${north}.red_lines.growth.crossed`)).toMatchObject({ kind: "line", runs: 50 });
    expect(of(`${north}.red_lines.growth.answers.0`)).toMatchObject({ kind: "line", runs: 50 });
    expect(of(`${rules}.up.then.heat.after`)).toMatchObject({ kind: "event", runs: 50 });
    expect(of("parameters.read")).toMatchObject({ kind: "number", runs: 50, first: 0 });
  });

  it("has each element under one path", () => {
    const paths = found.elements.map(({ kind, path }) => `${kind} ${path}`);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

it("a number that was never read changes nothing", () => {
  const other = covered(text.replace("value: 0.3", "value: 0.4"), 50);
  expect(other).toEqual(found);
  expect(covered(text.replace("value: 0.1", "value: 0.2"), 50)).toEqual(found);
});

it("a run that faults counts up to there", () => {
  const faulty = text.replace("high: { ever", "bad: { at_end: log(heat - 9) }\n  high: { ever");
  const { faults, runs, elements } = covered(faulty, 5);
  expect([faults, runs]).toEqual([5, 5]);
  expect(elements.find(({ path }) => path === `${rules}.up`)?.runs).toBe(5);
});
