/** `brink advise --policy`: a policy of a few rules, searched on one half of the runs, judged on the other, and written. */

import { policyAnswer, type PolicyAnswer } from "../answer/policy.ts";
import type { Unwritten } from "../app/storage/unwritten.ts";
import { at } from "../base/invariant.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import type { Program } from "../ir/program.ts";
import type { MoveRule } from "../ir/rules.ts";
import { keyOfSeed } from "../random/seed.ts";
import {
  betterBy,
  differenceOfRuns,
  meanOfRuns,
  valuesOf,
  type Aim,
  type AimValues,
} from "../study/advice.ts";
import type { NamedWish } from "../study/aims.ts";
import { steeredFor } from "../study/choices.ts";
import { jointInputsOf } from "../study/inputs.ts";
import { conditionsOf, statesSeen } from "../study/policy/conditions.ts";
import { ruleOf, searchPolicy, withoutEach, type SearchRuns } from "../study/policy/search.ts";
import { groundsOf } from "../study/provenance.ts";
import { turnsOf, type Turning } from "../study/turning.ts";
import { Advisor } from "./advise-runs.ts";
import { runScenes } from "./advise-scenes.ts";
import { elapsedSince, type Asking, type Subject, type SubjectValues } from "./asking.ts";
import { placeOf, readVariant, writePolicy } from "./policy-file.ts";
import { conditionText, movesWithRules, variantText } from "./policy-variant.ts";
import type { End } from "./question.ts";
import { NothingDone } from "./refusal.ts";

/** Rules at most. */
const MOST_RULES = 10;

/** Runs by which numbers that might turn it over are judged, at most. */
const TRYING_RUNS = 1000;

/** Milliseconds between two lines about the search. */
const LINE_MILLISECONDS = 2000;

/** What of the command line it reads. */
type PolicyAsked = SubjectValues & {
  readonly policy: string;
  readonly inputs: number;
  readonly runs: number;
};

/** Whose policy, and what is wanted. */
interface PolicyScene {
  readonly subject: Subject;
  readonly actor: number;
  readonly wishes: readonly NamedWish[];
  /** One a wish, and the last all of them weighed where there are several. */
  readonly aims: readonly Aim[];
  /** The same whatever the parameters are. */
  readonly freeAims: readonly Aim[];
  readonly replay: string;
}

/** Courses by their numbers: no rules, all of them, and from here on each left out. */
const [NONE, ALL, WITHOUT] = [0, 1, 2];

/** Finds, judges and writes it. @throws what `refusal.ts` holds */
export async function askPolicy(
  asked: PolicyAsked,
  scene: PolicyScene,
  asking: Asking,
): Promise<{ readonly answer: PolicyAnswer; readonly end: End; readonly unwritten?: Unwritten }> {
  const { subject, actor, wishes, aims, freeAims, replay } = scene;
  const { program, parameters, identity, engine, model } = subject;
  const began = performance.now();
  const place = placeOf(asked.policy, subject, asking);
  const followed = wishes.map(({ outcome }) => outcome);
  const training = Math.ceil(asked.runs / 2);
  const states = statesSeen(program, parameters, keyOfSeed(identity.seed), training);
  const conditions = conditionsOf(program, parameters, actor, followed, states);
  const steered = steeredFor(program, followed, {
    ...{ actor, room: MOST_RULES, conditions: conditions.map(({ when }) => when) },
  });
  const advisor = new Advisor(
    ...([subject, asked, asking] as const),
    { actor, step: 0, outcomes: followed, identity: { seed: identity.seed, run: 0 } },
    steered,
  );
  try {
    const search = searchPolicy({
      ...{ steered, parameters, actor, training, most: MOST_RULES, conditions: conditions.length },
      ...{ moves: movesWithRules(program, actor, place.tree), aim: at(aims, aims.length - 1) },
    });
    const { result: found, end: searched } = await advisor.follow(search, 0, teller(asked, asking));
    if (found === undefined || searched !== "complete") throw nothing(searched);
    const rules = found.map((rule) => ruleOf(rule, conditions));
    const text = variantText({ program, actor, rules }, place.tree, {
      base: place.base,
      set: asked.set,
      because: asking.say("policy.because"),
    });
    const courses = [[], found, ...withoutEach(found)].map((some) => ({ actor, rules: some }));
    const made = await advisor.run(courses, { first: training, end: asked.runs });
    if (made.end !== "complete") throw nothing(made.end);
    const values = aims.map((aim) => valuesOf(aim, made.outcomes, steered.program.outcomes.length));
    const read =
      found.length === 0
        ? values
        : await valuesAsRead(asked, scene, asking, followedOf(readVariant(text, place), followed));
    const objectives = values.map((one, aim) => {
      const base = at(one.courses, NONE);
      const policy = at(at(read, aim).courses, 0);
      return {
        base: meanOfRuns(base, one),
        policy: meanOfRuns(policy, one),
        difference: differenceOfRuns(base, policy, one),
        without: one.courses.slice(WITHOUT).map((each) => differenceOfRuns(policy, each, one)),
      };
    });
    const { difference, without } = at(objectives, objectives.length - 1);
    const last = at(aims, aims.length - 1);
    const clear = difference !== undefined && betterBy(last, difference).low > 0;
    const tried = clear
      ? await turningOfRules(asked, scene, advisor, {
          ...{ courses, training, next: nextBest(last, without) },
          aim: at(freeAims, freeAims.length - 1),
        })
      : undefined;
    const about = asking.say("policy.head", { actor: at(program.actors, actor).id });
    const unwritten = clear
      ? writePolicy(`# ${about}\n# ${replay}\n${text}`, place, asking)
      : undefined;
    const answer = policyAnswer(
      {
        ...{ program, actor, wishes, objectives, clear, training, turning: tried?.turning },
        rules: rules.map((rule) => ({ ...rule, condition: conditionText(rule) })),
        ...{ grounds: groundsOf(model), weighed: aims.length > wishes.length },
        turns: [0, 1].map((aim) => turnsOf(last.wants, tried?.turning, aim)),
        file: clear && unwritten === undefined ? asked.policy : null,
        conditions: conditions.length - 1,
      },
      {
        ...{ identity, engine: engine.name, set: asked.set, replay },
        ...{ done: asked.runs, total: asked.runs, elapsed: elapsedSince(began) },
      },
    );
    return {
      ...{ answer, end: tried?.end ?? "complete" },
      ...(unwritten === undefined ? {} : { unwritten }),
    };
  } finally {
    await advisor.close();
  }
}

