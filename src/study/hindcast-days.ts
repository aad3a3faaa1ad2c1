/**
 * A scenario's forecasts on chosen days, scored against what happened: the outcomes that the history
 * decides, those of other forecasters on the same questions, the levels that ladders came to, and belief
 * in what is hidden beside what others said of it.
 */

import { at } from "../base/invariant.ts";
import { curveOf } from "../belief/curve.ts";
import { watchPath, type DatedPath } from "../belief/dated.ts";
import { follow, type Followed, type FollowIslands, type FollowRequest } from "../belief/follow.ts";
import { judgeOutcomes, type AskedSpan, type Judgement } from "../belief/judge.ts";
import { cameTrue, questionOf } from "../ir/outcome-fold.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { luckOf } from "../random/stream.ts";
import type { Forecaster } from "../scenario/history.ts";
import type { Outcome } from "../scenario/outcome.ts";
import {
  compareForecasters,
  scoreForecaster,
  scoreLadders,
  type ForecasterScore,
  type LadderForecast,
  type LadderScores,
  type ScoreComparison,
  type Uniform,
} from "./hindcast.ts";

/** One day's forecasts, scored. */
export interface HindcastDay {
  /** ISO. */
  readonly date: string;
  readonly scenario: ForecasterScore | undefined;
  /** In the order of the file; those who had said nothing yet are left out. */
  readonly others: readonly {
    readonly id: string;
    readonly score: ForecasterScore;
    readonly comparison: ScoreComparison | undefined;
  }[];
  readonly ladders: LadderScores | undefined;
  /** Outcomes that were decided before the day, and are no forecast any more. */
  readonly past: readonly string[];
}

/** Belief in a value of an unknown, beside what others said of it. */
export interface BesideBelief {
  readonly forecaster: string;
  readonly unknown: string;
  readonly value: string;
  readonly points: readonly {
    readonly date: string;
    readonly said: number;
    /** Undefined before the scenario starts. */
    readonly belief?: { readonly probability: number; readonly low: number; readonly high: number };
  }[];
}

/** What was scored. */
export interface Hindcast {
  readonly days: readonly HindcastDay[];
  readonly beliefs: readonly BesideBelief[];
  /** Outcomes that the history cannot judge, those without a value for faults, those it has not come to. */
  readonly unjudged: readonly string[];
  readonly faulty: readonly string[];
  readonly open: readonly string[];
  /** Whether belief was exact on every day. */
  readonly exact: boolean;
}

/** What is scored against what. */
export interface HindcastSubject {
  readonly program: Program;
  readonly parameters: readonly number[];
  readonly history: DatedPath;
  readonly forecasters: readonly Forecaster[];
  /** Ids of the outcomes in the author's order. */
  readonly outcomes: readonly string[];
  /** The parts of the path that outcomes ask about, by id. */
  readonly asked: ReadonlyMap<string, AskedSpan>;
  /** First day of the calendar, ISO, and the last day of a step. */
  readonly start: string;
  readonly endOfStep: (step: number) => string;
}

/** The parts of the path that outcomes ask about, by id. */
export function askedSpans(outcomes: readonly Outcome[]): ReadonlyMap<string, AskedSpan> {
  return new Map(
    outcomes.flatMap(({ id, form }) => {
      const span =
        form.kind === "value"
          ? { from: form, by: form }
          : "during" in form
            ? form.during
            : undefined;
      return span === undefined ? [] : [[id, span] as const];
    }),
  );
}

/** Questions that ask the same go by the first of them, whether it comes before when. */
function sameQuestions({
  program,
  asked,
}: Pick<HindcastSubject, "program" | "asked">): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const whether = program.outcomes.filter(({ type }) => type !== "time");
  const when = program.outcomes.filter(({ type }) => type === "time");
  return new Map(
    [...whether, ...when].map((outcome): readonly [string, string] => {
      const key = `${questionOf(outcome)} ${JSON.stringify(asked.get(outcome.id) ?? {})}`;
      const known = first.get(key) ?? outcome.id;
      first.set(key, known);
      return [outcome.id, known];
    }),
  );
}

interface Judged {
  /** By outcome id: whether it came true. */
  readonly truths: ReadonlyMap<string, boolean>;
  readonly unjudged: readonly string[];
  readonly faulty: readonly string[];
  readonly open: readonly string[];
  readonly same: ReadonlyMap<string, string>;
}

function judge(subject: HindcastSubject): Judged {
  const { program, parameters, history, asked } = subject;
  const judgements = judgeOutcomes(parameters, watchPath(program, history), asked);
  const same = sameQuestions(subject);
  const truths = new Map<string, boolean>();
  const lists = { unjudged: [] as string[], faulty: [] as string[], open: [] as string[] };
  for (const [index, { id, type }] of program.outcomes.entries()) {
    if (type === "number" || same.get(id) !== id) continue;
    const judgement: Judgement = at(judgements, index);
    if (judgement.kind === "unseen") lists.unjudged.push(id);
    else if (judgement.kind === "faulty") lists.faulty.push(id);
    else if (judgement.kind === "open") lists.open.push(id);
    else truths.set(id, cameTrue({ type }, judgement.value));
  }
  return { truths, same, ...lists };
}

