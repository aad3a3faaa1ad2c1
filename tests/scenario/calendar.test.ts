/** Dates and steps against JavaScript's own calendar. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dateOfDay,
  dayOfDate,
  dayOfStep,
  stepOfDay,
  stepsUntil,
} from "../../src/scenario/calendar.ts";

const iso = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const day = fc.integer({ min: -700_000, max: 2_900_000 });
const unit = fc.constantFrom("day", "week", "month");

describe("dates", () => {
  it("agrees with Date, both ways", () => {
    fc.assert(
      fc.property(day, (number) => {
        expect(dateOfDay(number)).toBe(iso(number));
        expect(dayOfDate(iso(number))).toBe(number);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it.each([
    "2022-02-29",
    "2022-13-01",
    "2022-00-10",
    "2022-04-31",
    "2022-1-1",
    "22-01-01",
    "2022-01-01T00:00",
    "1900-02-29",
    "0000-01-01",
  ])("knows no %s", (text) => {
    expect(dayOfDate(text)).toBeUndefined();
  });

  it.each(["2000-02-29", "2024-02-29", "1600-02-29"])("knows %s", (text) => {
    expect(dateOfDay(dayOfDate(text) ?? 0)).toBe(text);
  });
});

describe("steps", () => {
  it("counts months from the start, the day clamped, never accumulated", () => {
    const start = dayOfDate("2022-01-31") ?? 0;
    const dates = [0, 1, 2, 3, 13, 25].map((step) => dateOfDay(dayOfStep(start, "month", step)));
    expect(dates).toEqual([
      "2022-01-31",
      "2022-02-28",
      "2022-03-31",
      "2022-04-30",
      "2023-02-28",
      "2024-02-29",
    ]);
  });

  it("finds the step that contains a day", () => {
    fc.assert(
      fc.property(day, unit, fc.integer({ min: 0, max: 5000 }), (start, step, later) => {
        const found = stepOfDay({ start: dateOfDay(start), unit: step, steps: 1 }, start + later);
        expect(dayOfStep(start, step, found)).toBeLessThanOrEqual(start + later);
        expect(dayOfStep(start, step, found + 1)).toBeGreaterThan(start + later);
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it("fits the largest number of whole steps before the horizon", () => {
    fc.assert(
      fc.property(day, unit, fc.integer({ min: 0, max: 3000 }), (start, step, later) => {
        const steps = stepsUntil(start, step, start + later);
        // Step n - 1 covers up to the day before date(n).
        expect(steps === 0 || dayOfStep(start, step, steps) - 1 <= start + later).toBe(true);
        expect(dayOfStep(start, step, steps + 1) - 1).toBeGreaterThan(start + later);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it("gives the flagship its fifty weeks", () => {
    expect(stepsUntil(dayOfDate("2022-01-12") ?? 0, "week", dayOfDate("2022-12-31") ?? 0)).toBe(50);
    expect(stepsUntil(dayOfDate("2022-01-12") ?? 0, "week", dayOfDate("2022-12-27") ?? 0)).toBe(50);
    expect(stepsUntil(dayOfDate("2022-01-12") ?? 0, "week", dayOfDate("2022-12-26") ?? 0)).toBe(49);
  });
});
