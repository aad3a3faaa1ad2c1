/** `docs/answers.md` and `docs/schemas/` are what the schemas of the answers say. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { root } from "../cli/call.ts";
import { expectGolden } from "../config/golden.ts";
import { allAnswers, answersReference, fileOf, schemaOf } from "./answers.ts";

const answers = await allAnswers();

it("docs/answers.md is up to date", async () => {
  await expectGolden("docs/answers.md", await answersReference());
});

describe.each(answers)("the schema of $told.kind", ({ told }) => {
  it("is published as it is", async () => {
    const text = `${JSON.stringify(schemaOf(told), undefined, 2)}\n`;
    await expectGolden(`docs/schemas/${fileOf(told.kind)}`, text);
  });

  it("is a schema, and says what every key means", () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
    expect(() => ajv.compile(schemaOf(told))).not.toThrow();
    expect(keysWithoutMeaning(schemaOf(told), "")).toEqual([]);
  });
});

it("no schema stands there of a kind that is gone", () => {
  expect(readdirSync(join(root, "docs", "schemas")).sort()).toEqual(
    answers.map(({ told }) => fileOf(told.kind)).sort(),
  );
});

/** Keys of objects, however deep, that neither say what they mean nor hold keys that do. */
function keysWithoutMeaning(node: unknown, path: string): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap((one) => keysWithoutMeaning(one, path));
  const { properties, items, additionalProperties, anyOf } = node as Record<string, unknown>;
  const own = Object.entries((properties ?? {}) as Record<string, Record<string, unknown>>).flatMap(
    ([key, value]) => {
      const told = ["description", "const", "properties", "anyOf"].some((one) => one in value);
      return [...(told ? [] : [`${path}.${key}`]), ...keysWithoutMeaning(value, `${path}.${key}`)];
    },
  );
  return [
    ...own,
    ...[items, additionalProperties, anyOf].flatMap((one) => keysWithoutMeaning(one, path)),
  ];
}
