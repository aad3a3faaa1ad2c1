/** `brink import`: tables of what happened, as parts of a scenario. */

import type { CommandDefinition } from "../definition.ts";
import { oneOf } from "../values.ts";

const kinds = ["history", "cases"] as const;

/** `brink import`. */
export const importTable: CommandDefinition = {
  name: "import",
  about: "help.import",
  arguments: [
    { name: "what", about: "help.import-what", completion: kinds },
    { name: "table", about: "help.import-table", completion: "file" },
    { name: "scenario", about: "help.import-scenario", optional: true, completion: "scenario" },
  ],
  options: [
    {
      flags: "--shape <name>",
      about: "help.import-shape",
      completion: ["mid", "icb", "ucdp", "ged"],
    },
    { flags: "--column <role=name>", about: "help.import-column", repeats: true },
    { flags: "--where <column=values>", about: "help.import-where", repeats: true },
    { flags: "--ladder <id>", about: "help.import-ladder" },
    { flags: "--level <values=level>", about: "help.import-level", repeats: true },
    { flags: "--baseline <level>", about: "help.import-baseline" },
    { flags: "--event <id>", about: "help.import-event" },
    { flags: "--from <date>", about: "help.import-from" },
    { flags: "--until <date>", about: "help.import-until" },
    { flags: "--count <id=column=values>", about: "help.import-count", repeats: true },
    { flags: "--source <id>", about: "help.import-source" },
    { flags: "--write", about: "help.import-write" },
    { flags: "--out <file>", about: "help.import-out", completion: "file" },
  ],
  examples: [
    "brink import history disputes.csv --shape mid --where dyad=200 --ladder border --level 1,2=calm --level 3..5=crisis --baseline calm",
    "brink import cases crises.csv --where trigger=1..4 --count war_given_crisis=viol=4",
  ],
  perform: async (context, input) => {
    const kind = oneOf(context.say, kinds)("what", input.arguments[0] ?? "");
    switch (kind) {
      case "history":
        return (await import("./import/history.ts")).importHistory(context, input);
      case "cases":
        return (await import("./import/cases.ts")).importCases(context, input);
    }
  },
};
