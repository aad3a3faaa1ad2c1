/** One flashpoint: its ladder, what drives it in the coming step, what happened to it. */

import { at } from "../../base/invariant.ts";
import {
  chanceOf,
  flashpointAt,
  levelName,
  numberOf,
  spanOfSteps,
  told,
  type Naming,
} from "../../story/naming.ts";
import { actView, causeOfNews, causeView, type CauseView } from "./causes.ts";
import { headlinesOf, type Headline } from "./headlines.ts";
import type { ActCause, Scene } from "./scene.ts";

/** A level of a ladder. */
export interface LadderRung {
  readonly level: number;
  readonly name: string;
  /** The observable definition; "" if none. */
  readonly test: string;
  readonly current: boolean;
  /** States of the path so far in which it stood here, including now. */
  readonly steps: number;
}

/** One flashpoint, closely. */
export interface Detail {
  readonly name: string;
  /** `Brink for 4 weeks`. */
  readonly now: string;
  readonly about: string;
  /** Worst first. */
  readonly ladder: readonly LadderRung[];
  /** Most likely first. */
  readonly causes: readonly CauseView[];
  readonly stay: string;
  /** The run is over. */
  readonly ended: boolean;
  readonly averaged: boolean;
  /** The draw of the step just taken; only for those who see the truth. */
  readonly draw: string;
  /** What moved it in the step just taken, as it stood at the start of that step. */
  readonly moved?: CauseView;
  /** Newest first. */
  readonly history: readonly Headline[];
  readonly levels: readonly number[];
}

function drawText({ naming, record, perspective }: Scene, flashpoint: number): string {
  const transition = record?.transitions.find((one) => one.flashpoint === flashpoint);
  if (!perspective.truth || transition?.draw === undefined) return "";
  const { draw, probability, fired, to } = transition;
  return naming.say("detail.drawn", {
    unit: naming.say(`unitword.${naming.program.calendar.unit}`),
    draw: numberOf(naming, draw, 4),
    threshold: numberOf(naming, probability, 4),
    result:
      fired === undefined
        ? naming.say("detail.stayed")
        : naming.say("detail.moved", { level: levelName(naming, flashpoint, to) }),
  });
}

/** Steps since the level was entered; `dwell` itself is capped at what expressions can tell apart. */
function stepsAtLevel(levels: readonly number[], startDwell: number): number {
  const now = at(levels, levels.length - 1);
  let steps = 0;
  while (steps < levels.length - 1 && levels[levels.length - 2 - steps] === now) steps += 1;
  return steps === levels.length - 1 ? steps + startDwell : steps;
}

function isHidden({ program }: Naming, { source }: ActCause): boolean {
  return source.kind === "event"
    ? at(program.events, source.event).hidden
    : at(at(program.actors, source.actor).moves, source.move).hidden;
}

function nowText(naming: Naming, level: string, steps: number): string {
  return steps === 0
    ? naming.say("detail.fresh", { level })
    : naming.say("detail.for", { level, time: spanOfSteps(naming, steps) });
}

function movedBy(scene: Scene, flashpoint: number): CauseView | undefined {
  const { news, before, states } = scene;
  const item = news.findLast((one) => one.kind === "level" && one.flashpoint === flashpoint);
  if (before === undefined || item?.kind !== "level" || item.step !== states.length - 2) {
    return undefined;
  }
  const cause = causeOfNews(before, item);
  if (cause === undefined) return undefined;
  return cause.kind === "rule"
    ? causeView(scene, flashpoint, cause.cause, item.from, false)
    : actView(scene, cause.act, flashpoint, item.from, false);
}

/** The detail of one flashpoint, by program index. */
export function detailOf(scene: Scene, flashpoint: number): Detail {
  const { naming, states, state, outlook, news, perspective } = scene;
  const { name, about, levels: rungs } = flashpointAt(naming, flashpoint);
  const { startDwell, rules } = at(naming.program.flashpoints, flashpoint);
  const levels = states.map((state) => at(state.levels, flashpoint));
  const level = at(levels, levels.length - 1);
  const { ended } = state;
  const { causes, acts, up, down } = at(outlook.flashpoints, flashpoint);
  const openActs = acts.filter((act) => perspective.truth || !isHidden(naming, act));
  const moved = movedBy(scene, flashpoint);
  const shown = causes.filter(({ rule }) => perspective.truth || !at(rules, rule).hidden);
  return {
    name: told(naming, name),
    now: nowText(naming, levelName(naming, flashpoint, level), stepsAtLevel(levels, startDwell)),
    about: told(naming, about),
    ladder: rungs
      .map((rung, index) => ({
        level: index,
        name: told(naming, rung.name),
        test: told(naming, rung.test),
        current: index === level,
        steps: levels.filter((one) => one === index).length,
      }))
      .toReversed(),
    causes: [
      ...shown.map((cause) => causeView(scene, flashpoint, cause, level)),
      ...openActs.map((act) => actView(scene, act, flashpoint, level)),
    ].toSorted((left, right) => right.chanceValue - left.chanceValue),
    stay: ended
      ? naming.say("detail.over")
      : naming.say("detail.stay", { chance: chanceOf(naming, Math.max(0, 1 - up - down)) }),
    ended,
    averaged: outlook.averaged && !ended,
    draw: drawText(scene, flashpoint),
    ...(moved === undefined ? {} : { moved }),
    history: headlinesOf(
      naming,
      news.filter((item) => item.kind === "level" && item.flashpoint === flashpoint),
    ),
    levels,
  };
}
