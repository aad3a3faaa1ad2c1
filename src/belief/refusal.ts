/** When there is no exact belief: too much is hidden, or what was seen cannot be. */

/** Most hypotheses that are kept apart. */
export const maximumHypotheses = 5_000;

/** Most ways of one step that are followed, over all hypotheses: a step takes seconds, not minutes. */
export const maximumWays = 50_000;

/** So much is hidden that the belief cannot be computed exactly; nothing is approximated instead. */
export class BeliefTooLarge extends Error {
  override readonly name = "BeliefTooLarge";
  readonly step: number;

  constructor(step: number) {
    super(
      `so much is hidden in this scenario that no exact belief can be kept after step ${String(step)} ` +
        `(more than ${String(maximumHypotheses)} states, or ${String(maximumWays)} ways in a step); ` +
        "observe the truth, or hide less",
    );
    this.step = step;
  }
}

/** What was observed has probability 0 in the scenario: it comes from another one, or from history. */
export class ImpossibleObservation extends Error {
  override readonly name = "ImpossibleObservation";
  readonly step: number;

  constructor(step: number) {
    super(`what was observed in step ${String(step)} cannot happen in the scenario`);
    this.step = step;
  }
}
