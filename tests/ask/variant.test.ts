/** Variants as they are written. */

import { expect, test } from "vitest";
import { readVariant } from "../../src/ask/variant.ts";

test("they are files, changes, or both", () => {
  expect(readVariant("europe-2022-engage")).toMatchObject({ file: "europe-2022-engage" });
  expect(readVariant("a.b=2%, without x.y,force nato.wait")).toEqual({
    name: "a.b=2%, without x.y,force nato.wait",
    set: { "a.b": "2%" },
    edits: [
      { kind: "remove", path: "x.y" },
      { kind: "force", path: "nato.wait" },
    ],
  });
  expect(readVariant("my own.yaml, a=٣")).toMatchObject({ file: "my own.yaml", set: { a: "3" } });
  expect(readVariant("wihtout x.y")).toEqual({ fault: "wihtout x.y" });
  expect(readVariant("a=1, nonsense")).toEqual({ fault: "nonsense" });
});
