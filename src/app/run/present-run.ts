/** The use case of `brink run` as text or as a document: what the command line prints. */

import type { Speech } from "../../i18n/catalog.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import { runDocument, type Json } from "../../view/explain/run-document.ts";
import { faultLine, runLines } from "../../view/explain/run-lines.ts";
import { namingOf } from "../../story/naming.ts";
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
  /** Numbers that were changed, by path or parameter id, as given. */
  readonly set?: Readonly<Record<string, string>>;
}

/** The command that prints this run again. */
function runCommand(scenario: SoundScenario, request: RunRequest): string {
  const { explain, steps, set = {} } = request;
  return [
    replayCommand(scenario.file.argument, request, []).replace("npx brink play", "npx brink run"),
    ...(explain ? ["--explain"] : []),
    ...(steps === undefined ? [] : [`--steps ${String(steps)}`]),
    ...Object.entries(set).map(([id, value]) => `--set ${id}=${value}`),
  ].join(" ");
}

/** On lines of their own, without the marks that Arabic text sets around names: ready to copy. */
function againLines(scenario: SoundScenario, request: RunRequest, say: Speech): readonly string[] {
  const { set = {} } = request;
  return [
    say("run.replay"),
    `  ${runCommand(scenario, request)}`,
    // `play` knows no --set: it would show another run.
    ...(Object.keys(set).length > 0
      ? []
      : [say("run.play"), `  ${replayCommand(scenario.file.argument, request, [])}`]),
  ];
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
  const lines = runLines(naming, run, {
    explain: request.explain,
    steps: request.steps,
    again: againLines(scenario, request, naming.say),
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

/** The run as CSV, a row per state, and what stopped it if a fault did. */
export async function tabulateRun(
  scenario: SoundScenario,
  request: RunRequest,
  style: NumberStyle,
): Promise<{ readonly csv: string; readonly fault: string | undefined }> {
  const [{ csvTable }, { trajectoryTable }] = await Promise.all([
    import("../../render/csv.ts"),
    import("../../report/tidy/trajectory.ts"),
  ]);
  const { model, program } = scenario;
  const run = runOnce(program, request.seed, request.run);
  const states = request.steps === undefined ? run.states : run.states.slice(0, request.steps + 1);
  return {
    csv: csvTable(trajectoryTable(program, { ...run, states })),
    fault:
      run.fault === undefined
        ? undefined
        : faultLine(namingOf(model, program, style), run, run.fault),
  };
}
