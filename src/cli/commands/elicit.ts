/** `brink elicit`: forms for experts, and what came back. */

import { UsageFault } from "../../ask/refusal.ts";
import type { CommandDefinition } from "../definition.ts";
import { oneOf } from "../values.ts";

const actions = ["form", "pool"] as const;

/** What each of them takes of the options; the others are refused, not passed over. */
const takes: Readonly<Record<(typeof actions)[number], readonly string[]>> = {
  form: ["expert", "number", "quantiles", "seeds", "previous", "round", "out"],
  pool: ["seeds", "quantiles", "weights", "cutoff", "source", "write", "out", "csv"],
};

/** `brink elicit`. */
export const elicit: CommandDefinition = {
  name: "elicit",
  about: "help.elicit",
  arguments: [
    { name: "action", about: "help.elicit-action", completion: actions },
    { name: "scenario", about: "help.scenario", completion: "scenario" },
    {
      ...{ name: "files", about: "help.elicit-files", completion: "file" },
      ...{ optional: true, repeats: true },
    },
  ],
  options: [
    { flags: "--expert <name>", about: "help.elicit-expert", repeats: true },
    { flags: "--number <path>", about: "help.elicit-number", repeats: true },
    {
      ...{ flags: "--quantiles <set>", about: "help.elicit-quantiles" },
      completion: ["quartiles", "5-50-95"],
    },
    { flags: "--seeds <file>", about: "help.elicit-seeds", completion: "file" },
    {
      ...{ flags: "--previous <file>", about: "help.elicit-previous", completion: "file" },
      repeats: true,
    },
    { flags: "--round <n>", about: "help.elicit-round" },
    {
      ...{ flags: "--weights <kind>", about: "help.elicit-weights" },
      completion: ["equal", "performance"],
    },
    { flags: "--cutoff <share>", about: "help.elicit-cutoff" },
    { flags: "--source <id>", about: "help.elicit-source" },
    { flags: "--write", about: "help.import-write" },
    { flags: "--out <path>", about: "help.elicit-out", completion: "file" },
    { flags: "--csv", about: "help.csv" },
  ],
  examples: [
    "brink elicit form two-state --expert alder --expert birch --out forms",
    "brink elicit form my.yaml --number flashpoints --quantiles 5-50-95 --out more-forms",
  ],
  perform: async (context, input) => {
    const action = oneOf(context.say, actions)("action", input.arguments[0] ?? "");
    const strange = elicit.options
      .map(({ flags }) => flags.replace(/^--/u, "").split(" ")[0] ?? "")
      .find((name) => !takes[action].includes(name) && input.values(name).length > 0);
    if (strange !== undefined) {
      throw new UsageFault(context.say("elicit.not-for", { option: `--${strange}`, action }));
    }
    switch (action) {
      case "form":
        return (await import("./elicit/form.ts")).makeForms(context, input);
      case "pool":
        return (await import("./elicit/pool.ts")).pool(context, input);
    }
  },
};
