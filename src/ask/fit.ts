/** `brink fit`: numbers inside their ranges that meet the scenario's targets. */

import { fit, fitAnswer, type FitAnswer } from "../answer/fit.ts";
import { measureTargets } from "../ir/targets.ts";
import { keyOfSeed } from "../random/seed.ts";
import { tellFit } from "../story/fit.ts";
import { aimsOf } from "../study/fit/aims.ts";
import { fitNumbers } from "../study/fit/fit.ts";
import { fitSpace } from "../study/fit/space.ts";
import { findConflicts, whatIsTold } from "../study/fit/verdict.ts";
import { inputsOf } from "../study/inputs.ts";
import { elapsedSince, type Asking, type Subject } from "./asking.ts";
import { readNamed } from "./named-file.ts";
import { measureBy } from "./fit-measure.ts";
import { checkPlaces, keepFit } from "./fit-files.ts";
import { otherwise, text, whole } from "./option.ts";
import { question, type Asked, type Question } from "./question.ts";
import { NothingDone } from "./refusal.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";
import { told } from "./told.ts";

/** Most members, and most runs of one in a round. */
const MOST = 1_000_000;

/** By round, by how much the variance of the targets is multiplied: from far to near. */
const ROUNDS = [8, 4, 2, 1, 1] as const;

/** Runs of a last look at the scenario, of those that its members have in a round. */
const LAST = 10;

const options = {
  targets: text("--targets <file>", "help.targets", { completion: "file" }),
  members: otherwise(whole("--members <n>", "help.members", { least: 10, most: MOST }), 100),
  runs: otherwise(whole("--runs <n>", "help.fit-runs", { least: 10, most: MOST }), 1000),
  particles: otherwise(
    whole("--particles <n>", "help.fit-particles", { least: 10, most: MOST }),
    100,
  ),
  ensemble: text("--ensemble <file>", "help.fit-ensemble", { completion: "file", idle: true }),
  patch: text("--patch <folder>", "help.patch", { completion: "file", idle: true }),
  top: otherwise(whole("--top <n>", "help.fit-top", { most: MOST }), 40),
  ...luckOptions,
  ...commonOptions,
};

const answered = told<typeof fit.schema, FitAnswer>("fit", fit, tellFit);

/** `brink fit` as a question. */
export const fitQuestion: Question<typeof options, FitAnswer> = question({
  name: "fit",
  about: "help.fit",
  options,
  examples: [
    "brink fit two-state",
    "brink fit two-state --members 40 --runs 400 --ensemble fitted.json --patch fitted",
  ],
  answers: [answered],
  ask: async (asked, asking) => {
    checkPlaces(asked, asking);
    const began = performance.now();
    const subject = openWithTargets(asked, asking);
    const { program, model, parameters, identity, naming } = subject;
    const inputs = inputsOf(program, model.parameters, asked.set);
    if (inputs.length === 0)
      return asking.refuse(asking.say("fit.no-inputs", { scenario: asked.scenario }));
    const measured = measureTargets(model);
    const wanted = aimsOf(measured, model);
    const { aims } = wanted;
    if (aims.every(({ heldOut }) => heldOut))
      return asking.refuse(asking.say("fit.nothing-measured"));
    const space = fitSpace(measured.program, parameters, inputs, model.correlations);
    const design = {
      ...{ space, aims, key: keyOfSeed(identity.seed) },
      ...{ members: asked.members, runs: asked.runs, rounds: ROUNDS, lastRuns: LAST * asked.runs },
    };
    const running = { ...subject, program: measured.program };
    const measure = measureBy(asking, running, asked, {
      ...{ ...wanted, at: space.parametersAt, rounds: ROUNDS.length + 1 },
    });
    const fitted = await fitNumbers(design, measure);
    if (fitted === undefined) throw new NothingDone("interrupted");
    const conflicts = fitted.complete
      ? await findConflicts(design, fitted, measure, [fitted.next, design.lastRuns])
      : [];
    const after = space.parametersAt(fitted.point);
    const fittedTo = new Set(
      aims.flatMap(({ target: { subject: of }, heldOut }) =>
        of.kind === "forecaster" && !heldOut ? [of.forecaster] : [],
      ),
    );
    const answer = fitAnswer({
      ...{ identity, engine: subject.engine.name, set: asked.set },
      replay: asking.replay("fit", options, subject, asked),
      ...{ space, aims, fitted, conflicts, told: whatIsTold(aims, fitted, space.groups) },
      ...{ before: parameters, after, members: asked.members, runs: asked.runs, top: asked.top },
      outside: wanted.outside,
      unsaid: (model.forecasters ?? []).flatMap(({ id, fitted: isSaid }) =>
        fittedTo.has(id) && !isSaid ? [id] : [],
      ),
      elapsed: elapsedSince(began),
    });
    const end = fitted.complete ? "complete" : "interrupted";
    const reply = { told: answered, answer, naming, end } as const;
    const unwritten = keepFit(asked, subject, { space, fitted, inputs, after }, asking);
    return unwritten === undefined ? reply : { ...reply, unwritten };
  },
});

/** Reads a scenario with its targets. @throws as `open`, UsageFault where there are none */
function openWithTargets(asked: Asked<typeof options>, asking: Asking): Subject {
  const { targets: name, scenario } = asked;
  const { say } = asking;
  const file = name === undefined ? undefined : readNamed(asking, name);
  const subject = asking.open(asked, file === undefined ? {} : { targets: file });
  if (subject.model.targets === undefined)
    return asking.refuse(say("fit.no-targets", { scenario }));
  return subject;
}
