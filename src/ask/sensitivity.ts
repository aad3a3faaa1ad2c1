/** `brink sensitivity`: which of the scenario's ranges move its answers. */

import { sensitivity, sensitivityAnswer } from "../answer/sensitivity.ts";
import type { SensitivityAnswer } from "../answer/sensitivity-schema.ts";
import { at } from "../base/invariant.ts";
import { suggest } from "../base/suggest.ts";
import { prepareInputs, type InputRange } from "../batch/inputs.ts";
import { suggestParameter } from "../batch/overrides.ts";
import type { Program } from "../ir/program.ts";
import { reachesOf } from "../ir/reach.ts";
import { keyOfSeed } from "../random/seed.ts";
import { tellSensitivity } from "../story/sensitivity.ts";
import { freeOf, jointRanges, rangesOf, rangesUnder, type Input } from "../study/inputs.ts";
import { classesOf } from "../study/provenance.ts";
import { readPrecision } from "../study/precision.ts";
import { sensitivityPlan, type ReadPiece, type SensitivityPlan } from "../study/sensitivity.ts";
import { seconds, type Asking, type Subject } from "./asking.ts";
import { choice, flag, otherwise, text, texts, whole } from "./option.ts";
import { question, type Asked, type Question } from "./question.ts";
import { told } from "./told.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";
import { askedEnsemble } from "./ensemble.ts";
import { marginalsOf } from "../study/fit/ensemble.ts";
import { sweep, type Swept } from "./sweep.ts";

/** Most trajectories, rows or lines of a chart, and most runs at one point. */
const MOST = 1_000_000;

/**
 * Where nothing else is asked for. Where luck has no part one run says all of a point, and what runs would have cost
 * goes into rows.
 */
const defaults = {
  tornado: { runs: 1000, draws: 1 },
  morris: { runs: 200, draws: 10 },
  sobol: { runs: 32, draws: 256 },
  certain: { runs: 1, draws: 8192 },
} as const;

/** Rows of the first look where a precision decides, and the most where no number is given. */
const precise = {
  lucky: { first: 256, most: 32_768 },
  certain: { first: 1024, most: 524_288 },
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
  precision: text("--precision <width>", "help.sensitivity-precision"),
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
    const width = widthOf(asked, asking);
    const subject = asking.open(asked);
    const { program, parameters: central, identity, engine, naming } = subject;
    const outcomes = outcomesOf(asked, subject, asking);
    const members = askedEnsemble(asked, subject, asking);
    const ranges = rangesAsked(asked, subject, asking);
    const inputs = inputsIn(asked, subject, ranges, members);
    if (inputs.length === 0) return asking.refuse(asking.say("sensitivity.no-inputs"));
    const certain = method !== "tornado" && isCertain(program, outcomes);
    const effort = method === "sobol" && certain ? defaults.certain : defaults[method];
    const runs = certain ? 1 : (asked.runs ?? effort.runs);
    const looks = precise[certain ? "certain" : "lucky"];
    const draws = asked.draws ?? (width === undefined ? effort.draws : looks.most);
    const key = keyOfSeed(identity.seed);
    const plan = sensitivityPlan(method, {
      ...{ program, outcomes, inputs, central, key, runs, draws, group },
      ...(asked.classes ? { classes: classesOf(subject.model) } : {}),
    });
    const lookAt = width === undefined ? draws : Math.min(draws, looks.first);
    const swept = await sweepRows(plan, lookAt, width, { asking, subject, asked });
    const { done, end, reached } = swept;
    const points = width === undefined ? plan.points : (plan.points / draws) * done.length;
    const answer = sensitivityAnswer(plan.conclude(done), {
      ...{ identity, engine: engine.name, set, top, runs, draws },
      ...{ inputs: inputs.length, points, partial: end !== "complete" },
      ...(width === undefined
        ? {}
        : { precision: { wanted: asked.precision ?? "", width, reached } }),
      replay: asking.replay("sensitivity", options, subject, {
        ...asked,
        ...(certain ? {} : { runs }),
        ...(method === "tornado" ? {} : { draws }),
      }),
      followed: outcomes.map((index): string => at(program.outcomes, index).id),
      others: asked.outcomes.length === 0 ? program.outcomes.length - 1 : 0,
      marginals: members !== undefined,
      elapsed: seconds(swept.seconds),
    });
    return { told: answered, answer, naming, end };
  },
});

type Values = Asked<typeof options>;

/** Whether nothing that is drawn comes near an outcome that is followed. */
function isCertain(program: Program, outcomes: readonly number[]): boolean {
  const reaches = reachesOf(program);
  return outcomes.every((outcome) => at(reaches, outcome).certain);
}

/** How narrow the intervals of indices are to be; undefined where that is not asked. @throws UsageFault */
function widthOf({ precision, method }: Values, asking: Asking): number | undefined {
  if (precision === undefined) return undefined;
  if (method !== "sobol") return asking.refuse(asking.say("sensitivity.no-precision"));
  const read = readPrecision(precision);
  if (read !== undefined && !read.relative) return read.width;
  const wanted = asking.say("sensitivity.precision-wanted");
  return asking.refuse(
    asking.say("usage.bad-value", { option: "--precision", value: precision, wanted }),
  );
}

/** What pieces were done, and whether they are as precise as was wanted. */
interface SweptRows {
  readonly done: readonly ReadPiece<unknown>[];
  readonly seconds: number;
  readonly end: Swept<unknown>["end"];
  readonly reached: boolean;
}

/** All pieces, or as many, doubled from look to look, as the precision takes. */
async function sweepRows(
  plan: SensitivityPlan,
  first: number,
  width: number | undefined,
  { asking, subject, asked }: { asking: Asking; subject: Subject; asked: Values },
): Promise<SweptRows> {
  const done: ReadPiece<unknown>[] = [];
  let taken = 0;
  for (let wanted = Math.min(first, plan.pieces); ; wanted = Math.min(2 * wanted, plan.pieces)) {
    const from = done.length;
    const {
      results,
      seconds: more,
      end,
    } = await sweep(asking, subject, asked, {
      ...{ pieces: wanted - from, pieceRuns: plan.pieceRuns },
      taskOf: (piece) => plan.taskOf(from + piece),
      read: (piece, values: Float64Array) => plan.read(from + piece, values),
      ask: (pool, tasks) => pool.points(tasks),
    });
    // One by one: as arguments of one call there may be too many.
    for (const result of results) done.push(result);
    taken += more;
    const reached = width !== undefined && plan.error(done) <= width;
    if (reached || end !== "complete" || wanted === plan.pieces) {
      return { done, seconds: taken, end, reached };
    }
  }
}

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
