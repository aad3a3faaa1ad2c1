/** `brink check --base-rates` as it is called. */

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { publishedRates } from "../../src/ask/audit.ts";
import { held, type Printed } from "../ask/documents.ts";
import { call } from "./call.ts";

interface Document {
  readonly files: readonly {
    readonly baseRates: {
      readonly rates: Readonly<
        Record<
          string,
          {
            readonly value: number;
            readonly departs: boolean;
            readonly published: readonly { readonly value: number; readonly citation: string }[];
          }
        >
      >;
      readonly provenance: {
        readonly numbers: number;
        readonly fitted: number;
        readonly sourced: number;
        readonly judged: number;
        readonly baseless: number;
      };
    };
  }[];
}

describe("brink check --base-rates", () => {
  it("holds the flagship against published rates", async () => {
    const { code, out } = await call([
      "check",
      "europe-2022",
      "--base-rates",
      "--runs",
      "60",
      "--json",
    ]);
    expect(code).toBe(0);
    const [file] = (JSON.parse(out) as Document).files;
    const answer = await held(file?.baseRates as unknown as Printed);
    expect(answer).toMatchObject({ kind: "audit", scenario: "europe-2022", runs: 60, faults: 0 });
    expect(answer["replay"]).toBe("brink check europe-2022 --base-rates --runs 60 --seed brink");
    const { rates, provenance } = file?.baseRates ?? { rates: {}, provenance: undefined };
    const war: Document["files"][number]["baseRates"]["rates"][string] | undefined =
      Object.fromEntries(Object.entries(rates))["war_given_crisis"];
    expect(war?.published.map(({ value }) => value)).toContain(0.08);
    expect(war?.published[0]?.citation).toContain("International Crisis Behavior");
    expect(war?.value).toBeGreaterThan(0.02);
    expect(war?.value).toBeLessThan(0.25);
    const { numbers = 0, fitted = 0, sourced = 0, judged = 0, baseless = 0 } = provenance ?? {};
    expect(fitted + sourced + judged + baseless).toBe(numbers);
    expect(judged).toBeGreaterThan(20);
  });

  it("speaks both languages, and asks for reasons", async () => {
    const english = await call(["check", "europe-2022", "--base-rates", "--runs", "60"]);
    expect(english.out).toContain("War, given a crisis");
    expect(english.out).toMatch(/Judgement alone +\d+ +\d+%/u);
    const arabic = await call([
      "check",
      "europe-2022",
      "--base-rates",
      "--runs",
      "20",
      "--lang",
      "ar",
    ]);
    expect(arabic.out).toContain("حرب إن وقعت أزمة");
  });

  it("fails strictly where a departure has no reason, and says what is not declared", async () => {
    const plain = await call(["check", "two-state", "--base-rates"]);
    expect(plain.code).toBe(0);
    expect(plain.out).toContain("`base_rates:`");
    const [none] = (
      JSON.parse((await call(["check", "two-state", "--base-rates", "--json"])).out) as Document
    ).files;
    const undeclared = await held(none?.baseRates as unknown as Printed);
    expect(undeclared["cautions"]).toEqual([{ code: "audit-undeclared" }]);
    const folder = mkdtempSync(join(tmpdir(), "brink-"));
    const text = (reason: string): string => `
brink: 1
scenario: hot
start: 2022-01-01
step: week
horizon: 20 steps
flashpoints:
  front:
    start: calm
    levels: [calm, crisis, war]
    basis: judgement
    because: A test
    rules:
      rise: { from: calm, to: crisis, chance: 50% per week, range: [40%, 60%] }
      out: { from: crisis, to: war, chance: 50% per week, range: [40%, 60%] }
base_rates:
  ladders: { front: { crisis: crisis, war: war } }
${reason}`;
    writeFileSync(join(folder, "hot.yaml"), text(""));
    const args = ["check", "hot.yaml", "--base-rates", "--runs", "40", "--strict"];
    const strict = await call(args, { folder });
    expect(strict.code).toBe(1);
    expect(strict.out).toContain("base_rates.departures.war_given_crisis");
    expect(strict.out).not.toMatch(/\{\w+\}|NaN|undefined|Infinity/u);
    const [hot] = (JSON.parse((await call([...args, "--json"], { folder })).out) as Document).files;
    const { cautions } = await held(hot?.baseRates as unknown as Printed);
    expect(cautions).toContainEqual(
      expect.objectContaining({ code: "audit-departure", rate: ["war_given_crisis"] }),
    );
    const because = [
      "war_given_crisis",
      "violence_given_crisis",
      "war_given_violence",
      "war_to_less_1y",
    ]
      .map((rate) => `    ${rate}: So it was meant`)
      .join("\n");
    writeFileSync(join(folder, "hot.yaml"), text(`  departures:\n${because}\n`));
    const answered = await call(args, { folder });
    expect(answered.out).toContain("So it was meant");
    expect(answered.code).toBe(0);
    expect((await call([...args, "--runs", "x"], { folder })).code).toBe(2);
  });
});

describe("what cannot be audited", () => {
  it("is no answer where there are errors, or for an exercise", async () => {
    const { out } = await call(["check", "e1", "--base-rates", "--json"]);
    expect((JSON.parse(out) as { files: { baseRates: unknown }[] }).files[0]?.baseRates).toBeNull();
  });

  it("fails where every run stopped with a fault, and says so", async () => {
    const folder = mkdtempSync(join(tmpdir(), "brink-"));
    writeFileSync(
      join(folder, "broken.yaml"),
      `brink: 1
scenario: broken
start: 2022-01-01
step: week
horizon: 4 steps
parameters: { x: { value: 0.2, range: [0.1, 0.4], basis: judgement, because: test } }
flashpoints:
  front: { start: calm, levels: [calm, war], rules: { up: { from: calm, to: war, chance: x per week } } }
outcomes:
  depth: { at_end: "log(x - 0.2)" }
base_rates:
  ladders: { front: { crisis: war, war: war } }
`,
    );
    const args = ["check", "broken.yaml", "--base-rates", "--runs", "20"];
    const { code, out } = await call(args, { folder });
    expect(code).toBe(1);
    expect(out).toContain("No run came through without a fault.");
    expect(out).toContain("20 runs stopped with a fault");
  });
});

describe("the published rates", () => {
  it("have citations, both languages, and intervals that hold their values", () => {
    const { sources, rates } = publishedRates();
    expect(rates.length).toBeGreaterThan(15);
    for (const { id, low, high, value, source, text } of rates) {
      expect(sources[source]?.ref, id).toMatch(/\d{4}/u);
      expect(Object.keys(text), id).toEqual(["en", "ar"]);
      if (low !== null && high !== null) {
        expect(low, id).toBeLessThan(value);
        expect(high, id).toBeGreaterThan(value);
      }
    }
  });
});
