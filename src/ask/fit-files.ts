/** What of a fit is written: the ensemble to a file, the scenario with its fitted numbers to a folder. */

import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { refitFiles } from "../app/refit.ts";
import { writeFile } from "../app/storage/file.ts";
import { makeFolder } from "../app/storage/folder.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { at } from "../base/invariant.ts";
import type { PreparedInput } from "../batch/inputs.ts";
import { formatDiagnostic } from "../i18n/diagnostics.ts";
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

/** Writes the scenario with its fitted numbers, and says what stands elsewhere or unmarked. */
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
  const { files, apart, marked, faults } = refitFiles({ model, program, file }, folder, after);
  for (const [name, text] of files) {
    const path = join(resolve(folder, named), name);
    makeFolder(dirname(path));
    writeFile(path, text);
  }
  asking.tell(say("fit.patch-written", { folder: named }));
  if (apart > 0) asking.tell(say("fit.numbers-apart", { n: apart }));
  if (!marked && faults.length === 0) asking.tell(say("fit.unmarked"));
  for (const one of faults) asking.tell(formatDiagnostic(one, style));
}
