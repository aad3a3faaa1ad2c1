/** What a user may ask of `brink sensitivity`, and the question that it comes to. */

import { suggest } from "../../base/suggest.ts";
import { suggestParameter, type Overrides } from "../../batch/overrides.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import type { Speech } from "../../i18n/catalog.ts";
import { inputsOf, inputsUnder, type Input } from "../../study/inputs.ts";
import type { SensitivityMethod } from "../../study/sensitivity.ts";
import { refuseFaulty, type Refusal } from "../batch/order.ts";
import { readScenarioFile, type SoundScenario } from "../read.ts";

export interface SensitivityRequest {
  /** Id or path. */
  readonly scenario: string;
  readonly method?: SensitivityMethod;
  /** Ids; the first of the file by default. */
  readonly outcomes?: readonly string[];
  /** Paths: inputs below any of them vary; all by default. */
  readonly inputs?: readonly string[];
  /** Sobol only: the inputs of an element vary together. */
  readonly group?: boolean;
  /** At each point. */
  readonly runs?: number;
  /** Trajectories of Morris, rows of Sobol. */
  readonly draws?: number;
  /** Inputs that the text shows. */
  readonly top?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly engine?: string;
  readonly set?: Overrides;
  readonly quiet?: boolean;
  readonly format?: "text" | "json" | "csv";
}

/** Where nothing else is asked for. */
export const defaults = {
  tornado: { runs: 1000, draws: 1 },
  morris: { runs: 200, draws: 10 },
  sobol: { runs: 32, draws: 256 },
} as const;

/** Inputs that the text shows where no number is given. */
export const DEFAULT_TOP = 12;

/** A question that makes sense. */
export interface Question {
  readonly kind: "question";
  readonly scenario: SoundScenario;
  readonly central: readonly number[];
  readonly method: SensitivityMethod;
  /** Indices, in the order asked for. */
  readonly outcomes: readonly number[];
  readonly inputs: readonly Input[];
  readonly runs: number;
  readonly draws: number;
  readonly set: Overrides;
}

/** Checks a request. @param folder the user's folder */
export function readQuestion(
  request: SensitivityRequest,
  folder: string,
  say: Speech,
): Question | Refusal {
  const { method = "tornado" } = request;
  const usage = (message: string): Refusal => ({ kind: "usage", message });
  if (request.draws !== undefined && method === "tornado") {
    return usage(say("sensitivity.no-draws"));
  }
  if (request.group === true && method !== "sobol") return usage(say("sensitivity.no-group"));
  const entries = Object.entries(request.set ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const set = Object.fromEntries(entries);
  const scenario = readScenarioFile(request.scenario, folder, set);
  if (scenario.kind === "faulty") return refuseFaulty(scenario, request, folder, say);
  const { program, model } = scenario;
  const wanted = request.outcomes ?? model.outcomes.slice(0, 1).map(({ id }): string => id);
  const ids = program.outcomes.map(({ id }): string => id);
  const hint = (near: string | undefined): string =>
    near === undefined ? "" : ` ${say("usage.did-you-mean", { name: near })}`;
  for (const id of wanted) {
    if (ids.includes(id)) continue;
    return usage(`${say("sensitivity.no-outcome", { id })}${hint(suggest(id, ids))}`);
  }
  if (wanted.length === 0) return usage(say("sensitivity.no-outcomes"));
  const all = inputsOf(program, model.parameters, set);
  for (const path of request.inputs ?? []) {
    if (inputsUnder(all, [path]).length > 0) continue;
    const near = suggestParameter(
      path,
      all.map(({ id }) => id),
    );
    return usage(`${say("sensitivity.no-input", { id: path })}${hint(near)}`);
  }
  const inputs = inputsUnder(all, request.inputs ?? []);
  if (inputs.length === 0) return usage(say("sensitivity.no-inputs"));
  return {
    kind: "question",
    scenario,
    central: parametersOf(program),
    method,
    outcomes: [...new Set(wanted)].map((id) => ids.indexOf(id)),
    inputs,
    runs: request.runs ?? defaults[method].runs,
    draws: request.draws ?? defaults[method].draws,
    set,
  };
}
