import { join } from "node:path";
import { expect, test } from "vitest";
import { lower } from "../../src/ir/lower.ts";
import { printProgram } from "../../src/ir/print.ts";
import { corpusFolder, readCorpus, readModel } from "../corpus/cases.ts";
import * as m from "./models.ts";

test("a program prints with names, in canonical order", () => {
  const program = lower(readModel(join(corpusFolder, "lags.yaml")));
  const lines = printProgram(program).split("\n");
  expect(lines).toContain("  #3 = 0.6931471805599453 * (1 * (rung(source, 2) - 0))");
  expect(lines).toContain("    levels calm held 0/0, tense* held 7/10");
  expect(lines).toContain(
    "    rule down: tense -> calm when dwell(old) >= 7 and held(old, tense) == 9",
  );
});

test("every program of the corpus prints without indices or gaps", () => {
  for (const { program } of readCorpus()) {
    expect(printProgram(program)).not.toMatch(/undefined|\[object/u);
  }
});

test("brackets keep the shape of the tree", () => {
  const { variables, ...rest } = lower(
    m.aModel({
      variables: [
        m.aVariable("v", 0, {
          drift: m.binary("-", m.variable("v"), m.binary("-", m.variable("v"), m.variable("v"))),
        }),
        m.aVariable("w", 0, {
          drift: m.binary(
            "^",
            m.binary("^", m.variable("v"), 2),
            m.binary("*", m.variable("v"), 3),
          ),
        }),
        m.aVariable("x", 0, {
          drift: {
            kind: "conditional",
            test: m.compare("<", m.variable("v"), 1),
            then: m.x(1),
            otherwise: m.binary("+", m.variable("v"), 1),
            span: m.span(),
          },
        }),
      ],
    }),
  );
  const text = printProgram({ ...rest, variables });
  expect(text).toContain("drift v - (v - v)");
  expect(text).toContain("drift (v ^ 2) ^ (v * 3)");
  expect(text).toContain("drift v < 1 ? 1 : v + 1");
});
