/** The analysis may stop early where nothing is left to find: it says the same as if it had gone on. */

import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scenariosFolder } from "../../../src/app/paths.ts";
import { analyse } from "../../../src/ir/analysis/analyse.ts";
import { explore, mostBlocks } from "../../../src/ir/analysis/explore.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Model } from "../../../src/scenario/model.ts";
import { corpusFolder, readCorpus, readModel } from "../../corpus/cases.ts";
import { arbitraryOf } from "../../generator/dice.ts";
import { randomModel } from "../../generator/model.ts";

function bothWays(model: Model): void {
  const program = lower(model);
  expect(analyse(model, program)).toEqual(analyse(model, program, mostBlocks, false));
}

describe("stopping early", () => {
  it("changes nothing in what is said of the flagship, and saves steps", () => {
    const model = readModel(join(scenariosFolder, "europe-2022.yaml"));
    bothWays(model);
    expect(analyse(model, lower(model))).toEqual([]);
  });

  it.each(readCorpus().map(({ name }) => name))("%s", (name) => {
    bothWays(readModel(join(corpusFolder, `${name}.yaml`)));
  });

  it("changes nothing in random scenarios", () => {
    let reported = 0;
    let silent = 0;
    fc.assert(
      fc.property(arbitraryOf(randomModel), (model) => {
        bothWays(model);
        if (analyse(model, lower(model)).length > 0) reported += 1;
        else silent += 1;
      }),
      { seed: 20220112, numRuns: 150 },
    );
    expect(reported).toBeGreaterThan(0);
    expect(silent).toBeGreaterThan(0);
  });

  it("asks seldom, and stops when told so", () => {
    const model = readModel(join(scenariosFolder, "europe-2022.yaml"));
    let asked = 0;
    explore(lower(model), model, mostBlocks, () => {
      asked += 1;
      return asked === 2;
    });
    expect(asked).toBe(2);
  });
});
