/** Calendar dates for people: the day, the month's short name, the year, in every language and on every page alike. */

import { dateOfDay, dayOfCivil } from "../base/civil-date.ts";
import { at, invariant } from "../base/invariant.ts";
import { dataOf, type Language } from "./language.ts";
import { withDigits, type NumberStyle } from "./number.ts";

export { dateOfDay as isoFromDay };

const names = new Map<Language, readonly string[]>();

/** The names of the months, January first. */
function monthsOf(language: Language): readonly string[] {
  const own = dataOf(language).months ?? names.get(language);
  if (own !== undefined) return own;
  const format = new Intl.DateTimeFormat(language, {
    month: "short",
    calendar: "gregory",
    timeZone: "UTC",
  });
  const months = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2022, month, 1)));
  names.set(language, months);
  return months;
}

/** @throws InvariantError if it is no such date */
function partsOf(iso: string): readonly [year: number, month: number, day: number] {
  const [year, month, day] = iso.split("-").map(Number);
  invariant(year !== undefined && month !== undefined && day !== undefined, `a date: ${iso}`);
  return [year, month, day];
}

/**
 * Day number since 1970-01-01 of an ISO 8601 date.
 * @throws InvariantError if it is no such date
 */
export function dayFromIso(iso: string): number {
  const [year, month, day] = partsOf(iso);
  return dayOfCivil({ year, month, day });
}

/** `short`: `12 Jan 2022`, `12 يناير 2022`; `day`: without the year. */
export type DateLength = "day" | "short";

/**
 * An ISO 8601 date (`2022-01-12`) for people.
 * @throws InvariantError if it is no such date
 */
export function formatDate(iso: string, style: NumberStyle, length: DateLength = "short"): string {
  const [year, month, day] = partsOf(iso);
  const name = at(monthsOf(style.language), month - 1);
  return withDigits(`${String(day)} ${name}${length === "day" ? "" : ` ${String(year)}`}`, style);
}
