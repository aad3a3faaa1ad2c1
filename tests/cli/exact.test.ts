/** `brink exact` as it is called: answers, refusals and faults, in text and JSON, in both languages. */

import { describe, expect, it } from "vitest";
import { call } from "./call.ts";

interface Document {
  readonly kind: string;
  readonly refusal?: { readonly kind: string; readonly real?: readonly string[] };
  readonly outcomes?: Readonly<
    Record<string, { readonly probability?: number; readonly low: number; readonly high: number }>
  >;
}

describe("brink exact", () => {
  it("solves the two-state crisis as its formula says", async () => {
    const { code, out, err } = await call(["exact", "two-state", "--json"]);
    expect([code, err]).toEqual([0, ""]);
    const { kind, outcomes } = JSON.parse(out) as Document;
    expect(kind).toBe("exact");
    const p = 0.2;
    const q = 0.3;
    const truth = (p / (p + q)) * (1 - (1 - p - q) ** 26);
    const answer = outcomes?.["crisis_at_end"];
    expect(answer?.probability).toBeCloseTo(truth, 13);
    expect(answer?.low).toBeLessThanOrEqual(truth);
    expect(answer?.high).toBeGreaterThanOrEqual(truth);
  });

  it("prints a table in either language", async () => {
    const english = await call(["exact", "two-state"]);
    expect(english.out).toContain("In crisis after four weeks");
    expect(english.out).toContain("0.375");
    const arabic = await call(["exact", "two-state", "--lang", "ar"]);
    expect(arabic.out).toContain("القيمة المضبوطة");
    expect(arabic.out).toContain("0.375");
  });

  it("refuses the flagship, with its real variables and the estimated size", async () => {
    const text = await call(["exact", "europe-2022"]);
    expect(text.code).toBe(1);
    expect(text.out).toBe("");
    expect(text.err).toMatch(/real variables \(.*about [\d.]+·10\^\d+ possible states/u);
    expect(text.err).toContain("brink batch europe-2022");
    const json = await call(["exact", "europe-2022", "--json", "--lang", "ar"]);
    expect(json.code).toBe(1);
    expect(json.err).toContain("لا حل مضبوطاً");
    const { kind, refusal } = JSON.parse(json.out) as Document;
    expect([kind, refusal?.kind]).toEqual(["exact-refusal", "too many states"]);
  });

  it("stops where there is no room", async () => {
    const { code, err } = await call(["exact", "two-state", "--states", "1"]);
    expect(code).toBe(1);
    expect(err).toContain("more than 1 states");
  });

  it("refuses a share to drop that is none", async () => {
    const { code, err } = await call(["exact", "two-state", "--drop", "half"]);
    expect(code).toBe(2);
    expect(err).toContain("from 0 to 0.5");
  });

  it("keeps the bounds true when states are dropped", async () => {
    const { out } = await call(["exact", "two-state", "--drop", "0.4", "--json"]);
    const answer = (JSON.parse(out) as Document).outcomes?.["crisis_at_end"];
    expect(answer?.low).toBeLessThanOrEqual(0.4);
    expect(answer?.high).toBeGreaterThanOrEqual(0.4 - 1e-8);
    expect((answer?.high ?? 0) - (answer?.low ?? 0)).toBeGreaterThan(0.1);
  });

  it("can be interrupted", async () => {
    const { code, out } = await call(["exact", "two-state"], {
      interruption: AbortSignal.abort(),
    });
    // So short a solution may be done before anyone looks.
    expect([0, 130]).toContain(code);
    if (code === 130) expect(out).toBe("");
  });
});
