/**
 * What one step did and why: every draw with the parts of its threshold, in canonical order.
 * Indices are those of the program. The parts recomputed left to right give the threshold to the
 * last bit: hazard = (((h0 · m_1) · m_2) …), total = ((h_1 + h_2) + …).
 *
 * Records explain with true factors; who may see them is decided by `view`, not here.
 */

/** A multiplier whose `when` held (or has none). */
export interface FactorRecord {
  /** Index into the `multipliers` of the rule, event or move. */
  readonly multiplier: number;
  readonly factor: number;
}

/** How a base came to its hazard. */
export interface BaseRecord {
  /** The windowed chance as written; absent for a hazard expression. */
  readonly probability?: number;
  /** h0, per step. */
  readonly hazard: number;
}

/** An enabled rule. */
export interface RuleRecord {
  readonly rule: number;
  readonly base: BaseRecord;
  readonly factors: readonly FactorRecord[];
  /** h = h0 · Π m. */
  readonly hazard: number;
}

/** The transition draw of one flashpoint. */
export interface TransitionRecord {
  readonly kind: "transition";
  readonly flashpoint: number;
  readonly from: number;
  /** `certain` if certain rules with positive total weight shut out the rest. */
  readonly mode: "hazard" | "certain" | "none";
  /** In mode `certain`: `hazard` holds the weight, `base.hazard` too, no factors. */
  readonly rules: readonly RuleRecord[];
  /** H, or the total weight. */
  readonly total: number;
  /** P = min(H, -expm1(-H)); 1 if certain; 0 if none. */
  readonly probability: number;
  /** The uniform; absent where nothing was drawn (mode `none` or H = 0). */
  readonly draw?: number;
  /** Index of the rule that fired; absent = stays. */
  readonly fired?: number;
  readonly to: number;
}

/** What was drawn for an event. */
export interface EventRecord {
  readonly kind: "event";
  readonly event: number;
  readonly base?: BaseRecord;
  readonly factors: readonly FactorRecord[];
  readonly hazard?: number;
  readonly probability: number;
  /** The uniform; absent where the event is certain. */
  readonly draw?: number;
  readonly happened: boolean;
}

/** A way in which a move could come about; a move that has none now has one option of weight 0. */
export interface MoveOption {
  readonly move: number;
  /** Index into the `ways` of the move; absent where only a player makes it, or the turn rests. */
  readonly way?: number;
  /** Whether `weight` is a weight; else it is a hazard. */
  readonly certain: boolean;
  /** The windowed chance as written; absent for a hazard expression or a weight. */
  readonly probability?: number;
  /** The weight, or h0 per step, before multipliers. */
  readonly base: number;
  readonly factors: readonly FactorRecord[];
  /** The weight, or the hazard of a slot: h0 · Π m divided by the slots of a turn. */
  readonly weight: number;
}

/** What was drawn in a turn. */
export interface MoveRecord {
  readonly kind: "move";
  readonly actor: number;
  readonly slot: number;
  /** Available moves (not yet made in this turn), one entry a way. */
  readonly options: readonly MoveOption[];
  /** `certain` if certain ways with positive total weight shut out the rest; `none` if nothing competes. */
  readonly mode: "certain" | "hazard" | "none";
  /** Sum of the weights, or of the hazards, of what competes. */
  readonly total: number;
  /** That some move is drawn: 1 if certain, P = min(H, -expm1(-H)) of hazards, 0 if none. */
  readonly probability: number;
  /** Absent where a player chose, or nothing could be drawn. */
  readonly draw?: number;
  readonly by: "policy" | "player" | "nobody";
  /** Absent = none. The resting move, in the last slot, where the turn made nothing else. */
  readonly chosen?: number;
  /** The way by which a policy came to it, as in `options`. */
  readonly way?: number;
}

/** A write that changed something. */
export interface ChangeRecord {
  readonly phase: "events" | "moves" | "transitions" | "effects" | "drift";
  readonly target: "variable" | "flashpoint";
  readonly index: number;
  /** Whose turn wrote it; only with sequential turns, where each turn is a phase of its own. */
  readonly actor?: number;
  readonly from: number;
  readonly to: number;
}

/** One step with all its reasons: what was drawn against which chance, and what came of it. */
export interface StepRecord {
  readonly step: number;
  readonly events: readonly EventRecord[];
  readonly moves: readonly MoveRecord[];
  readonly transitions: readonly TransitionRecord[];
  readonly changes: readonly ChangeRecord[];
}

/** A player's decision for one slot: the move's index, or none. */
export type Choice = { readonly kind: "move"; readonly move: number } | { readonly kind: "none" };

/** Choices of the players in one step, by actor index, then slot. Absent = the policy draws. */
export type Choices = ReadonlyMap<number, readonly Choice[]>;
