/** `brink check`: everything that is wrong with scenarios, at once. */

import { setFlagsFromString } from "node:v8";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";

export const check: CommandDefinition = {
  name: "check",
  about: "help.check",
  arguments: [{ name: "file", about: "help.files", repeats: true, completion: "scenario" }],
  options: [{ flags: "--strict", about: "help.strict" }],
  examples: ["brink check my.yaml", "brink check europe-2022 two-state --strict"],
  perform: async (context, input) => {
    const { surroundings, say, language, print, json, printJson } = context;
    const [{ checkFiles, diagnosticDocument }, { printDiagnostics, summaryOf }] = await Promise.all(
      [import("../../app/check.ts"), import("../faults.ts")],
    );
    // A check is over before the optimising compiler pays for itself: a fifth of the processor's time.
    setFlagsFromString("--no-opt");
    const checked = checkFiles(input.arguments, surroundings.folder);
    const strict = input.flag("strict");
    const sound = checked.every(({ errors, warnings }) => errors + (strict ? warnings : 0) === 0);
    if (json) {
      printJson({
        kind: "check",
        sound,
        files: checked.map(({ argument, errors, warnings, diagnostics }) => ({
          file: argument,
          errors,
          warnings,
          diagnostics: diagnostics.map((one) => diagnosticDocument(one, language)),
        })),
      });
    } else {
      for (const { argument, diagnostics } of checked) {
        printDiagnostics(context, diagnostics);
        print(
          diagnostics.length === 0
            ? say("check.clean", { file: argument })
            : say("check.summary", { file: argument, counts: summaryOf(context, diagnostics) }),
        );
      }
    }
    return sound ? exitCodes.fine : exitCodes.faults;
  },
};
