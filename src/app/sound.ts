/** What reading a scenario comes to: one that can be run, or all that is wrong with it. */

import type { CheckedScenario } from "../checked/form.ts";
import type { Program } from "../ir/program.ts";
import type { Edit, Question } from "../scenario/edit.ts";
import type { Model } from "../scenario/model.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { orderDiagnostics } from "../source/order.ts";
import type { SourceFile } from "../source/span.ts";
import type { ScenarioFile } from "./files.ts";

/** A scenario that can be run. Warnings are among the diagnostics. */
export interface SoundScenario {
  readonly kind: "sound";
  readonly file: ScenarioFile;
  readonly model: Model;
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
  /** Indices of the outcomes that answer what was asked, in the order of the questions. */
  readonly answers: readonly number[];
}

/** What may be changed of a scenario before it is checked, beside its numbers. */
export interface ScenarioChanges {
  readonly edits?: readonly Edit[];
  /** See `ReadOptions.questions`. */
  readonly questions?: readonly Question[];
  /** See `ReadOptions.observed`. */
  readonly observed?: SourceFile;
  /** See `ReadOptions.targets`. */
  readonly targets?: SourceFile;
  /** What the scenario's own file says, where it is handed over and not read. */
  readonly written?: string;
  /** All files of the scenario by the names that it includes them by: nothing is read. */
  readonly files?: ReadonlyMap<string, string>;
}

/** A scenario with at least one error. */
export interface FaultyScenario {
  readonly kind: "faulty";
  readonly file: ScenarioFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether nothing is changed before a scenario is checked. */
export function isAsWritten(
  overrides: Readonly<Record<string, string>>,
  changes: ScenarioChanges,
): boolean {
  return Object.keys(overrides).length === 0 && Object.keys(changes).length === 0;
}

/** What was checked, as a scenario to run. @param answers ids of the outcomes that answer what was asked */
export function soundOf(
  file: ScenarioFile,
  { model, program, diagnostics, proven, files }: CheckedScenario,
  answers: readonly string[] = [],
): SoundScenario {
  return {
    kind: "sound",
    file,
    model,
    program,
    diagnostics: orderDiagnostics([...diagnostics, ...(proven ?? [])], files),
    answers: answers.map((answer) => program.outcomes.findIndex(({ id }) => id === answer)),
  };
}
