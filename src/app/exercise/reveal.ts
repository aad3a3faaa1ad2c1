/**
 * The seal, opened: how the sealed run went with the decisions played into it, what was hidden, the
 * answers of every truth by itself, and the scores. Refuses as long as the session has not come to it.
 */

import { at, invariant } from "../../base/invariant.ts";
import { answerOf, type Answer } from "../../exercise/answers.ts";
import type { QuestionForecast } from "../../exercise/commitment.ts";
import { beliefInRun, priorOf } from "../../exercise/detective.ts";
import { costOf, harmOf, judgeAims } from "../../exercise/judge.ts";
import { asGiven, dependOnRun } from "../../exercise/injects.ts";
import type { Exercise, Question } from "../../exercise/model.ts";
import { improvementOf, meanOf, referenceOf, scoreForecasts } from "../../exercise/score.ts";
import type { ScoreTable, Truth } from "../../exercise/score.ts";
import type { SessionState } from "../../exercise/session/session.ts";
import { brierScore, logScore, meanScore } from "../../stats/scores.ts";
import { told, unknownAt, valueName } from "../../story/naming.ts";
import type {
  PaidCost,
  RatioScore,
  Reveal,
  RevealedQuestion,
  SeatScores,
  TextOutcome,
} from "../../story/exercise/session/scene.ts";
import { headlinesFrom, laddersAt } from "./picture.ts";
import { playRun, wantedMoves, type PlayedRun } from "./played-run.ts";
import { resolveQuestions, type ResolvedQuestion } from "./sealed-world.ts";
import { textOutcome } from "./text-outcome.ts";
import { hiddenValue, weighedBy, type TeachWorld } from "./world.ts";

function textOf(
  { sound, seed }: TeachWorld,
  { plan, decisions }: SessionState,
): TextOutcome | undefined {
  const roles = plan.seats.map(({ role }) => role);
  return textOutcome(sound.exercise, seed, roles, decisions);
}

/** The run as it was played, to its end. @throws RunFault */
export function playedRun(world: TeachWorld, state: SessionState): PlayedRun {
  const { exercise, world: loaded } = world.sound;
  const holds = textOf(world, state)?.ratified === true;
  const end = loaded.program.calendar.steps;
  return playRun(world.engine, wantedMoves(exercise, state.decisions, holds), end);
}

/** The exercise with the injects of the run as it is played, up to a round or to its end. @throws RunFault */
export function givenIn(
  world: TeachWorld,
  state: SessionState,
  exercise: Exercise,
  round: string | undefined,
): Exercise {
  if (!dependOnRun(exercise)) return exercise;
  const to = exercise.rounds.find(({ id }) => id === round)?.to;
  if (to === undefined && state.revealedAt === undefined) return exercise;
  const { states } =
    to === undefined
      ? playedRun(world, state)
      : playRun(world.engine, wantedMoves(exercise, state.decisions, false), to);
  return asGiven(exercise, world.sound.world, world.engine.outcomes(states));
}

/** Answers of the played run instead of those of the untouched one; levers are answered by many runs. */
function revealedQuestion(
  world: TeachWorld,
  { question, sealed, odds, difference, known }: ResolvedQuestion,
  played: PlayedRun,
): RevealedQuestion {
  const { program } = world.engine;
  const runs = {
    outcomes: Float64Array.from(world.engine.outcomes(played.states)),
    unknowns: at(played.states, 0).unknowns,
  };
  const asked = { ...world.sound.world, program };
  const answer =
    question.sealed?.lever === undefined ? answerOf(question, asked, runs, 0) : sealed[0];
  return {
    question,
    ...(answer === undefined ? {} : { sealed: answer }),
    ...(odds === undefined ? {} : { odds }),
    ...(difference === undefined ? {} : { difference }),
    ...(known === undefined ? {} : { known }),
  };
}

/** The forecasts of a seat that are sealed: the first and the last of every question. */
function sealedForecasts(
  state: SessionState,
  seat: string,
): { readonly first: readonly QuestionForecast[]; readonly last: readonly QuestionForecast[] } {
  const first = new Map<string, QuestionForecast>();
  const last = new Map<string, QuestionForecast>();
  for (const { envelope } of state.envelopes) {
    if (envelope.forecast.seat !== seat) continue;
    for (const forecast of envelope.forecast.forecasts) {
      if (!first.has(forecast.question)) first.set(forecast.question, forecast);
      last.set(forecast.question, forecast);
    }
  }
  return { first: [...first.values()], last: [...last.values()] };
}

function answersOf(
  questions: readonly RevealedQuestion[],
  truth: Truth,
): ReadonlyMap<string, Answer> {
  return new Map(
    questions.flatMap((one) => {
      // One forecast is about one world: what the sealed run decides is not scored by history as well.
      const known = one.question.sealed === undefined ? one.known : undefined;
      const answer = truth === "sealed" ? one.sealed : known;
      return answer === undefined ? [] : [[one.question.id, answer] as const];
    }),
  );
}

/** What skill is measured against here; the mean of a class is known to whoever grades it. */
function referencesOf(world: TeachWorld): ReadonlyMap<string, readonly number[]> {
  const { exercise, world: loaded } = world.sound;
  const against = exercise.scoring.against === "reference" ? "reference" : "half";
  return new Map(
    exercise.questions.flatMap((question: Question) => {
      const shares = referenceOf(question, against, loaded.model);
      return shares === undefined ? [] : [[question.id, shares] as const];
    }),
  );
}

