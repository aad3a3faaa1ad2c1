/** `brink exact --best`: the best and the worst that an actor can make of an outcome, and how. */

import { bestReply, bestReplyAnswer, type BestReplyAnswer } from "../answer/best-reply.ts";
import { at } from "../base/invariant.ts";
import { solveBest, type BestSolution } from "../engine/exact/best/best.ts";
import type { Side } from "../engine/exact/best/policy.ts";
import type { Naming } from "../story/naming.ts";
import { tellBestReply } from "../story/best-reply.ts";
import { actorOf, wishesOf } from "./advise-standing.ts";
import type { NamedWish } from "../study/aims.ts";
import { groundsOf } from "../study/provenance.ts";
import { turnsOf, type Turning, type TurningInput } from "../study/turning.ts";
import {
  bearingInputs,
  bestTurning,
  turningSoFar,
  wantedOf,
  type BestTrying,
} from "./best-turning.ts";
import type { End } from "./question.ts";
import { seconds, type Asking, type Subject } from "./asking.ts";
import { unsolved } from "./exact-unsolved.ts";
import type { CommonValues } from "./shared-options.ts";
import { told } from "./told.ts";

/** Numbers that are told of where none are asked for. */
const INPUTS = 6;

/** Rules into which a policy is put at most. */
const MOST_RULES = 10;

/** The values of the options that it takes. */
export interface BestAsked extends Pick<CommonValues, "quiet" | "set"> {
  readonly best: string | undefined;
  readonly worst: string | undefined;
  readonly as: string | undefined;
  readonly states: number;
  readonly inputs: number | undefined;
}

/** Best replies with their story. */
export const bestReplied = told<typeof bestReply.schema, BestReplyAnswer>(
  "best-reply",
  bestReply,
  tellBestReply,
);

/** The outcome that is asked about, and what is wanted of it. @throws UsageFault */
function wishOf({ best, worst }: BestAsked, actor: number, subject: Subject, asking: Asking) {
  const named = { "--best": best, "--worst": worst };
  const wishes = Object.entries(named).flatMap(([option, words]) =>
    words === undefined ? [] : wishesOf([words], actor, subject, asking, option),
  );
  const wish: NamedWish = at(wishes, 0);
  const same = wishes.every((one) => one.outcome === wish.outcome && one.wants === wish.wants);
  return same ? wish : asking.refuse(asking.say("best.one-outcome"));
}

/** Answers it. @throws UsageFault, Unanswerable, NothingDone */
export async function askBest(
  asked: BestAsked,
  subject: Subject,
  asking: Asking,
  replay: () => string,
): Promise<{ readonly answer: BestReplyAnswer; readonly naming: Naming; readonly end: End }> {
  const { program, parameters, identity, naming, file } = subject;
  const { say } = asking;
  const actor = actorOf(asked.as, subject, asking);
  const { outcome, wants, declared } = wishOf(asked, actor, subject, asking);
  const wanted: Side = wants === "more" ? "most" : "least";
  const unwanted: Side = wants === "more" ? "least" : "most";
  const sides = [
    ...(asked.best === undefined ? [] : [wanted]),
    ...(asked.worst === undefined ? [] : [unwanted]),
  ];
  const { id, type } = at(program.outcomes, outcome);
  const by = at(program.actors, actor).id;
  const began = performance.now();
  const plan = { outcome, actor, sides, most: asked.states, rules: MOST_RULES };
  let solved: BestSolution;
  try {
    const going = solveBest(program, parameters, plan);
    solved = await asking.follow(going, asked, ({ pass, step, states }) =>
      say("exact.progress-more", { pass, step, states, steps: program.calendar.steps }),
    );
  } catch (error) {
    const advice = say("best.advise", { scenario: file.argument, actor: by, outcome: id });
    throw unsolved(error, program.id, advice, say);
  }
  if (solved.over) return asking.refuse(say("best.ended"));
  const trying = { subject, asked: plan, solved, set: asked.set, most: asked.inputs ?? INPUTS };
  const tried = trying.most > 0 ? await tryNumbers(asked, trying, asking) : undefined;
  const answer = bestReplyAnswer(solved, {
    turning: tried?.turning,
    turns: sides.map((side, index) => turnsOf(wantedOf(side), tried?.turning, index)),
    bearing: bearingInputs(trying).length,
    ...{ identity, set: asked.set, replay: replay(), actor: by, outcome: id, type },
    grounds: groundsOf(subject.model),
    ...{ wants, declared, elapsed: seconds((performance.now() - began) / 1000) },
  });
  return { answer, naming, end: tried?.end ?? "complete" };
}

/** Which numbers make another first choice the best; stopped, as far as it got. */
async function tryNumbers(
  { quiet }: BestAsked,
  trying: BestTrying,
  asking: Asking,
): Promise<{ readonly turning: Turning | undefined; readonly end: End }> {
  const found: TurningInput[] = [];
  let stopped = false as boolean;
  const turning = await asking.follow(
    bestTurning(trying, found),
    { quiet },
    ({ tried, of }) => asking.say("best.progress", { tried, of }),
    () => {
      stopped = true;
      return turningSoFar(found, trying.asked.sides, trying.most);
    },
  );
  // Where all is the same nothing is tried either; what was stopped before the first says nothing.
  const says = !stopped || found.length > 0;
  return { turning: says ? turning : undefined, end: stopped ? "interrupted" : "complete" };
}
