/** What the build checked of what ships is what reading it says, and is made again where it is not. */

import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { glanceAtExercise } from "../../src/app/exercise/facts.ts";
import { findExercise, shippedExercises } from "../../src/app/exercise/find.ts";
import { findScenario, loaderFor, shippedIds } from "../../src/app/files.ts";
import {
  catalogueOf,
  formOf,
  openForm,
  shippedForms,
  ShippedFacts,
} from "../../src/app/kept/scenarios.ts";
import { packageRoot } from "../../src/app/paths.ts";
import { checkScenario } from "../../src/app/read.ts";
import { factsOf } from "../../src/app/scenarios.ts";
import { checkShipped } from "../../src/build/check-shipped.ts";
import { requireBundle } from "../config/build-once.ts";

let stamp = "";
let copy = "";
beforeAll(() => {
  requireBundle();
  const built: unknown = JSON.parse(readFileSync(join(packageRoot, "dist/build.json"), "utf8"));
  stamp = (built as { readonly checks: string }).checks;
  copy = mkdtempSync(join(tmpdir(), "brink-forms-"));
  cpSync(shippedForms, copy, { recursive: true });
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

describe("every scenario that ships", () => {
  it.each(shippedIds())("%s is checked, listed, and as it is when read now", (id) => {
    const file = findScenario(id, ".");
    const read = checkScenario(file, ".", {}, {}, false);
    if (read.kind === "faulty") throw new Error(`${id} has faults`);
    expect(openForm(shippedForms, file, loaderFor(file, "."), stamp)).toEqual(read.checked);
    const facts = new ShippedFacts(shippedForms, stamp).of("scenarios", id);
    expect(facts).toEqual(factsOf(read.checked.model));
  });
});

it.each(shippedExercises())("the exercise %s is listed as its file says", (id) => {
  const text = readFileSync(findExercise(id, ".") ?? "", "utf8");
  const facts = new ShippedFacts(shippedForms, stamp).of("exercises", id);
  expect(facts).toEqual(glanceAtExercise({ name: id, text }));
  expect(facts).toBeDefined();
});

describe("the catalogue", () => {
  it("is not believed by other code, damaged, or absent", () => {
    expect(new ShippedFacts(copy, stamp).of("scenarios", "two-state")).toBeDefined();
    expect(new ShippedFacts(copy, "other").of("scenarios", "two-state")).toBeUndefined();
    expect(new ShippedFacts(copy, undefined).of("scenarios", "two-state")).toBeUndefined();
    expect(new ShippedFacts(join(copy, "no"), stamp).of("scenarios", "two-state")).toBeUndefined();
    const whole = readFileSync(catalogueOf(copy), "utf8");
    writeFileSync(catalogueOf(copy), whole.replace("two-state", "two-State"));
    expect(new ShippedFacts(copy, stamp).of("scenarios", "richardson")).toBeUndefined();
    writeFileSync(catalogueOf(copy), whole);
  });
});

it("what still holds is left as it is; what is damaged or old is made again", () => {
  const before = statSync(formOf(copy, "richardson")).mtimeMs;
  writeFileSync(formOf(copy, "two-state"), "damaged");
  rmSync(formOf(copy, "brinkmanship"));
  checkShipped(copy, stamp);
  expect(statSync(formOf(copy, "richardson")).mtimeMs).toBe(before);
  for (const id of ["two-state", "brinkmanship"]) {
    expect(readFileSync(formOf(copy, id), "utf8"), id).toBe(
      readFileSync(formOf(shippedForms, id), "utf8"),
    );
  }
});
