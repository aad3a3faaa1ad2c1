/**
 * A dated history as a path of a program: step by step what was seen, in the terms of the filter. What
 * nobody watched is hidden, so that the same Bayes serves a full and a partial observation.
 */

import { at, invariant } from "../base/invariant.ts";
import { dayOfChecked } from "../ir/calendar.ts";
import type { Program } from "../ir/program.ts";
import type { Observation, OpenHappening } from "./observation.ts";
import { eventKey, moveKey, scheduled, type Stretch } from "./open.ts";
import type { DayReading, Happening, LeftOut, Signal, WatchedPath } from "./signal.ts";
import { blindObservation, watchedProgram, type Watch } from "./watched.ts";

/** What was observed, by id and date; the `history` of a model is one. */
export interface DatedPath {
  readonly until: string;
  readonly levels: readonly {
    readonly flashpoint: string;
    readonly date: string;
    /** Where the day is not known: the last that it may have been; `date` is the first. */
    readonly latest?: string;
    readonly level: string;
    /** What it may have been instead. */
    readonly or?: readonly string[];
    readonly until?: string;
  }[];
  readonly events: readonly {
    readonly event: string;
    readonly date: string;
    readonly latest?: string;
  }[];
  readonly moves: readonly {
    readonly actor: string;
    readonly move: string;
    readonly date: string;
    readonly latest?: string;
  }[];
  readonly watched: readonly (
    { readonly event: string } | { readonly actor: string; readonly move?: string }
  )[];
}

/** The index of an id that the checker has let pass. */
function indexOf(items: readonly { readonly id: string }[], id: string): number {
  const index = items.findIndex((item) => item.id === id);
  invariant(index >= 0, `the program has ${id}`);
  return index;
}

/**
 * A history as a path. A step is read once, at its end; a step that is not over by the last day counts
 * for nothing yet.
 * @param until last day to use, where that is earlier than the history's own
 */
