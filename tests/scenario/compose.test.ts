/** Includes, variants and overrides. */

import { describe, expect, it } from "vitest";
import { maximumFiles } from "../../src/scenario/compose.ts";
import { hashModel } from "../../src/scenario/hash.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { border, errorsOf, faultsOf, head, modelOf, readText } from "./reading.ts";

const base = `${head}sources: { S1: A book, S2: Another }
parameters:
  pull: { value: 2, range: [1, 4], basis: S1 }
variables:
  heat: { start: 5, range: [2, 8], min: 0, max: 10, basis: S1 }
${border}    basis: S1
    rules:
      up:
        from: calm
        to: tense
        chance: 2% per week
        range: [1%, 4%]
        times:
          - { by: 3, range: [2, 5], when: heat > 6 }
        then: { heat: { add: 2, range: [1, 3] } }
      on: { from: tense, to: war, chance: 1% per month, range: [0.5%, 2%] }
`;

describe("include", () => {
  const main = `${head}include: [parts/sources.yaml]\n${border}    basis: S1\n`;

  it("adds sections, from folders below, and fragments of fragments", () => {
    const files = {
      "parts/sources.yaml": "brink: 1\ninclude: [parts/more.yaml]\nsources: { S1: A book }\n",
      "parts/more.yaml":
        "brink: 1\nsources: { S2: Another }\nevents:\n  council: { date: 2022-01-13, chance: 100% }\n",
    };
    const { model, files: loaded } = readText(main, files);
    expect(model?.sources.map(({ id }) => id)).toEqual(["S1", "S2"]);
    expect(model?.events.map(({ id }) => id)).toEqual(["council"]);
    expect(loaded.map(({ name }) => name)).toEqual([
      "main.yaml",
      "parts/sources.yaml",
      "parts/more.yaml",
    ]);
  });

  it("reports what stands in two files, and faults inside a fragment in its own file", () => {
    const files = {
      "parts/sources.yaml": "brink: 1\nsources: { S1: A book }\nflashpoints:\n  border: {}\n",
    };
    expect(errorsOf(main, files)).toEqual(["yaml-duplicate-key: border"]);
    const { diagnostics } = readText(main, {
      "parts/sources.yaml": "brink: 1\nsources: { S1: { txt: A book } }\n",
    });
    expect(diagnostics.map(({ code, span }) => [code, span.file.name])).toEqual([
      ["unknown-key", "parts/sources.yaml"],
    ]);
  });

  it.each([
    "../x.yaml",
    "/etc/passwd",
    "a/../../x.yaml",
    "a\\\\..\\\\x.yaml",
    "C:/x.yaml",
    "./x.yaml",
    "a//b.yaml",
    "file:x.yaml",
  ])("never asks the loader for %s", (name) => {
    const asked: string[] = [];
    const text = `${head}include: ["${name}"]\n${border}`;
    const { diagnostics } = readTextLogging(text, asked);
    expect(diagnostics).toContain("file-outside");
    expect(asked).toEqual(["main.yaml"]);
    const variant = readTextLogging(`brink: 1\nscenario: v\nextends: "${name}"\n`, asked);
    expect(variant.diagnostics).toEqual(["file-outside"]);
  });

  it("sees circles", () => {
    expect(errorsOf(`${head}include: [main.yaml]\n${border}`)).toEqual(["file-cycle: main.yaml"]);
    const files = {
      "a.yaml": "brink: 1\ninclude: [b.yaml]\n",
      "b.yaml": "brink: 1\ninclude: [a.yaml]\n",
    };
    expect(errorsOf(`${head}include: [a.yaml]\n${border}`, files)).toEqual(["file-cycle: a.yaml"]);
    expect(errorsOf("brink: 1\nscenario: v\nextends: main.yaml\n")).toEqual([
      "file-cycle: main.yaml",
    ]);
  });

  it("adds a fragment once, however often it is named", () => {
    const files = {
      "a.yaml": "brink: 1\ninclude: [shared.yaml]\n",
      "b.yaml": "brink: 1\ninclude: [shared.yaml]\n",
      "shared.yaml": "brink: 1\nsources: { S1: A book }\n",
    };
    const text = `${head}include: [a.yaml, b.yaml, shared.yaml]\n${border}    basis: S1\n`;
    const { model, files: loaded } = readText(text, files);
    expect(model?.sources.map(({ id }) => id)).toEqual(["S1"]);
    expect(loaded.map(({ name }) => name)).toEqual([
      "main.yaml",
      "a.yaml",
      "shared.yaml",
      "b.yaml",
    ]);
    // A variant and its base may both need the same fragment.
    const base = `${head}include: [shared.yaml]\n${border}    basis: S1\n`;
    const variant = "brink: 1\nscenario: v\nextends: base.yaml\ninclude: [shared.yaml]\n";
    expect(errorsOf(variant, { ...files, "base.yaml": base })).toEqual([]);
  });

  it("reads each file once, where fragments double at every step", () => {
    const steps = 18;
    let loads = 0;
    const { model } = readScenario("main.yaml", (name) => {
      loads += 1;
      if (name === "main.yaml") return { text: `${head}include: [f0.yaml]\n${border}` };
      const next = Number(/\d+/u.exec(name)?.[0]) + 1;
      const twice = next < steps ? `include: [f${next}.yaml, f${next}.yaml]\n` : "";
      return { text: `brink: 1\n${twice}` };
    });
    expect(model).toBeDefined();
    expect(loads).toBe(steps + 1);
  });

  it("takes no more files than a scenario can need", () => {
    const names = Array.from({ length: maximumFiles }, (_, i) => `part${i}.yaml`);
    const files = Object.fromEntries(names.map((name) => [name, "brink: 1\n"]));
    const text = (list: readonly string[]): string =>
      `${head}include: [${list.join(", ")}]\n${border}`;
    expect(errorsOf(text(names.slice(1)), files)).toEqual([]);
    expect(errorsOf(text(names), files)).toEqual([`file-too-many: part${maximumFiles - 1}.yaml`]);
  });

  it("blames a missing file, not the names that were in it", () => {
    const text = `${head}include: [gone.yaml]\n${border}    basis: S1\noutcomes:\n  a: { ever: coast == war }\n`;
    expect(errorsOf(text)).toEqual(["file-missing: gone.yaml"]);
  });
});

