/**
 * Rows of a table as entries of a `history:`. A row is an episode: it begins in some day of a stretch,
 * and ends likewise, or with the stretch. Where episodes overlap, the worst level stands.
 */

import { at } from "../../base/invariant.ts";
import { visible } from "../../base/visible.ts";
import { diagnose } from "../../source/catalog.ts";
import { dateOfDay } from "../calendar.ts";
import { stretchOf, type DateColumns, type Stretch } from "./dates.ts";
import type { ColumnNames, Role } from "./shapes.ts";
import { selects, type Report, type Row, type Table } from "./table.ts";

/** What rows become. */
export interface HistoryMapping {
  readonly columns: ColumnNames;
  /** By values of the level's column; a level of undefined leaves such rows out. */
  readonly levels: readonly { readonly values: string; readonly level: string | undefined }[];
  /** Levels from best to worst. */
  readonly order: readonly string[];
  /** Where it stands when no episode is under way; undefined: unseen. */
  readonly baseline: string | undefined;
  /** Every row is one happening of this event, and not an episode. */
  readonly event: string | undefined;
  /** First and last day that are kept. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Id of the source of every entry. */
  readonly basis: string | undefined;
}

/** An entry of a history, ready to be written. */
export type Entry = Readonly<Record<string, string | readonly string[]>>;

/** What rows became. */
export interface ImportedHistory {
  /** Last day that the entries cover, as a date; undefined if there is none. */
  readonly until: string | undefined;
  readonly entries: readonly Entry[];
  /** Rows that stand behind them, and rows that no entry is of. */
  readonly used: number;
  readonly left: number;
}

interface Episode {
  readonly row: Row;
  readonly start: Stretch;
  readonly end: Stretch;
  /** Index in the order of levels; -1 for an event. */
  readonly level: number;
  readonly note: string | undefined;
}

/** Longest note that is kept. */
const NOTE = 200;

/** The entries of the rows. */
export function importHistory(
  table: Table,
  rows: readonly Row[],
  mapping: HistoryMapping,
  report: Report,
): ImportedHistory {
  const { event, first = -Infinity, last = Infinity } = mapping;
  const episodes = episodesOf(table, rows, mapping, report);
  const kept = episodes.filter(({ start, end }) => end.to >= first && start.from <= last);
  const ends = kept.map(({ end }) => end.to);
  const latest = Math.min(
    last,
    ends.reduce((most, day) => Math.max(most, day), -Infinity),
  );
  const entries =
    event === undefined
      ? levelEntries(kept, { ...mapping, last: latest }, report)
      : kept
          .toSorted((a, b) => a.start.from - b.start.from || a.start.to - b.start.to)
          .filter(({ start }) => start.from >= first)
          .map(({ start, note }) =>
            entryOf({ event }, { ...start, to: Math.min(start.to, last) }, note, mapping),
          );
  const used = new Set(kept.map(({ row }) => row)).size;
  return {
    until: ends.length === 0 ? undefined : dateOfDay(latest),
    ...{ entries, used, left: rows.length - used },
  };
}

function episodesOf(
  { column }: Table,
  rows: readonly Row[],
  { columns, levels, order, event }: HistoryMapping,
  report: Report,
): Episode[] {
  const found = Object.fromEntries(
    Object.entries(columns).map(([role, name]) => [role, column(name)]),
  ) as Partial<Record<Role, number>>;
  // What is missing has been reported.
  if (Object.values(found).includes(undefined as never)) return [];
  const begins: DateColumns = found;
  const ending = Object.entries(found).flatMap(([role, index]) =>
    role.startsWith("end-") ? [[role.slice(4), index] as const] : [],
  );
  const ends: DateColumns = Object.fromEntries(ending);
  const kinds = levels.map(({ values, level }) => ({ holds: selects(values), level }));
  return rows.flatMap((row): Episode[] => {
    let level = -1;
    if (event === undefined) {
      const cell = row.cell(found.level ?? -1);
      const kind = kinds.find(({ holds }) => holds(cell.text));
      if (kind === undefined) {
        const fill = { found: cell.text, column: columns.level ?? "" };
        report(diagnose("import-value", cell.span, fill));
        return [];
      }
      if (kind.level === undefined) return [];
      level = order.indexOf(kind.level);
    }
    const start = stretchOf(row, begins, report);
    if (start === undefined) return [];
    const stated = ending.length === 0 ? undefined : stretchOf(row, ends, report, true);
    const end = stated ?? { from: start.to, to: start.to };
    if (end.to < start.from) {
      const [from, to] = [dateOfDay(start.from), dateOfDay(end.to)];
      report(diagnose("import-date-order", row.span, { start: from, end: to }));
      return [];
    }
    const words = found.note === undefined ? "" : visible(row.cell(found.note).text);
    const note = words === "" ? undefined : words.slice(0, NOTE);
    const begun = { from: start.from, to: Math.min(start.to, end.to) };
    return [
      { row, start: begun, end: { from: Math.max(end.from, start.from), to: end.to }, level, note },
    ];
  });
}

