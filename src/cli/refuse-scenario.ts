/** What commands that are no questions say of a scenario and of its settings. */

import { refuseFaulty } from "../app/refuse.ts";
import type { FaultyScenario } from "../app/read.ts";
import { ScenarioFaults, UsageFault } from "../ask/refusal.ts";
import { formatDiagnostic } from "../i18n/diagnostics.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Context } from "./context.ts";

/** Says why a scenario cannot be run. @throws UsageFault for a `--set` that names nothing, ScenarioFaults */
export function refuseScenario({ surroundings, say }: Context, faulty: FaultyScenario): never {
  const request = { scenario: faulty.file.argument };
  const refusal = refuseFaulty(faulty, request, surroundings.folder, say);
  if (refusal.kind === "usage") throw new UsageFault(refusal.message);
  throw new ScenarioFaults(refusal.diagnostics);
}

/** Tells which values of `--set` are outside the range that the author gave. */
export function reportSettings(context: Context, diagnostics: readonly Diagnostic[]): void {
  const { report, language } = context;
  for (const one of diagnostics) {
    if (one.code === "set-outside-range") report(formatDiagnostic(one, { language }));
  }
}
