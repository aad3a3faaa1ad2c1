/** What editors and authors read about exercises is what the table says. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exerciseConstructs, exerciseGrammar } from "../../src/exercise/shape/constructs.ts";
import { referenceTables } from "../../src/scenario/shape/reference.ts";
import { fileSchema } from "../../src/scenario/shape/schema.ts";
import { expectGolden, expectGoldenPart } from "../config/golden.ts";
import { exercise } from "./example.ts";

const root = join(import.meta.dirname, "..", "..");
const schema = fileSchema("Brink exercise", "exercise", exerciseConstructs, exerciseGrammar);

describe("docs/exercise.schema.json", () => {
  const validate = new Ajv({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
  }).compile(schema);

  it("is what the table of constructs says", async () => {
    await expectGolden("docs/exercise.schema.json", `${JSON.stringify(schema, null, 2)}\n`);
  });

  const shipped = join(root, "scenarios", "exercises");
  it.each(readdirSync(shipped))("accepts %s", (name) => {
    validate(parse(readFileSync(join(shipped, name), "utf8")));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("accepts short forms and refuses slips", () => {
    expect(validate(parse(exercise))).toBe(true);
    for (const [from, to] of [
      ["level: beginner", "level: begginer"],
      ["rule: The coin, ", ""],
      ["debrief: [", "debreif: ["],
    ] as const) {
      expect(validate(parse(exercise.replace(from, to))), to).toBe(false);
    }
  });
});

describe("docs/exercises.md", () => {
  it("has the tables of the format", async () => {
    await expectGoldenPart(
      "docs/exercises.md",
      { opening: "<!-- tables: generated -->", closing: "<!-- end of tables -->" },
      referenceTables(exerciseConstructs),
    );
  });

  it("says something of every key, and every name leads to a construct", () => {
    for (const { fields } of exerciseConstructs) {
      for (const { doc, key } of fields) expect(doc, key).toMatch(/\S/u);
    }
    const names = JSON.stringify(exerciseConstructs).matchAll(
      /"kind":"construct","name":"(\w+)"/gu,
    );
    for (const [, name] of names) expect(exerciseGrammar(name as "exercise").name).toBe(name);
  });
});
