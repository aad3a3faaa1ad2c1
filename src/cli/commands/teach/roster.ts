/** The roster of a class as the actions of a teacher take it. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Unanswerable, UsageFault } from "../../../ask/refusal.ts";
import type { Person } from "../../../render/gradebook.ts";
import type { Context } from "../../context.ts";

/** The text of a table that an option names. Throws UsageFault where there is no file. */
export async function readTable(
  { say, surroundings }: Context,
  option: string,
  file: string,
): Promise<string> {
  const path = resolve(surroundings.folder, file);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    const wanted = say("usage.table");
    throw new UsageFault(say("usage.bad-value", { option, value: file, wanted }));
  }
  const { readText } = await import("../../../app/exercise/text-file.ts");
  return readText(path);
}

/** The people of a roster; with `seats`, those of a class. Throws UsageFault; Unanswerable names every bad row. */
export async function readClassRoster(
  context: Context,
  file: string,
  seats?: readonly string[],
): Promise<readonly Person[]> {
  const { say } = context;
  const text = await readTable(context, "--roster", file);
  const { readRoster } = await import("../../../app/exercise/roster.ts");
  const { people, faults } = readRoster(text, seats);
  if (faults.length === 0) return people;
  const lines = faults.map(({ row, column, problem }) =>
    say("forms.fault", {
      row,
      column,
      why: say(problem === "seat" ? "forms.seat" : `roster.${problem}`),
    }),
  );
  throw new Unanswerable(lines.map((line) => `brink: ${line}`).join("\n"), {
    kind: "teach-roster-refused",
    file,
    faults,
  });
}