export function watchPath(program: Program, history: DatedPath, until?: string): WatchedPath {
  const days = program.calendar.dayOfStep;
  const last = Math.min(
    dayOfChecked(history.until),
    until === undefined ? Infinity : dayOfChecked(until),
  );
  const whole = days.slice(1).filter((day) => day <= last + 1).length;
  const leftOut: LeftOut[] = [];
  /** The observed step of a date; undefined if none holds it. */
  const stepOf = (date: string, id: string): number | undefined => {
    const day = dayOfChecked(date);
    if (day > last) return undefined;
    const step = days.findIndex(
      (first, index) => index < whole && day >= first && day < at(days, index + 1),
    );
    if (step >= 0) return step;
    leftOut.push({ date, id });
    return undefined;
  };
  const stretches: (Stretch & { readonly signal: Happening })[] = [];
  /** The observed step of what happened; undefined where that is not known, or none holds it. */
  const placed = (
    { date, latest }: { readonly date: string; readonly latest?: string },
    signal: Happening,
    key: string,
    id: string,
  ): number | undefined => {
    const [first, end] = [dayOfChecked(date), dayOfChecked(latest ?? date)];
    if (latest === undefined || first > last) return stepOf(date, id);
    if (end < at(days, 0) || first >= at(days, whole)) {
      leftOut.push({ date, id });
      return undefined;
    }
    const [from, to] = [first, end].map((day) => days.findLastIndex((begin) => begin <= day));
    invariant(from !== undefined && to !== undefined, "both ends have a step");
    // It may have been before the first step, or after the last.
    const maybeOutside = from < 0 || end >= at(days, whole);
    if (!maybeOutside && from === to) return from;
    stretches.push({ key, signal: { ...signal, since: date }, from, to, maybeOutside });
    return undefined;
  };
  const events = history.events.map((one) => {
    const event = indexOf(program.events, one.event);
    const key = eventKey(event);
    return { event, key, from: placed(one, { kind: "event", event }, key, one.event) };
  });
  const moves = history.moves.map((one) => {
    const actor = indexOf(program.actors, one.actor);
    const move = indexOf(at(program.actors, actor).moves, one.move);
    const key = moveKey(actor, move);
    return {
      actor,
      move,
      key,
      from: placed(one, { kind: "move", actor, move }, key, `${one.actor}.${one.move}`),
    };
  });
  const dated = [...events, ...moves].flatMap(({ key, from }) =>
    from === undefined ? [] : [{ key, from }],
  );
  const open = scheduled(stretches, dated, whole);
  const watch: Watch = {
    events: new Set([
      ...events.map(({ event }) => event),
      ...history.watched.flatMap((one) =>
        "event" in one ? [indexOf(program.events, one.event)] : [],
      ),
    ]),
    moves: new Set([
      ...moves.map(({ key }) => key),
      ...history.watched.flatMap((one) => {
        if (!("actor" in one)) return [];
        const actor = indexOf(program.actors, one.actor);
        const { moves: all, rest } = at(program.actors, actor);
        // Whoever watches an actor sees what it does; that it rests is seen by nothing.
        return all.flatMap(({ id }, move) =>
          (one.move === undefined ? move !== rest : one.move === id) ? [moveKey(actor, move)] : [],
        );
      }),
    ]),
  };
  const levels = program.flashpoints.map(({ id, levels: ladder }) =>
    readingsOf(
      history.levels
        .filter(({ flashpoint }) => flashpoint === id)
        .map(({ date, latest, level, or = [], until: known }) => ({
          day: dayOfChecked(date),
          latest: dayOfChecked(latest ?? date),
          levels: [level, ...or].map((id) => ladder.findIndex((one) => one === id)),
          known: known === undefined ? Infinity : dayOfChecked(known),
        }))
        .filter(({ day }) => day <= last),
    ),
  );
  const onDay = (day: number): DayReading | undefined =>
    day > last
      ? undefined
      : {
          levels: levels.map((reading) => reading(day, day)),
          happened: program.events.map((_, event) => {
            const own = history.events.filter((_one, index) => events[index]?.event === event);
            if (own.some(({ date, latest }) => dayOfChecked(latest ?? date) <= day)) return true;
            return own.some(({ date }) => dayOfChecked(date) <= day) ? undefined : false;
          }),
        };
  const before = program.flashpoints.map(({ start }): readonly number[] => [start]);
  const steps = Array.from({ length: whole }, (_, step) => {
    const blind = blindObservation(program);
    const seenEvents = [
      ...new Set(events.filter((one) => one.from === step).map(({ event }) => event)),
    ].toSorted((a, b) => a - b);
    const seenMoves = moves.filter((one) => one.from === step);
    const openNow = open.flatMap(({ key, from, to, maybeOutside }, entry): OpenHappening[] =>
      from <= step && step <= to ? [{ entry, key, isLast: to === step && !maybeOutside }] : [],
    );
    const seenKeys = new Set([...seenEvents.map(eventKey), ...seenMoves.map(({ key }) => key)]);
    const due = openNow.filter(({ key, isLast }) => isLast && !seenKeys.has(key));
    const seenLevels = levels.map((reading) => reading(at(days, step), at(days, step + 1) - 1));
    const changed = seenLevels.flatMap((levelsNow, flashpoint): Signal[] => {
      const from = at(before, flashpoint);
      if (levelsNow === undefined || levelsNow.join() === from.join()) return [];
      before[flashpoint] = levelsNow;
      const [to, ...or] = levelsNow;
      const others = or.length === 0 ? {} : { or };
      return [{ kind: "level", flashpoint, from: at(from, 0), to: to ?? 0, ...others }];
    });
    const moved = new Set(changed.map((one) => one.kind === "level" && one.flashpoint));
    const steady = seenLevels.flatMap((level, flashpoint) =>
      level === undefined || moved.has(flashpoint) ? [] : [flashpoint],
    );
    const signals: Signal[] = [
      ...seenEvents.map((event): Signal => ({ kind: "event", event })),
      ...seenMoves.map(({ actor, move }): Signal => ({ kind: "move", actor, move })),
      ...changed,
      ...due.map(({ entry }) => at(open, entry).signal),
      ...(watch.events.size + watch.moves.size >
      new Set([...seenKeys, ...due.map(({ key }) => key)]).size
        ? [{ kind: "quiet" } as const]
        : []),
      ...(steady.length > 0 ? [{ kind: "steady", flashpoints: steady } as const] : []),
    ];
    const observation: Observation = {
      ...blind,
      events: seenEvents,
      ...(openNow.length === 0 ? {} : { open: openNow }),
      turns: blind.turns.map((turn, actor) => ({
        ...turn,
        drawn: [
          ...new Set(seenMoves.filter((one) => one.actor === actor).map(({ move }) => move)),
        ].toSorted((a, b) => a - b),
      })),
      levels: seenLevels,
    };
    return { observation, signals };
  });
  return { program: watchedProgram(program, watch), steps, leftOut, onDay };
}

/**
 * The levels that a ladder may have at the end of a span of days: those of the last entry by then, if it was
 * still known in it; within the stretch of an entry also those of the one before.
 */
function readingsOf(
  entries: readonly {
    readonly day: number;
    readonly latest: number;
    readonly levels: readonly number[];
    readonly known: number;
  }[],
): (from: number, to: number) => readonly number[] | undefined {
  const reading = (index: number, from: number, to: number): readonly number[] | undefined => {
    const entry = entries[index];
    if (entry === undefined || entry.known < from) return undefined;
    if (entry.latest <= to) return entry.levels;
    const former = reading(index - 1, from, to);
    return former && [...new Set([...former, ...entry.levels])].toSorted((a, b) => a - b);
  };
  return (from, to) =>
    reading(
      entries.findLastIndex(({ day }) => day <= to),
      from,
      to,
    );
}
