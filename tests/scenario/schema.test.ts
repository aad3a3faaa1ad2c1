/** The JSON Schema that ships: current, right about what is sound, and right about what is not. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { constructs } from "../../src/scenario/shape/constructs.ts";
import { scenarioSchema } from "../../src/scenario/shape/schema.ts";
import { expectGolden } from "../config/golden.ts";
import { border, errorsOf, head } from "./reading.ts";

const root = join(import.meta.dirname, "..", "..");
const validate = new Ajv({
  allErrors: true,
  strict: true,
  allowUnionTypes: true,
  strictRequired: false,
}).compile(scenarioSchema());
const accepts = (text: string): boolean => validate(parse(text));

const scenarios = join(root, "scenarios");
const shipped = readdirSync(scenarios, { recursive: true, encoding: "utf8" }).filter(
  (name) =>
    // Exercises have a schema of their own.
    name.endsWith(".yaml") && !name.startsWith("exercises"),
);

describe("docs/scenario.schema.json", () => {
  it("is what the table of constructs says", async () => {
    const generated = `${JSON.stringify(scenarioSchema(), null, 2)}\n`;
    await expectGolden("docs/scenario.schema.json", generated);
  });

  it.each(shipped)("accepts scenarios/%s", (name) => {
    validate(parse(readFileSync(join(scenarios, name), "utf8")));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("accepts every construct, fragments and variants", () => {
    expect(
      accepts(readFileSync(join(import.meta.dirname, "fixtures", "everything.yaml"), "utf8")),
    ).toBe(true);
    expect(accepts("brink: 1\nsources: { S1: A book }\n")).toBe(true);
    expect(
      accepts(
        "brink: 1\nscenario: v\nextends: a.yaml\nflashpoints: { border: { rules: { up: null, on: { chance: 2% per week } } } }\n",
      ),
    ).toBe(true);
  });

  it("has hover text at every key", () => {
    const definitions = scenarioSchema()["definitions"] as Record<
      string,
      { properties: Record<string, { description?: string }> }
    >;
    for (const { name, fields } of constructs) {
      for (const { key } of fields)
        expect(definitions[name]?.properties[key]?.description, `${name}.${key}`).toBeTruthy();
    }
  });

  const rule = (body: string): string => `${head}${border}    rules: { up: { ${body} } }\n`;
  it.each([
    ["no version", `${head}${border}`.replace("brink: 1\n", "")],
    ["a version of the future", `${head}${border}`.replace("brink: 1", "brink: 3")],
    ["an unknown section", `${head}${border}flashpoint: {}\n`],
    ["an unknown step", `${head}${border}`.replace("week", "weak")],
    ["no start", `${head}${border}`.replace(/start: 2022.*\n/u, "")],
    ["a bad horizon", `${head}${border}`.replace("10 steps", "ten steps")],
    ["a misspelt key", rule("from: calm, to: war, chanse: 1% per week")],
    ["a rule without a base", rule("from: calm, to: war")],
    ["a rule with two bases", rule("from: calm, to: war, chance: 1% per week, hazard: 1")],
    ["a chance without a window", rule("from: calm, to: war, chance: 1%")],
    ["a weight beside a chance", rule("from: calm, to: war, chance: 1% per week, weight: 2")],
    ["a range of three", rule("from: calm, to: war, chance: 1% per week, range: [1, 2, 3]")],
    ["a mapping for a list", rule("from: calm, to: war, chance: 1% per week, times: { by: 2 }")],
    ["a bad id", `${head}${border.replace("border", "Border")}`],
    ["text for a number", `${head}parameters: { p: { value: many } }\n${border}`],
    [
      "an effect that adds and sets",
      rule("from: calm, to: war, chance: 1% per week, then: { x: { add: 1, set: 2 } }"),
    ],
  ])("rejects %s, as the reader does", (_name, text) => {
    expect(accepts(text)).toBe(false);
    expect(errorsOf(text)).not.toEqual([]);
  });
});
