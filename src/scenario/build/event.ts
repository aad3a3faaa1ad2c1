/** Events, dated and undated. */

import { diagnose } from "../../source/catalog.ts";
import { dayOfDate, dayOfStep, dateOfDay } from "../calendar.ts";
import type { Event } from "../model.ts";
import { childOf, type Entry } from "../yaml/tree.ts";
import { readBase, readDatedChance } from "./chance.ts";
import type { Context } from "./context.ts";
import { readEffects, readWhen } from "./effects.ts";
import { readMultipliers, readTold } from "./flashpoint.ts";
import { brand } from "./id.ts";
import { readUndoing } from "./plan.ts";
import { optionalText, readBasis, readFlag, readString } from "./text.ts";

/** Reads one event. */
export function readEvent(context: Context, entry: Entry): Event {
  const { key, value: node } = entry;
  const path = `events.${key}`;
  const basis = readBasis(context, node, undefined);
  const date = readString(node, "date");
  const dated = childOf(node, "date") !== undefined;
  const certain = childOf(node, "certain") !== undefined;
  if (date !== undefined) checkWithinRun(context, entry, date);
  return {
    id: brand(key),
    ...optionalText(context, node, "name"),
    ...readWhen(context, node),
    occurrence: dated
      ? {
          kind: "dated",
          date: date ?? context.calendar.start,
          probability: readDatedChance(context, node, path, basis, entry.keySpan),
        }
      : certain
        ? { kind: "certain", repeats: readFlag(node, "repeats") }
        : {
            kind: "undated",
            base: readBase(context, node, path, basis, entry.keySpan),
            multipliers: readMultipliers(context, node, path, basis),
            repeats: readFlag(node, "repeats"),
          },
    effects: [...readEffects(context, node, path, basis, true), ...readUndoing(context, node)],
    ...readTold(context, node, basis),
    span: entry.keySpan,
  };
}

function checkWithinRun(context: Context, entry: Entry, date: string): void {
  const { start, unit, steps } = context.calendar;
  const day = dayOfDate(date);
  const first = dayOfDate(start);
  const span = childOf(entry.value, "date")?.span;
  if (day === undefined || first === undefined || span === undefined || steps === 0) return;
  const last = dayOfStep(first, unit, steps) - 1;
  if (day >= first && day <= last) return;
  context.report(
    diagnose("event-outside-run", span, { date, first: start, last: dateOfDay(last) }),
  );
}
