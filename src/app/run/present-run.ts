/** The use case of `brink run` as text or as a document: what the command line prints. */

import type { NumberStyle } from "../../i18n/number.ts";
import { runDocument, type Json } from "../../view/explain/run-document.ts";
import { runLines } from "../../view/explain/run-lines.ts";
import { namingOf } from "../../view/names.ts";
import { replayCommand } from "../../view/play/end.ts";
import { packageVersion } from "../paths.ts";
import type { SoundScenario } from "../read.ts";
import { runOnce, type RunOnce } from "./run-once.ts";

/** Which run, and how much of it. */
export interface RunRequest {
  readonly seed: string;
  readonly run: number;
  /** Every step in every detail. */
  readonly explain: boolean;
  /** Only the first so many steps; undefined = all. */
  readonly steps: number | undefined;
}

function commandsFor(scenario: SoundScenario, request: RunRequest): readonly string[] {
  const play = replayCommand(scenario.file.argument, request, []);
  const run = play.replace("npx brink play", "npx brink run");
  return [request.explain ? `${run} --explain` : run, play];
}

/** The run as lines of text, and the run itself. */
export function presentRun(
  scenario: SoundScenario,
  request: RunRequest,
  style: NumberStyle,
): { readonly lines: readonly string[]; readonly run: RunOnce } {
  const { model, program } = scenario;
  const run = runOnce(program, request.seed, request.run);
  const naming = namingOf(model, program, style);
  const [again = "", play = ""] = commandsFor(scenario, request);
  const lines = runLines(naming, run, {
    explain: request.explain,
    steps: request.steps,
    // On lines of their own, without the marks that Arabic text sets around names: ready to copy.
    again: [naming.say("run.replay"), `  ${again}`, naming.say("run.play"), `  ${play}`],
  });
  return { lines, run };
}

/** The run as the document of `--json`, and the run itself. */
export function documentRun(
  scenario: SoundScenario,
  request: RunRequest,
): { readonly document: Json; readonly run: RunOnce } {
  const run = runOnce(scenario.program, request.seed, request.run);
  const document = runDocument(scenario.program, run, {
    explain: request.explain,
    steps: request.steps,
    engineVersion: packageVersion(),
  });
  return { document, run };
}
