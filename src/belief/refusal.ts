/** When there is no exact belief: too much is hidden, or what was seen cannot be. */

/** Most hypotheses that are kept apart. */
export const maximumHypotheses = 20_000;

/** So much is hidden that the belief cannot be computed exactly; nothing is approximated instead. */
export class BeliefTooLarge extends Error {
  override readonly name = "BeliefTooLarge";
  readonly step: number;

  constructor(step: number) {
    super(
      `more than ${String(maximumHypotheses)} ways in which hidden things may stand after step ${String(step)}`,
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
