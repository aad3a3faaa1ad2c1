/** What both actions of `brink elicit` read. */

import {
  handedAt,
  seedsAt,
  type HandedFile,
  type QuantileSet,
  type Seed,
} from "../../../app/elicit.ts";
import { readScenarioFile } from "../../../app/read.ts";
import type { SoundScenario } from "../../../app/sound.ts";
import { ScenarioFaults } from "../../../ask/refusal.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { refuseScenario } from "../../refuse-scenario.ts";
import { oneOf } from "../../values.ts";
import { refuseValue } from "../import/shared.ts";

const sets = ["quartiles", "5-50-95"] as const;

/** The set of quantiles that is named. @throws UsageFault */
export function quantilesGiven({ say }: Context, input: Input): QuantileSet | undefined {
  const value = input.value("quantiles");
  return value === undefined ? undefined : oneOf(say, sets)("--quantiles", value);
}

/** The scenario. @throws UsageFault, ScenarioFaults */
export function scenarioGiven(context: Context, input: Input): SoundScenario {
  const read = readScenarioFile(input.arguments[1] ?? "", context.surroundings.folder);
  return read.kind === "faulty" ? refuseScenario(context, read) : read;
}

/** The seeds of a table; none where none is named. @throws UsageFault, ScenarioFaults */
export function seedsGiven(context: Context, input: Input): readonly Seed[] {
  const value = input.value("seeds");
  if (value === undefined) return [];
  const read = seedsAt(value, context.surroundings.folder);
  if (read === undefined) {
    return refuseValue(context, "--seeds", value, context.say("import.no-file"));
  }
  if (read.diagnostics.length > 0) throw new ScenarioFaults(read.diagnostics);
  return read.seeds;
}

/** Files that were handed in. @throws UsageFault */
export function filesGiven(
  context: Context,
  option: string,
  paths: readonly string[],
): readonly HandedFile[] {
  return paths.flatMap(
    (path) =>
      handedAt(path, context.surroundings.folder) ??
      refuseValue(context, option, path, context.say("elicit.no-file")),
  );
}
