/** Advice as it stands beside a decision. */

import { wishesOf } from "../app/play/context.ts";
import { adviceOf, type AdviceView } from "../view/play/advice.ts";
import type { DecisionRequest } from "../view/play/scene.ts";
import { adviceKey, type PlayState, type Surroundings } from "./state.ts";

/** The advice on a decision, or why there is none (yet). */
export function adviceBeside(
  { context }: Surroundings,
  state: PlayState,
  request: DecisionRequest,
): AdviceView | string {
  const { naming } = context;
  const wishes = wishesOf(context, request.actor);
  if (wishes.length === 0) return naming.say("decision.no-wishes");
  if (state.noAdvice) return naming.say("decision.no-advice");
  const advice = state.advice[adviceKey(state, request)];
  return advice === undefined ? naming.say("odds.pending") : adviceOf(naming, wishes, advice);
}
