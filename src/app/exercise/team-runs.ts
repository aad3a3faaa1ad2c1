/** The runs that teams played, repeated from what they handed in, beside automatic ones. */

import { at } from "../../base/invariant.ts";
import type { StepRecord } from "../../engine/interpreter/record.ts";
import { RunFault } from "../../engine/interpreter/fault.ts";
import { answerOf, type Answer } from "../../exercise/answers.ts";
import { teamOf } from "../../exercise/class/check.ts";
import type { Exercise } from "../../exercise/model.ts";
import { harmOf } from "../../exercise/judge.ts";
import {
  decisionTree,
  type DecisionNode,
  type TeamRun,
  type UnusedMove,
} from "../../exercise/class/teams.ts";
import { sealedDecisions, type MadeDecision, type Submission } from "../../exercise/submission.ts";
import type { Program } from "../../ir/program.ts";
import { engineOf } from "../play/engine.ts";
import type { SoundExercise } from "./files.ts";
import { playRun, wantedMoves, type PlayedRun } from "./played-run.ts";
import { sealedSeed } from "./sealed-world.ts";
import { textOutcome } from "./text-outcome.ts";

/** Runs beside which those of the teams are put. */
export const AUTOMATIC_RUNS = 1000;

/** Moves made in a step, as `actor.move`. */
type MadeInStep = ReadonlySet<string>;

function madeIn(program: Program, { moves }: StepRecord): MadeInStep {
  return new Set(
    moves.flatMap(({ actor, chosen }) => {
      if (chosen === undefined) return [];
      const { id, moves: known } = at(program.actors, actor);
      return [`${id}.${at(known, chosen).id}`];
    }),
  );
}

/** A decision with the role that made it. */
export interface RoleDecision extends MadeDecision {
  readonly role: string;
}

/** A session with what it decided and the run that came of it. */
export interface PlayedTeam {
  readonly session: string;
  readonly decisions: readonly RoleDecision[];
  readonly run: PlayedRun;
}

/** What teams did and what became of it. */
export interface TeamsPlayed {
  readonly played: readonly PlayedTeam[];
  readonly teams: readonly TeamRun[];
  readonly tree: readonly DecisionNode[];
  readonly unused: readonly UnusedMove[];
  /** Automatic runs whose moves were looked at; 0 if no decision makes a move. */
  readonly automatic: number;
}

/** Repeats what the teams played. @throws RunFault if the sealed run itself stops with a fault */
export function playTeams(
  sound: SoundExercise,
  word: string,
  submissions: readonly Submission[],
): TeamsPlayed {
  const { exercise, world } = sound;
  const { program } = world;
  const seed = sealedSeed(sound, word);
  const engine = engineOf(program, seed, 0);
  const horizon = program.calendar.steps;
  const untouched = playRun(engine, new Map(), horizon);
  const sessions = [...Map.groupBy(submissions, teamOf).values()];
  // What was sealed is played again: nobody is believed about the moves that followed from it.
  const decided = sessions.map((seats) => inOrder(exercise, seats));
  const runs = sessions.map((seats, index) => {
    const decisions = at(decided, index);
    const roles = seats.map(({ role }) => role);
    const holds = textOutcome(exercise, seed, roles, decisions)?.ratified === true;
    const wanted = wantedMoves(exercise, decisions, holds);
    if ([...wanted.values()].every((moves) => moves.length === 0)) return untouched;
    try {
      return playRun(engine, wanted, horizon);
    } catch (error) {
      // Moves that nobody played may drive a run into a fault; the untouched one was fine.
      if (!(error instanceof RunFault)) throw error;
      return untouched;
    }
  });
  const teams = sessions.map((seats, index): TeamRun => {
    const run = at(runs, index);
    return {
      session: seats[0] === undefined ? "" : teamOf(seats[0]),
      seats: seats.map(({ seat }) => seat),
      moves: run.moves,
      answers: answersOf(sound, engine.outcomes(run.states), run),
      harm: harmOf(exercise, world, run, untouched),
      levels: run.states.map(({ levels }) => levels),
    };
  });
  const played = teams.map(({ session }, index) => ({
    ...{ session, decisions: at(decided, index), run: at(runs, index) },
  }));
  const paths = new Set([
    ...exercise.decisions.flatMap(({ options }) => options.flatMap(({ moves }) => moves)),
    ...(exercise.agreement?.moves ?? []),
  ]);
  if (paths.size === 0)
    return { played, teams, tree: treeOf(sound, sessions, []), unused: [], automatic: 0 };
  const last = Math.max(...exercise.rounds.map(({ to }) => to)) + 1;
  const automatic = automaticMoves(program, `${seed}/automatic`, Math.min(last, horizon));
  return {
    ...{ played, teams },
    tree: treeOf(sound, sessions, automatic),
    unused: unusedMoves(sound, paths, runs, automatic, last),
    automatic: automatic.length,
  };
}

