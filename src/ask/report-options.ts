/** What `brink report` takes. */

import { reportForms, reportRows } from "../answer/report.ts";
import { MOST_RUNS } from "../batch/manifest.ts";
import { choice, otherwise, text, texts, whole } from "./option.ts";
import type { Asked } from "./question.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";

/** The options of `brink report`. */
export const reportOptions = {
  runs: whole("--runs <n>", "help.runs", { most: MOST_RUNS }),
  ...luckOptions,
  set: commonOptions.set,
  with: texts("--with <file>", "help.report-with", { completion: "file" }),
  to: otherwise(choice("--to <form>", "help.report-to", reportForms), "html"),
  rows: choice("--rows <rows>", "help.report-rows", reportRows),
  out: text("--out <file>", "help.report-out", { completion: "file" }),
  quiet: commonOptions.quiet,
};

/** What was asked of a report. */
export type ReportAsked = Asked<typeof reportOptions>;
