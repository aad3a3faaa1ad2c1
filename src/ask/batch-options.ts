/** What `brink batch` takes, and what of it goes together. */

import { MOST_RUNS } from "../batch/manifest.ts";
import { latinDigits } from "../i18n/number.ts";
import type { Asking } from "./asking.ts";
import { flag, text, texts, whole, type Option } from "./option.ts";
import type { Asked } from "./question.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";

/** Runs where no number is given. */
export const DEFAULT_RUNS = 10_000;

/** Most runs where a precision decides and no number is given. */
export const MOST_FOR_PRECISION = 1_000_000;

/** Most draws of the inputs. */
const MOST_DRAWS = 1_000_000;

/** A text with numbers in it, in any digits. */
function digits({ read, ...rest }: Option<string | undefined>): Option<string | undefined> {
  return {
    ...rest,
    read: (typed, reading) => {
      const value = read(typed, reading);
      return value === undefined ? undefined : latinDigits(value);
    },
  };
}

/** The options of `brink batch`. */
export const batchOptions = {
  given: text("--given <condition>", "help.given"),
  ask: digits(text("--ask <question>", "help.ask")),
  precision: digits(text("--precision <width>", "help.precision")),
  outcomes: texts("--outcome <id>", "help.outcome"),
  uncertain: flag("--uncertain", "help.uncertain"),
  draws: whole("--draws <n>", "help.uncertain-draws", { least: 2, most: MOST_DRAWS }),
  ensemble: text("--ensemble <file>", "help.ensemble", { completion: "file" }),
  runs: whole("--runs <n>", "help.runs", { most: MOST_RUNS }),
  ...luckOptions,
  set: commonOptions.set,
  out: text("--out <folder>", "help.out", { completion: "file", idle: true }),
  on: text("--on <server>", "help.on", { idle: true }),
  shardRuns: whole("--shard-runs <n>", "help.shard-runs", { most: MOST_RUNS }, { idle: true }),
  resume: text("--resume <folder>", "help.resume-batch", { completion: "file", idle: true }),
  watch: flag("--watch", "help.watch", { idle: true }),
  quiet: commonOptions.quiet,
};

/** What was asked of a batch; no scenario where a folder is gone on with. */
export type BatchAsked = Asked<typeof batchOptions>;

/** Whether its inputs are drawn anew for each group of runs. */
export const isUncertain = ({
  uncertain,
  ensemble,
}: Pick<BatchAsked, "uncertain" | "ensemble">): boolean => uncertain || ensemble !== undefined;

/** Refuses options that do not go together. @throws UsageFault */
export function checkTogether(asked: BatchAsked, asking: Asking): void {
  const { say } = asking;
  const { scenario, resume, given, ask, precision, draws, outcomes, out, on } = asked;
  const uncertain = isUncertain(asked);
  if (scenario === "" && resume === undefined) {
    asking.refuse(say("usage.missing-argument", { name: "scenario" }));
  }
  if (scenario !== "" && resume !== undefined) asking.refuse(say("usage.resume-alone"));
  const isPlain = [given, ask, precision, asked.workers].every((one) => one === undefined);
  if (on !== undefined && (uncertain || !isPlain)) asking.refuse(say("fleet.alone"));
  if (on === undefined && asked.shardRuns !== undefined) asking.refuse(say("fleet.shard-runs"));
  if (
    asked.watch &&
    (uncertain || given !== undefined || ask !== undefined || asking.screen === undefined)
  )
    asking.refuse(say("usage.watch"));
  if (draws !== undefined && !uncertain) asking.refuse(say("uncertain.draws"));
  const named = [given, precision, ask].filter((value) => value !== undefined);
  if (uncertain && named.length > 0) asking.refuse(say("uncertain.given"));
  if (named.length > 1) asking.refuse(say("precision.one"));
  const kind = uncertain ? "uncertain" : given === undefined ? undefined : "given";
  const alone = kind ?? (ask === undefined ? undefined : "ask");
  if (alone === undefined) return;
  if (outcomes.length > 0) asking.refuse(say("precision.outcome-alone"));
  if (out !== undefined || resume !== undefined) asking.refuse(say(`${alone}.alone`));
}
