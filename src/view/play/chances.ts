/** Chances from here: every outcome at the start, a step ago and now, whole questions first, then by place. */

import { at } from "../../base/invariant.ts";
import { levelName, outcomeTitle, shortNameOf, type Naming } from "../../story/naming.ts";
import { likelyText } from "./end.ts";
import { changeView, marginOf, percentOf, type ChangeView } from "./figures.ts";
import type { Odds, OddsChange } from "./scene.ts";
import { outcomesInOrder, watchedLevels } from "./watched.ts";

/** The odds that a screen may have by now. */
export interface OddsKnown {
  readonly now?: Odds;
  /** A step ago. */
  readonly last?: Odds;
  readonly start?: Odds;
  /** From a step ago to now. */
  readonly change?: OddsChange;
}

/** An outcome and its odds; "" where they are not known yet. */
export interface ChanceRow {
  readonly title: string;
  /** The flashpoint that it is about, and nothing else. */
  readonly flashpoint?: number;
  readonly start: string;
  readonly last: string;
  readonly now: string;
  /** `±1`; "" for what is no chance. */
  readonly margin: string;
  /** For a bar, in [0, 1]; absent for what is no chance. */
  readonly probability?: number;
  readonly change?: ChangeView;
}

/** All outcomes: those about the whole in the order of the scenario, then those about one place. */
export interface ChancesView {
  readonly whole: readonly ChanceRow[];
  readonly places: readonly { readonly name: string; readonly rows: readonly ChanceRow[] }[];
  /** Continuations that the odds of now rest on; 0 = none yet. */
  readonly runs: number;
}

function figure(naming: Naming, odds: Odds | undefined, index: number): string {
  const one = odds?.outcomes[index];
  if (one === undefined) return "";
  return one.kind === "chance" ? percentOf(naming, one.probability) : likelyText(naming, one);
}

/** The odds of every outcome. */
export function chancesOf(naming: Naming, known: OddsKnown): ChancesView {
  const { now, last, start, change } = known;
  const rows = outcomesInOrder(naming).map(({ index, outcome, flashpoint }): ChanceRow => {
    const one = now?.outcomes[index];
    const moved = one?.kind === "chance" ? changeView(naming, change?.outcomes[index]) : undefined;
    return {
      title: outcomeTitle(naming, outcome),
      ...(flashpoint === undefined ? {} : { flashpoint }),
      start: figure(naming, start, index),
      last: figure(naming, last, index),
      now: figure(naming, now, index),
      ...(one?.kind === "chance"
        ? { margin: marginOf(naming, one), probability: one.probability }
        : { margin: "" }),
      ...(moved === undefined ? {} : { change: moved }),
    };
  });
  const places = naming.model.flashpoints.flatMap(({ id }) => {
    const index = naming.program.flashpoints.findIndex((one) => one.id === id);
    const own = rows.filter(({ flashpoint }) => flashpoint === index);
    return own.length === 0 ? [] : [{ name: shortNameOf(naming, index), rows: own }];
  });
  return {
    whole: rows.filter(({ flashpoint }) => flashpoint === undefined),
    places,
    runs: now?.runs ?? 0,
  };
}

/** The odds of one flashpoint's watched rung from here on. */
export interface WatchedView {
  readonly rung: string;
  /** "" while it is not known. */
  readonly chance: string;
  readonly margin: string;
  readonly probability?: number;
  readonly change?: ChangeView;
}

/** Per flashpoint, by index, the rung that is watched and its odds. */
export function watchedOf(naming: Naming, { now, change }: OddsKnown): readonly WatchedView[] {
  return watchedLevels(naming).map((level, flashpoint): WatchedView => {
    const rung = levelName(naming, flashpoint, level);
    const one = now?.reach[flashpoint]?.[level];
    if (one === undefined) return { rung, chance: "", margin: "" };
    const moved = changeView(naming, change?.reach[flashpoint]?.[level]);
    return {
      rung,
      chance: percentOf(naming, one.probability),
      margin: marginOf(naming, one),
      probability: one.probability,
      ...(moved === undefined ? {} : { change: moved }),
    };
  });
}

/** How the chance of a watched rung rises from here to the end, by step; empty while it is not known. */
export function risingOf(odds: Odds | undefined, flashpoint: number): readonly number[] {
  return odds === undefined ? [] : at(odds.rising, flashpoint);
}
