/** `brink batch`: many runs, counted. */

import { latinDigits } from "../../i18n/number.ts";
import { UsageFault } from "../../ask/refusal.ts";
import type { CommandDefinition } from "../definition.ts";
import { reportBatch } from "../report-batch.ts";
import {
  csvOption,
  luckOptions,
  quietOption,
  samplingOf,
  scenarioArgument,
  setOption,
} from "../shared-options.ts";
import { defined, wholeOptions } from "../values.ts";

/** Most draws of the inputs. */
const MOST_DRAWS = 1_000_000;

export const batch: CommandDefinition = {
  name: "batch",
  about: "help.batch",
  arguments: [{ ...scenarioArgument, optional: true }],
  options: [
    { flags: "--runs <n>", about: "help.runs" },
    ...luckOptions,
    setOption,
    { flags: "--given <condition>", about: "help.given" },
    { flags: "--precision <width>", about: "help.precision" },
    { flags: "--outcome <id>", about: "help.outcome", repeats: true },
    { flags: "--ask <question>", about: "help.ask" },
    { flags: "--uncertain", about: "help.uncertain" },
    { flags: "--draws <n>", about: "help.uncertain-draws" },
    { flags: "--out <folder>", about: "help.out", completion: "file" },
    { flags: "--resume <folder>", about: "help.resume-batch", completion: "file" },
    csvOption,
    quietOption,
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
    const { say, style, surroundings } = context;
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
    if (draws !== undefined && !uncertain) throw new UsageFault(say("uncertain.draws"));
    const request = defined({
      scenario,
      resume,
      runs: whole("runs", MOST_RUNS),
      out: input.value("out"),
      precision: latinDigitsOf(input.value("precision")),
      outcomes: input.values("outcome"),
      ...samplingOf(context, input),
    });
    const task = { surroundings, say, style };
    const ask = latinDigitsOf(input.value("ask"));
    const asked = [given, request.precision, ask].filter((value) => value !== undefined);
    if (uncertain && asked.length > 0) throw new UsageFault(say("uncertain.given"));
    if (asked.length > 1) throw new UsageFault(say("precision.one"));
    if (uncertain || given !== undefined || ask !== undefined) {
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

function latinDigitsOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : latinDigits(text);
}
