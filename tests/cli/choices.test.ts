/** The quick list of the start screen says what the thorough one says. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { offeredScenarios, scenarioChoices } from "../../src/app/scenarios.ts";
import { root } from "./call.ts";

it("has the titles of every scenario that ships, in the same order", async () => {
  const thorough = (await offeredScenarios(root)).map(({ scenario, title }) => ({
    scenario,
    title,
  }));
  const quick = await scenarioChoices(root);
  expect(quick.map(({ scenario, title }) => ({ scenario, title }))).toEqual(thorough);
});

it("shows local scenarios, and passes over files that are none", async () => {
  const folder = mkdtempSync(join(tmpdir(), "brink-choices-"));
  writeFileSync(join(folder, "mine.yaml"), "brink: 1\nscenario: mine\ntitle: Mine\n");
  writeFileSync(join(folder, "untitled.yaml"), "brink: 1\nscenario: untitled\n");
  writeFileSync(join(folder, "compose.yaml"), "services: {}\n");
  writeFileSync(join(folder, "broken.yaml"), "brink: 1\nscenario: [\n");
  const choices = await scenarioChoices(folder);
  const local = choices.filter(({ scenario }) => scenario.endsWith(".yaml"));
  rmSync(folder, { recursive: true, force: true });
  // A broken one stays on offer: choosing it shows its faults.
  expect(local).toEqual([
    { scenario: "broken.yaml", title: { en: "broken.yaml" }, about: {} },
    { scenario: "mine.yaml", title: { en: "Mine" }, about: {} },
    { scenario: "untitled.yaml", title: { en: "untitled.yaml" }, about: {} },
  ]);
});
