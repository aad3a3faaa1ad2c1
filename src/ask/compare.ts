/** `brink compare`: variants of a scenario on the same luck, run by run. */

import { compare, compareAnswer, type CompareAnswer } from "../answer/compare.ts";
import type { JobVariant } from "../app/batch/job.ts";
import { withoutText } from "../app/batch/job.ts";
import { MOST_RUNS } from "../batch/manifest.ts";
import { DEFAULT_RUNS } from "./batch-options.ts";
import { at } from "../base/invariant.ts";
import { emptyPairs, mergePairs, type PairedTally } from "../batch/pairs.ts";
import { tellComparison } from "../story/compare.ts";
import { compare as comparePairs, differenceReaches, sharedColumns } from "../study/comparison.ts";
import { seconds, type Asking, type Subject } from "./asking.ts";
import { otherwise, settings, texts, whole } from "./option.ts";
import { question, type Asked, type Question } from "./question.ts";
import { told } from "./told.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";
import { readVariant } from "./variant.ts";

const options = {
  with: texts("--with <variant>", "help.with", { completion: "file" }),
  runs: otherwise(whole("--runs <n>", "help.runs", { most: MOST_RUNS }), DEFAULT_RUNS),
  ...luckOptions,
  ...commonOptions,
  set: settings("--set <id=number>", "help.set-all"),
};

const answered = told<typeof compare.schema, CompareAnswer>("compare", compare, tellComparison);

/** `brink compare` as a question. */
export const compareQuestion: Question<typeof options, CompareAnswer> = question({
  name: "compare",
  about: "help.compare",
  options,
  examples: [
    "brink compare two-state --with flashpoints.border.rules.flare_up.chance=10% --runs 2000",
    "brink compare europe-2022 --with europe-2022-engage --with 'force nato.council'",
  ],
  answers: [answered],
  ask: async (asked, asking) => {
    const { with: names, runs, set } = asked;
    if (names.length === 0) return asking.refuse(asking.say("compare.no-variants"));
    const base = asking.open(asked);
    const variants = names.map((name) => beside(name, base, asked, asking));
    const { result, done, end } = await asking.share<readonly PairedTally[]>(base, asked, {
      job: { variants: variants.map(({ job }) => job) },
      runs,
      ask: (pool, range) => pool.pair(range),
      merge: mergePairs,
      before: { done: [], part: variants.map(({ job }) => emptyPairs(job.columns)) },
    });
    const compared = variants.map(({ name, subject, job, leftOut }, index) => {
      const tally = at(result.part, index);
      return {
        ...{ name, leftOut, scenario: subject.program.id, scenarioHash: subject.program.hash },
        outcomes: job.columns.map((column): string => at(base.program.outcomes, column.base).id),
        ...{ baseFaults: tally.baseFaults, variantFaults: tally.variantFaults },
        comparison: comparePairs(
          base.program,
          job.columns,
          tally,
          differenceReaches(base.program, subject.program, job.columns),
        ),
      };
    });
    const answer = compareAnswer(compared, {
      ...{ identity: base.identity, engine: base.engine.name, set, done, total: runs },
      replay: asking.replay("compare", options, base, asked),
      runsPerSecond: result.seconds > 0 ? Math.round(result.fresh / result.seconds) : 0,
      elapsed: seconds(result.seconds),
    });
    return { told: answered, answer, naming: base.naming, end };
  },
});

/** A variant that can be run beside the base. */
interface Beside {
  readonly name: string;
  readonly subject: Subject;
  readonly job: JobVariant;
  readonly leftOut: readonly string[];
}

/** Reads a variant and lays its outcomes beside those of the base. */
function beside(name: string, base: Subject, asked: Asked<typeof options>, asking: Asking): Beside {
  const { say } = asking;
  const variant = readVariant(name);
  if ("fault" in variant) {
    return asking.refuse(say("compare.bad-variant", { part: variant.fault }));
  }
  const { file = base.file.argument, set, edits } = variant;
  const subject = asking.open(
    { ...asked, scenario: file, set: { ...asked.set, ...set } },
    edits.length === 0 ? {} : { edits },
    // The base had all the numbers of --set, so what is missing is most likely the variant's own.
    Object.keys(set).length > 0 ? "--with" : "--set",
  );
  const { program, parameters } = subject;
  const refuse = (key: "compare.other-calendar" | "compare.no-outcome"): never =>
    asking.refuse(say(key, { variant: name, base: base.file.argument }));
  const [ours, theirs] = [base.program.calendar, program.calendar];
  if (ours.start !== theirs.start || ours.unit !== theirs.unit) {
    return refuse("compare.other-calendar");
  }
  const columns = sharedColumns(base.program, program);
  if (columns.length === 0) return refuse("compare.no-outcome");
  const shared = new Set<string>(
    columns.map((column) => at(base.program.outcomes, column.base).id),
  );
  const all = [...base.program.outcomes, ...program.outcomes].map(({ id }): string => id);
  return {
    ...{ name, subject, job: { program: withoutText(program), parameters, columns } },
    leftOut: [...new Set(all)].filter((id) => !shared.has(id)),
  };
}
