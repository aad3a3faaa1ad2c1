/** What is believed over the members of an ensemble: how far the numbers move it, apart from sampling error. */

import { at } from "../base/invariant.ts";
import type { AsOf, AsOfDay } from "../belief/as-of.ts";
import type { Program } from "../ir/program.ts";
import type { Hindcast } from "../study/hindcast-days.ts";
import { spreadBrier, spreadDays, type EnsembleDay, type MemberSpread } from "../study/members.ts";
import { BAND_TAIL } from "../study/uncertainty.ts";
import { caution, type Caution } from "./caution.ts";
import { byId, count, figure, list, nullable, pair, shape, text, type TypeOf } from "./schema.ts";

const spread = shape({
  mean: figure("On average over the members."),
  band: nullable(
    pair("Where it lies for all but a twentieth of the members on each side."),
    "Where it lies for all but a twentieth of the members on each side; null: not told from luck.",
  ),
});

const head = {
  wanted: count("Members of the ensemble."),
  members: count("Members that were followed."),
  left: count("Members at whose numbers what was seen cannot be, or no run begins."),
  band: pair("The shares of the members between which the bands lie."),
};

/** Belief along a path over the members. */
export const believeEnsembleSchema = shape({
  ...head,
  prior: byId(byId(spread, "By value."), "Belief before anything was seen, by unknown."),
  steps: list(byId(byId(spread, "By value."), "By unknown."), "Belief at the end of each step."),
  outcomes: byId(spread, "What comes, given what was seen."),
});

/** Forecasts and their scores over the members. */
export const hindcastEnsembleSchema = shape({
  ...head,
  days: list(
    shape({
      date: text("Day of the forecasts, ISO 8601."),
      brier: nullable(spread, "Mean Brier score; null where nothing is scored."),
      forecasts: byId(spread, "The questions."),
    }),
    "The days.",
  ),
  beliefs: list(
    list(nullable(spread), "Belief on the days on which something was said of it."),
    "Belief in what is hidden, as in `beliefs`.",
  ),
});

/** Belief along a path over the members, as an answer holds it. */
export type BelieveEnsemble = TypeOf<typeof believeEnsembleSchema>;
/** Forecasts over the members, as an answer holds them. */
export type HindcastEnsemble = TypeOf<typeof hindcastEnsembleSchema>;
/** A number over the members, as an answer holds it. */
export type SpreadAnswer = TypeOf<typeof spread>;

/** What the members said. */
export interface MembersFound {
  readonly wanted: number;
  readonly left: number;
  readonly members: readonly AsOf[];
}

const headOf = ({ wanted, left, members }: MembersFound) => ({
  ...{ wanted, members: members.length, left },
  band: [BAND_TAIL, 1 - BAND_TAIL] as const,
});

const spreadAnswer = ({ mean, band }: MemberSpread): SpreadAnswer => ({
  mean,
  band: band === undefined ? null : [band.low, band.high],
});

/** Entries by id; those of which fewer than two members say anything are left out. */
function named(
  items: readonly { readonly id: string }[],
  spreads: readonly (MemberSpread | undefined)[],
): Readonly<Record<string, SpreadAnswer>> {
  return Object.fromEntries(
    items.flatMap(({ id }, index) => {
      const one = spreads[index];
      return one === undefined ? [] : [[id, spreadAnswer(one)]];
    }),
  );
}

const sharesOf = ({ unknowns }: Program, shares: EnsembleDay["shares"][number]) =>
  Object.fromEntries(
    unknowns.map(({ id, values }, unknown) => [id, named(values, at(shares, unknown))]),
  );

/** What the members believe along a path. */
export function believeEnsemble(program: Program, found: MembersFound): BelieveEnsemble {
  const [day] = spreadDays(program, found.members);
  const [prior = [], ...steps] = day?.shares ?? [];
  return {
    ...headOf(found),
    prior: prior.length === 0 ? {} : sharesOf(program, prior),
    steps: steps.map((shares) => sharesOf(program, shares)),
    outcomes: named(program.outcomes, day?.outcomes ?? []),
  };
}

/**
 * What the members forecast.
 * @param dates of the days that the members were asked for; all of the hindcast's are among them
 * @param stepsOn how many steps are over by a day
 */
export function hindcastEnsemble(
  program: Program,
  { days, beliefs }: Pick<Hindcast, "days" | "beliefs">,
  found: MembersFound,
  dates: readonly string[],
  stepsOn: (date: string) => number,
): HindcastEnsemble {
  const spreads = spreadDays(program, found.members);
  const on = (date: string): EnsembleDay | undefined => spreads[dates.indexOf(date)];
  return {
    ...headOf(found),
    days: days.map(({ date, scenario }) => {
      const questions = (scenario?.questions ?? []).map(({ id, happened }) => ({
        id,
        happened,
        outcome: program.outcomes.findIndex((one) => one.id === id),
      }));
      const asked = found.members.map((one): AsOfDay => at(one, dates.indexOf(date)));
      const brier = questions.length === 0 ? undefined : spreadBrier(questions, asked);
      const outcomes = on(date)?.outcomes ?? [];
      return {
        date,
        brier: brier === undefined ? null : spreadAnswer(brier),
        forecasts: named(
          questions,
          questions.map(({ outcome }) => outcomes[outcome]),
        ),
      };
    }),
    beliefs: beliefs.map(({ unknown, value, points }) => {
      const index = program.unknowns.findIndex(({ id }) => id === unknown);
      const place = program.unknowns[index]?.values.findIndex(({ id }) => id === value) ?? -1;
      const last = on(points.at(-1)?.date ?? "") ?? spreads.at(-1);
      return points.map(({ date, belief }) => {
        const one = last?.shares[stepsOn(date)]?.[index]?.[place];
        return belief === undefined || one === undefined ? null : spreadAnswer(one);
      });
    }),
  };
}

/** What a reader must be warned of. */
export function ensembleCautions(
  found: Pick<BelieveEnsemble, "wanted" | "members" | "left"> | undefined,
): readonly Caution[] {
  if (found === undefined) return [];
  const { wanted, members, left } = found;
  return [
    ...(left > 0 ? [caution("ensemble-left", { n: left })] : []),
    ...(members + left < wanted
      ? [caution("ensemble-partial", { n: members + left, wanted })]
      : []),
  ];
}
