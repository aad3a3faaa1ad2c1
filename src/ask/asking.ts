/** What a question is given to work with: its scenario read, runs shared out, progress, interruption. */

import { setImmediate } from "node:timers/promises";
import type { BatchContext } from "../app/batch/perform.ts";
import { refuseFaulty } from "../app/batch/order.ts";
import { engineNamed } from "../app/batch/engines.ts";
import { withoutText, type Job } from "../app/batch/job.ts";
import type { SharedTask } from "../app/batch/run-batch.ts";
import { defaultWorkers } from "../app/batch/threads.ts";
import { watchOut, type Watched } from "../app/batch/watch.ts";
import { packageVersion } from "../app/paths.ts";
import { readScenarioFile, type ScenarioChanges, type SoundScenario } from "../app/read.ts";
import type { Surroundings } from "../app/surroundings.ts";
import { DEFAULT_SEED, identify, type BatchIdentity } from "../batch/identity.ts";
import type { Engine } from "../batch/engine.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { namingOf, type Naming } from "../story/naming.ts";
import { wordsOfOptions, type OptionTable, type ValuesOf } from "./option.ts";
import { NothingDone, ScenarioFaults, UsageFault } from "./refusal.ts";
import type { CommonValues, LuckValues } from "./shared-options.ts";
import { shellWord } from "./shell.ts";

/** A scenario that a question is about, ready to run. */
export interface Subject extends SoundScenario {
  readonly naming: Naming;
  readonly parameters: readonly number[];
  readonly identity: BatchIdentity;
  readonly engine: Engine;
}

/** What names a scenario and its luck. */
export type SubjectValues = { readonly scenario: string } & CommonValues & Partial<LuckValues>;

/** Work that is shared out over threads; what the driver knows itself is left out. */
export type Sharing<Part> = Omit<SharedTask<Part>, "job" | "workers" | "chunkRuns"> & {
  readonly chunkRuns?: number;
  /** What the threads need beside program, parameters, seed and engine. */
  readonly job?: Partial<Omit<Job, "board">>;
  /** The program that is run, if it is not that of the subject. */
  readonly program?: Program;
};

/** The surroundings of a question, and what all questions do alike. */
export class Asking {
  readonly surroundings: Surroundings;
  readonly say: Speech;
  readonly style: NumberStyle;
  readonly #entry: URL | undefined;

  constructor({ surroundings, say, style, entry }: BatchContext) {
    this.surroundings = surroundings;
    this.say = say;
    this.style = style;
    this.#entry = entry;
  }

  /** Says that the question cannot be asked so. @throws UsageFault */
  refuse(message: string): never {
    throw new UsageFault(message);
  }

  /**
   * Reads the scenario of a question.
   * @throws ScenarioFaults, or UsageFault for a setting that names nothing
   */
  open(asked: SubjectValues, changes: ScenarioChanges = {}): Subject {
    const { scenario, set, seed, engine } = asked;
    const { folder } = this.surroundings;
    const read = readScenarioFile(scenario, folder, set, false, changes);
    if (read.kind === "faulty") {
      const refusal = refuseFaulty(read, { scenario }, folder, this.say);
      if (refusal.kind === "faulty") throw new ScenarioFaults(refusal.diagnostics);
      throw new UsageFault(refusal.message);
    }
    const parameters = parametersOf(read.program);
    return {
      ...read,
      naming: namingOf(read.model, read.program, this.style),
      parameters,
      identity: identify(read.program, parameters, seed ?? DEFAULT_SEED, packageVersion()),
      engine: engineNamed(engine ?? "kernel"),
    };
  }

  /**
   * Shares runs or pieces of work out over threads, with progress; Ctrl-C keeps what is done.
   * @throws NothingDone where it was stopped before anything was
   */
  async share<Part>(
    subject: Subject,
    asked: SubjectValues,
    { job, program, ...task }: Sharing<Part>,
    told: { readonly unit?: "runs" | "replications"; readonly wholeOnly?: boolean } = {},
  ): Promise<Watched<Part>> {
    const { surroundings, say, style } = this;
    const { parameters, identity, engine, diagnostics } = subject;
    const watched = await watchOut<Part>(
      {
        job: {
          program: withoutText(program ?? subject.program),
          parameters,
          key: keyOfSeed(identity.seed),
          engine: engine.name,
          ...job,
        },
        workers: defaultWorkers(asked.workers, surroundings.environment),
        chunkRuns: engine.chunkRuns,
        ...(this.#entry === undefined ? {} : { entry: this.#entry }),
        ...task,
      },
      { surroundings, say, style, quiet: asked.quiet, diagnostics, ...told },
    );
    if (watched.done === 0 && watched.end !== "complete") throw new NothingDone(watched.end);
    return watched;
  }

  /** The command that asks the same again: all that decides the answer, defaults included. */
  replay<Options extends OptionTable>(
    name: string,
    options: Options,
    { file, identity }: Subject,
    values: Partial<ValuesOf<Options>>,
  ): string {
    const words = wordsOfOptions(options, { ...values, seed: identity.seed });
    return [`brink ${name}`, shellWord(file.argument), ...words].join(" ");
  }
}

/** Seconds as answers give them. */
export const seconds = (value: number): number => Math.round(value * 1000) / 1000;

/** Lets other work of the process go on, so that Ctrl-C is heard. */
export const pause = (): Promise<unknown> => setImmediate();
