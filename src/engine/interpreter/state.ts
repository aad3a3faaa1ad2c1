/**
 * The state of a run between two steps, exactly the table of `docs/semantics.md`.
 *
 * It is plain data (structured-cloneable, no methods), never mutated once published.
 */
export interface State {
  /** t. */
  readonly step: number;
  /** Level number per flashpoint. */
  readonly levels: readonly number[];
  /** Per flashpoint, capped at `dwellCap`. */
  readonly dwell: readonly number[];
  /** Per flashpoint and level, capped at `heldCaps`. */
  readonly held: readonly (readonly number[])[];
  readonly variables: readonly number[];
  /** Per stopwatch the steps since its start, capped, or `OFF`. */
  readonly stopwatches: readonly number[];
  /** Index of the drawn value per unknown. */
  readonly unknowns: readonly number[];
  readonly happened: readonly boolean[];
  /** Move indices of each actor's latest turn; empty = none. */
  readonly moves: readonly (readonly number[])[];
  /** `ends when` holds here, or t is the horizon: this state stands for all later k. */
  readonly ended: boolean;
}
