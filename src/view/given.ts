/** Conditional answers as plain tables in one language. */

import type { Speech } from "../i18n/catalog.ts";
import { formatNumber, type NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type { ConditionalEstimates, ConditionalOutcome } from "../study/conditional.ts";
import type { OutcomeEstimate, ShareEstimate } from "../study/estimates.ts";
import { inOrder } from "../story/intervals.ts";
import {
  Words,
  type BatchFacts,
  type BatchNames,
  type BatchTable,
  type BatchView,
} from "./batch.ts";
import { formatMean, formatShare, type EstimateText } from "../story/figures.ts";

/** With fewer runs than this the reader is told that they are few. */
const FEW_RUNS = 100;

/**
 * The tables of a batch with a condition.
 * @param condition as the user wrote it
 */
export function viewGiven(
  estimates: ConditionalEstimates | undefined,
  condition: string,
  names: BatchNames,
  facts: BatchFacts,
  say: Speech,
  style: NumberStyle,
): BatchView {
  const words = new Words(estimates?.dates ?? [], names, say, style);
  const { done, total, seed, settings } = facts;
  const heading = [
    ...(names.title === undefined ? [] : [textIn(names.title, style.language)]),
    say("batch.runs", { n: done, seed }),
    ...(settings.length === 0 ? [] : [say("batch.with", { settings: settings.join(", ") })]),
    say("given.heading", { condition }),
    ...(estimates === undefined ? [] : [met(estimates, say, style)]),
    ...(done < total ? [say("batch.partial", { done, total })] : []),
  ];
  const tables =
    estimates === undefined || estimates.condition.count === 0 ? [] : tablesOf(estimates, words);
  return { heading, tables, notes: notesOf(estimates, facts, say) };
}

function met({ condition, runs }: ConditionalEstimates, say: Speech, style: NumberStyle): string {
  const { value, interval } = formatShare(condition, style);
  const count = formatNumber(condition.count, style);
  return say("given.met", { count, runs: formatNumber(runs, style), share: value, interval });
}

function tablesOf(estimates: ConditionalEstimates, words: Words): BatchTable[] {
  const { say } = words;
  const columns = [say("given.all"), say("given.given"), say("batch.interval")];
  const outcomes = inOrder(estimates.outcomes, words.names.outcomes);
  const tables: BatchTable[] = [];
  if (outcomes.length > 0) {
    tables.push({
      head: [say("batch.outcome"), ...columns, say("given.joint")],
      rows: outcomes.map((outcome) => outcomeRow(outcome, words)),
    });
  }
  const times = outcomes.filter(({ all }) => all.kind === "time");
  if (times.length > 0) {
    tables.push({
      head: [`${say("batch.outcome")} (${say("given.given")})`, ...words.shares()],
      rows: times.map(({ id, given }) => [
        words.nameOf(id),
        ...words.dates(given?.kind === "time" ? given : undefined),
      ]),
    });
  }
  const unknowns = inOrder(
    estimates.unknowns.map((unknown) => ({ id: unknown.all.id, ...unknown })),
    words.names.unknowns,
  );
  for (const { id, all, given } of unknowns) {
    const named = words.names.unknowns.get(id);
    tables.push({
      head: [`${words.text(named?.name, id)} (${say("batch.unknown")})`, ...columns],
      rows: all.values.map((value, index) => [
        words.text(named?.values.get(value.id), value.id),
        words.share(value),
        ...pair(given?.values[index], words),
      ]),
    });
  }
  return tables;
}

function outcomeRow({ id, all, given, joint }: ConditionalOutcome, words: Words): string[] {
  const conditional = given === undefined ? undefined : figures(given, words);
  return [
    words.nameOf(id),
    figures(all, words).value,
    conditional?.value ?? "",
    conditional?.interval ?? "",
    words.share(joint),
  ];
}

function figures(outcome: OutcomeEstimate, words: Words): EstimateText {
  switch (outcome.kind) {
    case "boolean":
      return formatShare(outcome, words.style);
    case "time":
      return formatShare(outcome.ever, words.style);
    case "number":
      return formatMean(outcome, words.style);
  }
}

function pair(share: ShareEstimate | undefined, words: Words): string[] {
  if (share === undefined) return ["", ""];
  const { value, interval } = formatShare(share, words.style);
  return [value, interval];
}

function notesOf(
  estimates: ConditionalEstimates | undefined,
  facts: BatchFacts,
  say: Speech,
): string[] {
  const notes: string[] = [];
  if (facts.faults > 0) notes.push(say("batch.note.faults", { n: facts.faults }));
  if (estimates === undefined) {
    notes.push(say("caution.no-runs"));
  } else {
    const { count } = estimates.condition;
    if (count === 0) {
      notes.push(say("given.never-met", { runs: estimates.runs }));
    } else {
      notes.push(say("given.note.rests", { n: count }));
      if (count < FEW_RUNS) notes.push(say("given.note.few"));
    }
    const means = estimates.outcomes.some(({ all }) => all.kind === "number");
    notes.push(say(means ? "batch.note.methods-means" : "batch.note.methods"));
    notes.push(say("batch.note.sampling"));
  }
  notes.push(say("note.model"), say("batch.replay", { command: facts.replay }));
  return notes;
}
