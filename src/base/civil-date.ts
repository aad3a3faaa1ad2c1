/** Days and dates of the Gregorian calendar, without zones or clocks: days are counted from 1970-01-01. */

/** A date of the calendar. */
export interface CivilDate {
  readonly year: number;
  /** 1 … 12. */
  readonly month: number;
  readonly day: number;
}

const MILLISECONDS = 86_400_000;

/** The day of a date; a month or day beyond its end runs on into the next. */
export function dayOfCivil({ year, month, day }: CivilDate): number {
  // `Date.UTC` would read the years 0 to 99 as 1900 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / MILLISECONDS;
}

/** The date of a day. */
export function civilOfDay(day: number): CivilDate {
  const date = new Date(day * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The date of a day as ISO 8601. */
export function dateOfDay(day: number): string {
  const date = civilOfDay(day);
  const pad = (value: number, width: number): string => String(value).padStart(width, "0");
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}
