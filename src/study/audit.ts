/**
 * The base-rate audit of a scenario: the rates that its runs imply beside published ones, and how many
 * of its numbers rest on a source.
 */

import type { OutcomeId } from "../base/brand.ts";
import { visitRuns } from "../batch/interpreter-engine.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import { daysOf } from "../ir/calendar.ts";
import { lower } from "../ir/lower.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import type { BaseRates } from "../scenario/history.ts";
import type { Model } from "../scenario/model.ts";
import {
  MEASURES,
  RateCounter,
  type AuditedLadder,
  type ImpliedRate,
  type Measure,
} from "./base-rates.ts";
import { provenanceOf, type Provenance } from "./provenance.ts";
import { compareRate, type PublishedRate, type RateComparison } from "./published-rates.ts";

/** One implied rate beside what is published of its kind. */
export interface AuditedRate {
  readonly implied: ImpliedRate;
  readonly comparisons: readonly RateComparison[];
  /** It misses everything that was published: the nearest of it. */
  readonly departure?: RateComparison;
}

/** The whole audit. */
export interface Audit {
  /** 0 where the scenario does not say what its ladders mean. */
  readonly runs: number;
  /** Runs that stopped with a fault; they are not counted. */
  readonly faults: number;
  readonly rates: readonly AuditedRate[];
  /** War and violence given a crisis, ladder by ladder. */
  readonly ladders: readonly { readonly id: string; readonly rates: readonly ImpliedRate[] }[];
  /** Measures for which the runs had no case, or too short a time. */
  readonly unseen: readonly Measure[];
  readonly provenance: Provenance;
}

/** The program with nuclear use as its last outcome. */
function withNuclearUse(model: Model, { nuclearUse }: BaseRates): Program {
  if (nuclearUse === undefined) return lower(model);
  const id = "base_rates_nuclear_use" as OutcomeId;
  const asked = {
    id,
    title: {},
    form: { kind: "ever", of: nuclearUse },
    type: "boolean",
    span: nuclearUse.span,
  } as const;
  return lower({ ...model, outcomes: [asked] });
}

/** Which runs are counted, and what they are held against. */
export interface AuditPlan {
  readonly runs: number;
  readonly seed: string;
  readonly published: readonly PublishedRate[];
}

/** Audits a model; gives way after every run, with how many are done. */
export function* audit(
  model: Model,
  { runs, seed, published }: AuditPlan,
): Generator<number, Audit> {
  const provenance = provenanceOf(model);
  const { baseRates } = model;
  if (baseRates === undefined) {
    return { runs: 0, faults: 0, rates: [], ladders: [], unseen: [], provenance };
  }
  const program = withNuclearUse(model, baseRates);
  const ladders = baseRates.ladders.map((declared): AuditedLadder & { readonly id: string } => {
    const flashpoint = program.flashpoints.findIndex(({ id }) => id === declared.flashpoint);
    const { levels } = program.flashpoints[flashpoint] ?? { levels: [] };
    const rank = (level: string | undefined): number =>
      level === undefined ? Infinity : levels.findIndex((one) => one === level);
    const war = rank(declared.war);
    return {
      id: declared.flashpoint,
      flashpoint,
      crisis: rank(declared.crisis),
      violence: Math.min(rank(declared.violence), war),
      war,
    };
  });
  const days = daysOf(program.calendar.unit);
  const nuclear = baseRates.nuclearUse === undefined ? undefined : 0;
  const all = new RateCounter(ladders, days, nuclear);
  const single = ladders.map((ladder) => new RateCounter([ladder], days, undefined));
  const [key, parameters] = [keyOfSeed(seed), parametersOf(program)];
  let faults = 0;
  for (let run = 0; run < runs; run += 1) {
    visitRuns(program, parameters, key, run, 1, (summary) => {
      if (summary.kind === "fault") faults += 1;
      for (const counter of [all, ...single]) counter.add(summary);
    });
    yield run + 1;
  }
  const implied = all.rates();
  const rates = implied.map((rate): AuditedRate => {
    const comparisons = compareRate(rate, published);
    const missed = comparisons.every(({ verdict }) => verdict !== "within");
    const [nearest] = comparisons.toSorted(
      (a, b) => Math.abs(Math.log(a.ratio)) - Math.abs(Math.log(b.ratio)),
    );
    return {
      implied: rate,
      comparisons,
      ...(missed && nearest !== undefined ? { departure: nearest } : {}),
    };
  });
  const kept: readonly Measure[] = ["war_given_crisis", "violence_given_crisis", "crisis_days"];
  return {
    runs,
    faults,
    rates,
    ladders: ladders.map(({ id }, index) => ({
      id,
      rates: (single[index]?.rates() ?? []).filter(({ measure }) => kept.includes(measure)),
    })),
    unseen: MEASURES.filter((measure) => !implied.some((one) => one.measure === measure)),
    provenance,
  };
}
