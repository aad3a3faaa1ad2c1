/** What `brink check --expectations` found: what must be so in runs, and whether it is. */

import type { CaseCounts } from "../batch/case-counts.ts";
import type { Demand } from "../scenario/expectation.ts";
import { LEVEL } from "../study/estimates.ts";
import { LEAST_RUNS, type Judged, type Verdict } from "../study/expectations.ts";
import { caution, type Caution } from "./caution.ts";
import { head, headOf, partial, tail, type HeadFacts } from "./head.ts";
import type { AnswerKind } from "./kind.ts";
import { bound, byId, count, figure, finite, nullable, oneOf, shape, text } from "./schema.ts";
import type { TypeOf } from "./schema.ts";

const verdicts = [
  ...(["passes", "fails", "undecided", "untested", "vacuous"] as const),
] satisfies readonly Verdict[];

const demands = ["always", "at-least", "at-most"] as const satisfies readonly Demand["kind"][];

/** The shape of an answer of the kind `expectations`. */
export const expectationsSchema = shape({
  ...head("expectations"),
  runs: count("Runs that were made."),
  runsRequested: count("Runs that were wanted."),
  partial,
  level: figure("Confidence level of the intervals."),
  expectations: byId(
    shape({
      verdict: oneOf(
        verdicts,
        "`undecided`: the interval lies on both sides of what is asked; `untested`: too few runs with a case; `vacuous`: none.",
      ),
      holds: oneOf(demands, "Whether every case must hold, or a share of them."),
      asked: bound("That share; null for `always`."),
      cases: count("Cases that were judged."),
      held: count("Those in which it held."),
      share: bound("Their share; null where there was no case."),
      low: bound("Lower bound of its interval, clustered by run."),
      high: bound("Upper bound of its interval."),
      effective: bound("Independent cases that would say as much."),
      runs: count("Runs in which it has a value."),
      runsWithCase: count("Runs in which there was a case."),
      runsNeeded: bound(
        "Where it is undecided or untested: runs that would settle it if the share stays; null where none would.",
      ),
      counterexample: nullable(
        shape({
          run: count("Number of the first run with a case that speaks against it."),
          step: bound("Step of the state that shows it."),
          date: nullable(text("First day of that step, ISO 8601.")),
          replay: text("The command that shows that run."),
        }),
        "What speaks against it; null where it does not fail.",
      ),
    }),
    "By id, in the order of the file.",
  ),
  ...tail,
});

/**
 * What must be so in the runs of a scenario, and whether it is.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("expectations", { scenario: "two-state", runs: 200 });
 * console.log(Object.values(answer.expectations).map(({ verdict }) => verdict));
 */
export type ExpectationsAnswer = TypeOf<typeof expectationsSchema>;

/** What speaks against an expectation. */
export interface Counterexample {
  readonly run: number;
  readonly step?: number;
  /** ISO 8601. */
  readonly date?: string;
  readonly replay: string;
}

/** What the answer says beside what was judged. */
export interface ExpectationsFacts extends HeadFacts {
  readonly runs: number;
  readonly runsRequested: number;
  /** By id of the expectation. */
  readonly counterexamples: ReadonlyMap<string, Counterexample>;
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function expectationsAnswer(
  judged: readonly Judged[],
  facts: ExpectationsFacts,
): ExpectationsAnswer {
  const { runs, runsRequested, counterexamples, elapsed } = facts;
  return {
    ...headOf("expectations", facts),
    cautions: cautionsOf(judged, facts),
    ...{ runs, runsRequested },
    partial: runs < runsRequested,
    level: LEVEL,
    expectations: Object.fromEntries(
      judged.map((one) => [one.id, entryOf(one, counterexamples.get(one.id))]),
    ),
    uncertainty: judged.length === 0 ? "none" : "sampling",
    forecast: false,
    elapsed,
  };
}

function entryOf(
  { verdict, demand, counts, share, runsNeeded }: Judged,
  found: Counterexample | undefined,
): ExpectationsAnswer["expectations"][string] {
  const { held, failed, runs, withCase } = counts;
  return {
    verdict,
    holds: demand.kind,
    asked: demand.kind === "always" ? null : demand.share,
    ...{ cases: held + failed, held },
    share: share?.value ?? null,
    low: share?.low ?? null,
    high: share?.high ?? null,
    effective: share?.effective ?? null,
    ...{ runs, runsWithCase: withCase },
    runsNeeded: finite(runsNeeded ?? Infinity),
    counterexample:
      found === undefined
        ? null
        : {
            run: found.run,
            step: found.step ?? null,
            date: found.date ?? null,
            replay: found.replay,
          },
  };
}

function cautionsOf(
  judged: readonly Judged[],
  { runs, runsRequested }: ExpectationsFacts,
): Caution[] {
  if (judged.length === 0) return [caution("expectations-undeclared")];
  const of = (wanted: Verdict): readonly string[] =>
    judged.flatMap(({ id, verdict }) => (verdict === wanted ? [id] : []));
  const [vacuous, untested, undecided] = [of("vacuous"), of("untested"), of("undecided")];
  const lost = Math.max(
    ...judged.map(({ counts }: { readonly counts: CaseCounts }) => runs - counts.runs),
  );
  return [
    ...(runs < runsRequested ? [caution("partial", { done: runs, total: runsRequested })] : []),
    ...(lost > 0 ? [caution("faults", { n: lost })] : []),
    ...(lost === runs && judged.every(({ counts }) => counts.runs === 0)
      ? [caution("no-runs")]
      : []),
    ...(vacuous.length > 0 ? [caution("expectation-vacuous", { expectations: vacuous })] : []),
    ...(untested.length > 0
      ? [caution("expectation-untested", { expectations: untested, n: LEAST_RUNS })]
      : []),
    ...(undecided.length > 0
      ? [caution("expectation-undecided", { expectations: undecided })]
      : []),
  ];
}

/** Whether all that must be so is so; strictly, whether that is settled as well. */
export function areMet({ expectations }: ExpectationsAnswer, strict: boolean): boolean {
  return Object.values(expectations).every(
    ({ verdict }) => verdict === "passes" || (verdict === "undecided" && !strict),
  );
}

/** The kind `expectations`: its schema and its table. */
export const expectations: AnswerKind<typeof expectationsSchema> = { schema: expectationsSchema };
