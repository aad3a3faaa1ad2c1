/** What an analysis saw of each part of the program, over all steps and all values of unknowns. */

import type { Program, ProgramFlashpoint } from "../program.ts";
import type { Interval } from "./interval.ts";

/** Which values a condition was seen to be able to have. */
export interface Verdict {
  canBeTrue: boolean;
  canBeFalse: boolean;
}

/** Elements are known by identity: rules, events, moves, multipliers, effects, outcomes. */
export class Findings {
  readonly #verdicts = new Map<object, Verdict>();
  readonly #possible = new Set<object>();
  readonly #values = new Map<object, Interval>();
  /** Per flashpoint and level, whether some snapshot may have it. */
  readonly levels: readonly boolean[][];

  constructor(program: Program) {
    this.levels = program.flashpoints.map((flashpoint: ProgramFlashpoint) =>
      flashpoint.levels.map(() => false),
    );
  }

  /** Notes what the condition of `element` can be in one place and step. */
  noteCondition(element: object, canBeTrue: boolean, canBeFalse: boolean): void {
    const verdict = this.#verdicts.get(element);
    if (verdict === undefined) {
      this.#verdicts.set(element, { canBeTrue, canBeFalse });
      return;
    }
    verdict.canBeTrue ||= canBeTrue;
    verdict.canBeFalse ||= canBeFalse;
  }

  /** Whether both values were seen already, so that looking again can tell nothing new. */
  isSettled(element: object): boolean {
    const verdict = this.#verdicts.get(element);
    return verdict !== undefined && verdict.canBeTrue && verdict.canBeFalse;
  }

  /** What was seen of the condition of `element`; undefined if it was never asked. */
  verdictOn(element: object): Readonly<Verdict> | undefined {
    return this.#verdicts.get(element);
  }

  /** Notes that `element` may act: a rule fire, an event happen, a move be made. */
  notePossible(element: object): void {
    this.#possible.add(element);
  }

  isPossible(element: object): boolean {
    return this.#possible.has(element);
  }

  /** Notes the values that a root may have in one place and step. */
  noteValue(root: object, value: Interval): void {
    const seen = this.#values.get(root);
    this.#values.set(
      root,
      seen === undefined
        ? value
        : { low: Math.min(seen.low, value.low), high: Math.max(seen.high, value.high) },
    );
  }

  /** All values that a root was seen to have; undefined if it was never asked. */
  valuesOf(root: object): Interval | undefined {
    return this.#values.get(root);
  }

  noteLevels(flashpoint: number, levels: readonly boolean[]): void {
    const seen = this.levels[flashpoint];
    if (seen === undefined) return;
    for (const [level, possible] of levels.entries()) {
      if (possible) seen[level] = true;
    }
  }
}
