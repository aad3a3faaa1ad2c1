/** What a question is given to work with: its scenario read, runs shared out, progress, interruption. */

import { setImmediate } from "node:timers/promises";
import { visibleLines } from "../base/visible.ts";
import { refuseFaulty } from "../app/refuse.ts";
import { engineNamed } from "../app/batch/engines.ts";
import { withoutText, type Job } from "../app/batch/job.ts";
import type { OpenBatchScreen } from "../app/batch/picture.ts";
import type { SharedTask } from "../app/batch/run-batch.ts";
import { defaultWorkers } from "../app/batch/threads.ts";
import { packageVersion } from "../app/paths.ts";
import { readScenarioFile, type ScenarioChanges, type SoundScenario } from "../app/read.ts";
import type { Surroundings } from "../app/surroundings.ts";
import { DEFAULT_SEED, identify, type BatchIdentity } from "../batch/identity.ts";
import type { Engine } from "../batch/engine.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import type { Speech } from "../i18n/catalog.ts";
import { formatDiagnostic } from "../i18n/diagnostics.ts";
import { directionOf } from "../i18n/language.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { detectBidiMode } from "../i18n/terminal/detect.ts";
import { arrangeText } from "../i18n/terminal/spans.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { namingOf, type Naming } from "../story/naming.ts";
import { wordsOfOptions, type OptionTable, type ValuesOf } from "./option.ts";
import type { Told } from "./told.ts";
import { NothingDone, ScenarioFaults, UsageFault } from "./refusal.ts";
import type { CommonValues, LuckValues } from "./shared-options.ts";
import { shellWord } from "./shell.ts";
import { watchOut, type Keep, type WatchSetting, type Watched } from "./watch.ts";

/** A scenario that a question is about, ready to run. */
export interface Subject extends SoundScenario {
  readonly naming: Naming;
  readonly parameters: readonly number[];
  readonly identity: BatchIdentity;
  readonly engine: Engine;
}

/** What asking is done with. */
export interface AskingContext {
  readonly surroundings: Surroundings;
  readonly say: Speech;
  readonly style: NumberStyle;
  /** Nothing but one document may be printed. */
  readonly json?: boolean;
  /** Scenarios that are handed over and not read, by name. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Worker module, for tests; the real one by default. */
  readonly entry?: URL;
  /** Opens a screen on which a batch is watched; none where there can be none. */
  readonly screen?: OpenBatchScreen;
  /** The kinds of answers that can be read from files; none by default. */
  readonly kinds?: AnswerKinds;
}

/** Kinds of answers, as a page that is made of answers needs them. */
export interface AnswerKinds {
  /** Those that are about one scenario. */
  readonly scenarioKinds: () => readonly string[];
  readonly toldOf: (kind: string) => Promise<Told | undefined>;
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
  /** What was counted, after every chunk. */
  readonly keep?: Keep<Part>;
};

/** Milliseconds between two lines about work in this process, and between two looks for Ctrl-C. */
const LINE_MILLISECONDS = 2000;
const LOOK_MILLISECONDS = 100;

/** The surroundings of a question, and what all questions do alike. */
export class Asking {
  readonly surroundings: Surroundings;
  readonly say: Speech;
  readonly style: NumberStyle;
  /** Whether nothing but one document may be printed. */
  readonly json: boolean;
  readonly kinds: AnswerKinds;
  /** Opens a screen on which a batch is watched. */
  readonly screen: OpenBatchScreen | undefined;
  readonly #entry: URL | undefined;
  readonly #texts: ReadonlyMap<string, string>;

  constructor({
    surroundings,
    say,
    style,
    json = false,
    texts,
    entry,
    screen,
    kinds,
  }: AskingContext) {
    this.screen = screen;
    this.kinds = kinds ?? { scenarioKinds: () => [], toldOf: () => Promise.resolve(undefined) };
    // One signal for all that a question does: a Ctrl-C between two pieces of work counts.
    let stop: AbortSignal | undefined;
    this.surroundings = {
      ...surroundings,
      interruption: () => (stop ??= surroundings.interruption()),
    };
    this.say = say;
    this.style = style;
    this.json = json;
    this.#entry = entry;
    this.#texts = texts ?? new Map();
  }

  /** Says that the question cannot be asked so. @throws UsageFault */
  refuse(message: string): never {
    throw new UsageFault(message);
  }

  /**
   * Reads the scenario of a question; tells of values outside the range that its author gave.
   * @param option where its settings were given
   * @throws ScenarioFaults, or UsageFault for a setting that names nothing
   */
  open(
    asked: SubjectValues,
    changes: ScenarioChanges = {},
    option: "--set" | "--with" = "--set",
  ): Subject {
    const { scenario, set, seed, engine } = asked;
    const { folder } = this.surroundings;
    const written = this.#texts.get(scenario);
    const read = readScenarioFile(scenario, folder, set, false, {
      ...changes,
      ...(written === undefined ? {} : { written }),
    });
    if (read.kind === "faulty") {
      const refusal = refuseFaulty(read, { scenario }, folder, this.say, option);
      if (refusal.kind === "faulty") throw new ScenarioFaults(refusal.diagnostics);
      throw new UsageFault(refusal.message);
    }
    for (const one of read.diagnostics) {
      // Other warnings are about the file and belong to `brink check`; this one is about the command.
      if (one.code === "set-outside-range") this.tell(formatDiagnostic(one, this.style));
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
    { job, program, keep, ...task }: Sharing<Part>,
    told: Pick<WatchSetting, "unit" | "wholeOnly" | "keeps" | "follows"> = {},
  ): Promise<Watched<Part>> {
    const { surroundings, say, style } = this;
    const { parameters, identity, engine } = subject;
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
      { surroundings, say, style, quiet: asked.quiet, diagnostics: [], ...told },
      keep,
    );
    if (watched.done === 0 && watched.end !== "complete") throw new NothingDone(watched.end);
    return watched;
  }

  /** A line on stderr beside the answer, such as what is done now. */
  tell(line: string): void {
    const { stderr, environment } = this.surroundings;
    const text = visibleLines(line);
    const shown = stderr.isTTY
      ? arrangeText(text, directionOf(this.style.language), detectBidiMode(environment))
      : text;
    stderr.write(`${shown}\n`);
  }

  /**
   * Follows work that is done in this process to its end. It gives way at every `yield`: often enough,
   * that is many times in `LOOK_MILLISECONDS`, for Ctrl-C to be heard.
   * @param line how far it is, told every few seconds unless quiet
   * @param kept what there is where it was stopped
   * @throws NothingDone where it was stopped, and nothing is kept
   */
  async follow<Progress, Result>(
    going: Generator<Progress, Result>,
    { quiet }: Pick<CommonValues, "quiet">,
    line: (progress: Progress) => string,
    kept?: () => Result,
  ): Promise<Result> {
    const stop = this.surroundings.interruption();
    let looked = performance.now();
    let told = looked;
    for (;;) {
      const next = going.next();
      if (next.done === true) return next.value;
      const now = performance.now();
      if (now - looked < LOOK_MILLISECONDS) continue;
      looked = now;
      await setImmediate();
      if (stop.aborted && kept !== undefined) return kept();
      if (stop.aborted) {
        this.tell(this.say("batch.nothing-kept"));
        throw new NothingDone("interrupted");
      }
      if (quiet || now - told < LINE_MILLISECONDS) continue;
      told = now;
      this.tell(line(next.value));
    }
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

/** Seconds since a moment of `performance.now()`, as answers give them. */
export const elapsedSince = (began: number): number => seconds((performance.now() - began) / 1000);
