/** Forecasts that an exercise brings along, and what came of its questions. */

import type { Text } from "../scenario/basis.ts";

/**
 * Read on the sealed run: exactly one of these. A `binary` question takes a condition, `number` a
 * number or a time in steps, `levels` a ladder at a step, `choice` an unknown.
 */
export interface SealedForm {
  readonly outcome?: string;
  readonly ever?: string;
  readonly always?: string;
  readonly atEnd?: string;
  readonly firstTime?: string;
  readonly max?: string;
  readonly value?: string;
  readonly level?: string;
  readonly unknown?: string;
  /** Step for `level` and `value`. */
  readonly at?: number;
  /** The difference that this lever makes to the outcome's probability or mean, over many runs. */
  readonly lever?: string;
}

/** What in fact came of a question. */
export interface KnownAnswer {
  /** `true` or `false`; a choice or level id; a number; absent: still open, so never scored. */
  readonly answer?: string | number | boolean;
  readonly on?: string;
  readonly note?: Text;
  readonly basis: readonly string[];
  /** A page to read. */
  readonly url?: string;
}

/** The outside view against which skill is measured: one probability, or one per category. */
export interface ReferenceForecast {
  readonly p: readonly number[];
  readonly basis: readonly string[];
  readonly because?: Text;
}

/** A published forecast. */
export interface CrowdForecast {
  readonly on: string;
  /** In [0, 1]. */
  readonly p: number;
  readonly by: Text;
  readonly basis: readonly string[];
}
