/** Questions about several ladders: how they are told and shared, what is refused, what groups and marks are. */

import { expect, it } from "vitest";
import { lower } from "../../../src/ir/lower.ts";
import { namingOf } from "../../../src/story/naming.ts";
import { describe as inWords } from "../../../src/view/conditions.ts";
import { faultsOf, modelOf } from "../reading.ts";

const scenario = (rest: string): string => `brink: 2
scenario: example
start: 2022-01-12
step: week
horizon: 10 steps
groups: { balkans: [kosovo, bosnia] }
flashpoints:
  kosovo: { name: Kosovo, start: calm, levels: [calm, clash, war], marks: { crisis: clash, war: war } }
  bosnia: { name: Bosnia, start: calm, levels: [calm, revolt], marks: { crisis: revolt } }
  taiwan: { name: Taiwan, start: calm, levels: [calm, blockade, war], marks: { crisis: blockade, war: war } }
${rest}`;

const faults = (condition: string): readonly string[] =>
  faultsOf(scenario(`outcomes: { o: { ever: "${condition}" } }\n`)).filter(
    (one) => !one.startsWith("unreachable"),
  );

it.each([
  ["any(peace)", "mark-missing: peace"],
  ["any(war, balkan)", "expression-group-expected: balkan → balkans"],
  ["any(wars, balkans)", "mark-missing: wars → war"],
  ["any(kosovo >= war)", "expression-mark-expected: kosovo >= war"],
  ["any(rung >= 1.5)", "expression-mark-expected: rung >= 1.5"],
  ["any(rung)", "expression-mark-expected: rung"],
  ["any()", "expression-argument-count"],
  ["count(crisis)", "expression-condition-expected: count(crisis)"],
  ["worst(kosovo) >= 1", "expression-group-expected: kosovo"],
  ["balkans >= 1", "expression-group-alone: balkans → worst(balkans) >= 1"],
])("%s is refused where it stands: %s", (condition, fault) => {
  expect(faults(condition).some((one) => one.startsWith(fault))).toBe(true);
  expect(faults(condition)).toHaveLength(1);
});

it.each([
  ["groups: { none: [] }", "group-empty: none"],
  ["groups: { some: [kosova] }", "unknown-reference: kosova → kosovo"],
  ["groups: { kosovo: [taiwan] }", "duplicate-id: kosovo"],
])("%s: %s", (groups, fault) => {
  const text = scenario("").replace("groups: { balkans: [kosovo, bosnia] }", groups);
  expect(faultsOf(text)).toEqual([fault]);
});

it("a mark names a level of its own ladder", () => {
  const text = scenario("").replace("{ crisis: revolt }", "{ crisis: revolts }");
  expect(faultsOf(text)).toEqual(["unknown-reference: revolts → revolt"]);
});

it("is told with the ladders that it is about", () => {
  const model = modelOf(
    scenario(
      'outcomes: { a: { at_end: "any(war)" }, b: { at_end: "count(crisis, balkans)" }, c: { at_end: worst(balkans) }, d: { at_end: "any(rung >= 2)" } }\n',
    ),
  );
  const naming = namingOf(model, lower(model), { language: "en" } as never);
  const texts = model.outcomes.map(({ form }) => ("of" in form ? inWords(naming, form.of) : ""));
  expect(texts).toEqual([
    "one of Kosovo, Taiwan at “war”",
    "how many of Bosnia, Kosovo are at “crisis”",
    "the highest rung of Bosnia, Kosovo",
    "one of Bosnia, Kosovo, Taiwan at “rung >= 2”",
  ]);
});

it("is computed once, however often it is asked", () => {
  const asked = (count: number): string =>
    Array.from(
      { length: count },
      (_, index) => `  o${String(index)}: { ever: "count(crisis) >= ${String(index)}" }\n`,
    ).join("");
  const one = lower(modelOf(scenario(`outcomes:\n${asked(1)}`)));
  const many = lower(modelOf(scenario(`outcomes:\n${asked(9)}`)));
  expect(one.shared).toHaveLength(1);
  expect(many.shared).toEqual(one.shared);
});

it("a link with a group is one link for each of its flashpoints, and none to itself", () => {
  const links = (from: string, to: string): readonly string[] =>
    (
      modelOf(
        scenario(
          `couplings: { strength: 0.1, range: [0, 1], basis: judgement, because: so, links: [{ from: ${from}, to: ${to}, weight: 1, range: [0, 2] }] }\n`,
        ),
      ).couplings?.links ?? []
    ).map((one) => `${one.from} ${one.to}`);
  expect(links("balkans", "taiwan")).toEqual(["kosovo taiwan", "bosnia taiwan"]);
  expect(links("balkans", "balkans")).toEqual(["kosovo bosnia", "bosnia kosovo"]);
  expect(links("taiwan", "balkans")).toEqual(["taiwan kosovo", "taiwan bosnia"]);
});

it("base rates go by the marks, unless they say otherwise", () => {
  const rates = (rest: string) => modelOf(scenario(rest)).baseRates?.ladders;
  const taiwan = { flashpoint: "taiwan", crisis: "blockade", war: "war" };
  const bosnia = { flashpoint: "bosnia", crisis: "revolt" };
  expect(rates("")).toEqual([
    { flashpoint: "kosovo", crisis: "clash", war: "war" },
    bosnia,
    taiwan,
  ]);
  expect(rates("base_rates: { ladders: { kosovo: { crisis: war } } }\n")).toEqual([
    { flashpoint: "kosovo", crisis: "war" },
    bosnia,
    taiwan,
  ]);
});
