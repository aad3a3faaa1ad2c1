/** The flagship is believed by a historian before it meets a number: what must be so holds in its runs. */

import { expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { call } from "../cli/call.ts";
import { shipped } from "./counts.ts";

const id = "europe-2022";
const deep = process.env["BRINK_CASES"] !== undefined;
const { model, program } = shipped(id);
const expectations = model.expectations ?? [];

interface Checked {
  readonly files: readonly {
    readonly expectations: { readonly expectations: Readonly<Record<string, { verdict: string }>> };
  }[];
}

it("says by at least thirty expectations what must be so, each with a source or as hindsight", () => {
  expect(expectations.length).toBeGreaterThanOrEqual(30);
  for (const { id: name, about } of expectations) {
    expect(about?.["ar"], name).toMatch(/\p{Script=Arabic}/u);
    // A date or a collection of cases; nothing later than the post, unless it is said.
    expect(about?.["en"], name).toMatch(/\d{4}|ICB|COW|UCDP|Treaty|S\d|Hindsight/u);
    expect(about?.["en"], name).not.toMatch(/(?:February|March|April|May|June|July) 2022|2023|2024/u);
  }
});

it.runIf(deep)("holds to it in 10,000 runs", async () => {
  const { out } = await call([
    ...["check", id, "--expectations", "--runs", "10000", "--quiet", "--json"],
  ]);
  const { files } = JSON.parse(out) as Checked;
  const judged = Object.entries(at(files, 0).expectations.expectations);
  expect(judged).toHaveLength(expectations.length);
  expect(judged.filter(([, { verdict }]) => verdict !== "passes")).toEqual([]);
});

it.runIf(deep)("is the same on interpreter and kernel, to the bit", () => {
  const parameters = program.parameters.map(({ value }) => value);
  const [slow, fast] = [interpreterEngine, kernelEngine].map((engine) =>
    engine.prepare(program).list(parameters, keyOfSeed("alike"), 0, 200),
  );
  expect(fast).toEqual(slow);
});
