/** `brink fmt`: files in canonical form. */

import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";

/** `brink fmt`. */
export const fmt: CommandDefinition = {
  name: "fmt",
  about: "help.fmt",
  arguments: [{ name: "file", about: "help.files", repeats: true, completion: "file" }],
  options: [{ flags: "--check", about: "help.check-only" }],
  examples: ["brink fmt my.yaml", "brink fmt --check my.yaml"],
  perform: async (context, input) => {
    const { surroundings, say, language, print, json, printJson } = context;
    const [{ formatFiles }, { diagnosticDocument }, { printDiagnostics }] = await Promise.all([
      import("../../app/format.ts"),
      import("../../app/check.ts"),
      import("../faults.ts"),
    ]);
    const only = input.flag("check");
    const files = formatFiles(input.arguments, surroundings.folder, !only);
    if (json) {
      printJson({
        kind: "fmt",
        files: files.map(({ argument, changed, diagnostics }) => ({
          file: argument,
          changed,
          diagnostics: diagnostics.map((one) => diagnosticDocument(one, language)),
        })),
      });
    } else {
      for (const { argument, changed, diagnostics } of files) {
        printDiagnostics(context, diagnostics);
        if (diagnostics.length > 0) continue;
        const key = !changed ? "fmt.same" : only ? "fmt.would-change" : "fmt.changed";
        print(say(key, { file: argument }));
      }
    }
    const fine = files.every(
      ({ changed, diagnostics }) => diagnostics.length === 0 && !(only && changed),
    );
    return fine ? exitCodes.fine : exitCodes.faults;
  },
};
