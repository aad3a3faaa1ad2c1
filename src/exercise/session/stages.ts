/**
 * The stages of a session in order: what is read, answered or decided, by whom, in which round. The
 * list follows from the exercise, the seats and who has opted out, and from nothing else.
 */

import type { Exercise, Handout, Inject, Question, Round } from "../model.ts";
import type { Decision } from "../decision.ts";

/** Someone at the machine: a pseudonym and the role taken. */
export interface Seat {
  readonly id: string;
  readonly role: string;
  /** Of a seat of a class: what it seals and hands in is bound to it by this. */
  readonly code?: string;
}

/** One page of a session. With a `seat` it is for that seat's eyes. */
export type Stage = { readonly id: string } & (
  | { readonly kind: "welcome" | "open" | "run" | "truths" | "injects" | "decided" | "end" }
  | { readonly kind: "sheet" | "scores" | "marks"; readonly seat: string }
  | { readonly kind: "round"; readonly round: string }
  | { readonly kind: "news" | "seal"; readonly round: string; readonly seat: string }
  | {
      readonly kind: "signal" | "question" | "decision";
      readonly round: string;
      readonly seat: string;
      /** Id of the signal, question or decision. */
      readonly item: string;
    }
  | { readonly kind: "signals" }
  | { readonly kind: "debrief"; readonly phase: number }
);

/** A stage of one kind, or of one that has the same parts. */
export type StageOf<K extends Stage["kind"], S = Stage> = S extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? S
    : never
  : never;

/** Whether something addressed to some roles (none: to everyone) concerns this one. */
export function concerns(roles: readonly string[], role: string): boolean {
  return roles.length === 0 || roles.includes(role);
}

/** Whether a forecast of a question still counts in a round. */
export function isOpen(exercise: Exercise, question: Question, round: Round): boolean {
  const close = exercise.rounds.findIndex(({ id }) => id === question.close);
  return close < 0 || exercise.rounds.indexOf(round) <= close;
}

function named<T extends { readonly id: string }>(
  items: readonly T[],
  ids: readonly string[],
): readonly T[] {
  return ids.flatMap((id) => items.find((item) => item.id === id) ?? []);
}

/** The questions that a role answers in a round. */
export function questionsFor(exercise: Exercise, round: Round, role: string): readonly Question[] {
  return named(exercise.questions, round.questions).filter(
    (question) => concerns(question.for, role) && isOpen(exercise, question, round),
  );
}

/** The decisions that a role makes in a round. */
export function decisionsFor(exercise: Exercise, round: Round, role: string): readonly Decision[] {
  return named(exercise.decisions, round.decisions).filter(({ by }) => concerns(by, role));
}

/** Whether a role has anything to seal in a round. */
export function isSealedRound(exercise: Exercise, round: Round, role: string): boolean {
  return (
    round.signals.length > 0 ||
    questionsFor(exercise, round, role).length > 0 ||
    decisionsFor(exercise, round, role).length > 0
  );
}

/** The injects of a round: those for everyone, or those that a role alone (with others) receives. */
export function injectsFor(
  exercise: Exercise,
  round: Round,
  role: string | undefined,
): readonly Inject[] {
  return named(exercise.injects, round.injects).filter(({ to }) =>
    role === undefined ? to.length === 0 : to.includes(role),
  );
}

/** The handouts of a round, as `injectsFor`. */
export function handoutsFor(
  exercise: Exercise,
  round: Round,
  role: string | undefined,
): readonly Handout[] {
  return named(exercise.handouts, round.handouts).filter((handout) =>
    role === undefined ? handout.for.length === 0 : handout.for.includes(role),
  );
}

function roundStages(
  exercise: Exercise,
  round: Round,
  seats: readonly Seat[],
  optedOut: (seat: string, round: string) => boolean,
): readonly Stage[] {
  const stages: Stage[] = [{ id: round.id, kind: "round", round: round.id }];
  for (const { id: seat, role } of seats) {
    if (optedOut(seat, round.id)) continue;
    const at = { round: round.id, seat };
    const path = `${round.id}/${seat}`;
    const own = [...injectsFor(exercise, round, role), ...handoutsFor(exercise, round, role)];
    if (own.length > 0) stages.push({ id: `${path}/news`, kind: "news", ...at });
    const questions = questionsFor(exercise, round, role);
    const item = (kind: "signal" | "question" | "decision", name: string): Stage => ({
      id: `${path}/${kind}/${name}`,
      kind,
      ...at,
      item: name,
    });
    stages.push(...round.signals.map((signal) => item("signal", signal)));
    stages.push(...questions.map(({ id }) => item("question", id)));
    const decisions = decisionsFor(exercise, round, role);
    stages.push(...decisions.map(({ id }) => item("decision", id)));
    // Decisions move the run, so they are sealed as well: whoever could change one changes the answers.
    if (isSealedRound(exercise, round, role)) {
      stages.push({ id: `${path}/seal`, kind: "seal", ...at });
    }
  }
  return stages;
}

/**
 * All stages.
 * @param optedOut whether a seat has left its role before or in a round, with that round's work undone
 */
export function stagesOf(
  exercise: Exercise,
  seats: readonly Seat[],
  optedOut: (seat: string, round: string) => boolean,
): readonly Stage[] {
  const { scoring, signals, injects, rounds, debrief } = exercise;
  const own = (kind: "sheet" | "scores" | "marks"): readonly Stage[] =>
    seats.map(({ id }) => ({ id: `${kind}/${id}`, kind, seat: id }));
  const marked = scoring.explanation || scoring.points.length > 0 || scoring.checklist.length > 0;
  return [
    { id: "welcome", kind: "welcome" },
    ...own("sheet"),
    ...rounds.flatMap((round) => roundStages(exercise, round, seats, optedOut)),
    { id: "open", kind: "open" },
    { id: "run", kind: "run" },
    ...(signals.length > 0 ? [{ id: "signals", kind: "signals" } as const] : []),
    ...(injects.length > 0 ? [{ id: "injects", kind: "injects" } as const] : []),
    { id: "truths", kind: "truths" },
    ...own("scores"),
    { id: "decided", kind: "decided" },
    ...(marked ? own("marks") : []),
    ...debrief.map(
      (_, phase) => ({ id: `debrief/${String(phase)}`, kind: "debrief", phase }) as const,
    ),
    { id: "end", kind: "end" },
  ];
}