const nothing = (end: End): NothingDone => new NothingDone(end === "complete" ? "incomplete" : end);

/** Tells every few seconds how far a search is. */
function teller({ quiet }: PolicyAsked, asking: Asking): (piece: SearchRuns) => void {
  let [runs, told] = [0, performance.now()];
  return (piece) => {
    const now = performance.now();
    if (!quiet && now - told >= LINE_MILLISECONDS) {
      asking.tell(asking.say("policy.progress", { rules: piece.rules, runs }));
      told = now;
    }
    runs += piece.courses.length * piece.runs;
  };
}

const followedOf = (program: Program, outcomes: readonly number[]): Program => ({
  ...program,
  outcomes: outcomes.map((index) => at(program.outcomes, index)),
});

/** The values of the judging half under the policy as its text says it. @throws NothingDone */
async function valuesAsRead(
  asked: PolicyAsked,
  { subject, aims }: PolicyScene,
  asking: Asking,
  variant: Program,
): Promise<readonly AimValues[]> {
  const key = keyOfSeed(subject.identity.seed);
  const { made, end } = await runScenes(
    { subject, asked, asking },
    variant,
    [{ key, hypotheses: undefined, courses: [parametersOf(variant)] }],
    { first: Math.ceil(asked.runs / 2), end: asked.runs },
    { wholeOnly: true },
  );
  const [only] = made;
  if (only === undefined || end !== "complete") throw nothing(end);
  return aims.map((aim) => valuesOf(aim, only.outcomes, variant.outcomes.length));
}

/** The course that does best without a rule; none where there is one rule only, without which there are none. */
function nextBest(
  aim: Aim,
  without: readonly (Parameters<typeof betterBy>[1] | undefined)[],
): number | undefined {
  const losses = without.flatMap((one, index) =>
    one === undefined ? [] : [{ index, value: betterBy(aim, one).value }],
  );
  const [best] = losses.toSorted((a, b) => b.value - a.value);
  return without.length < 2 || best === undefined ? undefined : WITHOUT + best.index;
}

/** Which numbers make the rules no better than none, and than those without the one that matters least. */
function turningOfRules(
  asked: PolicyAsked,
  { subject }: PolicyScene,
  advisor: Advisor,
  {
    courses,
    training,
    next,
    aim,
  }: {
    readonly courses: readonly { readonly actor: number; readonly rules: readonly MoveRule[] }[];
    readonly training: number;
    readonly next: number | undefined;
    readonly aim: Aim;
  },
): Promise<{ readonly turning?: Turning; readonly end: End }> | undefined {
  const inputs = jointInputsOf(subject, asked.set);
  if (asked.inputs === 0 || inputs.length === 0) return undefined;
  const rivals = [NONE, ...(next === undefined ? [] : [next])].map((one) => ({
    ...{ best: ALL, next: one },
  }));
  const runs = Math.min(TRYING_RUNS, asked.runs - training);
  return advisor.turning(
    {
      ...{ inputs, courses, rivals, runs, most: asked.inputs },
      aims: rivals.map(() => aim),
    },
    training,
  );
}