/** The final level of each ladder that was observed to the end. */
function laddersOf(
  { program, history }: HindcastSubject,
  { path, outlook }: Followed,
): readonly LadderForecast[] {
  const whole = watchPath(program, history).steps;
  if (whole.length < program.calendar.steps) return [];
  const last = whole.at(-1)?.observation.levels ?? [];
  const now =
    path.steps.at(-1)?.observation.levels ?? program.flashpoints.map(({ start }) => [start]);
  return program.flashpoints.flatMap(({ id }, index) => {
    const known = [last[index], now[index]].map((one) => (one?.length === 1 ? one[0] : undefined));
    const [observed, level] = known;
    const shares = outlook.levels[index];
    return observed === undefined ||
      level === undefined ||
      shares === undefined ||
      shares.length === 0
      ? []
      : [{ id, shares, observed, now: level }];
  });
}

/** Latest forecasts of a forecaster by a day, of questions still open then. */
function saidBy(
  { said }: Forecaster,
  day: string,
  judged: Judged,
  past: ReadonlySet<string>,
): readonly { readonly id: string; readonly probability: number; readonly happened: boolean }[] {
  const latest = new Map<string, { readonly date: string; readonly probability: number }>();
  for (const { date, of, probability } of said) {
    if (of.kind !== "outcome" || date > day) continue;
    const id = judged.same.get(of.outcome) ?? of.outcome;
    if ((latest.get(id)?.date ?? "") <= date) latest.set(id, { date, probability });
  }
  return [...latest].flatMap(([id, { probability }]) => {
    const happened = judged.truths.get(id);
    return happened === undefined || past.has(id) ? [] : [{ id, probability, happened }];
  });
}

/**
 * Scores forecasts on some days.
 * @param days ISO, in order
 * @throws what `follow` throws
 */
export async function hindcast(
  subject: HindcastSubject,
  days: readonly string[],
  request: Omit<FollowRequest, "until" | "method">,
  islandsOn: FollowIslands,
): Promise<Hindcast> {
  const { program, parameters, history, forecasters, outcomes, asked } = subject;
  const judged = judge(subject);
  const luck = luckOf(keyOfSeed(request.seed), 2 ** 41);
  const uniform: Uniform = (resample, place) => luck(place, resample);
  let exact = true;
  const ask = async (until: string): Promise<Followed> => {
    const how = { ...request, until, method: "auto" } as const;
    const followed = await follow(program, parameters, history, how, islandsOn);
    exact &&= followed.method === "exact";
    return followed;
  };
  const scored: HindcastDay[] = [];
  const faulty = new Set(judged.faulty);
  for (const date of days) {
    const followed = await ask(date);
    const before = judgeOutcomes(parameters, watchPath(program, history, date), asked);
    const past = new Set(
      program.outcomes.flatMap(({ id }, index) =>
        at(before, index).kind === "decided" && judged.truths.has(id) ? [id as string] : [],
      ),
    );
    const own = outcomes.flatMap((id) => {
      const happened = judged.truths.get(id);
      const answer = followed.outlook.answers.find((one) => one.id === id);
      if (happened === undefined || answer === undefined || past.has(id)) return [];
      if (!Number.isFinite(answer.value)) {
        faulty.add(id);
        return [];
      }
      return [{ id, probability: Math.min(1, Math.max(0, answer.value)), happened }];
    });
    const scenario = scoreForecaster(own, uniform);
    scored.push({
      date,
      scenario,
      others: forecasters.flatMap((forecaster) => {
        const score = scoreForecaster(saidBy(forecaster, date, judged, past), uniform);
        if (score === undefined || scenario === undefined) return [];
        const comparison = compareForecasters(scenario, score, uniform);
        return [{ id: forecaster.id, score, comparison }];
      }),
      ladders: scoreLadders(laddersOf(subject, followed), uniform),
      past: [...past],
    });
  }
  const beliefs = await besideBelief(subject, ask);
  const { unjudged, open } = judged;
  return { days: scored, beliefs, unjudged, faulty: [...faulty], open, exact };
}

async function besideBelief(
  { program, forecasters, start, endOfStep }: HindcastSubject,
  ask: (until: string) => Promise<Followed>,
): Promise<readonly BesideBelief[]> {
  const groups = forecasters.flatMap(({ id, said }) =>
    program.unknowns.flatMap((unknown, index) =>
      unknown.values.flatMap((value, position) => {
        const points = said.filter(
          ({ of }) => of.kind === "unknown" && of.unknown === unknown.id && of.value === value.id,
        );
        return points.length === 0 ? [] : [{ id, unknown, index, value, position, points }];
      }),
    ),
  );
  const last = groups
    .flatMap(({ points }) => points.map(({ date }) => date))
    .toSorted()
    .at(-1);
  if (last === undefined || last < start) return [];
  const followed = await ask(last);
  const curve = curveOf(program, followed.prior, followed.accounts);
  return groups.map(({ id, unknown, index, value, position, points }) => ({
    forecaster: id,
    unknown: unknown.id,
    value: value.id,
    points: points.map(({ date, probability: said }) => {
      const point = curve.points.findLast(({ step }) => endOfStep(step) <= date);
      const probability = at(at(point?.shares ?? curve.prior, index), position);
      const interval = point?.intervals?.[position] ?? { low: probability, high: probability };
      return { date, said, ...(date < start ? {} : { belief: { probability, ...interval } }) };
    }),
  }));
}
