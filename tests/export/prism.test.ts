/**
 * The exported model says what the scenario says: a model checker that knows only the emitted text
 * gives the exact answers of the corpus, and what enumeration of the interpreter gives elsewhere.
 */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { solve } from "../../src/engine/exact/solve.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { exportPrism } from "../../src/export/prism/export.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { expectGolden } from "../config/golden.ts";
import { corpusFolder, numberOf, readCorpus, readModel, type Answer } from "../corpus/cases.ts";
import { modelOf } from "../scenario/reading.ts";
import { Checker, readChain } from "./prism.ts";

const corpus = readCorpus();
const refused = ["variables", "noise"];

function written(program: Program): { readonly model: string; readonly properties: string } {
  const result = exportPrism(program, parametersOf(program));
  if (result.kind === "refused") throw new Error(JSON.stringify(result.refusals));
  return result;
}

/** Claims as [wanted, what the files say]. */
function claimsOf(
  checker: Checker,
  properties: string,
  id: string,
  answer: Answer,
): readonly (readonly [string, number, number])[] {
  const claims: (readonly [string, number, number])[] = [];
  if (answer.probability !== undefined) {
    claims.push(["probability", numberOf(answer.probability), checker.check(properties, id)]);
  }
  if (answer.mean !== undefined) {
    claims.push(["mean", numberOf(answer.mean), checker.check(properties, id)]);
  }
  if (answer.never !== undefined) {
    claims.push(["never", numberOf(answer.never), checker.check(properties, `${id}_never`)]);
  }
  for (const [text, share] of Object.entries(answer.at ?? {})) {
    const step = Number(text);
    const before = step === 0 ? 0 : checker.check(properties, id, step - 1);
    claims.push([`at ${text}`, numberOf(share), checker.check(properties, id, step) - before]);
  }
  return claims;
}

describe.each(
  corpus.filter(({ name }) => !refused.includes(name)).map((one) => [one.name, one] as const),
)("%s", (name, { program, answers }) => {
  const { model, properties } = written(program);

  test("gives the exact answers within 1e-9", () => {
    const checker = new Checker(readChain(model));
    for (const [id, answer] of Object.entries(answers)) {
      for (const [what, wanted, found] of claimsOf(checker, properties, id, answer)) {
        expect(Math.abs(found - wanted), `${id} ${what}: ${String(found)}`).toBeLessThan(1e-9);
      }
    }
  });

  test("is written like this", async () => {
    await expectGolden(`tests/export/golden/${name}.prism`, model);
    await expectGolden(`tests/export/golden/${name}.props`, properties);
  });
});

test("refuses variables that need not be whole, each by name", () => {
  const program = corpus.find(({ name }) => name === "variables")?.program;
  if (program === undefined) throw new Error("the case is gone");
  expect(exportPrism(program, parametersOf(program))).toEqual({
    kind: "refused",
    refusals: [
      { reason: "real-drift", path: "variables.follows" },
      { reason: "real-drift", path: "variables.half" },
      { reason: "real-drift", path: "variables.power" },
      { reason: "real-maximum", path: "outcomes.half_max" },
    ],
  });
});

test("refuses noise, which a model checker cannot draw, variable by variable", () => {
  const program = corpus.find(({ name }) => name === "noise")?.program;
  if (program === undefined) throw new Error("the case is gone");
  expect(exportPrism(program, parametersOf(program))).toEqual({
    kind: "refused",
    refusals: ["anew", "narrow", "still", "walk"].map((id) => ({
      reason: "noise",
      path: `variables.${id}`,
    })),
  });
});

test("refuses sine of what changes, computes it of what does not", () => {
  const wave = (drift: string): Program =>
    lower(
      modelOf(
        `brink: 2\nscenario: wave\nstart: 2022-01-12\nstep: day\nhorizon: 3 steps\nflashpoints:\n  f: { start: a, levels: [a, b] }\nvariables:\n  v: { start: 0, min: -9, max: 9, integer: true, drift: "${drift}" }\noutcomes:\n  o: { at_end: v }\n`,
      ),
    );
  const program = wave("round(2 * sin(t))");
  expect(exportPrism(program, parametersOf(program))).toEqual({
    kind: "refused",
    refusals: [{ reason: "sine", path: "variables.v" }],
  });
  const still = wave("v + round(2 * cos(0.5))");
  expect(written(still).model).toContain("v+2");
});

test("the first small flagship, cut to two weeks, has its exact answers", () => {
  const model = readModel(join(corpusFolder, "../bench/core-first.yaml"));
  const program = lower({ ...model, calendar: { ...model.calendar, steps: 2 } });
  const { model: chain, properties } = written(program);
  const checker = new Checker(readChain(chain));
  const going = solve(program, parametersOf(program), { drop: 0, most: 100_000 });
  let next = going.next();
  while (next.done !== true) next = going.next();
  const asked = ["arms_3", "diplomacy_4", "first_fighting", "invasion", "worst_rung"];
  const answers = next.value.answers.filter(({ id }) => asked.includes(id));
  expect(answers).toHaveLength(asked.length);
  for (const answer of answers) {
    const wanted =
      answer.kind === "number"
        ? answer.mean.value
        : answer.kind === "boolean"
          ? answer.probability.value
          : 1 - answer.probability.value;
    const name = answer.kind === "time" ? `${answer.id}_never` : answer.id;
    expect(Math.abs(checker.check(properties, name) - wanted), name).toBeLessThan(1e-9);
  }
});
