/** A batch as plain tables in one language: what the text report prints, decided before any layout. */

import type { Speech } from "../i18n/catalog.ts";
import { formatDate } from "../i18n/date.ts";
import { formatNumber, type NumberStyle } from "../i18n/number.ts";
import { textIn, type Texts } from "../i18n/text.ts";
import type {
  Estimates,
  FlashpointEstimate,
  OutcomeEstimate,
  ShareEstimate,
  TimeEstimate,
} from "../study/estimates.ts";
import type { Table } from "../story/block.ts";
import type { BatchNames } from "../story/batch-names.ts";
import { inOrder } from "../story/intervals.ts";
import { formatMean, formatRoundShare, formatShare, oneIn } from "../story/figures.ts";

export type { BatchNames } from "../story/batch-names.ts";

/** What the table says about how it came about. */
export interface BatchFacts {
  readonly seed: string;
  /** Runs wanted, and how many of them are done. */
  readonly total: number;
  readonly done: number;
  /** `id=value`, as given. */
  readonly settings: readonly string[];
  readonly faults: number;
  readonly firstFault?: {
    readonly run: number;
    readonly step: number;
    readonly place: string;
    readonly reason: string;
  };
  /** The precision asked for, and what came of it. */
  readonly precision?: {
    readonly text: string;
    readonly outcomes: readonly { readonly id: string; readonly reached: boolean }[];
    readonly leftOut: readonly string[];
  };
  /** The command that gives the same table again. */
  readonly replay: string;
}

/** @see Table */
export type BatchTable = Table;

export interface BatchView {
  readonly heading: readonly string[];
  readonly tables: readonly BatchTable[];
  readonly notes: readonly string[];
}

/** First-passage shares that fit a table of 80 columns; JSON and CSV have all. */
const shownShares: readonly number[] = [0.05, 0.25, 0.5];

/** The tables of a batch. */
export function viewBatch(
  estimates: Estimates | undefined,
  names: BatchNames,
  facts: BatchFacts,
  say: Speech,
  style: NumberStyle,
): BatchView {
  const words = new Words(estimates?.dates ?? [], names, say, style);
  const heading = [
    ...(names.title === undefined ? [] : [textIn(names.title, style.language)]),
    say("batch.runs", { n: facts.done, seed: facts.seed }),
    ...(facts.settings.length === 0
      ? []
      : [say("batch.with", { settings: facts.settings.join(", ") })]),
    ...(facts.done < facts.total
      ? [say("batch.partial", { done: facts.done, total: facts.total })]
      : []),
    ...precisionLines(facts, words),
  ];
  const tables = estimates === undefined ? [] : tablesOf(estimates, words);
  return { heading, tables, notes: notesOf(estimates, facts, say) };
}

function precisionLines({ precision }: BatchFacts, words: Words): string[] {
  if (precision === undefined) return [];
  const { say } = words;
  const { text, outcomes, leftOut } = precision;
  const list = (ids: readonly string[]): string => ids.map((id) => words.nameOf(id)).join(", ");
  const missed = outcomes.filter(({ reached }) => !reached).map(({ id }) => id);
  return [
    outcomes.length > 0 && missed.length === 0
      ? say("precision.reached", { text })
      : say("precision.missed", { text, outcomes: list(missed) }),
    ...(leftOut.length === 0 ? [] : [say("precision.left-out", { outcomes: list(leftOut) })]),
  ];
}

function tablesOf(estimates: Estimates, words: Words): BatchTable[] {
  return [
    ...outcomeTables(estimates, words),
    ...inOrder(estimates.flashpoints, words.names.flashpoints).map((flashpoint) =>
      flashpointTable(flashpoint, words),
    ),
    ...unknownTables(estimates, words),
  ];
}

/** The outcomes: conditions and numbers in one table, times in another; without those there are none of. */
export function outcomeTables(estimates: Estimates, words: Words): BatchTable[] {
  const { say } = words;
  const tables: BatchTable[] = [];
  const outcomes = inOrder(estimates.outcomes, words.names.outcomes);
  const values = outcomes.filter((outcome) => outcome.kind !== "time");
  if (values.length > 0) {
    tables.push({
      head: [say("batch.outcome"), say("batch.estimate"), say("batch.interval"), ""],
      rows: values.map((outcome) => words.outcome(outcome)),
    });
  }
  const times = outcomes.filter((outcome) => outcome.kind === "time");
  if (times.length > 0) {
    tables.push({
      head: [say("batch.outcome"), say("batch.ever"), say("batch.interval"), ...words.shares()],
      rows: times.map((outcome) => {
        const { value, interval } = formatShare(outcome.ever, words.style);
        return [words.nameOf(outcome.id), value, interval, ...words.dates(outcome)];
      }),
    });
  }
  return tables;
}

