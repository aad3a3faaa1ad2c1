/** The scenarios on offer: those that ship, and those in the user's folder. */

import { relative } from "node:path";
import { scenarioFilesIn, shippedIds } from "./files.ts";
import { packageRoot, scenariosFolder } from "./paths.ts";
import { readScenarioFile } from "./read.ts";
import type { Text } from "../scenario/model.ts";

export interface Offered {
  /** What to type: the id of a shipped scenario, or a path. */
  readonly scenario: string;
  readonly shipped: boolean;
  /** Absent where the file has faults. */
  readonly title?: Text;
  readonly about?: Text;
  readonly languages?: readonly string[];
  readonly flashpoints?: number;
  readonly steps?: number;
}

function describe(scenario: string, shipped: boolean, folder: string): Offered {
  const read = readScenarioFile(scenario, folder);
  if (read.kind === "faulty") return { scenario, shipped };
  const { title, about, languages, flashpoints, calendar } = read.model;
  return {
    scenario,
    shipped,
    title,
    ...(about === undefined ? {} : { about }),
    languages,
    flashpoints: flashpoints.length,
    steps: calendar.steps,
  };
}

/** What a new user should open first. */
const flagship = "europe-2022";

/** Ids of the shipped scenarios: the flagship, its variants, the rest. */
function shippedInOrder(): string[] {
  const rank = (id: string): number => (id === flagship ? 0 : id.startsWith(flagship) ? 1 : 2);
  return shippedIds().sort((a, b) => rank(a) - rank(b));
}

/** Every scenario on offer from a folder. */
export function offeredScenarios(folder: string): Offered[] {
  const local = folder === packageRoot || folder === scenariosFolder ? [] : scenarioFilesIn(folder);
  return [
    ...shippedInOrder().map((id) => describe(id, true, scenariosFolder)),
    ...local.map((path) => describe(relative(folder, path), false, folder)),
  ];
}
