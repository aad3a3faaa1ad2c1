/** `brink run`: one run as text or JSON. */

import type { CommandDefinition } from "../definition.ts";
import { refuseScenario, reportSettings } from "../refuse-scenario.ts";
import { scenarioArgument, setOption } from "../shared-options.ts";
import { settings, wholeNumber } from "../values.ts";

/** `brink run`. */
export const run: CommandDefinition = {
  name: "run",
  about: "help.run",
  arguments: [scenarioArgument],
  options: [
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--run <number>", about: "help.run-number" },
    { flags: "--explain", about: "help.explain" },
    { flags: "--steps <n>", about: "help.steps" },
    setOption,
    { flags: "--csv", about: "help.run-csv" },
  ],
  examples: [
    "brink run europe-2022",
    "brink run two-state --seed lesson-3 --run 7 --explain",
    "brink run europe-2022 --set coupling_strength=0.1 --json",
    "brink run europe-2022 --seed lesson-3 --run 7 --csv > run-7.csv",
  ],
  perform: async (context, input) => {
    const { say, surroundings } = context;
    const most = Number.MAX_SAFE_INTEGER;
    const steps = input.value("steps");
    const set = settings(say, input.values("set"));
    const request = {
      set,
      seed: input.value("seed") ?? "brink",
      run: wholeNumber(say, 0, most)("--run", input.value("run") ?? "0"),
      explain: input.flag("explain"),
      steps: steps === undefined ? undefined : wholeNumber(say, 1, most)("--steps", steps),
    };
    const [{ openScenario }, { printRun, printTable }] = await Promise.all([
      import("../../app/open.ts"),
      import("./print-run.ts"),
    ]);
    const read = await openScenario(input.arguments[0] ?? "", surroundings.folder, set);
    if (read.kind === "faulty") return refuseScenario(context, read);
    reportSettings(context, read.diagnostics);
    return input.flag("csv") && !context.json
      ? printTable(context, read, request)
      : printRun(context, read, request);
  },
};
