/** `brink advise --policy`: a policy of a few rules, searched on one half of the runs, judged on the other, and written. */

import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { policyAnswer, type PolicyAnswer } from "../answer/policy.ts";
import { loaderFor } from "../app/files.ts";
import { writeFile } from "../app/storage/file.ts";
import { makeFolder } from "../app/storage/folder.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { at, invariant } from "../base/invariant.ts";
import { parametersOf } from "../engine/interpreter/run.ts";
import { lower } from "../ir/lower.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { composeScenario } from "../scenario/compose.ts";
import { readScenario } from "../scenario/read.ts";
import type { MappingNode } from "../scenario/yaml/tree.ts";
import { differenceOfRuns, meanOfRuns, valuesOf, type Aim } from "../study/advice.ts";
import type { Wish } from "../study/aims.ts";
import { conditionsOf, statesSeen } from "../study/policy/conditions.ts";
import { listed, searchPolicy, underRules, type PolicyTask } from "../study/policy/search.ts";
import { conditionText, movesWithRules, variantText } from "./policy-variant.ts";
import { groundsOf } from "../study/provenance.ts";
import { elapsedSince, type Asking, type Subject, type SubjectValues } from "./asking.ts";

/** Rules at most. */
const MOST_RULES = 10;

/** What of the command line it reads. */
type PolicyAsked = SubjectValues & { readonly policy: string; readonly runs: number };

/** Whose policy, and what is wanted. */
interface PolicyScene {
  readonly subject: Subject;
  readonly actor: number;
  readonly wishes: readonly (Wish & { readonly id: string; readonly declared: boolean })[];
  /** One a wish, and the last all of them weighed where there are several. */
  readonly aims: readonly Aim[];
  readonly replay: string;
}

/** Finds, judges and writes it. @throws what `refusal.ts` holds */
export async function askPolicy(
  asked: PolicyAsked,
  { subject, actor, wishes, aims, replay }: PolicyScene,
  asking: Asking,
): Promise<{ readonly answer: PolicyAnswer; readonly unwritten?: Unwritten }> {
  const { program, parameters, identity, engine, model } = subject;
  const began = performance.now();
  const place = placeOf(asked.policy, subject, asking);
  const followed = wishes.map(({ outcome }) => outcome);
  const own = followedOf(program, followed);
  const key = keyOfSeed(identity.seed);
  const training = Math.ceil(asked.runs / 2);
  const moves = movesWithRules(program, actor, place.tree);
  const states = statesSeen(program, parameters, key, training);
  const task: PolicyTask = {
    ...{ program: own, parameters, actor, moves, key, training, most: MOST_RULES },
    aim: at(aims, aims.length - 1),
    conditions: conditionsOf(program, parameters, actor, followed, states),
    prepare: (one) => engine.prepare(one),
  };
  const following = <Result>(
    going: Generator<{ readonly rules: number; readonly runs: number }, Result>,
  ): Promise<Result> =>
    asking.follow(going, asked, ({ rules, runs }) =>
      asking.say("policy.progress", { rules, runs }),
    );
  const rules = await following(searchPolicy(task));
  const text = variantText({ program, actor, rules }, place.tree, {
    base: place.base,
    set: asked.set,
    because: asking.say("policy.because"),
  });
  const variant = rules.length === 0 ? own : followedOf(readVariant(text, place), followed);
  // The rules one by one left out; the first course is the policy as it is, the second that of the file.
  const {
    program: ruled,
    trial,
    parameters: withTrials,
  } = underRules({ ...task, conditions: [] }, rules);
  const range = { first: training, end: asked.runs };
  const courses = await following(
    listed(
      [
        { engine: engine.prepare(own), parameters },
        { engine: engine.prepare(variant), parameters: parametersOf(variant) },
        ...rules.map((_, number) => {
          const values = [...withTrials(parameters)];
          for (const [parameter, value] of trial(number)) values[parameter] = value;
          return { engine: engine.prepare(ruled), parameters: values };
        }),
      ],
      key,
      range,
    ),
  );
  const objectives = aims.map((aim) => {
    const values = valuesOf(aim, courses, own.outcomes.length);
    const [base, policy, ...without] = values.courses;
    invariant(base !== undefined && policy !== undefined, "both were run");
    return {
      base: meanOfRuns(base, values),
      policy: meanOfRuns(policy, values),
      difference: differenceOfRuns(base, policy, values),
      without: without.map((one) => differenceOfRuns(policy, one, values)),
    };
  });
  const wanted = at(aims, aims.length - 1).wants;
  const difference = at(objectives, objectives.length - 1).difference;
  const clear =
    difference !== undefined && (wanted === "more" ? difference.low > 0 : difference.high < 0);
  const writes = rules.length > 0 && clear;
  const about = asking.say("policy.head", { actor: at(program.actors, actor).id });
  const headed = `# ${about}\n# ${replay}\n${text}`;
  const unwritten = writes ? write(headed, place, asking) : undefined;
  const answer = policyAnswer(
    {
      ...{ program, actor, wishes, objectives, clear, training },
      rules: rules.map((rule) => ({ ...rule, condition: conditionText(rule) })),
      ...{ grounds: groundsOf(model), weighed: aims.length > wishes.length },
      ...{
        file: writes && unwritten === undefined ? asked.policy : null,
        conditions: task.conditions.length - 1,
      },
    },
    {
      ...{ identity, engine: engine.name, set: asked.set, replay },
      ...{ done: asked.runs, total: asked.runs, elapsed: elapsedSince(began) },
    },
  );
  return { answer, ...(unwritten === undefined ? {} : { unwritten }) };
}

