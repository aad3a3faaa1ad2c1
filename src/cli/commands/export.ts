/** `brink export`: a scenario in the language of another program. */

import { UsageFault } from "../../ask/refusal.ts";
import type { SoundScenario } from "../../app/read.ts";
import type { Context } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { scenarioArgument, setOption } from "../shared-options.ts";
import { oneOf, settings } from "../values.ts";

const formats = ["prism", "dot", "mermaid"] as const;

/** `brink export`. */
export const exportScenario: CommandDefinition = {
  name: "export",
  about: "help.export",
  arguments: [scenarioArgument],
  options: [
    { flags: "--to <format>", about: "help.export-to", completion: formats },
    { flags: "--as <actor>", about: "help.export-as" },
    { flags: "--figure <figure>", about: "help.figure" },
    setOption,
    { flags: "--out <folder>", about: "help.export-out", completion: "file" },
  ],
  examples: [
    "brink export two-state --to prism --out model",
    "brink export brinkmanship --to prism --as blue --out model",
    "brink export two-state --to dot --figure ladder:border",
    "brink export europe-2022 --to mermaid --figure couplings --lang ar",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json, report, printJson } = context;
    const wanted = input.value("to");
    if (wanted === undefined) throw new UsageFault(say("usage.export-to"));
    const to = oneOf(say, formats)("--to", wanted);
    const figure = input.value("figure");
    if (to === "prism" && figure !== undefined) throw new UsageFault(say("usage.figure-alone"));
    const as = input.value("as");
    if (to !== "prism" && as !== undefined) throw new UsageFault(say("usage.export-as"));
    const [{ exportFigures, exportModel, laddersOf, writeExported }, { readScenarioFile }] =
      await Promise.all([import("../../app/export.ts"), import("../../app/read.ts")]);
    const scenario = input.arguments[0] ?? "";
    const { folder } = surroundings;
    const read = readScenarioFile(scenario, folder, settings(say, input.values("set")));
    if (read.kind === "faulty") {
      const { reportFaults } = await import("../faults.ts");
      return reportFaults(context, read.diagnostics);
    }
    const exported =
      to === "prism"
        ? exportModel(read, as === undefined ? undefined : await actorIn(context, read, as))
        : {
            kind: "files" as const,
            files: exportFigures(read, to, style, figureOf(context, laddersOf(read), figure)),
          };
    if (exported.kind === "refused") return refuse(context, scenario, to, exported.refusals);
    const { files } = exported;
    const out = input.value("out");
    const paths = out === undefined ? undefined : writeExported(files, out, folder);
    if (json) {
      const told = files.map(({ name, text }, index) => ({ name: paths?.[index] ?? name, text }));
      printJson({ kind: "export", to, files: told });
    } else if (paths !== undefined) {
      for (const file of paths) report(say("export.written", { file }));
    } else {
      for (const { name, text, comment } of files) {
        const head = files.length > 1 ? `${comment} ${name}\n` : "";
        // For another program to read, so never reordered for a terminal.
        surroundings.stdout.write(head + text);
      }
    }
    return exitCodes.fine;
  },
};

/** The index of the actor whose moves are chosen. @throws UsageFault */
async function actorIn(
  { say }: Context,
  { program }: Pick<SoundScenario, "program">,
  as: string,
): Promise<number> {
  const { actorOf } = await import("../../ask/advise-standing.ts");
  const refuse = (message: string): never => {
    throw new UsageFault(message);
  };
  return actorOf(as, { program }, { say, refuse });
}

/** Reads `ladder:<id>` or `couplings`. */
function figureOf(
  { say }: Context,
  ladders: readonly string[],
  value: string | undefined,
):
  | { readonly kind: "ladder"; readonly flashpoint: string }
  | { readonly kind: "couplings" }
  | undefined {
  if (value === undefined) return undefined;
  if (value === "couplings") return { kind: "couplings" };
  const flashpoint = ladders.find((id) => value === `ladder:${id}`);
  if (flashpoint !== undefined) return { kind: "ladder", flashpoint };
  const wanted = say("usage.figure", { choices: ladders.join(", ") });
  throw new UsageFault(say("usage.bad-value", { option: "--figure", value, wanted }));
}

function refuse(
  { say, json, printJson, report }: Context,
  scenario: string,
  to: string,
  refusals: readonly {
    readonly reason:
      | "real-drift"
      | "real-variable"
      | "wide-variable"
      | "real-maximum"
      | "bad-share"
      | "noise"
      | "sine";
    readonly path: string;
  }[],
): ExitCode {
  const told = refusals.map(({ reason, path }) => ({
    path,
    reason,
    message: say(`export.reason.${reason}`),
  }));
  if (json) printJson({ kind: "refused", to, refusals: told });
  else {
    report(say("export.refused", { scenario }));
    for (const { path, message } of told) {
      report(`  ${say("export.refused-item", { path, reason: message })}`);
    }
  }
  return exitCodes.faults;
}
