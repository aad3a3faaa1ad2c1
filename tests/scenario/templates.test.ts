/** Templates, and keys for several ids: what is written out, where its faults stand, and its bounds. */

import { describe, expect, it } from "vitest";
import { parametersOf, simulate } from "../../src/engine/interpreter/run.ts";
import { lower } from "../../src/ir/lower.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { formatScenario } from "../../src/scenario/format.ts";
import { hashModel } from "../../src/scenario/hash.ts";
import type { Model } from "../../src/scenario/model.ts";
import { errorsOf, faultsOf, head as first, modelOf } from "./reading.ts";

const head = first.replace("brink: 1", "brink: 2");

const templates = `templates:
  border:
    needs: [place, calm, spark, limit]
    flashpoint:
      name: $place
      start: calm
      levels: [calm, tense, war]
      rules:
        incident: { from: calm, to: tense, chance: $calm per week, range: [1%, 9%] }
        clash:
          from: tense
          to: war
          chance: $spark
          range: [1%, 60%]
          when: dwell($id) >= 2 and not $limit
          times: [{ use: heat, with: { by: 1.5 } }]
          then: { heat: +2 }
        easing: { from: tense, to: calm, chance: 20% per week }
  heat: { needs: [by], multiplier: { by: $by, range: [1, 3], when: heat > 10 } }
  watcher:
    needs: [of]
    actor:
      moves:
        wait: { weight: 5 }
        warn, threaten: { use: act, with: { on: $of, id_of: $id } }
  act: { needs: [on, id_of], move: { weight: 2, when: $on >= tense, not_again_for: 2 weeks, headline: $id_of } }
`;

const used = `${head}${templates}
variables: { heat: { start: 9, min: 0, max: 99 } }
flashpoints:
  kinmen: { use: border, with: { place: The port, calm: 6%, spark: 30% per week, limit: heat > 90 or t > 8 } }
  matsu:
    use: border
    with: { place: Islands, calm: 3%, spark: 40% per week, limit: "false" }
    start: tense
    rules: { easing: null, clash: { to: tense, from: calm } }
  state_1..state_3: { start: off, levels: [off, on], rules: { go: { from: off, to: on, chance: 9% per week, when: "$id == off" } } }
  state_2: { rules: { go: { chance: 1% per week } } }
actors: { north: { use: watcher, with: { of: kinmen } } }
outcomes:
  kinmen, matsu: { ever: $id == war }
  heat: { at_end: heat }
`;

const incident = (chance: string): string =>
  `incident: { from: calm, to: tense, chance: ${chance} per week, range: [1%, 9%] }`;
const heated = `times: [{ by: 1.5, range: [1, 3], when: heat > 10 }], then: { heat: +2 }`;
const go = (id: string, chance: string): string =>
  `  ${id}: { start: off, levels: [off, on], rules: { go: { from: off, to: on, chance: ${chance} per week, when: ${id} == off } } }`;
const act = (headline: string): string =>
  `{ weight: 2, when: kinmen >= tense, not_again_for: 2 weeks, headline: ${headline} }`;

/** The same by hand. */
const twin = `${head}
variables: { heat: { start: 9, min: 0, max: 99 } }
flashpoints:
  kinmen:
    name: The port
    start: calm
    levels: [calm, tense, war]
    rules:
      ${incident("6%")}
      clash: { from: tense, to: war, chance: 30% per week, range: [1%, 60%], when: dwell(kinmen) >= 2 and not (heat > 90 or t > 8), ${heated} }
      easing: { from: tense, to: calm, chance: 20% per week }
  matsu:
    name: Islands
    start: tense
    levels: [calm, tense, war]
    rules:
      ${incident("3%")}
      clash: { from: calm, to: tense, chance: 40% per week, range: [1%, 60%], when: dwell(matsu) >= 2 and not false, ${heated} }
${go("state_1", "9%")}
${go("state_2", "1%")}
${go("state_3", "9%")}
actors:
  north:
    moves: { wait: { weight: 5 }, warn: ${act("warn")}, threaten: ${act("threaten")} }
outcomes: { kinmen: { ever: kinmen == war }, matsu: { ever: matsu == war }, heat: { at_end: heat } }
`;

const outcomesOf = (model: Model): readonly unknown[] => {
  const program = lower(model);
  const key = keyOfSeed("twins");
  return Array.from(
    { length: 40 },
    (_, run) => simulate(program, parametersOf(program), luckOf(key, run)).outcomes,
  );
};

