/**
 * From what a user asked for to a batch that can run: the scenario read, an earlier part of the batch
 * found and checked, or all that is wrong with the request.
 */

import { resolve } from "node:path";
import { tallyOfCheckpoint, type BatchOrderDocument } from "../../batch/checkpoint.ts";
import type { Engine } from "../../batch/engine.ts";
import { DEFAULT_SEED, differences, identify, type BatchIdentity } from "../../batch/identity.ts";
import { layoutOf } from "../../batch/layout.ts";
import { suggestParameter, type Overrides } from "../../batch/overrides.ts";
import type { RunRange } from "../../batch/plan.ts";
import type { Tally } from "../../batch/tally.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import type { Speech } from "../../i18n/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import { otherLuck } from "../other-luck.ts";
import { packageVersion } from "../paths.ts";
import { readScenarioFile, type FaultyScenario, type SoundScenario } from "../read.ts";
import { engineNamed, engines } from "./engines.ts";
import { holdsBatch, readBatchFolder, TALLY_FILE } from "./folder.ts";
import { goalOf, type Goal } from "./goal.ts";

/** Runs where no number is given. */
export const DEFAULT_RUNS = 10_000;

/** Most runs where a precision decides and no number is given. */
export const MOST_FOR_PRECISION = 1_000_000;

/** Most runs of one batch: counts stay whole numbers that an f64 holds. */
export const MOST_RUNS = 1_000_000_000_000;

/** What a user may ask of `brink batch`. */
export interface BatchRequest {
  /** Id or path; not with `resume`. */
  readonly scenario?: string;
  readonly runs?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly engine?: string;
  /** Numbers to change, by path or parameter id, as written. */
  readonly set?: Overrides;
  /** Folder for results and for what is done so far. */
  readonly out?: string;
  /** Folder of a batch to go on with. */
  readonly resume?: string;
  /** A condition: an expression, or the id of an outcome. Only for `performGiven`. */
  readonly given?: string;
  /** Precision at which to stop before `runs`, as written, and the ids of the outcomes that are to have it. */
  readonly precision?: string;
  readonly outcomes?: readonly string[];
  readonly quiet?: boolean;
  readonly format?: "text" | "json" | "csv";
}

/** A batch ready to run. */
export interface BatchOrder {
  readonly kind: "order";
  readonly scenario: SoundScenario;
  readonly identity: BatchIdentity;
  readonly document: BatchOrderDocument;
  readonly parameters: readonly number[];
  readonly engine: Engine;
  readonly goal?: Goal;
  /** Where to keep it; none if it was not asked for. */
  readonly folder?: string;
  readonly before?: { readonly done: readonly RunRange[]; readonly tally: Tally };
}

/** Why there is no batch. `skew`: made by another version, or of another scenario. */
export type Refusal =
  | { readonly kind: "usage" | "skew"; readonly message: string }
  | { readonly kind: "faulty"; readonly diagnostics: readonly Diagnostic[] };

