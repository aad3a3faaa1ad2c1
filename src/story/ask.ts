/** The answer to a threshold question, told. */

import type { AskAnswer } from "../answer/ask.ts";
import type { Story } from "./block.ts";
import { formatShare } from "./figures.ts";
import { cautionBlocks, closing, note, paragraph, settingsLine, type Telling } from "./telling.ts";

/** The story of an answer. */
export function tellAsk(one: AskAnswer, telling: Telling): Story {
  const { say, style } = telling;
  const { runs, seed, set, question, answer, cautions, probability, low, high } = one;
  const none = probability === null || low === null || high === null;
  const estimate = none ? undefined : formatShare({ probability, low, high }, style);
  const verdict = say(`ask.${answer}`);
  return {
    subject: telling.subject,
    made: [say("batch.runs", { n: runs, seed }), ...settingsLine(set, telling)],
    headline: [`${say("ask.question", { question })} ${verdict}`],
    sections: [
      {
        id: "ask",
        title: say("ask.question", { question }),
        blocks: [
          paragraph(verdict),
          ...(estimate === undefined ? [] : [paragraph(say("ask.estimate", { ...estimate }))]),
          ...cautionBlocks(cautions, telling),
          ...(answer === "undecided" ? [] : [note(say("ask.note.error"))]),
          ...(estimate === undefined ? [] : [note(say("precision.note.methods"))]),
          ...closing(one, telling),
        ],
      },
    ],
  };
}
