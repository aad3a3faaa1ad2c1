/**
 * Decisions after the fact: which aims of a role the played run met, what a wrong accusation cost, and
 * how long each theatre was in crisis. Kept apart from forecasts, and harm is never summed: six small
 * fires are not one large one.
 */

import type { AskedProgram } from "./answers.ts";
import type { Exercise, Role } from "./model.ts";
import type { Option } from "./decision.ts";

/** One aim on one run. */
export interface JudgedAim {
  readonly aim: string;
  readonly weight: number;
  /** Absent: a person has to say. */
  readonly met?: boolean;
}

/** The decision score of a role: what it got of what its sheet weighs. */
export interface DecisionScore {
  readonly role: string;
  readonly aims: readonly JudgedAim[];
  /** Sum of the weights of aims that were met. */
  readonly points: number;
  /** Greatest and least sum that the aims judged here allow. */
  readonly most: number;
  readonly least: number;
}

/**
 * Judges a role's aims on a run.
 * @param outcomes values by outcome index of `asked.program`; a condition that holds is 1
 */
export function judgeAims(
  role: Role,
  asked: Pick<AskedProgram, "program" | "outcomeOf">,
  outcomes: readonly number[],
): DecisionScore {
  const aims = role.aims.map((aim): JudgedAim => {
    const index =
      aim.outcome === undefined
        ? asked.outcomeOf.get(`roles.${role.id}.aims.${aim.id}`)
        : asked.program.outcomes.findIndex(({ id }) => id === aim.outcome);
    const value = index === undefined ? undefined : outcomes[index];
    // A run that stopped with a fault decides nothing.
    if (value === undefined || Number.isNaN(value)) return { aim: aim.id, weight: aim.weight };
    const isTime = asked.program.outcomes[index ?? -1]?.type === "time";
    return { aim: aim.id, weight: aim.weight, met: isTime ? value < Infinity : value !== 0 };
  });
  const judged = aims.filter(({ met }) => met !== undefined);
  const total = (list: readonly JudgedAim[]): number =>
    list.reduce((sum, { weight }) => sum + weight, 0);
  return {
    role: role.id,
    aims,
    points: total(judged.filter(({ met }) => met === true)),
    most: total(judged.filter(({ weight }) => weight > 0)),
    least: total(judged.filter(({ weight }) => weight < 0)),
  };
}

/** Steps that one theatre spent in crisis or worse. */
export interface Harm {
  readonly flashpoint: string;
  readonly steps: number;
  /** In the run with nothing done, of the same luck. */
  readonly untouched: number;
}

/** A run as far as its ladders go. */
export interface LadderPath {
  /** By step, then by flashpoint of the program: the rung. */
  readonly states: readonly { readonly levels: readonly number[] }[];
}

/** The rung from which a ladder counts as in crisis: the middle one (3 of 0 … 6). */
export function crisisRung(levels: number): number {
  return Math.ceil((levels - 1) / 2);
}

/** Steps in crisis after the start, by theatre, beside those of the run with nothing done. */
export function harmOf(
  { scoring }: Exercise,
  { program }: Pick<AskedProgram, "program">,
  played: LadderPath,
  untouched: LadderPath,
): readonly Harm[] {
  return scoring.harm.flatMap((flashpoint) => {
    const index = program.flashpoints.findIndex(({ id }) => id === flashpoint);
    const ladder = program.flashpoints[index];
    if (ladder === undefined) return [];
    const from = crisisRung(ladder.levels.length);
    const count = ({ states }: LadderPath): number =>
      states.slice(1).filter(({ levels }) => (levels[index] ?? 0) >= from).length;
    return [{ flashpoint, steps: count(played), untouched: count(untouched) }];
  });
}

/**
 * What an option cost, by who did it in truth. An actor that the option does not name is the side whose
 * id its own begins with, else a third party. `undefined`: the option has no costs.
 * @param culprit a word or an actor's id, as an inject has it
 */
export function costOf({ cost }: Option, culprit: string): number | undefined {
  if (cost.length === 0) return undefined;
  const found =
    cost.find(({ id }) => id === culprit) ??
    // One actor of a side: `russia_forces` is `russia`.
    cost.find(({ id }) => culprit.startsWith(`${id}_`)) ??
    cost.find(({ id }) => id === "third_party");
  return found?.value ?? 0;
}
