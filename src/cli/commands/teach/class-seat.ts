/** Who sits at the machine of a class: from the files of its pack, and what the teacher revealed. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { SoundExercise } from "../../../app/exercise/files.ts";
import type { NewPlan } from "../../../app/exercise/hold.ts";
import { readText } from "../../../app/exercise/text-file.ts";
import { showsWorld } from "../../../app/exercise/world.ts";
import { Skew, UsageFault } from "../../../ask/refusal.ts";
import { readReveal, readSeatFile, type SeatFile } from "../../../exercise/class/key.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";

/** Settled by the pack, so that nobody else settles it. */
const settled = ["seed", "seats", "role", "solo", "pair", "team", "masked"];

/** The plan of a session of a class; `undefined` without `--seat`. Throws UsageFault, Skew. */
export function readClassSeat(
  { say, surroundings }: Context,
  sound: SoundExercise,
  input: Input,
): Pick<NewPlan, "word" | "world" | "seats" | "masked"> | undefined {
  const bad = (option: string, value: string, wanted: string): UsageFault =>
    new UsageFault(say("usage.bad-value", { option, value, wanted }));
  const textOf = (file: string): string => {
    const path = resolve(surroundings.folder, file);
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readText(path) : "";
  };
  const names = input.value("seat");
  const revealed = input.value("reveal");
  if (names === undefined) {
    if (revealed === undefined) return undefined;
    throw bad("--reveal", revealed, say("usage.reveal-seat"));
  }
  const other = settled.find((one) => input.flag(one) || input.value(one) !== undefined);
  if (other !== undefined) throw new UsageFault(say("usage.seat-alone", { option: `--${other}` }));
  const wrong = bad("--seat", names, say("usage.seat-file"));
  const files = names.split(",").map((name): SeatFile => {
    const file = readSeatFile(textOf(name.trim()));
    if (file === "earlier") throw new Skew(say("usage.seat-earlier", { file: name.trim() }));
    if (file?.exercise !== sound.exercise.id) throw wrong;
    return file;
  });
  const [first] = files;
  const seats = files.map(({ seat, role, code }) => ({ id: seat, role, code }));
  const ids = new Set(seats.map(({ id }) => id));
  if (first === undefined || ids.size < seats.length) throw wrong;
  const { world, masked, exerciseHash } = first;
  if (files.some((file) => file.world !== world)) throw wrong;
  if (exerciseHash !== sound.hash) {
    throw new Skew(say("grade.key-exercise", { file: names, version: exerciseHash.slice(0, 12) }));
  }
  const reveal = revealed === undefined ? undefined : readReveal(textOf(revealed));
  if (revealed !== undefined && reveal?.world !== world) {
    throw bad("--reveal", revealed, say("usage.reveal-file"));
  }
  if (reveal === undefined && showsWorld(sound)) {
    throw new UsageFault(say("usage.world-closed", { exercise: sound.exercise.id }));
  }
  return { word: reveal?.word ?? "", world, seats, masked };
}
