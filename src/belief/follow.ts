/**
 * From a program and an observed path to the belief along it and the outlook from there: exactly where
 * that is feasible, else by particles.
 */

import { kernelEngine } from "../batch/kernel-engine.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { followExactly, type Account } from "./along.ts";
import { watchPath, type DatedPath, type WatchedPath } from "./dated.ts";
import { outlookOf, outlookOfParticles, type Outlook } from "./outlook.ts";
import { followByParticles } from "./particles.ts";
import { BeliefTooLarge, maximumHypotheses } from "./refusal.ts";

/** What is asked of a filter. */
export interface FollowRequest {
  /** Last day to use, ISO; the history's own where undefined. */
  readonly until: string | undefined;
  readonly method: "auto" | "exact" | "particles";
  /** For each joint value of the unknowns. */
  readonly particles: number;
  /** Runs on from the end, where the outlook is not exact. */
  readonly runs: number;
  readonly seed: string;
}

/** How far a filter is. */
export interface FollowProgress {
  readonly done: number;
  readonly steps: number;
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
export function* follow(
  program: Program,
  parameters: readonly number[],
  history: DatedPath,
  request: FollowRequest,
): Generator<FollowProgress, Followed> {
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
  const going = followByParticles(parameters, path, key, request.particles);
  for (;;) {
    const next = going.next();
    if (next.done === true) {
      const { prior, accounts } = next.value;
      const outlook = outlookOfParticles(
        program,
        parameters,
        next.value,
        engine,
        key,
        request.runs,
      );
      return { method: "particles", path, prior, accounts, outlook };
    }
    yield { done: next.value, steps: path.steps.length };
  }
}
