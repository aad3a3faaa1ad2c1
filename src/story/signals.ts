/** Things that were seen on a path, in words. */

import type { SignalAnswer } from "../answer/believe.ts";
import { formatDate } from "../i18n/date.ts";
import { choiceIn, listIn } from "../i18n/list.ts";
import { textIn, type Texts } from "../i18n/text.ts";
import { wordsOf } from "./naming.ts";
import type { Telling } from "./telling.ts";

/** Ladders that stand still are named up to so many; a line of a table holds no more. */
const MOST_NAMED = 3;

/** A thing seen, by ids. */
export type SeenSignal = Omit<SignalAnswer, "likelihoodRatios">;

/** A thing seen, in words; what the scenario does not name goes by its id. */
export function signalName(seen: SeenSignal, telling: Telling): string {
  const signal = nameOf(seen, telling);
  if (seen.since === undefined) return signal;
  return telling.say("believe.since", { signal, date: formatDate(seen.since, telling.style) });
}

function nameOf(seen: SeenSignal, { naming, say, style }: Telling): string {
  const { model } = naming;
  const named = (texts: Texts | undefined, id = ""): string =>
    textIn(texts, style.language) || wordsOf(id);
  switch (seen.kind) {
    case "event": {
      const event = model.events.find(({ id }) => id === seen.event);
      return named(event?.name ?? event?.headline, seen.event);
    }
    case "move": {
      const actor = model.actors.find(({ id }) => id === seen.actor);
      const move = actor?.moves.find(({ id }) => id === seen.move);
      const fill = { actor: named(actor?.name, seen.actor), move: named(move?.name, seen.move) };
      return say("believe.move", fill);
    }
    case "level": {
      const flashpoint = model.flashpoints.find(({ id }) => id === seen.flashpoint);
      const levels = [seen.to, ...(seen.or ?? [])].map((one) => {
        const level = flashpoint?.levels.find(({ id }) => id === one);
        return named(level?.name, one);
      });
      return say("believe.level", {
        flashpoint: named(flashpoint?.short ?? flashpoint?.name, seen.flashpoint),
        level: choiceIn(style, levels),
      });
    }
    case "quiet":
      return say("believe.quiet");
    case "steady": {
      const { flashpoints = [] } = seen;
      if (flashpoints.length > MOST_NAMED) return say("believe.steady");
      const names = flashpoints.map((one) => {
        const flashpoint = model.flashpoints.find(({ id }) => id === one);
        return named(flashpoint?.short ?? flashpoint?.name, one);
      });
      return say("believe.steady.named", { names: listIn(style, names) });
    }
  }
}
