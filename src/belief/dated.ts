/**
 * A dated history as a path of a program: step by step what was seen, in the terms of the filter. What
 * nobody watched is hidden, so that the same Bayes serves a full and a partial observation.
 */

import { at, invariant } from "../base/invariant.ts";
import { dayOfChecked } from "../ir/calendar.ts";
import type { Program } from "../ir/program.ts";
import type { Observation } from "./observation.ts";

/** What was observed, by id and date; the `history` of a model is one. */
export interface DatedPath {
  readonly until: string;
  readonly levels: readonly {
    readonly flashpoint: string;
    readonly date: string;
    readonly level: string;
    readonly until?: string;
  }[];
  readonly events: readonly { readonly event: string; readonly date: string }[];
  readonly moves: readonly {
    readonly actor: string;
    readonly move: string;
    readonly date: string;
  }[];
  readonly watched: readonly (
    { readonly event: string } | { readonly actor: string; readonly move?: string }
  )[];
}

/** One thing seen in a step that may tell hypotheses apart. */
export type Signal =
  | { readonly kind: "event"; readonly event: number }
  | { readonly kind: "move"; readonly actor: number; readonly move: number }
  /** A level other than the one seen before it. */
  | {
      readonly kind: "level";
      readonly flashpoint: number;
      readonly from: number;
      readonly to: number;
    }
  /** Watched events and moves that did not come. */
  | { readonly kind: "quiet" }
  /** Ladders that stand where they were last seen. */
  | { readonly kind: "steady"; readonly flashpoints: readonly number[] };

/** Dated things that no whole observed step holds: before the start, or in a step not yet over. */
export interface LeftOut {
  readonly date: string;
  readonly id: string;
}

/** A path in the terms of the filter. */
export interface WatchedPath {
  /** The program with everything hidden that was not watched. */
  readonly program: Program;
  /** By step, from 0: as far as whole steps were observed. */
  readonly steps: readonly {
    readonly observation: Observation;
    /** What happened first, then what did not. */
    readonly signals: readonly Signal[];
  }[];
  readonly leftOut: readonly LeftOut[];
  /** What was known on a day; undefined after the last day that is used. */
  readonly onDay: (day: number) => DayReading | undefined;
}

/** What was known on one day: the level of each ladder, if any, and events up to then. */
export interface DayReading {
  readonly levels: readonly (number | undefined)[];
  readonly happened: readonly boolean[];
}

interface Watch {
  readonly events: ReadonlySet<number>;
  /** `actor.move` by index. */
  readonly moves: ReadonlySet<string>;
}

const moveKey = (actor: number, move: number): string => `${String(actor)}.${String(move)}`;

/** The program in which only what is watched is visible. */
export function watchedProgram(program: Program, watch: Watch): Program {
  return {
    ...program,
    variables: program.variables.map((variable) => ({ ...variable, hidden: true })),
    events: program.events.map((event, index) => ({ ...event, hidden: !watch.events.has(index) })),
    actors: program.actors.map((actor, a) => ({
      ...actor,
      moves: actor.moves.map((move, m) => ({ ...move, hidden: !watch.moves.has(moveKey(a, m)) })),
    })),
    flashpoints: program.flashpoints.map((flashpoint) => ({
      ...flashpoint,
      rules: flashpoint.rules.map((rule) => ({ ...rule, hidden: true })),
    })),
  };
}

