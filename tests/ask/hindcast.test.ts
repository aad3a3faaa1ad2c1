/** `brink hindcast` as it is called: scores against the history, in text, JSON and CSV. */

import { describe, expect, it } from "vitest";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";

const small = ["--particles", "50", "--runs", "500", "--quiet"];

interface Scored {
  readonly questions: number;
  readonly brier: { readonly mean: number; readonly low?: number; readonly high?: number };
  readonly forecasts: Readonly<
    Record<
      string,
      { readonly probability: number; readonly happened: boolean; readonly brier: number }
    >
  >;
}

interface Document {
  readonly days: readonly {
    readonly date: string;
    readonly decidedBefore: readonly string[];
    readonly scenario: Scored;
    readonly others: Readonly<
      Record<string, Scored & { readonly comparison: { readonly questions: number } }>
    >;
    readonly ladders: {
      readonly flashpoints: Readonly<
        Record<string, { readonly observed: number; readonly score: number }>
      >;
    };
  }[];
  readonly beliefs: readonly {
    readonly points: readonly {
      readonly date: string;
      readonly said: number;
      readonly belief?: { readonly probability: number };
    }[];
  }[];
  readonly notJudged: readonly string[];
  readonly forecasters: Readonly<Record<string, { readonly fitted: boolean }>>;
}

describe("brink hindcast", () => {
  it("scores the flagship beside the outside view and the crowd", async () => {
    const document = await printed(["hindcast", "europe-2022", ...small]);
    const { days, beliefs, notJudged, forecasters } = document as unknown as Document;
    const [day] = days;
    expect(day?.date).toBe("2022-01-12");
    const forecasts: Scored["forecasts"] = day?.scenario.forecasts ?? {};
    expect(forecasts["invasion"]?.happened).toBe(true);
    expect(forecasts["nuclear"]?.happened).toBe(false);
    expect(forecasts["kosovo_3"]?.happened).toBe(true);
    // Asked twice, scored once; what reads variables is not judged.
    expect(forecasts["first_war"]).toBeUndefined();
    expect(notJudged).toContain("limited_war");
    const invasion = forecasts["invasion"];
    expect(invasion?.brier).toBeCloseTo((1 - (invasion?.probability ?? 0)) ** 2, 12);
    // The published score of 35 % on what came true.
    expect(day?.others["crowd"]?.brier.mean).toBeCloseTo(0.4225, 12);
    expect(day?.others["base_rate"]?.forecasts["invasion"]?.probability).toBe(0.08);
    expect(day?.others["outside_view"]?.comparison.questions).toBeGreaterThan(20);
    expect(day?.scenario.brier.low).toBeLessThan(day?.scenario.brier.mean ?? 0);
    expect(day?.ladders.flashpoints["ukraine"]?.observed).toBe(5);
    expect(forecasters).toMatchObject({ base_rate: { fitted: false }, crowd: { fitted: true } });
    const points = beliefs[0]?.points ?? [];
    expect(points[0]).toEqual({ date: "2021-12-12", said: 0.31 });
    expect(points.at(-1)?.belief?.probability).toBeGreaterThan(0.8);
  });

  it("leaves out what was decided by the day, and takes the latest word of others", async () => {
    const args = ["hindcast", "europe-2022", "--at", "2022-03-08", "--at", "2022-02-15"];
    const { out } = await call([...args, ...small, "--json"]);
    const { days } = JSON.parse(out) as Document;
    expect(days.map(({ date }) => date)).toEqual(["2022-02-15", "2022-03-08"]);
    expect(days[0]?.others["crowd"]?.forecasts["ukraine_4"]?.probability).toBe(0.65);
    expect(days[1]?.decidedBefore).toContain("invasion");
    expect(days[1]?.scenario.forecasts["invasion"]).toBeUndefined();
    expect(days[1]?.others["crowd"]).toBeUndefined();
  });

  it("says in both languages what was fitted", async () => {
    const english = await call(["hindcast", "europe-2022", ...small]);
    expect(english.out).toContain("fitted, not tested");
    const arabic = await call(["hindcast", "europe-2022", ...small, "--lang", "ar"]);
    expect(arabic.out).toContain("موفَّق لا مختبَر");
    const csv = await call(["hindcast", "europe-2022", ...small, "--csv"]);
    expect(csv.out).toContain("2022-01-12,crowd,ukraine_4,probability,0.35,,,yes");
  });

  it("refuses days outside the run, and scenarios without a history", async () => {
    const day = await call(["hindcast", "europe-2022", "--at", "2021-12-12", ...small]);
    expect(day.code).toBe(2);
    expect(day.err).toContain("2022-01-12");
    expect((await call(["hindcast", "two-state", ...small])).code).toBe(2);
  });
});
