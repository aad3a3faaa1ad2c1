/** What a report is made from, and the words it is made in. */

import type { Speech } from "../../i18n/catalog.ts";
import { formatDate } from "../../i18n/date.ts";
import { withDigits, type NumberStyle } from "../../i18n/number.ts";
import type { BatchIdentity } from "../../batch/identity.ts";
import type { FlashpointCourse } from "../../study/courses.ts";
import type { Estimates } from "../../study/estimates.ts";
import { Words, type BatchFacts, type BatchNames } from "../batch.ts";
import type { Naming } from "../../story/naming.ts";
import type { Axis, Tick } from "../../story/block.ts";

/** One batch, as a report knows it. */
export interface ReportedResult {
  /** As named on the command line. */
  readonly label: string;
  /** The scenario, as a command takes it. */
  readonly scenario: string;
  readonly naming: Naming;
  readonly names: BatchNames;
  readonly estimates: Estimates;
  readonly courses: readonly FlashpointCourse[];
  readonly facts: BatchFacts;
  readonly identity: BatchIdentity;
  readonly engine: string;
}

/** A result with its words. */
export interface SpokenResult extends ReportedResult {
  readonly words: Words;
  /** Distinguishes ids of sections: empty for the only result. */
  readonly suffix: string;
}

/** Puts words to results. */
export function speakOf(results: readonly ReportedResult[]): readonly SpokenResult[] {
  return results.map((result, index) => ({
    ...result,
    words: new Words(result.estimates.dates, result.names, result.naming.say, result.naming.style),
    suffix: results.length === 1 ? "" : `-${String(index + 1)}`,
  }));
}

/** The title of a section: with the result's label where there are several. */
export function titleFor(
  { suffix, label, words }: SpokenResult,
  key: "odds" | "flashpoints" | "unknowns" | "assumptions",
): string {
  const { say, style } = words;
  if (suffix === "") return say(`report.section.${key}`);
  return say(`report.section.${key}-of`, { label: isolate(label, style) });
}

/** Keeps a foreign word (a path, a command) in one piece inside Arabic text. */
export function isolate(text: string, style: NumberStyle): string {
  return style.language === "ar" ? `\u2068${text}\u2069` : text;
}

/** A share as a mark of an axis. */
export function percentText(share: number, style: NumberStyle): string {
  const digits = withDigits(`${String(Number((share * 100).toPrecision(6)))}%`, style);
  return style.language === "ar" ? `\u2066${digits}\u2069` : digits;
}

/** An axis of shares from 0 to a round share that is at least `most`, in four or five parts. */
export function shareAxis(most: number, style: NumberStyle): Axis {
  const rounds = [0.0001, 0.001, 0.01, 0.02, 0.04, 0.1, 0.2, 0.4, 0.6, 0.8, 1];
  const to = rounds.find((round) => round >= most) ?? 1;
  const parts = to === 0.6 ? 3 : 4;
  const ticks = Array.from({ length: parts + 1 }, (_, index): Tick => {
    const at = (to * index) / parts;
    return { at, text: percentText(at, style) };
  });
  return { from: 0, to, ticks };
}

/** The axis of steps with three dates: start, middle, end. */
export function stepAxis(dates: readonly string[], style: NumberStyle, say: Speech): Axis {
  const last = dates.length - 1;
  const steps = [...new Set([0, Math.round(last / 2), last])];
  const ticks = steps.map((step): Tick => {
    const date = dates[step];
    return { at: step, text: date === undefined ? say("batch.start") : formatDate(date, style) };
  });
  return { from: 0, to: Math.max(1, last), ticks };
}

/** Steps that are shown where there are many: evenly apart, first and last always among them. */
export function shownSteps(
  count: number,
  most: number,
): { readonly steps: readonly number[]; readonly every: number } {
  const every = Math.max(1, Math.ceil((count - 1) / most));
  const steps = Array.from({ length: count }, (_, step) => step).filter(
    (step) => step % every === 0 || step === count - 1,
  );
  return { steps, every };
}
