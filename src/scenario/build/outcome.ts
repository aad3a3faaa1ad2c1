/** Outcomes and couplings. */

import type { FlashpointId } from "../../base/brand.ts";
import { InvariantError } from "../../base/invariant.ts";
import { diagnose } from "../../source/catalog.ts";
import { dayOfDate, dayOfStep, dateOfDay, stepOfDay } from "../calendar.ts";
import type { ExpressionType } from "../expression/scope.ts";
import type { CouplingLink, Couplings } from "../model.ts";
import type { AskedState, Outcome, OutcomeForm } from "../outcome.ts";
import { childOf, numberOf, type Entry, type Node } from "../yaml/tree.ts";
import {
  pieceOf,
  placeholderNumber,
  readAny,
  readPiece,
  reportUnknown,
  type Context,
} from "./context.ts";
import { brand } from "./id.ts";
import { readWhen } from "./effects.ts";
import { readNumber } from "./number.ts";
import { optionalText, readBasis, readFlag, readName, readNumberOr, withBasis } from "./text.ts";

/** Reads one outcome. */
export function readOutcome(context: Context, entry: Entry): Outcome {
  const { key, value: node } = entry;
  const { form, type } = readForm(context, entry);
  return {
    id: brand(key),
    title: readName(context, node, key, "title"),
    ...optionalText(context, node, "about"),
    form,
    type,
    span: entry.keySpan,
  };
}

type ReadForm = Pick<Outcome, "form" | "type">;
type PlainForm = Exclude<OutcomeForm, { readonly kind: "until" | "value" }>;

/** How each form is read; undefined where it is not the one that is written. */
const forms: {
  readonly [Kind in OutcomeForm["kind"]]: (context: Context, entry: Entry) => ReadForm | undefined;
} = {
  ever: (context, entry) => readSpanned(context, entry, "ever", "boolean"),
  always: (context, entry) => readSpanned(context, entry, "always", "boolean"),
  at_end: (context, entry) => readOf(context, entry, "at_end", "any"),
  first_time: (context, entry) => readSpanned(context, entry, "first_time", "time"),
  max: (context, entry) => readOf(context, entry, "max", "number"),
  min: (context, entry) => readOf(context, entry, "min", "number"),
  until: (context, entry) => {
    const until = childOf(entry.value, "until");
    if (until === undefined) return undefined;
    const [hold, reach] = ["hold", "reach"].map((key) => {
      const written = childOf(until, key);
      return written?.kind === "scalar"
        ? readPiece(context, pieceOf(written), "boolean")
        : placeholderNumber(until.span);
    });
    const nothing = placeholderNumber(until.span);
    return {
      form: { kind: "until", hold: hold ?? nothing, reach: reach ?? nothing },
      type: "boolean",
    };
  },
  value: (context, entry) => {
    const value = childOf(entry.value, "value");
    const reading = value?.kind === "scalar" ? readAny(context, pieceOf(value), "any") : undefined;
    const form: OutcomeForm = {
      kind: "value",
      of: reading?.expression ?? placeholderNumber(entry.keySpan),
      ...(value === undefined ? { step: 0 } : readMoment(context, entry)),
    };
    return { form, type: reading?.type ?? "boolean" };
  },
};

/** Reads a form about one condition that may be asked of a part of the run. */
function readSpanned(
  context: Context,
  entry: Entry,
  kind: "ever" | "always" | "first_time",
  type: Outcome["type"],
): ReadForm | undefined {
  const read = readOf(context, entry, kind, "boolean");
  if (read === undefined) return undefined;
  const [from, by] = (["from", "by"] as const).map((key) => {
    const written = childOf(entry.value, key);
    return written === undefined ? undefined : readState(context, written);
  });
  if (from !== undefined && by !== undefined && from.step > by.step) {
    const span = childOf(entry.value, "by")?.span ?? entry.keySpan;
    context.report(diagnose("span-reversed", span, { from: from.step, by: by.step }));
  }
  if (from === undefined && by === undefined) return { ...read, type };
  const during = { ...(from === undefined ? {} : { from }), ...(by === undefined ? {} : { by }) };
  return { form: { ...read.form, kind, during }, type };
}

