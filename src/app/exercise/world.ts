/** The sealed world behind a session, with the names under which it is shown. */

import { at } from "../../base/invariant.ts";
import { knowledgeOf } from "../../belief/observation.ts";
import type { WeighedSignal } from "../../exercise/detective.ts";
import { dependOnRun } from "../../exercise/injects.ts";
import { maskTexts } from "../../exercise/mask.ts";
import type { Exercise } from "../../exercise/model.ts";
import type { SessionPlan, SessionState } from "../../exercise/session/session.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import { namingOf, type Naming } from "../../story/naming.ts";
import { engineOf, type PlayEngine } from "../play/engine.ts";
import type { SoundExercise } from "./files.ts";
import { sealedSeed } from "./sealed-world.ts";

/** What a session rests on; nothing in it changes. */
export interface TeachWorld {
  readonly sound: SoundExercise;
  readonly plan: SessionPlan;
  readonly seed: string;
  /** Of sealed run 0. */
  readonly engine: PlayEngine;
  readonly style: NumberStyle;
  /** With names masked, where the session is; the same as `plain` otherwise. */
  readonly shown: { readonly exercise: Exercise; readonly naming: Naming };
  readonly plain: { readonly exercise: Exercise; readonly naming: Naming };
}

/**
 * Whether players see anything of the sealed run before the reveal: then a class cannot play with the
 * world closed, and whoever has it open could look ahead.
 */
export function showsWorld({ exercise, world }: SoundExercise): boolean {
  const { signals, rounds, roles } = exercise;
  const knows = roles.some(({ plays }) => {
    const actors = world.program.actors.flatMap(({ id }, index) =>
      plays.includes(id) ? [index] : [],
    );
    return actors.length > 0 && knowledgeOf(world.program, actors).unknowns.length > 0;
  });
  return signals.length > 0 || knows || dependOnRun(exercise) || rounds.some(({ to }) => to > 0);
}

/** Opens the world of a session. While that of a class is closed another one stands in its place. */
export function openWorld(sound: SoundExercise, plan: SessionPlan, style: NumberStyle): TeachWorld {
  const { exercise, world } = sound;
  const seed = sealedSeed(sound, plan.word === "" ? `closed/${plan.world ?? ""}` : plan.word);
  const plain = { exercise, naming: namingOf(world.model, world.program, style) };
  const { masked } = exercise.scenario;
  const mask = <T>(value: T): T => maskTexts(value, masked, exercise.languages);
  const shown = plan.masked
    ? { exercise: mask(exercise), naming: namingOf(mask(world.model), world.program, style) }
    : plain;
  return { sound, plan, seed, engine: engineOf(world.program, seed, 0), style, shown, plain };
}

/** The value of an unknown in a sealed run. */
export function hiddenValue(
  { sound, seed }: Pick<TeachWorld, "sound" | "seed">,
  run: number,
): (unknown: string) => string {
  const { program } = sound.world;
  const { unknowns } = engineOf(program, seed, run).start();
  return (unknown) => {
    const index = program.unknowns.findIndex(({ id }) => id === unknown);
    return at(at(program.unknowns, index).values, at(unknowns, index)).id;
  };
}

/** The ratios of a seat so far, in the order in which they were written. */
export function weighedBy(
  { sound }: TeachWorld,
  state: SessionState,
  seat: string,
): readonly WeighedSignal[] {
  return state.stages.flatMap((stage) => {
    if (stage.kind !== "signal" || stage.seat !== seat) return [];
    const ratio = state.ratios.get(stage.id);
    const signal = sound.exercise.signals.find(({ id }) => id === stage.item);
    return ratio === undefined || signal === undefined ? [] : [{ signal, ratio }];
  });
}
