/**
 * The base-rate audit of a scenario: the rates that its runs imply beside published ones, and how many
 * of its numbers rest on a source.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OutcomeId } from "../base/brand.ts";
import { invariant } from "../base/invariant.ts";
import { visitRuns } from "../batch/interpreter-engine.ts";
import { DEFAULT_SEED } from "../batch/identity.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import { daysOf } from "../ir/calendar.ts";
import { lower } from "../ir/lower.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import type { Model } from "../scenario/model.ts";
import type { BaseRates } from "../scenario/history.ts";
import { provenanceOf, type Provenance } from "../scenario/provenance.ts";
import {
  MEASURES,
  RateCounter,
  type AuditedLadder,
  type ImpliedRate,
  type Measure,
} from "../study/base-rates.ts";
import { compareRate, type PublishedRate, type RateComparison } from "../study/published-rates.ts";
import { scenariosFolder } from "./paths.ts";

/** Runs where no number is given; the interpreter shows each whole path. */
export const AUDIT_RUNS = 500;

/** Published rates and where they come from. */
export interface Published {
  readonly sources: Readonly<
    Record<string, { readonly ref: string; readonly text: Readonly<Record<string, string>> }>
  >;
  readonly rates: readonly PublishedRate[];
}

/** The published rates that ship. */
export function publishedRates(): Published {
  const file = join(scenariosFolder, "published", "base-rates.json");
  const read = JSON.parse(readFileSync(file, "utf8")) as Published;
  for (const { id, measure, source } of read.rates) {
    invariant(MEASURES.includes(measure) && source in read.sources, `published rate ${id}`);
  }
  return read;
}

/** One implied rate beside what is published of its kind. */
export interface AuditedRate {
  readonly implied: ImpliedRate;
  readonly comparisons: readonly RateComparison[];
  /** It misses everything that was published: the nearest of it. */
  readonly departure?: RateComparison;
}

/** The whole audit. */
export interface Audit {
  readonly runs: number;
  readonly rates: readonly AuditedRate[];
  /** War and violence given a crisis, ladder by ladder. */
  readonly ladders: readonly { readonly id: string; readonly rates: readonly ImpliedRate[] }[];
  /** Measures for which the runs had no case, or too short a time. */
  readonly unseen: readonly Measure[];
  readonly provenance: Provenance;
  readonly published: Published;
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

/** Audits a model. */
export function audit(model: Model, runs: number): Audit {
  const published = publishedRates();
  const provenance = provenanceOf(model);
  const { baseRates } = model;
  if (baseRates === undefined) {
    return { runs: 0, rates: [], ladders: [], unseen: [], provenance, published };
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
  const key = keyOfSeed(DEFAULT_SEED);
  visitRuns(program, parametersOf(program), key, 0, runs, (summary) => {
    for (const counter of [all, ...single]) counter.add(summary);
  });
  const implied = all.rates();
  const rates = implied.map((rate): AuditedRate => {
    const comparisons = compareRate(rate, published.rates);
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
    rates,
    ladders: ladders.map(({ id }, index) => ({
      id,
      rates: (single[index]?.rates() ?? []).filter(({ measure }) => kept.includes(measure)),
    })),
    unseen: MEASURES.filter((measure) => !implied.some((one) => one.measure === measure)),
    provenance,
    published,
  };
}
