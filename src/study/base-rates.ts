/**
 * Rates that a scenario implies, counted over runs in the terms of published data: crises that become
 * violent or wars, their length, how soon they come back, how conflicts rise and fall from year to year.
 */

import { at } from "../base/invariant.ts";
import type { RunSummary } from "../batch/tally.ts";
import { keyOfSeed } from "../random/seed.ts";
import { luckOf } from "../random/stream.ts";
import { bootstrapInterval } from "../stats/bootstrap.ts";
import { countInterval, ratioInterval } from "../stats/ratio.ts";
import { medianDuration, type Durations } from "../stats/survival.ts";
import { LEVEL } from "./estimates.ts";
import { spellsOf, type Spell } from "./spells.ts";

/** What is measured. */
export const MEASURES = [
  "war_given_crisis",
  "violence_given_crisis",
  "war_given_violence",
  "crisis_days",
  "recurrence_1y",
  "recurrence_5y",
  "violence_to_war_1y",
  "violence_to_peace_1y",
  "war_to_less_1y",
  "war_days",
  "nuclear_1y",
] as const;

/** One of them. */
export type Measure = (typeof MEASURES)[number];

/** From which level of a flashpoint on it counts as what; Infinity where never. */
export interface AuditedLadder {
  readonly flashpoint: number;
  readonly crisis: number;
  readonly violence: number;
  readonly war: number;
}

/** An implied rate with its interval of sampling error; `count` cases. */
export interface ImpliedRate {
  readonly measure: Measure;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** Groups of runs between which the spread is measured. */
const GROUPS = 20;

const DAYS_OF_YEAR = 365.25;

/** Sums over the runs of one group. */
interface Group {
  runs: number;
  years: number;
  nuclear: number;
  crises: number;
  violent: number;
  wars: number;
  /** Violent spells, and wars among them. */
  fights: number;
  fightsToWar: number;
  calmYears: number;
  returns: number;
  fightYears: number;
  fightUp: number;
  fightDown: number;
  warYears: number;
  warDown: number;
  readonly crisis: { readonly ended: number[]; readonly cut: number[] };
  readonly war: { readonly ended: number[]; readonly cut: number[] };
}

function emptyGroup(): Group {
  return {
    runs: 0,
    years: 0,
    nuclear: 0,
    crises: 0,
    violent: 0,
    wars: 0,
    fights: 0,
    fightsToWar: 0,
    calmYears: 0,
    returns: 0,
    fightYears: 0,
    fightUp: 0,
    fightDown: 0,
    warYears: 0,
    warDown: 0,
    crisis: { ended: [], cut: [] },
    war: { ended: [], cut: [] },
  };
}

function note(durations: { ended: number[]; cut: number[] }, { from, to, cut }: Spell): void {
  const row = cut ? durations.cut : durations.ended;
  while (row.length <= to - from) row.push(0);
  row[to - from] = (row[to - from] ?? 0) + 1;
}

function addPath(group: Group, path: readonly number[], ladder: AuditedLadder, days: number): void {
  const years = days / DAYS_OF_YEAR;
  const crises = spellsOf(path, ladder.crisis);
  for (const spell of crises) {
    note(group.crisis, spell);
    const levels = path.slice(spell.from, spell.to);
    // Published rates are of crises that began without violence.
    if (at(levels, 0) < ladder.violence) {
      group.crises += 1;
      if (levels.some((level) => level >= ladder.violence)) group.violent += 1;
      if (levels.some((level) => level >= ladder.war)) group.wars += 1;
    }
  }
  for (const [index, spell] of crises.entries()) {
    if (spell.cut) continue;
    const next = crises[index + 1];
    group.calmYears += ((next?.from ?? path.length) - spell.to) * years;
    if (next !== undefined) group.returns += 1;
  }
  for (const spell of spellsOf(path, ladder.violence)) {
    group.fights += 1;
    if (path.slice(spell.from, spell.to).some((level) => level >= ladder.war)) {
      group.fightsToWar += 1;
    }
  }
  for (const spell of spellsOf(path, ladder.war)) note(group.war, spell);
  for (let step = 0; step + 1 < path.length; step += 1) {
    const [now, next] = [at(path, step), at(path, step + 1)];
    if (now >= ladder.war) {
      group.warYears += years;
      if (next < ladder.war) group.warDown += 1;
    } else if (now >= ladder.violence) {
      group.fightYears += years;
      if (next >= ladder.war) group.fightUp += 1;
      if (next < ladder.violence) group.fightDown += 1;
    }
  }
}

/** Counts runs, shown one by one. */
export class RateCounter {
  readonly #groups: readonly Group[] = Array.from({ length: GROUPS }, emptyGroup);
  readonly #ladders: readonly AuditedLadder[];
  readonly #days: number;
  readonly #nuclear: number | undefined;

