import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { sha256Bytes, sha256Hex } from "../../src/base/sha256.ts";

it("gives the published digest", () => {
  expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("hashes UTF-8, like the host's own", () => {
  for (const text of ["", "حافة الهاوية", "a".repeat(1000), "😀"]) {
    expect(sha256Hex(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
  }
  expect(sha256Bytes(new Uint8Array([97, 98, 99]))).toEqual(sha256Bytes("abc"));
});
