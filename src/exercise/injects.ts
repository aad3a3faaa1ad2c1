/** Injects as the sealed run has them: those that are given in it, each with the truth that it makes. */

import type { AskedProgram } from "./answers.ts";
import type { Exercise, Inject } from "./model.ts";

/** Whether any inject depends on the run. */
export function dependOnRun({ injects }: Exercise): boolean {
  return injects.some(({ when, says }) => when !== undefined || says !== undefined);
}

/**
 * The exercise with the injects of a run.
 * @param outcomes values by outcome index of `asked.program`; a condition that holds is 1
 */
export function asGiven(
  exercise: Exercise,
  { outcomeOf }: Pick<AskedProgram, "outcomeOf">,
  outcomes: readonly number[],
): Exercise {
  const holds = ({ id }: Inject, part: "when" | "says"): boolean | undefined => {
    const index = outcomeOf.get(`injects.${id}.${part}`);
    return index === undefined ? undefined : outcomes[index] === 1;
  };
  const injects = exercise.injects
    .filter((inject) => holds(inject, "when") !== false)
    .map((inject): Inject => {
      const says = holds(inject, "says");
      if (says === undefined || inject.truth !== "unclear") return inject;
      return { ...inject, truth: says ? "true" : "false" };
    });
  return { ...exercise, injects };
}
