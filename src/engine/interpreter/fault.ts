/** Run faults: what stops a run, identically in every engine (docs/semantics.md, "Run faults"). */

import { at } from "../../base/invariant.ts";
import type { Place, Program } from "../../ir/program.ts";
import type { PlaceIndex } from "../../ir/expression.ts";

/** Why a run cannot go on. */
export type RunFaultReason =
  /** A checked value is NaN or infinite. */
  | "not finite"
  /** A multiplier, hazard, weight or share is below 0. */
  | "negative"
  /** The hazard of one rule or event exceeds 10^6 per step. */
  | "hazard above 10^6"
  /** A windowed chance is below 0, or 1 or more. */
  | "chance outside [0, 1)"
  /** The chance of a dated event is below 0 or above 1. */
  | "chance outside [0, 1]"
  /** All shares of an unknown are 0. */
  | "no share";

/**
 * The run cannot go on: a fault of the scenario in this state, which its author can mend. Whoever
 * knows seed and run adds them to the message.
 */
export class RunFault extends Error {
  override readonly name = "RunFault";
  readonly reason: RunFaultReason;
  /** t when it happened. */
  readonly step: number;
  readonly placeIndex: PlaceIndex;
  /** Where in the scenario. */
  readonly place: Place;

  constructor(program: Program, placeIndex: PlaceIndex, step: number, reason: RunFaultReason) {
    const place = at(program.places, placeIndex);
    super(`${place.path}: ${reason} in step ${String(step)}`);
    this.reason = reason;
    this.step = step;
    this.placeIndex = placeIndex;
    this.place = place;
  }
}