describe("what templates and keys for several write out", () => {
  const model = modelOf(used);

  it("is what an author would have written by hand, to the hash and every bit", () => {
    const written = modelOf(twin);
    expect(hashModel(model)).toBe(hashModel(written));
    expect(outcomesOf(model)).toEqual(outcomesOf(written));
    expect(model.flashpoints.map(({ name }) => name)).toEqual(
      written.flashpoints.map(({ name }) => name),
    );
  });

  it("names numbers by the place of their use, and changes them there", () => {
    expect(model.parameters.map(({ id }) => String(id))).toContain(
      "flashpoints.kinmen.rules.incident.chance",
    );
    const path = "flashpoints.kinmen.rules.incident.chance";
    const changed = hashModel(modelOf(twin, {}, { set: { [path]: "8%" } }));
    expect(hashModel(modelOf(used, {}, { set: { [path]: "8%" } }))).toBe(changed);
    expect(hashModel(modelOf(`${used}set: { ${path}: 8% }\n`))).toBe(changed);
    expect(changed).not.toBe(hashModel(model));
    expect(errorsOf(`${used}set: { flashpoints.kinmn.rules.incident.chance: 8% }\n`)).toEqual([
      "set-unknown: flashpoints.kinmn.rules.incident.chance → flashpoints.kinmen.rules.incident.chance",
    ]);
  });

  it("comes from a file of templates, and a variant changes a copy", () => {
    const [above = "", below = ""] = used.split(templates);
    const text = `${above}include: [library.yaml]${below}`;
    const files = { "library.yaml": `brink: 2\n${templates}`, "base.yaml": text };
    expect(hashModel(modelOf(text, files))).toBe(hashModel(model));
    const variant = `brink: 2\nscenario: example\nextends: base.yaml\nflashpoints: { state_3: null, matsu: { rules: { incident: null } }, kinmen: { with: { calm: 8% } } }\n`;
    const { flashpoints, parameters } = modelOf(variant, files);
    expect(flashpoints[1]?.rules.map(({ id }) => String(id))).toEqual(["clash"]);
    expect(flashpoints.map(({ id }) => String(id))).toEqual([
      ...["kinmen", "matsu", "state_1", "state_2"],
    ]);
    expect(parameters.find(({ id }) => id.includes("kinmen.rules.incident"))?.value).toBe(0.08);
    expect(errorsOf(text.replace("library.yaml", "lost.yaml"))).toEqual([
      "file-missing: lost.yaml",
    ]);
  });

  it("is formatted without a change of meaning", () => {
    const formatted = formatScenario(used) ?? "";
    expect(hashModel(modelOf(formatted))).toBe(hashModel(model));
    expect(formatScenario(formatted)).toBe(formatted);
  });

  it("takes texts of several languages whole", () => {
    const text = `${head}languages: [en, ar]\ntitle: { en: Coast, ar: ساحل }\ntemplates:
  pair: { needs: [latin, arabic], flashpoint: { name: { en: $latin, ar: $arabic }, start: a, levels: { a: { en: A, ar: أ }, b: { en: B, ar: ب } } } }
flashpoints: { coast: { use: pair, with: { latin: Coast, arabic: ساحل } } }\n`;
    expect(modelOf(text).flashpoints[0]?.name).toMatchObject({ en: "Coast", ar: "ساحل" });
  });

  it("leaves `$` alone outside copies, and all of it in the first edition", () => {
    const text = `${first}title: It costs $much\nflashpoints: { a: { name: $name, start: x, levels: [x, y] } }\n`;
    const read = (edition: string): unknown =>
      modelOf(text.replace("brink: 1", edition)).flashpoints[0]?.name;
    expect(read("brink: 2")).toEqual(read("brink: 1"));
    expect(errorsOf(used.replace("brink: 2", "brink: 1"))).toContain("edition-needed: use");
  });
});

