/** Days and dates, against the published algorithm. */

import { expect, it } from "vitest";
import { civilOfDay, dateOfDay, dayOfCivil } from "../../src/base/civil-date.ts";

/** Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil. */
function published(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leaps = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leaps + dayOfYear - 719_468;
}

it("agrees with the published algorithm from the year 0 on", () => {
  for (let day = published(0, 1, 1); day < published(9999, 12, 31); day += 89) {
    const date = civilOfDay(day);
    expect(published(date.year, date.month, date.day)).toBe(day);
    expect(dayOfCivil(date)).toBe(day);
  }
});

it("writes four digits of a year", () => {
  expect(dateOfDay(19004)).toBe("2022-01-12");
  expect(dateOfDay(published(79, 8, 24))).toBe("0079-08-24");
});
