/** How a fit measures its aims: runs and beliefs at points, on worker threads. */

import { withoutText } from "../app/batch/job.ts";
import { at } from "../base/invariant.ts";
import type { AsOf, Unfollowed } from "../belief/as-of.ts";
import { keyOfSeed } from "../random/seed.ts";
import { isBelieved, type Aims } from "../study/fit/aims.ts";
import type { MeasureAims } from "../study/fit/fit.ts";
import { measureAim, measureBelieved, type Measured } from "../study/fit/measured.ts";
import type { Asking, Subject, SubjectValues } from "./asking.ts";
import { unfollowed } from "./history.ts";
import { NothingDone } from "./refusal.ts";
import { sweep } from "./sweep.ts";

/** Runs on from each day, of particles of a joint value. */
const RUNS_ON = 4;

/** Times as many particles are tried where none could follow. */
const MORE = 10;

/** What is measured of which points. */
interface Measuring extends Aims {
  readonly at: (scores: readonly number[]) => number[];
  /** Rounds of the fit, to say which it is. */
  readonly rounds: number;
}

type MeasuringValues = SubjectValues & { readonly runs: number; readonly particles: number };

/** Measures on worker threads, a point a piece; says which round it is. @param subject of the program that measures */
export function measureBy(
  asking: Asking,
  subject: Subject,
  asked: MeasuringValues,
  measuring: Measuring,
): MeasureAims {
  let round = 0;
  let isBegun = false;
  return async (points, first, count) => {
    round += 1;
    const { rounds } = measuring;
    if (!asked.quiet)
      asking.tell(
        round > rounds
          ? asking.say("fit.look")
          : asking.say("fit.round", { round: String(round), rounds: String(rounds) }),
      );
    try {
      const values = points.map((scores) => measuring.at(scores));
      const particles = Math.ceil((asked.particles * count) / asked.runs);
      const found = await lookAt(asking, subject, asked, measuring, {
        ...{ values, first, count, particles, follows: isBegun },
      });
      isBegun = true;
      return found;
    } catch (error) {
      // What the rounds before found is kept.
      if (error instanceof NothingDone && isBegun) return undefined;
      throw error;
    }
  };
}

/** What is looked at, and how hard. */
interface Look {
  /** All parameters of each point. */
  readonly values: readonly number[][];
  readonly first: number;
  readonly count: number;
  readonly particles: number;
  /** Rounds before are kept, however this ends. */
  readonly follows: boolean;
}

/**
 * By point, by aim what runs and beliefs say, on luck that is new in every round and the same at all points of
 * it; undefined where it was stopped.
 * @throws Unanswerable where a point's numbers rule out what was seen
 */
async function lookAt(
  asking: Asking,
  subject: Subject,
  asked: SubjectValues,
  { aims, followed, believed, dates }: Measuring,
  { values, first, count, particles, follows }: Look,
): Promise<readonly (readonly Measured[])[] | undefined> {
  const { program, model, identity } = subject;
  const { history } = model;
  const asksRuns = aims.some(({ measure }) => !isBelieved(measure));
  const outcomes = believed.map((index) => at(program.outcomes, index));
  const asOf =
    history === undefined || dates.length === 0
      ? undefined
      : {
          program: withoutText({ ...program, outcomes }),
          order: { history, dates, exact: true },
        };
  const key = keyOfSeed(`${identity.seed}/belief/${String(first)}`);
  const beliefTask = (parameters: readonly number[], each: number) => {
    const runs = outcomes.length === 0 ? 0 : RUNS_ON * each;
    return { parameters, particles: each, runs, key };
  };
  const job = asOf === undefined ? {} : { asOf };
  const swept = await sweep(asking, subject, asked, {
    ...{ pieces: values.length, pieceRuns: count, job, follows },
    taskOf: (piece) => {
      const parameters = at(values, piece);
      const points = [{ base: 0, changes: [] }];
      const runs = { bases: [parameters], points, first, count, outcomes: followed };
      return { runs, belief: beliefTask(parameters, particles) };
    },
    ask: async (pool, tasks) => {
      const runs = asksRuns ? await pool.points(tasks.map((one) => one.runs)) : [];
      const beliefs = asOf === undefined ? [] : await pool.asOf(tasks.map(({ belief }) => belief));
      if (runs === undefined || beliefs === undefined) return undefined;
      return tasks.map((_, index) => ({ runs: runs[index], belief: beliefs[index] }));
    },
    // What runs say is measured at once: their values are many.
    read: (_, { runs, belief }) => ({
      belief,
      counted: aims.map((aim) =>
        isBelieved(aim.measure) || runs === undefined
          ? undefined
          : measureAim(aim, aim.measure, runs, count),
      ),
    }),
  });
  if (swept.end !== "complete") return undefined;
  const lost = swept.results.flatMap(({ belief }, point) =>
    belief !== undefined && "kind" in belief ? [point] : [],
  );
  const again =
    lost.length === 0
      ? []
      : await sweep(asking, subject, asked, {
          ...{ pieces: lost.length, pieceRuns: count, job, follows },
          taskOf: (piece) => beliefTask(at(values, at(lost, piece)), MORE * particles),
          ask: (pool, tasks) => pool.asOf(tasks),
          read: (_, found): AsOf | Unfollowed => found,
        }).then(({ results, end }) => (end === "complete" ? results : undefined));
  if (again === undefined) return undefined;
  return swept.results.map(({ counted, belief: once }, point) => {
    const place = lost.indexOf(point);
    const belief = place < 0 ? (once ?? []) : at(again, place);
    if ("kind" in belief) throw unfollowed(belief, subject, asking);
    return aims.map((aim, index): Measured => {
      const known = counted[index];
      if (known !== undefined || !isBelieved(aim.measure)) return known ?? nothing;
      return measureBelieved(aim, aim.measure, program, belief, RUNS_ON * particles);
    });
  });
}

/** Where no run says anything. */
const nothing: Measured = { value: Number.NaN, score: 0, variance: 0 };
