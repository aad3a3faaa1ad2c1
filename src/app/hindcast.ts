/** `brink hindcast` as a use case: forecasts on chosen days, scored against what happened. */

import { at } from "../base/invariant.ts";
import { judgeOutcomes, type Judgement } from "../belief/judge.ts";
import { watchPath, type DatedPath } from "../belief/dated.ts";
import { curveOf } from "../belief/curve.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import { isoFromDay } from "../i18n/date.ts";
import { cameTrue, questionOf } from "../ir/outcome-fold.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { luckOf } from "../random/stream.ts";
import { batchText } from "../report/batch-text.ts";
import { hindcastDocument, hindcastCsv } from "../report/hindcast.ts";
import type { Forecaster } from "../scenario/model.ts";
import {
  compareForecasters,
  scoreForecaster,
  scoreLadders,
  type LadderForecast,
  type Uniform,
} from "../study/hindcast.ts";
import { viewHindcast, type BesideBelief, type HindcastDay } from "../view/hindcast.ts";
import { endOfStep } from "../view/believe.ts";
import { namingOf } from "../view/names.ts";
import { shellWord } from "./batch/command-line.ts";
import type { Refusal } from "./batch/order.ts";
import type { BatchContext, BatchDone } from "./batch/perform.ts";
import { follow, type Followed } from "./believe/follow.ts";
import {
  readWithHistory,
  stepsTold,
  stoppedBy,
  type BelieveRequest,
  type BelieveStopped,
} from "./believe/perform.ts";
import { forReader } from "./for-reader.ts";
import { packageVersion } from "./paths.ts";

/** What a user may ask of `brink hindcast`. */
export interface HindcastRequest extends Omit<BelieveRequest, "until" | "method"> {
  /** ISO days; the start where empty. */
  readonly at: readonly string[];
}

