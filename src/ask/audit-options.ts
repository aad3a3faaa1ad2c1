/** What `brink check --base-rates` may be asked for. */

import { flag, otherwise, whole } from "./option.ts";
import { commonOptions } from "./shared-options.ts";

/** The interpreter shows each whole path, so runs are few. */
export const auditOptions = {
  baseRates: flag("--base-rates", "help.base-rates"),
  runs: otherwise(whole("--runs <n>", "help.audit-runs", { least: 20, most: 1_000_000 }), 500),
  quiet: commonOptions.quiet,
};
