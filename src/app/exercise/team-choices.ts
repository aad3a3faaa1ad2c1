/** The choices that teams had to make: who was asked which, with what could be known and was wanted. */

import { at } from "../../base/invariant.ts";
import type { Hypothesis } from "../../belief/filter.ts";
import { BeliefTooLarge, ImpossibleObservation } from "../../belief/refusal.ts";
import { RunFault } from "../../engine/interpreter/fault.ts";
import type { Exercise, Role } from "../../exercise/model.ts";
import type { Deed } from "../../ir/steer.ts";
import { declaredWishes, type Wish } from "../../study/aims.ts";
import type { PlayEngine } from "../play/engine.ts";
import { beliefOver } from "../play/perspective.ts";
import type { SoundExercise } from "./files.ts";
import type { PlayedTeam, RoleDecision } from "./team-runs.ts";

/** What is wanted of an outcome, and of which aim it is. */
export interface ChoiceWish extends Wish {
  readonly of?: { readonly role: string; readonly aim: string };
}

/** What a team did in a choice: nothing that it forced is what the policy draws. */
export type Done = Deed | "policy";

/** A choice as some teams had to make it. */
export interface TeamChoice {
  readonly step: number;
  readonly actor: number;
  /** Actors whose knowledge is used: those of the roles that decide. */
  readonly players: readonly number[];
  readonly open: readonly number[];
  readonly wishes: readonly ChoiceWish[];
  /** Each with what it did. */
  readonly teams: readonly { readonly team: PlayedTeam; readonly done: Done }[];
}

/** The choices of a class, and the decisions that are none. */
export interface TeamChoices {
  readonly choices: readonly TeamChoice[];
  /** Decisions that made several moves of an actor at once, and those of roles that want nothing of a run. */
  readonly several: number;
  readonly aimless: number;
}

/** The actors that a decision is about: those that some option of it moves. */
function actorsOf({ decisions, agreement }: Exercise, made: RoleDecision): readonly string[] {
  const paths =
    made.answer.kind === "agreement"
      ? (agreement?.moves ?? [])
      : (decisions.find(({ id }) => id === made.decision)?.options ?? []).flatMap(
          ({ moves }) => moves,
        );
  return [...new Set(paths.map((path) => path.split(".")[0] ?? ""))];
}

/** What roles want of a run: their aims, else what the scenario says that the actor wants. */
function wishesOf(
  { world }: SoundExercise,
  roles: readonly Role[],
  actor: number,
): readonly ChoiceWish[] {
  const { model, program, outcomeOf } = world;
  const aims = roles.flatMap((role) =>
    role.aims.flatMap(({ id, outcome, weight }): ChoiceWish[] => {
      const index =
        outcome === undefined
          ? (outcomeOf.get(`roles.${role.id}.aims.${id}`) ?? -1)
          : program.outcomes.findIndex((one) => one.id === outcome);
      if (index < 0 || weight === 0) return [];
      const wants = weight < 0 ? "less" : "more";
      return [{ outcome: index, wants, weight: Math.abs(weight), of: { role: role.id, aim: id } }];
    }),
  );
  const all = aims.length > 0 ? aims : declaredWishes(model, program, actor);
  return all.filter(
    (one, index) => all.findIndex(({ outcome }) => outcome === one.outcome) === index,
  );
}

/** The choices of all teams; those who decided alike before, and know the same, share one. */
export function teamChoices(sound: SoundExercise, teams: readonly PlayedTeam[]): TeamChoices {
  const { exercise, world } = sound;
  const { program } = world;
  const numberOf = (id: string): number => program.actors.findIndex((one) => one.id === id);
  const choices = new Map<string, TeamChoice>();
  let [several, aimless] = [0, 0];
  for (const team of teams) {
    const asked = new Map<string, Set<string>>();
    for (const made of team.decisions) {
      const step = exercise.rounds.find(({ id }) => id === made.round)?.to ?? 0;
      for (const actor of actorsOf(exercise, made)) {
        const key = JSON.stringify([step, numberOf(actor)]);
        asked.set(key, (asked.get(key) ?? new Set()).add(made.role));
      }
    }
    for (const [key, ids] of asked) {
      const [step, actor] = JSON.parse(key) as [number, number];
      const turn = team.run.records[step]?.moves.filter((record) => record.actor === actor) ?? [];
      const { rest } = at(program.actors, actor);
      const open = [
        ...new Set(turn.flatMap(({ options }) => options.map(({ move }) => move))),
      ].filter((move) => move !== rest);
      if (open.length === 0) continue;
      const forced = turn.flatMap(({ by, chosen }) =>
        by === "player" && chosen !== undefined ? [chosen] : [],
      );
      const roles = exercise.roles.filter(({ id }) => ids.has(id));
      const wishes = wishesOf(sound, roles, actor);
      if (forced.length > 1) several += 1;
      else if (wishes.length === 0) aimless += 1;
      else {
        const [move] = forced;
        const done: Done = move === undefined ? "policy" : move === rest ? "nothing" : move;
        const before = [...team.run.decisions].filter(([at]) => at < step);
        const path = JSON.stringify([
          before.map(([at, turns]) => [at, [...turns]]),
          roles.map(({ id }) => id),
        ]);
        const known = choices.get(`${key} ${path}`);
        const players = roles.flatMap(({ plays }) => plays.map(numberOf));
        choices.set(`${key} ${path}`, {
          ...{ step, actor, players, wishes },
          // What others did in the same turn may open a move to one team and not to another.
          open: [
            ...new Set([
              ...(known?.open ?? []),
              ...open,
              ...(typeof done === "number" ? [done] : []),
            ]),
          ],
          teams: [...(known?.teams ?? []), { team, done }],
        });
      }
    }
  }
  return { choices: [...choices.values()], several, aimless };
}

/** What those who decide can believe just before; undefined where there is no exact belief. */
export function believedIn(
  engine: PlayEngine,
  { step, players, teams }: TeamChoice,
): readonly Hypothesis[] | undefined {
  try {
    const { states, records } = at(teams, 0).team.run;
    const run = { states: states.slice(0, step + 1), records: records.slice(0, step) };
    return beliefOver(engine, run, players);
  } catch (error) {
    const known =
      error instanceof BeliefTooLarge ||
      error instanceof ImpossibleObservation ||
      error instanceof RunFault;
    if (!known) throw error;
    return undefined;
  }
}
