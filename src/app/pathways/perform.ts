/** `brink paths` as a use case: what leads to an outcome, in orders, in parts and in inputs. */

import { DEFAULT_SEED, identify } from "../../batch/identity.ts";
import { emptyTrace, mergeTraces, type TracePart } from "../../batch/tracing.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import { directionOf } from "../../i18n/language.ts";
import { detectBidiMode } from "../../i18n/terminal/detect.ts";
import { arrangeText } from "../../i18n/terminal/spans.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { pathsCsv, pathsDocument, type PathsStory } from "../../report/paths.ts";
import { pathsText } from "../../report/paths-text.ts";
import { viewPaths } from "../../view/paths.ts";
import { pathsCommand } from "../batch/command-line.ts";
import { engineNamed } from "../batch/engines.ts";
import { withoutText } from "../batch/job.ts";
import { defaultEngine, type Refusal } from "../batch/order.ts";
import type { BatchContext, BatchDone } from "../batch/perform.ts";
import { defaultWorkers } from "../batch/threads.ts";
import { watchOut } from "../batch/watch.ts";
import { forReader } from "../for-reader.ts";
import { packageVersion } from "../paths.ts";
import { readQuestion, type PathsRequest } from "./request.ts";
import { findBoxes, findOrders, findRemovals, type Share } from "./work.ts";

/** Performs `brink paths`. */
export async function performPaths(
  request: PathsRequest,
  context: BatchContext,
): Promise<BatchDone | Refusal> {
  const { say, style } = context;
  const began = performance.now();
  const question = readQuestion(request, context.surroundings.folder, say);
  if (question.kind !== "question") return question;
  const { scenario, sections, set, counts } = question;
  const { program, model } = scenario;
  const identity = identify(
    program,
    parametersOf(program),
    request.seed ?? DEFAULT_SEED,
    packageVersion(),
  );
  const { seed } = identity;
  // One signal for all pieces: a Ctrl-C between two of them counts.
  const stop = context.surroundings.interruption();
  const surroundings = { ...context.surroundings, interruption: () => stop };
  const engine = engineNamed(defaultEngine());
  const quiet = request.quiet === true;
  const state: {
    end: BatchDone["end"];
    /** Runs done for the orders. */
    done: number;
    /** The first piece of work. */
    first?: string;
  } = { end: "complete", done: counts.runs };
  const share: Share = async ({ name, work, total, partly, ...task }) => {
    if (state.end !== "complete") return undefined;
    state.first ??= name;
    if (!quiet) {
      const line = say(`paths.doing.${name}`);
      const { stderr, environment } = surroundings;
      const shown = stderr.isTTY
        ? arrangeText(line, directionOf(style.language), detectBidiMode(environment))
        : line;
      stderr.write(`${shown}\n`);
    }
    const watched = await watchOut<TracePart>(
      {
        job: {
          program: withoutText(task.program),
          parameters: task.parameters,
          key: keyOfSeed(task.seed),
          engine: engine.name,
          work,
        },
        runs: total,
        chunkRuns: engine.chunkRuns,
        workers: defaultWorkers(request.workers, surroundings.environment),
        ...(context.entry === undefined ? {} : { entry: context.entry }),
        ask: (pool, range) => pool.trace(range),
        merge: mergeTraces,
        before: { done: [], part: emptyTrace(work) },
      },
      {
        surroundings,
        say,
        style,
        quiet,
        diagnostics: name === state.first ? scenario.diagnostics : [],
        wholeOnly: partly !== true,
      },
    );
    state.end = watched.end;
    if (name === "orders") state.done = watched.done;
    const { part } = watched.result;
    return watched.end === "complete" || (partly === true && watched.done > 0) ? part : undefined;
  };
  const wanted = (section: (typeof sections)[number]): boolean => sections.includes(section);
  const orders = wanted("orders") ? await findOrders(question, seed, share) : undefined;
  const removals = wanted("removals") ? await findRemovals(question, seed, share) : undefined;
  const boxes = wanted("boxes") ? await findBoxes(question, seed, share) : undefined;
  const answers = {
    ...(orders === undefined ? {} : { orders }),
    ...(removals === undefined ? {} : { removals }),
    ...(boxes === undefined ? {} : { boxes }),
  };
  const story: PathsStory = {
    identity,
    engine: engine.name,
    set,
    asked: question.asked,
    target: question.target,
    depth: question.depth,
    exit: question.exit,
    coverage: question.coverage,
    sections,
    total: counts.runs,
    done: state.done,
    partial: state.end !== "complete",
    elapsed: Math.round(performance.now() - began) / 1000,
  };
  const output = (): BatchDone["output"] => {
    switch (request.format ?? "text") {
      case "json":
        return { format: "json", document: pathsDocument(answers, story) };
      case "csv":
        return { format: "csv", text: pathsCsv(answers) };
      case "text": {
        const replay = pathsCommand({ ...request, runs: counts.runs, seed, set });
        const view = viewPaths(answers, model, program, { ...story, replay }, say, style);
        return { format: "text", lines: forReader(pathsText(view), style, surroundings) };
      }
    }
  };
  return { kind: "done", output: output(), end: state.end };
}
