/**
 * Dates and steps. Days are counted from 1970-01-01 in the proleptic Gregorian calendar; month
 * steps are counted from the start, never accumulated, the day clamped to the month's length.
 */

import { at, invariant } from "../base/invariant.ts";
import type { Calendar, StepUnit, WindowUnit } from "../scenario/model.ts";

/** Length of a step or window in days; a month is 30.4375, a year 365.25 days. */
export function daysOf(unit: StepUnit | WindowUnit): number {
  switch (unit) {
    case "day":
      return 1;
    case "week":
      return 7;
    case "month":
      return 30.4375;
    case "year":
      return 365.25;
  }
}

const dayMilliseconds = 86_400_000;

interface CivilDate {
  readonly year: number;
  /** 0 … 11. */
  readonly month: number;
  readonly day: number;
}

function parseDate(date: string): CivilDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  invariant(match, `not an ISO date: ${date}`);
  return { year: Number(match[1]), month: Number(match[2]) - 1, day: Number(match[3]) };
}

function dayNumber({ year, month, day }: CivilDate): number {
  // setUTCFullYear, unlike Date.UTC, does not read years below 100 as 19xx.
  return new Date(0).setUTCFullYear(year, month, day) / dayMilliseconds;
}

/** Days since 1970-01-01 of an ISO date. @throws InvariantError on anything else */
export function dayOfDate(date: string): number {
  return dayNumber(parseDate(date));
}

/** ISO date of a number of days since 1970-01-01. */
export function dateOfDay(day: number): string {
  return new Date(day * dayMilliseconds).toISOString().slice(0, 10);
}

/** Days since 1970-01-01 of date(t) = start + t steps. */
export function dayAtStep(start: string, unit: StepUnit, step: number): number {
  const { year, month, day } = parseDate(start);
  switch (unit) {
    case "day":
      return dayNumber({ year, month, day }) + step;
    case "week":
      return dayNumber({ year, month, day }) + 7 * step;
    case "month": {
      const months = year * 12 + month + step;
      const first = { year: Math.floor(months / 12), month: months % 12, day: 1 };
      const next = { year: Math.floor((months + 1) / 12), month: (months + 1) % 12, day: 1 };
      const length = dayNumber(next) - dayNumber(first);
      return dayNumber(first) + Math.min(day, length) - 1;
    }
  }
}

/** Days since 1970-01-01 of date(t) for t = 0 … steps. */
export function daysOfSteps(calendar: Calendar): readonly number[] {
  return Array.from({ length: calendar.steps + 1 }, (_, step) =>
    dayAtStep(calendar.start, calendar.unit, step),
  );
}

/** The step that contains `date`: date(t) ≤ date < date(t + 1); -1 if no step does. */
export function stepOfDate(daysOfStep: readonly number[], date: string): number {
  const day = dayOfDate(date);
  for (let step = 0; step + 1 < daysOfStep.length; step += 1) {
    if (at(daysOfStep, step) <= day && day < at(daysOfStep, step + 1)) return step;
  }
  return -1;
}