function readTextLogging(text: string, asked: string[]): { diagnostics: readonly string[] } {
  const files = new Proxy(
    {},
    {
      getOwnPropertyDescriptor: (_target, name) => {
        asked.push(String(name));
        return undefined;
      },
    },
  );
  asked.length = 0;
  asked.push("main.yaml");
  return { diagnostics: readText(text, files).diagnostics.map(({ code }) => code) };
}

describe("extends", () => {
  const variant = (body: string): string =>
    `brink: 1\nscenario: variant\nextends: base.yaml\n${body}`;
  const files = { "base.yaml": base };

  it("merges, removes and replaces", () => {
    const model = modelOf(
      variant(`flashpoints:
  border:
    rules:
      up: { chance: 3% per week, times: null }
      on: null
`),
      files,
    );
    expect(model.id).toBe("variant");
    const [flashpoint] = model.flashpoints;
    expect(flashpoint?.rules.map(({ id }) => id)).toEqual(["up"]);
    expect(flashpoint?.rules[0]?.multipliers).toEqual([]);
    expect(model.parameters.find(({ id }) => id.endsWith("chance"))?.value).toBe(0.03);
  });

  it("means the same as its base if it changes nothing but its id", () => {
    const own = modelOf(variant("").replace("scenario: variant", "scenario: example"), files);
    expect(hashModel(own)).toBe(hashModel(modelOf(base)));
  });

  it("goes over several files, and checks a variant's own words", () => {
    const chain = { ...files, "middle.yaml": variant("parameters: { pull: { value: 3 } }\n") };
    const model = modelOf("brink: 1\nscenario: last\nextends: middle.yaml\n", chain);
    expect(model.parameters.find(({ id }) => id === "pull")?.value).toBe(3);
    expect(
      errorsOf(variant("flashpoints: { border: { rules: { up: { too: war } } } }\n"), files),
    ).toEqual(["unknown-key: too"]);
  });
});