/** The decisions of a team as it made them: round by round, its seats in turn. */
function inOrder({ rounds }: Exercise, seats: readonly Submission[]): readonly RoleDecision[] {
  const all = seats.flatMap((seat) =>
    sealedDecisions(seat).map((one) => ({ ...one, role: seat.role })),
  );
  return rounds.flatMap(({ id }) => all.filter(({ round }) => round === id));
}

function answersOf(
  { exercise, world }: SoundExercise,
  outcomes: readonly number[],
  { states }: PlayedRun,
): TeamRun["answers"] {
  const list = {
    outcomes: Float64Array.from(outcomes),
    unknowns: at(states, 0).unknowns,
  };
  return exercise.questions.flatMap((question): { question: string; answer: Answer }[] => {
    const answer = answerOf(question, world, list, 0);
    return answer === undefined ? [] : [{ question: question.id, answer }];
  });
}

/** Moves of automatic runs by run and step; runs that stop with a fault are left out. */
function automaticMoves(
  program: Program,
  seed: string,
  steps: number,
): readonly (readonly MadeInStep[])[] {
  return Array.from({ length: AUTOMATIC_RUNS }, (_, run) => run).flatMap((run) => {
    const engine = engineOf(program, seed, run);
    try {
      const { records } = playRun(engine, new Map(), steps);
      return [records.map((record) => madeIn(program, record))];
    } catch (error) {
      if (error instanceof RunFault) return [];
      throw error;
    }
  });
}

function treeOf(
  { exercise }: SoundExercise,
  sessions: readonly (readonly Submission[])[],
  automatic: readonly (readonly MadeInStep[])[],
): readonly DecisionNode[] {
  const movesOf = (decision: string, option: string): readonly string[] =>
    exercise.decisions.find(({ id }) => id === decision)?.options.find(({ id }) => id === option)
      ?.moves ?? [];
  return decisionTree(
    exercise.rounds.map(({ id }) => id),
    sessions,
    (round, chosen) => {
      const moves = chosen.flatMap(({ decision, option }) => movesOf(decision, option));
      if (moves.length === 0 || automatic.length === 0) return undefined;
      const step = exercise.rounds[round]?.to ?? 0;
      return automatic.filter((run) => moves.every((move) => run[step]?.has(move) === true)).length;
    },
  );
}

/** Moves that were open to the roles that were played, up to the last round, and that nobody made. */
function unusedMoves(
  { exercise, world }: SoundExercise,
  offered: ReadonlySet<string>,
  runs: readonly PlayedRun[],
  automatic: readonly (readonly MadeInStep[])[],
  last: number,
): readonly UnusedMove[] {
  const { program } = world;
  const played = new Set(exercise.roles.flatMap(({ plays }) => plays));
  const open = new Map<string, { runs: Set<number>; from: number }>();
  const made = new Set<string>();
  for (const [index, { records }] of runs.entries()) {
    for (const record of records.slice(0, last)) {
      for (const move of madeIn(program, record)) made.add(move);
      for (const { actor, options } of record.moves) {
        const { id, moves } = at(program.actors, actor);
        for (const option of options) {
          const path = `${id}.${at(moves, option.move).id}`;
          if (!played.has(id) && !offered.has(path)) continue;
          const known = open.get(path) ?? { runs: new Set<number>(), from: record.step };
          known.runs.add(index);
          known.from = Math.min(known.from, record.step);
          open.set(path, known);
        }
      }
    }
  }
  return [...open]
    .filter(([path]) => !made.has(path))
    .map(([path, { runs: where, from }]): UnusedMove => {
      const [actor = "", move = ""] = path.split(".");
      const same = automatic.filter((steps) => steps.some((one) => one.has(path))).length;
      return {
        actor,
        move,
        open: where.size,
        from,
        offered: offered.has(path),
        automatic: automatic.length === 0 ? 0 : same / automatic.length,
      };
    })
    .toSorted(
      (a, b) => Number(b.offered) - Number(a.offered) || b.open - a.open || a.from - b.from,
    );
}
