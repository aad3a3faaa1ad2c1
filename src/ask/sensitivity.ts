/** `brink sensitivity`: which of the scenario's ranges move its answers. */

import { sensitivity, sensitivityAnswer } from "../answer/sensitivity.ts";
import type { SensitivityAnswer } from "../answer/sensitivity-schema.ts";
import { at } from "../base/invariant.ts";
import { suggest } from "../base/suggest.ts";
import { prepareInputs, type InputRange } from "../batch/inputs.ts";
import { suggestParameter } from "../batch/overrides.ts";
import { keyOfSeed } from "../random/seed.ts";
import { tellSensitivity } from "../story/sensitivity.ts";
import { freeOf, jointRanges, rangesOf, rangesUnder, type Input } from "../study/inputs.ts";
import { classesOf } from "../study/provenance.ts";
import { sensitivityPlan } from "../study/sensitivity.ts";
import { seconds, type Asking, type Subject } from "./asking.ts";
import { choice, flag, otherwise, text, texts, whole } from "./option.ts";
import { question, type Asked, type Question } from "./question.ts";
import { told } from "./told.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";
import { askedEnsemble } from "./ensemble.ts";
import { marginalsOf } from "../study/fit/ensemble.ts";
import { sweep } from "./sweep.ts";

/** Most trajectories, rows or lines of a chart, and most runs at one point. */
const MOST = 1_000_000;

/** Where nothing else is asked for. */
const defaults = {
  tornado: { runs: 1000, draws: 1 },
  morris: { runs: 200, draws: 10 },
  sobol: { runs: 32, draws: 256 },
} as const;

const options = {
  method: otherwise(
    choice("--method <name>", "help.method", ["tornado", "morris", "sobol"] as const),
    "tornado",
  ),
  outcomes: texts("--outcome <id>", "help.sensitivity-outcome"),
  inputs: texts("--input <path>", "help.input"),
  group: flag("--group", "help.group"),
  classes: flag("--classes", "help.classes"),
  // Luck is told apart by the spread between runs, so there must be two.
  runs: whole("--runs <n>", "help.point-runs", { least: 2, most: MOST }),
  draws: whole("--draws <n>", "help.draws", { least: 2, most: MOST }),
  ensemble: text("--ensemble <file>", "help.sensitivity-ensemble", { completion: "file" }),
  top: otherwise(whole("--top <n>", "help.top", { most: MOST }), 12),
  ...luckOptions,
  ...commonOptions,
};

const answered = told<typeof sensitivity.schema, SensitivityAnswer>(
  "sensitivity",
  sensitivity,
  tellSensitivity,
);

/** `brink sensitivity` as a question. */
export const sensitivityQuestion: Question<typeof options, SensitivityAnswer> = question({
  name: "sensitivity",
  about: "help.sensitivity",
  options,
  examples: [
    "brink sensitivity two-state",
    "brink sensitivity europe-2022 --outcome invasion --input flashpoints.ukraine",
    "brink sensitivity brinkmanship --method morris --outcome disaster",
    "brink sensitivity richardson --method sobol --outcome war",
  ],
  answers: [answered],
  ask: async (asked, asking) => {
    const { method, set, group, top } = asked;
    const { say } = asking;
    if (asked.draws !== undefined && method === "tornado") {
      return asking.refuse(say("sensitivity.no-draws"));
    }
    if (group && method !== "sobol") return asking.refuse(say("sensitivity.no-group"));
    if (asked.classes && (group || method !== "sobol")) {
      return asking.refuse(say("sensitivity.no-classes"));
    }
    const subject = asking.open(asked);
    const { program, parameters: central, identity, engine, naming } = subject;
    const outcomes = outcomesOf(asked, subject, asking);
    const members = askedEnsemble(asked, subject, asking);
    const ranges = rangesAsked(asked, subject, asking);
    const inputs = inputsIn(asked, subject, ranges, members);
    if (inputs.length === 0) return asking.refuse(asking.say("sensitivity.no-inputs"));
    const runs = asked.runs ?? defaults[method].runs;
    const draws = asked.draws ?? defaults[method].draws;
    const key = keyOfSeed(identity.seed);
    const plan = sensitivityPlan(method, {
      ...{ program, outcomes, inputs, central, key, runs, draws, group },
      ...(asked.classes ? { classes: classesOf(subject.model) } : {}),
    });
    const swept = await sweep(asking, subject, asked, {
      ...plan,
      ask: (pool, tasks) => pool.points(tasks),
    });
    const answer = sensitivityAnswer(plan.conclude(swept.results), {
      ...{ identity, engine: engine.name, set, top, runs, draws },
      ...{ inputs: inputs.length, points: plan.points, partial: swept.end !== "complete" },
      replay: asking.replay("sensitivity", options, subject, {
        ...{ ...asked, runs },
        ...(method === "tornado" ? {} : { draws }),
      }),
      followed: outcomes.map((index): string => at(program.outcomes, index).id),
      others: asked.outcomes.length === 0 ? program.outcomes.length - 1 : 0,
      marginals: members !== undefined,
      elapsed: seconds(swept.seconds),
    });
    return { told: answered, answer, naming, end: swept.end };
  },
});

type Values = Asked<typeof options>;

/** Indices of the outcomes that are followed, in the order asked for. @throws UsageFault */
function outcomesOf(
  { outcomes }: Values,
  { program, model }: Subject,
  asking: Asking,
): readonly number[] {
  const wanted =
    outcomes.length > 0 ? outcomes : model.outcomes.slice(0, 1).map(({ id }): string => id);
  if (wanted.length === 0) return asking.refuse(asking.say("sensitivity.no-outcomes"));
  const ids = program.outcomes.map(({ id }): string => id);
  return [...new Set(wanted)].map((id) => {
    const index = ids.indexOf(id);
    if (index >= 0) return index;
    const fault = asking.say("sensitivity.no-outcome", { id, option: "--outcome" });
    return asking.refuse(`${fault}${hint(suggest(id, ids), asking)}`);
  });
}

/** All ranges of the scenario. @throws UsageFault where a path has none */
function rangesAsked(
  { inputs: paths, set }: Values,
  { program, model }: Subject,
  asking: Asking,
): readonly InputRange[] {
  const all = rangesOf(program, model.parameters, set);
  const ids = all.map(({ id }) => id);
  for (const path of paths) {
    if (rangesUnder(all, [path]).length > 0) continue;
    const fault = asking.say("sensitivity.no-input", { id: path });
    return asking.refuse(`${fault}${hint(suggestParameter(path, ids), asking)}`);
  }
  return all;
}

/** The inputs that vary; by an ensemble, where there is one, every number for itself. */
function inputsIn(
  { inputs: paths }: Values,
  subject: Subject,
  ranges: readonly InputRange[],
  members: readonly (readonly number[])[] | undefined,
): readonly Input[] {
  if (members === undefined) return prepareInputs(jointRanges(subject, ranges, paths));
  return marginalsOf(freeOf(subject.program, prepareInputs(rangesUnder(ranges, paths))), members);
}

const hint = (near: string | undefined, { say }: Asking): string =>
  near === undefined ? "" : ` ${say("usage.did-you-mean", { name: near })}`;
