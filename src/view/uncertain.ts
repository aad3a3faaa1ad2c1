/** A batch with uncertain inputs as plain tables in one language. */

import type { Speech } from "../i18n/catalog.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { textIn } from "../i18n/text.ts";
import type { MixedTimes, UncertainEstimates, UncertainShare } from "../study/uncertainty.ts";
import { inOrder } from "../story/intervals.ts";
import {
  Words,
  type BatchFacts,
  type BatchNames,
  type BatchTable,
  type BatchView,
} from "./batch.ts";
import { formatMean, formatRoundShare, formatShare } from "../story/figures.ts";

/** What the tables say about how they came about. */
export interface UncertainFacts extends Omit<BatchFacts, "firstFault"> {
  readonly draws: number;
  readonly runsPerDraw: number;
}

/** First-passage shares that leave room for the bands. */
const shownShares: readonly number[] = [0.05, 0.5];

/** The tables of a batch with uncertain inputs. */
export function viewUncertain(
  estimates: UncertainEstimates | undefined,
  names: BatchNames,
  facts: UncertainFacts,
  say: Speech,
  style: NumberStyle,
): BatchView {
  const words = new Words(estimates?.dates ?? [], names, say, style);
  const { done, total, settings, draws, runsPerDraw: runs, seed } = facts;
  const heading = [
    ...(names.title === undefined ? [] : [textIn(names.title, style.language)]),
    say("uncertain.runs", { draws, runs, seed }),
    ...(settings.length === 0 ? [] : [say("batch.with", { settings: settings.join(", ") })]),
    ...(done < total ? [say("batch.partial", { done, total })] : []),
  ];
  const tables = estimates === undefined ? [] : uncertainTables(estimates, words);
  return { heading, tables, notes: notesOf(estimates, facts, say) };
}

/** Outcomes, flashpoints and unknowns, each with its band over the inputs. */
export function uncertainTables(estimates: UncertainEstimates, words: Words): BatchTable[] {
  const { say, style } = words;
  const tables: BatchTable[] = [];
  const outcomes = inOrder(estimates.outcomes, words.names.outcomes);
  const values = outcomes.filter((outcome) => outcome.kind !== "time");
  const band = say("uncertain.band");
  if (values.length > 0) {
    tables.push({
      head: [
        say("batch.outcome"),
        say("batch.estimate"),
        say("batch.interval"),
        band,
        say("uncertain.share"),
      ],
      rows: values.map((outcome) => {
        const share = formatShare({ probability: outcome.inputShare, low: 0, high: 0.1 }, style);
        const part = outcome.band === undefined ? "—" : share.value;
        if (outcome.kind === "boolean") {
          const { value, interval } = formatShare(outcome, style);
          return [words.nameOf(outcome.id), value, interval, shareBand(outcome, style), part];
        }
        const { value, interval } = formatMean(outcome, style);
        const { mean } = outcome;
        const spread =
          outcome.band === undefined ? "—" : formatMean({ mean, ...outcome.band }, style).interval;
        return [words.nameOf(outcome.id), value, interval, spread, part];
      }),
    });
  }
  const times = outcomes.filter((outcome) => outcome.kind === "time");
  const shares = shownShares.map((share) => formatRoundShare(share, style));
  if (times.length > 0) {
    tables.push({
      head: [say("batch.outcome"), say("batch.ever"), say("batch.interval"), band, ...shares],
      rows: times.map(({ id, ever, quantiles }) => {
        const { value, interval } = formatShare(ever, style);
        const dates = datesOf(quantiles, words);
        return [words.nameOf(id), value, interval, shareBand(ever, style), ...dates];
      }),
    });
  }
  const cells = (share: UncertainShare | undefined): string[] =>
    share === undefined ? ["", ""] : [formatShare(share, style).value, shareBand(share, style)];
  for (const flashpoint of inOrder(estimates.flashpoints, words.names.flashpoints)) {
    const named = words.names.flashpoints.get(flashpoint.id);
    const name = words.text(named?.name, flashpoint.id);
    tables.push({
      head: [name, say("batch.final"), band, say("batch.ever"), band, ...shares.slice(1)],
      rows: flashpoint.levels.map((id, level) => [
        words.text(named?.levels.get(id), id),
        ...cells(flashpoint.final[level]),
        // Every run is at the best level or worse, always.
        ...(level === 0
          ? ["", "", ""]
          : [
              ...cells(flashpoint.ever[level]),
              ...datesOf(flashpoint.firstPassage[level] ?? [], words).slice(1),
            ]),
      ]),
    });
  }
  for (const unknown of inOrder(estimates.unknowns, words.names.unknowns)) {
    const named = words.names.unknowns.get(unknown.id);
    const name = words.text(named?.name, unknown.id);
    tables.push({
      head: [`${name} (${say("batch.unknown")})`, say("batch.share"), band],
      rows: unknown.values.map((value) => [
        words.text(named?.values.get(value.id), value.id),
        ...cells(value),
      ]),
    });
  }
  return tables;
}

function shareBand({ probability, band }: UncertainShare, style: NumberStyle): string {
  return band === undefined ? "—" : formatShare({ probability, ...band }, style).interval;
}

function datesOf(times: MixedTimes, words: Words): string[] {
  return shownShares.map((wanted) => {
    const found = times.find(({ share }) => share === wanted);
    return found === undefined ? "" : words.date(found.step);
  });
}

function notesOf(
  estimates: UncertainEstimates | undefined,
  facts: UncertainFacts,
  say: Speech,
): string[] {
  const notes: string[] = [];
  if (facts.faults > 0) notes.push(say("batch.note.faults", { n: facts.faults }));
  if (estimates === undefined) notes.push(say("uncertain.none"));
  else {
    if (estimates.leftOut > 0) notes.push(say("uncertain.note.draws", { n: estimates.leftOut }));
    notes.push(
      say("uncertain.note.methods"),
      say("uncertain.note.band"),
      say("uncertain.note.dates"),
    );
  }
  notes.push(say("note.model"), say("batch.replay", { command: facts.replay }));
  return notes;
}
