/** Answers without a horizon, told: a table of what was asked, with the bound of each number. */

import type { UnboundedAnswer } from "../answer/unbounded.ts";
import type { Story } from "./block.ts";
import { furthest, sureDigits, type Bounds } from "./exact-figures.ts";
import { isolated } from "./figures.ts";
import { cautionBlocks, closing, note, settingsLine, type Telling } from "./telling.ts";

type Question = UnboundedAnswer["questions"][number];

/** The story of an answer without a horizon. */
export function tellUnbounded(answer: UnboundedAnswer, telling: Telling): Story {
  const { say } = telling;
  const { questions, unit, cautions, set } = answer;
  const states = Math.max(...questions.map((one) => one.states));
  const transitions = questions.reduce((sum, one) => sum + one.transitions, 0);
  const settled = Math.max(...questions.map((one) => one.settled));
  const timed = questions.some(({ question }) => question === "mean-time");
  const head = [say("unbounded.question"), say("exact.value"), say("exact.within")];
  return {
    subject: telling.subject,
    made: [say("unbounded.solved", { states, transitions }), ...settingsLine(set, telling)],
    sections: [
      {
        id: "unbounded",
        title: say("unbounded.section"),
        blocks: [
          ...cautionBlocks(cautions, telling),
          {
            kind: "table",
            table: { head, rows: questions.flatMap((one) => rowsOf(one, telling)) },
          },
          note(say("unbounded.note.bound")),
          ...(timed ? [note(say(`unbounded.note.${unit}`))] : []),
          ...(settled > 0 ? [note(say("unbounded.note.settled", { step: settled }))] : []),
          ...closing(answer, telling),
        ],
      },
    ],
  };
}

function rowsOf(one: Question, { say, style }: Telling): readonly (readonly string[])[] {
  const asked = isolated(one.asked, style);
  const row = (label: string, bounds: Bounds | null | undefined, scale: 1 | 100) => [
    ...[label, sureDigits(bounds, style, scale), furthest(bounds, say, style, scale)],
  ];
  switch (one.question) {
    case "eventually":
      return [row(say("unbounded.eventually", { asked }), one.probability, 100)];
    case "mean-time":
      return [
        row(say("unbounded.mean-time", { asked }), one.mean, 1),
        ...(one.mean === null
          ? [row(say("unbounded.eventually", { asked }), one.probability, 100)]
          : []),
        ...(one.where === undefined ? [] : [row(say("unbounded.where", { asked }), one.where, 1)]),
      ];
    case "long-run":
      return [
        one.type === "boolean"
          ? row(say("unbounded.share", { asked }), one.mean, 100)
          : row(say("unbounded.long-run", { asked }), one.mean, 1),
      ];
    case "cost": {
      const label =
        one.until === undefined
          ? say("unbounded.cost", { asked })
          : say("unbounded.cost-until", { asked, until: isolated(one.until, style) });
      return [
        row(label, one.mean, 1),
        ...(one.probability === null
          ? []
          : [row(say("unbounded.endless", { asked }), one.probability, 100)]),
      ];
    }
  }
}
