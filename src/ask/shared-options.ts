/** Options that several questions take, said once. */

import { choice, flag, settings, text, whole, type Option } from "./option.ts";
import type { ValuesOf } from "./option.ts";

/** More threads than any machine has cores; a slip of the finger must not start them. */
export const MOST_WORKERS = 1024;

/** The engines that can make runs: the fast one, and the one that is the specification. */
export const engineNames = ["kernel", "interpreter"] as const;

/** What every question takes: numbers to change, and whether to be quiet about progress. */
export const commonOptions = {
  set: settings("--set <id=number>", "help.set"),
  quiet: flag("--quiet", "help.quiet", { idle: true }),
};

/** What questions that make runs take: which luck, on how many threads, by which engine. */
export const luckOptions = {
  seed: text("--seed <text>", "help.seed"),
  workers: whole("--workers <n>", "help.workers", { most: MOST_WORKERS }, { idle: true }),
  engine: choice("--engine <name>", "help.engine", engineNames, { idle: true }),
};

/** The values of the options above. */
export type CommonValues = ValuesOf<typeof commonOptions>;
/** What the options of luck hold. */
export type LuckValues = ValuesOf<typeof luckOptions>;

/** `--csv`, where an answer is a table. */
export const csvOption: Option<boolean> = flag("--csv", "help.csv", { idle: true });
