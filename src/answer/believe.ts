/** The answer of `brink believe`: belief in what is hidden along an observed path, and what comes after it. */

import { at } from "../base/invariant.ts";
import type { Curve } from "../belief/curve.ts";
import type { Followed } from "../belief/follow.ts";
import type { OutlookAnswer } from "../belief/outlook.ts";
import type { Program } from "../ir/program.ts";
import { caution, type Caution } from "./caution.ts";
import { valueCautions } from "./faulted.ts";
import { daysOf, headOf, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { believeSchema, type BelieveAnswer } from "./believe-schema.ts";
import { asShare, finite } from "./schema.ts";
import { believeEnsemble, ensembleCautions, type MembersFound } from "./ensemble.ts";
import { signalIds } from "./signal-ids.ts";

/** Values by id of each unknown; what has no value is left out. */
function byValue<Item, Entry>(
  { unknowns }: Program,
  items: readonly (readonly Item[])[],
  entry: (item: Item) => Entry,
): Readonly<Record<string, Readonly<Record<string, Entry>>>> {
  return Object.fromEntries(
    unknowns.map(({ id, values }, unknown) => {
      // A ratio that cannot be told is there, and undefined.
      const entries = (items[unknown] ?? []).map((item, index) => [
        at(values, index).id,
        entry(item),
      ]);
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
  /** What the members of an ensemble believe. */
  readonly over?: MembersFound;
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
  const ensemble = facts.over === undefined ? undefined : believeEnsemble(program, facts.over);
  return {
    ...headOf("believe", { ...facts, engine: exact ? "exact" : "kernel" }),
    cautions: [...cautionsOf(path.leftOut, outlook.answers, facts), ...ensembleCautions(ensemble)],
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
    ...(ensemble === undefined ? {} : { ensemble }),
    uncertainty: ensemble === undefined ? (exact ? "none" : "sampling") : "sampling and inputs",
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
  ({ prior, steps, outcomes, ensemble }) => [
    ...ensembleRows(steps, ensemble),
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

/** Means over the members, with their bands. */
function ensembleRows(
  steps: BelieveAnswer["steps"],
  ensemble: BelieveAnswer["ensemble"],
): readonly (readonly (string | number | null)[])[] {
  const beliefs = (ensemble?.steps ?? []).flatMap((unknowns, index) =>
    Object.entries(unknowns).flatMap(([unknown, values]) =>
      Object.entries(values).map(([value, { mean, band }]) => {
        const { step = null, to = null } = steps[index] ?? {};
        return [
          "ensemble",
          step,
          to,
          unknown,
          value,
          null,
          "posterior",
          mean,
          ...(band ?? [null, null]),
        ];
      }),
    ),
  );
  return [
    ...beliefs,
    ...Object.entries(ensemble?.outcomes ?? {}).map(([id, { mean, band }]) => [
      ...["ensemble", null, null, null, null, id, "mean", mean, ...(band ?? [null, null])],
    ]),
  ];
}

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

export type { BelieveAnswer, SignalAnswer } from "./believe-schema.ts";

/** The kind `believe`: its schema and its table. */
export const believe: AnswerKind<typeof believeSchema> = { schema: believeSchema, table: numbers };
