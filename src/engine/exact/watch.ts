/** What looks at every state of a pass: it answers what a state decides, and takes that out of its columns. */

import { at } from "../../base/invariant.ts";
import { noteSeen, type Asked, type Questions } from "./questions.ts";
import { Sum } from "./rounding.ts";

/** One state in one step. */
export interface Sight {
  readonly step: number;
  readonly digits: Float64Array;
  /** All runs in it. */
  readonly mass: number;
  /** The masses of all columns of all states. */
  readonly masses: Float64Array;
  /** Whether runs are over here. */
  readonly ended: boolean;
  /** Whether they go on: neither over nor dropped. */
  readonly going: boolean;
}

/** Something that watches a pass. */
export interface Watch {
  /** Its columns: whether each holds, at first, all of the mass (1) or nothing (0). */
  readonly begin: readonly (0 | 1)[];
  /** Looks at a state whose columns for this watch start at `first`. */
  readonly see: (sight: Sight, first: number) => void;
}

/** Watches the outcomes themselves: one column for each question that stays open. */
export function watchOf(asked: Asked, { open, state, extremes }: Questions): Watch {
  return {
    begin: open.map(() => 1),
    see: ({ step, digits, mass, masses, ended, going }, first) => {
      for (const question of extremes) noteSeen(asked, question, question.value(digits, step));
      for (const { step: wanted, value, masses: found, dropped } of state) {
        if (wanted !== undefined && step > wanted) continue;
        if (ended || wanted === step) {
          const own = value(digits, step) + 0;
          const sum = found.get(own) ?? new Sum();
          found.set(own, sum);
          sum.add(mass);
        } else if (!going) {
          dropped.add(mass);
        }
      }
      for (const [index, question] of open.entries()) {
        const column = first + index;
        const own = at(masses, column);
        if (own === 0) continue;
        const verdict = question.verdict(digits, step);
        if (verdict === "hit") at(question.hits, step).add(own);
        else if (verdict === "miss") question.misses.add(own);
        else if (ended) question.open.add(own);
        else if (!going) question.dropped.add(own);
        if (verdict !== "open") masses[column] = 0;
      }
    },
  };
}
