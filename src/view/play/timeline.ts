/** The run on one line: what happened, where one stands, and what is scheduled ahead. */

import { dateOfStep, eventName } from "../../story/naming.ts";
import { headlineOf, spansYears } from "./headlines.ts";
import type { NewsItem, Scene } from "./scene.ts";

/** What happened in a step, the weightiest of it. */
export interface TimelineMark {
  readonly step: number;
  readonly kind: "worse" | "better" | "event" | "own";
  readonly text: string;
}

/** Something with a date ahead. */
export interface Scheduled {
  readonly step: number;
  readonly date: string;
  readonly name: string;
}

/** A run as a line. */
export interface Timeline {
  /** Steps of the run, from S_0 to the horizon. */
  readonly steps: number;
  readonly now: number;
  readonly start: string;
  readonly end: string;
  /** At most one a step, oldest first. */
  readonly marks: readonly TimelineMark[];
  /** Soonest first. */
  readonly ahead: readonly Scheduled[];
}

const weights = { worse: 3, better: 2, own: 4, event: 1 } as const;

function kindOf(item: NewsItem): TimelineMark["kind"] | undefined {
  switch (item.kind) {
    case "level":
      return item.to > item.from ? "worse" : "better";
    case "event":
      return "event";
    case "move":
      return item.byPlayer ? "own" : undefined;
  }
}

/** The timeline of a scene. */
export function timelineOf({ naming, news, state, perspective }: Scene): Timeline {
  const { program } = naming;
  const { steps } = program.calendar;
  const length = spansYears(naming) ? "short" : "day";
  const marks = new Map<number, TimelineMark>();
  for (const item of news) {
    const kind = kindOf(item);
    if (kind === undefined) continue;
    const before = marks.get(item.step);
    if (before !== undefined && weights[before.kind] >= weights[kind]) continue;
    marks.set(item.step, { step: item.step, kind, text: headlineOf(naming, item).text });
  }
  const ahead = program.events.flatMap(({ occurrence, hidden }, event): readonly Scheduled[] => {
    if (occurrence.kind !== "dated" || (hidden && !perspective.truth)) return [];
    const { step } = occurrence;
    if (step < state.step || state.happened[event] === true) return [];
    return [{ step, date: dateOfStep(naming, step, length), name: eventName(naming, event) }];
  });
  return {
    steps,
    now: state.step,
    start: dateOfStep(naming, 0, length),
    end: dateOfStep(naming, steps, length),
    marks: [...marks.values()].toSorted((left, right) => left.step - right.step),
    ahead: ahead.toSorted((left, right) => left.step - right.step),
  };
}
