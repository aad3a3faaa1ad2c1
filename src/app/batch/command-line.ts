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
  readonly given?: string;
  readonly precision?: { readonly text: string; readonly outcomes: readonly string[] };
  readonly ask?: string;
  /** Of uncertain inputs. */
  readonly draws?: number;
}): string {
  const { given, ask, precision } = batch;
  return [
    "brink batch",
    shellWord(batch.scenario),
    ...(given === undefined ? [] : optionWords("--given", given)),
    ...(ask === undefined ? [] : optionWords("--ask", ask)),
    ...(precision === undefined ? [] : optionWords("--precision", precision.text)),
    ...(precision?.outcomes ?? []).flatMap((id) => optionWords("--outcome", id)),
    ...(batch.draws === undefined ? [] : ["--uncertain", "--draws", String(batch.draws)]),
    ...runWords(batch),
  ].join(" ");
}

/** The words of `--set`. */
export function settingWords(set: Overrides): string[] {
  return Object.entries(set).flatMap(([id, value]) => optionWords("--set", `${id}=${value}`));
}

/** The command that makes a report again; the facts are those of a result that it ran itself. */
export function reportCommand(report: {
  readonly results: readonly string[];
  readonly to: string;
  readonly with: readonly string[];
  readonly runs?: number;
  readonly seed?: string;
  readonly set: Overrides;
  readonly out?: string;
  readonly language: string;
}): string {
  const { results, to, runs, seed, set, out, language } = report;
  const optional = (option: string, value: string | undefined): string[] =>
    value === undefined ? [] : optionWords(option, value);
  return [
    "brink report",
    ...results.map(shellWord),
    ...optional("--runs", runs === undefined ? undefined : String(runs)),
    ...optional("--seed", seed),
    ...settingWords(set),
    ...report.with.flatMap((file) => optionWords("--with", file)),
    ...(to === "html" ? [] : ["--to", to]),
    ...optional("--out", out),
    "--lang",
    language,
  ].join(" ");
}

function runWords(batch: {
  readonly runs: number;
  readonly seed: string;
  readonly set: Overrides;
}): string[] {
  const { runs, seed, set } = batch;
  return ["--runs", String(runs), ...optionWords("--seed", seed), ...settingWords(set)];
}

/** A value may look like an option; joined to its option it cannot be taken for one. */
export function optionWords(option: string, value: string): string[] {
  return value.startsWith("-") ? [`${option}=${shellWord(value)}`] : [option, shellWord(value)];
}

/** The command that goes on with the batch in a folder. */
export function resumeCommand(folder: string): string {
  return `brink batch --resume ${shellWord(folder)}`;
}
