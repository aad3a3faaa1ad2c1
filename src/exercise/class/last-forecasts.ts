/** Which of a seat's sealed forecasts count: the first and the last of every question. */

import type { Answer } from "../answers.ts";
import type { QuestionForecast } from "../commitment.ts";
import type { Exercise, Round } from "../model.ts";
import { faultOf, type Ladders } from "../score.ts";
import { questionsFor } from "../session/stages.ts";
import type { Submission } from "../submission.ts";

/** Answers by question. */
export type Answers = ReadonlyMap<string, Answer>;

/** What counts of a seat. */
export interface CountingForecasts {
  readonly first: readonly QuestionForecast[];
  readonly last: readonly QuestionForecast[];
  /** Questions whose last forecast is sealed and not opened, or can be none: they score as missing. */
  readonly missing: readonly string[];
  /** Questions and signals whose sealed answer can be none, or that nobody asked this seat for. */
  readonly impossible: readonly string[];
}

/** The forecasts of an envelope, question by question; several for one question are none. */
function answersIn(
  asked: ReturnType<typeof questionsFor>,
  forecasts: readonly QuestionForecast[],
  model: Ladders,
): Pick<CountingForecasts, "impossible"> & { readonly sound: readonly QuestionForecast[] } {
  const sound = forecasts.filter((one) => {
    const question = asked.find(({ id }) => id === one.question);
    const several = forecasts.filter((other) => other.question === one.question).length > 1;
    return question !== undefined && !several && faultOf(question, one, model) === undefined;
  });
  const impossible = forecasts.filter((one) => !sound.includes(one));
  return { sound, impossible: [...new Set(impossible.map(({ question }) => question))] };
}

/**
 * The first and the last forecast of each question, of the rounds in which it counts.
 * @param unopened rounds that the seat registered and did not open
 */
export function forecastsOf(
  exercise: Exercise,
  { envelopes, role }: Submission,
  unopened: readonly string[],
  model: Ladders,
): CountingForecasts {
  const first = new Map<string, QuestionForecast>();
  const last = new Map<string, QuestionForecast | undefined>();
  const impossible = new Set<string>();
  const closed = ({ id }: Round): boolean => unopened.includes(id);
  for (const round of exercise.rounds) {
    const asked = questionsFor(exercise, round, role);
    const envelope = envelopes.find((one) => one.round === round.id)?.envelope;
    const own = answersIn(asked, envelope?.forecast.forecasts ?? [], model);
    const ratios = envelope?.forecast.ratios ?? [];
    for (const id of own.impossible) impossible.add(id);
    for (const { signal, ratio } of ratios) {
      const several = ratios.filter((one) => one.signal === signal).length > 1;
      if (!round.signals.includes(signal) || several || !(ratio > 0)) impossible.add(signal);
    }
    for (const { id } of asked) {
      const forecast = own.sound.find(({ question }) => question === id);
      if (forecast !== undefined) {
        if (!first.has(id)) first.set(id, forecast);
        last.set(id, forecast);
      } else if (closed(round) || own.impossible.includes(id)) last.set(id, undefined);
    }
  }
  return {
    first: [...first.values()],
    last: [...last.values()].filter((one) => one !== undefined),
    missing: [...last].flatMap(([id, forecast]) => (forecast === undefined ? [id] : [])),
    impossible: [...impossible],
  };
}
