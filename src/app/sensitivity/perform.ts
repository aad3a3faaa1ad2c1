/** `brink sensitivity` as a use case: which of the scenario's ranges move its answers. */

import { DEFAULT_SEED, identify } from "../../batch/identity.ts";
import type { PointsTask } from "../../batch/points.ts";
import { keyOfSeed } from "../../random/seed.ts";
import {
  sensitivityCsv,
  sensitivityDocument,
  type SensitivityStory,
} from "../../report/sensitivity.ts";
import { barText } from "../../render/bar-text.ts";
import { decompositions, decompositionTask, readDecomposition } from "../../study/decomposition.ts";
import { byElement, eachAlone } from "../../study/inputs.ts";
import { measuresOf } from "../../study/measure.ts";
import { readTrajectory, screenings, screeningTask } from "../../study/screening.ts";
import type { Sensitivity } from "../../study/sensitivity.ts";
import { readTornado, tornadoes, tornadoPieces, tornadoTask } from "../../study/tornado.ts";
import { viewSensitivity } from "../../view/sensitivity.ts";
import { sensitivityCommand } from "../batch/command-line.ts";
import { Asking, type Subject, type SubjectValues } from "../../ask/asking.ts";
import { sweep as sweepOut, type Swept } from "../../ask/sweep.ts";
import { namingOf } from "../../story/naming.ts";
import { engineNamed } from "../batch/engines.ts";
import { batchNames } from "../../story/batch-names.ts";
import { defaultEngine, type Refusal } from "../batch/order.ts";
import type { BatchContext, BatchDone } from "../batch/perform.ts";
import { forReader } from "../for-reader.ts";
import { packageVersion } from "../paths.ts";
import { DEFAULT_TOP, readQuestion, type Question, type SensitivityRequest } from "./request.ts";

/** Performs `brink sensitivity`. */
export async function performSensitivity(
  request: SensitivityRequest,
  context: BatchContext,
): Promise<BatchDone | Refusal> {
  const { surroundings, say, style } = context;
  const question = readQuestion(request, surroundings.folder, say);
  if (question.kind !== "question") return question;
  const { scenario, central, method, inputs, runs, draws, set } = question;
  const identity = identify(
    scenario.program,
    central,
    request.seed ?? DEFAULT_SEED,
    packageVersion(),
  );
  const engine = engineNamed(request.engine ?? defaultEngine());
  const { answer, points, swept } = await analyse(
    question,
    {
      ...scenario,
      ...{ naming: namingOf(scenario.model, scenario.program, style), identity, engine },
      parameters: central,
    },
    {
      ...{ scenario: request.scenario, set, quiet: request.quiet === true },
      ...(request.workers === undefined ? {} : { workers: request.workers }),
    },
    request.group === true,
    new Asking(context),
  );
  const story: SensitivityStory = {
    identity,
    engine: engine.name,
    set,
    runs,
    draws: method === "tornado" ? undefined : draws,
    inputs: inputs.length,
    points,
    partial: swept.end !== "complete",
    elapsed: Math.round(swept.seconds * 1000) / 1000,
  };
  const output = (): BatchDone["output"] => {
    switch (request.format ?? "text") {
      case "json":
        return { format: "json", document: sensitivityDocument(answer, story) };
      case "csv":
        return { format: "csv", text: sensitivityCsv(answer) };
      case "text": {
        const command = sensitivityCommand({
          scenario: scenario.file.argument,
          method,
          outcomes: request.outcomes ?? [],
          inputs: request.inputs ?? [],
          group: request.group === true,
          runs,
          draws: story.draws,
          seed: identity.seed,
          set,
        });
        const facts = {
          seed: identity.seed,
          settings: Object.entries(set).map(([id, value]) => `${id}=${value}`),
          inputs: inputs.length,
          runs,
          points,
          partial: story.partial,
          top: request.top ?? DEFAULT_TOP,
          others: request.outcomes === undefined ? scenario.program.outcomes.length - 1 : 0,
          replay: command,
        };
        const view = viewSensitivity(answer, batchNames(scenario.model), facts, say, style);
        return { format: "text", lines: forReader(barText(view), style, surroundings) };
      }
    }
  };
  return { kind: "done", output: output(), end: swept.end };
}

interface Analysed {
  readonly answer: Sensitivity;
  /** Points of the inputs that the whole analysis has. */
  readonly points: number;
  readonly swept: Swept<unknown>;
}

async function analyse(
  question: Question,
  subject: Subject,
  asked: SubjectValues,
  group: boolean,
  asking: Asking,
): Promise<Analysed> {
  const { scenario, central, outcomes, inputs, runs, draws } = question;
  const { program } = scenario;
  const key = keyOfSeed(subject.identity.seed);
  const measures = measuresOf(program, outcomes);
  const sweep = async <Result>(
    pieces: number,
    pointsEach: number,
    runsEach: number,
    taskOf: (piece: number) => PointsTask,
    read: (piece: number, values: Float64Array) => Result,
  ): Promise<Swept<Result>> =>
    sweepOut(asking, subject, asked, {
      ...{ pieces, pieceRuns: pointsEach * runsEach, taskOf, read },
      ask: (pool, tasks) => pool.points(tasks),
    });
  const columns = outcomes.length;
  switch (question.method) {
    case "tornado": {
      const design = { program, outcomes, inputs, central, runs };
      const points = 1 + 2 * inputs.length;
      const pieces = tornadoPieces(design);
      // Pieces differ a little in size; the base is run with each.
      const each = Math.round((points * runs) / pieces);
      const taskOf = (piece: number): PointsTask => tornadoTask(design, piece);
      const swept = await sweep(pieces, 1, each, taskOf, (piece, values) =>
        readTornado(design, piece, { values, runs: taskOf(piece).count, columns }),
      );
      const answer = tornadoes(design, swept.results.flat());
      return { answer: { method: "tornado", measures: answer }, points, swept };
    }
    case "morris": {
      const design = { inputs, central, key, outcomes, runs };
      const each = inputs.length + 1;
      const swept = await sweep(
        draws,
        each,
        runs,
        (piece) => screeningTask(design, piece),
        (piece, values) => readTrajectory(design, piece, measures, { values, runs, columns }),
      );
      const answer = screenings(design, measures, swept.results);
      const trajectories = swept.results.length;
      return {
        answer: { method: "morris", measures: answer, trajectories },
        points: draws * each,
        swept,
      };
    }
    case "sobol": {
      const factors = group ? byElement(inputs) : eachAlone(inputs);
      const design = { factors, central, key, outcomes, runs };
      const each = factors.length + 2;
      const swept = await sweep(
        draws,
        each,
        runs,
        (piece) => decompositionTask(design, piece),
        (_, values) => readDecomposition(design, measures, { values, runs, columns }),
      );
      const rows = swept.results;
      return {
        answer: {
          method: "sobol",
          measures: decompositions(measures, rows),
          factors,
          rows: rows.length,
          sound: rows.filter((row) => row !== undefined).length,
        },
        points: draws * each,
        swept,
      };
    }
  }
}
