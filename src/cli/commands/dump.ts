/** `brink dump`: a stage of the pipeline, printed. */

import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";
import { scenarioArgument } from "../shared-options.ts";
import { oneOf } from "../values.ts";

const stageNames = ["tree", "model", "ir", "kernel"] as const;

/** `brink dump`. */
export const dump: CommandDefinition = {
  name: "dump",
  about: "help.dump",
  arguments: [scenarioArgument],
  options: [{ flags: "--stage <stage>", about: "help.stage", completion: stageNames }],
  examples: [
    "brink dump two-state --stage ir",
    "brink dump two-state --stage kernel",
    "brink dump two-state --stage model --json",
  ],
  perform: async (context, input) => {
    const { say, surroundings, json, print, printJson } = context;
    const stage = oneOf(say, stageNames)("--stage", input.value("stage") ?? "ir");
    const [
      { kernelText, plainData, programText, stageData, treeLines, treeOf },
      { readScenarioFile },
    ] = await Promise.all([import("../../app/dump.ts"), import("../../app/read.ts")]);
    const scenario = input.arguments[0] ?? "";
    const { folder } = surroundings;
    // The tree is the one stage that faulty scenarios have too, as long as they are YAML.
    const tree = stage === "tree" ? treeOf(scenario, folder) : undefined;
    const read = tree === undefined ? readScenarioFile(scenario, folder) : undefined;
    if (read?.kind === "faulty") {
      const { reportFaults } = await import("../faults.ts");
      return reportFaults(context, read.diagnostics);
    }
    if (tree !== undefined) {
      if (json) printJson({ kind: "dump", stage, tree: plainData(tree) });
      else print(treeLines(tree).join("\n"));
    } else if (read !== undefined && stage === "kernel") {
      const text = kernelText(read);
      if (json) printJson({ kind: "dump", stage, kernel: text });
      else print(text.trimEnd());
    } else if (read !== undefined) {
      const data = stageData(read, stage === "model" ? "model" : "ir");
      if (json) printJson({ kind: "dump", stage, [stage]: data });
      else print(stage === "ir" ? programText(read) : JSON.stringify(data, undefined, 2));
    }
    return exitCodes.fine;
  },
};
