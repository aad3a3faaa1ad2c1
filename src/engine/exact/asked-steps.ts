/** The steps that a user asks about: by number, by date, or all. */

import { at } from "../../base/invariant.ts";
import { dateOfDay, dayOfDate, dayOfStep } from "../../ir/calendar.ts";
import type { Program } from "../../ir/program.ts";

/** A step that was asked about, with the ISO date on which it begins. */
export interface StepAsked {
  readonly step: number;
  readonly date: string;
}

/**
 * The steps that a text names; undefined if it names none.
 * @param wanted a number, an ISO date, or `all`, in Western digits
 */
export function stepsAsked(
  { calendar }: Program,
  wanted: string,
): readonly StepAsked[] | undefined {
  const { dayOfStep: days, steps } = calendar;
  const dated = (step: number): StepAsked => ({ step, date: dateOfDay(at(days, step)) });
  if (wanted === "all") return [...days.keys()].map(dated);
  const day = dayOfDate(wanted);
  if (day !== undefined) {
    const step = days.findLastIndex((first) => first <= day);
    return step >= 0 && day <= lastDay({ calendar }) ? [dated(step)] : undefined;
  }
  const step = /^\d+$/u.test(wanted) ? Number(wanted) : Infinity;
  return step <= steps ? [dated(step)] : undefined;
}

/** First and last date that belong to a step. */
export function datesOfSteps({ calendar }: Pick<Program, "calendar">): {
  readonly first: string;
  readonly last: string;
} {
  return {
    first: dateOfDay(at(calendar.dayOfStep, 0)),
    last: dateOfDay(lastDay({ calendar })),
  };
}

function lastDay({ calendar }: Pick<Program, "calendar">): number {
  const { dayOfStep: days, steps, unit } = calendar;
  return dayOfStep(at(days, 0), unit, steps + 1) - 1;
}
