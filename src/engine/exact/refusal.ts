/** Why a scenario has no exact solution here. */

/** A part of the state, as the language writes it, and how many values of it the states that were reached have. */
export interface WidePart {
  readonly part: string;
  readonly values: number;
}

/** A refusal, with all that a message needs. */
export type RefusalReason =
  /** A variable that is a real number takes ever more values. */
  | { readonly kind: "real variable"; readonly variable: string; readonly most: number }
  /** A whole variable takes more values than there is room for beside the other parts. */
  | { readonly kind: "wide variable"; readonly variable: string; readonly most: number }
  /** Noise about a variable that is a real number has no list of values. */
  | { readonly kind: "continuous draw"; readonly variable: string }
  /** More states than a number can tell apart; `real` variables count as 4096 values each. */
  | {
      readonly kind: "too many states";
      readonly states: number;
      readonly most: number;
      readonly real: readonly string[];
    }
  /** The states in which runs can be in one step outgrew the room. */
  | {
      readonly kind: "too many at once";
      readonly step: number;
      readonly most: number;
      readonly possible: number;
      readonly parts?: readonly WidePart[];
    }
  /** All states of all steps have to be held, and there are too many. */
  | { readonly kind: "too many to hold"; readonly step: number; readonly most: number }
  /** A turn of an actor has more choices than can be listed. */
  | { readonly kind: "too many choices"; readonly actor: string; readonly most: number }
  /** One state has more successors than can be listed. */
  | { readonly kind: "too many successors"; readonly step: number; readonly most: number }
  /** What follows a state hangs on the date in every step; or it may beyond the horizon. */
  | { readonly kind: "date for ever" }
  | { readonly kind: "date to come" }
  /** A counter is read as a number, and nothing bounds it. */
  | { readonly kind: "count for ever"; readonly id: string }
  /** The states in which runs can be at all outgrew the room. */
  | {
      readonly kind: "too many reached";
      readonly most: number;
      readonly parts?: readonly WidePart[];
    }
  /** No enclosure was found: the equations took more room, or more work, than there is. */
  | { readonly kind: "no enclosure"; readonly states: number }
  /** The largest value of an outcome takes too many values. */
  | { readonly kind: "too many values"; readonly outcome: string; readonly most: number };

/** Thrown by the solver where it cannot go on; no fault of the scenario. */
export class ExactRefusal extends Error {
  override readonly name = "ExactRefusal";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason.kind);
    this.reason = reason;
  }
}
