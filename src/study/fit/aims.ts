/**
 * Targets as numbers to be met: each on the scale on which its distance is judged (log odds of a
 * probability, log of a rate, a mean as it is), with the deviation that says how far is far.
 */

import { at } from "../../base/invariant.ts";
import type { MeasuredTarget, MeasuredTargets } from "../../ir/targets.ts";
import { log, logistic } from "../../numeric/elementary.ts";
import type { Program } from "../../ir/program.ts";
import type { Forecast, Forecaster } from "../../scenario/history.ts";
import type { Model } from "../../scenario/model.ts";
import type { Target } from "../../scenario/target.ts";

/** On what scale a distance is judged. */
export type AimScale = "log-odds" | "log" | "plain";

/** An outcome by its place among those followed, and whether it is a time: 0 is one, Infinity is never. */
export interface FollowedOutcome {
  readonly column: number;
  readonly timed: boolean;
}

/** What is counted over runs; indices of outcomes among those followed. */
export interface AimMeasure {
  readonly kind: "probability" | "mean" | "share-of-time" | "entries";
  readonly subject: FollowedOutcome;
  readonly given?: FollowedOutcome;
  /** Of a share or rate: the count of all states. */
  readonly states: number;
  /** Of a rate: windows in a step. */
  readonly windows: number;
}

/** What is asked of the belief from the history up to a day. */
export interface BelievedMeasure {
  /** Index among the days asked for. */
  readonly day: number;
  readonly subject:
    /** Index among the outcomes that are asked of the belief. */
    | { readonly kind: "outcome"; readonly column: number }
    /** Indices. */
    | { readonly kind: "unknown"; readonly unknown: number; readonly value: number };
}

/** One number to be met. */
export interface Aim {
  readonly target: Target;
  /** Of what is believed: the day. */
  readonly date?: string;
  /** Of a forecaster's word: what it is about. */
  readonly question?: string;
  readonly scale: AimScale;
  /** In its own units. */
  readonly is: number;
  /** Between what it may lie, 90 %, in its own units. */
  readonly low: number;
  readonly high: number;
  /** On the scale; its weight is in the deviation. */
  readonly score: number;
  readonly deviation: number;
  readonly heldOut: boolean;
  /** What it is over runs, or in the belief as of its day. */
  readonly measure: AimMeasure | BelievedMeasure;
}

/** Whether it is asked of the belief. */
export const isBelieved = (measure: Aim["measure"]): measure is BelievedMeasure => "day" in measure;

/** Its name: that of the target, with the day and what a forecaster said it of. */
export const nameOfAim = ({
  target,
  date,
  question,
}: Pick<Aim, "target" | "date" | "question">): string =>
  [target.id, date, question].filter((part) => part !== undefined).join(" ");

/** What the aims of a model ask. */
export interface Aims {
  readonly aims: readonly Aim[];
  /** Outcomes that runs are followed by, and those that are asked of the belief: indices of the program. */
  readonly followed: readonly number[];
  readonly believed: readonly number[];
  /** Days that are asked of the belief, ISO, ascending. */
  readonly dates: readonly string[];
  /** Words of forecasters before the scenario or after its history, which are left out. */
  readonly outside: number;
}

/** Between these quantiles of a normal value lie 90 %, in deviations: 2 · 1.645. */
const BAND = 3.29;
/** Where neither band nor cases are given. */
const USUAL = 0.25;

/** Log odds. */
export const logOdds = (p: number): number => log(p / (1 - p));

const forward: Readonly<Record<AimScale, (value: number) => number>> = {
  "log-odds": logOdds,
  log,
  plain: (value) => value,
};

const back: Readonly<Record<AimScale, (score: number) => number>> = {
  "log-odds": logistic,
  log: (score) => Math.exp(score),
  plain: (score) => score,
};

/** Days of a window, on average. */
const windowDays = { day: 1, week: 7, month: 365.25 / 12, year: 365.25 } as const;

