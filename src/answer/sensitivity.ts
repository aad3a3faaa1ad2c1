/** The answer of `brink sensitivity`: which inputs move an outcome, and what there is to warn of. */

import type { MeanDifference, ShareDifference } from "../study/comparison.ts";
import type { Decomposition } from "../study/decomposition.ts";
import type { Factor, Input } from "../study/inputs.ts";
import type { Measure } from "../study/measure.ts";
import type { Screening } from "../study/screening.ts";
import type { Sensitivity } from "../study/sensitivity.ts";
import type { Tornado } from "../study/tornado.ts";
import { caution, type Caution } from "./caution.ts";
import { headOf, type HeadFacts } from "./head.ts";
import type { AnswerKind } from "./kind.ts";
import { finite } from "./schema.ts";
import {
  sensitivitySchema,
  type MorrisAnswer,
  type SensitivityAnswer,
  type SobolAnswer,
  type TornadoAnswer,
} from "./sensitivity-schema.ts";
import { morrisTable, sobolTable, tornadoTable } from "./sensitivity-tables.ts";

/** Confidence of the intervals. */
const CONFIDENCE = 0.95;

/** Inputs that make runs fault which a caution names; the answer holds all. */
const NAMED = 3;

/** What was asked, and how it went. */
export interface SensitivityFacts extends HeadFacts {
  readonly inputs: number;
  readonly points: number;
  readonly runs: number;
  readonly draws: number;
  readonly partial: boolean;
  readonly top: number;
  /** Ids of the outcomes that are followed. */
  readonly followed: readonly string[];
  /** Outcomes that were passed over because none was named. */
  readonly others: number;
  /** Of Sobol' indices, if one was wanted. */
  readonly precision?: NonNullable<SobolAnswer["precision"]>;
  /** The ranges are those of single numbers of an ensemble. */
  readonly marginals?: boolean;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function sensitivityAnswer(found: Sensitivity, facts: SensitivityFacts): SensitivityAnswer {
  const { inputs, points, runs, draws, top, elapsed } = facts;
  const start = { ...headOf("sensitivity", facts), cautions: cautionsOf(found, facts) };
  const effort = { inputs, points, runsPerPoint: runs };
  const rest = {
    partial: facts.partial,
    level: CONFIDENCE,
    shown: top,
    others: facts.others,
    faults: {
      count: found.faults.runs,
      inputs: found.faults.factors.map(({ factor, range, runs: more }) => ({
        ...{ input: factor.id, low: range?.[0] ?? null, high: range?.[1] ?? null, runs: more },
      })),
    },
  };
  // A tornado leaves all inputs but one at central values; the other methods draw them all.
  const uncertainty = found.method === "tornado" ? "sampling" : "sampling and inputs";
  const ending = { uncertainty, forecast: false, elapsed } as const;
  switch (found.method) {
    case "tornado":
      return {
        ...{ ...start, method: "tornado", ...effort, ...rest },
        ...{ measures: found.measures.map(tornadoOf), ...ending },
      };
    case "morris":
      return {
        ...{ ...start, method: "morris", ...effort, draws, drawsDone: found.trajectories, ...rest },
        ...{ measures: found.measures.map(screeningOf), ...ending },
      };
    case "sobol":
      return {
        ...{ ...start, method: "sobol", ...effort, draws, drawsDone: found.rows },
        ...{ drawsCounted: found.sound },
        ...(facts.precision === undefined ? {} : { precision: facts.precision }),
        ...rest,
        ...{ measures: found.measures.map((one) => sobolOf(one, found.factors)), ...ending },
      };
  }
}

const measureOf = ({ outcome, kind }: Measure) => ({ outcome, measure: kind });

function inputOf({ id, value, prior, shares, correlated }: Input) {
  const { low, high, shape: form, scale } = prior;
  const head = { input: id, central: value, rangeLow: low, rangeHigh: high };
  if (correlated !== undefined) {
    const { group, r, others } = correlated;
    const told = others.map(({ id: other, value: central, prior: own, opposite }) => ({
      ...{ input: other, central },
      ...{ atLow: opposite ? own.high : own.low, atHigh: opposite ? own.low : own.high },
    }));
    return { ...head, shape: form, scale, correlated: { group, r, others: told } };
  }
  if (shares === undefined) return { ...head, shape: form, scale };
  return {
    ...{ ...head, shape: "dirichlet" as const, scale, concentration: shares.concentration },
    shares: shares.others.map(({ id: input, value: central, atLow, atHigh }) => ({
      ...{ input, central, atLow, atHigh },
    })),
  };
}

function endOf({ variant, difference, low, high }: ShareDifference | MeanDifference) {
  return { value: variant, difference, low: finite(low), high: finite(high) };
}

function tornadoOf({ measure: of, bars }: Tornado): TornadoAnswer["measures"][number] {
  return {
    ...measureOf(of),
    central: bars[0]?.low.base ?? null,
    method: bars[0]?.swing.method ?? null,
    inputs: bars.map(({ input: one, runs, faults, low, high, swing }) => ({
      ...inputOf(one),
      runs,
      ...(faults === 0 ? {} : { faults }),
      ...{ atLow: endOf(low), atHigh: endOf(high) },
      swing: { difference: swing.difference, low: finite(swing.low), high: finite(swing.high) },
    })),
  };
}

function screeningOf({ measure: of, inputs }: Screening): MorrisAnswer["measures"][number] {
  return {
    ...measureOf(of),
    inputs: inputs.map(({ input: one, trajectories, absolute, mean, deviation, floor }) => ({
      ...inputOf(one),
      trajectories,
      ...{ muStar: absolute.value, low: finite(absolute.low), high: finite(absolute.high) },
      ...{ mu: mean, sigma: deviation, luck: floor },
    })),
  };
}

function sobolOf(
  { measure: of, indices }: Decomposition,
  factors: readonly Factor[],
): SobolAnswer["measures"][number] {
  const { mean, variance, luck } = indices;
  return {
    ...measureOf(of),
    ...{ mean, inputVariance: variance, luckVariance: luck },
    factors: factors.map((factor, index) => ({
      ...membersOf(factor),
      first: indices.factors?.[index]?.first ?? null,
      total: indices.factors?.[index]?.total ?? null,
    })),
  };
}

/** Every number that a factor draws; the shares of an unknown have its name, as those of a group have that. */
function membersOf({ id, inputs }: Factor) {
  const members = inputs.flatMap(({ id: own, shares, correlated }) => [
    own,
    ...(correlated?.others ?? []).map((one) => one.id),
    ...(shares?.others ?? []).flatMap((one) => (one.parameter === undefined ? [] : [one.id])),
  ]);
  const [only] = inputs;
  const isOne = inputs.length === 1 && members.length > 1 && !id.startsWith("class.");
  const named = isOne ? only?.shares?.unknown : undefined;
  return { factor: named ?? id, inputs: members };
}

function cautionsOf(
  found: Sensitivity,
  { partial: stopped, inputs, followed, marginals = false, precision }: SensitivityFacts,
) {
  const cautions: Caution[] = [];
  if (stopped) cautions.push(caution("sensitivity-partial"));
  if (precision?.reached === false) {
    cautions.push(caution("precision-missed", { text: precision.wanted, outcomes: followed }));
  }
  if (marginals) cautions.push(caution("sensitivity-marginals"));
  const byOutcome = toldInputs(found);
  const told = Math.max(0, ...byOutcome.values());
  if (told === 0) cautions.push(caution("sensitivity-nothing"));
  cautions.push(...faultCautions(found));
  const valueless = followed.filter((id) => (byOutcome.get(id) ?? 0) === 0);
  if (told > 0 && valueless.length > 0) {
    cautions.push(caution("sensitivity-no-outcome", { outcomes: valueless }));
  }
  if (told > 0 && told < inputs) {
    cautions.push(caution("sensitivity-left-out", { n: inputs - told }));
  }
  if (found.method === "sobol") {
    const untold = found.measures.filter(({ indices }) => indices.factors === undefined);
    const outcomes = [...new Set(untold.map(({ measure: { outcome } }) => outcome))];
    if (outcomes.length > 0) cautions.push(caution("sensitivity-untold", { outcomes }));
  }
  return cautions;
}

/** Inputs of which anything is said, by outcome; one of which nothing is may be missing. */
function toldInputs(found: Sensitivity): ReadonlyMap<string, number> {
  const of = (told: { readonly measure: Measure }, inputs: readonly unknown[]) =>
    [told.measure.outcome, inputs.length] as const;
  switch (found.method) {
    case "tornado":
      return new Map(found.measures.map((one) => of(one, one.bars)));
    case "morris":
      return new Map(found.measures.map((one) => of(one, one.inputs)));
    case "sobol": {
      const inputs = found.factors.flatMap((factor) => factor.inputs);
      return new Map(found.measures.map((one) => of(one, inputs)));
    }
  }
}

function faultCautions(found: Sensitivity): Caution[] {
  const { runs, moves, factors } = found.faults;
  if (runs === 0) return [];
  const left = (): Caution => {
    switch (found.method) {
      case "tornado":
        return caution("sensitivity-faulty-runs", { n: runs });
      case "morris":
        return caution("sensitivity-faulty-steps", { n: moves });
      case "sobol":
        return caution("sensitivity-faulty-rows", { n: found.rows - found.sound });
    }
  };
  return [
    left(),
    ...factors.slice(0, NAMED).map(({ factor: { id }, range }) => {
      if (range === undefined) return caution("sensitivity-fault-by", { input: id });
      const [low, high] = range;
      return low === high
        ? caution("sensitivity-fault-at", { input: id, value: low })
        : caution("sensitivity-fault-range", { input: id, low, high });
    }),
  ];
}

/** The kind `sensitivity`: its schema and its table. */
export const sensitivity: AnswerKind<typeof sensitivitySchema> = {
  schema: sensitivitySchema,
  table: (answer) => {
    switch (answer.method) {
      case "tornado":
        return tornadoTable(answer);
      case "morris":
        return morrisTable(answer);
      case "sobol":
        return sobolTable(answer);
    }
  },
};
