/** `brink rare` as a use case: a scenario and an outcome → its probability by splitting. */

import { at } from "../../base/invariant.ts";
import { DEFAULT_SEED, identify } from "../../batch/identity.ts";
import { layoutOf } from "../../batch/layout.ts";
import { BY, choosePilot, GOAL, type Pilot, type Replication } from "../../batch/splitting.ts";
import { splittingProgram } from "../../batch/splitting-program.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import { Kernel } from "../../engine/kernel/kernel.ts";
import type { Program } from "../../ir/program.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { batchText } from "../../report/batch-text.ts";
import { rareDocument, type RareStory } from "../../report/rare.ts";
import { estimateRare } from "../../study/rare.ts";
import { viewRare } from "../../view/rare.ts";
import { withoutText } from "../batch/job.ts";
import { batchNames } from "../batch/names.ts";
import { refuseFaulty, type Refusal } from "../batch/order.ts";
import type { BatchContext, BatchDone } from "../batch/perform.ts";
import { defaultWorkers } from "../batch/threads.ts";
import { watchOut } from "../batch/watch.ts";
import { forReader } from "../for-reader.ts";
import { packageVersion } from "../paths.ts";
import { readScenarioFile } from "../read.ts";
import { rareCommand, type RareRequest } from "./request.ts";

/** Performs `brink rare`. */
export async function performRare(
  request: RareRequest,
  context: BatchContext,
): Promise<BatchDone | Refusal> {
  const { surroundings, say, style } = context;
  const { effort, by, replications } = request;
  const entries = Object.entries(request.set ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const set = Object.fromEntries(entries);
  const scenario = readScenarioFile(request.scenario, surroundings.folder, set, false, {
    questions: [
      { option: "--outcome", form: "ever", text: request.outcome },
      ...(by === undefined ? [] : [{ option: "--by", form: "max", text: by } as const]),
    ],
  });
  if (scenario.kind === "faulty") return refuseFaulty(scenario, request, surroundings.folder, say);
  const whole = scenario.program;
  const goal = at(whole.outcomes, at(scenario.answers, 0));
  if (goal.type === "number") {
    return { kind: "usage", message: say("rare.number", { id: goal.id }) };
  }
  const parameters = parametersOf(whole);
  const program = splittingProgram(whole, at(scenario.answers, 0), scenario.answers[1], parameters);
  if (program === undefined) return { kind: "usage", message: say("rare.no-way", { id: goal.id }) };
  const identity = identify(whole, parameters, request.seed ?? DEFAULT_SEED, packageVersion());
  const time = goal.type === "time";
  const pilot = pilotOf(program, parameters, identity.seed, { effort, time }, request.levels);
  const split = { plan: { levels: pilot.levels, effort, time }, seed: identity.seed };
  const { result, done, end } = await watchOut<readonly Replication[]>(
    {
      job: {
        program: withoutText(program),
        parameters,
        key: keyOfSeed(identity.seed),
        engine: "kernel",
        split,
      },
      runs: replications,
      chunkRuns: 1,
      workers: defaultWorkers(request.workers, surroundings.environment),
      ...(context.entry === undefined ? {} : { entry: context.entry }),
      ask: (pool, range) => pool.split(range),
      merge: (a, b) => [...a, ...b],
      before: { done: [], part: [] },
    },
    {
      ...{ surroundings, say, style, unit: "replications" },
      quiet: request.quiet === true,
      diagnostics: scenario.diagnostics,
    },
  );
  if (done === 0) return { kind: "done", output: nothingDone(request, identity.scenario), end };
  const estimate = estimateRare(result.part, pilot, effort);
  const story: RareStory = {
    ...{ identity, set, effort, wanted: replications },
    outcome: goal.id,
    condition: request.outcome,
    ...(by === undefined ? {} : { by }),
    levelsChosen: request.levels === undefined ? "pilot" : "given",
    elapsed: Math.round(result.seconds * 1000) / 1000,
  };
  if (request.format === "json") {
    return {
      kind: "done",
      output: { format: "json", document: rareDocument(estimate, story) },
      end,
    };
  }
  const names = batchNames(scenario.model);
  const replay = rareCommand({
    ...request,
    ...{ scenario: scenario.file.argument, set, seed: identity.seed },
  });
  const settings = entries.map(([id, value]) => `${id}=${value}`);
  const view = viewRare(estimate, story, names, { settings, replay }, say, style);
  const lines = forReader(batchText(view), style, surroundings);
  return { kind: "done", output: { format: "text", lines }, end };
}

/** What is printed where it was stopped before the first replication was done. */
function nothingDone({ format }: RareRequest, scenario: string): BatchDone["output"] {
  const document = { kind: "rare", schema: 1, scenario, replications: 0, partial: true };
  return format === "json" ? { format: "json", document } : { format: "text", lines: [] };
}

/** Levels as given, or as a pilot chooses them; it also measures how long a plain run is. */
function pilotOf(
  program: Program,
  parameters: readonly number[],
  seed: string,
  plan: { readonly effort: number; readonly time: boolean },
  levels: readonly number[] | undefined,
): Pilot {
  const kernel = new Kernel(program, layoutOf(program));
  const follower = kernel.follower(parameters, GOAL, BY);
  return choosePilot(follower, seed, plan, levels);
}
