/** Tables and words of those answers that are not yet stories. */

import type { Speech } from "../i18n/catalog.ts";
import { formatDate } from "../i18n/date.ts";
import { formatNumber, type NumberStyle } from "../i18n/number.ts";
import { textIn, type Texts } from "../i18n/text.ts";
import type {
  OutcomeEstimate,
  ShareEstimate,
  TimeEstimate,
} from "../study/estimates.ts";
import type { Table } from "../story/block.ts";
import type { BatchNames } from "../story/batch-names.ts";
import { formatMean, formatRoundShare, formatShare, oneIn } from "../story/figures.ts";

export type { BatchNames } from "../story/batch-names.ts";
export { inOrder } from "../story/intervals.ts";

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
