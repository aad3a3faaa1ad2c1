/** An exact solution as plain tables in one language. */

import type { ExactAnswer, Bounded } from "../engine/exact/answers.ts";
import type { Solution } from "../engine/exact/solve.ts";
import type { Speech } from "../i18n/catalog.ts";
import { withDigits, type NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type { BatchNames, BatchTable, BatchView } from "./batch.ts";

/** Digits after the point that are shown at most. */
const MOST_DECIMALS = 12;

/** Figures stand from left to right inside Arabic text. */
function figure(text: string, style: NumberStyle): string {
  const digits = withDigits(text, style);
  return style.language === "ar" ? `\u2066${digits}\u2069` : digits;
}

/** At least how far the value is from the truth. */
function offBy({ value, low, high }: Bounded): number {
  return Math.max(high - value, value - low);
}

/** A value with the decimals that its bound leaves sure. */
function sureDigits(bounded: Bounded, style: NumberStyle, scale = 1): string {
  const off = offBy(bounded) * scale;
  const sure = off > 0 ? Math.floor(-Math.log10(off)) : MOST_DECIMALS;
  const decimals = Math.max(0, Math.min(MOST_DECIMALS, sure));
  const text = (bounded.value * scale).toFixed(decimals).replace(/(\.\d*?)0+$/u, "$1");
  return figure(`${text.replace(/\.$/u, "")}${scale === 100 ? "%" : ""}`, style);
}

function bound(bounded: Bounded, say: Speech, style: NumberStyle, scale = 1): string {
  const off = offBy(bounded) * scale;
  if (!Number.isFinite(off)) return say("exact.unbounded");
  const text = off === 0 ? "0" : off.toExponential(1);
  return figure(`${text}${scale === 100 ? "%" : ""}`, style);
}

/** The tables of a solution, and what they are worth. */
export function viewExact(
  solution: Solution,
  names: BatchNames,
  settings: readonly string[],
  say: Speech,
  style: NumberStyle,
): BatchView {
  const order = new Map([...names.outcomes.keys()].map((id, index) => [id, index]));
  const answers = solution.answers.toSorted(
    (a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0),
  );
  const name = ({ id }: ExactAnswer): string =>
    textIn(names.outcomes.get(id), style.language) || id;
  const tables: BatchTable[] = [];
  const values = answers.filter((answer) => answer.kind !== "time");
  if (values.length > 0) {
    tables.push({
      head: [say("exact.outcome"), say("exact.value"), say("exact.within")],
      rows: values.map((answer) =>
        answer.kind === "boolean"
          ? [
              name(answer),
              sureDigits(answer.probability, style, 100),
              bound(answer.probability, say, style, 100),
            ]
          : [name(answer), sureDigits(answer.mean, style), bound(answer.mean, say, style)],
      ),
    });
  }
  const times = answers.filter((answer) => answer.kind === "time");
  if (times.length > 0) {
    tables.push({
      head: [say("exact.outcome"), say("exact.ever"), say("exact.within"), say("exact.mean")],
      rows: times.map((answer) => [
        name(answer),
        sureDigits(answer.probability, style, 100),
        bound(answer.probability, say, style, 100),
        answer.mean === undefined ? "—" : sureDigits(answer.mean, style),
      ]),
    });
  }
  const { peak, transitions, dropped } = solution;
  return {
    heading: [
      ...(names.title === undefined ? [] : [textIn(names.title, style.language)]),
      say("exact.solved", { peak, transitions }),
      ...(settings.length === 0 ? [] : [say("exact.with", { settings: settings.join(", ") })]),
    ],
    tables,
    notes: [
      say("exact.note.bound"),
      ...(dropped > 1e-200
        ? [say("exact.note.dropped", { mass: figure(dropped.toExponential(1), style) })]
        : []),
      say("note.model"),
    ],
  };
}
