/**
 * `brink batch --ask`: runs until a probability is known to lie on one side of a threshold, or until
 * no more are allowed.
 */

import { at } from "../../base/invariant.ts";
import { DEFAULT_SEED, identify } from "../../batch/identity.ts";
import { layoutOf, type Layout } from "../../batch/layout.ts";
import { absorbTally, emptyTally, type Tally } from "../../batch/tally.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { askDocument, type AskStory } from "../../report/ask.ts";
import { batchText } from "../../report/batch-text.ts";
import { looksUpTo } from "../../stats/sequence.ts";
import { answer, readQuestion, type Answered, type Question } from "../../study/precision.ts";
import { viewAsk } from "../../view/ask.ts";
import { forReader } from "../for-reader.ts";
import { packageVersion } from "../paths.ts";
import { readScenarioFile } from "../read.ts";
import { replayCommand } from "./command-line.ts";
import { engineNamed } from "./engines.ts";
import { withoutText } from "./job.ts";
import { batchNames } from "../../story/batch-names.ts";
import {
  defaultEngine,
  MOST_FOR_PRECISION,
  refuseFaulty,
  type BatchRequest,
  type Refusal,
} from "./order.ts";
import type { BatchContext, BatchDone } from "./perform.ts";
import { defaultWorkers } from "./threads.ts";
import { watchOut } from "./watch.ts";

/** In how many of the runs without fault it came true. */
function counted(layout: Layout, { cells }: Tally, outcome: number): readonly [number, number] {
  const runs = at(cells, layout.runs);
  const region = at(layout.outcomes, outcome);
  if (region.kind === "number") return [0, runs];
  const last = at(cells, region.offset + region.length - 1);
  return [region.kind === "boolean" ? last : runs - last, runs];
}

/** Performs `brink batch --ask`. */
export async function performAsk(
  request: BatchRequest & { readonly ask: string },
  context: BatchContext,
): Promise<BatchDone | Refusal> {
  const { surroundings, say, style } = context;
  const { ask } = request;
  const refuse = (message: string): Refusal => ({ kind: "usage", message });
  if (request.out !== undefined || request.resume !== undefined) return refuse(say("ask.alone"));
  if (request.format === "csv") return refuse(say("ask.no-csv"));
  const question: Question | undefined = readQuestion(ask);
  if (question === undefined) {
    const wanted = say("ask.wanted");
    return refuse(say("usage.bad-value", { option: "--ask", value: ask, wanted }));
  }
  const entries = Object.entries(request.set ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const set = Object.fromEntries(entries);
  const scenario = readScenarioFile(request.scenario ?? "", surroundings.folder, set, false, {
    questions: [{ option: "--ask", form: "ever", text: question.condition }],
  });
  if (scenario.kind === "faulty") return refuseFaulty(scenario, request, surroundings.folder, say);
  const outcome = at(scenario.program.outcomes, at(scenario.answers, 0));
  if (outcome.type === "number") return refuse(say("ask.number", { id: outcome.id }));
  // Nothing else is asked, so nothing else is observed.
  const program = { ...scenario.program, outcomes: [outcome] };
  const layout = layoutOf(program);
  const engine = engineNamed(request.engine ?? defaultEngine());
  const parameters = parametersOf(program);
  const identity = identify(program, parameters, request.seed ?? DEFAULT_SEED, packageVersion());
  const runs = request.runs ?? MOST_FOR_PRECISION;
  const answered = (tally: Tally): Answered | undefined => {
    const [count, of] = counted(layout, tally, 0);
    return of === 0 ? undefined : answer(question, count, of);
  };
  const { result, done, end } = await watchOut<Tally>(
    {
      job: {
        program: withoutText(program),
        parameters,
        key: keyOfSeed(identity.seed),
        engine: engine.name,
      },
      runs,
      chunkRuns: engine.chunkRuns,
      workers: defaultWorkers(request.workers, surroundings.environment),
      ...(context.entry === undefined ? {} : { entry: context.entry }),
      ask: (pool, range) => pool.count(range),
      merge: absorbTally,
      before: { done: [], part: emptyTally(layout) },
      looks: {
        at: looksUpTo(runs).slice(0, -1),
        enough: (tally) => (answered(tally)?.verdict ?? "undecided") !== "undecided",
      },
    },
    {
      surroundings,
      say,
      style,
      quiet: request.quiet === true,
      diagnostics: scenario.diagnostics,
    },
  );
  const [count] = counted(layout, result.part, 0);
  const story: AskStory = {
    identity,
    engine: engine.name,
    set,
    question: { text: ask, ...question },
    ...{ done, most: runs, count, interrupted: end !== "complete" },
    faults: at(result.part.cells, layout.faults),
    runsPerSecond: result.seconds > 0 ? Math.round(result.fresh / result.seconds) : 0,
    elapsed: Math.round(result.seconds * 1000) / 1000,
  };
  const said = answered(result.part);
  if (request.format === "json") {
    return { kind: "done", output: { format: "json", document: askDocument(said, story) }, end };
  }
  const replay = replayCommand({
    ...{ scenario: scenario.file.argument, runs, seed: identity.seed, set, ask },
  });
  const settings = entries.map(([id, value]) => `${id}=${value}`);
  const { title } = batchNames(scenario.model);
  const view = viewAsk(said, story, { title, settings, replay }, say, style);
  const lines = forReader(batchText(view), style, surroundings);
  return { kind: "done", output: { format: "text", lines }, end };
}
