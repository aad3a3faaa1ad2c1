/** The overview: every flashpoint, what was in the news, what is believed. */

import { at } from "../../base/invariant.ts";
import {
  actorAt,
  chanceOf,
  dateOfStep,
  levelName,
  variableValue,
  shortNameOf,
  told,
  unitWord,
  unknownAt,
  valueName,
  variableAt,
  type Naming,
} from "../../story/naming.ts";
import { openOffers } from "../offers.ts";
import { headlinesOf, type Headline } from "./headlines.ts";
import { pressuresOn, type Pressure } from "./pressure.ts";
import type { Scene } from "./scene.ts";
import { listIn } from "../../i18n/list.ts";

/** Direction of change; worse is up. */
export type Trend = "up" | "down" | "level";

/** A flashpoint in the list. */
export interface FlashpointRow {
  /** Index in the program. */
  readonly flashpoint: number;
  readonly name: string;
  /** Number of the level, 0 = best. */
  readonly level: number;
  /** Number of the worst level. */
  readonly worst: number;
  readonly levelName: string;
  /** Against four steps ago. */
  readonly trend: Trend;
  /** The level changed in the step just taken. */
  readonly moved: Trend;
  /** Chance of a worse level in the coming step, for people. */
  readonly up: string;
  readonly down: string;
  readonly upChance: number;
  readonly downChance: number;
  /** Levels at S_0 … now. */
  readonly history: readonly number[];
  /** What makes a worse level likelier, the heaviest first. */
  readonly pressures: readonly Pressure[];
}

/** An unknown, and what is believed of it. */
export interface BeliefRow {
  readonly unknown: string;
  /** The looker is a player who knows it. */
  readonly known: boolean;
  readonly values: readonly {
    readonly name: string;
    readonly chance: string;
    readonly probability: number;
    /** Shown only to those who see the truth, or know. */
    readonly isTrue: boolean;
  }[];
}

/** A visible variable. */
export interface VariableRow {
  readonly name: string;
  readonly value: string;
  /** Share of the way from minimum to maximum, where both are finite. */
  readonly share?: number;
  readonly trend: Trend;
}

/** The situation, as the first screen shows it. */
export interface Dashboard {
  readonly title: string;
  /** `week 6 of 50`. */
  readonly step: string;
  readonly date: string;
  /** `observer`, or who is played. */
  readonly role: string;
  readonly ended: boolean;
  readonly flashpoints: readonly FlashpointRow[];
  /** Newest first. */
  readonly headlines: readonly Headline[];
  readonly beliefs: readonly BeliefRow[];
  readonly variables: readonly VariableRow[];
  readonly averaged: boolean;
}

/** Steps over which the trend of a level looks back. */
const trendSteps = 4;

function trendOf(now: number, before: number): Trend {
  return now > before ? "up" : now < before ? "down" : "level";
}

function flashpointRow(scene: Scene, index: number): FlashpointRow {
  const { naming, states, state, outlook } = scene;
  const history = states.map((state) => at(state.levels, index));
  const level = at(history, history.length - 1);
  const { up, down } = at(outlook.flashpoints, index);
  return {
    flashpoint: index,
    name: shortNameOf(naming, index),
    level,
    worst: at(naming.program.flashpoints, index).levels.length - 1,
    levelName: levelName(naming, index, level),
    trend: trendOf(level, at(history, Math.max(0, history.length - 1 - trendSteps))),
    moved: trendOf(level, at(history, Math.max(0, history.length - 2))),
    up: state.ended ? "–" : chanceOf(naming, up),
    down: state.ended ? "–" : chanceOf(naming, down),
    upChance: up,
    downChance: down,
    history,
    pressures: state.ended ? [] : pressuresOn(scene, index),
  };
}

