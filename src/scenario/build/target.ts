/** Targets: what the scenario's questions are to say. */

import { diagnose } from "../../source/catalog.ts";
import { dayOfDate } from "../calendar.ts";
import type { Forecaster, History } from "../history.ts";
import type { Outcome } from "../outcome.ts";
import type { Happening, Target, TargetSubject } from "../target.ts";
import {
  booleanOf,
  childOf,
  itemsOf,
  type Entry,
  type Node,
  type ScalarNode,
} from "../yaml/tree.ts";
import { pieceOf, readPiece, reportUnknown, type Context } from "./context.ts";
import { plainNumber } from "./number.ts";
import { optionalText, readBasis, readNumberOr, readString, withBasis } from "./text.ts";

/** What targets are about. */
export interface TargetSurroundings {
  readonly outcomes: readonly Outcome[];
  readonly history?: History;
  readonly forecasters: readonly Forecaster[];
}

/** Between what a value may lie. */
interface Bounds {
  readonly low: number;
  readonly high: number;
  /** As messages write it. */
  readonly text: string;
}

const probabilities: Bounds = { low: 0, high: 1, text: "> 0%, < 100%" };
const rates: Bounds = { low: 0, high: Infinity, text: "> 0" };
const means: Bounds = { low: -Infinity, high: Infinity, text: "" };

/** Reads one target; undefined where nothing says what it is about, which is reported. */
export function readTarget(
  context: Context,
  { key, keySpan, value: node }: Entry,
  around: TargetSurroundings,
): Target | undefined {
  const subject = readSubject(context, node, around);
  if (subject === undefined) return undefined;
  const given = readGiven(context, node, around);
  const bounds = boundsOf(subject);
  const told = subject.kind === "forecaster" ? {} : readValue(context, node, subject, bounds);
  const asOf = readAsOf(context, node, around);
  return {
    id: key,
    ...optionalText(context, node, "about"),
    ...{ subject, ...told, ...asOf },
    ...(given === undefined ? {} : { given }),
    ...(subject.kind === "forecaster" ? readWithin(context, node) : {}),
    weight: readWeight(context, node),
    heldOut: readHeldOut(context, node, subject, around),
    ...withBasis(readBasis(context, node, undefined)),
    span: keySpan,
  };
}

function boundsOf(subject: TargetSubject): Bounds {
  if (subject.kind === "entries") return rates;
  return subject.kind === "of" && subject.type === "mean" ? means : probabilities;
}

const scalarOf = (node: Node, key: string): ScalarNode | undefined => {
  const written = childOf(node, key);
  return written?.kind === "scalar" ? written : undefined;
};

function readSubject(
  context: Context,
  node: Node,
  around: TargetSurroundings,
): TargetSubject | undefined {
  const of = scalarOf(node, "of");
  if (of !== undefined) {
    const outcome = around.outcomes.find(({ id }) => id === of.text.trim());
    const type = outcome?.type === "number" ? "mean" : "probability";
    return { kind: "of", of: readHappening(context, of, outcome), type };
  }
  const share = scalarOf(node, "share_of_time");
  if (share !== undefined)
    return { kind: "share_of_time", of: readPiece(context, pieceOf(share), "boolean") };
  const entries = scalarOf(node, "entries");
  if (entries !== undefined) {
    const per = (readString(node, "per") ?? "year") as Extract<
      TargetSubject,
      { kind: "entries" }
    >["per"];
    return { kind: "entries", of: readPiece(context, pieceOf(entries), "boolean"), per };
  }
  const forecaster = scalarOf(node, "forecaster");
  if (forecaster === undefined) return undefined;
  const ids = around.forecasters.map(({ id }) => id);
  if (ids.includes(forecaster.text)) return { kind: "forecaster", forecaster: forecaster.text };
  reportUnknown(context, "forecaster", forecaster.text, forecaster.span, ids);
  return undefined;
}

function readHappening(
  context: Context,
  node: ScalarNode,
  outcome: Outcome | undefined,
): Happening {
  return outcome === undefined
    ? { kind: "ever", of: readPiece(context, pieceOf(node), "boolean") }
    : { kind: "outcome", outcome: outcome.id };
}

function readGiven(
  context: Context,
  node: Node,
  { outcomes }: TargetSurroundings,
): Happening | undefined {
  const given = scalarOf(node, "given");
  if (given === undefined) return undefined;
  const outcome = outcomes.find(({ id }) => id === given.text.trim());
  if (outcome?.type === "number")
    context.report(diagnose("target-given-number", given.span, { outcome: outcome.id }));
  return readHappening(context, given, outcome);
}

