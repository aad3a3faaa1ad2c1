/** `brink check`: everything that is wrong with scenarios, at once. */

import { setFlagsFromString } from "node:v8";
import type { CheckedFile } from "../../app/check.ts";
import {
  auditOptions,
  checkFlags,
  coverageOptions,
  expectationsOptions,
} from "../../ask/check-options.ts";
import { longName } from "../../ask/option.ts";
import type { Context } from "../context.ts";
import type { CommandDefinition, Input } from "../definition.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { CheckPart, Found } from "./check-parts.ts";

const tables = [checkFlags, expectationsOptions, coverageOptions, auditOptions].flatMap((one) =>
  Object.values(one),
);

/** `brink check`. */
export const check: CommandDefinition = {
  name: "check",
  about: "help.check",
  arguments: [{ name: "file", about: "help.files", repeats: true, completion: "scenario" }],
  options: [
    { flags: "--strict", about: "help.strict" },
    // What several parts take is said once.
    ...new Map(tables.map((option) => [longName(option), option])).values(),
  ],
  examples: [
    "brink check my.yaml",
    "brink check europe-2022 two-state --strict",
    "brink check europe-2022 --base-rates --runs 40",
    "brink check two-state --expectations --runs 2000",
    "brink check brinkmanship --coverage",
  ],
  perform: async (context, input) => {
    const { surroundings, say, language, print, json, printJson } = context;
    const [{ checkFiles, diagnosticDocument }, { printDiagnostics, summaryOf }] = await Promise.all(
      [import("../../app/check.ts"), import("../faults.ts")],
    );
    const asked = Object.values(checkFlags).some((one) => input.flag(longName(one).slice(2)));
    // A check is over before the optimising compiler pays for itself: a fifth of the processor's time.
    if (!asked) setFlagsFromString("--no-opt");
    const checked = checkFiles(input.arguments, surroundings.folder);
    const strict = input.flag("strict");
    const found = asked ? await askParts(context, input, checked) : [];
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
          ...Object.fromEntries((found[index] ?? []).map(({ key, answer }) => [key, answer])),
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
        for (const { lines } of found[index] ?? []) {
          // These lines are already in the order that the terminal needs.
          if (lines.length > 0) surroundings.stdout.write(`\n${lines.join("\n")}\n`);
        }
      }
    }
    return codeOf(sound, found.flat(), strict);
  },
};

function codeOf(sound: boolean, found: readonly Found[], strict: boolean): ExitCode {
  const stopped = found.find(({ end }) => end !== undefined && end !== "complete")?.end;
  if (stopped !== undefined && stopped !== "complete") return exitCodes[stopped];
  return sound && found.every(({ isMet }) => isMet(strict)) ? exitCodes.fine : exitCodes.faults;
}

/** Asks the parts of each file that can be run: scenarios without errors. */
async function askParts(
  context: Context,
  input: Input,
  checked: readonly CheckedFile[],
): Promise<readonly (readonly Found[])[]> {
  const { checkParts, askPart, notAsked } = await import("./check-parts.ts");
  const wanted = checkParts.filter(({ flag }) => input.flag(flag));
  const ask = (part: CheckPart, { argument, what, errors }: CheckedFile): Promise<Found> =>
    errors > 0 || what === "exercise"
      ? Promise.resolve(notAsked(part))
      : askPart(part, argument, context, input);
  const found: Found[][] = [];
  for (const file of checked) {
    const own: Found[] = [];
    for (const part of wanted) own.push(await ask(part, file));
    found.push(own);
  }
  return found;
}
