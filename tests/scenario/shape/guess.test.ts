/** What people write, and what is proposed to them. */

import { describe, expect, it } from "vitest";
import { border, faultsOf, head } from "../reading.ts";

const suggestions = (text: string): readonly string[] =>
  faultsOf(text).flatMap((fault) => fault.split(" → ").slice(1));
const chance = (text: string): readonly string[] =>
  suggestions(`${head}${border}    rules: { up: { from: calm, to: war, chance: ${text} } }\n`);

describe("suggestions for values of the wrong form", () => {
  it.each([
    ["2%", "2% per week"],
    ["2", "2% per week"],
    ["0.02", "0.02 per week"],
    ["2%/month", "2% per month"],
    ["2 % a year", "2% per year"],
    ["2% weekly", "2% per week"],
    ["2% per weak", "2% per week"],
  ])("chance: %s", (written, proposed) => {
    expect(chance(written)).toEqual([proposed]);
  });

  it.each(["x per", "often", "2% per aeon"])("has none for the chance %s", (written) => {
    expect(chance(written)).toEqual([]);
  });

  it.each([
    ["12 January 2022", "2022-01-12"],
    ["12. Jan 2022", "2022-01-12"],
    ["January 12, 2022", "2022-01-12"],
    ["2022/1/12", "2022-01-12"],
  ])("start: %s", (written, proposed) => {
    expect(suggestions(head.replace("2022-01-12", written) + border)).toEqual([proposed]);
  });

  it.each(["1/12/2022", "31 February 2022", "soon", "2022-13-01"])(
    "has none for the date %s",
    (written) => {
      expect(suggestions(head.replace("2022-01-12", written) + border)).toEqual([]);
    },
  );

  it("proposes steps, truth values, lists, the blank behind a colon", () => {
    expect(suggestions(head.replace("10 steps", "10") + border)).toEqual(["10 steps"]);
    expect(suggestions(head.replace("10 steps", "10 weeks") + border)).toEqual(["10 steps"]);
    expect(
      suggestions(`${head}variables: { x: { start: 0, min: 0, max: 1, hidden: yes } }\n${border}`),
    ).toEqual(["true"]);
    expect(suggestions(`${head}${border}    basis: S1, S2\n`)).toEqual(["[S1, S2]"]);
    expect(
      suggestions(`${head}${border}    rules: { up: { from: calm, to:war, hazard: 0 } }\n`),
    ).toEqual(["to: war"]);
    expect(suggestions(`${head}parameters: { p: { value: 5% } }\n${border}`)).toEqual(["0.05"]);
    expect(suggestions(head.replace("example", "My Scenario") + border)).toEqual(["my-scenario"]);
  });
});
