/**
 * Questions for programs: asked by name with typed options, answered with the same typed answers that the
 * command line prints with `--json`. Options are read by the rules of the command line, so that what it
 * refuses is refused here, in the same words; nothing here prints, exits or takes over a signal.
 */

import { Readable, Writable } from "node:stream";
import type { Answer } from "../answer/kind.ts";
import { readAnswer, type ReadFault } from "../answer/read.ts";
import type { DataTable } from "../answer/table.ts";
import { readScenarioFile } from "../app/read.ts";
import type { Surroundings } from "../app/surroundings.ts";
import { speech, type Speech } from "../i18n/catalog.ts";
import { fallbackLanguage, type Language } from "../i18n/language.ts";
import type { Digits } from "../i18n/number.ts";
import type { Story } from "../story/block.ts";
import { namingOf } from "../story/naming.ts";
import { Telling } from "../story/telling.ts";
import { Asking } from "./asking.ts";
import { longName, readOptions, type Option, type OptionTable } from "./option.ts";
import type { Question } from "./question.ts";
import { everyQuestion, scenarioKinds, toldOf, type AnyEntry } from "./questions.ts";
import { ScenarioFaults, UsageFault } from "./refusal.ts";

/** Names of the questions: those of their commands, and `audit` for `brink check --base-rates`. */
export type QuestionName = AnyEntry["name"];

type Loaded<Name extends QuestionName> = Awaited<
  ReturnType<Extract<AnyEntry, { readonly name: Name }>["load"]>
>;

/** The type of the answers to a question; where there are several, their `kind` tells them apart. */
export type AnswerTo<Name extends QuestionName> =
  Loaded<Name> extends Question<infer _Options, infer One> ? One : never;

/** An answer to any question. */
export type AnyAnswer = { [Name in QuestionName]: AnswerTo<Name> }[QuestionName];

/** Settings may be given as numbers too. */
type Given<Value> =
  Value extends Readonly<Record<string, string>>
    ? Readonly<Record<string, string | number>>
    : Value;

type OptionsOf<Name extends QuestionName> =
  Loaded<Name> extends Question<infer Options, infer _One>
    ? {
        readonly [Key in Exclude<keyof Options, "quiet">]?:
          (Options[Key] extends Option<infer Value> ? Given<Value> : never) | undefined;
      }
    : never;

/** A scenario that is handed over, and not read from its file. */
export interface ScenarioText {
  /** The YAML. */
  readonly text: string;
  /** What messages call it, and from where it includes other files; `scenario.yaml` by default. */
  readonly name?: string;
}

/** Where a scenario is. */
export interface Place {
  /** Id of a scenario that ships, a path relative to `folder`, or the scenario itself. */
  readonly scenario: string | ScenarioText;
  /** The folder that paths are relative to; by default the one that the process is in. */
  readonly folder?: string;
}

/** What every question takes beside its own options. */
export interface AskSetting extends Omit<Place, "scenario"> {
  /** As for `Place`; a list where a question is about several, empty where it goes on with a folder. */
  readonly scenario: Place["scenario"] | readonly string[];
  /** Language of what is refused, and of progress; English by default. */
  readonly language?: Language;
  /** Aborting it stops the work: what is done is answered for, with `partial: true`, where it can be. */
  readonly signal?: AbortSignal;
  /** Is given a line about the work every few seconds; without it there are none. */
  readonly progress?: (line: string) => void;
}

/**
 * The options of a question: those of its command in `docs/cli.md`, without the dashes, in the same units
 * and ranges. `--effort 200` is `effort: 200`, `--set a=1` is `set: { a: 1 }`, an option that may be
 * repeated is a list.
 */
export type AskOptions<Name extends QuestionName> = AskSetting & OptionsOf<Name>;

/**
 * Asks a question about a scenario, with worker threads where it makes runs.
 *
 * The same scenario, options and seed give the same answer, whatever the number of workers. It resolves
 * to the typed answer, which is the document that `--json` prints: it survives `JSON.stringify` unchanged.
 *
 * @throws UsageFault for options that the question does not take, ScenarioFaults with the diagnostics of a
 *   scenario that cannot be run, Unanswerable where there is no answer and why, NothingDone where it was
 *   stopped before there was anything to tell, Skew for stored results of another version or scenario,
 *   Unwritten for a file that could not be written, InUse for a folder in which another process works
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("exact", {
 *   scenario: "two-state",
 *   set: { "flashpoints.border.rules.flare_up.chance": 0.25 },
 * });
 * if (answer.kind !== "exact") throw new Error("another question");
 * const any = answer.outcomes["any_crisis"];
 * console.assert(any?.type === "boolean" && any.probability > 0.99);
 */
export async function ask<Name extends QuestionName>(
  name: Name,
  options: AskOptions<Name>,
): Promise<AnswerTo<Name>> {
  const { scenario, folder, language, signal, progress, ...given } = options as AskSetting &
    Readonly<Record<string, unknown>>;
  const style = { language: language ?? fallbackLanguage, digits: "latin" } as const;
  const say = speech(style);
  const entry = everyQuestion.find((one) => one.name === name);
  if (entry === undefined) throw noQuestion(name, say);
  const question = await entry.load();
  const { named, texts } = handedOver(scenario);
  const [first = ""] = named;
  if (first === "" && question.scenario === undefined) {
    throw new UsageFault(say("usage.missing-argument", { name: "scenario" }));
  }
  if (named.length > 1 && question.scenario !== "several") {
    throw new UsageFault(say("usage.too-many"));
  }
  const values = readGiven(question.options, { ...given, quiet: progress === undefined }, say);
  const surroundings = surroundingsOf(folder ?? process.cwd(), signal, progress);
  const asking = new Asking({
    surroundings,
    say,
    style,
    json: true,
    texts,
    kinds: { scenarioKinds, toldOf },
  });
  const asked = { ...values, scenario: first, named };
  const { answer, unwritten } = await question.ask(asked, asking);
  if (unwritten !== undefined) throw unwritten;
  return answer as AnswerTo<Name>;
}

