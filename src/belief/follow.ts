/**
 * From a program and an observed path to the belief along it and the outlook from there: exactly where
 * that is feasible, else by particles.
 */

import { kernelEngine } from "../batch/kernel-engine.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { followExactly, type Account } from "./along.ts";
import { watchPath, type DatedPath } from "./dated.ts";
import type { WatchedPath } from "./signal.ts";
import { outlookOf, outlookOfParticles, type Outlook } from "./outlook.ts";
import { followIsland, ISLANDS, islandsOf, poolIslands, type FollowedIsland } from "./particles.ts";
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

/** Follows all islands of a path, in their order, on whatever threads there are. */
export type FollowIslands = (
  path: WatchedPath,
  particles: number,
) => Promise<readonly FollowedIsland[]>;

/** The belief along a path and what it lets expect. */
export interface Followed {
  readonly method: "exact" | "particles";
  readonly path: WatchedPath;
  readonly prior: readonly number[];
  readonly accounts: readonly Account[];
  readonly outlook: Outlook;
}

/** Follows a history. @throws ImpossiblePath, RunFault, and BeliefTooLarge where only exact will do */
export async function follow(
  program: Program,
  parameters: readonly number[],
  history: DatedPath,
  request: FollowRequest,
  islandsOn: FollowIslands,
): Promise<Followed> {
  const path = watchPath(program, history, request.until);
  const key = keyOfSeed(request.seed);
  const engine = kernelEngine.prepare(program);
  const { particles, runs } = request;
  if (request.method !== "particles") {
    try {
      const { prior, accounts, belief } = followExactly(
        parameters,
        path,
        ...(request.method === "exact" ? [maximumHypotheses] : []),
      );
      const outlook = outlookOf(program, parameters, belief, engine, key, runs);
      return { method: "exact", path, prior, accounts, outlook };
    } catch (error) {
      if (!(error instanceof BeliefTooLarge) || request.method === "exact") throw error;
    }
  }
  // A run that cannot begin is a fault of the scenario; on a thread it would pass for one of the thread.
  for (let value = 0; value < islandsOf(program); value += ISLANDS) {
    followIsland(parameters, { program, steps: [] }, key, 1, value);
  }
  const followed = poolIslands(parameters, path, particles, await islandsOn(path, particles));
  const { prior, accounts } = followed;
  const outlook = outlookOfParticles(program, parameters, followed, engine, key, runs);
  return { method: "particles", path, prior, accounts, outlook };
}
