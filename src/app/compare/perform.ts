/** `brink compare` as a use case: variants of a scenario on the same luck, run by run. */

import { at } from "../../base/invariant.ts";
import { DEFAULT_SEED, identify } from "../../batch/identity.ts";
import type { Overrides } from "../../batch/overrides.ts";
import { emptyPairs, mergePairs, type PairedTally } from "../../batch/pairs.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import type { Speech } from "../../i18n/catalog.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { batchText } from "../../report/batch-text.ts";
import {
  compareCsv,
  compareDocument,
  type CompareStory,
  type ReportedVariant,
} from "../../report/compare.ts";
import { compare, sharedColumns } from "../../study/comparison.ts";
import { viewComparison } from "../../view/compare.ts";
import { compareCommand } from "../batch/command-line.ts";
import { engineNamed } from "../batch/engines.ts";
import { withoutText, type JobVariant } from "../batch/job.ts";
import { batchNames } from "../../story/batch-names.ts";
import { defaultEngine, DEFAULT_RUNS, refuseFaulty, type Refusal } from "../batch/order.ts";
import type { BatchContext, BatchDone } from "../batch/perform.ts";
import { forReader } from "../for-reader.ts";
import { defaultWorkers } from "../batch/threads.ts";
import { watchOut } from "../batch/watch.ts";
import { packageVersion } from "../paths.ts";
import { readScenarioFile, type SoundScenario } from "../read.ts";
import { readVariant, type Variant } from "./variant.ts";

/** What a user may ask of `brink compare`. */
export interface CompareRequest {
  /** Id or path of the base. */
  readonly scenario: string;
  /** As written; at least one. */
  readonly with: readonly string[];
  readonly runs?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly engine?: string;
  /** Numbers to change in the base and in every variant. */
  readonly set?: Overrides;
  readonly quiet?: boolean;
  readonly format?: "text" | "json" | "csv";
}

/** A variant that can be run beside the base. */
interface ReadVariant {
  readonly name: string;
  readonly scenario: SoundScenario;
  readonly job: JobVariant;
  readonly leftOut: readonly string[];
}

/** Performs `brink compare`. */
export async function performCompare(
  request: CompareRequest,
  context: BatchContext,
): Promise<BatchDone | Refusal> {
  const { surroundings, say, style } = context;
  const { folder } = surroundings;
  if (request.with.length === 0) return { kind: "usage", message: say("compare.no-variants") };
  const entries = Object.entries(request.set ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const set = Object.fromEntries(entries);
  const base = readScenarioFile(request.scenario, folder, set);
  if (base.kind === "faulty") return refuseFaulty(base, request, folder, say);
  const variants: ReadVariant[] = [];
  for (const name of request.with) {
    const variant = readVariant(name);
    if ("fault" in variant) {
      return { kind: "usage", message: say("compare.bad-variant", { part: variant.fault }) };
    }
    const read = readBeside(base, variant, set, folder, say);
    if ("kind" in read) return read;
    variants.push(read);
  }
  const engine = engineNamed(request.engine ?? defaultEngine());
  const parameters = parametersOf(base.program);
  const seed = request.seed ?? DEFAULT_SEED;
  const identity = identify(base.program, parameters, seed, packageVersion());
  const runs = request.runs ?? DEFAULT_RUNS;
  const { result, done, end } = await watchOut<readonly PairedTally[]>(
    {
      job: {
        program: withoutText(base.program),
        parameters,
        key: keyOfSeed(identity.seed),
        engine: engine.name,
        variants: variants.map(({ job }) => job),
      },
      runs,
      chunkRuns: engine.chunkRuns,
      workers: defaultWorkers(request.workers, surroundings.environment),
      ...(context.entry === undefined ? {} : { entry: context.entry }),
      ask: (pool, range) => pool.pair(range),
      merge: mergePairs,
      before: { done: [], part: variants.map(({ job }) => emptyPairs(job.columns)) },
    },
    {
      surroundings,
      say,
      style,
      quiet: request.quiet === true,
      diagnostics: [base, ...variants.map(({ scenario }) => scenario)].flatMap(
        ({ diagnostics }) => diagnostics,
      ),
    },
  );
  const reported = variants.map(({ name, scenario, job, leftOut }, index): ReportedVariant => {
    const tally = at(result.part, index);
    const comparison = compare(base.program, job.columns, tally);
    return {
      name,
      scenario: scenario.program.id,
      scenarioHash: scenario.program.hash,
      leftOut,
      baseFaults: tally.baseFaults,
      variantFaults: tally.variantFaults,
      ...(comparison === undefined ? {} : { comparison }),
    };
  });
  const story: CompareStory = {
    identity,
    engine: engine.name,
    set,
    total: runs,
    done,
    runsPerSecond: result.seconds > 0 ? Math.round(result.fresh / result.seconds) : 0,
    elapsed: Math.round(result.seconds * 1000) / 1000,
  };
  const output = (): BatchDone["output"] => {
    switch (request.format ?? "text") {
      case "json":
        return { format: "json", document: compareDocument(reported, story) };
      case "csv":
        return { format: "csv", text: compareCsv(reported) };
      case "text": {
        const facts = {
          seed: identity.seed,
          total: runs,
          done,
          settings: entries.map(([id, value]) => `${id}=${value}`),
          replay: compareCommand({
            scenario: base.file.argument,
            variants: request.with,
            runs,
            seed: identity.seed,
            set,
          }),
        };
        const view = viewComparison(reported, batchNames(base.model), facts, say, style);
        return { format: "text", lines: forReader(batchText(view), style, surroundings) };
      }
    }
  };
  return { kind: "done", output: output(), end };
}

/** Reads a variant and lays its outcomes beside those of the base. */
function readBeside(
  base: SoundScenario,
  { name, file, set, edits }: Variant,
  common: Overrides,
  folder: string,
  say: Speech,
): ReadVariant | Refusal {
  const argument = file ?? base.file.argument;
  const changes = edits.length === 0 ? {} : { edits };
  const scenario = readScenarioFile(argument, folder, { ...common, ...set }, false, changes);
  if (scenario.kind === "faulty") {
    // The base had all the numbers of --set, so what is missing is most likely the variant's own.
    const option = Object.keys(set).length > 0 ? "--with" : "--set";
    return refuseFaulty(scenario, { scenario: argument }, folder, say, option);
  }
  const { program } = scenario;
  const usage = (key: "compare.other-calendar" | "compare.no-outcome"): Refusal => ({
    kind: "usage",
    message: say(key, { variant: name, base: base.file.argument }),
  });
  const [ours, theirs] = [base.program.calendar, program.calendar];
  if (ours.start !== theirs.start || ours.unit !== theirs.unit)
    return usage("compare.other-calendar");
  const columns = sharedColumns(base.program, program);
  if (columns.length === 0) return usage("compare.no-outcome");
  const shared = new Set<string>(
    columns.map((column) => at(base.program.outcomes, column.base).id),
  );
  const all = [...base.program.outcomes, ...program.outcomes].map(({ id }): string => id);
  return {
    name,
    scenario,
    job: { program: withoutText(program), parameters: parametersOf(program), columns },
    leftOut: [...new Set(all)].filter((id) => !shared.has(id)),
  };
}
