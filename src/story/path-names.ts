/** What `brink paths` names: happenings, and parts that were taken away. */

import type { SignAnswer } from "../answer/paths-parts.ts";
import { directionOf } from "../i18n/language.ts";
import { textIn, type Texts } from "../i18n/text.ts";
import { wordsOf } from "./naming.ts";
import type { Telling } from "./telling.ts";

/** Forward, in the direction of the language. */
export const arrowOf = ({ style }: Telling): string =>
  directionOf(style.language) === "rtl" ? "←" : "→";

const named = (texts: Texts | undefined, id: string, { style }: Telling): string =>
  textIn(texts, style.language) || wordsOf(id);

function flashpointName(id: string, telling: Telling): string {
  const flashpoint = telling.naming.model.flashpoints.find((one) => one.id === id);
  return named(flashpoint?.short ?? flashpoint?.name, id, telling);
}

function eventName(id: string, telling: Telling): string {
  const event = telling.naming.model.events.find((one) => one.id === id);
  return named(event?.name ?? event?.headline, id, telling);
}

function moveName(actorId: string, moveId: string, telling: Telling): string {
  const actor = telling.naming.model.actors.find(({ id }) => id === actorId);
  const move = actor?.moves.find(({ id }) => id === moveId);
  return telling.say("paths.move", {
    actor: named(actor?.name, actorId, telling),
    move: named(move?.name, moveId, telling),
  });
}

/** `Ukraine ↑ brink`, `Moscow: invade`, an event's name. */
export function signName(sign: SignAnswer, telling: Telling): string {
  switch (sign.kind) {
    case "level": {
      const { flashpoint, level, way } = sign;
      const found = telling.naming.model.flashpoints.find(({ id }) => id === flashpoint);
      return telling.say("paths.level", {
        flashpoint: flashpointName(flashpoint, telling),
        arrow: way === "worse" ? "↑" : "↓",
        level: named(found?.levels.find(({ id }) => id === level)?.name, level, telling),
      });
    }
    case "event":
      return eventName(sign.event, telling);
    case "move":
      return moveName(sign.actor, sign.move, telling);
  }
}

/** The part that stands at a path, with its kind in so many words as tell it apart; else the path. */
export function partName(path: string, telling: Telling): string {
  const { model } = telling.naming;
  const [kind, first = "", second, third] = path.split(".");
  if (kind === "events") return eventName(first, telling);
  if (kind === "actors" && third !== undefined) return moveName(first, third, telling);
  if (kind === "flashpoints" && third !== undefined) {
    const flashpoint = model.flashpoints.find(({ id }) => id === first);
    const rule = flashpoint?.rules.find(({ id }) => id === third);
    return telling.say("paths.move", {
      actor: flashpointName(first, telling),
      move: named(rule?.name, third, telling),
    });
  }
  const link = kind === "couplings" ? model.couplings?.links[Number(second)] : undefined;
  return link === undefined
    ? path
    : telling.say("paths.coupling", {
        from: flashpointName(link.from, telling),
        arrow: arrowOf(telling),
        to: flashpointName(link.to, telling),
      });
}
