/** The scenarios on offer: those that ship, and those in the user's folder. */

import { readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { ScenarioFacts } from "../checked/catalogue.ts";
import type { Model } from "../scenario/model.ts";
import type { Text } from "../scenario/basis.ts";
import { maximumBytes } from "../scenario/yaml/size.ts";
import { findScenario, scenarioFilesIn, shippedIds } from "./files.ts";
import { openKept, ShippedFacts } from "./kept/scenarios.ts";
import { openScenario } from "./open.ts";
import { packageRoot, scenariosFolder } from "./paths.ts";

/** A scenario on offer; one with faults has no more than a name. */
export interface Offered extends Partial<ScenarioFacts> {
  /** What to type: the id of a shipped scenario, or a path. */
  readonly scenario: string;
  readonly shipped: boolean;
}

/** What a list shows of a scenario. */
export function factsOf({ title, about, languages, flashpoints, calendar }: Model): ScenarioFacts {
  return {
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

/** Scenario files of the user's folder: YAML that says so, sound or not; other YAML is none of ours. */
function localFiles(folder: string): string[] {
  if (folder === packageRoot || folder === scenariosFolder) return [];
  return scenarioFilesIn(folder).filter((path) => {
    if (statSync(path).size > maximumBytes) return false;
    const text = readFileSync(path, "utf8");
    return /^brink\s*:/mu.test(text) && /^scenario\s*:/mu.test(text);
  });
}

/** Every scenario on offer from a folder; what is listed as sound has been checked, now or before. */
export async function offeredScenarios(folder: string): Promise<readonly Offered[]> {
  const shipped = new ShippedFacts();
  const describe = async (scenario: string, home: string): Promise<Partial<ScenarioFacts>> => {
    const read = await openScenario(scenario, home);
    return read.kind === "faulty" ? {} : factsOf(read.model);
  };
  const offered: Offered[] = [];
  for (const id of shippedInOrder()) {
    const facts = shipped.of("scenarios", id) ?? (await describe(id, scenariosFolder));
    offered.push({ scenario: id, shipped: true, ...facts });
  }
  for (const path of localFiles(folder)) {
    const scenario = relative(folder, path);
    offered.push({ scenario, shipped: false, ...(await describe(scenario, folder)) });
  }
  return offered;
}

/** Title and blurb of a scenario, as a choice needs them. */
export interface Choice {
  readonly scenario: string;
  readonly title: Text;
  readonly about: Text;
}

/**
 * What there is to choose from, quickly: titles as they were checked before, else as the files say,
 * nothing checked.
 */
export async function scenarioChoices(folder: string): Promise<readonly Choice[]> {
  const shipped = new ShippedFacts();
  const choices: Choice[] = [];
  const offer = async (
    scenario: string,
    path: string,
    known: Pick<ScenarioFacts, "title" | "about"> | undefined,
  ): Promise<void> => {
    const glance = async (): Promise<Omit<Choice, "scenario"> | undefined> => {
      const { glanceAtScenario } = await import("./glance.ts");
      return glanceAtScenario({ name: scenario, text: readFileSync(path, "utf8") });
    };
    const facts = known ?? (await glance());
    if (facts !== undefined)
      choices.push({ scenario, title: facts.title, about: facts.about ?? {} });
  };
  for (const id of shippedInOrder()) {
    await offer(id, join(scenariosFolder, `${id}.yaml`), shipped.of("scenarios", id));
  }
  for (const path of localFiles(folder)) {
    const scenario = relative(folder, path);
    const kept = openKept(findScenario(scenario, folder), folder)?.model;
    await offer(scenario, path, kept === undefined ? undefined : factsOf(kept));
  }
  return choices;
}
