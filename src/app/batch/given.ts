/** `brink batch --given`: runs counted with and without a condition, as a use case. */

import { at } from "../../base/invariant.ts";
import {
  emptyConditioned,
  listedProgram,
  mergeConditioned,
  type ConditionedTally,
} from "../../batch/conditioned.ts";
import { DEFAULT_SEED, identify } from "../../batch/identity.ts";
import { layoutOf } from "../../batch/layout.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import { keyOfSeed } from "../../random/seed.ts";
import type { BatchStory } from "../../report/batch-json.ts";
import { batchText } from "../../report/batch-text.ts";
import { givenCsv, givenDocument } from "../../report/given.ts";
import { estimateGiven } from "../../study/conditional.ts";
import { viewGiven } from "../../view/given.ts";
import { packageVersion } from "../paths.ts";
import { readScenarioFile } from "../read.ts";
import { replayCommand } from "./command-line.ts";
import { engineNamed } from "./engines.ts";
import { withoutText } from "./job.ts";
import { batchNames } from "../../story/batch-names.ts";
import {
  defaultEngine,
  DEFAULT_RUNS,
  refuseFaulty,
  type BatchRequest,
  type Refusal,
} from "./order.ts";
import type { BatchContext, BatchDone } from "./perform.ts";
import { forReader } from "../for-reader.ts";
import { defaultWorkers } from "./threads.ts";
import { watchOut } from "./watch.ts";

/** Performs `brink batch --given`. */
export async function performGiven(
  request: BatchRequest & { readonly given: string },
  context: BatchContext,
): Promise<BatchDone | Refusal> {
  const { surroundings, say, style } = context;
  const { given } = request;
  if (request.out !== undefined || request.resume !== undefined) {
    return { kind: "usage", message: say("given.alone") };
  }
  const entries = Object.entries(request.set ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const set = Object.fromEntries(entries);
  const scenario = readScenarioFile(request.scenario ?? "", surroundings.folder, set, false, {
    questions: [{ option: "--given", form: "ever", text: given }],
  });
  if (scenario.kind === "faulty") return refuseFaulty(scenario, request, surroundings.folder, say);
  const { program, answers } = scenario;
  const condition = at(answers, 0);
  const outcome = at(program.outcomes, condition);
  if (outcome.type === "number") {
    return { kind: "usage", message: say("given.number", { id: outcome.id }) };
  }
  const listed = listedProgram(program);
  const engine = engineNamed(request.engine ?? defaultEngine());
  const parameters = parametersOf(program);
  const identity = identify(program, parameters, request.seed ?? DEFAULT_SEED, packageVersion());
  const runs = request.runs ?? DEFAULT_RUNS;
  const { result, done, end } = await watchOut<ConditionedTally>(
    {
      job: {
        program: withoutText(program),
        parameters,
        key: keyOfSeed(identity.seed),
        engine: engine.name,
        condition,
      },
      runs,
      chunkRuns: engine.chunkRuns,
      workers: defaultWorkers(request.workers, surroundings.environment),
      ...(context.entry === undefined ? {} : { entry: context.entry }),
      ask: (pool, range) => pool.condition(range),
      merge: mergeConditioned,
      before: { done: [], part: emptyConditioned(listed) },
    },
    {
      surroundings,
      say,
      style,
      quiet: request.quiet === true,
      diagnostics: scenario.diagnostics,
    },
  );
  // An outcome of the file is an answer too; one made for the question is not.
  const estimates = estimateGiven(listed, result.part, condition, outcome.id !== given.trim());
  const story: BatchStory = {
    identity,
    engine: engine.name,
    set,
    total: runs,
    done,
    faults: at(result.part.all.cells, layoutOf(listed).faults),
    runsPerSecond: result.seconds > 0 ? Math.round(result.fresh / result.seconds) : 0,
    elapsed: Math.round(result.seconds * 1000) / 1000,
  };
  const output = (): BatchDone["output"] => {
    switch (request.format ?? "text") {
      case "json":
        return { format: "json", document: givenDocument(estimates, given, story) };
      case "csv":
        return { format: "csv", text: givenCsv(estimates) };
      case "text": {
        const { seed } = identity;
        const file = scenario.file.argument;
        const facts = {
          seed,
          total: runs,
          done,
          settings: entries.map(([id, value]) => `${id}=${value}`),
          faults: story.faults,
          replay: replayCommand({ scenario: file, runs, seed, set, given }),
        };
        const view = viewGiven(estimates, given, batchNames(scenario.model), facts, say, style);
        return { format: "text", lines: forReader(batchText(view), style, surroundings) };
      }
    }
  };
  return { kind: "done", output: output(), end };
}
