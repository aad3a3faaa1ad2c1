/** A scenario as it is written, from what was checked before: without loading what reads YAML. */

import { findScenario } from "./files.ts";
import { openKept } from "./kept/scenarios.ts";
import { isAsWritten, soundOf, type FaultyScenario, type SoundScenario } from "./sound.ts";

/**
 * As `readScenarioFile`, not thorough: what still holds of what was checked before, else the file read anew.
 *
 * @param overrides numbers to change; with any, the file is read
 */
export async function openScenario(
  argument: string,
  folder: string,
  overrides: Readonly<Record<string, string>> = {},
): Promise<SoundScenario | FaultyScenario> {
  if (isAsWritten(overrides, {})) {
    const file = findScenario(argument, folder);
    const kept = openKept(file, folder);
    if (kept !== undefined) return soundOf(file, kept);
  }
  const { readScenarioFile } = await import("./read.ts");
  return readScenarioFile(argument, folder, overrides);
}
