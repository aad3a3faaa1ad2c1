/**
 * What an outcome comes to along a path, told state by state: it is decided, or there is something to
 * remember. What is remembered is a digit above those of the state.
 */

import { at } from "../../../base/invariant.ts";
import type { Course } from "../pass.ts";
import { noteSeen, questionsOf, type ExtremeQuestion } from "../questions.ts";
import { MOST_STATES } from "../digits.ts";
import { ExactRefusal } from "../refusal.ts";

/** Extreme values so far, at most, and that there is none yet. */
const MOST_MEMORIES = 4097;

/** An outcome that is followed; the last `see` said `value`, or `memory`. */
export class Goal {
  /** How many things there may be to remember. */
  readonly memories: number;

  value = 0;
  memory = 0;
  readonly see: (digits: Float64Array, step: number, ended: boolean, memory: number) => boolean;

  /** @param course of a program with this outcome alone */
  constructor(course: Course) {
    const { open, state, extremes } = questionsOf(course);

    const [asked] = open;
    const [read] = state;
    if (asked !== undefined) {
      this.memories = 1;
      this.see = (digits, step, ended) => {
        const verdict = asked.verdict(digits, step);
        this.value = (verdict === "open" ? asked.otherwise : verdict) === "hit" ? 1 : 0;
        return ended || verdict !== "open";
      };
    } else if (read !== undefined) {
      this.memories = 1;
      this.see = (digits, step, ended) => {
        if (!ended && read.step !== step) return false;
        this.value = read.value(digits, step) + 0;
        return true;
      };
    } else {
      const room = Math.floor(MOST_STATES / course.layout.size);
      this.memories = Math.max(1, Math.min(MOST_MEMORIES, room));
      this.see = extreme(this, course, at(extremes, 0));
    }
  }
}

/** Follows the largest or smallest value so far. */
function extreme(goal: Goal, course: Course, question: ExtremeQuestion): Goal["see"] {
  const numbers = new Map<number, number>();
  const values: number[] = [];
  return (digits, step, ended, memory) => {
    const own = question.value(digits, step) + 0;
    const before = memory === 0 ? undefined : at(values, memory - 1);
    const value = before === undefined || question.exceeds(own, before) ? own : before;
    goal.value = value;
    if (ended) return true;
    let number = numbers.get(value);
    if (number === undefined) {
      noteSeen(course, question, value);
      number = values.push(value);
      numbers.set(value, number);
    }
    if (number >= goal.memories) {
      const { id } = at(course.program.outcomes, question.outcome);
      throw new ExactRefusal({ kind: "too many values", outcome: id, most: goal.memories });
    }
    goal.memory = number;
    return false;
  };
}