describe("set", () => {
  const value = (path: string, text: string, id = path): unknown =>
    modelOf(base, {}, { set: { [path]: text } }).parameters.find((parameter) => parameter.id === id)
      ?.value;

  it.each([
    ["pull", "3", 3],
    ["flashpoints.border.rules.up.chance", "3%", 0.03],
    ["flashpoints.border.rules.up.chance", "0.03", 0.03],
    ["flashpoints.border.rules.up.times.0.by", "4", 4],
    ["flashpoints.border.rules.up.then.heat", "1.5", 1.5],
    ["variables.heat.start", "7", 7],
  ])("%s = %s", (path, text, expected) => {
    expect(value(path, text)).toBe(expected);
  });

  it("reaches every parameter of a scenario by its own id", () => {
    for (const { id, value: old } of modelOf(base).parameters) {
      const { model, diagnostics } = readText(base, {}, { set: { [id]: String(old) } });
      expect(diagnostics, id).toEqual([]);
      expect(hashModel(model!), id).toBe(hashModel(modelOf(base)));
    }
  });

  it("keeps the window, or takes a new one", () => {
    const windowOf = (text: string): unknown => {
      const set = { "flashpoints.border.rules.on.chance": text };
      return modelOf(base, {}, { set }).flashpoints[0]?.rules[1]?.base;
    };
    expect(windowOf("1.5%")).toMatchObject({ window: "month" });
    expect(windowOf("1.5% per year")).toMatchObject({ window: "year" });
  });

  it("keeps the sign of an addition", () => {
    const text = base.replace("{ heat: { add: 2, range: [1, 3] } }", "{ heat: +2 }");
    const set = { "flashpoints.border.rules.up.then.heat": "3" };
    expect(modelOf(text, {}, { set }).flashpoints[0]?.rules[0]?.effects[0]).toMatchObject({
      operation: "add",
    });
  });

  it("keeps what an effect does, whatever the sign of its new number", () => {
    const effect = (written: string, text: string): unknown => {
      const source = base.replace("{ heat: { add: 2, range: [1, 3] } }", `{ heat: ${written} }`);
      const set = { "flashpoints.border.rules.up.then.heat": text };
      const made = modelOf(source, {}, { set }).flashpoints[0]?.rules[0]?.effects[0];
      return made?.target === "variable" && made.value.kind === "number"
        ? [made.operation, made.value.value]
        : made;
    };
    expect(effect("5", "-3")).toEqual(["set", -3]);
    expect(effect("5", "7")).toEqual(["set", 7]);
    expect(effect("+5", "-3")).toEqual(["add", -3]);
    expect(effect("-5", "3")).toEqual(["add", 3]);
    expect(effect("{ set: 5 }", "-3")).toEqual(["set", -3]);
    expect(effect("{ add: -5 }", "3")).toEqual(["add", 3]);
  });

  it("changes numbers only", () => {
    for (const path of [
      "title",
      "scenario",
      "start",
      "flashpoints.border.start",
      "sources.S1",
      "flashpoints.border.rules.up.from",
    ]) {
      expect(faultsOf(base, {}, { set: { [path]: "5" } })).toEqual([`set-unknown: ${path}`]);
    }
  });

  it("widens a range that does not hold the new value, with a warning", () => {
    const { model, diagnostics } = readText(base, {}, { set: { pull: "9" } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["set-outside-range"]);
    expect(model?.parameters[0]?.prior).toMatchObject({ low: 1, high: 9 });
  });

  it("refuses paths that lead nowhere and values that are no numbers", () => {
    const codes = (path: string, text: string): readonly string[] =>
      faultsOf(base, {}, { set: { [path]: text } });
    expect(codes("flashpoints.border.rules.up.chanse", "2%")).toEqual([
      "set-unknown: flashpoints.border.rules.up.chanse → flashpoints.border.rules.up.chance",
    ]);
    expect(codes("flashpoints.border.rules", "2")).toEqual([
      "set-unknown: flashpoints.border.rules",
    ]);
    expect(codes("__proto__.x", "2")).toEqual(["set-unknown: __proto__.x"]);
    expect(codes("pull", "many")).toEqual(["set-not-a-number: many"]);
    expect(codes("pull", "1e999")).toEqual(["set-not-a-number: 1e999"]);
    expect(codes("flashpoints.border.rules.up.chance", "200%")).toContain(
      "chance-out-of-bounds: 200%",
    );
  });

  it("is the same in the file as on the command line", () => {
    const inside = modelOf(base.replace("sources:", "set: { pull: 3 }\nsources:"));
    expect(hashModel(inside)).toBe(hashModel(modelOf(base, {}, { set: { pull: "3" } })));
  });
});
