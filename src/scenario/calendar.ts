/**
 * Dates and steps: proleptic Gregorian days counted from 1970-01-01, steps of a day, a week or a
 * calendar month. Pure arithmetic; no clock and no time zone.
 */

import { civilOfDay, dateOfDay, dayOfCivil } from "../base/civil-date.ts";
import type { Calendar, StepUnit } from "./model.ts";
import type { WindowUnit } from "./window.ts";

const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** The day number (since 1970-01-01) of an ISO date of the years 0001–9999; undefined if there is no such day. */
export function dayOfDate(date: string): number | undefined {
  const match = isoDate.exec(date);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    return undefined;
  return dayOfCivil({ year, month, day });
}

export { dateOfDay };

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

/** Day number on which step `step` begins: date(t) of the model. Months count from `start`, the day clamped. */
export function dayOfStep(start: number, unit: StepUnit, step: number): number {
  if (unit === "day") return start + step;
  if (unit === "week") return start + 7 * step;
  const from = civilOfDay(start);
  const months = from.year * 12 + (from.month - 1) + step;
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  return dayOfCivil({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}

/** The largest number of whole steps whose last day is no later than `horizon`; 0 if there is none. */
export function stepsUntil(start: number, unit: StepUnit, horizon: number): number {
  const shortest = unit === "day" ? 1 : unit === "week" ? 7 : 28;
  let steps = Math.max(0, Math.floor((horizon + 1 - start) / shortest));
  while (steps > 0 && dayOfStep(start, unit, steps) > horizon + 1) steps -= 1;
  return steps;
}

/** The step that contains a day: the last one to begin on or before it; negative before the start. */
export function stepOfDay(calendar: Calendar, day: number): number {
  const start = dayOfDate(calendar.start) ?? 0;
  if (day < start) return -1;
  const { unit } = calendar;
  let step = Math.floor((day - start) / (unit === "day" ? 1 : unit === "week" ? 7 : 31));
  while (dayOfStep(start, unit, step + 1) <= day) step += 1;
  return step;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
