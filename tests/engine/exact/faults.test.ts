/** Expected errors of the corpus: all engines stop at the same place, in the same step, for one reason. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { interpreterEngine } from "../../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { solve } from "../../../src/engine/exact/solve.ts";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import { parametersOf, simulate } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { corpusFolder, readModel } from "../../corpus/cases.ts";

const folder = join(corpusFolder, "faults");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.slice(0, -".yaml".length));

/** What stopped it. */
function faultOf(act: () => unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof RunFault)) throw error;
    return { reason: error.reason, step: error.step, place: error.place.path };
  }
}

test("there are some", () => {
  expect(names.length).toBeGreaterThanOrEqual(4);
});

describe.each(names)("%s", (name) => {
  const program = lower(readModel(join(folder, `${name}.yaml`)));
  const wanted: unknown = JSON.parse(readFileSync(join(folder, `${name}.fault.json`), "utf8"));
  const parameters = parametersOf(program);
  const key = keyOfSeed("faults");

  test("the solver says so", () => {
    const fault = faultOf(() => [...solve(program, parameters, { drop: 0, most: 1000 })]);
    expect(fault).toEqual(wanted);
  });

  test("so does every run that comes there, in both engines", () => {
    const runs = 40;
    const faults = Array.from({ length: runs }, (_, run) =>
      faultOf(() => simulate(program, parameters, luckOf(key, run))),
    );
    const stopped = faults.filter((fault) => fault !== undefined);
    expect(stopped.length).toBeGreaterThan(0);
    for (const fault of stopped) expect(fault).toEqual(wanted);
    for (const engine of [interpreterEngine, kernelEngine]) {
      const { outcomes } = engine.prepare(program).list(parameters, key, 0, runs);
      expect([...outcomes].map(Number.isNaN)).toEqual(faults.map((fault) => fault !== undefined));
    }
  });
});
