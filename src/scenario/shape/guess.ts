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

/**
 * The number in `1,5`, `1 000`, `10 percent` or `1 in 6`, as it is to be written; undefined where it may be
 * another, as in `1,000`.
 * @param percent whether a percentage may stand there
 */
export function guessNumber(text: string, percent: boolean): string | undefined {
  const [, amount = "", unit = ""] =
    /^([+-]?[\d.,'_\u00a0\u202f ]*\d)\s*(%|percent|per cent|pct\.?)?$/iu.exec(text.trim()) ?? [];
  const odds = /^(\d+)\s+(?:in|out of)\s+(\d+)$/iu.exec(text.trim());
  if (odds !== null) return percent ? `${odds[1] ?? ""}/${odds[2] ?? ""}` : undefined;
  const number = /^[+-]?\d{1,3}(?:[ '_\u00a0\u202f]\d{3})+$/u.test(amount)
    ? amount.replaceAll(/[^\d+-]/gu, "")
    : (grouped(amount) ??
      (/^[+-]?(?:\d+,\d{1,2}|\d+,\d{4,}|0\d*,\d{3})$/u.test(amount)
        ? amount.replace(",", ".")
        : amount));
  if (amount === "" || !/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(number)) return undefined;
  if (unit === "") return number;
  return percent ? `${number}%` : String(Number(`${number}e-2`));
}

/** The number in `1.000,5`, `1,000.5` or `1.000.000`: two marks, or one twice, leave no doubt which parts thousands. */
function grouped(amount: string): string | undefined {
  const [, sign = "", whole = "", , decimals = ""] =
    /^([+-]?)(\d{1,3}(?:([.,'_ \u00a0\u202f])\d{3})(?:\3\d{3})*)((?!\3)[.,]\d+)?$/u.exec(amount) ??
    [];
  const groups = whole.split(/\D/u);
  if (groups.length < (decimals === "" ? 3 : 2)) return undefined;
  return `${sign}${groups.join("")}${decimals.replace(",", ".")}`;
}

const units = ["day", "week", "month", "year"] as const;
/** Windows that are so many others. */
const multiples: ReadonlyMap<string, readonly [number, string]> = new Map([
  ["fortnight", [2, "week"]],
  ["quarter", [3, "month"]],
  ["decade", [10, "year"]],
]);
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
  const plain = text
    .trim()
    .slice(0, 80)
    .replace(/\s*(?:percent|per cent|pct\.?)(?=\s|$)/iu, "%");
  const match = /^(.*?\d\s*%?)\s*(?:(?:per|\/|an?|each|every)?\s*(?:(\d+)\s*)?([a-z]+))?$/iu.exec(
    plain,
  );
  if (match === null) return undefined;
  const [, written = "", times, word] = match;
  const amount = /^[\d.eE+-]+$/u.test(written) ? written : guessNumber(written, true);
  if (amount === undefined || Number.isNaN(Number(amount.replace(/%$|\/.*$/u, ""))))
    return undefined;
  const [factor, name] = multiples.get(word?.toLowerCase().replace(/s$/u, "") ?? "") ?? [1, word];
  const window =
    name === undefined
      ? unit
      : (adverbs.get(name.toLowerCase()) ?? suggest(name.replace(/s$/u, ""), units));
  if (window === undefined) return undefined;
  const bare = /^[^%/]*$/u.test(amount) && Number(amount) >= 1 ? `${amount}%` : amount;
  const several = factor * Number(times ?? 1);
  return several === 1 ? `${bare} per ${window}` : spreadOver(several, bare, window);
}

/** The chance in one window that comes to the same in so many of them, at a constant hazard. */
function spreadOver(windows: number, amount: string, window: string): string | undefined {
  const [top = "", bottom = "1"] = amount.replace("%", "/100").split("/");
  const chance = Number(top) / Number(bottom);
  if (!(chance > 0 && chance < 1 && windows > 0)) return undefined;
  const one = (1 - (1 - chance) ** (1 / windows)) * 100;
  return `${String(Number(one.toPrecision(4)))}% per ${window}`;
}

/** `[a, b]` for `a, b`. */
export function guessList(text: string): string | undefined {
  return /^[\w-]+(?:\s*,\s*[\w-]+)+$/u.test(text) ? `[${text}]` : undefined;
}

/** A duration: the number and the unit. */
export const durationForm = /^\s*(\d+) +(step|day|week|month|year)s?\s*$/u;

/** `8 weeks` for `8weeks`, `8 Weeks` or `two months`; nothing where the unit is not known. */
export function guessDuration(text: string): string | undefined {
  const [, written = "", word = ""] = /^\s*([\d.]+|[a-z]+)\s*-?\s*([a-z]+)\s*$/iu.exec(text) ?? [];
  const number = /^\d+$/u.test(written) ? Number(written) : numerals.indexOf(written.toLowerCase());
  const [factor, name] = multiples.get(word.toLowerCase().replace(/s$/u, "")) ?? [1, word];
  const unit = suggest(name.toLowerCase().replace(/s$/u, ""), ["step", ...units]);
  if (number < 1 || unit === undefined) return undefined;
  const many = factor * number;
  return `${String(many)} ${unit}${many === 1 ? "" : "s"}`;
}

const numerals = ["", ..."one two three four five six seven eight nine ten".split(" ")];

/** The share of cases that must hold: `always`, or the words and the share. */
export const demandForm = /^\s*(?:always|(at least|at most)\s+([\d.]+(?:e[+-]?\d+)?\s*%?))\s*$/u;

/** `at least 95%` for `>= 95%`, `95%` or `At Least 95 percent`; `always` for all of them. */
export function guessDemand(text: string): string | undefined {
  const [, sign = "", amount = ""] =
    /^\s*(at least|at most|>=?|<=?|≥|≤|min|max)?\s*(\d.*)$/iu.exec(text) ?? [];
  const number = guessNumber(amount, true);
  if (number === undefined || number.includes("/")) {
    return suggest(text.trim().toLowerCase(), ["always"]);
  }
  const most = /^(?:at most|<|≤|max)/iu.test(sign);
  const bare = Number(number) > 1 ? `${number}%` : number;
  if (!most && (bare === "100%" || bare === "1")) return "always";
  return /^(?:0|100)%$|^[01]$/u.test(bare) ? undefined : `${most ? "at most" : "at least"} ${bare}`;
}

/** Cases of a kind among all that were looked at. */
export const countedForm = /^\s*(\d{1,9})\s+of\s+([1-9]\d{0,8})\s*$/u;

/** The two numbers of `6 of 75`; undefined where that is no count of cases. */
export function countedOf(
  text: string,
): { readonly count: number; readonly of: number } | undefined {
  const match = countedForm.exec(text);
  if (match === null) return undefined;
  const [count, of] = [Number(match[1]), Number(match[2])];
  return count <= of ? { count, of } : undefined;
}

/** `6 of 75` for `6/75` or `6 out of 75`. */
export function guessCounted(text: string): string | undefined {
  const [, count, of] = /^\s*(\d+)\s*(?:\/|out of|in|from)\s*(\d+)\s*$/iu.exec(text) ?? [];
  const meant = `${count ?? ""} of ${of ?? ""}`;
  return countedOf(meant) === undefined ? undefined : meant;
}
