/** `brink rare`: the probability of something very unlikely, by splitting runs on their way to it. */

import { rare, rareAnswer, type RareAnswer } from "../answer/rare.ts";
import { at } from "../base/invariant.ts";
import { layoutOf, runsWith } from "../batch/layout.ts";
import { BY, choosePilot, GOAL, type Replication } from "../batch/splitting.ts";
import { splittingProgram } from "../batch/splitting-program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { latinDigits } from "../i18n/number.ts";
import { tellRare } from "../story/rare.ts";
import { estimateRare } from "../study/rare.ts";
import { seconds, type Subject } from "./asking.ts";
import { badValue, otherwise, reads, text, whole, type Reading } from "./option.ts";
import { question, type Question } from "./question.ts";
import { Unanswerable } from "./refusal.ts";
import { told } from "./told.ts";
import { refuseWithout } from "./without-outcome.ts";
import { commonOptions, luckOptions } from "./shared-options.ts";

const { seed, workers } = luckOptions;

const options = {
  outcome: text("--outcome <id>", "help.rare-outcome"),
  by: text("--by <expression>", "help.by"),
  levels: reads("--levels <list>", "help.levels", readLevels, (levels) => levels.join(",")),
  effort: otherwise(whole("--effort <n>", "help.effort", { most: 1_000_000 }), 1000),
  replications: otherwise(
    whole("--replications <n>", "help.replications", { most: 1_000_000 }),
    100,
  ),
  ...{ seed, workers },
  ...commonOptions,
};

/** Rising numbers, separated by commas. */
function readLevels(typed: string, reading: Reading): readonly number[] {
  const words = latinDigits(typed).split(/[,،]/u);
  const levels = words.map((word) => (word.trim() === "" ? NaN : Number(word)));
  const rising = levels.every(
    (level, index) => Number.isFinite(level) && level > (levels[index - 1] ?? -Infinity),
  );
  return rising ? levels : badValue(reading, typed, reading.say("rare.levels-wanted"));
}

const answered = told<typeof rare.schema, RareAnswer>("rare", rare, tellRare);

/** `brink rare` as a question. */
export const rareQuestion: Question<typeof options, RareAnswer> = question({
  name: "rare",
  about: "help.rare",
  options,
  examples: [
    "brink rare two-state --outcome 'border == crisis and dwell(border) >= 24' --effort 200",
    "brink rare europe-2022 --outcome western_europe_5 --effort 100 --replications 20",
  ],
  answers: [answered],
  ask: async (asked, asking) => {
    const { by, effort, replications, set } = asked;
    const { say } = asking;
    const outcome = (asked.outcome ?? "").trim();
    if (outcome === "") return refuseWithout(asked, asking);
    const subject = asking.open(asked, {
      questions: [
        { option: "--outcome", form: "ever", text: outcome },
        ...(by === undefined ? [] : [{ option: "--by", form: "max", text: by } as const]),
      ],
    });
    const { program: whole, parameters, identity, answers, naming } = subject;
    const index = at(answers, 0);
    const goal = at(whole.outcomes, index);
    if (goal.type === "number") return asking.refuse(say("rare.number", { id: goal.id }));
    const program = splittingProgram(whole, index, answers[1], parameters);
    if (program === undefined) return asking.refuse(say("rare.no-way", { id: goal.id }));
    const plan = { effort, time: goal.type === "time" };
    // The pilot chooses the levels where none are given; it also measures how long a plain run is.
    const follower = subject.engine.prepare(program).follower(parameters, GOAL, BY);
    const pilot = choosePilot(follower, identity.seed, plan, asked.levels);
    const { result, end } = await asking.share<readonly Replication[]>(
      subject,
      asked,
      {
        program,
        job: { split: { plan: { levels: pilot.levels, ...plan }, seed: identity.seed } },
        runs: replications,
        chunkRuns: 1,
        ask: (pool, range) => pool.split(range),
        merge: (a, b) => [...a, ...b],
        before: { done: [], part: [] },
      },
      { unit: "replications" },
    );
    const estimate = estimateRare(result.part, pilot, effort);
    if (estimate.faults > 0 && by !== undefined && wayFaults(subject, index, at(answers, 1))) {
      const document = { kind: "way-fault", scenario: whole.id, by };
      throw new Unanswerable(say("rare.way-faults"), document);
    }
    const answer = rareAnswer(estimate, {
      ...{ identity, set, outcome, effort },
      replay: asking.replay("rare", options, subject, asked),
      ...(by === undefined ? {} : { by }),
      levelsChosen: asked.levels === undefined ? "pilot" : "given",
      wanted: replications,
      elapsed: seconds(result.seconds),
    });
    return { told: answered, answer, naming, end };
  },
});

/** Runs in which it is looked whether the way alone stops with a fault. */
const LOOKED_AT = 400;

/** Whether what says how near a state is has no value in runs in which the outcome has one. */
function wayFaults(
  { program, engine, parameters, identity }: Subject,
  goal: number,
  way: number,
): boolean {
  const both = { ...program, outcomes: [at(program.outcomes, goal), at(program.outcomes, way)] };
  const key = keyOfSeed(identity.seed);
  const tally = engine.prepare(both).tally(parameters, key, 0, LOOKED_AT);
  const layout = layoutOf(both);
  const [ofGoal = 0, ofWay = 0] = [0, 1].map((index) => runsWith(layout, tally, "outcomes", index));
  return ofWay < ofGoal;
}
