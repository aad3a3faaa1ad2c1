/** What a state can be told apart by, in the words of the scenario language: `border >= crisis`, `t >= 4`. */

import { at } from "../../../base/invariant.ts";
import { part, type Part } from "../../../ir/parts.ts";
import type { Program } from "../../../ir/program.ts";
import type { State } from "../../interpreter/state.ts";
import type { Course } from "../pass.ts";

/** A number read from a state, and the conditions that it is, or is not, as large as some value. */
export interface Feature {
  readonly read: (state: State) => number;
  /** Whether values have an order; else they are told apart one by one. */
  readonly ordered: boolean;
  /** `read(state) >= value`, or `==` without an order; and that it is not so. */
  readonly text: (value: number, holds: boolean) => string;
}

const ordered = (
  read: Feature["read"],
  name: string,
  value: (number: number) => string = String,
): Feature => ({
  ...{ read, ordered: true },
  text: (number, holds) => `${name} ${holds ? ">=" : "<"} ${value(number)}`,
});

const flag = (read: (state: State) => boolean, name: string): Feature => ({
  ...{ read: (state) => (read(state) ? 1 : 0), ordered: false },
  text: (value, holds) => ((value === 1) === holds ? name : `not (${name})`),
});

function ladders(
  program: Program,
  has: (...of: readonly (string | number)[]) => boolean,
): Feature[] {
  return [...program.flashpoints.entries()].flatMap(([index, { id, levels }]) => [
    ...(has("level", index)
      ? [
          ordered(
            ({ levels: now }) => at(now, index),
            id,
            (level) => levels[level] ?? "",
          ),
        ]
      : []),
    ...(has("dwell", index) ? [ordered(({ dwell }) => at(dwell, index), `dwell(${id})`)] : []),
    ...levels.flatMap((level, number) =>
      has("held", index, number)
        ? [ordered(({ held }) => at(at(held, index), number), `held(${id}, ${level})`)]
        : [],
    ),
  ]);
}

/**
 * The features of the states of a course: parts that the scenario language has words for, and time.
 * @param sees whether a part is to be told of
 */
export function featuresOf(
  { layout }: Course,
  sees: (one: Part) => boolean = () => true,
): readonly Feature[] {
  const { program } = layout;
  const has = (kind: string | number, ...indices: readonly (string | number)[]): boolean => {
    const own = part(String(kind), ...indices.map(Number));
    const place = layout.place(own);
    return place !== undefined && at(layout.radices, place) > 1 && sees(own);
  };
  return [
    ordered(({ step }) => step, "t"),
    ...ladders(program, has),
    ...[...program.variables.entries()].flatMap(([index, { id }]) =>
      has("variable", index) ? [ordered(({ variables }) => at(variables, index), id)] : [],
    ),
    ...[...program.unknowns.entries()].flatMap(([index, { id, values }]): Feature[] =>
      has("unknown", index)
        ? [
            {
              ...{ read: ({ unknowns }) => at(unknowns, index), ordered: false },
              text: (value, holds) => `${id} ${holds ? "==" : "!="} ${values[value]?.id ?? ""}`,
            },
          ]
        : [],
    ),
    ...[...program.events.entries()].flatMap(([index, { id }]) =>
      has("flag", index) ? [flag(({ happened }) => at(happened, index), `happened(${id})`)] : [],
    ),
    ...[...program.actors.entries()].flatMap(([actor, { id, moves }]) =>
      moves.flatMap((move, index) =>
        has("moved", actor, index)
          ? [flag((state) => at(state.moves, actor).includes(index), `moved(${id}, ${move.id})`)]
          : [],
      ),
    ),
  ];
}

/** A state as a condition, by some features; `true` by none. */
export function stateWords(features: readonly Feature[], state: State): string {
  if (features.length === 0) return "true";
  return features
    .map((feature) => {
      const value = feature.read(state);
      const text = feature.text(value, true);
      return feature.ordered ? text.replace(" >= ", " == ") : text;
    })
    .join(" and ");
}

/** Those of some features that differ among states. */
export function differing(
  features: readonly Feature[],
  states: readonly State[],
): readonly Feature[] {
  return features.filter((feature) => new Set(states.map((one) => feature.read(one))).size > 1);
}