/**
 * A number of steps, or a date: its end, and so the state whose day is nearest to the next one, the later of
 * two that are as near. Faults are reported.
 */
function readState(context: Context, node: Node): AskedState | undefined {
  const { calendar, report } = context;
  const on =
    node.kind === "scalar" && numberOf(node) === undefined ? dayOfDate(node.text) : undefined;
  const first = dayOfDate(calendar.start);
  if (node.kind !== "scalar" || on === undefined || first === undefined || calendar.steps === 0) {
    return { step: readStep(context, node) };
  }
  const dayOf = (step: number): number => dayOfStep(first, calendar.unit, step);
  const last = dayOf(calendar.steps);
  if (on < first || on >= last) {
    const fill = { date: node.text, first: calendar.start, last: dateOfDay(last - 1) };
    report(diagnose("date-outside-run", node.span, fill));
    return undefined;
  }
  const before = stepOfDay(calendar, on + 1);
  const later = Math.min(before + 1, calendar.steps);
  return { step: dayOf(later) - (on + 1) <= on + 1 - dayOf(before) ? later : before, on };
}

/** Reads a form that is about one expression. */
function readOf(
  context: Context,
  { value: node }: Entry,
  kind: PlainForm["kind"],
  expected: "boolean" | "number" | "any",
): (ReadForm & { readonly form: PlainForm }) | undefined {
  const written = childOf(node, kind);
  if (written?.kind !== "scalar") return undefined;
  const reading = readAny(context, pieceOf(written), expected);
  const type: ExpressionType = reading?.type ?? (expected === "number" ? "number" : "boolean");
  return { form: { kind, of: reading?.expression ?? placeholderNumber(written.span) }, type };
}

/** The form that is written; a file that names none, or none rightly, is at fault already. */
function readForm(context: Context, entry: Entry): ReadForm {
  for (const read of Object.values(forms)) {
    const found = read(context, entry);
    if (found !== undefined) return found;
  }
  throw new InvariantError("the last form stands in for one that is missing");
}

/** The step of `at`, and the day where a date stands there. */
function readMoment(
  context: Context,
  entry: Entry,
): { readonly step: number; readonly on?: number } {
  const at = childOf(entry.value, "at");
  if (at !== undefined) {
    const on = at.kind === "scalar" && numberOf(at) === undefined ? dayOfDate(at.text) : undefined;
    return { step: readStep(context, at, "from"), ...(on === undefined ? {} : { on }) };
  }
  context.report(diagnose("missing-key", entry.keySpan, { key: "at", construct: "outcome" }));
  return { step: 0 };
}

/**
 * A number of steps, or a date, to the day where a step begins on it. Within a step, which is reported,
 * it is the last step to begin before the date (`until` it), or the first to begin after it (`from` it
 * on: what the date may have brought is in). Faults are reported, then it is 0.
 */
export function readStep(
  { calendar, report }: Pick<Context, "calendar" | "report">,
  at: Node,
  side: "until" | "from" = "until",
): number {
  if (at.kind !== "scalar") return 0;
  const { steps, start, unit } = calendar;
  const number = numberOf(at);
  if (number !== undefined) {
    if (Number.isInteger(number) && number >= 0 && number <= steps) return number;
    if (steps > 0) report(diagnose("step-outside-run", at.span, { step: number, last: steps }));
    return 0;
  }
  const day = dayOfDate(at.text);
  const first = dayOfDate(start);
  if (day === undefined || first === undefined || steps === 0) return 0;
  const step = stepOfDay(calendar, day);
  if (step >= 0 && step <= steps) {
    if (dayOfStep(first, unit, step) === day) return step;
    // After the last state nothing more is known.
    const read = side === "from" ? Math.min(step + 1, steps) : step;
    const known = dateOfDay(dayOfStep(first, unit, read));
    report(diagnose("date-within-step", at.span, { date: at.text, read: known }));
    return read;
  }
  const last = dateOfDay(dayOfStep(first, unit, steps + 1) - 1);
  report(diagnose("date-outside-run", at.span, { date: at.text, first: start, last }));
  return 0;
}

