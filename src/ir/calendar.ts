/** Lengths of steps and windows, and the days on which the steps of a scenario begin. */

import { invariant } from "../base/invariant.ts";
import { dayOfDate, dayOfStep, stepOfDay } from "../scenario/calendar.ts";
import type { Calendar } from "../scenario/model.ts";

export { dateOfDay, dayOfDate, dayOfStep, daysOf } from "../scenario/calendar.ts";

/** Days since 1970-01-01 of a date that the checker has let pass. @throws InvariantError on anything else */
export function dayOfChecked(date: string): number {
  const day = dayOfDate(date);
  invariant(day !== undefined, `not an ISO date: ${date}`);
  return day;
}

/** Days since 1970-01-01 of date(t) for t = 0 … steps. */
export function daysOfSteps(calendar: Calendar): readonly number[] {
  const start = dayOfChecked(calendar.start);
  return Array.from({ length: calendar.steps + 1 }, (_, step) =>
    dayOfStep(start, calendar.unit, step),
  );
}

/** The step of the run that contains `date`: date(t) ≤ date < date(t + 1); -1 if none does. */
export function stepOfDate(calendar: Calendar, date: string): number {
  const step = stepOfDay(calendar, dayOfChecked(date));
  return step < calendar.steps ? step : -1;
}