  /**
   * @param days length of a step
   * @param nuclear index of the outcome that is nuclear use
   */
  constructor(ladders: readonly AuditedLadder[], days: number, nuclear: number | undefined) {
    this.#ladders = ladders;
    this.#days = days;
    this.#nuclear = nuclear;
  }

  /** One run; those with a fault are left out. */
  add(summary: RunSummary): void {
    if (summary.kind === "fault") return;
    const group = at(this.#groups, summary.run % GROUPS);
    group.runs += 1;
    group.years += ((summary.levels.length - 1) * this.#days) / DAYS_OF_YEAR;
    if (this.#nuclear !== undefined) group.nuclear += at(summary.outcomes, this.#nuclear);
    for (const ladder of this.#ladders) {
      const path = summary.levels.map((levels) => at(levels, ladder.flashpoint));
      addPath(group, path, ladder, this.#days);
    }
  }

  /** The rates for which there were any cases, in the order of `MEASURES`. */
  rates(): readonly ImpliedRate[] {
    const groups = this.#groups;
    const days = this.#days;
    // Its own luck, the same every time.
    const luck = luckOf(keyOfSeed("base rates"), 0);
    const ratio = (
      measure: Measure,
      top: (group: Group) => number,
      bottom: (group: Group) => number,
      change: (rate: number) => number = same,
    ): readonly ImpliedRate[] => {
      const bottoms = groups.map(bottom);
      const count = groups.reduce((sum, group) => sum + top(group), 0);
      const whole = bottoms.reduce((a, b) => a + b, 0);
      if (whole === 0) return [];
      const spread = ratioInterval(groups.map(top), bottoms, LEVEL);
      const { value } = spread;
      const { low, high } = Number.isFinite(spread.high)
        ? spread
        : countInterval(count, whole, LEVEL, change === same);
      return [
        {
          measure,
          value: change(value),
          low: change(Math.max(0, low)),
          high: Math.min(1, change(high)),
          count,
        },
      ];
    };
    const within =
      (years: number) =>
      (rate: number): number =>
        -Math.expm1(-rate * years);
    const median = (measure: Measure, of: (group: Group) => Durations): readonly ImpliedRate[] => {
      const pooled = (some: readonly Group[]): number =>
        medianDuration(joined(some.map(of))) * days;
      const value = pooled(groups);
      if (!Number.isFinite(value)) return [];
      const count = groups.reduce((sum, group) => sum + total(of(group).ended), 0);
      const { low, high } = bootstrapInterval(
        groups,
        pooled,
        (resample, place) => luck(place, resample),
        LEVEL,
        400,
      );
      return [{ measure, value, low, high, count }];
    };
    const started = groups.some(({ runs }) => runs > 0);
    if (!started) return [];
    return [
      ...ratio(
        "war_given_crisis",
        ({ wars }) => wars,
        ({ crises }) => crises,
      ),
      ...ratio(
        "violence_given_crisis",
        ({ violent }) => violent,
        ({ crises }) => crises,
      ),
      ...ratio(
        "war_given_violence",
        ({ fightsToWar }) => fightsToWar,
        ({ fights }) => fights,
      ),
      ...median("crisis_days", ({ crisis }) => crisis),
      ...ratio(
        "recurrence_1y",
        ({ returns }) => returns,
        ({ calmYears }) => calmYears,
        within(1),
      ),
      ...ratio(
        "recurrence_5y",
        ({ returns }) => returns,
        ({ calmYears }) => calmYears,
        within(5),
      ),
      ...ratio(
        "violence_to_war_1y",
        ({ fightUp }) => fightUp,
        ({ fightYears }) => fightYears,
        within(1),
      ),
      ...ratio(
        "violence_to_peace_1y",
        ({ fightDown }) => fightDown,
        ({ fightYears }) => fightYears,
        within(1),
      ),
      ...ratio(
        "war_to_less_1y",
        ({ warDown }) => warDown,
        ({ warYears }) => warYears,
        within(1),
      ),
      ...median("war_days", ({ war }) => war),
      ...(this.#nuclear === undefined
        ? []
        : ratio(
            "nuclear_1y",
            ({ nuclear }) => nuclear,
            ({ years }) => years,
            within(1),
          )),
    ];
  }
}

const same = (rate: number): number => rate;

const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);

function joined(all: readonly Durations[]): Durations {
  const add = (rows: readonly (readonly number[])[]): readonly number[] =>
    Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, step) =>
      rows.reduce((sum, row) => sum + (row[step] ?? 0), 0),
    );
  return { ended: add(all.map(({ ended }) => ended)), cut: add(all.map(({ cut }) => cut)) };
}
