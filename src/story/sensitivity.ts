/** What `brink sensitivity` found, told: which inputs move an outcome, by the method that was asked for. */

import type { SensitivityAnswer } from "../answer/sensitivity-schema.ts";
import type { Block, Story } from "./block.ts";
import { decompositionBlocks } from "./decomposition.ts";
import type { Followed } from "./inputs.ts";
import { outcomeName } from "./intervals.ts";
import { screeningBlocks } from "./screening.ts";
import { tornadoBlocks } from "./tornado.ts";
import { cautionBlocks, closing, note, paragraph, settingsLine, type Telling } from "./telling.ts";

/** The story of an analysis. */
export function tellSensitivity(answer: SensitivityAnswer, telling: Telling): Story {
  const { say } = telling;
  const told = measureBlocks(answer, telling);
  const { method, inputs, points, runsPerPoint: runs, seed, set, cautions } = answer;
  return {
    subject: telling.subject,
    made: [
      say(`sensitivity.${method}`, { inputs }),
      runs === 1
        ? say("sensitivity.effort-certain", { points, seed })
        : say("sensitivity.effort", { points, runs, seed }),
      ...settingsLine(set, telling),
    ],
    sections: [
      {
        id: "sensitivity",
        title: say(`sensitivity.section.${method}`),
        blocks: [
          ...cautionBlocks(cautions, telling),
          ...precisionBlocks(answer, telling),
          ...told,
          ...(answer.others > 0
            ? [note(say("sensitivity.note.others", { n: answer.others }))]
            : []),
          ...(told.length === 0 ? [] : [note(say(`sensitivity.note.${method}`))]),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function precisionBlocks(answer: SensitivityAnswer, { say }: Telling): Block[] {
  if (answer.method !== "sobol" || answer.precision?.reached !== true) return [];
  return [paragraph(say("precision.reached", { text: answer.precision.wanted }))];
}

function measureBlocks(answer: SensitivityAnswer, telling: Telling): readonly Block[] {
  const { shown } = answer;
  switch (answer.method) {
    case "tornado":
      return answer.measures.flatMap((one) =>
        tornadoBlocks(one, followed(one, shown, telling), telling),
      );
    case "morris":
      return answer.measures.flatMap((one) =>
        screeningBlocks(one, followed(one, shown, telling), telling),
      );
    case "sobol":
      return answer.measures.flatMap((one) =>
        decompositionBlocks(
          { ...one, runs: answer.runsPerPoint },
          followed(one, shown, telling),
          telling,
        ),
      );
  }
}

function followed(
  { outcome, measure }: SensitivityAnswer["measures"][number],
  shown: number,
  telling: Telling,
): Followed {
  const { say, naming } = telling;
  const name = telling.nameOf(outcome);
  switch (measure) {
    case "probability":
      return { name, scale: 100, shown };
    case "ever":
      return { name: outcomeName({ id: outcome, kind: "time" }, telling), scale: 100, shown };
    case "mean":
      return { name: say("compare.mean", { name }), scale: 1, shown };
    case "steps": {
      const cap = telling.number(naming.program.calendar.steps);
      return { name: say("compare.steps", { name, cap }), scale: 1, shown };
    }
  }
}