/** One flashpoint, a row per level. */
export function flashpointTable(flashpoint: FlashpointEstimate, words: Words): BatchTable {
  const { say } = words;
  const named = words.names.flashpoints.get(flashpoint.id);
  return {
    head: [
      words.text(named?.name, flashpoint.id),
      say("batch.final"),
      say("batch.ever"),
      ...words.shares(),
    ],
    rows: flashpoint.levels.map((id, level) => [
      words.text(named?.levels.get(id), id),
      words.share(flashpoint.final[level]),
      // Every run is at the best level or worse, always.
      level === 0 ? "" : words.share(flashpoint.ever[level]),
      ...(level === 0 ? shownShares.map(() => "") : words.dates(flashpoint.firstPassage[level])),
    ]),
  };
}

/** The unknowns, a table each. */
export function unknownTables(estimates: Estimates, words: Words): BatchTable[] {
  return inOrder(estimates.unknowns, words.names.unknowns).map((unknown) => {
    const named = words.names.unknowns.get(unknown.id);
    return {
      head: [
        `${words.text(named?.name, unknown.id)} (${words.say("batch.unknown")})`,
        words.say("batch.share"),
      ],
      rows: unknown.values.map((value) => [
        words.text(named?.values.get(value.id), value.id),
        words.share(value),
      ]),
    };
  });
}

function notesOf(estimates: Estimates | undefined, facts: BatchFacts, say: Speech): string[] {
  const notes: string[] = [];
  if (facts.faults > 0) notes.push(say("batch.note.faults", { n: facts.faults }));
  if (facts.firstFault !== undefined) {
    const { run, step, place, reason } = facts.firstFault;
    notes.push(say("batch.note.fault", { run, step, place, reason }));
  }
  if (estimates === undefined) {
    notes.push(say("caution.no-runs"));
  } else {
    const clipped = estimates.outcomes.reduce(
      (sum, outcome) => sum + (outcome.kind === "number" ? outcome.clipped : 0),
      0,
    );
    if (clipped > 0) notes.push(say("batch.note.clipped", { n: clipped }));
    const coarse = estimates.outcomes.some((one) => one.kind === "number" && one.coarse);
    if (coarse) notes.push(say("batch.note.coarse"));
    const means = estimates.outcomes.some((outcome) => outcome.kind === "number");
    const methods = means ? "batch.note.methods-means" : "batch.note.methods";
    const anytime = means ? "precision.note.methods-means" : "precision.note.methods";
    notes.push(say(facts.precision === undefined ? methods : anytime), say("batch.note.ever"));
    notes.push(say("batch.note.sampling"));
  }
  notes.push(say("note.model"), say("batch.replay", { command: facts.replay }));
  return notes;
}

/** Names, shares and dates in one language. */
export class Words {
  readonly isoDates: readonly string[];
  readonly names: BatchNames;
  readonly say: Speech;
  readonly style: NumberStyle;

  constructor(isoDates: readonly string[], names: BatchNames, say: Speech, style: NumberStyle) {
    this.isoDates = isoDates;
    this.names = names;
    this.say = say;
    this.style = style;
  }

  text(texts: Texts | undefined, id: string): string {
    return textIn(texts, this.style.language) || id;
  }

  nameOf(outcome: string): string {
    return this.text(this.names.outcomes.get(outcome), outcome);
  }

  share(estimate: ShareEstimate | undefined): string {
    return estimate === undefined ? "" : formatShare(estimate, this.style).value;
  }

  outcome(outcome: Exclude<OutcomeEstimate, { kind: "time" }>): string[] {
    const name = this.nameOf(outcome.id);
    if (outcome.kind === "number") {
      const { value, interval } = formatMean(outcome, this.style);
      return [name, value, interval, ""];
    }
    const { value, interval } = formatShare(outcome, this.style);
    const rare = oneIn(outcome.probability);
    let remark = "";
    if (rare !== undefined) remark = this.say("batch.rare", { n: formatNumber(rare, this.style) });
    if (outcome.count === 0) remark = this.say("batch.none-seen");
    return [name, value, interval, remark];
  }

  shares(): string[] {
    return shownShares.map((share) => formatRoundShare(share, this.style));
  }

  dates(time: TimeEstimate | undefined): string[] {
    const steps = shownShares.map(
      (share) => time?.quantiles.find((quantile) => quantile.share === share)?.step,
    );
    // Reached from the start, or never: saying it once is enough.
    return steps.map((step, index) =>
      step === undefined || (step === steps[index - 1] && (step === 0 || step === Infinity))
        ? ""
        : this.date(step),
    );
  }

  date(step: number): string {
    if (step === Infinity) return this.say("word.never");
    if (step === 0) return this.say("batch.start");
    const first = this.isoDates[0];
    const last = this.isoDates.at(-1);
    const iso = this.isoDates[step];
    if (iso === undefined || first === undefined || last === undefined) return String(step);
    // Within one year the day and month tell every date apart.
    const oneYear = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
    const unique = oneYear === 0 || (oneYear === 1 && last.slice(5) < first.slice(5));
    return formatDate(iso, this.style, unique ? "day" : "short");
  }
}