/** A plain number inside the bounds; faults are reported. */
function readPlain(context: Context, node: Node, { low, high, text }: Bounds): number | undefined {
  if (node.kind !== "scalar") return undefined;
  const value = plainNumber(node.text)?.value;
  if (value === undefined) context.report(diagnose("bad-number", node.span, { found: node.text }));
  else if (!(value > low && value < high)) {
    const fill = { found: node.text, bounds: text };
    context.report(diagnose("target-out-of-range", node.span, fill));
  } else return value;
  return undefined;
}

function readValue(
  context: Context,
  node: Node,
  subject: Exclude<TargetSubject, { kind: "forecaster" }>,
  bounds: Bounds,
): Pick<Target, "is" | "band" | "cases"> {
  const written = childOf(node, "is");
  if (written === undefined) {
    context.report(diagnose("missing-key", node.span, { key: "is", construct: "target" }));
    return {};
  }
  const is = readPlain(context, written, bounds);
  const band = readBand(context, node, bounds, is);
  const cases = readNumberOr(node, "n", 0);
  if (childOf(node, "band") === undefined && bounds === means) {
    const of = subject.kind === "of" && subject.of.kind === "outcome" ? subject.of.outcome : "";
    context.report(diagnose("target-needs-band", node.span, { outcome: of }));
  }
  return {
    ...(is === undefined ? {} : { is }),
    ...(band === undefined ? {} : { band }),
    ...(cases > 0 ? { cases } : {}),
  };
}

function readBand(
  context: Context,
  node: Node,
  bounds: Bounds,
  is: number | undefined,
): Target["band"] {
  const written = childOf(node, "band");
  if (written === undefined) return undefined;
  const [first, second] = itemsOf(written);
  if (written.kind !== "sequence" || written.items.length !== 2 || !first || !second) {
    const found = written.kind === "scalar" ? written.text : "[…]";
    context.report(diagnose("target-band", written.span, { found, wanted: "`[low, high]`" }));
    return undefined;
  }
  const [low, high] = [readPlain(context, first, bounds), readPlain(context, second, bounds)];
  if (low === undefined || high === undefined) return undefined;
  if (low >= high) {
    const suggestion = `[${String(high)}, ${String(low)}]`;
    context.report(diagnose("range-reversed", written.span, { low, high }, { suggestion }));
    return undefined;
  }
  if (is !== undefined && (is < low || is > high))
    context.report(diagnose("target-outside-band", written.span, { value: is, low, high }));
  return { low, high };
}

const points = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*points?\s*$/u;

/** `8 points`: of a forecaster's probabilities, half the width of the band. */
function readWithin(context: Context, node: Node): Pick<Target, "within"> {
  const written = childOf(node, "band");
  if (written === undefined) return {};
  const text = written.kind === "scalar" ? written.text : "[…]";
  const within = Number(points.exec(text)?.[1] ?? Number.NaN) / 100;
  if (within > 0 && within < 1) return { within };
  context.report(diagnose("target-band", written.span, { found: text, wanted: "`8 points`" }));
  return {};
}

function readWeight(context: Context, node: Node): number {
  const written = childOf(node, "weight");
  const weight = readNumberOr(node, "weight", 1);
  if (written === undefined || weight > 0) return weight;
  const found = written.kind === "scalar" ? written.text : "";
  context.report(diagnose("number-out-of-bounds", written.span, { found, bounds: "> 0" }));
  return 1;
}

function readAsOf(
  context: Context,
  node: Node,
  { history }: TargetSurroundings,
): Pick<Target, "asOf"> {
  const written = scalarOf(node, "as_of");
  if (written === undefined || dayOfDate(written.text) === undefined) return {};
  const date = written.text;
  if (history === undefined || date < context.calendar.start || date > history.until)
    context.report(diagnose("target-needs-history", written.span, {}));
  return { asOf: date };
}

function readHeldOut(
  context: Context,
  node: Node,
  subject: TargetSubject,
  { forecasters }: TargetSurroundings,
): Target["heldOut"] {
  const written = childOf(node, "held_out");
  if (written === undefined) return false;
  const whole = booleanOf(written);
  if (whole !== undefined) return whole;
  if (subject.kind !== "forecaster") {
    const fill = { expected: "true or false", foundType: "date" };
    context.report(diagnose("wrong-type", written.span, fill));
    return false;
  }
  const said = forecasters.find(({ id }) => id === subject.forecaster)?.said ?? [];
  return itemsOf(written).flatMap((item) => {
    if (item.kind !== "scalar") return [];
    if (said.some(({ date }) => date === item.text)) return [item.text];
    const fill = { date: item.text, forecaster: subject.forecaster };
    context.report(diagnose("target-without-forecasts", item.span, fill));
    return [];
  });
}
