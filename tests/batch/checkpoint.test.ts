/** A checkpoint is believed only if everything that going on needs is there. */

import { describe, expect, test } from "vitest";
import { sha256Hex } from "../../src/base/sha256.ts";
import { readCheckpoint } from "../../src/batch/checkpoint.ts";

const body = {
  brink: "batch",
  schema: 1,
  identity: {
    scenario: "two-state",
    scenarioHash: "a",
    parametersHash: "b",
    engineVersion: "0.1.0",
    seed: "brink",
  },
  order: { file: "two-state", engine: "kernel", runs: 10, set: {} },
  done: [[0, 10]],
  tally: {},
};

/** With the checksum that it should have. */
const signed = (document: object): string =>
  JSON.stringify({ ...document, sha256: sha256Hex(JSON.stringify(document)) });

describe("a checkpoint with a valid checksum", () => {
  test("is read", () => {
    expect(readCheckpoint(signed(body))).toMatchObject({ done: [{ first: 0, end: 10 }] });
  });

  test.each([
    ["no order", { ...body, order: undefined }],
    ["no file", { ...body, order: { ...body.order, file: undefined } }],
    ["settings that are no text", { ...body, order: { ...body.order, set: { a: 1 } } }],
    ["no identity", { ...body, identity: null }],
    ["half an identity", { ...body, identity: { ...body.identity, seed: undefined } }],
    ["no ranges", { ...body, done: undefined }],
    ["ranges that are none", { ...body, done: [5] }],
    ["an empty range", { ...body, done: [[3, 3]] }],
    [
      "ranges that overlap",
      {
        ...body,
        done: [
          [0, 5],
          [4, 10],
        ],
      },
    ],
  ])("but %s is refused", (_what, document) => {
    const plain = JSON.parse(JSON.stringify(document)) as object;
    expect(readCheckpoint(signed(plain))).toHaveProperty("fault");
  });
});
