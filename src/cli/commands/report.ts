/** `brink report`: what a batch says, to read, to print, or to compute with. */

import { UsageFault } from "../../ask/refusal.ts";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";
import { mostWorkers, reportBatch } from "../report-batch.ts";
import { luckOptions, quietOption, setOption } from "../shared-options.ts";
import { defined, oneOf, settings, wholeOptions } from "../values.ts";

export const report: CommandDefinition = {
  name: "report",
  about: "help.report",
  arguments: [
    { name: "result", about: "help.report-result", repeats: true, completion: "scenario" },
  ],
  options: [
    { flags: "--to <form>", about: "help.report-to", completion: ["html", "md", "csv", "parquet"] },
    { flags: "--out <file>", about: "help.report-out", completion: "file" },
    { flags: "--with <file>", about: "help.report-with", repeats: true, completion: "file" },
    {
      flags: "--rows <rows>",
      about: "help.report-rows",
      completion: ["outcomes", "steps", "runs"],
    },
    { flags: "--runs <n>", about: "help.runs" },
    ...luckOptions,
    setOption,
    quietOption,
  ],
  examples: [
    "brink report europe-2022 --runs 20000 --out report.html",
    "brink report europe-2022 europe-2022-engage --runs 20000 --lang ar --out both.html",
    "brink report two-state --runs 2000 --to csv --rows steps",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json, report: tell, printJson } = context;
    const [{ performReport }, { reportForms, reportRows }, { MOST_RUNS }] = await Promise.all([
      import("../../app/report/perform.ts"),
      import("../../app/report/request.ts"),
      import("../../app/batch/order.ts"),
    ]);
    const whole = wholeOptions(say, input);
    const to = oneOf(say, reportForms)("--to", input.value("to") ?? "html");
    const rows = input.value("rows");
    const data = to === "csv" || to === "parquet";
    if (rows !== undefined && !data) throw new UsageFault(say("usage.rows-data"));
    if (input.values("with").length > 0 && data) throw new UsageFault(say("usage.with-document"));
    const done = await performReport(
      {
        results: input.arguments,
        to,
        rows: oneOf(say, reportRows)("--rows", rows ?? "outcomes"),
        with: input.values("with"),
        set: settings(say, input.values("set")),
        quiet: input.flag("quiet"),
        json,
        ...defined({
          runs: whole("runs", MOST_RUNS),
          seed: input.value("seed"),
          workers: whole("workers", mostWorkers),
          out: input.value("out"),
        }),
      },
      { surroundings, say, style },
    );
    if (done.kind !== "reported") return reportBatch(context, done);
    if (json) printJson(done.document);
    else if (done.file !== undefined) tell(say("report.written", { file: done.file }));
    return {
      complete: exitCodes.fine,
      incomplete: exitCodes.incomplete,
      interrupted: exitCodes.interrupted,
    }[done.end];
  },
};
