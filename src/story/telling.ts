/** The language in which a story is told, and the names, dates and figures of its scenario in it. */

import { listIn } from "../i18n/list.ts";
import { formatDate, isoFromDay } from "../i18n/date.ts";
import { formatNumber, type NumberStyle } from "../i18n/number.ts";
import { textIn, type Texts } from "../i18n/text.ts";
import type { Speech } from "../i18n/catalog.ts";
import type { Caution } from "../answer/caution.ts";
import type { Block } from "./block.ts";
import { batchNames, type BatchNames } from "./batch-names.ts";
import { formatRoundShare, formatShare, formatSignificant, type Share } from "./figures.ts";

import { stepOfComing, type Naming } from "./naming.ts";

/** First-passage shares that fit a table of 80 columns; the answer has all. */
const shownShares: readonly number[] = [0.05, 0.25, 0.5];

/** The step by which a share of the runs has something behind it. */
export interface PassageTime {
  readonly share: number;
  readonly step: number | "never" | null;
}

/** Gives words to what an answer holds. */
export class Telling {
  readonly naming: Naming;
  readonly say: Speech;
  readonly style: NumberStyle;
  readonly names: BatchNames;
  /** First days of the steps, ISO 8601. */
  readonly dates: readonly string[];
  /** Shares of runs by outcome, to tell an answer beside; empty where no runs stand beside it. */
  readonly runs: ReadonlyMap<string, Share>;

  constructor(naming: Naming, runs: ReadonlyMap<string, Share> = new Map()) {
    this.naming = naming;
    this.runs = runs;
    this.say = naming.say;
    this.style = naming.style;
    this.names = batchNames(naming);
    this.dates = naming.program.calendar.dayOfStep.map(isoFromDay);
  }

  /** The scenario's title; its id where it has none. */
  get subject(): string {
    return this.text(this.names.title, this.naming.program.id);
  }

  text(texts: Texts | undefined, id: string): string {
    return textIn(texts, this.style.language) || id;
  }

  /** An outcome or a flashpoint by its id; a condition as it was written. */
  nameOf(outcome: string): string {
    const id = outcome.trim();
    const { outcomes, flashpoints } = this.names;
    return this.text(outcomes.get(id) ?? flashpoints.get(id)?.name, outcome);
  }

  number(value: number, decimals?: number): string {
    return formatNumber(value, this.style, decimals);
  }

  /** A probability, with as many decimals as its interval warrants. */
  share(estimate: Share | undefined): string {
    return estimate === undefined ? "" : formatShare(estimate, this.style).value;
  }

  /** Round shares as heads of columns: those of the runs that something has come by. */
  shares(shown: readonly number[] = shownShares): readonly string[] {
    return shown.map((share) => formatRoundShare(share, this.style));
  }

  /** When those shares of the runs have it behind them; what is the same as before stands once. */
  passage(
    times: readonly PassageTime[] | undefined,
    shown: readonly number[] = shownShares,
  ): readonly string[] {
    const steps = shown.map((share) => times?.find((time) => time.share === share)?.step ?? null);
    return steps.map((step, index) =>
      step === null || (step === steps[index - 1] && (step === 0 || step === "never"))
        ? ""
        : this.date(step),
    );
  }

  /** The first day of a step, as short as tells it from the others. */
  date(step: number | "never"): string {
    if (step === "never" || step === Infinity) return this.say("word.never");
    return step === 0 ? this.say("batch.start") : this.#day(step);
  }

  /** When what holds in a state came about: the first day of the step before it, as a chronicle has it. */
  coming(state: number): string {
    return state === 0 ? this.say("batch.start") : this.#day(stepOfComing(state));
  }

  #day(step: number): string {
    const [first, last, iso] = [this.dates[0], this.dates.at(-1), this.dates[step]];
    if (iso === undefined || first === undefined || last === undefined) return String(step);
    // Within one year the day and month tell every date apart.
    const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
    const unique = years === 0 || (years === 1 && last.slice(5) < first.slice(5));
    return formatDate(iso, this.style, unique ? "day" : "short");
  }
}

/** What every story opens with: settings that differ from the file. */
export function settingsLine(set: Readonly<Record<string, string>>, { say }: Telling): string[] {
  const settings = Object.entries(set).map(([id, value]) => `${id}=${value}`);
  return settings.length === 0 ? [] : [say("batch.with", { settings: settings.join(", ") })];
}

/**
 * The words of cautions; a code that has none is shown as it is, never left out.
 * @param nameOf what names the ids in them; those of outcomes by default
 */
export function cautionBlocks(
  cautions: readonly Caution[],
  telling: Telling,
  nameOf: (id: string) => string = (id) => telling.nameOf(id),
): Block[] {
  const say = telling.say as unknown as (
    key: string,
    values: Readonly<Record<string, string | number>>,
  ) => string;
  return cautions.map(({ code, ...values }) => {
    const fill = Object.entries(values).map(([hole, value]) => [
      hole,
      filling(value, telling, nameOf),
    ]);
    const key = `caution.${code}`;
    const text = say(key, Object.fromEntries(fill) as Record<string, string | number>);
    return { kind: "caution", code, text: text === key ? code : text };
  });
}

function filling(
  value: Caution[string],
  telling: Telling,
  nameOf: (id: string) => string,
): string | number {
  if (typeof value === "object") return listIn(telling.style, value.map(nameOf));
  if (typeof value === "string" || Number.isInteger(value)) return value;
  return formatSignificant(value, 3, telling.style);
}

/** Paragraphs, heading, notes: blocks of a text. */
export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
/** A heading of a story. */
export const heading = (text: string): Block => ({ kind: "heading", text });
/** A note of a story. */
export const note = (text: string): Block => ({ kind: "note", text });

/** What every story ends with: what the figures leave out, what a model is, how to get it again. */
export function closing(
  { uncertainty, replay }: { readonly uncertainty: string; readonly replay: string },
  { say }: Telling,
): Block[] {
  return [
    ...(uncertainty === "sampling" ? [note(say("batch.note.sampling"))] : []),
    note(say("note.model")),
    { kind: "command", about: say("batch.again"), text: replay },
  ];
}
