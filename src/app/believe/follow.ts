/**
 * From a scenario and an observed path to the belief along it and the outlook from there: exactly where
 * that is feasible, else by particles.
 */

import { dirname, basename, resolve } from "node:path";
import { kernelEngine } from "../../batch/kernel-engine.ts";
import { followExactly, type Account } from "../../belief/along.ts";
import { watchPath, type DatedPath, type WatchedPath } from "../../belief/dated.ts";
import { outlookOf, outlookOfParticles, type Outlook } from "../../belief/outlook.ts";
import { followByParticles } from "../../belief/particles.ts";
import { BeliefTooLarge, maximumHypotheses } from "../../belief/refusal.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import { keyOfSeed } from "../../random/seed.ts";
import type { SourceFile } from "../../source/span.ts";
import { loaderFor } from "../files.ts";
import type { SoundScenario } from "../read.ts";

/** What is asked of a filter. */
export interface FollowRequest {
  /** Last day to use, ISO; the history's own where absent. */
  readonly until?: string;
  readonly method: "auto" | "exact" | "particles";
  /** For each joint value of the unknowns. */
  readonly particles: number;
  /** Runs on from the end, where the outlook is not exact. */
  readonly runs: number;
  readonly seed: string;
}

/** The belief along a path and what it lets expect. */
export interface Followed {
  readonly method: "exact" | "particles";
  readonly path: WatchedPath;
  readonly prior: readonly number[];
  readonly accounts: readonly Account[];
  readonly outlook: Outlook;
}

/** Follows a history. @throws ImpossiblePath, RunFault, and BeliefTooLarge where only exact will do */
export function follow(
  { program }: Pick<SoundScenario, "program">,
  history: DatedPath,
  request: FollowRequest,
  told: (done: number, steps: number) => void = () => undefined,
): Followed {
  const parameters = parametersOf(program);
  const path = watchPath(program, history, request.until);
  const key = keyOfSeed(request.seed);
  const engine = kernelEngine.prepare(program);
  if (request.method !== "particles") {
    try {
      const { prior, accounts, belief } = followExactly(
        parameters,
        path,
        ...(request.method === "exact" ? [maximumHypotheses] : []),
      );
      const outlook = outlookOf(program, parameters, belief, engine, key, request.runs);
      return { method: "exact", path, prior, accounts, outlook };
    } catch (error) {
      if (!(error instanceof BeliefTooLarge) || request.method === "exact") throw error;
    }
  }
  const followed = followByParticles(parameters, path, key, request.particles, (done) => {
    told(done, path.steps.length);
  });
  const { prior, accounts } = followed;
  const outlook = outlookOfParticles(program, parameters, followed, engine, key, request.runs);
  return { method: "particles", path, prior, accounts, outlook };
}

/** The file of an observed path; undefined if there is none. */
export function observedFile(name: string, folder: string): SourceFile | undefined {
  const path = resolve(folder, name);
  const file = { argument: name, path, shipped: false };
  const loaded = loaderFor(file, dirname(path))(basename(path));
  return "text" in loaded ? { name, text: loaded.text } : undefined;
}
