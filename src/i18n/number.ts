/**
 * Numbers, percentages and chances for people. Rounding never says 0 % or 100 % of something that is
 * merely near it. House style: Western digits; a language's own digits are a setting.
 */

import { isolated } from "./isolate.ts";
import { dataOf, type Language } from "./language.ts";

/** `latin`: 0–9; `arabic`: the digits of the language, such as ٠–٩ with ٫ and ٪, if it has any. */
export type Digits = "latin" | "arabic";

/** What decides the looks of a number. */
export interface NumberStyle {
  readonly language: Language;
  readonly digits: Digits;
}

/** Replaces 0–9, the decimal point and % by the language's own if the style asks for them. */
export function withDigits(text: string, style: NumberStyle): string {
  if (style.digits === "latin") return text;
  const { digits } = dataOf(style.language);
  if (digits === undefined) return text;
  return text
    .replace(/(?<=[0-9])\.(?=[0-9])/gu, digits.point)
    .replace(/(?<=[0-9])%/gu, digits.percent)
    .replace(/[0-9]/gu, (digit) => digits.numerals.charAt(Number(digit)));
}

/** Western digits from whatever digits a reader typed (٠–٩ and the Persian ۰–۹ too). */
export function latinDigits(text: string): string {
  return text
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0));
}

/** A number with at most `decimals` decimals, trailing zeros dropped. */
export function formatNumber(value: number, style: NumberStyle, decimals = 2): string {
  const text = String(Number(value.toFixed(decimals)));
  const plain = text === "-0" ? "0" : text;
  return plain.startsWith("-")
    ? isolated(withDigits(`−${plain.slice(1)}`, style), style)
    : withDigits(plain, style);
}

/** A number with its sign always shown: `+5`, `−2`, `0`. */
export function formatSigned(value: number, style: NumberStyle, decimals = 2): string {
  const text = formatNumber(value, style, decimals);
  return value > 0 && Number(value.toFixed(decimals)) !== 0 ? isolated(`+${text}`, style) : text;
}

/**
 * A probability in [0, 1] as a percentage of about two digits: one decimal below 10 % and above
 * 99 %, none between. `0%` and `100%` are kept for certainty; what is nearer than 0.1 % says so.
 */
export function formatChance(probability: number, style: NumberStyle): string {
  if (probability <= 0) return isolated(withDigits("0%", style), style);
  if (probability >= 1) return isolated(withDigits("100%", style), style);
  if (probability < 0.001) return isolated(withDigits("<0.1%", style), style);
  if (probability > 0.999) return isolated(withDigits(">99.9%", style), style);
  const percent = probability * 100;
  // 9.96 % must read 10%, not 10.0%; 98.97 % must not read 99.0%.
  const fine = percent < 9.95 || percent >= 98.95;
  return isolated(withDigits(`${percent.toFixed(fine ? 1 : 0)}%`, style), style);
}

/** Step of the verbal scale of probability; the number is always printed beside it. */
export type Likelihood =
  | "impossible"
  | "very-unlikely"
  | "unlikely"
  | "rather-unlikely"
  | "even"
  | "likely"
  | "very-likely"
  | "almost-certain"
  | "certain";

/** The verbal scale: bounds at 5, 20, 45, 55, 80 and 95 %; 0 and 1 only for certainty. */
export function likelihoodOf(probability: number): Likelihood {
  if (probability <= 0) return "impossible";
  if (probability >= 1) return "certain";
  if (probability <= 0.05) return "very-unlikely";
  if (probability <= 0.2) return "unlikely";
  if (probability < 0.45) return "rather-unlikely";
  if (probability <= 0.55) return "even";
  if (probability < 0.8) return "likely";
  if (probability < 0.95) return "very-likely";
  return "almost-certain";
}
