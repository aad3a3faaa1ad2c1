/** What editors and authors read about exercises is what the table says. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { exerciseConstructs, exerciseGrammar } from "../../src/exercise/shape/constructs.ts";
import { referenceTables } from "../../src/scenario/shape/reference.ts";
import { fileSchema } from "../../src/scenario/shape/schema.ts";
import { exercise } from "./example.ts";

const root = join(import.meta.dirname, "..", "..");
const update = process.env["UPDATE_GOLDEN"] === "1";
const schema = fileSchema("Brink exercise", "exercise", exerciseConstructs, exerciseGrammar);

describe("docs/exercise.schema.json", () => {
  const path = join(root, "docs", "exercise.schema.json");
  const generated = `${JSON.stringify(schema, null, 2)}\n`;
  const validate = new Ajv({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
  }).compile(schema);

  it("is what the table of constructs says (UPDATE_GOLDEN=1 writes it)", () => {
    if (update) writeFileSync(path, generated);
    expect(existsSync(path) ? readFileSync(path, "utf8") : "").toBe(generated);
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
  it("has the tables of the format (UPDATE_GOLDEN=1 writes them)", () => {
    const path = join(root, "docs", "exercises.md");
    const [opening, closing] = ["<!-- tables: generated -->", "<!-- end of tables -->"];
    const text = readFileSync(path, "utf8");
    const [before, rest] = text.split(opening);
    const after = rest?.split(closing)[1];
    const expected = `${before ?? ""}${opening}\n\n${referenceTables(exerciseConstructs)}\n\n${closing}${after ?? ""}`;
    if (update) writeFileSync(path, expected);
    expect(readFileSync(path, "utf8")).toBe(expected);
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