/** Questions that ask the same go by the first of them, whether it comes before when. */
function sameQuestions(program: Program): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const whether = program.outcomes.filter(({ type }) => type !== "time");
  const when = program.outcomes.filter(({ type }) => type === "time");
  return new Map(
    [...whether, ...when].map((outcome): readonly [string, string] => {
      const key = questionOf(outcome);
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
  readonly open: readonly string[];
  readonly same: ReadonlyMap<string, string>;
}

function judge(program: Program, history: DatedPath): Judged {
  const judgements = judgeOutcomes(parametersOf(program), watchPath(program, history));
  const same = sameQuestions(program);
  const truths = new Map<string, boolean>();
  const lists = { unjudged: [] as string[], open: [] as string[] };
  for (const [index, { id, type }] of program.outcomes.entries()) {
    if (type === "number" || same.get(id) !== id) continue;
    const judgement: Judgement = at(judgements, index);
    if (judgement.kind === "unseen") lists.unjudged.push(id);
    else if (judgement.kind === "open") lists.open.push(id);
    else truths.set(id, cameTrue({ type }, judgement.value));
  }
  return { truths, same, ...lists };
}

/** The final level of each ladder that was observed to the end. */
function laddersOf(
  program: Program,
  history: DatedPath,
  { path, outlook }: Followed,
): readonly LadderForecast[] {
  const whole = watchPath(program, history).steps;
  if (whole.length < program.calendar.steps) return [];
  const last = whole.at(-1)?.observation.levels ?? [];
  const now =
    path.steps.at(-1)?.observation.levels ?? program.flashpoints.map(({ start }) => start);
  return program.flashpoints.flatMap(({ id }, index) => {
    const [observed, level, shares] = [last[index], now[index], outlook.levels[index]];
    return observed === undefined || level === undefined || shares === undefined
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

/** Performs `brink hindcast`. */
export function performHindcast(
  request: HindcastRequest,
  context: BatchContext,
): BatchDone | Refusal | BelieveStopped {
  const ready = readWithHistory(request, context);
  if (ready.kind !== "ready") return ready;
  const { scenario, history, observed } = ready;
  const { model, program } = scenario;
  const { say, style, surroundings } = context;
  const naming = namingOf(model, program, style);
  const { start, dayOfStep, steps } = program.calendar;
  const finish = isoFromDay(at(dayOfStep, steps) - 1);
  const days = [...new Set(request.at.length === 0 ? [start] : request.at)].toSorted();
  const outside = days.find((day) => day < start || day > finish);
  if (outside !== undefined) {
    const message = say("hindcast.bad-day", { date: outside, first: start, last: finish });
    return { kind: "usage", message };
  }
  const forecasters = model.forecasters ?? [];
  const judged = judge(program, history);
  const told = stepsTold(request.quiet, context);
  const luck = luckOf(keyOfSeed(request.seed), 2 ** 41);
  const uniform: Uniform = (resample, place) => luck(place, resample);
  const ask = (until: string): Followed =>
    follow(scenario, history, { ...request, until, method: "auto" }, told);
  const scoreDay = (date: string): HindcastDay => {
    const followed = ask(date);
    const before = judgeOutcomes(parametersOf(program), watchPath(program, history, date));
    const past = new Set(
      program.outcomes.flatMap(({ id }, index) =>
        at(before, index).kind === "decided" && judged.truths.has(id) ? [id as string] : [],
      ),
    );
    const own = model.outcomes.flatMap(({ id }) => {
      const happened = judged.truths.get(id);
      const answer = followed.outlook.answers.find((one) => one.id === id);
      if (happened === undefined || answer === undefined || past.has(id)) return [];
      return [{ id, probability: Math.min(1, Math.max(0, answer.value)), happened }];
    });
    const scored = scoreForecaster(own, uniform);
    return {
      date,
      scenario: scored,
      others: forecasters.flatMap((forecaster) => {
        const score = scoreForecaster(saidBy(forecaster, date, judged, past), uniform);
        if (score === undefined || scored === undefined) return [];
        const comparison = compareForecasters(scored, score, uniform);
        return [{ id: forecaster.id, score, comparison }];
      }),
      ladders: scoreLadders(laddersOf(program, history, followed), uniform),
      past: [...past],
    };
  };
  const besideBelief = (): readonly BesideBelief[] => {
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
    const followed = ask(last);
    const curve = curveOf(program, followed.prior, followed.accounts);
    return groups.map(({ id, unknown, index, value, position, points }) => ({
      forecaster: id,
      unknown: unknown.id,
      value: value.id,
      points: points.map(({ date, probability: said }) => {
        const point = curve.points.findLast(({ step }) => endOfStep({ program }, step) <= date);
        const probability = at(at(point?.shares ?? curve.prior, index), position);
        const interval = point?.intervals?.[position] ?? { low: probability, high: probability };
        return { date, said, ...(date < start ? {} : { belief: { probability, ...interval } }) };
      }),
    }));
  };
  let scored: readonly HindcastDay[];
  let beliefs: readonly BesideBelief[];
  try {
    scored = days.map(scoreDay);
    beliefs = besideBelief();
  } catch (error) {
    return stoppedBy(error, naming);
  }
  const { unjudged, open } = judged;
  const done = (output: BatchDone["output"]): BatchDone => ({
    kind: "done",
    output,
    end: "complete",
  });
  const story = { days: scored, beliefs, unjudged, open, observed };
  switch (request.format) {
    case "csv":
      return done({ format: "csv", text: hindcastCsv(story) });
    case "json":
      return done({
        format: "json",
        document: {
          kind: "hindcast",
          schema: 1,
          scenario: program.id,
          scenarioHash: program.hash,
          engineVersion: packageVersion(),
          seed: request.seed,
          set: request.set,
          observed,
          ...hindcastDocument(story, forecasters),
        },
      });
    case "text": {
      const replay = [
        "brink hindcast",
        shellWord(scenario.file.argument),
        ...(request.observed === undefined ? [] : ["--observed", shellWord(request.observed)]),
        ...request.at.flatMap((day) => ["--at", day]),
        ...["--particles", String(request.particles), "--runs", String(request.runs)],
        ...["--seed", shellWord(request.seed)],
        ...Object.entries(request.set).flatMap(([id, value]) => [
          "--set",
          shellWord(`${id}=${value}`),
        ]),
      ].join(" ");
      const settings = Object.entries(request.set).map(([id, value]) => `${id}=${value}`);
      const view = viewHindcast(naming, { ...story, settings, replay });
      return done({ format: "text", lines: forReader(batchText(view), style, surroundings) });
    }
  }
}
