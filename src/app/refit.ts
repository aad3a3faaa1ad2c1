/** The use case of `brink fit --patch`: a scenario's files with new numbers, marked as fitted. */

import { basename } from "node:path";
import { hashModel } from "../scenario/hash.ts";
import type { Model } from "../scenario/model.ts";
import { readScenario } from "../scenario/read.ts";
import { rewriteNumbers, type Rewritten } from "../scenario/rewrite.ts";
import { isError, type Diagnostic } from "../source/diagnostic.ts";
import type { SourceFile } from "../source/span.ts";
import { citedPath, loaderFor, type LoadedFile } from "./files.ts";
import type { SoundScenario } from "./sound.ts";

/** The files of a scenario with new numbers. */
export interface Refitted extends Pick<Rewritten, "apart"> {
  /** Texts by name, from the scenario's folder; those that did not change too. */
  readonly files: ReadonlyMap<string, string>;
  /** Whether each new number says that it was fitted: the first edition of the language has no word for it. */
  readonly marked: boolean;
  /** What is wrong with it, were anything. */
  readonly faults: readonly Diagnostic[];
}

/**
 * The files with new numbers, read again; the mark is the hash of what came of them.
 * @param after new values by id of the parameter
 */
export function refitFiles(
  { model, program, file }: Pick<SoundScenario, "model" | "program" | "file">,
  folder: string,
  after: ReadonlyMap<string, number>,
): Refitted {
  const load = loaderFor(file, folder);
  const main = basename(file.path);
  const entry = entryOf(model, load(main), citedPath(file.path, folder));
  const rewritten = (mark?: string): Rewritten => rewriteNumbers(entry, model, after, mark);
  const readWith = ({ texts }: Rewritten) => {
    const files = new Map<string, string>();
    const read = readScenario(main, (name) => {
      const loaded = name === main ? entry : load(name);
      if (!("text" in loaded)) return loaded;
      const text = texts.get(loaded.name) ?? loaded.text;
      files.set(name, text);
      return { ...loaded, text };
    });
    return { ...read, files };
  };
  const trial = readWith(rewritten(markOf(program.hash)));
  const mark = trial.model === undefined ? undefined : markOf(hashModel(trial.model));
  const last = rewritten(mark);
  const { files, diagnostics } = readWith(last);
  const faults = diagnostics.filter(isError);
  return { files, apart: last.apart, marked: mark !== undefined, faults };
}

/** So much of a hash as tells scenarios apart, and can be read over. */
const markOf = (hash: string): string => hash.slice(0, 12);

/** The scenario's own file, where it was handed over and not read. */
function entryOf(model: Model, loaded: LoadedFile, name: string): SourceFile {
  if ("text" in loaded) return loaded;
  const spans = model.parameters.map(({ span }) => span.file);
  return spans.find((one) => one.name === name) ?? { name, text: "" };
}
