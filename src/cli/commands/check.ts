/** `brink check`: everything that is wrong with scenarios, at once. */

import { setFlagsFromString } from "node:v8";
import type { Context } from "../context.ts";
import type { CommandDefinition, Input } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";
import { wholeNumber } from "../values.ts";

export const check: CommandDefinition = {
  name: "check",
  about: "help.check",
  arguments: [{ name: "file", about: "help.files", repeats: true, completion: "scenario" }],
  options: [
    { flags: "--strict", about: "help.strict" },
    { flags: "--base-rates", about: "help.base-rates" },
    { flags: "--runs <n>", about: "help.audit-runs" },
  ],
  examples: [
    "brink check my.yaml",
    "brink check europe-2022 two-state --strict",
    "brink check europe-2022 --base-rates --runs 40",
  ],
  perform: async (context, input) => {
    const { surroundings, say, language, print, json, printJson } = context;
    const [{ checkFiles, diagnosticDocument }, { printDiagnostics, summaryOf }] = await Promise.all(
      [import("../../app/check.ts"), import("../faults.ts")],
    );
    // A check is over before the optimising compiler pays for itself: a fifth of the processor's time.
    setFlagsFromString("--no-opt");
    const checked = checkFiles(input.arguments, surroundings.folder);
    const strict = input.flag("strict");
    const audits = input.flag("base-rates") ? await auditAll(context, input, checked) : undefined;
    const explained = audits?.every(({ unexplained }) => unexplained === 0) ?? true;
    const sound = checked.every(({ errors, warnings }) => errors + (strict ? warnings : 0) === 0);
    if (json) {
      printJson({
        kind: "check",
        sound,
        files: checked.map(({ argument, errors, warnings, diagnostics }, index) => ({
          file: argument,
          errors,
          warnings,
          diagnostics: diagnostics.map((one) => diagnosticDocument(one, language)),
          ...(audits === undefined ? {} : { baseRates: audits[index]?.document ?? null }),
        })),
      });
    } else {
      for (const [index, { argument, diagnostics }] of checked.entries()) {
        printDiagnostics(context, diagnostics);
        print(
          diagnostics.length === 0
            ? say("check.clean", { file: argument })
            : say("check.summary", { file: argument, counts: summaryOf(context, diagnostics) }),
        );
        // These lines are already in the order that the terminal needs.
        const lines = audits?.[index]?.lines ?? [];
        if (lines.length > 0) surroundings.stdout.write(`\n${lines.join("\n")}\n`);
      }
    }
    return sound && (explained || !strict) ? exitCodes.fine : exitCodes.faults;
  },
};

interface Audited {
  readonly lines: readonly string[];
  readonly document: Readonly<Record<string, unknown>> | null;
  /** Departures for which the scenario gives no reason. */
  readonly unexplained: number;
}

async function auditAll(
  { surroundings, say, style }: Context,
  input: Input,
  checked: readonly { readonly argument: string; readonly errors: number }[],
): Promise<readonly Audited[]> {
  const { auditScenario, AUDIT_RUNS } = await import("../../app/audit-report.ts");
  const runs = wholeNumber(say, 20, 1_000_000)("--runs", input.value("runs") ?? String(AUDIT_RUNS));
  return checked.map(({ argument, errors }) =>
    errors > 0
      ? { lines: [], document: null, unexplained: 0 }
      : auditScenario(argument, runs, { surroundings, say, style }),
  );
}
