/** `brink batch --uncertain`: runs in groups, each with inputs of its own, as a use case. */

import { DEFAULT_SEED, identify } from "../../batch/identity.ts";
import { layoutOf } from "../../batch/layout.ts";
import { absorbTally, emptyTally, type Tally } from "../../batch/tally.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { batchText } from "../../report/batch-text.ts";
import { uncertainCsv, uncertainDocument, type UncertainStory } from "../../report/uncertain.ts";
import { inputsOf } from "../../study/inputs.ts";
import { estimateUncertain, readDraw, uncertainTask } from "../../study/uncertainty.ts";
import { viewUncertain } from "../../view/uncertain.ts";
import { Asking } from "../../ask/asking.ts";
import { sweep } from "../../ask/sweep.ts";
import { namingOf } from "../../story/naming.ts";
import { forReader } from "../for-reader.ts";
import { packageVersion } from "../paths.ts";
import { readScenarioFile } from "../read.ts";
import { replayCommand } from "./command-line.ts";
import { engineNamed } from "./engines.ts";
import { batchNames } from "../../story/batch-names.ts";
import { defaultEngine, refuseFaulty, type BatchRequest, type Refusal } from "./order.ts";
import type { BatchContext, BatchDone } from "./perform.ts";

/** Draws of the inputs, and runs in all, where no number is given. */
const DEFAULT_DRAWS = 400;
const DEFAULT_UNCERTAIN_RUNS = 40_000;

/** Performs `brink batch --uncertain`. */
export async function performUncertain(
  request: BatchRequest & { readonly draws?: number },
  context: BatchContext,
): Promise<BatchDone | Refusal> {
  const { surroundings, say, style } = context;
  const usage = (message: string): Refusal => ({ kind: "usage", message });
  if (request.out !== undefined || request.resume !== undefined) {
    return usage(say("uncertain.alone"));
  }
  const draws = request.draws ?? DEFAULT_DRAWS;
  const asked = request.runs ?? Math.max(DEFAULT_UNCERTAIN_RUNS, 2 * draws);
  const runs = Math.floor(asked / draws);
  if (runs < 2) return usage(say("uncertain.few", { draws, least: 2 * draws }));
  const entries = Object.entries(request.set ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const set = Object.fromEntries(entries);
  const scenario = readScenarioFile(request.scenario ?? "", surroundings.folder, set);
  if (scenario.kind === "faulty") return refuseFaulty(scenario, request, surroundings.folder, say);
  const { program, model } = scenario;
  const inputs = inputsOf(program, model.parameters, set);
  if (inputs.length === 0) return usage(say("sensitivity.no-inputs"));
  const engine = engineNamed(request.engine ?? defaultEngine());
  const central = parametersOf(program);
  const identity = identify(program, central, request.seed ?? DEFAULT_SEED, packageVersion());
  const design = { inputs, central, key: keyOfSeed(identity.seed), runs };
  let total: Tally = emptyTally(layoutOf(program));
  const subject = {
    ...scenario,
    ...{ naming: namingOf(model, program, style), parameters: central, identity, engine },
  };
  const means = {
    ...{ scenario: request.scenario ?? "", set, quiet: request.quiet === true },
    ...(request.workers === undefined ? {} : { workers: request.workers }),
  };
  const swept = await sweep(new Asking(context), subject, means, {
    pieces: draws,
    pieceRuns: runs,
    taskOf: (draw) => uncertainTask(design, draw),
    ask: (pool, tasks) => pool.draws(tasks),
    read: (_, tally) => {
      const answers = readDraw(program, tally);
      total = absorbTally(total, tally);
      return answers;
    },
  });
  const estimates = estimateUncertain(program, swept.results, total);
  const done = swept.results.length;
  const story: UncertainStory = {
    identity,
    engine: engine.name,
    set,
    inputs: inputs.length,
    draws,
    drawsDone: done,
    runsPerDraw: runs,
    faults: done * runs - swept.results.reduce((sum, draw) => sum + draw.runs, 0),
    elapsed: Math.round(swept.seconds * 1000) / 1000,
  };
  const output = (): BatchDone["output"] => {
    switch (request.format ?? "text") {
      case "json":
        return { format: "json", document: uncertainDocument(estimates, story) };
      case "csv":
        return { format: "csv", text: uncertainCsv(estimates) };
      case "text": {
        const { seed } = identity;
        const replay = replayCommand({
          scenario: scenario.file.argument,
          runs: draws * runs,
          seed,
          set,
          draws,
        });
        const facts = {
          seed,
          draws,
          runsPerDraw: runs,
          total: draws * runs,
          done: done * runs,
          settings: entries.map(([id, value]) => `${id}=${value}`),
          faults: story.faults,
          replay,
        };
        const view = viewUncertain(estimates, batchNames(model), facts, say, style);
        return { format: "text", lines: forReader(batchText(view), style, surroundings) };
      }
    }
  };
  return { kind: "done", output: output(), end: swept.end };
}
