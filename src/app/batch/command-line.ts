/** Command lines that a user can paste: what gives a batch again, and what goes on with one. */

import type { Overrides } from "../../batch/overrides.ts";

/** A word of a shell command, quoted where a shell would read something into it. */
export function shellWord(text: string): string {
  if (/^[\w%+,./:=@-]+$/u.test(text) && !text.startsWith("-")) return text;
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The command that counts the same runs again. */
export function replayCommand(batch: {
  readonly scenario: string;
  readonly runs: number;
  readonly seed: string;
  readonly set: Overrides;
}): string {
  const settings = Object.entries(batch.set).flatMap(([id, value]) => [
    "--set",
    shellWord(`${id}=${value}`),
  ]);
  return [
    "brink batch",
    shellWord(batch.scenario),
    "--runs",
    String(batch.runs),
    // A seed may look like an option; joined to its option it cannot be taken for one.
    batch.seed.startsWith("-")
      ? `--seed=${shellWord(batch.seed)}`
      : `--seed ${shellWord(batch.seed)}`,
    ...settings,
  ].join(" ");
}

/** The command that goes on with the batch in a folder. */
export function resumeCommand(folder: string): string {
  return `brink batch --resume ${shellWord(folder)}`;
}
