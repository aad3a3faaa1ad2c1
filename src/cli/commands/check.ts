/** `brink check`: everything that is wrong with scenarios, at once. */

import { setFlagsFromString } from "node:v8";
import type { AuditAnswer } from "../../answer/audit.ts";
import type { CheckedFile } from "../../app/check.ts";
import { auditOptions } from "../../ask/audit-options.ts";
import { readOptions } from "../../ask/option.ts";
import type { Context } from "../context.ts";
import type { CommandDefinition, Input } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";

/** A scenario held against published rates. */
interface Audited {
  readonly answer: AuditAnswer;
  readonly lines: readonly string[];
  readonly sound: boolean;
  /** Whether the scenario gives a reason for every departure. */
  readonly explained: boolean;
}

export const check: CommandDefinition = {
  name: "check",
  about: "help.check",
  arguments: [{ name: "file", about: "help.files", repeats: true, completion: "scenario" }],
  options: [{ flags: "--strict", about: "help.strict" }, ...Object.values(auditOptions)],
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
    if (!input.flag("base-rates")) setFlagsFromString("--no-opt");
    const checked = checkFiles(input.arguments, surroundings.folder);
    const strict = input.flag("strict");
    const audits = input.flag("base-rates") ? await auditAll(context, input, checked) : undefined;
    const sound = checked.every(({ errors, warnings }) => errors + (strict ? warnings : 0) === 0);
    const audited = audits?.every(
      (one) => one === undefined || (one.sound && (one.explained || !strict)),
    );
    if (json) {
      printJson({
        kind: "check",
        sound,
        files: checked.map(({ argument, errors, warnings, diagnostics }, index) => ({
          file: argument,
          errors,
          warnings,
          diagnostics: diagnostics.map((one) => diagnosticDocument(one, language)),
          ...(audits === undefined ? {} : { baseRates: audits[index]?.answer ?? null }),
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
    return sound && audited !== false ? exitCodes.fine : exitCodes.faults;
  },
};

/** Audits what can be: scenarios without errors. */
async function auditAll(
  context: Context,
  input: Input,
  checked: readonly CheckedFile[],
): Promise<readonly (Audited | undefined)[]> {
  const { say } = context;
  const asked = readOptions(auditOptions, input.values, say);
  const [{ askAudit, audited }, { Asking }, told] = await Promise.all([
    import("../../ask/audit.ts"),
    import("../../ask/asking.ts"),
    import("../../answer/audit.ts"),
  ]);
  const [{ isSound }, { Telling }, { storyText }, { forReader }] = await Promise.all([
    import("../../answer/caution.ts"),
    import("../../story/telling.ts"),
    import("../../render/terminal.ts"),
    import("../../app/for-reader.ts"),
  ]);
  const asking = new Asking(context);
  const audits: (Audited | undefined)[] = [];
  for (const { argument, what, errors } of checked) {
    if (errors > 0 || what === "exercise") {
      audits.push(undefined);
      continue;
    }
    const { answer, naming } = await askAudit(argument, asked, asking);
    const lines = storyText(audited.tell(answer, new Telling(naming)));
    audits.push({
      answer,
      lines: forReader(lines, context.style, context.surroundings),
      sound: isSound(answer),
      explained: !told.isUnexplained(answer),
    });
  }
  return audits;
}
