/** When a row was: a day, or a stretch of days in one of which it was, as far as its cells say. */

import { dayOfCivil } from "../../base/civil-date.ts";
import { diagnose } from "../../source/catalog.ts";
import { dateOfDay, dayOfDate } from "../calendar.ts";
import { isUnknown, type Cell, type Report, type Row } from "./table.ts";

/** Days since 1970-01-01, both ends included; one day where they are equal. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What a column may say of the date of a row. */
export type DateRole = "date" | "latest" | "year" | "month" | "day";

/** Columns by what they say. */
export type DateColumns = Readonly<Partial<Record<DateRole, number>>>;

/** Codes of a month or day that is not known, beside those of any cell. */
const unknownPart: ReadonlySet<string> = new Set(["0", "88", "99"]);

/**
 * The stretch of a row; undefined if it has none, or a bad one, which is reported.
 * @param optional nothing is reported where the cells say nothing
 */
export function stretchOf(
  row: Row,
  columns: DateColumns,
  report: Report,
  optional = false,
): Stretch | undefined {
  const { date, latest, year, month, day } = columns;
  if (date !== undefined) {
    const first = written(row.cell(date), report);
    if (first === "bad") return undefined;
    if (first !== undefined) {
      const last = latest === undefined ? first : written(row.cell(latest), report);
      if (last === "bad") return undefined;
      if (last !== undefined && last.to < first.from) {
        const [start, end] = [dateOfDay(first.from), dateOfDay(last.to)];
        report(diagnose("import-date-order", row.cell(latest ?? date).span, { start, end }));
        return undefined;
      }
      return { from: first.from, to: last?.to ?? first.to };
    }
  }
  if (year === undefined || isUnknown(row.cell(year))) {
    if (!optional) report(diagnose("import-date-missing", row.span, {}));
    return undefined;
  }
  return joined(row, { year, month, day }, report);
}

/** `2014-03-02`, with a time of day or not, `2014-03`, `2014`. */
function written(cell: Cell, report: Report): Stretch | "bad" | undefined {
  if (isUnknown(cell)) return undefined;
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ][\d:.]*Z?)?)?)?$/u.exec(cell.text);
  const [, year, month, day] = match ?? [];
  if (year !== undefined && day !== undefined) {
    const found = dayOfDate(`${year}-${month ?? ""}-${day}`);
    if (found !== undefined) return { from: found, to: found };
  } else if (year !== undefined) {
    const found = period(Number(year), month === undefined ? undefined : Number(month));
    if (found !== undefined) return found;
  }
  report(diagnose("import-date", cell.span, { found: cell.text }));
  return "bad";
}

function joined(
  row: Row,
  columns: Readonly<Record<"year" | "month" | "day", number | undefined>>,
  report: Report,
): Stretch | undefined {
  const part = (column: number | undefined): number | "bad" | undefined => {
    if (column === undefined) return undefined;
    const cell = row.cell(column);
    if (isUnknown(cell) || unknownPart.has(cell.text)) return undefined;
    if (/^\d{1,4}$/u.test(cell.text)) return Number(cell.text);
    report(diagnose("import-date", cell.span, { found: cell.text }));
    return "bad";
  };
  const [year, month, day] = [part(columns.year), part(columns.month), part(columns.day)];
  if (year === "bad" || month === "bad" || day === "bad" || year === undefined) return undefined;
  const whole = period(year, month);
  const exact = month === undefined || day === undefined ? undefined : iso(year, month, day);
  const found = day === undefined || month === undefined ? whole : exact;
  if (found === undefined) {
    const text = [year, month, day].filter((one) => one !== undefined).join("-");
    report(diagnose("import-date", row.span, { found: text }));
  }
  return found;
}

function iso(year: number, month: number, day: number): Stretch | undefined {
  const pad = (value: number, width: number): string => String(value).padStart(width, "0");
  const found = dayOfDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
  return found === undefined ? undefined : { from: found, to: found };
}

/** A whole month or year. */
function period(year: number, month: number | undefined): Stretch | undefined {
  if (year < 1 || year > 9999 || (month !== undefined && (month < 1 || month > 12))) {
    return undefined;
  }
  const end = month === undefined ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  return {
    from: dayOfCivil({ year, month: month ?? 1, day: 1 }),
    to: dayOfCivil({ ...end, day: 1 }) - 1,
  };
}
