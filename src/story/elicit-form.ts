/** The form that an expert fills in: what is asked, in one language, as plain data. */

import { formatNumber, type NumberStyle } from "../i18n/number.ts";
import type { Language } from "../i18n/language.ts";
import { directionOf } from "../i18n/language.ts";
import { textIn, type Texts } from "../i18n/text.ts";
import type { Model } from "../scenario/model.ts";
import { formatSignificant } from "./figures.ts";
import type { Naming } from "./naming.ts";

/** What kind of number is asked for. */
export type ElicitedKind =
  | `chance-${"day" | "week" | "month" | "year"}`
  | ("chance" | "hazard" | "share" | "multiplier" | "weight" | "start" | "number" | "seed");

/** A question before it has words. */
export interface AskedQuestion {
  readonly id: string;
  readonly kind: ElicitedKind;
  readonly percent: boolean;
  /** Keys of the element and its part; of a seed nothing. */
  readonly element: readonly string[];
  /** Of a seed: its words. */
  readonly text?: Texts;
  /** Of a multiplier: when it acts, as the scenario writes it. */
  readonly when?: string;
  /** What all experts said in the round before, in ascending order of their middle. */
  readonly previous?: readonly (readonly number[])[];
}

/** What a form is made of beside its questions. */
export interface FormSetting {
  readonly expert: string;
  readonly round: number;
  readonly quantiles: "quartiles" | "5-50-95";
  readonly format: string;
}

/** A question as it is drawn. */
export interface FormQuestion {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly unit: string;
  readonly previous: readonly (readonly string[])[];
}

/** The whole form. */
export interface ElicitForm {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly lead: readonly string[];
  /** What the file that is saved begins with, and its name. */
  readonly head: Readonly<Record<string, string | number>>;
  readonly file: string;
  readonly questions: readonly FormQuestion[];
  readonly words: Readonly<
    Record<"note" | "save" | "copy" | "copied" | "text" | "unscripted" | "previous", string>
  > & { readonly columns: readonly string[] };
}

/** The form of one expert. */
export function elicitForm(
  naming: Naming,
  questions: readonly AskedQuestion[],
  { expert, round, quantiles, format }: FormSetting,
): ElicitForm {
  const { say, style, model } = naming;
  const title = textIn(model.title, style.language) || model.id;
  const seeds = questions.some(({ kind }) => kind === "seed");
  return {
    language: style.language,
    direction: directionOf(style.language),
    title: say("elicit.form-title", { scenario: title }),
    lead: [
      say("elicit.form-for", { expert, n: questions.length }),
      say(`elicit.form-${quantiles}`),
      say("elicit.form-alone"),
      ...(seeds ? [say("elicit.form-seeds")] : []),
      ...(round > 1 ? [say("elicit.form-again")] : []),
    ],
    head: { format, scenario: model.id, expert, round, quantiles },
    file: `${expert}-${String(round)}.json`,
    questions: questions.map((one) => drawn(one, naming)),
    words: {
      note: say("elicit.form-note"),
      save: say("elicit.form-save"),
      copy: say("elicit.form-copy"),
      copied: say("elicit.form-copied"),
      text: say("elicit.form-text"),
      unscripted: say("elicit.form-unscripted"),
      previous: say("elicit.form-previous"),
      columns: columnsOf(naming, quantiles),
    },
  };
}

/** The heads of the three answers. */
export function columnsOf(
  { say }: Pick<Naming, "say">,
  quantiles: FormSetting["quantiles"],
): readonly [low: string, middle: string, high: string] {
  return [say(`elicit.low-${quantiles}`), say("elicit.middle"), say(`elicit.high-${quantiles}`)];
}

function drawn(question: AskedQuestion, naming: Naming): FormQuestion {
  const { say, style } = naming;
  const { id, kind, percent, when, previous = [] } = question;
  const lines = [
    ...(kind === "seed" ? [] : [say(`elicit.kind.${kind}`)]),
    ...(when === undefined ? [] : [say("elicit.form-when", { condition: when })]),
  ];
  return {
    ...{ id, title: titleOf(question, naming), lines },
    unit: percent ? "%" : "",
    previous: previous.map((values) => values.map((one) => figureOf(one, percent, style))),
  };
}

/** Three significant digits, in percent where that is asked. */
export function figureOf(value: number, percent: boolean, style: NumberStyle): string {
  const shown = percent ? 100 * value : value;
  const text =
    Math.abs(shown) >= 1000
      ? formatNumber(Math.round(shown), style, 0)
      : formatSignificant(shown, 3, style);
  return percent ? `${text}%` : text;
}

/** The name of what is asked for, as its scenario has it. */
export function titleOf(
  { id, kind, element, text }: Pick<AskedQuestion, "id" | "kind" | "element" | "text">,
  { model, style }: Naming,
): string {
  if (kind === "seed") return textIn(text, style.language) || id;
  const [first = "", second = ""] = element;
  const texts = namesOf(model, id, first, second);
  const names = texts.map((one) => textIn(one, style.language)).filter((one) => one !== "");
  return names.length === 0 ? id : names.join(" – ");
}

function namesOf(
  model: Model,
  id: string,
  first: string,
  second: string,
): readonly (Texts | undefined)[] {
  const [section] = id.split(".");
  const byId = <One extends { readonly id: string }>(
    all: readonly One[] | undefined,
    key: string,
  ) => all?.find((one) => one.id === key);
  // Ids have no language: they are read where nothing else is.
  const plain = (key: string): Texts => ({ und: key.replaceAll("_", " ") });
  switch (section) {
    case "flashpoints": {
      const flashpoint = byId(model.flashpoints, first);
      const rule = byId(flashpoint?.rules, second);
      return [flashpoint?.name, rule?.name ?? rule?.headline ?? plain(second)];
    }
    case "actors": {
      const actor = byId(model.actors, first);
      return [actor?.name, byId(actor?.moves, second)?.name];
    }
    case "unknowns": {
      const unknown = byId(model.unknowns, first);
      return [unknown?.name, byId(unknown?.values, second)?.name];
    }
    case "events": {
      const event = byId(model.events, first);
      return [event?.name ?? event?.headline ?? plain(first)];
    }
    case "variables":
      return [byId(model.variables, first)?.name];
    default:
      return [byId(model.parameters, first)?.name ?? plain(first)];
  }
}
