/** The answer of `brink believe`: belief in what is hidden along an observed path, and what comes after it. */

import { at } from "../base/invariant.ts";
import type { Curve } from "../belief/curve.ts";
import type { Followed } from "../belief/follow.ts";
import type { OutlookAnswer } from "../belief/outlook.ts";
import type { Program } from "../ir/program.ts";
import { caution, type Caution } from "./caution.ts";
import { valueCautions } from "./faulted.ts";
import { days, daysOf, head, headOf, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import {
  asShare,
  bound,
  byId,
  count,
  figure,
  finite,
  list,
  nullable,
  oneOf,
  optional,
  shape,
  share,
  text,
  type TypeOf,
} from "./schema.ts";
import { signalIds } from "./signal-ids.ts";

const interval = shape({ low: share("Lower bound, 95 %."), high: share("Upper bound, 95 %.") });

const ratio = shape({
  log: bound("Its natural logarithm; null where one side is excluded."),
  ratio: bound(
    "How much likelier the thing seen is under this value; null where beyond all bounds.",
  ),
});

const signal = shape({
  kind: oneOf(["event", "move", "level", "quiet", "steady"], "What was seen, or did not come."),
  event: optional(text("Id of the event.")),
  actor: optional(text("Id of the actor.")),
  move: optional(text("Id of the move.")),
  flashpoint: optional(text("Id of the ladder.")),
  from: optional(text("Id of the level before.")),
  to: optional(text("Id of the level after.")),
  or: optional(list(text("Id of a level."), "Levels that it may have come to instead.")),
  since: optional(
    text("Where its day is not known: the first that it may have been; the last is in this step."),
  ),
  flashpoints: optional(list(text("Id of a ladder."), "Ladders that stand still.")),
  likelihoodRatios: byId(
    byId(nullable(ratio), "By value; null where it cannot be told."),
    "How the thing seen weighs, by unknown.",
  ),
});

/** A thing that was seen, as an answer holds it. */
export type SignalAnswer = TypeOf<typeof signal>;

/** The shape of an answer of the kind `believe`. */
export const believeSchema = shape({
  ...head("believe"),
  observed: text("File of the observed path."),
  method: oneOf(["exact", "particles"], "How belief was found."),
  particles: optional(count("Particles for each joint value of the unknowns.")),
  runs: count("Runs on from the end of the path; 0 where the outlook is exact."),
  leftOut: list(
    shape({ date: text("Day."), id: text("What is dated so.") }),
    "What no whole observed step holds, and was not used.",
  ),
  level: share("Confidence level of all intervals."),
  prior: byId(byId(share("Share."), "By value."), "Belief before anything was seen, by unknown."),
  steps: list(
    shape({
      step: count("Number of the step."),
      ...days,
      posterior: byId(
        byId(share("Share."), "By value."),
        "Belief at the end of the step, by unknown.",
      ),
      intervals: optional(byId(interval, "By value of the only unknown, where it is estimated.")),
      logEvidence: figure("Natural logarithm of the probability of all that was seen so far."),
      effectiveSampleSize: optional(figure("Of the particles, before they are drawn anew.")),
      signals: optional(list(signal, "What was seen in the step, and how it weighs.")),
    }),
    "The steps that were observed.",
  ),
  outcomes: byId(
    shape({
      type: oneOf(["boolean", "number", "time"], "What the outcome is."),
      mean: optional(figure("Mean, of a number.")),
      probability: optional(share("Probability that it comes true, or comes at all.")),
      low: bound("Lower bound."),
      high: bound("Upper bound."),
      method: oneOf(["exact", "wilson", "student-t", "equal-values"], "How the interval was made."),
    }),
    "What comes, given what was seen.",
  ),
  ...tail,
});

/**
 * Belief along a path.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("believe", {
 *   scenario: "europe-2022",
 *   until: "2022-01-18",
 *   particles: 20,
 *   runs: 20,
 * });
 * console.log(answer.prior, answer.steps.at(-1)?.posterior);
 */
export type BelieveAnswer = TypeOf<typeof believeSchema>;

/** Values by id of each unknown; what has no value is left out. */
function byValue<Item, Entry>(
  { unknowns }: Program,
  items: readonly (readonly Item[])[],
  entry: (item: Item) => Entry,
): Readonly<Record<string, Readonly<Record<string, Entry>>>> {
  return Object.fromEntries(
    unknowns.map(({ id, values }, unknown) => {
      const own = items[unknown] ?? [];
      const entries = values
        .slice(0, own.length)
        .map((value, index) => [value.id, entry(at(own, index))]);
      return [id, Object.fromEntries(entries) as Readonly<Record<string, Entry>>];
    }),
  );
}

/** What was asked, and how it went. */
export interface BelieveFacts extends Omit<HeadFacts, "engine"> {
  readonly observed: string;
  readonly particles: number;
  /** Whether the scenario's numbers were set by forecasts that stand beside this. */
  readonly fitted: boolean;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function believeAnswer(
  program: Program,
  { method, path, outlook }: Pick<Followed, "method" | "path" | "outlook">,
  curve: Curve,
  facts: BelieveFacts,
): BelieveAnswer {
  const exact = method === "exact" && outlook.runs === 0;
  return {
    ...headOf("believe", { ...facts, engine: exact ? "exact" : "kernel" }),
    cautions: cautionsOf(path.leftOut, outlook.answers, facts),
    observed: facts.observed,
    method,
    ...(method === "exact" ? {} : { particles: facts.particles }),
    runs: outlook.runs,
    leftOut: path.leftOut,
    level: 0.95,
    prior: byValue(program, curve.prior, asShare),
    steps: curve.points.map((point) => stepAnswer(program, point)),
    outcomes: Object.fromEntries(
      outlook.answers
        .filter(({ value }) => Number.isFinite(value))
        .map((one) => [one.id, outcomeAnswer(one)]),
    ),
    uncertainty: exact ? "none" : "sampling",
    forecast: false,
    elapsed: facts.elapsed,
  };
}

function cautionsOf(
  leftOut: BelieveAnswer["leftOut"],
  answers: readonly OutlookAnswer[],
  { fitted }: Pick<BelieveFacts, "fitted">,
): readonly Caution[] {
  const items = leftOut.map(({ id, date }) => `${id} (${date})`);
  return [
    ...(items.length === 0 ? [] : [caution("believe-left-out", { items })]),
    ...(fitted ? [caution("fitted")] : []),
    ...valueCautions(answers),
  ];
}

function stepAnswer(
  program: Program,
  { step, shares, intervals, logEvidence, effective, signals }: Curve["points"][number],
): BelieveAnswer["steps"][number] {
  const values = program.unknowns[0]?.values ?? [];
  return {
    step,
    ...daysOf(program, step),
    posterior: byValue(program, shares, asShare),
    ...(intervals === undefined
      ? {}
      : {
          intervals: Object.fromEntries(
            intervals.map(({ low, high }, index) => [at(values, index).id, { low, high }]),
          ),
        }),
    logEvidence,
    ...(effective === undefined ? {} : { effectiveSampleSize: effective }),
    ...(signals === undefined
      ? {}
      : {
          signals: signals.map(({ signal: seen, ratios }) => ({
            kind: seen.kind,
            ...signalIds(program, seen),
            likelihoodRatios: byValue(program, ratios, (log) =>
              log === undefined ? null : { log: finite(log), ratio: finite(Math.exp(log)) },
            ),
          })),
        }),
  };
}

function outcomeAnswer({
  type,
  value,
  low,
  high,
  method,
}: OutlookAnswer): BelieveAnswer["outcomes"][string] {
  return {
    type,
    ...(type === "number" ? { mean: value } : { probability: asShare(value) }),
    low: finite(low),
    high: finite(high),
    method,
  };
}

/** One number per line: shares, log likelihood ratios, outcomes. */
const numbers = table<BelieveAnswer>()(
  {
    ...{ kind: "text", step: "integer", date: "text", unknown: "text", value: "text" },
    ...{ signal: "text", measure: "text", number: "number", low: "number", high: "number" },
  },
  ({ prior, steps, outcomes }) => [
    ...Object.entries(prior).flatMap(([unknown, values]) =>
      Object.entries(values).flatMap(([value, before]) => [
        ["belief", null, null, unknown, value, null, "prior", before, null, null],
        ...steps.flatMap((one) => stepRows(one, unknown, value)),
      ]),
    ),
    ...Object.entries(outcomes).map(([id, { mean, probability, low, high }]) => {
      const measure = mean === undefined ? "probability" : "mean";
      return [
        "outcome",
        null,
        null,
        null,
        null,
        id,
        measure,
        mean ?? probability ?? null,
        low,
        high,
      ];
    }),
  ],
);

function stepRows(
  { step, to, posterior, intervals, signals }: BelieveAnswer["steps"][number],
  unknown: string,
  value: string,
): readonly (readonly (string | number | null)[])[] {
  const { low = null, high = null } = intervals?.[value] ?? {};
  const after = posterior[unknown]?.[value] ?? null;
  return [
    ["belief", step, to, unknown, value, null, "posterior", after, low, high],
    ...(signals ?? []).flatMap(({ likelihoodRatios, ...seen }) => {
      const weighed = likelihoodRatios[unknown]?.[value];
      if (weighed === undefined || weighed === null) return [];
      // Excluded by what was seen, or certain by it: the logarithm has no end.
      const log = weighed.log ?? (weighed.ratio === 0 ? -Infinity : Infinity);
      const what = Object.values(seen).join(" ");
      return [["signal", step, to, unknown, value, what, "log likelihood ratio", log, null, null]];
    }),
  ];
}

/** The kind `believe`: its schema and its table. */
export const believe: AnswerKind<typeof believeSchema> = { schema: believeSchema, table: numbers };