/** What is believed of the unknowns. */
export function beliefRows(scene: Scene): readonly BeliefRow[] {
  const { naming, posterior, perspective, known, state } = scene;
  return posterior.map((values, unknown) => {
    const isKnown = known.includes(unknown);
    return {
      unknown: told(naming, unknownAt(naming, unknown).name),
      known: isKnown,
      values: values.map((probability, value) => ({
        name: valueName(naming, unknown, value),
        chance: chanceOf(naming, probability),
        probability,
        isTrue: (isKnown || perspective.truth) && state.unknowns[unknown] === value,
      })),
    };
  });
}

/** The variables that the perspective sees, as they stand at the last of the states. */
export function variableRows({
  naming,
  states,
  perspective,
}: Pick<Scene, "naming" | "states" | "perspective">): readonly VariableRow[] {
  const now = at(states, states.length - 1).variables;
  const before = at(states, Math.max(0, states.length - 2)).variables;
  return naming.program.variables.flatMap(({ hidden, min, max }, index) => {
    if (hidden && !perspective.truth) return [];
    if (variableAt(naming, index).origin !== undefined) return [];
    const value = at(now, index);
    const share = (value - min) / (max - min);
    return [
      {
        name: told(naming, variableAt(naming, index).name),
        value: variableValue(naming, index, value, 1),
        ...(Number.isFinite(share) ? { share } : {}),
        trend: trendOf(value, at(before, index)),
      },
    ];
  });
}

/** Plans that are under way, as far as the perspective knows of them. */
function planRows({
  naming,
  state: { step, stopwatches },
  perspective,
}: Pick<Scene, "naming" | "state" | "perspective">): readonly VariableRow[] {
  const { program, model, say } = naming;
  return (model.stopwatches ?? []).flatMap(({ id, origin, takes = 0, hidden }) => {
    const gone = at(
      stopwatches,
      program.stopwatches.findIndex((one) => one.id === id),
    );
    if (gone < 0 || gone >= takes || origin.kind !== "move") return [];
    const owner = model.actors.find((one) => one.id === origin.actor);
    const move = owner?.moves.find((one) => one.id === origin.move);
    const knowing: readonly string[] = [origin.actor, ...(move?.knownTo ?? [])];
    const known = perspective.players.some((player) =>
      knowing.includes(at(program.actors, player).id),
    );
    if (hidden && !perspective.truth && !known) return [];
    const fill = { plan: told(naming, move?.name), n: gone + 1, of: takes, unit: unitWord(naming) };
    // What was begun before the start has no date in the run.
    const name =
      gone > step
        ? say("plan.progress", fill)
        : say("plan.begun", { ...fill, date: dateOfStep(naming, step - gone) });
    return [{ name, value: "", share: gone / takes, trend: "level" as const }];
  });
}

/** Order of the flashpoints on screen: the author's. */
export function flashpointOrder({ model, program }: Naming): readonly number[] {
  return model.flashpoints.map(({ id }) =>
    program.flashpoints.findIndex((flashpoint) => flashpoint.id === id),
  );
}

/** The overview of a scene. */
export function dashboardOf(scene: Scene): Dashboard {
  const { naming, state, perspective, outlook } = scene;
  const { model, program, say } = naming;
  const actors = perspective.players.map((actor) => told(naming, actorAt(naming, actor).name));
  const fill = { i: state.step, of: program.calendar.steps };
  return {
    title: told(naming, model.title),
    step: say(`step.${program.calendar.unit}`, fill),
    date: dateOfStep(naming, state.step),
    role:
      actors.length === 0
        ? say("play.observer")
        : say("play.as", { actors: listIn(naming.style, actors) }),
    ended: state.ended,
    flashpoints: flashpointOrder(naming).map((index) => flashpointRow(scene, index)),
    headlines: headlinesOf(naming, scene.news),
    beliefs: beliefRows(scene),
    variables: [
      ...planRows(scene),
      ...openOffers(naming, state).map((name) => ({ name, value: "", trend: "level" as const })),
      ...variableRows(scene),
    ],
    averaged: outlook.averaged,
  };
}
