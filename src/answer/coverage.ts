/** What `brink check --coverage` found: which elements of a scenario its runs came by, and which never. */

import { elementKinds, type ElementKind } from "../study/coverage-elements.ts";
import type { Covered, Coverage } from "../study/coverage.ts";
import { caution, type Caution } from "./caution.ts";
import { head, headOf, tail, type HeadFacts } from "./head.ts";
import type { AnswerKind } from "./kind.ts";
import { bound, byId, count, flag, shape, share, type TypeOf } from "./schema.ts";

const element = shape({
  runs: count(
    "Runs in which it came: a level was reached, a rule fired, a move was made, an event happened, a value was drawn, a multiplier applied, a number was read.",
  ),
  first: bound("Number of the first of them; null for none."),
  open: bound(
    "Runs in which it could have come: it competed with a chance above 0; of a multiplier, what it belongs to was weighed. Null of levels, values and numbers.",
  ),
  headline: flag("Whether the news has a headline for it."),
});

const kindCounts = shape({
  all: count("How many there are."),
  came: count("Those that came in some run."),
  headlines: count("Those with a headline."),
  headlinesSeen: count("Those with a headline that came in some run."),
});

const byKind = <Entry>(entry: (kind: ElementKind) => Entry): Readonly<Record<ElementKind, Entry>> =>
  Object.fromEntries(elementKinds.map((kind) => [kind, entry(kind)])) as Record<ElementKind, Entry>;

/** The schema of a coverage. */
export const coverageSchema = shape({
  ...head("coverage"),
  runs: count("Runs that were made."),
  faults: count("Runs that stopped with a fault; they count up to there."),
  rarer: share(
    "What came in none of the runs comes in a smaller share of all runs than this, with 95 % confidence.",
  ),
  counts: shape(byKind(() => kindCounts)),
  elements: shape(
    byKind((kind) =>
      byId(element, `Of kind \`${kind}\`, by path in the file, in the engine's order.`),
    ),
  ),
  ...tail,
});

/**
 * Which elements of a scenario its runs came by, and which never.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("coverage", { scenario: "two-state", runs: 200 });
 * console.log(Object.entries(answer.elements.rule).filter(([, { runs }]) => runs === 0));
 */
export type CoverageAnswer = TypeOf<typeof coverageSchema>;

/** The answer from what runs showed. */
export function coverageAnswer(
  { runs, faults, elements }: Coverage,
  { elapsed, ...facts }: HeadFacts & { readonly elapsed: number },
): CoverageAnswer {
  const of = (kind: ElementKind): readonly Covered[] => elements.filter((one) => one.kind === kind);
  return {
    ...headOf("coverage", facts),
    cautions: cautionsOf(runs, faults),
    ...{ runs, faults },
    // None of n independent runs, of a chance above this, has a probability below 5 %.
    rarer: -Math.expm1(Math.log(0.05) / runs),
    counts: byKind((kind) => {
      const told = of(kind).filter(({ headline }) => headline);
      const came = (some: readonly Covered[]): number => some.filter((one) => one.runs > 0).length;
      return {
        ...{ all: of(kind).length, came: came(of(kind)) },
        ...{ headlines: told.length, headlinesSeen: came(told) },
      };
    }),
    elements: byKind((kind) =>
      Object.fromEntries(
        of(kind).map(({ path, runs: came, first, open, headline }) => [
          path,
          { runs: came, first: first ?? null, open: open ?? null, headline },
        ]),
      ),
    ),
    uncertainty: runs === faults ? "none" : "sampling",
    forecast: false,
    elapsed,
  };
}

function cautionsOf(runs: number, faults: number): Caution[] {
  return [
    ...(faults > 0 ? [caution("faults", { n: faults })] : []),
    ...(faults === runs ? [caution("no-runs")] : []),
  ];
}

/** Coverage as a kind of answer. */
export const coverage: AnswerKind<typeof coverageSchema> = { schema: coverageSchema };