const followedOf = (program: Program, outcomes: readonly number[]): Program => ({
  ...program,
  outcomes: outcomes.map((index) => at(program.outcomes, index)),
});

/** Where the variant is to stand, and what it extends. */
interface Place {
  readonly named: string;
  readonly path: string;
  /** As the variant names it. */
  readonly base: string;
  /** Put together. */
  readonly tree: MappingNode;
  /** The files of the base by their names from its folder. */
  readonly files: ReadonlyMap<string, string>;
  /** Those that do not stand beside the variant yet. */
  readonly missing: readonly (readonly [name: string, text: string])[];
}

/** Looks where it is to be written, before the work and not after it. @throws UsageFault */
function placeOf(named: string, { file }: Subject, asking: Asking): Place {
  const { folder } = asking.surroundings;
  const path = resolve(folder, named);
  if (existsSync(path)) return asking.refuse(asking.say("usage.exists", { file: named }));
  const files = new Map<string, string>();
  const load = loaderFor(file, folder);
  const { tree } = composeScenario(
    basename(file.path),
    (name) => {
      const loaded = load(name);
      if ("text" in loaded) files.set(name, loaded.text);
      return loaded;
    },
    {},
  );
  if (tree === undefined) return asking.refuse(asking.say("policy.no-file"));
  const base = basename(file.path);
  // A scenario lies in one folder with all that it is made of, and so does a variant.
  const missing = [...files].filter(([name, text]) => {
    const target = join(dirname(path), name);
    if (!existsSync(target)) return true;
    if (readFileSync(target, "utf8") === text) return false;
    return asking.refuse(asking.say("usage.exists", { file: join(dirname(named), name) }));
  });
  return { named, path, base, tree, files, missing };
}

/** The variant as it will be read from its file. */
function readVariant(text: string, { path, files }: Place): Program {
  const { model, diagnostics } = readScenario(basename(path), (name) => {
    const found = name === basename(path) ? text : files.get(name);
    return found === undefined ? { missing: true } : { text: found };
  });
  invariant(
    model !== undefined,
    `the variant is sound: ${diagnostics.map(({ code }) => code).join()}`,
  );
  return lower(model);
}

/** Writes the variant, and beside it what of its base is not there. @returns why it could not be */
function write(
  text: string,
  { named, path, missing }: Place,
  asking: Asking,
): Unwritten | undefined {
  try {
    makeFolder(dirname(path));
    for (const [name, one] of missing) {
      const target = join(dirname(path), name);
      makeFolder(dirname(target));
      writeFile(target, one, { fresh: true });
    }
    writeFile(path, text, { fresh: true });
    asking.tell(asking.say("policy.written", { file: named }));
    if (missing.length > 0) asking.tell(asking.say("policy.copied", { n: missing.length }));
  } catch (error) {
    if (error instanceof Unwritten) return error;
    throw error;
  }
  return undefined;
}
