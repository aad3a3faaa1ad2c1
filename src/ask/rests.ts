/** On which classes of evidence the variance of a scenario's first answer rests, by Sobol's method. */

import { engineNamed } from "../app/batch/engines.ts";
import { restsAnswer, type RestsAnswer } from "../answer/rests.ts";
import { at } from "../base/invariant.ts";
import { reachesOf } from "../ir/reach.ts";
import { keyOfSeed } from "../random/seed.ts";
import { jointInputsOf } from "../study/inputs.ts";
import { classesOf } from "../study/provenance.ts";
import { sensitivityPlan } from "../study/sensitivity.ts";
import type { Asking, Subject, SubjectValues } from "./asking.ts";
import { NothingDone } from "./refusal.ts";
import { sweep } from "./sweep.ts";

/** Runs at a point, where luck has a part; as `brink sensitivity` has them. */
const RUNS = 32;

/** Fewer rows than this tell nothing, and more tell no more that anybody reads. */
const ROWS = { least: 16, most: 2048 } as const;

/**
 * What the variance of the first outcome rests on.
 * @param budget runs that this may take
 * @returns null where there is nothing to share out, or the budget is too small to tell anything
 */
export async function restsOn(
  asking: Asking,
  subject: Subject,
  asked: SubjectValues,
  budget: number,
): Promise<RestsAnswer | null> {
  const { program, model, parameters: central, identity } = subject;
  const [first] = model.outcomes;
  const inputs = jointInputsOf(subject, asked.set);
  if (first === undefined || inputs.length === 0) return null;
  const classes = classesOf(model);
  const named = new Set(inputs.map(({ id }) => classes.get(id) ?? "baseless"));
  const outcome = program.outcomes.findIndex(({ id }) => id === first.id);
  const [only] = named;
  if (only !== undefined && named.size === 1)
    return restsAnswer({ outcome: first.id, only, inputs: inputs.length });
  const runs = at(reachesOf(program), outcome).certain ? 1 : RUNS;
  const draws = Math.min(ROWS.most, Math.floor(budget / runs / (named.size + 2)));
  if (draws < ROWS.least) return null;
  const plan = sensitivityPlan("sobol", {
    ...{ program, outcomes: [outcome], inputs, central, key: keyOfSeed(identity.seed) },
    ...{ runs, draws, group: false, classes },
  });
  const { pieces, pieceRuns, taskOf, read } = plan;
  try {
    const { results } = await sweep(asking, { ...subject, engine: engineNamed("kernel") }, asked, {
      ...{ pieces, pieceRuns, taskOf, read, follows: true },
      ask: (pool, tasks) => pool.points(tasks),
    });
    return restsAnswer({ outcome: first.id, runs, found: plan.conclude(results) });
  } catch (error) {
    // What was found before is told without it.
    if (error instanceof NothingDone) return null;
    throw error;
  }
}
