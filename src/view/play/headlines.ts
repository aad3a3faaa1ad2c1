/** News as headlines: what happened, who did it, what it changed. */

import { at } from "../../base/invariant.ts";
import {
  actorAt,
  chanceOf,
  culpritName,
  dateOfStep,
  eventAt,
  eventName,
  isFlag,
  levelName,
  moveAt,
  ruleAt,
  shortNameOf,
  signedOf,
  told,
  variableAt,
  variableValue,
  type Naming,
} from "../../story/naming.ts";
import { isQuiet, newsLine } from "../../story/news-line.ts";
import { listIn } from "../../i18n/list.ts";
import type { ActSource, NewsItem, Written } from "./scene.ts";

/** How much a headline weighs: levels most, routine moves least. */
export type HeadlineKind = "worse" | "better" | "event" | "move";

/** A piece of news. */
export interface Headline {
  readonly step: number;
  readonly date: string;
  readonly kind: HeadlineKind;
  /** Who did it, in words; "" if not said. */
  readonly culprit: string;
  readonly text: string;
  /** `Ukraine: Brink → War`, where a level changed and the headline does not say it. */
  readonly change: string;
  /** The two parts of `change` for one line, in which what comes last may be cut: whose, and from where to where. */
  readonly subject: string;
  readonly levels: string;
  /** How likely a change of level had looked before; "" if that was not to be known, or decided. */
  readonly chance: string;
  /** A move without a headline of its own: daily business. */
  readonly routine: boolean;
  /** Hidden from players; shown because the looker sees the truth. */
  readonly hidden: boolean;
  /** What it wrote: `+4 Unity of the West`; "" if nothing that is seen. */
  readonly effects: string;
  /** The flashpoint whose level changed. */
  readonly flashpoint?: number;
  /** A player made it. */
  readonly own: boolean;
}

/** The headline of what moved a level, and who is to blame. */
function tellerOf(
  naming: Naming,
  { step, before, flashpoint, rule, source }: Extract<NewsItem, { kind: "level" }>,
): { readonly headline: string; readonly culprit: string } | undefined {
  if (source !== undefined) {
    const act = { ...source, step, before, hidden: false, byPlayer: false };
    const { text, culprit } = headlineOf(naming, act);
    return { headline: text, culprit };
  }
  if (rule === undefined) return undefined;
  const fired = ruleAt(naming, flashpoint, rule);
  return {
    headline: newsLine(naming, fired, before),
    culprit: culpritName(naming, fired.culprit),
  };
}

/** Whether a date without its year could be mistaken for another one. */
export function spansYears({ program }: Naming): boolean {
  const { dayOfStep } = program.calendar;
  return at(dayOfStep, dayOfStep.length - 1) - at(dayOfStep, 0) > 366;
}

/** What was written, in words: each variable with its value now and by how much it changed. */
function effectsText(naming: Naming, written: readonly Written[] = []): string {
  const texts = written.flatMap(({ variable, from, to }) => {
    if (variableAt(naming, variable).origin !== undefined) return [];
    const name = told(naming, variableAt(naming, variable).name);
    if (isFlag(naming, variable)) {
      const value = variableValue(naming, variable, to, 1);
      return [naming.say("run.flag", { variable: name, value })];
    }
    const change = signedOf(naming, to - from, 1);
    return [naming.say("news.written", { variable: name, change })];
  });
  return listIn(naming.style, texts);
}

/** One headline in words. */
export function headlineOf(naming: Naming, item: NewsItem): Headline {
  const common = {
    step: item.step,
    date: dateOfStep(naming, item.step, spansYears(naming) ? "short" : "day"),
    hidden: item.hidden,
    change: "",
    subject: "",
    levels: "",
    chance: "",
    routine: false,
    effects: "",
    own: false,
  };
  switch (item.kind) {
    case "event": {
      const event = eventAt(naming, item.event);
      const headline = newsLine(naming, event, item.before);
      return {
        ...common,
        kind: "event",
        culprit: culpritName(naming, event.culprit),
        effects: effectsText(naming, item.written),
        text: headline === "" ? eventName(naming, item.event) : headline,
      };
    }
    case "move": {
      const move = moveAt(naming, item.actor, item.move);
      const actor = told(naming, actorAt(naming, item.actor).name);
      const headline = newsLine(naming, move, item.before);
      return {
        ...common,
        kind: "move",
        routine: headline === "",
        culprit: culpritName(naming, move.culprit),
        effects: effectsText(naming, item.written),
        own: item.byPlayer,
        text:
          headline === ""
            ? naming.say("news.move", { actor, move: told(naming, move.name) })
            : headline,
      };
    }
    case "level": {
      const flashpoint = shortNameOf(naming, item.flashpoint);
      const ends = {
        from: levelName(naming, item.flashpoint, item.from),
        to: levelName(naming, item.flashpoint, item.to),
      };
      const change = naming.say("news.level", { flashpoint, ...ends });
      const teller = tellerOf(naming, item);
      const headline = teller?.headline ?? "";
      return {
        ...common,
        flashpoint: item.flashpoint,
        kind: item.to > item.from ? "worse" : "better",
        culprit: teller?.culprit ?? "",
        text: headline === "" ? change : headline,
        ...(headline === ""
          ? {}
          : { change, subject: flashpoint, levels: naming.say("news.levels", ends) }),
        chance: item.chance === undefined ? "" : chanceOf(naming, item.chance),
      };
    }
  }
}

function weightOf({ kind, routine }: Headline): number {
  if (kind === "worse") return 0;
  if (kind === "better") return 1;
  return kind === "event" ? 2 : routine ? 4 : 3;
}

function sourceKey(step: number, source: ActSource): string {
  return source.kind === "event"
    ? `${String(step)} event ${String(source.event)}`
    : `${String(step)} move ${String(source.actor)} ${String(source.move)}`;
}

/** One act that moved several levels is one headline with several changes. */
function merged(headlines: readonly (readonly [string, Headline])[]): readonly Headline[] {
  const byKey = new Map<string, Headline>();
  for (const [key, headline] of headlines) {
    const before = byKey.get(key);
    if (before === undefined) {
      byKey.set(key, headline);
      continue;
    }
    const kind = before.kind === "worse" ? before.kind : headline.kind;
    byKey.set(key, {
      ...before,
      kind,
      change: `${before.change}; ${headline.change}`,
      levels: `${before.levels}; ${headline.change}`,
    });
  }
  return [...byKey.values()];
}

/** Newest step first; within a step what weighs most first. */
export function headlinesOf(naming: Naming, news: readonly NewsItem[]): readonly Headline[] {
  // What moved a level is told with the level, not once more by itself.
  const tellers = new Set(
    news.flatMap((item) =>
      item.kind === "level" && item.source !== undefined ? [sourceKey(item.step, item.source)] : [],
    ),
  );
  const told = news
    .filter((item) => item.kind === "level" || !tellers.has(sourceKey(item.step, item)))
    .filter((item) => item.kind !== "event" || !isQuiet(eventAt(naming, item.event)))
    .map((item, index) => {
      const source = item.kind === "level" ? item.source : item;
      const key = source === undefined ? `own ${String(index)}` : sourceKey(item.step, source);
      return [key, headlineOf(naming, item)] as const;
    });
  return merged(told).toSorted(
    (left, right) => right.step - left.step || weightOf(left) - weightOf(right),
  );
}
