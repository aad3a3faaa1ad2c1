/** Names and reasons of a scenario's elements in one language, found by the program's indices. */

import { at, invariant } from "../base/invariant.ts";
import { speech, type Speech } from "../i18n/catalog.ts";
import { formatDate, isoFromDay, type DateLength } from "../i18n/date.ts";
import { formatChance, formatNumber, formatSigned, type NumberStyle } from "../i18n/number.ts";
import { textIn, type Texts } from "../i18n/text.ts";
import type { Program } from "../ir/program.ts";
import type {
  Actor,
  Culprit,
  Event,
  Flashpoint,
  Model,
  Move,
  Rule,
  Unknown,
  Variable,
  Way,
} from "../scenario/model.ts";
import type { Basis } from "../scenario/basis.ts";
import type { Outcome } from "../scenario/outcome.ts";
import type { ChanceWindow } from "../scenario/window.ts";

/** A scenario and the language it is shown in. */
export interface Naming {
  readonly model: Model;
  readonly program: Program;
  readonly style: NumberStyle;
  readonly say: Speech;
}

/** The naming of a scenario in one style. */
export function namingOf(model: Model, program: Program, style: NumberStyle): Naming {
  return { model, program, style, say: speech(style) };
}

/** The element of that id. @throws Error if there is none */
export function found<T extends { readonly id: string }>(items: readonly T[], id: string): T {
  const item = items.find((one) => one.id === id);
  invariant(item !== undefined, `the model has ${id}`);
  return item;
}

/** The flashpoint of a program index. */
export function flashpointAt({ model, program }: Naming, index: number): Flashpoint {
  return found(model.flashpoints, at(program.flashpoints, index).id);
}

/** The rule of a program index. */
export function ruleAt(naming: Naming, flashpoint: number, rule: number): Rule {
  const { id } = at(at(naming.program.flashpoints, flashpoint).rules, rule);
  return found(flashpointAt(naming, flashpoint).rules, id);
}

/** The actor of a program index. */
export function actorAt({ model, program }: Naming, index: number): Actor {
  return found(model.actors, at(program.actors, index).id);
}

/** The move of a program index. */
export function moveAt(naming: Naming, actor: number, move: number): Move {
  const { id } = at(at(naming.program.actors, actor).moves, move);
  return found(actorAt(naming, actor).moves, id);
}

/**
 * The way in which a move came about, of the program's indices; with the condition of its move where it
 * has none of its own. Undefined for an option that has no way.
 */
export function wayAt(
  naming: Naming,
  actor: number,
  { move, way }: { readonly move: number; readonly way?: number },
): Pick<Way, "base" | "when" | "multipliers" | "basis"> | undefined {
  const { weight, multipliers, ways = [], when, basis } = moveAt(naming, actor, move);
  const own = basis === undefined ? {} : { basis };
  const found =
    weight === undefined
      ? ways[way ?? -1]
      : ({ base: { kind: "certain", weight }, multipliers, ...own } as const);
  return found === undefined || when === undefined ? found : { when, ...found };
}

/** The event of a program index. */
export function eventAt({ model, program }: Naming, index: number): Event {
  return found(model.events, at(program.events, index).id);
}

/** The unknown of a program index. */
export function unknownAt({ model, program }: Naming, index: number): Unknown {
  return found(model.unknowns, at(program.unknowns, index).id);
}

/** The variable of a program index. */
export function variableAt({ model, program }: Naming, index: number): Variable {
  return found(model.variables, at(program.variables, index).id);
}

/** A text of the scenario in the naming's language. */
export function told(naming: Naming, texts: Texts | undefined): string {
  return textIn(texts, naming.style.language);
}

/** The title of an outcome, with the last days before the states that bound it where it asks about a part of the run. */
export function outcomeTitle(naming: Naming, { title, form }: Outcome): string {
  const { program, style } = naming;
  const own = told(naming, title);
  const { from, by } = ("during" in form ? form.during : undefined) ?? {};
  if (own === "" || (from === undefined && by === undefined)) return own;
  const [first, last] = [from, by].map((state) =>
    state === undefined
      ? ""
      : formatDate(isoFromDay(at(program.calendar.dayOfStep, state.step) - 1), style),
  );
  const fill = { title: own, from: first ?? "", by: last ?? "" };
  if (from === undefined) return naming.say("outcome.by", fill);
  return naming.say(by === undefined ? "outcome.from" : "outcome.from-by", fill);
}

/** An id as words, for elements without a name. */
export function wordsOf(id: string): string {
  return id.replaceAll("_", " ");
}

/** The short name of a flashpoint. */
export function shortNameOf(naming: Naming, index: number): string {
  const flashpoint = flashpointAt(naming, index);
  return told(naming, flashpoint.short ?? flashpoint.name);
}

/** The name of a level of a flashpoint. */
export function levelName(naming: Naming, flashpoint: number, level: number): string {
  return told(naming, at(flashpointAt(naming, flashpoint).levels, level).name);
}

