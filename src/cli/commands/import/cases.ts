/** `brink import cases`: rows counted, as numbers that say of how many cases they are. */

import { casesPatches, importCasesFile } from "../../../app/import.ts";
import { UsageFault } from "../../../ask/refusal.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import type { ExitCode } from "../../exit-codes.ts";
import { conditionsOf, pairOf, refuseOthers, scenarioOf, tellImported } from "./shared.ts";
import { idOf } from "./values.ts";

/** Counts cases. @throws UsageFault, ScenarioFaults */
export function importCases(context: Context, input: Input): ExitCode {
  const { say, surroundings } = context;
  refuseOthers(context, input, "cases");
  const counts = input.values("count").map((value) => {
    const [id, rest] = pairOf(context, "--count", value);
    const [column, values] = pairOf(context, "--count", rest);
    return { id: idOf(context, "--count", id), column, values };
  });
  if (counts.length === 0) throw new UsageFault(say("import.needs-count"));
  scenarioOf(context, input);
  const source = input.value("source");
  const basis = source === undefined ? undefined : idOf(context, "--source", source);
  const [, table = ""] = input.arguments;
  const imported = importCasesFile(
    table,
    surroundings.folder,
    conditionsOf(context, input),
    counts,
  );
  if (typeof imported === "object" && imported.what?.some(({ n }) => n === 0) === true) {
    throw new UsageFault(say("import.no-cases"));
  }
  return tellImported(
    context,
    ...([input, "cases", imported] as const),
    (what) => casesPatches(what, basis),
    (_, { rows, all }) => say("import.counted", { rows, all }),
  );
}
