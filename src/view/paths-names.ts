/** What `brink paths` names, in one language: happenings, parts that were taken away. */

import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { textIn, type Texts } from "../i18n/text.ts";
import { directionOf } from "../i18n/language.ts";
import type { RemovablePart } from "../ir/switches.ts";
import type { Happening } from "../ir/watch.ts";
import type { Model } from "../scenario/model.ts";
import { wordsOf } from "../story/naming.ts";

/** Names of a scenario's elements by id. */
export class PathNames {
  readonly #model: Model;
  readonly #say: Speech;
  readonly #style: NumberStyle;

  constructor(model: Model, say: Speech, style: NumberStyle) {
    this.#model = model;
    this.#say = say;
    this.#style = style;
  }

  /** `Ukraine ↑ brink`, `Moscow: invade`, an event's name. */
  happening(happening: Happening): string {
    switch (happening.kind) {
      case "level": {
        const { flashpoint, level, way } = happening;
        const levels = this.#model.flashpoints.find(({ id }) => id === flashpoint)?.levels;
        return this.#say("paths.level", {
          flashpoint: this.#flashpoint(flashpoint),
          arrow: way === "worse" ? "↑" : "↓",
          level: this.#text(levels?.find(({ id }) => id === level)?.name, level),
        });
      }
      case "event":
        return this.#event(happening.event);
      case "move":
        return this.#move(happening.actor, happening.move);
    }
  }

  /** A part with its kind in so many words as tell it apart. */
  part(part: RemovablePart): string {
    switch (part.kind) {
      case "rule": {
        const flashpoint = this.#model.flashpoints.find(({ id }) => id === part.flashpoint);
        const rule = flashpoint?.rules.find(({ id }) => id === part.rule);
        return this.#say("paths.move", {
          actor: this.#flashpoint(part.flashpoint),
          move: this.#text(rule?.name, part.rule),
        });
      }
      case "move":
        return this.#move(part.actor, part.move);
      case "event":
        return this.#event(part.event);
      case "coupling":
        return this.#say("paths.coupling", {
          from: this.#flashpoint(part.from),
          arrow: this.arrow,
          to: this.#flashpoint(part.to),
        });
    }
  }

  /** The name of an unknown. */
  unknown(id: string): string {
    return this.#text(this.#model.unknowns.find((one) => one.id === id)?.name, id);
  }

  /** The name of a value of an unknown. */
  value(unknown: string, id: string): string {
    const values = this.#model.unknowns.find((one) => one.id === unknown)?.values;
    return this.#text(values?.find((one) => one.id === id)?.name, id);
  }

  /** Forward, in the direction of the language. */
  get arrow(): string {
    return directionOf(this.#style.language) === "rtl" ? "←" : "→";
  }

  #flashpoint(id: string): string {
    const flashpoint = this.#model.flashpoints.find((one) => one.id === id);
    return this.#text(flashpoint?.short ?? flashpoint?.name, id);
  }

  #event(id: string): string {
    const event = this.#model.events.find((one) => one.id === id);
    return this.#text(event?.name ?? event?.headline, id);
  }

  #move(actorId: string, moveId: string): string {
    const actor = this.#model.actors.find(({ id }) => id === actorId);
    const move = actor?.moves.find(({ id }) => id === moveId);
    return this.#say("paths.move", {
      actor: this.#text(actor?.name, actorId),
      move: this.#text(move?.name, moveId),
    });
  }

  #text(texts: Texts | undefined, id: string): string {
    return textIn(texts, this.#style.language) || wordsOf(id);
  }
}
