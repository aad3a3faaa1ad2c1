/** JSON that says of itself whether it is what was written. */

import fc from "fast-check";
import { expect, it } from "vitest";
import { readSealedJson, sealedJson } from "../../src/base/sealed-json.ts";

it("reads what it wrote, however it is laid out", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(2), (body, indent) => {
      const text = sealedJson(body, indent);
      const value = JSON.parse(JSON.stringify({ ...body, sha256: undefined })) as unknown;
      if (!("sha256" in body)) expect(readSealedJson(text)).toEqual({ value, sealed: true });
    }),
    { numRuns: 200 },
  );
});

it("takes no text of which a character was changed, or the end lost", () => {
  const text = sealedJson({ runs: 20, tally: [1, 2, 3], name: "ä" }, 1);
  for (let at = 0; at < text.length - 1; at += 1) {
    expect(readSealedJson(text.slice(0, at))).toHaveProperty("fault");
    const other = `${text.slice(0, at)}${text[at] === "7" ? "8" : "7"}${text.slice(at + 1)}`;
    const read = readSealedJson(other);
    // A key of another name is no checksum, and readers that need one see that there is none.
    expect("fault" in read || !read.sealed).toBe(true);
  }
});

it("reads what earlier versions wrote without a checksum", () => {
  expect(readSealedJson('{"a":1}')).toEqual({ value: { a: 1 }, sealed: false });
  expect(readSealedJson("null")).toEqual({ value: null, sealed: false });
});
