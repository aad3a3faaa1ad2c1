/** Where an advisor's actor stands: at a step of a run, or where a saved session does, with what it believes. */

import { resolve } from "node:path";
import type { Hypothesis } from "../../belief/filter.ts";
import type { Program } from "../../ir/program.ts";
import { readGenerations } from "../storage/file.ts";
import { engineOf, type PlayEngine } from "./engine.ts";
import { beliefAt } from "./perspective.ts";
import { restoreSession, savedDifferences, type SavedSession } from "./save.ts";
import { parseSavedSession } from "./saved-shape.ts";
import { goToStep, openSession, standing, type Session } from "./session.ts";

/** A path of a run up to some step, and who decides on it. */
export interface Standing {
  readonly engine: PlayEngine;
  readonly session: Session;
}

/** The step at which a run is asked about. @throws RunFault */
export function standAt(
  program: Program,
  {
    seed,
    run,
    actor,
    step,
  }: {
    readonly seed: string;
    readonly run: number;
    readonly actor: number;
    readonly step: number;
  },
): Standing {
  const engine = engineOf(program, seed, run);
  const opened = openSession(engine, { seed, run, players: [actor] });
  return { engine, session: goToStep(engine, opened, step) };
}

/** A session that was saved, as a file names it. */
export type SessionFile = SavedSession | "none" | "damaged";

/** Reads the file of a session. @throws the system's error where there is a file that cannot be read */
export function readSessionFile(name: string, folder: string): SessionFile {
  const read = readGenerations(resolve(folder, name), parseSavedSession);
  return typeof read === "string" ? read : read.value;
}

/**
 * Where a saved session stands; undefined where it was saved of another scenario, or by another version:
 * its decisions might lead elsewhere. @throws RunFault
 */
export function standInSession(
  program: Program,
  saved: SavedSession,
  version: string,
): Standing | undefined {
  const { scenario, engine: other } = savedDifferences(saved, program, version);
  if (scenario || other) return undefined;
  const engine = engineOf(program, saved.seed, saved.run);
  return { engine, session: restoreSession(engine, saved) };
}

/**
 * What an actor believes where it stands, from what it may know alone.
 * @throws RunFault, BeliefTooLarge
 */
export function believedBy({ engine, session }: Standing, actor: number): readonly Hypothesis[] {
  return beliefAt(engine, session, [actor]);
}

/** The step of a standing, and whether the run is over there. */
export function whereOf({ session }: Standing): { readonly step: number; readonly ended: boolean } {
  const { step, ended } = standing(session);
  return { step, ended };
}
