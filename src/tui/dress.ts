/** In which language and colours the screens stand: chosen on the way, without a new game. */

import { directionOf, type Language } from "../i18n/language.ts";
import { namingOf } from "../story/naming.ts";
import type { Painter } from "./screens/painter.ts";
import type { PlayState, Surroundings } from "./state.ts";

const spokenIn = new WeakMap<Surroundings, Map<Language, Surroundings>>();

/** The surroundings in a language: the same run, told in other words. */
function aroundIn(around: Surroundings, language: Language): Surroundings {
  const { context } = around;
  if (context.naming.style.language === language) return around;
  const known = spokenIn.get(around) ?? new Map<Language, Surroundings>();
  spokenIn.set(around, known);
  const { model, program, style } = context.naming;
  const made = known.get(language) ?? {
    ...around,
    context: { ...context, naming: namingOf(model, program, { ...style, language }) },
    direction: directionOf(language),
  };
  known.set(language, made);
  return made;
}

/** The surroundings in the language that a state has chosen. */
export function spoken(around: Surroundings, { language }: PlayState): Surroundings {
  return language === undefined ? around : aroundIn(around, language);
}

/** A state that goes on in another language. */
export function speakIn(around: Surroundings, state: PlayState, language: Language): PlayState {
  const { say } = aroundIn(around, language).context.naming;
  return { ...state, language, message: say("message.language") };
}

/** A painter for the language and the colours of a state. */
export function dressed<Some extends Painter>(
  painter: Some,
  around: Surroundings,
  state: PlayState,
): Some {
  const { direction, context } = spoken(around, state);
  return {
    ...painter,
    naming: context.naming,
    layout: { ...painter.layout, direction },
    theme: painter.theme.as(direction, state.theme),
  };
}
