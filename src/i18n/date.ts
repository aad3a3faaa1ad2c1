/** Calendar dates for people. Own month tables: the same bytes on every machine. */

import { at, invariant } from "../base/invariant.ts";
import { withDigits, type NumberStyle } from "./number.ts";

const months = {
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  enShort: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  /** The month names of Egypt, the Gulf and most news agencies. */
  ar: [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
  ],
  /** Those of the Levant and Iraq, which long dates give as well. */
  arLevant: [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
  ],
} as const;

interface CivilDate {
  readonly year: number;
  /** 1 … 12. */
  readonly month: number;
  readonly day: number;
}

/** Gregorian date of a day number since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms"). */
export function civilFromDay(day: number): CivilDate {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/**
 * Day number since 1970-01-01 of an ISO 8601 date (the inverse of `civilFromDay`, same source).
 * @throws InvariantError if it is no such date
 */
export function dayFromIso(iso: string): number {
  const [year, month, day] = iso.split("-").map(Number);
  invariant(year !== undefined && month !== undefined && day !== undefined, `a date: ${iso}`);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146097 + yearOfEra * 365 + leaps + dayOfYear - 719468;
}

/** The date of a day number since 1970-01-01 as ISO 8601. */
export function isoFromDay(day: number): string {
  const date = civilFromDay(day);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${String(date.year).padStart(4, "0")}-${two(date.month)}-${two(date.day)}`;
}

/** `short`: `12 Jan 2022`, `12 يناير 2022`; `long`: `12 January 2022`, `12 كانون الثاني/يناير 2022`; `day`: without the year. */
export type DateLength = "day" | "short" | "long";

/**
 * An ISO 8601 date (`2022-01-12`) for people.
 * @throws InvariantError if it is no such date
 */
export function formatDate(iso: string, style: NumberStyle, length: DateLength = "short"): string {
  const [year, month, day] = iso.split("-").map(Number);
  invariant(year !== undefined && month !== undefined && day !== undefined, `a date: ${iso}`);
  const index = month - 1;
  let name: string;
  if (style.language === "ar") {
    name =
      length === "long"
        ? `${at(months.arLevant, index)}/${at(months.ar, index)}`
        : at(months.ar, index);
  } else {
    name = at(length === "long" ? months.en : months.enShort, index);
  }
  return withDigits(
    [String(day), name, ...(length === "day" ? [] : [String(year)])].join(" "),
    style,
  );
}
