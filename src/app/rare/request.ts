/** What `brink rare` is asked for, and the command that asks the same again. */

import type { Overrides } from "../../batch/overrides.ts";
import { optionWords, settingWords, shellWord } from "../batch/command-line.ts";

/** What is asked for. */
export interface RareRequest {
  readonly scenario: string;
  /** Id of an outcome, or a condition. */
  readonly outcome: string;
  /** An expression that says how near a state is. */
  readonly by?: string;
  /** Its values at which to split, rising; chosen by a pilot if absent. */
  readonly levels?: readonly number[];
  readonly effort: number;
  readonly replications: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly set?: Overrides;
  readonly quiet?: boolean;
  readonly format?: "text" | "json";
}

/** The command that gives the same estimate again. */
export function rareCommand(
  request: RareRequest & { readonly seed: string; readonly set: Overrides },
): string {
  const { scenario, outcome, by, levels, effort, replications, seed, set } = request;
  return [
    "brink rare",
    shellWord(scenario),
    ...optionWords("--outcome", outcome),
    ...(by === undefined ? [] : optionWords("--by", by)),
    ...(levels === undefined ? [] : optionWords("--levels", levels.join(","))),
    ...["--effort", String(effort), "--replications", String(replications)],
    ...optionWords("--seed", seed),
    ...settingWords(set),
  ].join(" ");
}
