/** The base-rate audit of a scenario: implied rates beside published ones, and what numbers rest on. */

import * as v from "valibot";
import type { Audit } from "../study/audit.ts";
import type { ImpliedRate, Measure } from "../study/base-rates.ts";
import { caution, type Caution } from "./caution.ts";
import { mayRest, type RestsAnswer } from "./rests.ts";
import { head, headOf, tail, type HeadFacts } from "./head.ts";
import type { AnswerKind } from "./kind.ts";
import { bound, byId, count, figure, finite, flag, list, nullable, oneOf } from "./schema.ts";
import { optional, shape, text, type TypeOf } from "./schema.ts";

const measures = [
  ...(["war_given_crisis", "violence_given_crisis", "war_given_violence", "crisis_days"] as const),
  ...(["recurrence_1y", "recurrence_5y", "violence_to_war_1y", "violence_to_peace_1y"] as const),
  ...(["war_to_less_1y", "war_days", "nuclear_1y"] as const),
] satisfies readonly Measure[];

const texts = (meaning: string) => byId(v.string(), meaning);

const rate = {
  value: figure("A share; days for `crisis_days` and `war_days`."),
  low: figure("Lower bound of its 95% interval."),
  high: bound("Upper bound; null where nothing bounds it."),
  cases: count("Cases that were counted."),
};

/** The shape of an answer of the kind `audit`. */
export const auditSchema = shape({
  ...head("audit"),
  runs: count("Runs that were made; 0 where the scenario does not declare `base_rates`."),
  faults: count("Runs that stopped with a fault; they are not counted."),
  rates: byId(
    shape({
      ...rate,
      departs: flag("Whether its interval misses everything published of its kind."),
      nearest: nullable(v.string(), "Where it departs: id of the nearest published rate."),
      reason: nullable(texts("Text by language."), "The scenario's reason for a departure."),
      published: list(
        shape({
          id: text("Id of the published rate."),
          measure: oneOf(measures, "What it measures."),
          value: figure("The published value."),
          low: bound("Lower bound of its interval; null where none is published."),
          high: bound("Upper bound of its interval; null where none is published."),
          n: optional(count("Cases behind it.")),
          source: text("Id of its source."),
          kind: oneOf(["data", "spread", "survey"], "Counted, quartiles of studies, or a survey."),
          text: texts("Of what it is, by language."),
          citation: nullable(v.string(), "The source."),
          ratio: bound("Implied value over published value."),
          verdict: oneOf(["within", "above", "below"], "Where the implied interval lies."),
        }),
        "Published rates of its kind.",
      ),
    }),
    "Implied rates by measure; those without a case are left out.",
  ),
  ladders: byId(byId(shape(rate), "Rates by measure."), "Rates of single ladders, by flashpoint."),
  unseen: list(
    oneOf(measures, "A measure."),
    "Measures without a case, or without one that ended.",
  ),
  provenance: shape({
    numbers: count("Numbers of the scenario that have a range."),
    counted: count("Those that are rates from counted cases."),
    elicited: count("Those that were asked from experts."),
    fitted: count("Those that were fitted to targets."),
    sourced: count("Those that rest on a source alone, without a rate."),
    judged: count("Those that rest on judgement alone."),
    baseless: count("Those that name nothing."),
    stale: count("Fitted numbers whose mark is of another form of the scenario."),
  }),
  rests: mayRest,
  ...tail,
});

/**
 * The answer of `brink check --base-rates`, scenario by scenario.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("audit", { scenario: "europe-2022", runs: 20 });
 * console.log(answer.kind, answer.cautions);
 */
export type AuditAnswer = TypeOf<typeof auditSchema>;

/** What the answer says beside the audit. */
export interface AuditFacts extends HeadFacts {
  /** Citations by id of the source. */
  readonly citations: Readonly<Record<string, string>>;
  /** The scenario's reasons for departures, by measure; a text by language. */
  readonly reasons: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Fitted numbers whose mark is of another form of the scenario. */
  readonly stale: number;
  readonly rests: RestsAnswer | null;
  readonly elapsed: number;
}

/** The answer from an audit. */
export function auditAnswer(audit: Audit, facts: AuditFacts): AuditAnswer {
  const { runs, faults, rates, ladders, unseen, provenance } = audit;
  return {
    ...headOf("audit", facts),
    cautions: cautionsOf(audit, facts),
    ...{ runs, faults },
    rates: Object.fromEntries(
      rates.map(({ implied, comparisons, departure }) => [
        implied.measure,
        {
          ...rateAnswer(implied),
          departs: departure !== undefined,
          nearest: departure?.published.id ?? null,
          reason: facts.reasons.get(implied.measure) ?? null,
          published: comparisons.map(({ published, ratio, verdict }) => {
            const { id, measure, value, low, high, n, source, kind, text: words } = published;
            return {
              ...{ id, measure, value, low, high, ...(n === undefined ? {} : { n }) },
              ...{ source, kind, text: words, citation: facts.citations[source] ?? null },
              ...{ ratio: finite(ratio), verdict },
            };
          }),
        },
      ]),
    ),
    ladders: Object.fromEntries(
      ladders.map(({ id, rates: own }) => [
        id,
        Object.fromEntries(own.map((one) => [one.measure, rateAnswer(one)])),
      ]),
    ),
    unseen,
    provenance: { ...provenance, stale: facts.stale },
    rests: facts.rests,
    uncertainty: runs === faults ? "none" : "sampling",
    forecast: false,
    elapsed: facts.elapsed,
  };
}

const rateAnswer = ({ value, low, high, count: cases }: ImpliedRate) => ({
  ...{ value, low, high: finite(high), cases },
});

function cautionsOf(
  { runs, faults, rates, unseen }: Audit,
  { reasons, stale }: AuditFacts,
): Caution[] {
  const old = stale > 0 ? [caution("fit-stale", { n: stale })] : [];
  if (runs === 0) return [...old, caution("audit-undeclared")];
  const stopped = [...old, ...(faults > 0 ? [caution("faults", { n: faults })] : [])];
  if (faults === runs) return [...stopped, caution("no-runs")];
  return [
    ...stopped,
    ...rates.flatMap(({ implied: { measure }, departure }) =>
      departure === undefined || reasons.has(measure)
        ? []
        : [
            caution("audit-departure", {
              rate: [measure],
              factor: departure.ratio,
              published: [departure.published.id],
              key: `base_rates.departures.${measure}`,
            }),
          ],
    ),
    ...(unseen.length === 0 ? [] : [caution("audit-unseen", { rates: unseen })]),
  ];
}

/** Whether a rate departs from all that is published and the scenario gives no reason. */
export const isUnexplained = ({ rates }: AuditAnswer): boolean =>
  Object.values(rates).some(({ departs, reason }) => departs && reason === null);

/** The kind `audit`: its schema and its table. */
export const audit: AnswerKind<typeof auditSchema> = { schema: auditSchema };
