/** A small batch of a scenario, as sections of a report take it; and documents with one thing broken. */

import { batchNames } from "../../../src/story/batch-names.ts";
import { readScenarioFile } from "../../../src/app/read.ts";
import { identify } from "../../../src/batch/identity.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { coursesOf } from "../../../src/study/courses.ts";
import { estimate } from "../../../src/study/estimates.ts";
import { namingOf } from "../../../src/story/naming.ts";
import { speakOf, type SpokenResult } from "../../../src/view/report/result.ts";
import { call, root } from "../../cli/call.ts";

/** A document as JSON gives it. */
export type Document = Record<string, unknown>;

/** Fifty runs of a scenario, in words. */
export function spoken(name: string, language: "en" | "ar" = "en"): readonly SpokenResult[] {
  const read = readScenarioFile(name, root);
  if (read.kind === "faulty") throw new Error(name);
  const { program, model } = read;
  const tally = kernelEngine
    .prepare(program)
    .tally(parametersOf(program), keyOfSeed("brink"), 0, 50);
  const estimates = estimate(program, tally);
  if (estimates === undefined) throw new Error(name);
  return speakOf([
    {
      label: name,
      scenario: name,
      naming: namingOf(model, program, { language, digits: "latin" }),
      names: batchNames(model),
      estimates,
      courses: coursesOf(program, tally),
      facts: { seed: "brink", total: 50, done: 50, settings: [], faults: 0, replay: "" },
      identity: identify(program, parametersOf(program), "brink", "0"),
      engine: "kernel",
    },
  ]);
}

/** The document that a command prints. */
export async function documentOf(...argv: readonly string[]): Promise<Document> {
  const { out } = await call([...argv, "--json", "--quiet"], { folder: root });
  return JSON.parse(out) as Document;
}

/** Every document that differs from this one by one value: left out, emptied or of another type. */
export function* damaged(value: unknown): Generator {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const entry = (value as Document)[key];
    const put = (other: unknown): unknown =>
      Array.isArray(value)
        ? value.map((one: unknown, index) => (String(index) === key ? other : one))
        : { ...value, [key]: other };
    for (const other of [undefined, null, "x", {}, [], -3.5, 1e9]) yield put(other);
    for (const other of damaged(entry)) yield put(other);
  }
}
