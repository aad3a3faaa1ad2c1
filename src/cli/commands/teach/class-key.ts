/** The key of a class and the log beside it, as the actions of a teacher take them. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { ClassKeyFile } from "../../../exercise/class/key.ts";
import { readClassKey } from "../../../exercise/class/key.ts";
import type { SealedClass } from "../../../exercise/class/check.ts";
import { lockLog, readClassLog } from "../../../app/exercise/class-log.ts";
import type { SoundExercise } from "../../../app/exercise/files.ts";
import { readText } from "../../../app/exercise/text-file.ts";
import { otherLuck } from "../../../app/other-luck.ts";
import { Skew, Unanswerable, UsageFault } from "../../../ask/refusal.ts";
import type { Context } from "../../context.ts";

/** A key where it stands. */
export interface FoundKey {
  /** Absolute. */
  readonly path: string;
  readonly key: ClassKeyFile;
}

/** The key of `--key`. Throws UsageFault, Skew. */
export function readKey({ say, surroundings }: Context, file: string): FoundKey {
  const path = resolve(surroundings.folder, file);
  const there = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const key = there ? readClassKey(readText(path)) : undefined;
  if (key === undefined) {
    const wanted = say("usage.key");
    throw new UsageFault(say("usage.bad-value", { option: "--key", value: file, wanted }));
  }
  if (key === "damaged") {
    const document = { kind: "teach-key-damaged", file };
    throw new Unanswerable(`brink: ${say("grade.key-damaged", { file })}`, document);
  }
  if (key === "earlier") throw new Skew(say("grade.key-earlier", { file }));
  const why = otherLuck(say, key.engineVersion);
  if (why !== undefined) throw new Skew(say("grade.key-luck", { file, why }));
  return { path, key };
}

/** A class that was packed, with its log. Throws UsageFault, Skew, Unanswerable. */
export function readSealedClass(context: Context, file: string): FoundKey & SealedClass {
  const { say } = context;
  const { path, key } = readKey(context, file);
  const found = readClassLog(path, key);
  if ("log" in found) return { path, key, log: found.log };
  const line = found.broken;
  const message = line === 0 ? say("collect.no-log") : say("collect.broken-log", { line });
  throw new Unanswerable(message, { kind: "teach-log-refused", line });
}

/** Works on a class whose log nobody else adds to meanwhile. Throws as `readSealedClass`, and InUse. */
export async function withLog<T>(
  context: Context,
  file: string,
  work: (found: FoundKey & SealedClass) => T | Promise<T>,
): Promise<T> {
  const release = lockLog(readKey(context, file).path);
  try {
    return await work(readSealedClass(context, file));
  } finally {
    release();
  }
}

/** The exercise of a class as `loadExercise` takes it, sound and in the version of its key. */
export async function exerciseOfClass(
  context: Context,
  { key, path }: FoundKey,
): Promise<SoundExercise> {
  const { say, surroundings } = context;
  const [{ exerciseNamed }, { loadExercise }] = await Promise.all([
    import("../../../app/exercise/grade.ts"),
    import("../../../app/exercise/files.ts"),
  ]);
  const argument = exerciseNamed(key.exercise, surroundings.folder);
  const sound = argument === undefined ? undefined : loadExercise(argument, surroundings.folder);
  if (sound?.kind !== "sound") {
    const message = say("collect.no-exercise", { exercise: key.exercise });
    throw new Unanswerable(message, { kind: "teach-log-refused", exercise: key.exercise });
  }
  if (sound.hash !== key.exerciseHash) {
    throw new Skew(
      say("grade.key-exercise", { file: path, version: key.exerciseHash.slice(0, 12) }),
    );
  }
  return sound;
}