/** What is seen of a step of which nothing is. */
export function blindObservation(program: Program): Observation {
  return {
    events: [],
    turns: program.actors.map(({ sites }) => ({ choices: sites.map(() => undefined), drawn: [] })),
    fired: program.flashpoints.map(() => undefined),
    levels: program.flashpoints.map(() => undefined),
    variables: program.variables.map(() => undefined),
    ended: undefined,
  };
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
  const events = history.events.map(({ event, date }) => ({
    event: indexOf(program.events, event),
    step: stepOf(date, event),
  }));
  const moves = history.moves.map(({ actor, move, date }) => {
    const a = indexOf(program.actors, actor);
    return {
      actor: a,
      move: indexOf(at(program.actors, a).moves, move),
      step: stepOf(date, `${actor}.${move}`),
    };
  });
  const watch: Watch = {
    events: new Set([
      ...events.map(({ event }) => event),
      ...history.watched.flatMap((one) =>
        "event" in one ? [indexOf(program.events, one.event)] : [],
      ),
    ]),
    moves: new Set([
      ...moves.map(({ actor, move }) => moveKey(actor, move)),
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
        .map(({ date, level, until: known }) => ({
          day: dayOfChecked(date),
          level: ladder.findIndex((one) => one === level),
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
          happened: program.events.map((_, event) =>
            history.events.some(
              ({ date }, index) => events[index]?.event === event && dayOfChecked(date) <= day,
            ),
          ),
        };
  const before = program.flashpoints.map(({ start }) => start);
  const steps = Array.from({ length: whole }, (_, step) => {
    const blind = blindObservation(program);
    const seenEvents = [
      ...new Set(events.filter((one) => one.step === step).map(({ event }) => event)),
    ].toSorted((a, b) => a - b);
    const seenMoves = moves.filter((one) => one.step === step);
    const seenLevels = levels.map((reading) => reading(at(days, step), at(days, step + 1) - 1));
    const changed = seenLevels.flatMap((to, flashpoint): Signal[] => {
      const from = at(before, flashpoint);
      if (to === undefined || to === from) return [];
      before[flashpoint] = to;
      return [{ kind: "level", flashpoint, from, to }];
    });
    const moved = new Set(changed.map((one) => one.kind === "level" && one.flashpoint));
    const steady = seenLevels.flatMap((level, flashpoint) =>
      level === undefined || moved.has(flashpoint) ? [] : [flashpoint],
    );
    const signals: Signal[] = [
      ...seenEvents.map((event): Signal => ({ kind: "event", event })),
      ...seenMoves.map(({ actor, move }): Signal => ({ kind: "move", actor, move })),
      ...changed,
      ...(watch.events.size + watch.moves.size > seenEvents.length + seenMoves.length
        ? [{ kind: "quiet" } as const]
        : []),
      ...(steady.length > 0 ? [{ kind: "steady", flashpoints: steady } as const] : []),
    ];
    const observation: Observation = {
      ...blind,
      events: seenEvents,
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

/** The level at the end of a span of days: that of the last entry by then, if it was still known in it. */
function readingsOf(
  entries: readonly { readonly day: number; readonly level: number; readonly known: number }[],
): (from: number, to: number) => number | undefined {
  return (from, to) => {
    const latest = entries.findLast(({ day }) => day <= to);
    return latest === undefined || latest.known < from ? undefined : latest.level;
  };
}

/** The path with only these of a step's signals revealed, for telling what each of them says. */
export function revealOnly(
  path: WatchedPath,
  step: number,
  revealed: readonly Signal[],
): { readonly program: Program; readonly observation: Observation } {
  const { observation } = at(path.steps, step);
  const events = revealed.flatMap((one) => (one.kind === "event" ? [one.event] : []));
  const moves = revealed.flatMap((one) =>
    one.kind === "move" ? [moveKey(one.actor, one.move)] : [],
  );
  const ladders = revealed.flatMap((one) => (one.kind === "level" ? [one.flashpoint] : []));
  const all = revealed.some(({ kind }) => kind === "quiet");
  return {
    // Once it is told what did not come, all that was watched is visible.
    program: all
      ? path.program
      : watchedProgram(path.program, { events: new Set(events), moves: new Set(moves) }),
    observation: {
      ...observation,
      events,
      turns: observation.turns.map((turn, actor) => ({
        ...turn,
        drawn: turn.drawn.filter((move) => moves.includes(moveKey(actor, move))),
      })),
      levels: observation.levels.map((level, flashpoint) =>
        ladders.includes(flashpoint) ? level : undefined,
      ),
    },
  };
}
