/** What the parts of `brink check` that make runs may be asked for: read for help, so it loads nothing. */

import { flag, otherwise, whole, type Option } from "./option.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";

/** The parts, by the name of their value. */
export const checkFlags = {
  baseRates: flag("--base-rates", "help.base-rates"),
  expectations: flag("--expectations", "help.expectations"),
  coverage: flag("--coverage", "help.check-coverage"),
};

const runs = (otherwiseRuns: number, bounds: { least: number; most: number }): Option<number> =>
  otherwise(whole("--runs <n>", "help.check-runs", bounds), otherwiseRuns);

/** The interpreter shows each whole path, so runs are few. */
export const auditOptions = {
  runs: runs(500, { least: 20, most: 1_000_000 }),
  seed: luckOptions.seed,
  quiet: commonOptions.quiet,
};

/** The interpreter shows every step; by default what comes in 0.3 % of the runs is hardly missed. */
export const coverageOptions = {
  runs: runs(1000, { least: 1, most: 10_000_000 }),
  seed: luckOptions.seed,
  quiet: commonOptions.quiet,
};

/** By default so many that a share of 95 % is known to half a percent. */
export const expectationsOptions = {
  runs: runs(10_000, { least: 1, most: 100_000_000 }),
  ...luckOptions,
  quiet: commonOptions.quiet,
};
