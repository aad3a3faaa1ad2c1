/** Durations: `3 weeks`, `2 steps`; in the model whole steps. */

import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import { daysOf } from "../calendar.ts";
import type { Calendar } from "../model.ts";
import type { WindowUnit } from "../window.ts";
import { durationForm } from "../shape/guess.ts";
import type { Node } from "../yaml/tree.ts";

/** What reading a duration needs. */
interface Reading {
  readonly calendar: Calendar;
  readonly report: (diagnostic: Diagnostic) => void;
}

/**
 * Steps of a duration, ≥ 1. Units differ as windows do: a month is 30.4375 days. One that is no whole number
 * of steps is reported with those on both sides of it, and is then 1; what is no duration is the shape's.
 */
export function readDuration({ calendar, report }: Reading, node: Node | undefined): number {
  const [, written = "", unit = ""] =
    node?.kind === "scalar" ? (durationForm.exec(node.text) ?? []) : [];
  if (node?.kind !== "scalar" || unit === "") return 1;
  const days = unit === "step" ? daysOf(calendar.unit) : daysOf(unit as WindowUnit);
  const steps = (Number(written) * days) / daysOf(calendar.unit);
  if (Number.isInteger(steps) && steps >= 1) return steps;
  const whole = [Math.floor(steps), Math.floor(steps) + 1].filter((one) => one >= 1);
  const names = whole.map((one) => `${String(one)} ${calendar.unit}${one === 1 ? "" : "s"}`);
  report(
    diagnose("duration-not-whole-steps", node.span, {
      found: node.text.trim(),
      unit: calendar.unit,
      nearest: names.join(", "),
    }),
  );
  return 1;
}