/** Reads the couplings. */
export function readCouplings(context: Context, node: Node): Couplings {
  const basis = readBasis(context, node, undefined);
  const slot = { beside: node, basis, scale: "linear", percent: false, span: node.span } as const;
  const plain = { ...slot, beside: undefined, needsNoRange: true };
  const floor = childOf(node, "floor");
  const ceiling = childOf(node, "ceiling");
  const links = childOf(node, "links");
  return {
    strength: readNumber(context, childOf(node, "strength"), {
      ...slot,
      path: "couplings.strength",
    }),
    floor:
      floor === undefined
        ? { kind: "number", value: 0, span: node.span }
        : readNumber(context, floor, { ...plain, path: "couplings.floor" }),
    ceiling:
      ceiling === undefined
        ? { kind: "number", value: 1e6, span: node.span }
        : readNumber(context, ceiling, { ...plain, path: "couplings.ceiling" }),
    calms: readFlag(node, "calms"),
    links: links?.kind === "sequence" ? readLinks(context, links.items, basis) : [],
    span: node.span,
  };
}

const maximumLinks = 2000;
function readLinks(
  context: Context,
  items: readonly Node[],
  basis: Couplings["links"][number]["basis"],
): readonly CouplingLink[] {
  const seen = new Map<string, number>();
  const links: CouplingLink[] = [];
  for (const item of items) {
    const from = readEnds(context, childOf(item, "from")).length;
    const to = readEnds(context, childOf(item, "to")).length;
    if (links.length + from * to <= maximumLinks)
      links.push(...readLink(context, item, basis, seen));
    else context.report(diagnose("links-too-many", item.span, { limit: maximumLinks }));
  }
  return links;
}

function readLink(
  context: Context,
  node: Node,
  inherited: Couplings["links"][number]["basis"],
  seen: Map<string, number>,
): readonly CouplingLink[] {
  const sources = readEnds(context, childOf(node, "from"));
  const targets = readEnds(context, childOf(node, "to"));
  const basis = readBasis(context, node, inherited);
  return sources.flatMap((from) =>
    targets.flatMap((to) => {
      // A flashpoint does not act on itself because it is in both groups.
      const isOwnPair = from === to && sources.length + targets.length > 2;
      return isOwnPair ? [] : [readPair(context, node, { from, to }, basis, seen)];
    }),
  );
}

function readPair(
  context: Context,
  node: Node,
  { from, to }: Pick<CouplingLink, "from" | "to">,
  basis: CouplingLink["basis"],
  seen: Map<string, number>,
): CouplingLink {
  const pair = `${from}.${to}`;
  const number = (seen.get(pair) ?? 0) + 1;
  seen.set(pair, number);
  const path = number === 1 ? `couplings.${pair}` : `couplings.${pair}.${String(number)}`;
  const slot = {
    path,
    beside: node,
    basis,
    scale: "linear",
    percent: false,
    span: node.span,
  } as const;
  const weight = readNumber(context, childOf(node, "weight"), slot);
  const when = readWhen(context, node);
  return {
    from,
    to,
    weight,
    lag: readNumberOr(node, "lag", 0),
    ...when,
    ...withBasis(basis),
    span: node.span,
  };
}

/** The flashpoints at one end of a link: the one that is named, or those of a group. */
function readEnds(context: Context, node: Node | undefined): readonly FlashpointId[] {
  if (node?.kind !== "scalar") return [];
  const { levels, bare } = context.names;
  if (levels.has(node.text)) return [brand(node.text)];
  const meaning = bare.get(node.text);
  if (meaning?.kind === "group") return meaning.flashpoints;
  reportUnknown(context, "flashpoint", node.text, node.span, levels.keys());
  return [];
}
