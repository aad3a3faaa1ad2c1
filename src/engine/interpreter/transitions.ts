/** Phase 3: transitions of the flashpoints (docs/semantics.md, "Transitions"). */

import { at } from "../../base/invariant.ts";
import { chanceOfHazard } from "../../numeric/hazard.ts";
import type { Luck } from "../../random/luck.ts";
import { evaluateAmount, fail, holds, type Moment } from "./evaluate.ts";
import { evaluateHazard, pick, sumOf } from "./hazard.ts";
import type { ChangeRecord, RuleRecord, TransitionRecord } from "./record.ts";
import type { State } from "./state.ts";
import { applyWrites, type Write } from "./write.ts";

/** All that decides a flashpoint's step but the draw. */
export type Threshold = Omit<TransitionRecord, "draw" | "fired" | "to">;

/** Enabled certain rules with their weights. */
function certainRules(moment: Moment, flashpoint: number): readonly RuleRecord[] {
  const level = at(moment.state.levels, flashpoint);
  const records: RuleRecord[] = [];
  for (const [index, rule] of at(moment.program.flashpoints, flashpoint).rules.entries()) {
    if (rule.base.kind !== "certain" || !at(rule.from, level) || !holds(moment, rule)) continue;
    const hazard = evaluateAmount(moment, rule.base.weight);
    records.push({ rule: index, base: { hazard }, factors: [], hazard });
  }
  return records;
}

/** Enabled chance and hazard rules with their hazards. */
function hazardRules(moment: Moment, flashpoint: number): readonly RuleRecord[] {
  const level = at(moment.state.levels, flashpoint);
  const records: RuleRecord[] = [];
  for (const [index, rule] of at(moment.program.flashpoints, flashpoint).rules.entries()) {
    const { base } = rule;
    if (base.kind === "certain" || !at(rule.from, level) || !holds(moment, rule)) continue;
    records.push({
      rule: index,
      ...evaluateHazard(moment, { base, multipliers: rule.multipliers }),
    });
  }
  return records;
}

/**
 * The enabled rules of a flashpoint, their hazards and the probability of moving. Certain rules of
 * positive total weight shut out the rest, which are then not evaluated. @throws RunFault
 */
export function transitionThreshold(moment: Moment, flashpoint: number): Threshold {
  const from = at(moment.state.levels, flashpoint);
  const common = { kind: "transition", flashpoint, from } as const;
  const certain = certainRules(moment, flashpoint);
  const weight = sumOf(certain.map((rule) => rule.hazard));
  const last = certain.at(-1);
  if (last !== undefined && !Number.isFinite(weight)) {
    const { place } = at(at(moment.program.flashpoints, flashpoint).rules, last.rule);
    fail(moment, place, "not finite");
  }
  if (weight > 0) {
    return { ...common, mode: "certain", rules: certain, total: weight, probability: 1 };
  }
  const rules = hazardRules(moment, flashpoint);
  const total = sumOf(rules.map((rule) => rule.hazard));
  return {
    ...common,
    mode: rules.length === 0 ? "none" : "hazard",
    rules,
    total,
    probability: chanceOfHazard(total),
  };
}

function drawTransition(moment: Moment, luck: Luck, flashpoint: number): TransitionRecord {
  const threshold = transitionThreshold(moment, flashpoint);
  const { from, rules, total, probability } = threshold;
  if (total === 0) return { ...threshold, to: from };
  const { site, rules: written } = at(moment.program.flashpoints, flashpoint);
  const draw = luck(site, moment.state.step);
  if (!(draw < probability)) return { ...threshold, draw, to: from };
  const chosen = pick(
    rules.map((rule) => rule.hazard),
    draw,
    probability,
  );
  const fired = at(rules, chosen).rule;
  return { ...threshold, draw, fired, to: at(written, fired).target };
}

/** Every flashpoint's step, all from one snapshot. @throws RunFault */
export function runTransitions(
  moment: Moment,
  luck: Luck,
  changes: ChangeRecord[],
): { readonly state: State; readonly records: readonly TransitionRecord[] } {
  const { program, state } = moment;
  const records = program.flashpoints.map((_, flashpoint) =>
    drawTransition(moment, luck, flashpoint),
  );
  const writes = records
    .filter((record) => record.to !== record.from)
    .map((record): Write => ({
      target: "flashpoint",
      index: record.flashpoint,
      operation: "set",
      value: record.to,
    }));
  return { state: applyWrites(program, state, writes, "transitions", changes), records };
}