/** What is told of an answer, and in which words. */
export interface TellOptions extends Place {
  /** English by default. */
  readonly language?: Language;
  /** Western digits by default. */
  readonly digits?: Digits;
}

/**
 * Tells an answer in words: the blocks that `storyText`, `reportMarkdown` and `reportHtml` draw. Every
 * caution of the answer is among them.
 *
 * @param place the scenario that the answer is about, whose names and texts it is told in
 * @throws UsageFault for an answer to no question, ScenarioFaults for a scenario that cannot be read
 *
 * @example
 * import { ask, storyText, tell } from "brink";
 *
 * const answer = await ask("exact", { scenario: "two-state" });
 * const story = await tell(answer, { scenario: "two-state", language: "ar" });
 * console.log(storyText(story).join("\n"));
 */
export async function tell(
  answer: Answer & { readonly set?: Readonly<Record<string, string>> },
  { scenario, folder, language = fallbackLanguage, digits = "latin" }: TellOptions,
): Promise<Story> {
  const style = { language, digits };
  const told = await toldOf(answer.kind);
  if (told === undefined) throw noQuestion(answer.kind, speech(style));
  const { named, texts } = handedOver(scenario);
  const [called = ""] = named;
  const written = texts.get(called);
  const read = readScenarioFile(
    called,
    folder ?? process.cwd(),
    answer.set ?? {},
    false,
    written === undefined ? {} : { written },
  );
  if (read.kind === "faulty") throw new ScenarioFaults(read.diagnostics);
  return told.tell(answer, new Telling(namingOf(read.model, read.program, style)));
}

/**
 * An answer as a table for programs that read tables (`csvTable`, `openParquet`); its last column holds
 * the codes of the answer's cautions. Undefined where an answer is no table.
 *
 * @example
 * import { ask, csvTable, tableOf } from "brink";
 *
 * const answer = await ask("rare", {
 *   scenario: "two-state",
 *   outcome: "border == crisis and dwell(border) >= 20",
 *   effort: 20,
 *   replications: 2,
 * });
 * const table = await tableOf(answer);
 * if (table !== undefined) console.log(csvTable(table));
 */
export async function tableOf(answer: Answer): Promise<DataTable | undefined> {
  return (await toldOf(answer.kind))?.table?.(answer);
}

/**
 * Reads an answer from a document that `--json` printed, or that an answer was written as. It is what
 * its type promises, or refused with the place of the fault.
 *
 * @example
 * import { ask, readDocument } from "brink";
 *
 * const text = JSON.stringify(await ask("exact", { scenario: "two-state" }));
 * const read = await readDocument(JSON.parse(text));
 * if ("fault" in read) throw new Error(read.fault);
 * console.log(read.answer.kind, read.answer.cautions);
 */
export async function readDocument(
  document: unknown,
): Promise<{ readonly answer: AnyAnswer } | ReadFault> {
  const fields = (typeof document === "object" ? document : undefined) as
    Readonly<Record<string, unknown>> | null | undefined;
  const kind = String(fields?.["kind"]);
  const told = await toldOf(kind);
  if (told === undefined || !fields) return { fault: "damaged", path: "kind", found: kind };
  const read = readAnswer(told.schema, fields);
  return "fault" in read ? read : { answer: read.answer as AnyAnswer };
}

function handedOver(scenario: AskSetting["scenario"]): {
  readonly named: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
} {
  if (typeof scenario === "string") return { named: [scenario], texts: new Map() };
  if (!("text" in scenario)) return { named: scenario, texts: new Map() };
  const { text, name = "scenario.yaml" } = scenario;
  return { named: [name], texts: new Map([[name, text]]) };
}

const noQuestion = (name: string, say: Speech): UsageFault =>
  new UsageFault(say("usage.unknown-command", { name }));

/** Values as if they had been typed: one rule for both ways to ask. @throws UsageFault */
function readGiven<Table extends OptionTable>(
  table: Table,
  given: Readonly<Record<string, unknown>>,
  say: Speech,
) {
  const typed = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(given)) {
    const option = table[key];
    if (option === undefined) throw new UsageFault(say("usage.unknown-option", { name: key }));
    typed.set(longName(option).slice(2), wordsOf(option, value));
  }
  return readOptions(table, (name) => typed.get(name) ?? [], say);
}

function wordsOf(option: Option<unknown>, value: unknown): readonly string[] {
  if (value === undefined || value === false) return [];
  if (value === true) return [""];
  if (option.write !== undefined) return option.write(value).map((word) => word ?? "");
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** A process that only listens: what is told goes to `progress`, what is printed nowhere. */
function surroundingsOf(
  folder: string,
  signal: AbortSignal | undefined,
  progress: ((line: string) => void) | undefined,
): Surroundings {
  const sink = (take: (text: string) => void): NodeJS.WriteStream => {
    const stream = new Writable({
      decodeStrings: false,
      write: (text: string, _encoding, done) => {
        take(text);
        done();
      },
    });
    return Object.assign(stream, { isTTY: false }) as unknown as NodeJS.WriteStream;
  };
  const nothing = (): void => undefined;
  const stop = signal ?? new AbortController().signal;
  return {
    stdout: sink(nothing),
    stderr: sink((text) => progress?.(text.trimEnd())),
    stdin: new Readable() as unknown as NodeJS.ReadStream,
    environment: process.env,
    folder,
    interruption: () => stop,
  };
}
