/** `brink exact`: the exact answer of a scenario with finite state. */

import { UsageFault } from "../../ask/refusal.ts";
import type { CommandDefinition } from "../definition.ts";
import { refuseScenario, reportSettings } from "../report-batch.ts";
import { exitCodes } from "../exit-codes.ts";
import { quietOption, scenarioArgument, setOption } from "../shared-options.ts";
import { defined, settings, wholeNumber } from "../values.ts";

/** What fits some 2 GB with ten outcomes, and what an index of 32 bits can count. */
const DEFAULT_STATES = 4_000_000;
const MOST_STATES = 100_000_000;

export const exact: CommandDefinition = {
  name: "exact",
  about: "help.exact",
  arguments: [scenarioArgument],
  options: [
    { flags: "--given <condition>", about: "help.exact-given" },
    { flags: "--at <step>", about: "help.exact-at" },
    { flags: "--drop <p>", about: "help.drop" },
    { flags: "--states <n>", about: "help.states" },
    setOption,
    quietOption,
  ],
  examples: [
    "brink exact two-state",
    "brink exact two-state --set flashpoints.border.rules.flare_up.chance=25% --json",
    "brink exact two-state --drop 1e-9",
    "brink exact two-state --at 2022-02-28",
    "brink exact two-state --given 'border == crisis'",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json, report, printJson } = context;
    const set = settings(say, input.values("set"));
    const dropped = input.value("drop") ?? "0";
    const drop = Number(dropped);
    if (dropped.trim() === "" || !(drop >= 0 && drop <= 0.5)) {
      const wanted = say("usage.probability");
      throw new UsageFault(say("usage.bad-value", { option: "--drop", value: dropped, wanted }));
    }
    const states = wholeNumber(
      say,
      1,
      MOST_STATES,
    )("--states", input.value("states") ?? String(DEFAULT_STATES));
    const [{ readScenarioFile }, { solveExactly }] = await Promise.all([
      import("../../app/read.ts"),
      import("../../app/solve-exactly.ts"),
    ]);
    const given = input.value("given");
    const at = input.value("at");
    if (given !== undefined && at !== undefined) throw new UsageFault(say("exact.not-both"));
    const read = readScenarioFile(
      input.arguments[0] ?? "",
      surroundings.folder,
      set,
      false,
      given === undefined ? {} : { questions: [{ option: "--given", form: "ever", text: given }] },
    );
    if (read.kind === "faulty") return refuseScenario(context, read);
    reportSettings(context, read.diagnostics);
    const request = { set, drop, states, quiet: input.flag("quiet"), ...defined({ given, at }) };
    const done = await solveExactly(read, request, { surroundings, say, style });
    switch (done.kind) {
      case "usage":
        throw new UsageFault(done.message);
      case "interrupted":
        report(say("exact.stopped"));
        return exitCodes.interrupted;
      case "solved":
        if (json) printJson(done.document);
        // These lines are already in the order that the terminal needs.
        else surroundings.stdout.write(`${done.lines.join("\n")}\n`);
        return exitCodes.fine;
      default:
        report(done.message);
        if (json) printJson(done.document);
        return exitCodes.faults;
    }
  },
};
