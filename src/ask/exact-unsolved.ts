/** Why an exact solution could not be had, in words and as a document. */

import { exactFault, exactRefusal } from "../answer/exact-refusal.ts";
import { ExactRefusal, type RefusalReason, type WidePart } from "../engine/exact/refusal.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import type { Speech } from "../i18n/catalog.ts";
import { faultWords } from "../story/faults.ts";
import { Unanswerable } from "./refusal.ts";

/** What is to be thrown where a solver threw `error`. @param advice what to do instead, where there was no room */
export function unsolved(error: unknown, scenario: string, advice: string, say: Speech): unknown {
  if (error instanceof ExactRefusal) {
    const reason = say("exact.refused", { reason: wordsOf(error.reason, say) });
    return new Unanswerable(`${reason}\n${advice}`, exactRefusal(scenario, error.reason));
  }
  if (!(error instanceof RunFault)) return error;
  const { step, place, reason } = error;
  return new Unanswerable(
    say("exact.fault", { step, place: place.path, reason: faultWords(reason, say) }),
    exactFault(scenario, error),
  );
}

/** A number of states in as many digits as it deserves. */
function about(states: number): string {
  if (states <= 1e6) return String(states);
  return Number.isFinite(states) ? states.toExponential(1).replace("e+", "·10^") : "10^308";
}

/** With what tells most states apart, if that is known. */
function widest(
  text: string,
  { parts = [] }: { readonly parts?: readonly WidePart[] },
  say: Speech,
): string {
  if (parts.length === 0) return text;
  const named = parts.map(({ part, values }) => `${part} (${String(values)})`).join(", ");
  return `${text} ${say("exact.refusal.widest", { parts: named })}`;
}

function wordsOf(reason: RefusalReason, say: Speech): string {
  switch (reason.kind) {
    case "real variable":
      return say("exact.refusal.real", { variable: reason.variable, most: reason.most });
    case "wide variable":
      return say("exact.refusal.wide", { variable: reason.variable, most: reason.most });
    case "continuous draw":
      return say("exact.refusal.noise", { variable: reason.variable });
    case "too many states": {
      const fill = { states: about(reason.states), most: about(reason.most) };
      return reason.real.length === 0
        ? say("exact.refusal.states", fill)
        : say("exact.refusal.states-real", { ...fill, variables: reason.real.join(", ") });
    }
    case "too many at once":
      return widest(
        say("exact.refusal.room", {
          step: reason.step,
          most: reason.most,
          states: about(reason.possible),
        }),
        reason,
        say,
      );
    case "too many successors":
      return say("exact.refusal.successors", { step: reason.step, most: reason.most });
    case "too many to hold":
      return say("exact.refusal.hold", { step: reason.step, most: reason.most });
    case "too many choices":
      return say("exact.refusal.choices", { actor: reason.actor, most: reason.most });
    case "date for ever":
      return say("exact.refusal.date");
    case "date to come":
      return say("exact.refusal.date-to-come");
    case "count for ever":
      return say("exact.refusal.count", { id: reason.id });
    case "too many reached":
      return widest(say("exact.refusal.reached", { most: reason.most }), reason, say);
    case "no enclosure":
      return say("exact.refusal.enclosure", { states: reason.states });
    case "too many values":
      return say("exact.refusal.values", { outcome: reason.outcome, most: reason.most });
  }
}
