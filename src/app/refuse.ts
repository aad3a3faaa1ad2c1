/** Why a scenario cannot be run as it was asked for. */

import { suggestParameter } from "../batch/overrides.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { readScenarioFile, type FaultyScenario } from "./read.ts";

/** Wrong usage, or a faulty file. */
export type Refusal =
  | { readonly kind: "usage"; readonly message: string }
  | { readonly kind: "faulty"; readonly diagnostics: readonly Diagnostic[] };

/**
 * A `--set` that names nothing is wrong usage, with what was probably meant; other faults are the file's.
 * @param option where the number was given
 */
export function refuseFaulty(
  faulty: FaultyScenario,
  request: { readonly scenario?: string },
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

function usage(message: string): Refusal {
  return { kind: "usage", message };
}
