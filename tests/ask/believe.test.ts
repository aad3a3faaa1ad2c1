/** `brink believe` as it is called: text, JSON, CSV, both languages, wrong input. */

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";

const small = ["--until", "2022-01-25", "--particles", "100", "--runs", "100", "--quiet"];

interface Document {
  readonly method: string;
  readonly steps: readonly {
    readonly to: string;
    readonly posterior: { readonly russian_intent: { readonly all_or_nothing: number } };
    readonly signals: readonly {
      readonly kind: string;
      readonly move?: string;
      readonly likelihoodRatios: {
        readonly russian_intent: { readonly all_or_nothing: { readonly ratio: number } };
      };
    }[];
  }[];
  readonly outcomes: { readonly invasion: { readonly probability: number } };
}

describe("brink believe", () => {
  it("follows the flagship's own history, signal by signal", async () => {
    const document = await printed(["believe", "europe-2022", ...small]);
    const { method, steps, outcomes } = document as unknown as Document;
    expect(method).toBe("particles");
    expect(steps.map(({ to }) => to)).toEqual(["2022-01-18", "2022-01-25"]);
    const move = steps[0]?.signals.find((one) => one.move === "deploy_to_belarus");
    // 1.3 on the weight, less what the other weights take.
    const ratio = move?.likelihoodRatios.russian_intent.all_or_nothing.ratio ?? NaN;
    expect(ratio).toBeGreaterThan(1.1);
    expect(ratio).toBeLessThan(1.3);
    expect(outcomes.invasion.probability).toBeGreaterThan(0.1);
    expect(document["cautions"]).toEqual([{ code: "fitted" }]);
    const alone = await printed(["believe", "europe-2022", ...small, "--workers", "1"]);
    expect(alone).toEqual(document);
  });

  it("prints a table in either language, and CSV", async () => {
    const english = await call(["believe", "europe-2022", ...small]);
    expect(english.out).toContain("Russia (forces): Deploy to Belarus");
    expect(english.out).toMatch(/18 Jan 2022 +4\d/u);
    const arabic = await call(["believe", "europe-2022", ...small, "--lang", "ar"]);
    expect(arabic.out).toContain("روسيا (القوات): نشر قوات في بيلاروسيا");
    const csv = await call(["believe", "europe-2022", ...small, "--csv"]);
    expect(csv.out).toContain("signal,0,2022-01-18,russian_intent,all_or_nothing,");
  });

  it("names the ladder that stands and the move beside it, where both cannot be", async () => {
    const folder = mkdtempSync(join(tmpdir(), "brink-"));
    const ladder = (id: string): string =>
      `  ${id}: { name: The ${id}, start: low, levels: [low, high], basis: judgement, because: x }\n`;
    writeFileSync(
      join(folder, "s.yaml"),
      `brink: 1
scenario: s
start: 2022-01-03
step: week
horizon: 4 steps
unknowns:
  mood: { values: { good: 50%, bad: 50% } }
flashpoints:
${["east", "west", "north", "south"].map(ladder).join("")}actors:
  army:
    name: The army
    moves:
      march: { name: March, weight: 1, then: { east: high } }
outcomes:
  worst: { ever: east == high }
history:
  until: 2022-01-17
  levels: { east: [{ date: 2022-01-03, level: low }], west: [{ date: 2022-01-03, level: low }] }
  moves: [{ actor: army, move: march, date: 2022-01-05 }]
`,
    );
    const { err, code } = await call(["believe", "s.yaml", "--quiet"], { folder });
    expect(code).toBe(1);
    expect(err).toMatch(/Stands still: The east, (?:The west, )?The army: March/u);
  });

  it("takes a partial path from a file, and says what cannot be", async () => {
    const folder = mkdtempSync(join(tmpdir(), "brink-"));
    const write = (name: string, text: string): void => {
      writeFileSync(join(folder, name), text);
    };
    write(
      "once.yaml",
      "brink: 1\nhistory:\n  until: 2022-01-20\n  levels:\n    kosovo: [{ date: 2022-01-18, level: dialogue, until: 2022-01-18 }]\n",
    );
    const args = ["believe", "europe-2022", "--particles", "50", "--runs", "50", "--quiet"];
    const partial = await call([...args, "--observed", "once.yaml"], { folder });
    expect(partial.code).toBe(0);
    expect(partial.out).toContain("once.yaml");
    write(
      "never.yaml",
      "brink: 1\nhistory:\n  until: 2022-01-20\n  levels:\n    albania: [{ date: 2022-01-13, level: interstate_war }]\n",
    );
    const never = await call([...args, "--observed", "never.yaml"], { folder });
    expect(never.code).toBe(1);
    expect(never.err).toContain("Interstate war");
    write("slip.yaml", "brink: 1\nhistory:\n  until: 2022-01-20\n  levels:\n    kosov: []\n");
    const slip = await call([...args, "--observed", "slip.yaml"], { folder });
    expect(slip.code).toBe(1);
    expect(slip.err).toContain("kosovo");
    write("none.yaml", "brink: 1\n");
    expect((await call([...args, "--observed", "none.yaml"], { folder })).code).toBe(1);
  });

  it("says of a ratio that so few particles cannot tell that it cannot be told", async () => {
    const line = ["believe", "kargil-1999", "--particles", "50", "--runs", "50", "--quiet"];
    expect(JSON.stringify(await printed(line))).toMatch(/"likelihoodRatios":\{[^}]*:null/u);
  });

  it("says what is asked for wrongly", async () => {
    expect((await call(["believe", "two-state"])).code).toBe(2);
    expect((await call(["believe", "europe-2022", "--observed", "no.yaml"])).code).toBe(2);
    expect((await call(["believe", "europe-2022", "--until", "2022-02-30"])).code).toBe(2);
    const exact = await call(["believe", "europe-2022", "--method", "exact"]);
    expect(exact.code).toBe(1);
    expect(exact.err).toContain("--method particles");
  });
});
