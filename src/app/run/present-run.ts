/** The use case of `brink run` as text or as a document: what the command line prints. */

import type { RunAnswer } from "../../answer/run-schema.ts";
import { identify } from "../../batch/identity.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import type { Speech } from "../../i18n/catalog.ts";
import type { NumberStyle } from "../../i18n/number.ts";
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

/** The run as an answer, and the run itself. */
export async function answerRun(
  scenario: SoundScenario,
  request: RunRequest,
): Promise<{ readonly answer: RunAnswer; readonly run: RunOnce }> {
  const { runAnswer } = await import("../../answer/run.ts");
  const { program } = scenario;
  const { seed, explain, steps, set = {} } = request;
  const run = runOnce(program, seed, request.run);
  const answer = runAnswer(program, run, {
    identity: identify(program, parametersOf(program), seed, packageVersion()),
    engine: "interpreter",
    replay: runCommand(scenario, request).replace(/^npx /u, ""),
    ...{ set, explain, steps },
  });
  return { answer, run };
}

/** The run as CSV, a row per state, and what stopped it if a fault did. */
export async function tabulateRun(
  scenario: SoundScenario,
  request: RunRequest,
  style: NumberStyle,
): Promise<{ readonly csv: string; readonly fault: string | undefined }> {
  const [{ csvTable }, { runKind }] = await Promise.all([
    import("../../render/csv.ts"),
    import("../../answer/run.ts"),
  ]);
  const { answer, run } = await answerRun(scenario, request);
  const { model, program } = scenario;
  return {
    csv: runKind.table === undefined ? "" : csvTable(runKind.table(answer)),
    fault:
      run.fault === undefined
        ? undefined
        : faultLine(namingOf(model, program, style), run, run.fault),
  };
}
