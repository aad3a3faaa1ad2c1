/** What `brink run` says of whole runs, in both languages and as a document. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runOnce } from "../../../src/app/run/run-once.ts";
import { scenariosFolder } from "../../../src/app/paths.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Model } from "../../../src/scenario/model.ts";
import { hashModel } from "../../../src/scenario/hash.ts";
import { runLines } from "../../../src/view/explain/run-lines.ts";
import { chanceOf, levelName, namingOf, shortNameOf } from "../../../src/story/naming.ts";
import { corpusFolder, readModel } from "../../corpus/cases.ts";
import * as m from "../../ir/models.ts";
import { modelOf } from "../../scenario/reading.ts";

const languages = ["en", "ar"] as const;
const flagship = readModel(join(scenariosFolder, "europe-2022.yaml"));
/** Its policies weigh moves against one another, and some write levels. */
const weighing = readModel(join(corpusFolder, "../study/fit/first-edition.yaml"));

function tell(model: Model, language: "en" | "ar", explain: boolean, steps?: number): string {
  const program = lower(model);
  const naming = namingOf(model, program, { language, digits: "latin" });
  const lines = runLines(naming, runOnce(program, "words", 1), { explain, steps, again: ["END"] });
  return lines.join("\n");
}

describe.each(languages)("in %s", (language) => {
  test("no hole stays open and nothing is undefined", () => {
    for (const explain of [false, true]) {
      const text = tell(flagship, language, explain);
      expect(text).not.toMatch(/\{\w+\}|undefined|NaN|\[object/u);
      expect(text.endsWith("\nEND")).toBe(true);
    }
  });

  test("every change of a level is told", () => {
    const program = lower(flagship);
    const naming = namingOf(flagship, program, { language, digits: "latin" });
    const text = tell(flagship, language, false);
    const changes = runOnce(program, "words", 1)
      .records.flatMap(({ changes: all }) => all)
      .filter(({ target }) => target === "flashpoint");
    expect(changes.length).toBeGreaterThan(5);
    for (const { index, from, to } of changes) {
      expect(text).toContain(
        naming.say("run.level", {
          flashpoint: shortNameOf(naming, index),
          from: levelName(naming, index, from),
          to: levelName(naming, index, to),
        }),
      );
    }
  });
});

test("a policy's move that writes a level is told with its share and what drove it", () => {
  const program = lower(weighing);
  const naming = namingOf(weighing, program, { language: "en", digits: "latin" });
  const lines = tell(weighing, "en", false).split("\n");
  const told = runOnce(program, "words", 1)
    .records.flatMap(({ moves }) => moves)
    .filter(({ actor, chosen, by }) => {
      const move = chosen === undefined ? undefined : program.actors[actor]?.moves[chosen];
      return by === "policy" && move?.effects.some(({ target }) => target === "flashpoint");
    });
  expect(told.length).toBeGreaterThan(0);
  const shares = told.map(({ options, total, chosen }) => {
    const weight = options.find(({ move }) => move === chosen)?.weight ?? Number.NaN;
    return chanceOf(naming, weight / total);
  });
  const whys = lines.filter((line) => line.includes("among the moves open to it; chance "));
  expect(whys.map((line) => line.split("chance ")[1])).toEqual(shares);
  // At least one of them has multipliers, told below it.
  const driven = lines.filter(
    (line, index) => line.startsWith("      × ") && whys.includes(lines[index - 1] ?? ""),
  );
  expect(driven.length).toBeGreaterThan(0);
});

test("what can only be 0 or 1 is told as yes or no", () => {
  const text = tell(weighing, "en", false);
  expect(text).toMatch(/Embassies left: yes|Belarus force: yes/u);
  expect(text).not.toMatch(/(?:Embassies left|Belarus force): \d/u);
});

test("it says that it shows what is hidden from players", () => {
  const text = tell(flagship, "en", false);
  expect(text).toContain("an observer who sees what is hidden");
  expect(text).toMatch(/Drawn at the start, known only to .*: What Moscow wants is “/u);
});

test("the first steps alone end before the outcomes", () => {
  const model = readModel(join(corpusFolder, "two-state.yaml"));
  expect(tell(model, "en", true, 2).match(/day \d+ of 10/gu)).toEqual([
    "day 1 of 10",
    "day 2 of 10",
  ]);
  expect(tell(model, "en", true, 2)).not.toContain("Outcomes of this run");
  expect(tell(model, "en", true)).toContain("Outcomes of this run");
});

test("a run that stops with a fault says where, when and how to see it again", () => {
  const t = { kind: "step", span: m.span() } as const;
  const model = m.aModel({
    variables: [m.aVariable("v", 1, { drift: m.binary("/", 1, m.binary("-", 2, t)) })],
  });
  expect(tell(model, "en", false)).toContain(
    "3 Jan 2022: the run stops with a fault of the scenario at variables.v.drift: " +
      "a value is not a finite number (seed “words”, run 1, step 2)",
  );
});

const recurring = `brink: 2
scenario: recurring
languages: [en]
title: What comes again
start: 2022-01-03
step: week
horizon: 7 steps
flashpoints:
  ladder:
    name: Ladder
    start: low
    levels: { low: { name: Low }, high: { name: High } }
    rules:
      up: { from: low, to: high, certain: true, headline: Up it goes, again: [Up once more] }
      down: { from: high, to: low, certain: true, headline: Down it comes }
events:
  bell: { certain: true, repeats: true, headline: A bell, again: [A second bell, One more bell] }
variables:
  dug: { name: Dug, start: 0, min: 0, max: 9, integer: true }
actors:
  red:
    name: Red
    moves:
      spy: { name: Spy, takes: 1 step, lasts: 1 step, hidden: true, done: { hidden: true, then: { dug: +1 } } }
  blue:
    name: Blue
    moves:
      dig:
        name: Dig
        takes: 1 step
        lasts: 1 step
        hidden: true
        done: { hidden: true, headline: The tunnel is dug, then: { dug: +1 } }
        over: { headline: The tunnel falls in, again: [The tunnel falls in again] }
outcomes:
  first: { title: First high, first_time: ladder == high }
`;

test("what comes again has other words, in turn, and the same draws", () => {
  const told = tell(modelOf(recurring), "en", false);
  expect(told.match(/A bell|A second bell|One more bell/gu)).toEqual([
    ...["A bell", "A second bell", "One more bell", "A second bell"],
    ...["One more bell", "A second bell", "One more bell"],
  ]);
  expect(told.match(/Up it goes|Up once more/gu)).toEqual([
    ...["Up it goes", "Up once more", "Up once more", "Up once more"],
  ]);
  expect(told.match(/Down it comes/gu)).toHaveLength(3);
  const plain = modelOf(recurring.replaceAll(/, again: \[[^\]]*\]/gu, ""));
  expect(hashModel(plain)).toBe(hashModel(modelOf(recurring)));
});

test("a hidden plan that lasted its time is told in its own words or not at all", () => {
  const told = tell(modelOf(recurring), "en", false);
  expect(told.match(/The tunnel falls in(?: again)?\. \(hidden/gu)).toEqual([
    "The tunnel falls in. (hidden",
    ...["The tunnel falls in again. (hidden", "The tunnel falls in again. (hidden"],
  ]);
  expect(told).toContain("“Spy” is done");
  expect(told).not.toContain("no longer holds");
});

test("an outcome's first time has the date at which the chronicle tells it", () => {
  const told = tell(modelOf(recurring), "en", false);
  expect(told).toContain("\nWeek of 3 Jan 2022\n");
  expect(told.indexOf("Low → High")).toBeLessThan(told.indexOf("\nWeek of 10 Jan 2022\n"));
  expect(told).toContain("First high: in the week of 3 Jan 2022");
});
