import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { countedStates } from "../../src/ir/lower-outcome.ts";
import { lower } from "../../src/ir/lower.ts";
import { measureTargets } from "../../src/ir/targets.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { hashModel } from "../../src/scenario/hash.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { isError } from "../../src/source/diagnostic.ts";

const file = (targets: string): string => `brink: 2
scenario: watched
start: 2022-01-03
step: week
horizon: 30 steps
ends_when: dwell(b) >= 12
flashpoints:
  b:
    start: tense
    levels: [calm, tense, war]
    rules:
      up: { from: [calm, tense], to: war, chance: 20% per week }
      down: { from: war, to: calm, chance: 30% per week }
outcomes:
  war: { ever: b == war }
${targets}`;

const asked = `targets:
  often: { entries: b == war, is: 3 }
  stays: { entries: b >= calm, per: week, is: 0.1 }
  long: { share_of_time: b == war, is: 30% }
  tense: { of: b >= tense, given: war, is: 50% }
`;

const modelOf = (targets: string): NonNullable<ReturnType<typeof readScenario>["model"]> => {
  const { model, diagnostics } = readScenario("f.yaml", () => ({ text: file(targets) }));
  if (model === undefined) throw new Error(JSON.stringify(diagnostics[0]));
  return model;
};

describe("targets as outcomes of a program", () => {
  const model = modelOf(asked);
  const { program, targets, states } = measureTargets(model);
  const key = keyOfSeed("targets");
  const [list, slow] = [kernelEngine, interpreterEngine].map((engine) =>
    engine.prepare(program).list(parametersOf(program), key, 0, 200),
  );
  const width = program.outcomes.length;
  const valueOf = (run: number, column: number): number =>
    at(list?.outcomes ?? [], run * width + column);

  it("counts the same in the kernel as in the interpreter", () => {
    expect(list?.outcomes).toEqual(slow?.outcomes);
  });

  it("counts how often a condition comes to hold, and not that it held at the start", () => {
    const plain = lower(model);
    const column = at(targets, 0).subject ?? -1;
    const always = at(targets, 1).subject ?? -1;
    const kernel = kernelEngine.prepare(plain);
    const counts = Array.from({ length: 200 }, (_, run) => {
      expect(countedStates(valueOf(run, always))).toBe(0);
      return countedStates(valueOf(run, column));
    });
    // A war is entered from calm or tense only, so entries are what the tally of transitions counts.
    const wars = kernel.list(parametersOf(plain), key, 0, 200).outcomes;
    expect(counts.map((count) => Number(count > 0))).toEqual([...wars]);
    expect(Math.max(...counts)).toBeGreaterThan(2);
  });

  it("counts the states of a run up to its end", () => {
    const all = Array.from({ length: 200 }, (_, run) => countedStates(valueOf(run, states)));
    expect(Math.max(...all)).toBe(31);
    expect(Math.min(...all)).toBeLessThan(31);
    const column = at(targets, 2).subject ?? -1;
    for (const [run, states] of all.entries())
      expect(countedStates(valueOf(run, column))).toBeLessThan(states);
  });

  it("leaves the hash and every other outcome as they were", () => {
    const without = modelOf("");
    expect(hashModel(model)).toBe(hashModel(without));
    expect(program.hash).toBe(hashModel(without));
    const plain = lower(without);
    const own = kernelEngine.prepare(plain).list(parametersOf(plain), key, 0, 200).outcomes;
    const war = program.outcomes.findIndex(({ id }) => id === "war");
    expect(Array.from({ length: 200 }, (_, run) => valueOf(run, war))).toEqual([...own]);
  });

  it("can stand in a file of their own, beside a scenario of any edition", () => {
    const text = file("").replace("brink: 2", "brink: 1");
    const read = (targets: string): ReturnType<typeof readScenario> =>
      readScenario("f.yaml", () => ({ text }), { targets: { name: "t.yaml", text: targets } });
    expect(read(asked).model?.targets?.map(({ id }) => id)).toEqual([
      ...["often", "stays", "long", "tense"],
    ]);
    expect(
      read("targets:\n  never: { of: war, is: 0 }\n").diagnostics.filter(isError),
    ).toMatchObject([{ code: "target-out-of-range", span: { file: { name: "t.yaml" } } }]);
    expect(read("history: {}\n").diagnostics.filter(isError)).toMatchObject([
      { code: "missing-key" },
    ]);
  });
});
