/**
 * Reads an exercise: file → tree → checked model, with every independent fault reported at once. Its
 * scenario is read along with it, questions added, since names and dates of the one mean things of the
 * other.
 *
 * An exercise is returned if and only if there is no error. No text whatever makes this throw.
 */

import type { AskedOutcome } from "../scenario/edit.ts";
import type { Model } from "../scenario/model.ts";
import { withoutCascades, type ReadResult } from "../scenario/read.ts";
import { checkShapes } from "../scenario/shape/check-shape.ts";
import { parseYaml } from "../scenario/yaml/parse.ts";
import { childOf, entriesOf, type MappingNode } from "../scenario/yaml/tree.ts";
import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { orderDiagnostics } from "../source/order.ts";
import type { SourceFile, Span } from "../source/span.ts";
import { askedOf, buildExercise, type Asked } from "./build/exercise.ts";
import { languagesOf } from "../scenario/languages.ts";
import { collectNames } from "./build/names.ts";
import { expandRounds } from "./build/each-round.ts";
import { addedOutcomes } from "./build/questions.ts";
import type { Exercise } from "./model.ts";
import { rules } from "./rules/rules.ts";
import { exerciseGrammar } from "./shape/constructs.ts";

/** Reads a scenario that an exercise names; `undefined` where there is no such file. */
export type ReadScenario = (
  asked: Asked,
  questions: readonly AskedOutcome[],
) => ReadResult | undefined;

/** What became of an exercise. */
export interface ReadExercise {
  /** Present, with its world, if no diagnostic is an error. */
  readonly exercise?: Exercise;
  readonly world?: World;
  readonly levers: readonly { readonly id: string; readonly world: World }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A scenario with the questions of an exercise. */
export interface World {
  /** The questions are among its outcomes. */
  readonly model: Model;
  /** Ids of those outcomes, by `questions.ID` or `roles.ROLE.aims.ID`. */
  readonly asked: ReadonlyMap<string, string>;
}

/** Reads one file. */
export function readExercise(file: SourceFile, readScenario: ReadScenario): ReadExercise {
  const found: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    found.push(diagnostic);
  };
  const parsed = parseYaml(file);
  found.push(...parsed.diagnostics);
  const finish = (): readonly Diagnostic[] => orderDiagnostics(withoutCascades(found), [file]);
  const written = parsed.tree;
  if (written?.kind !== "mapping") {
    if (written !== undefined) {
      const fill = {
        expected: "mapping",
        foundType: written.kind === "scalar" ? "plain text" : "list",
      };
      report(diagnose("wrong-type", written.span, fill));
    }
    return { levers: [], diagnostics: finish() };
  }
  const tree = expandRounds(written);
  checkVersion(tree, report);
  checkShapes(tree, report, "exercise", exerciseGrammar);
  const worlds = readWorlds(tree, file, readScenario, report);
  const scenario = worlds.names;
  const exercise = buildExercise(tree, scenario, report);
  const names = collectNames(tree, scenario);
  const languages = languagesOf(tree);
  for (const rule of rules) rule({ tree, exercise, scenario, names, languages, report });
  const diagnostics = finish();
  const sound =
    worlds.main !== undefined && !diagnostics.some(({ severity }) => severity === "error");
  return {
    ...(sound ? { exercise, world: worlds.main } : {}),
    levers: worlds.levers,
    diagnostics,
  };
}

/** What a file says of itself, for lists: nothing is checked, its scenario is not read. */
export function glanceAt(file: SourceFile): Exercise | undefined {
  const { tree } = parseYaml(file);
  if (tree?.kind !== "mapping") return undefined;
  return buildExercise(expandRounds(tree), undefined, () => undefined);
}

function checkVersion(tree: MappingNode, report: (diagnostic: Diagnostic) => void): void {
  const version = childOf(tree, "exercise");
  if (version?.kind === "scalar" && version.value !== 1) {
    report(diagnose("language-version", version.span, { found: version.text }));
  }
}

/** The scenario with the questions, the scenario for its names and dates alone, and other versions. */
interface Worlds {
  readonly main?: World;
  readonly names?: Model;
  readonly levers: ReadExercise["levers"];
}

function readWorlds(
  tree: MappingNode,
  file: SourceFile,
  readScenario: ReadScenario,
  report: (diagnostic: Diagnostic) => void,
): Worlds {
  const added = addedOutcomes(tree);
  const open = (asked: Asked, span: Span): World | undefined => {
    const read = readScenario(
      asked,
      added.map(({ outcome }) => outcome),
    );
    if (read === undefined) {
      report(diagnose("file-missing", span, { name: asked.file }));
      return undefined;
    }
    // What the exercise wrote is its own fault, whatever it is; of the scenario's own, errors count.
    for (const diagnostic of read.diagnostics) {
      if (diagnostic.severity === "error" || diagnostic.span.file === file) report(diagnostic);
    }
    const { model, asked: ids } = read;
    if (model === undefined) return undefined;
    return { model, asked: new Map(added.map(({ path }, index) => [path, ids[index] ?? ""])) };
  };
  const setting = childOf(tree, "scenario");
  const asked = askedOf(setting);
  if (setting === undefined || asked === undefined) return { levers: [] };
  const main = open(asked, (childOf(setting, "file") ?? setting).span);
  const levers = entriesOf(childOf(tree, "levers")).flatMap(({ key, value }) => {
    const own = askedOf(value, asked.file);
    if (own === undefined) return [];
    const whole = {
      ...own,
      set: { ...asked.set, ...own.set },
      without: [...asked.without, ...own.without],
    };
    const world = open(whole, (childOf(value, "file") ?? value).span);
    return world === undefined ? [] : [{ id: key, world }];
  });
  // A slip in one question is no reason to be silent about all other names and dates.
  const names = main?.model ?? readScenario(asked, [])?.model;
  return {
    ...(main === undefined ? {} : { main }),
    ...(names === undefined ? {} : { names }),
    levers,
  };
}
