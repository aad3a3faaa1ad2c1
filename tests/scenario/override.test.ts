/** A path that `set` does not find is met with the nearest one that there is. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";

const scenarios = new URL("../../scenarios/", import.meta.url);

function suggested(path: string): string | undefined {
  const { diagnostics } = readScenario(
    "europe-2022.yaml",
    (name) => ({ text: readFileSync(new URL(name, scenarios), "utf8"), name }),
    {
      set: { [path]: "1" },
    },
  );
  return diagnostics.find(({ code }) => code === "set-unknown")?.suggestion;
}

describe("set of a number that is not there", () => {
  it.each([
    // Each key is looked up among those at its place, so a longer path elsewhere never wins.
    ["flashpoints.ukraine.rules.armistise.chance", "flashpoints.ukraine.rules.armistice.chance"],
    ["flashpoint.ukrane.rules.armistice.chanse", "flashpoints.ukraine.rules.armistice.chance"],
    ["unknowns.russian_intent.bargainin", "unknowns.russian_intent.bargaining"],
    ["couplings.strenght", "couplings.strength"],
    ["coupling_strenght", "coupling_strength"],
    ["couplings.ukrane.nordics", undefined],
    ["zzz.ukraine", undefined],
    // The keys are right, and lead to a text.
    ["flashpoints.ukraine.name", undefined],
  ])("%s", (path, wanted) => {
    expect(suggested(path)).toBe(wanted);
  });
});
