/** What of a fit is written: the ensemble to a file, the scenario with its fitted numbers to a folder. */

import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { citedPath, loaderFor, type LoadedFile } from "../app/files.ts";
import { writeFile } from "../app/storage/file.ts";
import { makeFolder } from "../app/storage/folder.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { at } from "../base/invariant.ts";
import type { PreparedInput } from "../batch/inputs.ts";
import { formatDiagnostic } from "../i18n/diagnostics.ts";
import { hashModel } from "../scenario/hash.ts";
import type { Model } from "../scenario/model.ts";
import { readScenario } from "../scenario/read.ts";
import { rewriteNumbers, type Rewritten } from "../scenario/rewrite.ts";
import { isError } from "../source/diagnostic.ts";
import type { SourceFile } from "../source/span.ts";
import { ensembleText } from "../study/fit/ensemble.ts";
import type { Fitted } from "../study/fit/fit.ts";
import type { FitSpace } from "../study/fit/space.ts";
import type { Asking, Subject } from "./asking.ts";

/** Where a fit is to be written. */
export interface FitPlaces {
  readonly ensemble: string | undefined;
  readonly patch: string | undefined;
}

/** Refuses a folder that holds something, before the work and not after it. @throws UsageFault */
export function checkPlaces({ patch }: FitPlaces, asking: Asking): void {
  if (patch === undefined) return;
  const folder = resolve(asking.surroundings.folder, patch);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    asking.refuse(asking.say("fit.folder-full", { folder: patch }));
}

/** Writes what was asked for, and says where. @returns why it could not be */
export function keepFit(
  { ensemble, patch }: FitPlaces,
  subject: Subject,
  found: {
    readonly space: FitSpace;
    readonly fitted: Fitted;
    /** All numbers with a range. */
    readonly inputs: readonly PreparedInput[];
    /** All parameters as fitted. */
    readonly after: readonly number[];
  },
  asking: Asking,
): Unwritten | undefined {
  const { folder } = asking.surroundings;
  try {
    if (ensemble !== undefined) {
      const members = found.fitted.ensemble.map(({ scores }) => found.space.parametersAt(scores));
      const numbers = found.inputs.map(({ parameter }) => parameter);
      const text = ensembleText(subject.program, subject.identity.seed, numbers, members);
      writeFile(resolve(folder, ensemble), text);
      asking.tell(asking.say("fit.ensemble-written", { n: members.length, file: ensemble }));
    }
    if (patch !== undefined) writePatch(patch, subject, found.after, asking);
  } catch (error) {
    if (error instanceof Unwritten) return error;
    throw error;
  }
  return undefined;
}

/**
 * Writes the files of the scenario under their names below its folder, with the fitted numbers, each marked by
 * the hash of what came of it.
 */
function writePatch(
  named: string,
  { model, program, file }: Subject,
  found: readonly number[],
  asking: Asking,
): void {
  const { surroundings, say, style } = asking;
  const { folder } = surroundings;
  const after = new Map(
    program.parameters.map(({ id }, index) => [id as string, at(found, index)]),
  );
  const load = loaderFor(file, folder);
  const main = basename(file.path);
  const entry = entryOf(model, load(main), citedPath(file.path, folder));
  /** The scenario as it comes of new texts, and all its files. */
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
  const rewritten = (mark?: string): Rewritten => rewriteNumbers(entry, model, after, mark);
  const marked = readWith(rewritten(markOf(program.hash)));
  // The first edition of the language has no word for it.
  const mark = marked.model === undefined ? undefined : markOf(hashModel(marked.model));
  const last = rewritten(mark);
  const { files, diagnostics, model: sound } = readWith(last);
  for (const [name, text] of files) {
    const path = join(resolve(folder, named), name);
    makeFolder(dirname(path));
    writeFile(path, text);
  }
  asking.tell(say("fit.patch-written", { folder: named }));
  if (last.apart > 0) asking.tell(say("fit.numbers-apart", { n: last.apart }));
  if (mark === undefined && sound !== undefined) asking.tell(say("fit.unmarked"));
  if (sound !== undefined) return;
  for (const one of diagnostics.filter(isError)) asking.tell(formatDiagnostic(one, style));
}

/** So much of a hash as tells scenarios apart, and can be read over. */
const markOf = (hash: string): string => hash.slice(0, 12);

/** The scenario's own file, where it was handed over and not read. */
function entryOf(model: Model, loaded: LoadedFile, name: string): SourceFile {
  if ("text" in loaded) return loaded;
  const spans = model.parameters.map(({ span }) => span.file);
  return spans.find((one) => one.name === name) ?? { name, text: "" };
}
