/** What an author probably meant by a value of the wrong form: suggestions for messages. */

import { suggest } from "../../base/suggest.ts";
import { dayOfDate } from "../calendar.ts";

const months: readonly string[] = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The ISO date in `12 January 2022`, `Jan 12, 2022`, `2022/1/12`; not in `1/12/2022`, which is ambiguous. */
export function guessDate(text: string): string | undefined {
  const dayFirst = /^(\d{1,2})\.?\s+([A-Za-z]{3,})\.?,?\s+(\d{4})$/u.exec(text);
  const monthFirst = /^([A-Za-z]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})$/u.exec(text);
  const numbers = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/u.exec(text);
  const [year, month, day] =
    numbers !== null
      ? [numbers[1], Number(numbers[2]), numbers[3]]
      : dayFirst !== null
        ? [dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]]
        : monthFirst !== null
          ? [monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]]
          : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return dayOfDate(date) === undefined ? undefined : date;
}

function monthOf(word: string | undefined): number | undefined {
  const name = word?.toLowerCase() ?? "";
  const index = months.findIndex(
    (month) => month === name || (name.length === 3 && month.startsWith(name)),
  );
  return index === -1 ? undefined : index + 1;
}

/** `true` for `yes` or `on`, `false` for `no` or `off`. */
export function guessBoolean(text: string): string | undefined {
  if (/^(?:y|yes|on|true|1)$/iu.test(text)) return "true";
  return /^(?:n|no|off|false|0)$/iu.test(text) ? "false" : undefined;
}

/** `40 steps` for `40` or `40 weeks`, and dates. */
export function guessHorizon(text: string): string | undefined {
  const number = /^(\d+)(?:\s*[a-z]+)?$/iu.exec(text)?.[1];
  return number === undefined ? guessDate(text) : `${number} steps`;
}

const units = ["day", "week", "month", "year"] as const;
const adverbs: ReadonlyMap<string, string> = new Map([
  ["daily", "day"],
  ["weekly", "week"],
  ["monthly", "month"],
  ["yearly", "year"],
  ["annually", "year"],
]);

/**
 * The chance with its window in `2%/week`, `2% a week`, `2% weekly`, `2% per weak`; `unit` where
 * there is none. A bare number from 1 on was meant in percent.
 */
export function guessChance(text: string, unit: string): string | undefined {
  const match = /^([\d.eE+-]+)\s*(%?)\s*(?:(?:per|\/|an?|each|every)?\s*([a-z]+))?$/iu.exec(
    text.trim(),
  );
  if (match === null || !Number.isFinite(Number(match[1]))) return undefined;
  const [, amount = "", percent = "", word] = match;
  const window =
    word === undefined ? unit : (adverbs.get(word.toLowerCase()) ?? suggest(word, units));
  if (window === undefined) return undefined;
  return `${amount}${percent === "" && Number(amount) >= 1 ? "%" : percent} per ${window}`;
}

/** `[a, b]` for `a, b`. */
export function guessList(text: string): string | undefined {
  return /^[\w-]+(?:\s*,\s*[\w-]+)+$/u.test(text) ? `[${text}]` : undefined;
}
