/** The scenarios on offer: those that ship, and those in the user's folder. */

import { readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { scenarioFilesIn, shippedIds } from "./files.ts";
import { packageRoot, scenariosFolder } from "./paths.ts";
import { readScenarioFile } from "./read.ts";
import { languagesOf } from "../scenario/languages.ts";
import type { Text } from "../scenario/model.ts";
import { maximumBytes, parseYaml } from "../scenario/yaml/parse.ts";
import { childOf, entriesOf, stringOf, type Node } from "../scenario/yaml/tree.ts";

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

/** Scenario files of the user's folder: YAML that says so, sound or not; other YAML is none of ours. */
function localFiles(folder: string): string[] {
  if (folder === packageRoot || folder === scenariosFolder) return [];
  return scenarioFilesIn(folder).filter((path) => {
    if (statSync(path).size > maximumBytes) return false;
    const text = readFileSync(path, "utf8");
    return /^brink\s*:/mu.test(text) && /^scenario\s*:/mu.test(text);
  });
}

/** Every scenario on offer from a folder. */
export function offeredScenarios(folder: string): Offered[] {
  return [
    ...shippedInOrder().map((id) => describe(id, true, scenariosFolder)),
    ...localFiles(folder).map((path) => describe(relative(folder, path), false, folder)),
  ];
}

/** Title and blurb of a scenario, as a choice needs them. */
export interface Choice {
  readonly scenario: string;
  readonly title: Text;
  readonly about: Text;
}

/** The texts of a key that the entry file itself has. */
function textsOf(node: Node | undefined, language: string): Text {
  const plain = stringOf(node);
  if (plain !== undefined) return { [language]: plain };
  const pairs = entriesOf(node).map(({ key, value }) => [key, stringOf(value) ?? ""] as const);
  return Object.fromEntries(pairs);
}

/**
 * What there is to choose from, quickly: titles as their files say, nothing checked. A file that says
 * no title (a variant may leave it to its base) goes by its name.
 */
export function scenarioChoices(folder: string): readonly Choice[] {
  const files = [
    ...shippedInOrder().map((id) => [id, join(scenariosFolder, `${id}.yaml`)] as const),
    ...localFiles(folder).map((path) => [relative(folder, path), path] as const),
  ];
  return files.flatMap(([scenario, path]) => {
    const { tree } = parseYaml({ name: scenario, text: readFileSync(path, "utf8") });
    if (tree === undefined || childOf(tree, "brink") === undefined) return [];
    const [language] = languagesOf(tree);
    const title = textsOf(childOf(tree, "title"), language);
    const about = textsOf(childOf(tree, "about"), language);
    const named = Object.keys(title).length > 0 ? title : { [language]: scenario };
    return [{ scenario, title: named, about }];
  });
}
