/**
 * What one would write first: the rules of `ten.ts` as they stand, compiled by mathjs and evaluated in
 * a loop, with numbers from seedrandom.
 */

import { all, create, type EvalFunction } from "mathjs";
import seedrandom from "seedrandom";
import { at } from "../../src/base/invariant.ts";
import { downHazard, ringSize, upHazard } from "./ten.ts";

const steps = 52;
const top = 4;

/** What the loop found. */
export interface ByHand {
  readonly seconds: number;
  readonly war: number;
  readonly tension: number;
}

interface Rule {
  readonly flashpoint: number;
  readonly from: number;
  readonly to: number;
  readonly hazard: EvalFunction;
  readonly tension: number;
}

/** Plays a number of runs. */
export function playByHand(runs: number, now: () => number): ByHand {
  const math = create(all ?? {}, {});
  math.import({ logistic: (x: number): number => 1 / (1 + Math.exp(-x)) });
  const rules: Rule[] = [];
  for (let flashpoint = 0; flashpoint < ringSize; flashpoint += 1) {
    const next = `rung(f${String((flashpoint + 1) % ringSize)})`;
    const up = math.compile(upHazard(next));
    const down = math.compile(downHazard(`dwell(f${String(flashpoint)})`));
    for (let from = 0; from <= top; from += 1) {
      if (from < top) rules.push({ flashpoint, from, to: from + 1, hazard: up, tension: 4 });
      if (from > 0) rules.push({ flashpoint, from, to: from - 1, hazard: down, tension: -2 });
    }
  }
  const drift = math.compile("tension + 0.1 * (50 - tension)");
  const begin = now();
  let wars = 0;
  let tensions = 0;
  for (let run = 0; run < runs; run += 1) {
    const random = seedrandom(`run ${String(run)}`);
    const levels = Array.from({ length: ringSize }, () => 1);
    const entered = Array.from({ length: ringSize }, () => 0);
    let tension = 50;
    let war = false;
    for (let t = 0; t < steps; t += 1) {
      const scope: Record<string, unknown> = {
        tension,
        t,
        rung: (f: number) => at(levels, f),
        dwell: (f: number) => t - at(entered, f),
      };
      levels.forEach((_, f) => {
        scope[`f${String(f)}`] = f;
      });
      const fired: Rule[] = [];
      for (let f = 0; f < ringSize; f += 1) {
        const enabled = rules.filter((rule) => rule.flashpoint === f && rule.from === levels[f]);
        const hazards = enabled.map((rule) => Number(rule.hazard.evaluate(scope)));
        const total = hazards.reduce((sum, hazard) => sum + hazard, 0);
        const p = 1 - Math.exp(-total);
        const u = random();
        if (u >= p) continue;
        let sum = 0;
        const index = hazards.findIndex((hazard) => u * total < p * (sum += hazard));
        fired.push(at(enabled, index));
      }
      for (const rule of fired) {
        levels[rule.flashpoint] = rule.to;
        entered[rule.flashpoint] = t;
        tension += rule.tension;
      }
      tension = Math.min(Math.max(tension, 0), 100);
      tension = Math.min(Math.max(Number(drift.evaluate({ tension })), 0), 100);
      war ||= levels.includes(top);
    }
    if (war) wars += 1;
    tensions += tension;
  }
  return { seconds: (now() - begin) / 1000, war: wars / runs, tension: tensions / runs };
}
