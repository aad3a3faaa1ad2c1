/** `brink paths`: what leads to an outcome, in orders of happenings, in parts and in inputs. */

import { paths, pathsAnswer, type PathsAnswer } from "../answer/paths.ts";
import { DEFAULT_RUNS } from "./batch-options.ts";
import { at } from "../base/invariant.ts";
import { emptyTrace, mergeTraces, type TracePart } from "../batch/tracing.ts";
import { keyOfSeed } from "../random/seed.ts";
import { tellPaths } from "../story/paths.ts";
import { jointRanges, rangesOf } from "../study/inputs.ts";
import { candidatesOf, countsFor, type PathsPlan, type Share } from "../study/paths-plan.ts";
import { findBoxes, findOrders, findRemovals } from "../study/pathways.ts";
import { seconds, type Asking, type Subject } from "./asking.ts";
import { choices, openShare, otherwise, text, texts, whole } from "./option.ts";
import { question, type Asked, type End, type Question } from "./question.ts";
import { told } from "./told.ts";
import { refuseWithout } from "./without-outcome.ts";
import { NothingDone } from "./refusal.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";

/** The parts of the answer. */
const parts = ["orders", "removals", "boxes"] as const;

/** What memory of orders and cases allows. */
const MOST_RUNS = 10_000_000;

/** Orders longer than this, or of more kinds, are told apart by nobody. */
const MOST_DEPTH = 20;
const MOST_SIGNS = 40;

const options = {
  outcome: text("--outcome <id>", "help.paths-outcome"),
  runs: otherwise(whole("--runs <n>", "help.paths-runs", { most: MOST_RUNS }), 2 * DEFAULT_RUNS),
  ...luckOptions,
  only: choices("--only <part>", "help.only", parts),
  depth: otherwise(whole("--depth <n>", "help.depth", { most: MOST_DEPTH }), 5),
  signs: otherwise(whole("--signs <n>", "help.signs", { most: MOST_SIGNS }), 6),
  follow: texts("--follow <id>", "help.follow"),
  exit: otherwise(openShare("--exit <share>", "help.past"), 0.5),
  coverage: otherwise(openShare("--coverage <share>", "help.coverage"), 0.5),
  ...commonOptions,
};

const answered = told<typeof paths.schema, PathsAnswer>("paths", paths, tellPaths);

/** `brink paths` as a question. */
export const pathsQuestion: Question<typeof options, PathsAnswer> = question({
  name: "paths",
  about: "help.paths",
  options,
  examples: [
    "brink paths brinkmanship --outcome disaster --runs 2000",
    "brink paths europe-2022 --outcome invasion --only orders --depth 3",
    "brink paths europe-2022 --outcome signed_text --only orders --follow diplomacy --runs 2000 --json",
    "brink paths two-state --outcome 'border == crisis' --only removals --runs 1000",
  ],
  answers: [answered],
  ask: async (asked, asking) => {
    const outcome = (asked.outcome ?? "").trim();
    if (outcome === "") return refuseWithout(asked, asking);
    const began = performance.now();
    const subject = asking.open(asked, {
      questions: [{ option: "--outcome", form: "ever", text: outcome }],
    });
    const plan = planOf(subject, asked, asking);
    const { identity, engine, naming } = subject;
    const { share, state } = shareOf(subject, asked, asking, plan.counts.runs);
    const wanted = (part: (typeof parts)[number]): boolean =>
      asked.only.length === 0 || asked.only.includes(part);
    const { seed } = identity;
    const orders = wanted("orders") ? await findOrders(plan, seed, share) : undefined;
    const removals = wanted("removals") ? await findRemovals(plan, seed, share) : undefined;
    const boxes = wanted("boxes") ? await findBoxes(plan, seed, share) : undefined;
    const found = {
      ...(orders === undefined ? {} : { orders }),
      ...(removals === undefined ? {} : { removals }),
      ...(boxes === undefined ? {} : { boxes }),
    };
    const { end } = state;
    if (end !== "complete" && Object.keys(found).length === 0) throw new NothingDone(end);
    const answer = pathsAnswer(found, {
      ...{ identity, engine: engine.name, set: asked.set, outcome },
      replay: asking.replay("paths", options, subject, asked),
      ...{ depth: asked.depth, exit: asked.exit, coverage: asked.coverage },
      ...{ total: plan.counts.runs, done: state.done, drawn: plan.counts.cases },
      partial: end !== "complete",
      elapsed: seconds((performance.now() - began) / 1000),
    });
    return { told: answered, answer, naming, end };
  },
});

/** What is to be found out. @throws UsageFault for a number, or for a sign that the scenario does not have */
function planOf(
  { model, program, answers }: Subject,
  asked: Asked<typeof options>,
  asking: Asking,
): PathsPlan {
  const { say } = asking;
  const index = at(answers, 0);
  const { id, type } = at(program.outcomes, index);
  if (type === "number") return asking.refuse(say("paths.number", { id }));
  const candidates = candidatesOf(model, asked.follow);
  if ("unknown" in candidates) {
    const { unknown: name, near } = candidates;
    const hint = near === undefined ? "" : ` ${say("usage.did-you-mean", { name: near })}`;
    return asking.refuse(`${say("paths.no-sign", { name })}${hint}`);
  }
  return {
    ...{ model, program, index, target: id, timed: type === "time" },
    counts: countsFor(asked.runs),
    ...{ candidates, followed: asked.follow.length > 0 },
    inputs: jointRanges({ program, model }, rangesOf(program, model.parameters, asked.set)),
    ...{ depth: asked.depth, signs: asked.signs, exit: asked.exit, coverage: asked.coverage },
  };
}

/** Shares pieces of work out, until one of them is stopped: what was found before is kept. */
function shareOf(
  subject: Subject,
  asked: Asked<typeof options>,
  asking: Asking,
  runs: number,
): { readonly share: Share; readonly state: { end: End; done: number } } {
  const state: { end: End; done: number } = { end: "complete", done: runs };
  const share: Share = async ({ name, program, parameters, seed, work, total, partly }) => {
    if (state.end !== "complete") return undefined;
    if (!asked.quiet) asking.tell(asking.say(`paths.doing.${name}`));
    const task = {
      program,
      job: { parameters, key: keyOfSeed(seed), work },
      runs: total,
      ask: (pool, range) => pool.trace(range),
      merge: mergeTraces,
      before: { done: [], part: emptyTrace(work) },
    } satisfies Parameters<typeof asking.share<TracePart>>[2];
    try {
      const told = { wholeOnly: partly !== true };
      const { result, end, done } = await asking.share<TracePart>(subject, asked, task, told);
      state.end = end;
      if (name === "orders") state.done = done;
      return end === "complete" || partly === true ? result.part : undefined;
    } catch (error) {
      if (!(error instanceof NothingDone)) throw error;
      state.end = error.end;
      if (name === "orders") state.done = 0;
      return undefined;
    }
  };
  return { share, state };
}