/** The name of a value of an unknown. */
export function valueName(naming: Naming, unknown: number, value: number): string {
  const { id } = at(at(naming.program.unknowns, unknown).values, value);
  return told(naming, found(unknownAt(naming, unknown).values, id).name);
}

/** The name of an event: its own, else its headline, else its id. */
export function eventName(naming: Naming, index: number): string {
  return nameOfEvent(naming, eventAt(naming, index));
}

/** The name of an offer. */
export function offerName(naming: Naming, id: string): string {
  return told(naming, found(naming.model.variables, id).name);
}

/** An event in words: its own, or what it was made of. */
export function nameOfEvent(naming: Naming, { name, headline, id, origin, delay }: Event): string {
  const { model, say } = naming;
  if (origin?.kind === "crossed" || origin?.kind === "unanswered") {
    const actor = told(naming, found(model.actors, origin.actor).name);
    const fill = { actor, line: told(naming, origin.text) };
    return say(origin.kind === "crossed" ? "line.crossed" : "line.unanswered", fill);
  }
  const own = told(naming, name ?? headline);
  if (own !== "") return own;
  if (delay !== undefined) {
    const source = told(naming, delay.what);
    const what = source === "" ? wordsOf(delay.source.split(".").at(-1) ?? "") : source;
    return say("delay.due", { what });
  }
  switch (origin?.kind) {
    case undefined:
      return wordsOf(id);
    case "offer":
      return say("offer.lapsed", { offer: offerName(naming, origin.offer) });
    case "move": {
      const actor = model.actors.find((one) => one.id === origin.actor);
      const plan = told(naming, actor?.moves.find((one) => one.id === origin.move)?.name);
      return say(`plan.${origin.stage}`, { plan });
    }
  }
}

/** Who is to blame, in words: one of the language's own tags, else a name of the scenario, else the id. */
export function culpritName(naming: Naming, culprit: Culprit | undefined): string {
  switch (culprit) {
    case undefined:
      return "";
    case "domestic":
      return naming.say("culprit.domestic");
    case "third_party":
      return naming.say("culprit.third_party");
    case "unknown":
      return naming.say("culprit.unknown");
    default: {
      const { culprits = [], actors } = naming.model;
      const named = [...culprits, ...actors].find(({ id }) => id === culprit);
      return named === undefined ? wordsOf(culprit) : told(naming, named.name);
    }
  }
}

/** Sources of a basis as marks (`S24`, `judgement`), and its reason. */
export function basisOf(
  naming: Naming,
  basis: Basis | undefined,
): { readonly marks: readonly string[]; readonly because: string } {
  if (basis === undefined) return { marks: [], because: "" };
  return {
    marks: [...basis.sources, ...(basis.judgement ? [naming.say("word.judgement")] : [])],
    because: told(naming, basis.because),
  };
}

/** The date at which step `t` starts. */
export function dateOfStep(naming: Naming, step: number, length: DateLength = "short"): string {
  return formatDate(isoOfStep(naming, step), naming.style, length);
}

/** The step in which what holds in a state came about: the one before it. */
export function stepOfComing(state: number): number {
  return Math.max(0, state - 1);
}

/** As `dateOfStep`, in ISO 8601. */
export function isoOfStep({ program }: Naming, step: number): string {
  return isoFromDay(at(program.calendar.dayOfStep, step));
}

/** Some steps in the calendar's unit: `4 weeks`. */
export function spanOfSteps({ say, program }: Naming, steps: number): string {
  return say(`unit.${program.calendar.unit}`, { n: steps });
}

/** The window of a chance in words. */
export function windowName({ say }: Naming, { window, windows }: ChanceWindow): string {
  if (windows === undefined) return say(`window.${window}`);
  return say("window.several", { span: say(`unit.${window}`, { n: windows }) });
}

/** A probability for people. */
export function chanceOf({ style }: Naming, probability: number): string {
  return formatChance(probability, style);
}

/** A number for people, with at most `decimals` decimals. */
export function numberOf({ style }: Naming, value: number, decimals = 2): string {
  return formatNumber(value, style, decimals);
}

/** The value of a variable; of one that can only be 0 or 1, whether it is so. */
export function variableValue(naming: Naming, index: number, value: number, decimals = 2): string {
  if (isFlag(naming, index)) return naming.say(value === 1 ? "word.yes" : "word.no");
  return numberOf(naming, value, decimals);
}

/** Whether a variable only says yes or no. */
export function isFlag({ program }: Naming, index: number): boolean {
  const { integer, min, max } = at(program.variables, index);
  return integer && min === 0 && max === 1;
}

/** A number with its sign. */
export function signedOf({ style }: Naming, value: number, decimals = 2): string {
  return formatSigned(value, style, decimals);
}

/** A step in words: a day, a week, a month. */
export function unitWord({ say, program }: Naming): string {
  return say(`unitword.${program.calendar.unit}`);
}