describe("faults of copies", () => {
  const border = `templates: { border: { needs: [calm], flashpoint: { start: calm, levels: [calm, war], rules: { go: { from: calm, to: war, chance: $calm } } } } }\n`;
  const kinmen = (given: string): string =>
    `${head}${border}flashpoints: { kinmen: { use: border, ${given} } }\n`;

  it("stand where their author wrote them", () => {
    expect(errorsOf(kinmen("with: { calm: 600% per week }"))).toEqual([
      "chance-out-of-bounds: 600%",
    ]);
    const when = kinmen("with: { calm: 6% per week }").replace(
      "to: war,",
      'to: war, when: "$id > peace",',
    );
    expect(errorsOf(when)[0]).toMatch(/^level-unknown|: peace/u);
    // Where a name stood, what is put in for it is shown.
    const spliced = kinmen("with: { calm: nothing }").replace(
      "chance: $calm",
      "chance: $calm per week",
    );
    expect(errorsOf(spliced)).toEqual(["expression-name-unknown: $calm"]);
  });

  it.each([
    ["with: { clam: 6% per week }", ["template-key-unknown: clam → calm"]],
    ["with: {}", ["template-key-missing: border"]],
    ["with: { calm: 1% per week, more: 2 }", ["template-key-unknown: more"]],
    ["with: { calm: [1] }, rules: { go: { when: $calm } }", []],
  ])("%s", (given, faults) => {
    const found = errorsOf(kinmen(given));
    if (faults.length > 0) expect(found).toEqual(faults);
    else expect(found).not.toEqual([]);
  });

  it("are told once, however many copies there are", () => {
    const text = `${head}flashpoints: { "a_1..a_9": { start: x, levels: [x, y], rules: { go: { from: x, to: z, certain: true } } } }\n`;
    expect(errorsOf(text).filter((one) => one.includes(": z"))).toHaveLength(1);
  });

  it("include an id that is written twice, but not one that changes a copy", () => {
    const of = (keys: string): readonly string[] => errorsOf(`${head}flashpoints: { ${keys} }\n`);
    const ladder = "{ start: x, levels: [x, y] }";
    expect(of(`"a, b": ${ladder}, "b, c": ${ladder}`)).toEqual(['yaml-duplicate-key: "b, c"']);
    expect(of(`"a, b": ${ladder}, b: { start: y }`)).toEqual([]);
    expect(of(`"a, 9": ${ladder}`)).toEqual(['each-key: "a, 9"']);
    expect(of(`"a_1..b_2": ${ladder}`)).toEqual(['each-key: "a_1..b_2"']);
  });
});

describe("bounds of copies", () => {
  const ladder = "{ start: x, levels: [x, y] }";
  const codes = (text: string): readonly string[] =>
    faultsOf(text).map((fault) => fault.split(":")[0] ?? "");

  it.each([
    ["a range", `flashpoints: { "a_1..a_999999999": ${ladder} }`, "copies-too-many"],
    [
      "copies in copies",
      `flashpoints: { "a_1..a_40": { start: x, levels: [x, y], rules: { "r_1..r_40": { from: x, to: y, certain: true } } } }`,
      "copies-too-many",
    ],
    [
      "templates that use two of the next",
      `templates: { ${Array.from({ length: 15 }, (_, i) => `t${String(i)}: { actor: { moves: { x: { use: m }, y: { use: m } }, use: t${String(i + 1)} } }`).join(", ")}, t15: { actor: { name: $id } }, m: { move: { weight: 1 } } }\nactors: { "a_1..a_90": { use: t0 } }\nflashpoints: { a: ${ladder} }`,
      "copies-too-many",
    ],
    [
      "values that hold one another twice",
      `templates: { ${Array.from({ length: 14 }, (_, i) => `t${String(i)}: { needs: [v], variable: { use: t${String(i + 1)}, with: { v: [$v, $v, $v] } } }`).join(", ")}, t14: { needs: [v], variable: { start: $v, min: 0, max: 9 } } }\nvariables: { x: { use: t0, with: { v: 1 } } }\nflashpoints: { a: ${ladder} }`,
      "copies-too-large",
    ],
    [
      "a text of names",
      `definitions: { "definition_1..definition_9": "${"$id+".repeat(2400)}1" }\nflashpoints: { a: ${ladder} }`,
      "text-too-long",
    ],
  ])("%s is refused", (_name, text, code) => {
    expect(codes(`${head}${text}\n`)).toEqual([code]);
  });

  it("hold for the links that groups stand for", () => {
    const text = (count: number): string =>
      `${head}groups: { all: [${Array.from({ length: count }, (_, i) => `a_${String(i + 1)}`).join(", ")}] }
flashpoints: { "a_1..a_${String(count)}": ${ladder} }
couplings: { strength: 1, links: [{ from: all, to: all, weight: 1 }] }\n`;
    expect(codes(text(44))).not.toContain("links-too-many");
    expect(codes(text(46))).toContain("links-too-many");
  });
});
