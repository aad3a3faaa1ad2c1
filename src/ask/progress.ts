/**
 * How far a batch is, on stderr: at a terminal a bar that redraws itself, elsewhere a plain line every
 * few seconds, nothing when asked to be quiet. Results never depend on it.
 */

import { visible } from "../base/visible.ts";
import type { Speech } from "../i18n/catalog.ts";
import { directionOf } from "../i18n/language.ts";
import { formatChance, type NumberStyle } from "../i18n/number.ts";
import { arrangeText, truncate, type BidiMode } from "../i18n/terminal/spans.ts";

/** What work is counted in. */
export type WorkUnit = "runs" | "replications" | "members";

/** How far it is in units that take too long each for a rate of them to say much. */
const slow = {
  replications: { begin: "rare.progress-begin", going: "rare.progress" },
  members: { begin: "members.progress-begin", going: "members.progress" },
} as const;

/** Where progress goes, and in which words. */
export interface ProgressSetting {
  readonly stream: {
    readonly isTTY?: boolean;
    readonly columns?: number;
    write(text: string): unknown;
  };
  readonly say: Speech;
  readonly style: NumberStyle;
  readonly bidi: BidiMode;
  /** What is counted; runs by default. */
  readonly unit?: WorkUnit;
  /** Runs wanted in all, and those done before. */
  readonly total: number;
  readonly before: number;
  readonly quiet: boolean;
  /** Seconds, from any origin. */
  readonly clock: () => number;
}

/** Where a question reports how far it is. */
export interface ProgressReport {
  /** `fresh` runs, one at least, were counted since the beginning. */
  readonly update: (fresh: number) => void;
  /** A line that stays, above the bar. Told even when quiet: it is no progress but a message. */
  readonly note: (line: string) => void;
  /** Takes the bar away. */
  readonly end: () => void;
}

/** Seconds over which a rate is measured, and of steady work before one is told. */
const WINDOW_SECONDS = 10;
const STEADY_SECONDS = 3;

/** Seconds between redrawings of the bar, and between plain lines. */
const BAR_SECONDS = 0.1;
const LINE_SECONDS = 3;
const BAR_COLUMNS = 20;

/** Begins to report. */
export function reportProgress(setting: ProgressSetting): ProgressReport {
  const { stream, quiet, clock } = setting;
  const bar = stream.isTTY === true && !quiet;
  let last = bar ? -Infinity : clock();
  const pace = paceOf();
  let shown = false;
  const clear = (): void => {
    if (shown) stream.write("\r\u001b[2K");
    shown = false;
  };
  const arranged = (text: string): string => {
    const line = visible(text);
    return stream.isTTY === true
      ? arrangeText(line, directionOf(setting.style.language), setting.bidi)
      : line;
  };
  return {
    update: (fresh) => {
      if (quiet) return;
      const now = clock();
      const rate = pace(fresh, now);
      if (now - last < (bar ? BAR_SECONDS : LINE_SECONDS)) return;
      last = now;
      const words = progressLine(setting, fresh, rate);
      if (!bar) {
        stream.write(`${words}\n`);
        return;
      }
      const share = (setting.before + fresh) / Math.max(1, setting.total);
      const full = Math.round(share * BAR_COLUMNS);
      const picture = `${"█".repeat(full)}${"░".repeat(BAR_COLUMNS - full)}`;
      // Some pseudo-terminals say that they have no columns at all.
      const columns = (stream.columns ?? 0) > 0 ? (stream.columns ?? 0) : 80;
      const width = Math.max(10, columns - 1 - BAR_COLUMNS - 1);
      clear();
      stream.write(`${picture} ${arranged(truncate(words, width))}`);
      shown = true;
    },
    note: (line) => {
      clear();
      stream.write(`${arranged(line)}\n`);
    },
    end: clear,
  };
}

/**
 * How fast it goes: over the last `WINDOW_SECONDS`, from the first that was counted on (before it threads
 * start and programs are compiled), and not before `STEADY_SECONDS` of that.
 */
export function paceOf(): (fresh: number, now: number) => number | undefined {
  let seen: readonly { readonly fresh: number; readonly now: number }[] = [];
  return (fresh, now) => {
    seen = [...seen, { fresh, now }];
    // The last that is old enough bounds the window; those before it are of no use.
    const first = Math.max(
      0,
      seen.findLastIndex((one) => now - one.now >= WINDOW_SECONDS),
    );
    seen = seen.slice(first);
    const [begun] = seen;
    const span = now - (begun?.now ?? now);
    return span < STEADY_SECONDS ? undefined : (fresh - (begun?.fresh ?? 0)) / span;
  };
}

/**
 * `12000 of 20000 runs (60%), 3100 a second, 3 s left`.
 * @param rate runs in a second; undefined while it is not known
 */
export function progressLine(
  {
    say,
    style,
    total,
    before,
    unit = "runs",
  }: Pick<ProgressSetting, "say" | "style" | "total" | "before" | "unit">,
  fresh: number,
  rate: number | undefined,
): string {
  const done = before + fresh;
  const words = unit === "runs" ? undefined : slow[unit];
  if (rate === undefined || rate <= 0) {
    return say(words?.begin ?? "batch.progress-begin", { done, total });
  }
  const share = formatChance(done / total, style);
  const left = duration(say, (total - done) / rate);
  return words === undefined
    ? say("batch.progress", { done, total, share, rate: roundedRate(rate), left })
    : say(words.going, { done, total, share, left });
}

/** A rate to two digits, whole from 10 on. */
export function roundedRate(rate: number): number {
  return rate === 0 ? 0 : Number(rate.toPrecision(2));
}

/** Seconds in words: `12 s`, `3 min 20 s`, `1 h 5 min`. */
export function duration(say: Speech, seconds: number): string {
  if (seconds < 10) return say("batch.seconds", { n: Number(seconds.toFixed(1)) });
  const whole = Math.round(seconds);
  if (whole < 60) return say("batch.seconds", { n: whole });
  if (whole < 3600) {
    return say("batch.minutes", { minutes: Math.floor(whole / 60), seconds: whole % 60 });
  }
  return say("batch.hours", {
    hours: Math.floor(whole / 3600),
    minutes: Math.floor((whole % 3600) / 60),
  });
}
