/** A checked form says exactly what was checked, as long as it holds, and nothing at all otherwise. */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loaderFor, type LoadedFile } from "../../src/app/files.ts";
import { checkScenario } from "../../src/app/read.ts";
import { scenariosFolder } from "../../src/app/paths.ts";
import { sha256Hex } from "../../src/base/sha256.ts";
import {
  readChecked,
  seal,
  unseal,
  writeChecked,
  type CheckedScenario,
} from "../../src/checked/form.ts";
import { lower } from "../../src/ir/lower.ts";
import { corpusFolder } from "../corpus/cases.ts";
import { arbitraryOf } from "../generator/dice.ts";
import { nowhere } from "../generator/expressions.ts";
import { randomModel } from "../generator/model.ts";

const stamp = "this code";

interface Written {
  readonly checked: CheckedScenario;
  readonly form: string;
  readonly entry: string;
  readonly load: (name: string) => LoadedFile;
}

function write(path: string, proves = true): Written {
  const file = { argument: path, path, shipped: false };
  const read = checkScenario(file, "/", {}, {}, proves);
  if (read.kind === "faulty") throw new Error(`${path} has faults`);
  const form = writeChecked(read.checked, read.names, stamp, sha256Hex) ?? "";
  return { checked: read.checked, form, entry: basename(path), load: loaderFor(file, "/") };
}

const read = ({ form, entry, load }: Written): CheckedScenario | undefined =>
  readChecked(form, entry, load, stamp, sha256Hex);

const scenariosIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(folder, name));

const two = write(join(scenariosFolder, "two-state.yaml"));

/** A form with some of its text changed, and sealed as if it had always been so. */
function forged(change: (content: string) => string): CheckedScenario | undefined {
  const form = seal(change(unseal(two.form, sha256Hex)), sha256Hex);
  return read({ ...two, form });
}

describe("a form gives back what was checked", () => {
  it.each([...scenariosIn(scenariosFolder), ...scenariosIn(corpusFolder)])("%s", (path) => {
    // Some of the corpus is such that a proof objects to it: it is about numbers.
    const written = write(path, false);
    const again = read(written);
    expect(again).toEqual(written.checked);
    // And in the same order: it is printed (`brink dump`).
    expect(JSON.stringify(again?.model)).toBe(JSON.stringify(written.checked.model));
  });

  it("for random scenarios over the whole language, orders of keys included", () => {
    fc.assert(
      fc.property(arbitraryOf(randomModel), (model) => {
        const checked = { model, program: lower(model), diagnostics: [], files: [nowhere.file] };
        const form = writeChecked(checked, ["random"], stamp, sha256Hex) ?? "";
        const again = readChecked(form, "random", () => nowhere.file, stamp, sha256Hex);
        expect(again).toEqual(checked);
        expect(JSON.stringify(again?.program)).toBe(JSON.stringify(checked.program));
      }),
      { numRuns: 100, seed: 20220112 },
    );
  });

  it("with numbers that JSON cannot say", () => {
    const program = {
      ...two.checked.program,
      parameters: [Infinity, -Infinity, NaN, -0, 5e-324].map((value) => ({
        id: "p" as never,
        value,
      })),
    };
    const form = writeChecked({ ...two.checked, program }, [two.entry], stamp, sha256Hex) ?? "";
    expect(read({ ...two, form })?.program).toEqual(program);
  });

  it("with keys that every object would have by its prototype", () => {
    const title = Object.assign(Object.create(null) as Record<string, string>, { en: "Two" });
    const model = { ...two.checked.model, title };
    const form = writeChecked({ ...two.checked, model }, [two.entry], stamp, sha256Hex) ?? "";
    const again = read({ ...two, form })?.model.title;
    expect(again).toEqual(title);
    expect(again?.["constructor"]).toBeUndefined();
  });

  it("with warnings, which point into the files as they are", () => {
    const { files } = two.checked;
    const span = { file: files[0] ?? nowhere.file, start: 3, end: 8 };
    const warning = { code: "unused", severity: "warning", span, arguments: { id: "x" } } as const;
    const related = [{ span, code: "first-defined-here" }];
    const checked = { ...two.checked, diagnostics: [warning], proven: [{ ...warning, related }] };
    const form = writeChecked(checked, [two.entry], stamp, sha256Hex) ?? "";
    expect(read({ ...two, form })).toEqual(checked);
  });

  it("and none is written where a span lies in another file", () => {
    expect(
      writeChecked({ ...two.checked, files: [nowhere.file] }, ["a"], stamp, sha256Hex),
    ).toBeUndefined();
  });
});

describe("a form is not believed", () => {
  it("once a file says something else, is gone, or is another", () => {
    const { text } = two.checked.files[0] ?? nowhere.file;
    const now = (loaded: LoadedFile): unknown => read({ ...two, load: () => loaded });
    expect(now({ text, name: "elsewhere" })).toBeDefined();
    expect(now({ text: `${text} `, name: "elsewhere" })).toBeUndefined();
    expect(now({ missing: true })).toBeUndefined();
    expect(read({ ...two, entry: "other.yaml" })).toBeUndefined();
  });

  it("if other code wrote it, or another layout", () => {
    expect(readChecked(two.form, two.entry, two.load, "that code", sha256Hex)).toBeUndefined();
    expect(forged((content) => content)).toBeDefined();
    expect(forged((content) => content.replace('"format":1', '"format":2'))).toBeUndefined();
  });

  it("if it is cut, or one bit of it is turned", () => {
    const bytes = Buffer.from(two.form);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        const turned = Buffer.from(bytes);
        turned[at] = (turned[at] ?? 0) ^ (1 << bit);
        expect(read({ ...two, form: turned.toString() })).toBeUndefined();
        expect(read({ ...two, form: bytes.subarray(0, at).toString() })).toBeUndefined();
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

it("the corpus of faults, where only warnings are found, can be kept too", () => {
  const folder = join("tests", "diagnostics");
  let kept = 0;
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  )) {
    for (const path of scenariosIn(join(folder, name))) {
      const file = { argument: path, path, shipped: false };
      const found = checkScenario(file, "/", {}, {}, true);
      if (found.kind === "faulty") continue;
      const form = writeChecked(found.checked, found.names, stamp, sha256Hex) ?? "";
      const load = loaderFor(file, "/");
      expect(readChecked(form, basename(path), load, stamp, sha256Hex), path).toEqual(
        found.checked,
      );
      kept += 1;
    }
  }
  expect(kept).toBeGreaterThan(3);
});

it("a form names every file with its own hash", () => {
  const flagship = write(join(scenariosFolder, "europe-2022.yaml"));
  const header = JSON.parse(flagship.form.split("\n")[1] ?? "") as {
    readonly sources: readonly { readonly name: string; readonly sha256: string }[];
  };
  expect(header.sources.length).toBeGreaterThan(20);
  for (const { name, sha256 } of header.sources) {
    expect(sha256Hex(readFileSync(join(scenariosFolder, name), "utf8")), name).toBe(sha256);
  }
});
