/** The belief along an observed path as plain tables in one language. */

import { at } from "../base/invariant.ts";
import type { Signal } from "../belief/dated.ts";
import type { OutlookAnswer } from "../belief/outlook.ts";
import type { Curve } from "../belief/curve.ts";
import { formatDate, isoFromDay } from "../i18n/date.ts";
import { formatNumber } from "../i18n/number.ts";
import type { BatchTable, BatchView } from "./batch.ts";
import { formatFactor, formatMean, formatShare } from "../story/figures.ts";
import {
  actorAt,
  eventName,
  levelName,
  moveAt,
  shortNameOf,
  told,
  unknownAt,
  valueName,
  type Naming,
} from "../story/naming.ts";

/** What the tables tell of. */
export interface BelieveStory {
  readonly method: "exact" | "particles";
  /** Per joint value, where the belief is by particles. */
  readonly particles: number;
  /** File of the observed path. */
  readonly observed: string;
  readonly seed: string;
  readonly settings: readonly string[];
  readonly leftOut: readonly string[];
  readonly replay: string;
}

/** Ratios nearer to 1 than this are not worth a line. */
const WORTH = 0.01;

/** Cells of a bar that stands for a share. */
const BAR = 16;

/** A thing seen, in words. */
export function signalName(naming: Naming, signal: Signal): string {
  const { say } = naming;
  switch (signal.kind) {
    case "event":
      return eventName(naming, signal.event);
    case "move":
      return say("believe.move", {
        actor: told(naming, actorAt(naming, signal.actor).name),
        move: told(naming, moveAt(naming, signal.actor, signal.move).name),
      });
    case "level":
      return say("believe.level", {
        flashpoint: shortNameOf(naming, signal.flashpoint),
        level: levelName(naming, signal.flashpoint, signal.to),
      });
    case "quiet":
      return say("believe.quiet");
    case "steady":
      return say("believe.steady");
  }
}

/** The last day of a step, ISO. */
export function endOfStep(naming: Pick<Naming, "program">, step: number): string {
  return isoFromDay(at(naming.program.calendar.dayOfStep, step + 1) - 1);
}

function bar(share: number): string {
  const full = Math.round(share * BAR);
  return "█".repeat(full) + "·".repeat(BAR - full);
}

function percent(naming: Naming, share: number): string {
  const { low, high } = { low: Math.max(0, share - 0.005), high: Math.min(1, share + 0.005) };
  return formatShare({ probability: share, low, high }, naming.style).value;
}

/** How belief in one value stood after each step, and what moved it. */
function curveTable(naming: Naming, unknown: number, value: number, curve: Curve): BatchTable {
  const { style, say } = naming;
  const prior = at(at(curve.prior, unknown), value);
  const rows: (readonly string[])[] = [
    [say("believe.prior"), percent(naming, prior), "", bar(prior)],
  ];
  for (const { step, shares, intervals, signals } of curve.points) {
    const probability = at(at(shares, unknown), value);
    const interval = intervals?.[value];
    const text =
      interval === undefined
        ? { value: percent(naming, probability), interval: "" }
        : formatShare({ probability, ...interval }, style);
    const date = formatDate(endOfStep(naming, step), style);
    for (const { signal, ratios } of signals ?? []) {
      const log = at(ratios, unknown)[value];
      if (log === undefined || Math.abs(log) < WORTH) continue;
      rows.push([`· ${signalName(naming, signal)}`, formatFactor(log, style), "", ""]);
    }
    rows.push([date, text.value, text.interval, bar(probability)]);
  }
  const name = told(naming, unknownAt(naming, unknown).name);
  return {
    head: [
      `${name}: ${valueName(naming, unknown, value)}`,
      say("batch.share"),
      curve.points.some(({ intervals }) => intervals !== undefined) ? say("batch.interval") : "",
      "",
    ],
    rows,
  };
}

/** One table per value of an unknown; of two values one says all. */
function curveTables(naming: Naming, curve: Curve): BatchTable[] {
  return naming.program.unknowns.flatMap(({ values }, unknown) =>
    (values.length === 2 ? values.slice(0, 1) : values).map((_, value) =>
      curveTable(naming, unknown, value, curve),
    ),
  );
}

/** Outcomes given what was seen. */
function outlookTable(naming: Naming, answers: readonly OutlookAnswer[]): BatchTable[] {
  const { model, style, say } = naming;
  const rows = model.outcomes.flatMap(({ id, title }) => {
    const answer = answers.find((one) => one.id === id);
    if (answer === undefined) return [];
    const { value, low, high, type, method } = answer;
    const text =
      type === "number"
        ? formatMean({ mean: value, low, high }, style)
        : formatShare({ probability: value, low, high }, style);
    const interval = method === "exact" ? say("believe.exact") : text.interval;
    return [[told(naming, title), text.value, interval]];
  });
  if (rows.length === 0) return [];
  return [{ head: [say("believe.outcome"), say("believe.given"), say("batch.interval")], rows }];
}

/** The tables of `brink believe`. */
export function viewBelieve(
  naming: Naming,
  curve: Curve,
  outlook: { readonly answers: readonly OutlookAnswer[]; readonly runs: number },
  story: BelieveStory,
): BatchView {
  const { model, program, say, style } = naming;
  const last = curve.points.at(-1);
  const least = Math.min(...curve.points.map(({ effective }) => effective ?? Infinity));
  const until = last === undefined ? program.calendar.start : endOfStep(naming, last.step);
  const { runs, answers } = outlook;
  return {
    heading: [
      told(naming, model.title),
      say("believe.heading", {
        observed: story.observed,
        n: curve.points.length,
        until: formatDate(until, style),
      }),
      ...(story.settings.length === 0
        ? []
        : [say("batch.with", { settings: story.settings.join(", ") })]),
      story.method === "exact"
        ? say("believe.method.exact")
        : say("believe.method.particles", {
            particles: story.particles,
            least: Number.isFinite(least) ? Math.floor(least) : story.particles,
            seed: story.seed,
          }),
      ...(last === undefined
        ? []
        : [say("believe.evidence", { log: formatNumber(last.logEvidence, style) })]),
    ],
    tables: [...curveTables(naming, curve), ...outlookTable(naming, answers)],
    notes: [
      say("believe.note.ratio"),
      ...(story.leftOut.length === 0
        ? []
        : [say("believe.note.left-out", { items: story.leftOut.join(", ") })]),
      ...(runs > 0 ? [say("believe.note.runs", { runs })] : []),
      say("note.model"),
      say("batch.replay", { command: story.replay }),
    ],
  };
}
