/** Noise about a whole variable: the masses between the points where rounding changes. */

import { at } from "../../base/invariant.ts";
import type { Root } from "../../ir/expression.ts";
import { part, partsOf } from "../../ir/parts.ts";
import type { ProgramNoise } from "../../ir/program.ts";
import { chanceBelow } from "../../numeric/noise.ts";
import { evaluateAmount, evaluateRoot } from "../interpreter/evaluate.ts";
import { applyWrites } from "../interpreter/write.ts";
import { Block } from "./block.ts";
import { isReal } from "./digits.ts";
import { momentIn, shiftTo, type Ground } from "./ground.ts";
import { ExactRefusal } from "./refusal.ts";
import { UNIT } from "./rounding.ts";

/** Each cut errs by a few units: of the probability, of the quantile that drew, and of the grid. */
const CUT_ERROR = 16 * UNIT;

/** Drift with noise of one variable. @throws ExactRefusal where it is not whole */
export function noiseBlock(
  ground: Ground,
  index: number,
  drift: Root,
  { shape, spread }: ProgramNoise,
): Block {
  const { program } = ground.slice;
  const { id, min, max } = at(program.variables, index);
  if (isReal(program, index)) throw new ExactRefusal({ kind: "continuous draw", variable: id });
  const reads = [...partsOf(program, [drift.value, spread.value]), part("variable", index)];
  return new Block(ground.layout, reads, (site) => {
    const moment = momentIn(ground, site.state);
    const about = evaluateRoot(moment, drift);
    const width = evaluateAmount(moment, spread);
    const ways: { readonly value: number; readonly probability: number }[] = [];
    let below = 0;
    for (let value = min; value <= max; value += 1) {
      const next = value === max ? 1 : chanceBelow(shape, about, width, value + 0.5);
      if (next > below) ways.push({ value, probability: next - below });
      below = Math.max(below, next);
    }
    return {
      probabilities: ways.map(({ probability }) => probability),
      shifts: ways.map(({ value }) => {
        const write = { target: "variable", index, operation: "set", value } as const;
        return shiftTo(ground, site, applyWrites(program, site.state, [write], "drift", []));
      }),
      error: ways.length === 1 ? 0 : 2 * ways.length * CUT_ERROR,
    };
  });
}
