/**
 * The coming step as it looks from a perspective: per flashpoint the chances of moving, and what
 * drives them. With several hypotheses everything is their average.
 */

import { at } from "../../base/invariant.ts";
import type { TransitionChance } from "../../engine/interpreter/chances.ts";
import type { RuleRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Cause, Outlook } from "../../view/play/scene.ts";
import type { PlayEngine } from "./engine.ts";
import type { Hypothesis } from "./filter.ts";

interface Case {
  readonly probability: number;
  readonly chance: TransitionChance;
}

function average(cases: readonly Case[], of: (one: TransitionChance) => number): number {
  return cases.reduce((sum, { probability, chance }) => sum + probability * of(chance), 0);
}

function ruleIn(chance: TransitionChance, rule: number): RuleRecord | undefined {
  return chance.threshold.rules.find((record) => record.rule === rule);
}

function causeOf(cases: readonly Case[], rule: number, target: number): Cause {
  const records = cases.flatMap(({ probability, chance }) => {
    const record = ruleIn(chance, rule);
    return record === undefined ? [] : [{ probability, record }];
  });
  const weight = records.reduce((sum, { probability }) => sum + probability, 0);
  const mean = (of: (record: RuleRecord) => number): number => {
    const first = of(at(records, 0).record);
    // Equal values stay what they are to the last bit: sums of shares would not.
    if (records.every(({ record }) => of(record) === first)) return first;
    return (
      records.reduce((sum, { probability, record }) => sum + probability * of(record), 0) / weight
    );
  };
  const used = new Set(
    records.flatMap(({ record }) => record.factors.map((one) => one.multiplier)),
  );
  const factors = [...used]
    .toSorted((left, right) => left - right)
    .map((multiplier) => {
      const factorIn = (record: RuleRecord): number =>
        record.factors.find((one) => one.multiplier === multiplier)?.factor ?? 1;
      const first = factorIn(at(records, 0).record);
      const uncertain = records.some(({ record }) => factorIn(record) !== first);
      return { multiplier, factor: mean(factorIn), uncertain };
    });
  const written = records.map(({ record }) => record.base.probability);
  const baseChance = written[0];
  return {
    rule,
    target,
    certain: at(cases, 0).chance.threshold.mode === "certain",
    ...(baseChance !== undefined && written.every((one) => one === baseChance)
      ? { baseChance }
      : {}),
    baseHazard: mean((record) => record.base.hazard),
    factors,
    hazard: mean((record) => record.hazard),
    chance: average(cases, (chance) => {
      const { total, probability } = chance.threshold;
      const hazard = ruleIn(chance, rule)?.hazard ?? 0;
      return total === 0 ? 0 : (probability * hazard) / total;
    }),
  };
}

/** The outlook over some hypotheses (probabilities sum to 1). @throws RunFault */
export function outlookOf(engine: PlayEngine, hypotheses: readonly Hypothesis[]): Outlook {
  const all = hypotheses.map(({ probability, state }) => ({
    probability,
    chances: engine.chances(state),
  }));
  return {
    averaged: hypotheses.length > 1,
    flashpoints: engine.program.flashpoints.map((flashpoint, index) => {
      const cases = all.map(({ probability, chances }) => ({
        probability,
        chance: at(chances, index),
      }));
      const enabled = new Set(
        cases.flatMap(({ chance }) => chance.threshold.rules.map(({ rule }) => rule)),
      );
      return {
        up: average(cases, ({ up }) => up),
        down: average(cases, ({ down }) => down),
        causes: [...enabled]
          .toSorted((left, right) => left - right)
          .map((rule) => causeOf(cases, rule, at(flashpoint.rules, rule).target)),
      };
    }),
  };
}

/** Memoised per state and perspective, since a screen asks for the same one again and again. */
const memory = new WeakMap<State, Map<string, Outlook>>();

/** As `outlookOf`; `key` names the perspective (`truth`, or the players). @throws RunFault */
export function outlookMemoised(
  engine: PlayEngine,
  state: State,
  key: string,
  hypotheses: () => readonly Hypothesis[],
): Outlook {
  const known = memory.get(state) ?? new Map<string, Outlook>();
  memory.set(state, known);
  const outlook = known.get(key) ?? outlookOf(engine, hypotheses());
  known.set(key, outlook);
  return outlook;
}