/** The aims of a model's targets. */
export function aimsOf(
  { program, targets, states }: MeasuredTargets,
  { history, forecasters = [] }: Pick<Model, "history" | "forecasters"> = {},
): Aims {
  const { start, unit } = program.calendar;
  const words = targets.flatMap(({ target }) => saidFor(target, forecasters));
  const inside = words.filter(
    ({ date }) => history !== undefined && date >= start && date <= history.until,
  );
  const direct = targets.filter(({ target }) => target.asOf !== undefined);
  const indexOf = (id: string): number => program.outcomes.findIndex((one) => one.id === id);
  const spoken = inside.flatMap(({ of }) => (of.kind === "outcome" ? [indexOf(of.outcome)] : []));
  const asked = [...direct.flatMap(({ subject }) => subject ?? []), ...spoken];
  const believed = [...new Set(asked)];
  const days = [
    ...direct.flatMap(({ target }) => target.asOf ?? []),
    ...inside.map(({ date }) => date),
  ];
  const dates = [...new Set(days)].toSorted();
  const followed = followedBy(
    targets.filter(({ target }) => target.asOf === undefined),
    states,
  );
  const followedAs = (outcome: number): FollowedOutcome => ({
    column: followed.indexOf(outcome),
    timed: at(program.outcomes, outcome).type === "time",
  });
  const aims = targets.flatMap(({ target, subject, given }: MeasuredTarget): Aim[] => {
    if (target.subject.kind === "forecaster")
      return saidFor(target, forecasters)
        .filter((one) => inside.some(({ date }) => date === one.date))
        .map((one) => wordAim(target, one, { program, dates, believed }));
    if (target.is === undefined || subject === undefined) return [];
    const { kind } = target.subject;
    const mean = isMean(target);
    const scale = kind === "entries" ? "log" : mean ? "plain" : "log-odds";
    const judged = judge({ ...target, is: target.is }, scale);
    const heldOut = target.heldOut === true;
    if (target.asOf !== undefined) {
      const asks = { kind: "outcome", column: believed.indexOf(subject) } as const;
      const measure = { day: dates.indexOf(target.asOf), subject: asks };
      return [{ target, date: target.asOf, ...judged, heldOut, measure }];
    }
    const measure: AimMeasure = {
      kind:
        kind === "share_of_time"
          ? "share-of-time"
          : kind === "entries"
            ? "entries"
            : mean
              ? "mean"
              : "probability",
      subject: followedAs(subject),
      ...(given === undefined ? {} : { given: followedAs(given) }),
      states: followed.indexOf(states),
      windows:
        target.subject.kind === "entries" ? windowDays[unit] / windowDays[target.subject.per] : 1,
    };
    return [{ target, ...judged, heldOut, measure }];
  });
  return { aims, followed, believed, dates, outside: words.length - inside.length };
}

/** All that the forecaster of a target said. */
const saidFor = ({ subject }: Target, forecasters: readonly Forecaster[]): readonly Forecast[] =>
  subject.kind === "forecaster"
    ? (forecasters.find(({ id }) => id === subject.forecaster)?.said ?? [])
    : [];

/** A word of none or all is taken as nearly so. */
const SURE = 0.005;

/** A word of a forecaster as an aim. */
function wordAim(
  target: Target,
  { date, of, probability }: Forecast,
  { program, dates, believed }: { readonly program: Program } & Pick<Aims, "dates" | "believed">,
): Aim {
  const inside = (share: number): number => Math.min(1 - SURE, Math.max(SURE, share));
  const is = inside(probability);
  const { within } = target;
  const band =
    within === undefined ? {} : { band: { low: inside(is - within), high: inside(is + within) } };
  const unknown = program.unknowns.findIndex(
    (one) => of.kind === "unknown" && one.id === of.unknown,
  );
  const subject =
    of.kind === "outcome"
      ? ({
          kind: "outcome",
          column: believed.findIndex((one) => at(program.outcomes, one).id === of.outcome),
        } as const)
      : ({
          kind: "unknown",
          unknown,
          value: at(program.unknowns, unknown).values.findIndex(({ id }) => id === of.value),
        } as const);
  const { heldOut } = target;
  return {
    ...{
      target,
      date,
      question: of.kind === "outcome" ? of.outcome : `${of.unknown} == ${of.value}`,
    },
    ...judge({ ...target, is, ...band }, "log-odds"),
    heldOut: typeof heldOut === "boolean" ? heldOut : heldOut.includes(date),
    measure: { day: dates.indexOf(date), subject },
  };
}

/** What is to be met, on a scale. */
function judge(
  target: Target & { readonly is: number },
  scale: AimScale,
): Pick<Aim, "scale" | "is" | "low" | "high" | "score" | "deviation"> {
  const { is, weight } = target;
  const score = forward[scale](is);
  const deviation = deviationOf(target, scale) / Math.sqrt(weight);
  const [low, high] = bandOf(target, scale, score);
  return { scale, is, low, high, score, deviation };
}

const isMean = ({ subject }: Target): boolean => subject.kind === "of" && subject.type === "mean";

function deviationOf({ is = 0, band, cases }: Target, scale: AimScale): number {
  const on = forward[scale];
  if (band !== undefined) return (on(band.high) - on(band.low)) / BAND;
  if (cases === undefined) return USUAL;
  return 1 / Math.sqrt(scale === "log" ? cases : cases * is * (1 - is));
}

function bandOf(target: Target, scale: AimScale, score: number): readonly [number, number] {
  if (target.band !== undefined) return [target.band.low, target.band.high];
  const half = (deviationOf(target, scale) * BAND) / 2;
  return [back[scale](score - half), back[scale](score + half)];
}

/** The outcomes that runs are followed by. */
function followedBy(targets: readonly MeasuredTarget[], states: number): number[] {
  const asked = targets.flatMap(({ subject, given }) =>
    [subject, given].filter((one) => one !== undefined),
  );
  return [...new Set([...asked, states])];
}