/** The ladder goes to a level in some day of a stretch. */
interface Change {
  level: number;
  stretch: Stretch;
  readonly episode: Episode | undefined;
  /** Last day for which it is known to have stood there, where nothing is known of what follows. */
  until?: number;
}

/** No level: nothing is under way. */
const NONE = -1;

function levelEntries(
  episodes: readonly Episode[],
  mapping: HistoryMapping,
  report: Report,
): readonly Entry[] {
  const { order, baseline, first = -Infinity, last = Infinity } = mapping;
  const changes = orderKnown(
    changesOf(episodes, baseline === undefined ? NONE : order.indexOf(baseline)),
    report,
  );
  // What stands on the first day is entered on it.
  const before = changes.findLastIndex(({ stretch }) => stretch.to < first);
  return changes.flatMap(({ level, stretch, episode, until }, index): Entry[] => {
    if (level === NONE || index < before || stretch.from > last) return [];
    if (until !== undefined && until < first) return [];
    const within = {
      from: index === before ? first : Math.max(first, stretch.from),
      to: index === before ? first : Math.min(last, stretch.to),
    };
    const entry = entryOf({ level: at(order, level) }, within, episode?.note, mapping);
    return [until === undefined || until >= last ? entry : { ...entry, until: dateOfDay(until) }];
  });
}

/** The changes of the worst level under way, in their order. */
function changesOf(episodes: readonly Episode[], baseline: number): Change[] {
  const moments = episodes
    .flatMap((episode) => {
      const after = { from: episode.end.from + 1, to: episode.end.to + 1 };
      return [
        { day: episode.start.from, begins: true, stretch: episode.start, episode },
        { day: after.to, begins: false, stretch: after, episode },
      ];
    })
    .toSorted((a, b) => a.day - b.day || Number(a.begins) - Number(b.begins));
  const active = new Set<Episode>();
  const changes: Change[] = [];
  for (const [index, { day, begins, stretch, episode }] of moments.entries()) {
    if (begins) active.add(episode);
    else active.delete(episode);
    if (moments[index + 1]?.day === day) continue;
    let worst: Episode | undefined;
    for (const one of active) if (worst === undefined || one.level > worst.level) worst = one;
    const before = changes.at(-1);
    const level = worst?.level ?? baseline;
    if (level === (before?.level ?? baseline)) continue;
    if (level === NONE && before !== undefined) {
      before.until = Math.max(before.stretch.to, stretch.from - 1);
    }
    const own = begins && worst !== undefined ? worst : undefined;
    changes.push({ level, stretch: own?.start ?? stretch, episode: own });
  }
  return changes;
}

/** Changes whose order their stretches tell: of two that they do not, the worse one stands. */
function orderKnown(changes: readonly Change[], report: Report): readonly Change[] {
  const kept: Change[] = [];
  for (const change of changes) {
    const before = kept.at(-1);
    if (before === undefined || change.stretch.from > before.stretch.to) {
      kept.push(change);
    } else if (change.level > before.level) {
      const row = change.episode?.row.line ?? 0;
      if (before.episode !== undefined) {
        report(diagnose("import-order", before.episode.row.span, { row }));
      }
      kept[kept.length - 1] = change;
    } else {
      // It stands through the whole stretch in which it may have begun.
      const from = before.stretch.to + 1;
      kept.push({ ...change, stretch: { from, to: Math.max(from, change.stretch.to) } });
    }
  }
  return kept.filter(({ level }, index) => level !== kept[index - 1]?.level);
}

function entryOf(
  what: Entry,
  { from, to }: Stretch,
  note: string | undefined,
  { basis }: HistoryMapping,
): Entry {
  const when: Entry =
    from >= to ? { date: dateOfDay(from) } : { between: [dateOfDay(from), dateOfDay(to)] };
  return {
    ...("event" in what ? { ...what, ...when } : { ...when, ...what }),
    ...(note === undefined ? {} : { note }),
    ...(basis === undefined ? {} : { basis }),
  };
}