function scoresOf(
  world: TeachWorld,
  state: SessionState,
  seat: string,
  questions: readonly RevealedQuestion[],
): SeatScores {
  const { exercise, world: loaded } = world.sound;
  const { first, last } = sealedForecasts(state, seat);
  const references = referencesOf(world);
  const table = (truth: Truth, forecasts: readonly QuestionForecast[]): ScoreTable =>
    scoreForecasts({
      truth,
      questions: exercise.questions,
      model: loaded.model,
      answers: answersOf(questions, truth),
      forecasts,
      references,
    });
  const pairs = (["sealed", "known"] as const).map((truth) => ({
    before: table(truth, first),
    after: table(truth, last),
  }));
  const ratios = ratioScore(world, state, seat);
  return {
    tables: pairs.map(({ after }) => after),
    improvement: pairs.map(({ before, after }) =>
      exercise.scoring.improvement ? improvementOf(before, after) : undefined,
    ),
    ...(ratios === undefined ? {} : { ratios }),
  };
}

/** A seat's table of ratios over every sealed run: on one run alone it would mostly be luck. */
function ratioScore(world: TeachWorld, state: SessionState, seat: string): RatioScore | undefined {
  const { exercise, world: loaded } = world.sound;
  const weighed = weighedBy(world, state, seat);
  const unknown = weighed[0]?.signal.unknown;
  if (unknown === undefined) return undefined;
  const last = loaded.model.unknowns.find(({ id }) => id === unknown)?.values.at(-1)?.id;
  const prior = priorOf(exercise, unknown);
  const runs = exercise.scenario.runs ?? 1;
  const forecasts = Array.from({ length: runs }, (_, run) => {
    const valueOf = hiddenValue(world, run);
    const probability = beliefInRun(weighed, prior, valueOf, world.seed, run);
    return { probability, happened: valueOf(unknown) === last };
  });
  const idle = forecasts.map(({ happened }) => ({ probability: prior, happened }));
  const log = meanOf(forecasts.map(logScore), meanScore);
  const brier = meanOf(forecasts.map(brierScore), meanScore);
  if (log === undefined || brier === undefined) return undefined;
  return {
    runs,
    log,
    brier,
    priorLog: meanScore(idle.map(logScore)),
    priorBrier: meanScore(idle.map(brierScore)),
  };
}

/** What seats paid: the culprit of a decision is that of the last inject of its round. */
function costsOf(world: TeachWorld, state: SessionState): readonly PaidCost[] {
  const exercise = givenIn(world, state, world.sound.exercise, undefined);
  return state.decisions.flatMap(({ seat, round, decision, answer }): readonly PaidCost[] => {
    if (answer.kind !== "choice") return [];
    const option = exercise.decisions
      .find(({ id }) => id === decision)
      ?.options.find(({ id }) => id === answer.option);
    const told = exercise.rounds.find(({ id }) => id === round)?.injects ?? [];
    const culprit = exercise.injects.filter(({ id }) => told.includes(id)).at(-1)?.culprit;
    const cost =
      option === undefined || culprit === undefined ? undefined : costOf(option, culprit);
    return cost === undefined || culprit === undefined
      ? []
      : [{ seat, decision, option: answer.option, culprit, cost }];
  });
}

const opened = new WeakMap<TeachWorld, { readonly decisions: unknown; readonly reveal: Reveal }>();

/**
 * Opens the seal.
 * @throws Error before the reveal: that would be a bug, not a fault of anyone's
 * @throws RunFault
 */
export function openSeal(world: TeachWorld, state: SessionState): Reveal {
  invariant(state.revealedAt !== undefined, "a sealed run explains nothing before the reveal");
  const known = opened.get(world);
  if (known?.decisions === state.decisions) return known.reveal;
  const reveal = reveals(world, state);
  opened.set(world, { decisions: state.decisions, reveal });
  return reveal;
}

function reveals(world: TeachWorld, state: SessionState): Reveal {
  const { sound, plan, seed, engine, plain } = world;
  const { exercise, world: loaded } = sound;
  const played = playedRun(world, state);
  const untouched = playRun(engine, new Map(), loaded.program.calendar.steps);
  const questions = resolveQuestions(sound, plan.word).map((one) =>
    revealedQuestion(world, one, played),
  );
  const { naming } = plain;
  const outcomes = engine.outcomes(played.states);
  const start = at(played.states, 0);
  const text = textOf(world, state);
  const changed =
    played.moves.length > 0 ||
    exercise.scenario.set.length > 0 ||
    exercise.scenario.without.length > 0;
  return {
    headlines: headlinesFrom(world, played, 0, { players: [], truth: true }).filter(
      ({ kind }) => kind === "worse" || kind === "better",
    ),
    hidden: start.unknowns.map((value, unknown) => ({
      unknown: told(naming, unknownAt(naming, unknown).name),
      value: valueName(naming, unknown, value),
    })),
    ladders: laddersAt(plain, at(played.states, played.states.length - 1), start),
    moves: played.moves,
    questions,
    scores: new Map(
      plan.seats.map(({ id }) => [id, scoresOf(world, state, id, questions)] as const),
    ),
    aims: exercise.roles
      .filter(({ id, aims }) => aims.length > 0 && plan.seats.some(({ role }) => role === id))
      .map((role) => judgeAims(role, loaded, outcomes)),
    harm: harmOf(exercise, loaded, played, untouched),
    costs: costsOf(world, state),
    ...(text === undefined ? {} : { text }),
    ...(changed
      ? {}
      : { command: `brink run ${exercise.scenario.file} --seed '${seed}' --explain` }),
  };
}
