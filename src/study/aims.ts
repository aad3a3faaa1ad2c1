/** What an actor wants, as an advisor measures it: each objective for itself, and weighed only where asked. */

import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";
import { reachesOf } from "../ir/reach.ts";
import type { Model } from "../scenario/model.ts";
import type { Aim } from "./advice.ts";

/** A wish: an outcome of which less or more is wanted. */
export interface Wish {
  /** Of the outcome, in the program. */
  readonly outcome: number;
  readonly wants: "less" | "more";
  readonly weight: number;
  readonly scale?: readonly [low: number, high: number];
}

/** A wish with what it goes by. */
export interface NamedWish extends Wish {
  /** Id of the objective; of the outcome where none is declared. */
  readonly id: string;
  readonly declared: boolean;
}

/** What a scenario says that an actor wants. */
export function declaredWishes(model: Model, program: Program, actor: number): NamedWish[] {
  const { id } = at(program.actors, actor);
  const objectives = model.actors.find((one) => one.id === id)?.objectives ?? [];
  return objectives.flatMap(({ outcome, span: _span, ...rest }): NamedWish[] => {
    const index = program.outcomes.findIndex((one) => one.id === outcome);
    return index < 0 ? [] : [{ ...rest, outcome: index, declared: true }];
  });
}

/**
 * One aim a wish; outcomes are numbered as the wishes stand.
 * @param parameters with which all runs are made; without them, whatever they are
 */
export function aimsOf(
  program: Program,
  wishes: readonly Wish[],
  parameters?: readonly number[],
): readonly Aim[] {
  const reaches = reachesOf(program, parameters);
  return wishes.map(({ outcome, wants }, index): Aim => {
    const { type } = at(program.outcomes, outcome);
    const { low, high } = at(reaches, outcome);
    const range = type === "number" ? { low, high } : { low: 0, high: 1 };
    return { parts: [{ outcome: index, type, weight: 1 }], wants, range };
  });
}

/**
 * The wishes as one: by their weights, each between 0 and 1, so that the whole lies there too.
 * @returns undefined where a number has no scale
 */
export function weighedAim(program: Program, wishes: readonly Wish[]): Aim | undefined {
  const total = wishes.reduce((sum, { weight }) => sum + weight, 0);
  const parts = wishes.flatMap(({ outcome, wants, weight, scale }, index): Aim["parts"] => {
    const { type } = at(program.outcomes, outcome);
    if (type === "number" && scale === undefined) return [];
    const signed = (wants === "more" ? weight : -weight) / total;
    return [{ outcome: index, type, weight: signed, ...(scale === undefined ? {} : { scale }) }];
  });
  if (parts.length < wishes.length) return undefined;
  const sum = (wanted: (weight: number) => boolean): number =>
    parts.reduce((all, { weight }) => (wanted(weight) ? all + weight : all), 0);
  const range = { low: sum((weight) => weight < 0), high: sum((weight) => weight > 0) };
  return { parts, wants: "more", range };
}
