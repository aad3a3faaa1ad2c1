/**
 * Commas inside numbers: in `{ chance: 0,1 per week }` YAML reads a chance of 0 and a key `1 per week`. What
 * no blank parts belongs together, and is read as one value.
 */

import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import { guessChance, guessNumber } from "../shape/guess.ts";
import type { Entry } from "./tree.ts";

/**
 * The entry before with what belongs to it, where a key of the flow mapping is the rest of its number;
 * undefined where it is a key of its own.
 */
export function joinedByComma(
  before: Entry | undefined,
  keySpan: Span | undefined,
): { readonly entry: Entry; readonly diagnostic: Diagnostic } | undefined {
  const value = before?.value;
  if (keySpan === undefined || before === undefined) return undefined;
  if (value?.kind !== "scalar" || value.style !== "plain") return undefined;
  const { file } = keySpan;
  const gap = file.text.slice(value.span.end - 1, keySpan.start + 1);
  if (value.span.file !== file || !/^\d,\d$/u.test(gap)) return undefined;
  const span = { file, start: value.span.start, end: keySpan.end };
  const found = file.text.slice(span.start, span.end);
  const isChance = before.key === "chance";
  const meant = guessNumber(found, isChance) ?? (isChance ? chanceMeant(found) : undefined);
  const isWords = /[^\d.,%\s+-]/u.test(found) && !isChance;
  const suggestion = meant ?? (isWords && !/["\\]/u.test(found) ? `"${found}"` : undefined);
  const diagnostic = diagnose("yaml-comma", span, { found }, { suggestion });
  // As meant, so that nothing follows from it.
  const text = meant ?? (isWords ? found : found.replaceAll(",", ""));
  const number = Number(text);
  const mended = Number.isNaN(number) ? text : number;
  const joined = { ...value, span, text, value: mended, offsets: undefined };
  return { entry: { ...before, value: joined }, diagnostic };
}

function chanceMeant(found: string): string | undefined {
  return /\sper\s/u.test(found) ? guessChance(found, "week") : undefined;
}
