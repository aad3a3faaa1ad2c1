/** The decisions of an actor that a history tells of, each with what was to be seen before it. */

import { at } from "../base/invariant.ts";
import { daysOf } from "../answer/head.ts";
import type { Decided, DecidedPath } from "../app/play/decided.ts";
import { hypothesesAlong } from "../belief/follow.ts";
import { dateOfDay } from "../base/civil-date.ts";
import { Advisor } from "./advise-runs.ts";
import type { Asking, SubjectValues } from "./asking.ts";
import { followPath, type SubjectWithHistory } from "./history.ts";

/** What of the command line it reads. */
type HistoryAsked = SubjectValues & {
  readonly step: number | undefined;
  readonly particles: number | undefined;
};

/** Particles for each joint value of the unknowns, where none are asked for. */
const PARTICLES = 200;

/** The coded moves of an actor, step by step. @throws Unanswerable where the history cannot be followed */
export async function decidedInHistory(
  asked: HistoryAsked,
  subject: SubjectWithHistory,
  { actor, outcomes }: { readonly actor: number; readonly outcomes: readonly number[] },
  asking: Asking,
): Promise<DecidedPath> {
  const { program, parameters, history, identity } = subject;
  const { id, moves } = at(program.actors, actor);
  const { dayOfStep, steps } = program.calendar;
  const stepOf = (date: string): number =>
    Array.from({ length: steps }, (_, step) => daysOf(program, step)).findIndex(
      ({ from, to }) => from <= date && date <= to,
    );
  const coded = Map.groupBy(
    history.moves
      .filter((one) => one.actor === id)
      .flatMap(({ move, date, latest = date }) => {
        const step = stepOf(date);
        const known = step >= 0 && step === stepOf(latest) && step < (asked.step ?? steps);
        return known ? [{ step, move: moves.findIndex((one) => one.id === move) }] : [];
      }),
    ({ step }) => step,
  );
  const decisions: Decided[] = [];
  let several = 0;
  for (const [step, made] of [...coded].toSorted(([a], [b]) => a - b)) {
    const done = new Set(made.map(({ move }) => move));
    if (done.size > 1) {
      several += 1;
      continue;
    }
    const until = dateOfDay(at(dayOfStep, step) - 1);
    const request = {
      ...({ until, method: "auto", seed: identity.seed } as const),
      particles: asked.particles ?? PARTICLES,
    };
    const hypotheses = await followPath(
      (islandsOn) => hypothesesAlong(program, parameters, history, request, islandsOn),
      ...([subject, asked, asking] as const),
    );
    const scene = { actor, step, hypotheses, outcomes, identity: { seed: identity.seed, run: 0 } };
    const open = new Advisor(subject, asked, asking, scene).openMoves().map(({ move }) => move);
    decisions.push({ step, by: "history", done: at([...done], 0), open, hypotheses });
  }
  return { decisions, several };
}
