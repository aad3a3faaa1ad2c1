/** What is believed of what is hidden: as it stands, as it moved, and what moved it. */

import { at } from "../../base/invariant.ts";
import { dateOfStep, told, unknownAt, valueName } from "../../story/naming.ts";
import { chanceOf } from "../../story/naming.ts";
import { formatFactor } from "../../story/figures.ts";
import { headlineOf } from "./headlines.ts";
import type { Scene } from "./scene.ts";

/** Something that moved a belief. */
export interface BeliefSignal {
  readonly step: number;
  readonly date: string;
  readonly text: string;
  /** Likelihood ratio for the value that the curve follows: `×0.80`. */
  readonly ratio: string;
  readonly direction: "up" | "down";
}

/** An unknown as a curve over time. */
export interface BeliefCurve {
  readonly unknown: string;
  /** The value that the curve follows: the one believed least at the start, whose coming would be news. */
  readonly value: string;
  readonly chance: string;
  /** A step ago; "" at the start. */
  readonly before: string;
  readonly isTrue?: boolean;
  /** Posterior of the value at S_0 … now. */
  readonly history: readonly number[];
  /** Newest first. */
  readonly signals: readonly BeliefSignal[];
}

/** The unknowns that the looker does not know, each as the curve of one value. */
export function beliefCurves(scene: Scene): readonly BeliefCurve[] {
  const { naming, beliefs, posterior, known, perspective, signals } = scene;
  const { unknowns } = scene.state;
  return posterior.flatMap((values, unknown): readonly BeliefCurve[] => {
    if (known.includes(unknown)) return [];
    const first = at(at(beliefs, 0), unknown);
    const value = first.indexOf(Math.min(...first));
    const history = beliefs.map((one) => at(at(one, unknown), value));
    const before = history.at(-2);
    return [
      {
        unknown: told(naming, unknownAt(naming, unknown).name),
        value: valueName(naming, unknown, value),
        chance: chanceOf(naming, at(values, value)),
        before: before === undefined ? "" : chanceOf(naming, before),
        ...(perspective.truth ? { isTrue: at(unknowns, unknown) === value } : {}),
        history,
        signals: signals
          .flatMap(({ step, item, ratios }): readonly BeliefSignal[] => {
            const log = ratios[unknown]?.[value];
            if (log === undefined || Math.abs(log) < 0.02) return [];
            const { text } = headlineOf(naming, item);
            const ratio = formatFactor(log, naming.style);
            const date = dateOfStep(naming, step, "day");
            return [{ step, date, text, ratio, direction: log > 0 ? "up" : "down" }];
          })
          .toReversed(),
      },
    ];
  });
}
