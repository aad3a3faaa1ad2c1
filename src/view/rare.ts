/** The probability of something rare as plain tables in one language. */

import type { Speech } from "../i18n/catalog.ts";
import { formatNumber, withDigits, type NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type { RareEstimate } from "../study/rare.ts";
import type { BatchNames, BatchTable, BatchView } from "./batch.ts";

/** What is told besides the estimate. */
export interface RareFacts {
  readonly settings: readonly string[];
  readonly replay: string;
}

/** What was asked. */
export interface RareQuestion {
  readonly identity: { readonly seed: string };
  readonly outcome: string;
  /** As asked. */
  readonly condition: string;
  readonly by?: string;
  readonly effort: number;
  readonly wanted: number;
}

/** Fewer replications with a hit than this leave the interval too short. */
const FEW_HITS = 20;

/** What comes true as often as this is told by plain runs: no level on the way is missed. */
const RARE = 0.1;

/** The tables of an estimate by splitting. */
export function viewRare(
  estimate: RareEstimate,
  question: RareQuestion,
  names: BatchNames,
  { settings, replay }: RareFacts,
  say: Speech,
  style: NumberStyle,
): BatchView {
  const { effort, wanted, identity, by } = question;
  const { replications, hits } = estimate;
  const tiny = (value: number): string => formatTiny(value, style);
  const named = question.outcome === question.condition.trim();
  const title = named ? textIn(names.outcomes.get(question.outcome), style.language) : "";
  const heading = [
    ...(names.title === undefined ? [] : [textIn(names.title, style.language)]),
    say("rare.made", { n: replications, effort, seed: identity.seed }),
    ...(settings.length === 0 ? [] : [say("batch.with", { settings: settings.join(", ") })]),
    ...(replications < wanted ? [say("rare.partial", { done: replications, total: wanted })] : []),
    "",
    title === "" ? question.condition : title,
    ...(hits === 0
      ? [say("rare.never")]
      : [
          say("rare.estimate", { p: tiny(estimate.probability), n: oneInText(estimate, style) }),
          replications < 2
            ? say("rare.single")
            : say("rare.interval", { low: tiny(estimate.low), high: tiny(estimate.high) }),
        ]),
  ];
  const notes: string[] = [];
  if (estimate.faults > 0) notes.push(say("rare.note.faults", { n: estimate.faults }));
  if (hits > 0 && replications >= 2) {
    notes.push(
      say("rare.note.method", { n: replications }),
      say("rare.note.work", {
        steps: about(estimate.steps, style),
        runs: about(estimate.plainRuns, style),
        times: about(estimate.saved, style),
      }),
    );
  }
  if (estimate.stages.length === 1) {
    notes.push(say(estimate.probability < RARE ? "rare.note.no-levels" : "rare.note.not-rare"));
  }
  if (hits < Math.min(FEW_HITS, replications)) notes.push(say("rare.note.few", { n: hits }));
  if (by === undefined) notes.push(say("rare.note.way"));
  notes.push(
    say("batch.note.sampling"),
    say("note.model"),
    say("batch.replay", { command: replay }),
  );
  return { heading, tables: [stageTable(estimate, by, say, style)], notes };
}

/** Stages of the way, and how many of their runs came on. */
export function stageTable(
  { stages }: Pick<RareEstimate, "stages">,
  by: string | undefined,
  say: Speech,
  style: NumberStyle,
): BatchTable {
  const share = (part: number, runs: number): string =>
    runs === 0 ? "—" : formatTiny(part / runs, style);
  return {
    head: [by ?? say("rare.level"), say("rare.runs"), say("rare.crossed"), say("rare.happened")],
    rows: stages.map(({ level, runs, crossed, happened }) => [
      level === undefined ? say("rare.last") : formatNumber(level, style),
      formatNumber(runs, style),
      level === undefined ? "" : share(crossed, runs),
      share(happened, runs),
    ]),
  };
}

/** Three digits, with a power of ten where it is small: `1.03e-6`; from 0.1 % on a percentage. */
export function formatTiny(value: number, style: NumberStyle): string {
  const text =
    value === 0
      ? "0"
      : value >= 0.001
        ? `${String(Number((value * 100).toPrecision(3)))}%`
        : value.toExponential(2);
  const digits = withDigits(text, style);
  return style.language === "ar" ? `\u2066${digits}\u2069` : digits;
}

/** To two digits. */
function about(value: number, style: NumberStyle): string {
  return value >= 1e9
    ? withDigits(value.toExponential(1).replace("e+", "e"), style)
    : formatNumber(Number(value.toPrecision(2)), style, 1);
}

/** `N` of "1 in N", to two digits. */
export function oneInText(
  { probability }: Pick<RareEstimate, "probability">,
  style: NumberStyle,
): string {
  return about(1 / probability, style);
}