/** Checks a request. @param folder the user's folder */
export function prepareOrder(
  request: BatchRequest,
  folder: string,
  say: Speech,
): BatchOrder | Refusal {
  if (request.resume !== undefined) return resumeOrder(request, request.resume, folder, say);
  const out = request.out === undefined ? undefined : resolve(folder, request.out);
  if (out !== undefined && holdsBatch(out)) {
    return usage(say("batch.folder-taken", { folder: request.out ?? "" }));
  }
  // Sorted, so that the order of the arguments shows nowhere.
  const entries = Object.entries(request.set ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const set = Object.fromEntries(entries);
  const scenario = readScenarioFile(request.scenario ?? "", folder, set);
  if (scenario.kind === "faulty") return refuseFaulty(scenario, request, folder, say);
  const engine = engineNamed(request.engine ?? defaultEngine());
  const parameters = parametersOf(scenario.program);
  const seed = request.seed ?? DEFAULT_SEED;
  const identity = identify(scenario.program, parameters, seed, packageVersion());
  // A shipped scenario goes by its id, wherever the package stands next time.
  const file = scenario.file.shipped ? scenario.file.argument : scenario.file.path;
  const { precision: text, outcomes = [] } = request;
  const goal = goalOf(text, outcomes, scenario.program, parameters, say);
  if (goal !== undefined && "refusal" in goal) return usage(goal.refusal);
  const runs = request.runs ?? (goal === undefined ? DEFAULT_RUNS : MOST_FOR_PRECISION);
  const document = {
    ...{ file, engine: engine.name, runs, set },
    ...(goal === undefined ? {} : { precision: { text: goal.text, outcomes } }),
  };
  return {
    kind: "order",
    scenario,
    identity,
    document,
    parameters,
    engine,
    ...(goal === undefined ? {} : { goal }),
    ...(out === undefined ? {} : { folder: out }),
  };
}

function resumeOrder(
  request: BatchRequest,
  named: string,
  base: string,
  say: Speech,
): BatchOrder | Refusal {
  const folder = resolve(base, named);
  const head = readBatchFolder(folder);
  if ("missing" in head) return usage(say("batch.folder-none", { folder: named }));
  const unusable = (reason: string): Refusal =>
    usage(say("batch.folder-fault", { file: `${named}/${TALLY_FILE}`, reason }));
  if ("fault" in head) return unusable(head.fault);
  const { order } = head;
  const scenario = readScenarioFile(order.file, base, order.set);
  if (scenario.kind === "faulty") return { kind: "faulty", diagnostics: scenario.diagnostics };
  const parameters = parametersOf(scenario.program);
  const identity = identify(scenario.program, parameters, head.identity.seed, packageVersion());
  const different = differences(identity, head.identity);
  if (different.length > 0) {
    const what = different.map((field) => say(`batch.skew.${field}`)).join(", ");
    const message = say("batch.folder-skew", { folder: named, what });
    const why = otherLuck(say, head.identity.engineVersion);
    return { kind: "skew", message: why === undefined ? message : `${message}\n${why}` };
  }
  const tally = tallyOfCheckpoint(layoutOf(scenario.program), head);
  if (tally === undefined) return unusable("tally");
  if (request.precision !== undefined || (request.outcomes ?? []).length > 0) {
    return usage(say("precision.resume"));
  }
  const { text, outcomes = [] } = order.precision ?? {};
  const goal = goalOf(text, outcomes, scenario.program, parameters, say);
  if (goal !== undefined && "refusal" in goal) return usage(goal.refusal);
  const runs = request.runs ?? order.runs;
  if (head.done.some(({ end }) => end > runs)) {
    return usage(say("batch.fewer", { folder: named, runs }));
  }
  const engine = engines.find(({ name }) => name === order.engine);
  if (engine === undefined) return unusable(order.engine);
  return {
    kind: "order",
    scenario,
    identity,
    document: { ...order, runs },
    parameters,
    engine,
    ...(goal === undefined ? {} : { goal }),
    folder,
    before: { done: head.done, tally },
  };
}

function usage(message: string): Refusal {
  return { kind: "usage", message };
}

/** Name of the engine where none is asked for. */
export function defaultEngine(): string {
  const [first] = engines;
  return first?.name ?? "interpreter";
}

/**
 * A `--set` that names nothing is wrong usage, with what was probably meant; other faults are the file's.
 * @param option where the number was given
 */
export function refuseFaulty(
  faulty: FaultyScenario,
  request: Pick<BatchRequest, "scenario">,
  folder: string,
  say: Speech,
  option: "--set" | "--with" = "--set",
): Refusal {
  const unknown = faulty.diagnostics.filter(({ code }) => code === "set-unknown");
  if (unknown.length === 0 || unknown.length < faulty.diagnostics.filter(isError).length) {
    return { kind: "faulty", diagnostics: faulty.diagnostics };
  }
  const plain = readScenarioFile(request.scenario ?? "", folder);
  const ids = plain.kind === "sound" ? plain.program.parameters.map(({ id }): string => id) : [];
  const lines = unknown.map(({ arguments: { path = "" }, suggestion }) => {
    const id = String(path);
    const near = suggestion ?? suggestParameter(id, ids);
    const hint = near === undefined ? "" : ` ${say("usage.did-you-mean", { name: near })}`;
    return `${say("batch.no-parameter", { option, id })}${hint}`;
  });
  return usage(lines.join("\n"));
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
