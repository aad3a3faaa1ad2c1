/** `brink batch`: many runs, counted. */

import { UsageFault } from "../context.ts";
import type { CommandDefinition } from "../definition.ts";
import { mostWorkers, reportBatch } from "../report-batch.ts";
import { defined, formatOf, settings, wholeOptions } from "../values.ts";

/** Most draws of the inputs. */
const MOST_DRAWS = 1_000_000;

export const batch: CommandDefinition = {
  name: "batch",
  about: "help.batch",
  arguments: [{ name: "scenario", about: "help.scenario", optional: true, completion: "scenario" }],
  options: [
    { flags: "--runs <n>", about: "help.runs" },
    { flags: "--seed <text>", about: "help.seed" },
    { flags: "--workers <n>", about: "help.workers" },
    { flags: "--set <id=number>", about: "help.set", repeats: true },
    { flags: "--given <condition>", about: "help.given" },
    { flags: "--precision <width>", about: "help.precision" },
    { flags: "--outcome <id>", about: "help.outcome", repeats: true },
    { flags: "--ask <question>", about: "help.ask" },
    { flags: "--uncertain", about: "help.uncertain" },
    { flags: "--draws <n>", about: "help.uncertain-draws" },
    { flags: "--out <folder>", about: "help.out", completion: "file" },
    { flags: "--resume <folder>", about: "help.resume-batch", completion: "file" },
    { flags: "--csv", about: "help.csv" },
    { flags: "--quiet", about: "help.quiet" },
  ],
  examples: [
    "brink batch two-state --runs 2000",
    "brink batch europe-2022 --runs 20000 --seed lesson-3 --out results",
    "brink batch --resume results",
    "brink batch europe-2022 --given 'ukraine >= full_scale_war' --runs 20000",
    "brink batch two-state --precision 0.5% --outcome any_crisis",
    "brink batch europe-2022 --ask 'P(ukraine >= full_scale_war) > 50%'",
    "brink batch two-state --uncertain",
  ],
  perform: async (context, input) => {
    const { say, style, surroundings, json } = context;
    const { performBatch } = await import("../../app/batch/perform.ts");
    const { MOST_RUNS } = await import("../../app/batch/order.ts");
    const [scenario] = input.arguments;
    const resume = input.value("resume");
    if (scenario === undefined && resume === undefined) {
      throw new UsageFault(say("usage.missing-argument", { name: "scenario" }));
    }
    if (scenario !== undefined && resume !== undefined) {
      throw new UsageFault(say("usage.resume-alone"));
    }
    const whole = wholeOptions(say, input);
    const given = input.value("given");
    const uncertain = input.flag("uncertain");
    const draws = whole("draws", MOST_DRAWS, 2);
    if (uncertain && given !== undefined) throw new UsageFault(say("uncertain.given"));
    if (draws !== undefined && !uncertain) throw new UsageFault(say("uncertain.draws"));
    const request = defined({
      scenario,
      resume,
      runs: whole("runs", MOST_RUNS),
      seed: input.value("seed"),
      workers: whole("workers", mostWorkers),
      set: settings(say, input.values("set")),
      out: input.value("out"),
      precision: input.value("precision"),
      outcomes: input.values("outcome"),
      quiet: input.flag("quiet"),
      format: formatOf(say, json, input),
    });
    const task = { surroundings, say, style };
    const ask = input.value("ask");
    const asked = [given, request.precision, ask].filter((value) => value !== undefined);
    if (asked.length > 1) throw new UsageFault(say("precision.one"));
    if (given !== undefined || ask !== undefined) {
      if (request.outcomes.length > 0) throw new UsageFault(say("precision.outcome-alone"));
    }
    if (ask !== undefined) {
      const { performAsk } = await import("../../app/batch/ask.ts");
      return reportBatch(context, await performAsk({ ...request, ask }, task));
    }
    if (given !== undefined) {
      const { performGiven } = await import("../../app/batch/given.ts");
      return reportBatch(context, await performGiven({ ...request, given }, task));
    }
    if (uncertain) {
      const { performUncertain } = await import("../../app/batch/uncertain.ts");
      return reportBatch(context, await performUncertain(defined({ ...request, draws }), task));
    }
    const done = await performBatch(request, task);
    return reportBatch(context, done);
  },
};
